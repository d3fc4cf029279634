//! Which schools may get a resource, as far as the closed lists of a school and its provider decide it: rules are computed on what is
//! known of a school before there is any data. What is not known decides nothing, so a school is left out only where that is certain.

use std::collections::HashMap;

use super::way::Way;
use crate::formula::{Aggregate, ColumnId, Expression, Fold, Function, Item, Operation, Operator, Sort, TableId, Value};
use crate::limits::LAW_COMBINATIONS;
use crate::number::Number;
use crate::rules::{Column, Filling, PROVIDERS, RuleSet, UNITS};

/// What is known of a school: members of the lists on its row and its provider's.
pub type School = Vec<(ColumnId, u32)>;

/// A resource, and what has to be computed to say who may get it.
pub struct Getter<'a> {
    rules: &'a RuleSet,
    /// The resource.
    pub resource: ColumnId,
    /// What it is computed from.
    pub way: Way<'a>,
    /// The columns on the way, in the order in which they can be computed.
    columns: Vec<ColumnId>,
    /// For each table on the way that leads to the school: the references up to it and on to its provider.
    up: HashMap<TableId, Vec<ColumnId>>,
}

/// The closed lists of a table.
pub fn lists(rules: &RuleSet, table: &str) -> Vec<ColumnId> {
    let columns = rules.table(table).map_or(&[][..], |table| &rules.tables[table.0].columns);
    let is_list = |id: &&ColumnId| {
        let column = &rules.columns[id.0];
        matches!((&column.sort, &column.filling), (Sort::List(_), Filling::Given { .. }))
    };
    columns.iter().filter(is_list).copied().collect()
}

/// The members of a list.
pub fn members(rules: &RuleSet, list: ColumnId) -> u32 {
    match &rules.columns[list.0].sort {
        Sort::List(members) => members.len() as u32,
        _ => 0,
    }
}

/// Every school that differs from the others in a list that the resources read; none where there are too many to try.
pub fn schools(rules: &RuleSet, getters: &[&Getter]) -> Vec<School> {
    let mut schools = vec![School::new()];
    for list in lists(rules, PROVIDERS).into_iter().chain(lists(rules, UNITS)) {
        if !getters.iter().any(|getter| getter.way.passes(list)) {
            continue;
        }
        let with = |school: &School, member| school.iter().copied().chain([(list, member)]).collect();
        let count = members(rules, list);
        if schools.len() * count as usize > LAW_COMBINATIONS {
            return Vec::new();
        }
        schools = schools.iter().flat_map(|school| (0..count).map(move |member| with(school, member))).collect();
    }
    schools
}

/// A school in words: `huvudman.typ = "extern"`; any school where nothing is known.
pub fn words(rules: &RuleSet, school: &School) -> String {
    let word = |(list, member): &(ColumnId, u32)| {
        let Column { table, id, sort, .. } = &rules.columns[list.0];
        let text = match sort {
            Sort::List(members) => members.get(*member as usize).map_or("", String::as_str),
            _ => "",
        };
        format!("{}.{id} = \"{text}\"", rules.tables[table.0].id)
    };
    if school.is_empty() { UNITS.to_owned() } else { school.iter().map(word).collect::<Vec<_>>().join(", ") }
}

impl<'a> Getter<'a> {
    /// A resource with its way.
    pub fn new(rules: &'a RuleSet, resource: ColumnId) -> Self {
        let way = Way::to(rules, resource);
        let on_way = rules.order.iter().filter_map(|item| match item {
            Item::Column(id) if way.passes(*id) => Some(*id),
            _ => None,
        });
        let columns: Vec<ColumnId> = on_way.collect();
        let mut getter = Getter { rules, resource, way, columns, up: HashMap::new() };
        getter.lead_up();
        getter
    }

    /// Finds the way up to the school and its provider from the resource's table, and from those whose rows it sums.
    fn lead_up(&mut self) {
        let rules = self.rules;
        let Column { table, resource: Some(resource), .. } = &rules.columns[self.resource.0] else { return };
        let mut whole = resource.path.clone();
        whole.extend(rules.provider_column());
        let mut at = *table;
        for step in 0..=whole.len() {
            self.up.insert(at, whole[step..].to_vec());
            match whole.get(step).map(|reference| &rules.columns[reference.0].sort) {
                Some(Sort::Reference(next)) => at = *next,
                _ => break,
            }
        }
        // Readers come after what they read, so from the last to the first every reader is known before what it sums.
        for id in self.columns.iter().rev() {
            let column = &rules.columns[id.0];
            let formulas = [column.condition.as_ref(), filling(column)].into_iter().flatten();
            for formula in formulas {
                formula.expression.visit(&mut |part| {
                    let Operation::Aggregate(aggregate) = &part.operation else { return };
                    let (Some(own), Some(above)) = (aggregate.own, self.up.get(&column.table)) else { return };
                    let way = [own].into_iter().chain(above.iter().copied()).collect();
                    self.up.entry(aggregate.table).or_insert(way);
                });
            }
        }
    }

    /// False where a school certainly gets nothing of it.
    pub fn may_get(&self, school: &School) -> bool {
        let mut known = Known { getter: self, school, values: HashMap::new() };
        for id in &self.columns {
            if let Some(value) = known.column(*id) {
                known.values.insert(*id, value);
            }
        }
        let column = &self.rules.columns[self.resource.0];
        let holds = column.condition.as_ref().and_then(|condition| known.value(&condition.expression, column.table));
        holds != Some(Value::YesNo(false)) && !known.filled(column).is_some_and(|value| is_nothing(&value))
    }
}

/// The formula, or the key of a pot.
fn filling(column: &Column) -> Option<&crate::formula::Formula> {
    match &column.filling {
        Filling::Given { .. } => None,
        Filling::Formula(formula) | Filling::Pot { key: formula, .. } => Some(formula),
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Inapplicable) || value.number().is_some_and(Number::is_zero)
}

/// What is known of a school's values. Of numbers only that they are nothing.
struct Known<'a> {
    getter: &'a Getter<'a>,
    school: &'a School,
    values: HashMap<ColumnId, Value>,
}

impl Known<'_> {
    fn column(&self, id: ColumnId) -> Option<Value> {
        let column = &self.getter.rules.columns[id.0];
        if !self.getter.up.contains_key(&column.table) {
            return None;
        }
        if let Some(condition) = &column.condition {
            match self.value(&condition.expression, column.table) {
                Some(Value::YesNo(true)) => {}
                Some(Value::YesNo(false)) => return Some(Value::Inapplicable),
                _ => return None,
            }
        }
        if let Filling::Given { .. } = column.filling {
            return self.school.iter().find(|(list, _)| *list == id).map(|(_, member)| Value::Code(*member));
        }
        self.filled(column)
    }

    /// The value before its condition.
    fn filled(&self, column: &Column) -> Option<Value> {
        let value = self.value(&filling(column)?.expression, column.table)?;
        let bounded = column.floor.is_some() || column.cap.is_some();
        match (&value, &column.filling) {
            (_, Filling::Pot { .. }) => (!bounded && is_nothing(&value)).then_some(Value::Inapplicable),
            (Value::Number(number), _) => (!bounded && number.is_zero()).then_some(value),
            _ => Some(value),
        }
    }

    /// The value of a part of a formula in a row of the table that leads to the school.
    fn value(&self, part: &Expression, table: TableId) -> Option<Value> {
        let of = |part: &Expression| self.value(part, table);
        match &part.operation {
            Operation::Constant(value) => Some(value.clone()),
            Operation::Column(path, id) => {
                let up = self.getter.up.get(&table)?;
                if up.starts_with(path) { self.values.get(id).cloned() } else { None }
            }
            Operation::Negate(part) => nothing(of(part)?),
            Operation::Binary(operator, left, right) => binary(*operator, of(left), of(right)),
            Operation::Call(function, parts) => self.call(*function, parts, table),
            Operation::Switch(subject, arms, otherwise) => {
                let Value::Code(code) = of(subject)? else { return None };
                let arm = arms.iter().find(|(member, _)| *member == code).map(|(_, part)| part);
                of(arm.or(otherwise.as_deref())?)
            }
            Operation::Aggregate(aggregate) => self.sum_of_own(aggregate, table),
            _ => None,
        }
    }

    fn call(&self, function: Function, parts: &[Expression], table: TableId) -> Option<Value> {
        let of = |part: &Expression| self.value(part, table);
        let yes = |part: &Expression, wanted: bool| of(part) == Some(Value::YesNo(wanted));
        match (function, parts) {
            (Function::And | Function::Or, parts) => {
                // One is enough to decide: no for OCH, yes for ELLER.
                let enough = function == Function::Or;
                let decided = parts.iter().any(|part| yes(part, enough));
                let opposite = parts.iter().all(|part| yes(part, !enough));
                (decided || opposite).then_some(Value::YesNo(decided == enough))
            }
            (Function::Not, [part]) => match of(part)? {
                Value::YesNo(yes) => Some(Value::YesNo(!yes)),
                _ => None,
            },
            (Function::If, [test, a, b]) => match of(test) {
                Some(Value::YesNo(true)) => of(a),
                Some(Value::YesNo(false)) => of(b),
                _ => of(a).filter(|value| Some(value) == of(b).as_ref()),
            },
            (Function::IsInapplicable, [part]) => Some(Value::YesNo(of(part)? == Value::Inapplicable)),
            (Function::IfInapplicable, [part, other]) => match of(part)? {
                Value::Inapplicable => of(other),
                value => Some(value),
            },
            (Function::Sum, parts) => {
                parts.iter().all(|part| of(part).is_some_and(|value| is_nothing(&value))).then(|| Number::ZERO.into())
            }
            (Function::Round | Function::RoundUp | Function::RoundDown | Function::Truncate, [part, ..]) => {
                nothing(of(part)?)
            }
            _ => None,
        }
    }

    /// A sum over rows that each are nothing.
    fn sum_of_own(&self, aggregate: &Aggregate, table: TableId) -> Option<Value> {
        let up = self.getter.up.get(&aggregate.table)?;
        let from_here = up.split_first().is_some_and(|(first, rest)| {
            Some(*first) == aggregate.own && self.getter.up.get(&table).is_some_and(|above| above == rest)
        });
        let body = aggregate.body.as_ref().filter(|_| from_here && aggregate.fold == Fold::Sum)?;
        is_nothing(&self.value(body, aggregate.table)?).then(|| Number::ZERO.into())
    }
}

fn nothing(value: Value) -> Option<Value> {
    value.number().is_some_and(Number::is_zero).then_some(value)
}

fn binary(operator: Operator, left: Option<Value>, right: Option<Value>) -> Option<Value> {
    let zero = |value: &Option<Value>| value.as_ref().and_then(Value::number).is_some_and(Number::is_zero);
    let nothing = match operator {
        Operator::Multiply => zero(&left) || zero(&right),
        Operator::Divide => zero(&left),
        Operator::Add | Operator::Subtract => zero(&left) && zero(&right),
        Operator::Equal | Operator::NotEqual => {
            let (Some(Value::Code(a)), Some(Value::Code(b))) = (left, right) else { return None };
            return Some(Value::YesNo((a == b) == (operator == Operator::Equal)));
        }
        _ => false,
    };
    nothing.then(|| Number::ZERO.into())
}
