//! From what is written to what is computed: finds every name and checks every measure, and reports all that is wrong.

mod aggregates;
mod calls;
mod elsewhere;
mod steps;

use super::expression::{Expression, Operation};
use super::names::{Names, Others, Sort, TableId};
use super::syntax::{Kind, Node, Operator};
use super::value::Value;
use crate::measure::Measure;
use crate::message::{Code, Reporter, Span};
use crate::number::{Number, swedish};

/// Names of the days between which a period is computed.
pub const PERIOD: [&str; 2] = ["periodens_början", "periodens_slut"];

/// What a part of a formula was found to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A zero, which fits every measure.
    Zero,
    /// A value of this sort.
    Sort(Sort),
    /// Not known, because what it reads is itself wrong; nothing more is said of it.
    Unknown,
}

impl Found {
    /// The sort of a value computed so; a bare zero is a pure number.
    pub fn sort(&self) -> Option<Sort> {
        match self {
            Found::Zero => Some(Sort::pure()),
            Found::Sort(sort) => Some(sort.clone()),
            Found::Unknown => None,
        }
    }

    fn of_sort(sort: Option<&Sort>) -> Found {
        sort.map_or(Found::Unknown, |sort| Found::Sort(sort.clone()))
    }
}

type Checked = Option<(Expression, Found)>;

/// Checks the parts of one formula.
pub struct Checker<'a> {
    /// What may be spoken of.
    pub names: &'a Names,
    /// What other rule sets speak of; none within a formula that is computed elsewhere.
    pub others: Option<&'a Others>,
    /// Where problems go.
    pub reporter: &'a mut Reporter,
    /// The next free slot for an aggregate.
    pub slots: &'a mut usize,
    /// Where the formula's text starts in the file, and where it ends.
    pub place: Span,
    /// False where the text in the file is not the formula's letter by letter (escapes): then all of it is marked.
    pub exact: bool,
    /// True where a number needs no name.
    pub quiet: bool,
}

impl Checker<'_> {
    /// The place in the file of a part of the formula.
    pub fn span(&self, part: Span) -> Span {
        if self.exact { Span { start: self.place.start + part.start, end: self.place.start + part.end } } else { self.place }
    }

    fn fail<T>(&mut self, code: Code, span: Span, arguments: &[(&'static str, &str)]) -> Option<T> {
        let span = self.span(span);
        self.reporter.add(code, span, arguments);
        None
    }

    /// Checks a part in a row of the table, or in no row.
    pub fn check(&mut self, node: &Node, table: Option<TableId>) -> Checked {
        let (mut part, found) = self.part(node, table)?;
        part.sort = found.sort();
        Some((part, found))
    }

    fn part(&mut self, node: &Node, table: Option<TableId>) -> Checked {
        let span = node.span;
        let made = |operation, found| Some((Expression::new(operation, span), found));
        match &node.kind {
            Kind::Number(number) => {
                let found = if number.is_zero() { Found::Zero } else { Found::Sort(Sort::pure()) };
                self.hint_unnamed(number, span);
                made(Operation::Constant(number.clone().into()), found)
            }
            Kind::Percent(part) => {
                let Kind::Number(number) = &part.kind else {
                    let (part, found) = self.check(part, table)?;
                    self.measure(&found, part.span)?;
                    let hundred = Expression::new(Operation::Constant(Number::from(100).into()), span);
                    return made(Operation::Binary(Operator::Divide, Box::new(part), Box::new(hundred)), found);
                };
                let hundredth = number.div(&Number::from(100)).ok()?;
                self.hint_unnamed(&hundredth, span);
                made(Operation::Constant(hundredth.into()), Found::Sort(Sort::pure()))
            }
            Kind::Text(_) => self.fail(Code::TextNeedsList, span, &[]),
            Kind::Path(path) => self.path(path, span, table),
            Kind::Negate(part) => {
                let (part, found) = self.check(part, table)?;
                self.measure(&found, part.span)?;
                made(Operation::Negate(Box::new(part)), found)
            }
            Kind::Binary(operator, left, right) if operator.compares() => self.compare(*operator, left, right, span, table),
            Kind::Binary(operator, left, right) => {
                let (left, right) = (self.check(left, table), self.check(right, table));
                let ((left, a), (right, b)) = (left?, right?);
                let found = self.arithmetic(*operator, (&a, left.span), (&b, right.span), span)?;
                made(Operation::Binary(*operator, Box::new(left), Box::new(right)), found)
            }
            Kind::Call(name, at, arguments) => self.call(name, *at, arguments, span, table),
        }
    }

    fn hint_unnamed(&mut self, number: &Number, span: Span) {
        if !self.quiet && ![0, 1, 100].iter().any(|named| *number == Number::from(*named)) {
            let text = swedish(number);
            let _: Option<()> = self.fail(Code::UnnamedNumber, span, &[("number", &text)]);
        }
    }

    fn path(&mut self, path: &[(String, Span)], span: Span, table: Option<TableId>) -> Checked {
        let names = self.names;
        let made = |operation, found| Some((Expression::new(operation, span), found));
        let (first, first_span) = &path[0];
        let own = table.and_then(|table| names.column(table, first));
        if own.is_none() && path.len() == 1 {
            if let Some(parameter) = names.parameter(first) {
                let found = Found::of_sort(names.parameters[parameter.0].sort.as_ref());
                return made(Operation::Parameter(parameter), found);
            }
            if let Some(end) = PERIOD.iter().position(|name| name == first) {
                return made(Operation::Period(end == 1), Found::Sort(Sort::Date));
            }
        }
        let Some(mut column) = own else {
            let place = self.span(*first_span);
            if names.table(first).is_some() {
                self.reporter.add(Code::TableAsValue, place, &[("name", first)]);
                return None;
            }
            let parameters = names.parameter_ids();
            match table {
                Some(table) => {
                    let known = names.column_ids(table).chain(parameters);
                    let arguments = [("name", first.as_str()), ("table", names.tables[table.0].id.as_str())];
                    self.reporter.unknown(Code::UnknownName, place, &arguments, first, known);
                }
                None => self.reporter.unknown(Code::UnknownParameter, place, &[("name", first)], first, parameters),
            }
            return None;
        };
        let mut chain = Vec::new();
        for (name, at) in &path[1..] {
            let Some(Sort::Reference(next)) = names.columns[column.0].sort else {
                return self.fail(Code::NotAReference, *at, &[("name", &names.columns[column.0].id)]);
            };
            chain.push(column);
            let Some(reached) = names.column(next, name) else {
                let place = self.span(*at);
                let arguments = [("name", name.as_str()), ("table", names.tables[next.0].id.as_str())];
                self.reporter.unknown(Code::UnknownColumn, place, &arguments, name, names.column_ids(next));
                return None;
            };
            column = reached;
        }
        let found = Found::of_sort(names.columns[column.0].sort.as_ref());
        made(Operation::Column(chain, column), found)
    }

    /// The measure of a number; `None` inside for a zero or what is not known.
    fn measure(&mut self, found: &Found, span: Span) -> Option<Option<Measure>> {
        match found {
            Found::Zero | Found::Unknown => Some(None),
            Found::Sort(sort) => match sort.measure() {
                Some(measure) => Some(Some(measure)),
                None => {
                    let found = self.describe(sort);
                    self.fail(Code::ExpectedNumber, span, &[("found", &found)])
                }
            },
        }
    }

    /// What a sort is called in a sentence.
    pub fn describe(&self, sort: &Sort) -> String {
        match sort {
            Sort::Number(measure) if !measure.is_pure() => format!("”{measure}”"),
            Sort::Number(_) | Sort::Percent => "ett rent tal".to_owned(),
            Sort::Date => "ett datum".to_owned(),
            Sort::YesNo => "ja eller nej".to_owned(),
            Sort::Text => "en text".to_owned(),
            Sort::List(_) => "ett värde ur en lista".to_owned(),
            Sort::Reference(table) => format!("en rad i ”{}”", self.names.tables[table.0].id),
        }
    }

    fn arithmetic(&mut self, operator: Operator, left: (&Found, Span), right: (&Found, Span), span: Span) -> Option<Found> {
        let day = Sort::Number(Measure::of("dag"));
        match (operator, left.0, right.0) {
            (Operator::Subtract, Found::Sort(Sort::Date), Found::Sort(Sort::Date)) => return Some(Found::Sort(day)),
            (Operator::Add | Operator::Subtract, Found::Sort(Sort::Date), Found::Sort(other)) if *other == day => {
                return Some(Found::Sort(Sort::Date));
            }
            _ => {}
        }
        let (a, b) = (self.measure(left.0, left.1), self.measure(right.0, right.1));
        let (a, b) = (a?, b?);
        if *left.0 == Found::Unknown || *right.0 == Found::Unknown {
            return Some(Found::Unknown);
        }
        match operator {
            Operator::Multiply | Operator::Divide => {
                if a.is_none() {
                    // Zero times or over anything is a zero of every measure.
                    return Some(Found::Zero);
                }
                let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
                let measure = if operator == Operator::Multiply { a.times(&b) } else { a.per(&b) };
                Some(Found::Sort(Sort::Number(measure)))
            }
            _ => {
                let verb = if operator == Operator::Add { ("adderas", "added") } else { ("subtraheras", "subtracted") };
                self.equal_measures(left.0, right.0, span, verb)
            }
        }
    }

    /// What two numbers that must have the same measure are together.
    fn equal_measures(&mut self, left: &Found, right: &Found, span: Span, verb: (&str, &str)) -> Option<Found> {
        match (left, right) {
            (Found::Unknown, _) | (_, Found::Unknown) => Some(Found::Unknown),
            (Found::Zero, other) | (other, Found::Zero) => Some(other.clone()),
            (Found::Sort(a), Found::Sort(b)) => {
                if a.measure() == b.measure() {
                    return Some(Found::Sort(if a == b { a.clone() } else { Sort::Number(a.measure()?) }));
                }
                let (left, right) = (self.describe(a), self.describe(b));
                let arguments = [("left", left.as_str()), ("right", right.as_str()), ("verb", verb.0), ("verb_en", verb.1)];
                self.fail(Code::MeasureMismatch, span, &arguments)
            }
        }
    }

    /// What two values are together that one of is chosen from, or that are compared.
    fn same(&mut self, left: &Found, right: &Found, span: Span, verb: (&str, &str)) -> Option<Found> {
        let number = |found: &Found| match found {
            Found::Sort(sort) => sort.measure().is_some(),
            _ => true,
        };
        if number(left) && number(right) {
            return self.equal_measures(left, right, span, verb);
        }
        if left == right || *right == Found::Unknown {
            return Some(left.clone());
        }
        if *left == Found::Unknown {
            return Some(right.clone());
        }
        let (a, b) = (self.describe(&left.sort()?), self.describe(&right.sort()?));
        self.fail(Code::KindMismatch, span, &[("left", &a), ("right", &b)])
    }

    fn compare(&mut self, operator: Operator, left: &Node, right: &Node, span: Span, table: Option<TableId>) -> Checked {
        let made = |a, b| {
            let operation = Operation::Binary(operator, Box::new(a), Box::new(b));
            Some((Expression::new(operation, span), Found::Sort(Sort::YesNo)))
        };
        if let Kind::Text(text) = &right.kind {
            let (a, found) = self.check(left, table)?;
            let b = self.member(text, right.span, &found)?;
            self.unordered(operator, &found, span)?;
            return made(a, b);
        }
        if let Kind::Text(text) = &left.kind {
            let (b, found) = self.check(right, table)?;
            let a = self.member(text, left.span, &found)?;
            self.unordered(operator, &found, span)?;
            return made(a, b);
        }
        let (a, b) = (self.check(left, table), self.check(right, table));
        let ((a, x), (b, y)) = (a?, b?);
        let found = self.same(&x, &y, span, ("jämföras", "compared"))?;
        if found == Found::Sort(Sort::Text) {
            return self.fail(Code::TextNeedsList, span, &[]);
        }
        self.unordered(operator, &found, span)?;
        made(a, b)
    }

    fn unordered(&mut self, operator: Operator, found: &Found, span: Span) -> Option<()> {
        let ordered = !matches!(found, Found::Sort(Sort::List(_) | Sort::YesNo | Sort::Reference(_)));
        if ordered || matches!(operator, Operator::Equal | Operator::NotEqual) {
            return Some(());
        }
        self.fail(Code::ListOrder, span, &[])
    }

    /// A text as a member of the closed list that it is compared with.
    fn member(&mut self, text: &str, span: Span, with: &Found) -> Option<Expression> {
        let code = self.member_code(text, span, with)?;
        Some(Expression::new(Operation::Constant(Value::Code(code)), span))
    }

    fn member_code(&mut self, text: &str, span: Span, with: &Found) -> Option<u32> {
        let Found::Sort(Sort::List(list)) = with else {
            if *with != Found::Unknown {
                let _: Option<()> = self.fail(Code::TextNeedsList, span, &[]);
            }
            return None;
        };
        let Some(code) = list.iter().position(|member| member == text) else {
            let place = self.span(span);
            let all = listed(list);
            let known = list.iter().map(String::as_str);
            self.reporter.unknown(Code::NotInDeclaredList, place, &[("text", text), ("list", &all)], text, known);
            return None;
        };
        u32::try_from(code).ok()
    }

    fn condition(&mut self, checked: Checked) -> Option<Expression> {
        let (part, found) = checked?;
        match found {
            Found::Sort(Sort::YesNo) | Found::Unknown => Some(part),
            Found::Zero => self.fail(Code::ExpectedCondition, part.span, &[("found", "ett tal")]),
            Found::Sort(sort) => {
                let found = self.describe(&sort);
                self.fail(Code::ExpectedCondition, part.span, &[("found", &found)])
            }
        }
    }

    fn pure(&mut self, found: &Found, span: Span) -> Option<()> {
        match self.measure(found, span)? {
            Some(measure) if !measure.is_pure() => {
                self.fail(Code::ExpectedPure, span, &[("found", &format!("”{measure}”"))])
            }
            _ => Some(()),
        }
    }

    fn date(&mut self, found: &Found, span: Span) -> Option<()> {
        match found {
            Found::Sort(Sort::Date) | Found::Unknown => Some(()),
            other => {
                let found = other.sort().map_or_else(String::new, |sort| self.describe(&sort));
                self.fail(Code::ExpectedDate, span, &[("found", &found)])
            }
        }
    }
}

fn listed(list: &[String]) -> String {
    list.iter().map(|member| format!("”{member}”")).collect::<Vec<_>>().join(", ")
}
