//! What is known in a row: the facts that conditions and branches give, as canonical texts, and what follows from them. Nothing is
//! concluded that need not be so; what a person would conclude beyond this is written as a condition of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{Expression, Operation};
use super::function::Function;
use super::names::{ColumnId, Names, Sort};
use super::syntax::Operator;
use super::value::Value;
use crate::arrange::Arrange;
use crate::limits::FACTS;

/// The row that a text speaks of, and a row of another table or rule set within it. All else in a text is numbers and signs of the language.
const ROW: char = '@';
const INNER: char = '#';

/// Something that holds in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A condition came out true, or false.
    Test(String, bool),
    /// A value of a closed list with so many members is this one, or is not.
    Member {
        /// The value.
        value: String,
        /// How many members its list has.
        count: usize,
        /// The member.
        code: u32,
        /// Whether it is.
        is: bool,
    },
    /// The column at the end of the references applies.
    Column(Vec<ColumnId>),
    /// Some other value applies.
    Value(String),
}

impl Fact {
    /// That a value applies.
    pub fn applies(value: &Expression) -> Fact {
        match &value.operation {
            Operation::Column(path, column) => Fact::Column(path.iter().chain([column]).copied().collect()),
            _ => Fact::Value(text(value)),
        }
    }

    /// That a value of a closed list is one member or is not; `None` where it is of no list.
    pub fn member(value: &Expression, code: u32, is: bool) -> Option<Fact> {
        let Some(Sort::List(list)) = &value.sort else { return None };
        Some(Fact::Member { value: text(value), count: list.len(), code, is })
    }

    /// What must hold for the fact to: that a column applies is the same as that its condition holds, where nothing else makes it empty.
    fn in_parts(self, names: &Names) -> Vec<Fact> {
        let Fact::Column(path) = &self else { return vec![self] };
        if path.iter().any(|column| names.columns[column.0].applies.doubt.is_some()) {
            return vec![self];
        }
        let conditions = path.iter().enumerate().flat_map(|(at, column)| {
            names.columns[column.0].applies.when.iter().map(move |fact| fact.seen_along(&path[..at]))
        });
        conditions.collect()
    }

    /// The fact as seen from a row from which these references lead to the row that it speaks of.
    pub fn seen_along(&self, path: &[ColumnId]) -> Fact {
        let along = |text: &String| text.replace(ROW, &row(path));
        match self {
            Fact::Test(text, holds) => Fact::Test(along(text), *holds),
            Fact::Member { value, count, code, is } => {
                Fact::Member { value: along(value), count: *count, code: *code, is: *is }
            }
            Fact::Column(column) => Fact::Column([path, column].concat()),
            Fact::Value(text) => Fact::Value(along(text)),
        }
    }
}

/// What follows for certain where a condition holds, or where it does not.
pub fn facts(condition: &Expression, holds: bool) -> Vec<Fact> {
    let test = || vec![Fact::Test(text(condition), holds)];
    match &condition.operation {
        Operation::Call(function, parts) => match (function, &parts[..], holds) {
            (Function::Not, [part], _) => facts(part, !holds),
            (Function::And, parts, true) | (Function::Or, parts, false) => {
                parts.iter().flat_map(|part| facts(part, holds)).collect()
            }
            (Function::And | Function::Or, [part], _) => facts(part, holds),
            (Function::IsInapplicable, [part], false) => vec![Fact::applies(part)],
            _ => test(),
        },
        Operation::Binary(operator, left, right) if operator.compares() => {
            let is = (*operator == Operator::Equal) == holds;
            let member = match (&left.operation, &right.operation) {
                (_, Operation::Constant(Value::Code(code))) => Fact::member(left, *code, is),
                (Operation::Constant(Value::Code(code)), _) => Fact::member(right, *code, is),
                _ => None,
            };
            let (text, straight) = compared(*operator, left, right);
            vec![member.unwrap_or(Fact::Test(text, straight == holds))]
        }
        _ => test(),
    }
}

/// What must hold where a column with this condition is to apply.
pub fn needed(condition: &Expression, names: &Names) -> Vec<Fact> {
    let whole = facts(condition, true);
    let parts: BTreeSet<Fact> = whole.iter().cloned().flat_map(|fact| fact.in_parts(names)).collect();
    if parts.len() <= FACTS { parts.into_iter().collect() } else { whole }
}

/// What is known of a value of a closed list.
#[derive(Clone, Debug, Default)]
struct Member {
    is: Option<u32>,
    is_not: BTreeSet<u32>,
}

/// Everything that is known in a row.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    known: BTreeSet<Fact>,
    members: BTreeMap<String, Member>,
}

impl Facts {
    /// Takes in what is known, with what follows from it.
    pub fn learn(&mut self, facts: impl IntoIterator<Item = Fact>, names: &Names) {
        let mut new: Vec<Fact> = facts.into_iter().collect();
        while let Some(fact) = new.pop() {
            if self.known.len() + self.members.len() >= FACTS || self.holds(&fact) {
                continue;
            }
            if let Fact::Column(path) = &fact
                && let Some((column, way)) = path.split_last()
            {
                // What stands there could be reached, and its own condition held.
                new.extend((!way.is_empty()).then(|| Fact::Column(way.to_vec())));
                new.extend(names.columns[column.0].applies.when.iter().map(|fact| fact.seen_along(way)));
            }
            self.add(fact);
        }
    }

    fn add(&mut self, fact: Fact) {
        match fact {
            Fact::Member { value, count, code, is } => {
                let member = self.members.entry(value).or_default();
                if is {
                    member.is = Some(code);
                } else {
                    member.is_not.insert(code);
                }
                // Where every member but one is out of the question, it is that one.
                if member.is_not.len() + 1 == count {
                    member.is = (0..).take(count).find(|code| !member.is_not.contains(code));
                }
            }
            fact => {
                self.known.insert(fact);
            }
        }
    }

    /// Whether it is known to hold.
    pub fn holds(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Member { value, code, is, .. } => self.members.get(value).is_some_and(|known| match known.is {
                Some(member) => (member == *code) == *is,
                None => !is && known.is_not.contains(code),
            }),
            fact => self.known.contains(fact),
        }
    }

    /// The same as seen from a row that refers by this column to the row that they speak of.
    pub fn seen_along(&self, reference: ColumnId) -> Facts {
        let path = [reference];
        let members = self.members.iter().map(|(value, member)| (value.replace(ROW, &row(&path)), member.clone()));
        Facts { known: self.known.iter().map(|fact| fact.seen_along(&path)).collect(), members: members.collect() }
    }
}

/// A row reached by references.
fn row(path: &[ColumnId]) -> String {
    path.iter().fold(ROW.to_string(), |text, column| format!("{text}.{}", column.0))
}

/// A text that two parts of formulas share only where they are the same value in the same row.
fn text(part: &Expression) -> String {
    match &part.operation {
        Operation::Constant(Value::Number(number)) => number.exact_text(),
        Operation::Constant(value) => format!("{value:?}"),
        Operation::Parameter(id) => format!("p{}", id.0),
        Operation::Period(end) => format!("d{}", u8::from(*end)),
        Operation::Column(path, column) => row(&[&path[..], &[*column]].concat()),
        Operation::Negate(part) => format!("-({})", text(part)),
        Operation::Binary(operator, left, right) if operator.compares() => match compared(*operator, left, right) {
            (text, true) => text,
            (text, false) => format!("Not({text})"),
        },
        Operation::Binary(operator, left, right) => format!("({}{}{})", text(left), operator.sign(), text(right)),
        Operation::Call(function, parts) => {
            let mut parts: Vec<String> = parts.iter().map(text).collect();
            if matches!(function, Function::And | Function::Or) {
                parts.arrange();
            }
            format!("{function:?}({})", parts.join(";"))
        }
        Operation::Switch(subject, arms, otherwise) => {
            let arms: Vec<String> = arms.iter().map(|(code, part)| format!("{code}:{}", text(part))).collect();
            let otherwise = otherwise.as_ref().map_or_else(String::new, |part| text(part));
            format!("Switch({};{};{otherwise})", text(subject), arms.join(";"))
        }
        Operation::Steps(steps) => {
            let which = if steps.slices { "Slices" } else { "Steps" };
            format!("{which}({};{};{})", steps.bounds.0, steps.column.0, text(&steps.value))
        }
        Operation::Elsewhere(elsewhere) => {
            let row = elsewhere.table.map_or_else(String::new, |_| ROW.to_string());
            format!(
                "{:?}{}({row};[{}])",
                elsewhere.other,
                elsewhere.place,
                text(&elsewhere.body).replace(ROW, &INNER.to_string())
            )
        }
        Operation::Aggregate(aggregate) => {
            let own = aggregate.own.map_or_else(String::new, |own| format!("{ROW}<{}", own.0));
            let body = aggregate.body.as_ref().map_or_else(String::new, |body| text(body).replace(ROW, &INNER.to_string()));
            format!("{:?}({};{own};[{body}])", aggregate.fold, aggregate.table.0)
        }
    }
}

/// A comparison as an equality or a less-than, and whether it says that or the opposite.
fn compared(operator: Operator, left: &Expression, right: &Expression) -> (String, bool) {
    let (left, right) = (text(left), text(right));
    match operator {
        Operator::Less => (format!("({left}<{right})"), true),
        Operator::GreaterOrEqual => (format!("({left}<{right})"), false),
        Operator::Greater => (format!("({right}<{left})"), true),
        Operator::LessOrEqual => (format!("({right}<{left})"), false),
        _ => {
            let (first, second) = if left <= right { (left, right) } else { (right, left) };
            (format!("({first}={second})"), operator == Operator::Equal)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::check::Checker;
    use super::super::names::{Doubt, TableId};
    use super::super::syntax::parse_formula;
    use super::*;
    use crate::message::{Reporter, SourceText, Span};

    /// Tables `a` and `b`, where `b` refers to `a`. In `a` the column `y` applies where `l = "ett"`, and may be empty even so; `z`
    /// applies where `y` does, and `u` where `z` does.
    fn names() -> Names {
        let mut names = Names::default();
        let (a, b) = (names.add_table("a"), names.add_table("b"));
        let list = |members: &[&str]| Sort::List(Arc::new(members.iter().map(|m| (*m).to_owned()).collect()));
        for (id, sort) in [("k", list(&["ja", "nej"])), ("l", list(&["ett", "två", "tre"])), ("x", Sort::pure())] {
            names.add_column(a, id, Some(sort));
        }
        for (id, condition) in [("y", "l = \"ett\""), ("z", "OCH(x > 1; ICKE(ÄRTOM(y)))"), ("u", "ICKE(ÄRTOM(z))")] {
            let when = needed(&checked(condition, a, &names), &names);
            let column = names.add_column(a, id, Some(Sort::pure()));
            names.columns[column.0].applies.when = when;
            names.columns[column.0].applies.doubt = (id == "y").then_some(Doubt::NoRows);
        }
        names.add_column(b, "ref", Some(Sort::Reference(a)));
        names
    }

    fn checked(formula: &str, table: TableId, names: &Names) -> Expression {
        let mut reporter = Reporter::new(Arc::new(SourceText::new("prov", formula)));
        let (mut slots, place) = (0, Span::default());
        let (others, reporter, slots) = (None, &mut reporter, &mut slots);
        let mut checker = Checker { names, others, reporter, slots, place, exact: true, quiet: true };
        let found = checker.check(&parse_formula(formula).unwrap(), Some(table));
        found.unwrap_or_else(|| panic!("{formula}: {:?}", reporter.problems)).0
    }

    /// Whether the second follows where the first holds (or does not).
    fn follows(from: &str, holds: bool, other: &str) -> bool {
        let names = names();
        let mut known = Facts::default();
        known.learn(facts(&checked(from, TableId(0), &names), holds), &names);
        facts(&checked(other, TableId(0), &names), true).iter().all(|fact| known.holds(fact))
    }

    #[test]
    fn a_condition_gives_its_parts_however_they_are_written() {
        assert!(follows("OCH(x > 1; OCH(l = \"ett\"; x < 9))", true, "OCH(9 > x; \"ett\" = l)"));
        assert!(follows("ICKE(ICKE(x > 1))", true, "1 < x"));
        assert!(follows("ELLER(x > 1; l = \"ett\")", false, "OCH(x <= 1; l <> \"ett\")"));
        assert!(follows("ELLER(x > 1; x = 0)", true, "ELLER(0 = x; x > 1)"));
        assert!(follows("OCH(x > 1; x < 9)", false, "ICKE(OCH(x < 9; x > 1))"));
        assert!(follows("x + 1 = SUMMA.ALLA(b; ref.x)", true, "SUMMA.ALLA(b; ref.x) = x + 1"));
    }

    #[test]
    fn nothing_else_follows() {
        assert!(!follows("ELLER(x > 1; x = 0)", true, "x > 1"));
        assert!(!follows("OCH(x > 1; x < 9)", false, "x <= 1"));
        assert!(!follows("x > 1", true, "x > 0"));
        assert!(!follows("x > 1", false, "x > 1"));
        assert!(!follows("ÄRTOM(z)", true, "l = \"ett\""));
        assert!(!follows("SUMMA.EGNA(b; 1) = 1", true, "SUMMA.ALLA(b; 1) = 1"));
    }

    #[test]
    fn the_last_member_of_a_list_is_what_is_left() {
        assert!(follows("k <> \"ja\"", true, "k = \"nej\""));
        assert!(follows("OCH(l <> \"ett\"; l <> \"tre\")", true, "l = \"två\""));
        assert!(follows("l = \"ett\"", true, "l <> \"två\""));
        assert!(!follows("l <> \"ett\"", true, "l = \"två\""));
        assert!(!follows("k <> \"ja\"", false, "k = \"nej\""));
    }

    #[test]
    fn what_applies_has_met_its_condition() {
        assert!(follows("ICKE(ÄRTOM(z))", true, "OCH(ICKE(ÄRTOM(y)); l = \"ett\")"));
        assert!(!follows("ICKE(ÄRTOM(y))", true, "ICKE(ÄRTOM(z))"));
    }

    #[test]
    fn what_a_column_needs_is_taken_apart_as_far_as_that_is_the_same() {
        let names = names();
        let of = |id| &names.columns[names.column(TableId(0), id).unwrap().0].applies.when;
        let y = Fact::Column(vec![names.column(TableId(0), "y").unwrap()]);
        assert_eq!(of("z").len(), 2);
        assert!(of("z").contains(&y));
        assert_eq!(of("u"), of("z"));
    }

    #[test]
    fn facts_are_seen_along_references() {
        let names = names();
        let reference = names.column(TableId(1), "ref").unwrap();
        let mut known = Facts::default();
        known.learn(facts(&checked("OCH(l = \"ett\"; SUMMA.ALLA(b; ref.x) > x)", TableId(0), &names), true), &names);
        let seen = known.seen_along(reference);
        let there = facts(&checked("OCH(ref.l = \"ett\"; SUMMA.ALLA(b; ref.x) > ref.x)", TableId(1), &names), true);
        assert!(there.iter().all(|fact| seen.holds(fact) && !known.holds(fact)));
    }

    #[test]
    fn what_is_known_has_a_limit() {
        let mut known = Facts::default();
        known.learn((0..FACTS * 2).map(|i| Fact::Value(i.to_string())), &Names::default());
        assert_eq!(known.known.len(), FACTS);
    }
}
