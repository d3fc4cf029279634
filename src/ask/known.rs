//! What is known of a formula from what kind of unit it is about, whatever its numbers are.

use super::others::{of_units, way_to_unit};
use super::walk::{Place, Walk, says_kind};
use crate::explain::evaluate;
use crate::formula::{ColumnId, Expression, Function, Operation, Operator, ParameterId, Sort, Value};
use crate::rules::{Filling, ParameterFilling};

impl Walk<'_> {
    /// Whether a condition holds of every unit of this kind; `None` where its numbers decide.
    pub fn truth(&self, part: &Expression, row: Option<Place>) -> Option<bool> {
        match &part.operation {
            Operation::Call(Function::And, parts) => self.all(parts, row, true),
            Operation::Call(Function::Or, parts) => self.all(parts, row, false),
            Operation::Call(Function::Not, parts) => self.truth(&parts[0], row).map(|truth| !truth),
            Operation::Call(Function::IsInapplicable, parts) => match &parts[0].operation {
                Operation::Column(path, id) => {
                    let place = path.iter().fold(row?, |place, reference| self.follow(place, *reference));
                    self.inapplicable(*id, place)
                }
                _ => None,
            },
            _ if self.settled(part, row) => self.happens(part, row),
            _ => None,
        }
    }

    /// `OCH`, where `all` is true: one that is not so decides. `ELLER`: one that is.
    fn all(&self, parts: &[Expression], row: Option<Place>, all: bool) -> Option<bool> {
        let truths: Vec<Option<bool>> = parts.iter().map(|part| self.truth(part, row)).collect();
        if truths.contains(&Some(!all)) {
            return Some(!all);
        }
        truths.iter().all(|truth| *truth == Some(all)).then_some(all)
    }

    /// Whether a condition holds in the row as it is.
    pub fn happens(&self, part: &Expression, row: Option<Place>) -> Option<bool> {
        match self.value(part, row)? {
            Value::YesNo(yes) => Some(yes),
            _ => None,
        }
    }

    /// Whether a column applies to no unit of this kind (true) or to every one.
    pub fn inapplicable(&self, id: ColumnId, place: Place) -> Option<bool> {
        let column = &self.allocation.rules.columns[id.0];
        if let Some(condition) = &column.condition {
            match self.truth(&condition.expression, Some(place)) {
                Some(true) => {}
                other => return other.map(|_| true),
            }
        }
        match &column.filling {
            Filling::Given { optional, .. } => (!optional).then_some(false),
            // What is not empty as it is, is so for other reasons than its kind at most where it is.
            _ => {
                let value = self.allocation.store.values[id.0].get(place.row? as usize)?;
                (*value != Value::Inapplicable).then_some(false)
            }
        }
    }

    /// True where a value is the same for every unit of this kind.
    pub fn settled(&self, part: &Expression, row: Option<Place>) -> bool {
        match &part.operation {
            Operation::Constant(_) | Operation::Period(_) => true,
            Operation::Parameter(id) => self.parameter_settled(*id),
            Operation::Column(path, id) => {
                let Some(mut place) = row else { return false };
                for reference in path {
                    // A row like the unit's refers to the unit, and else to something unknown.
                    let next = self.follow(place, *reference);
                    if next.row.is_none() || !(place.row.is_none() || self.column_settled(*reference, place)) {
                        return false;
                    }
                    place = next;
                }
                self.column_settled(*id, place)
            }
            Operation::Negate(inner) => self.settled(inner, row),
            Operation::Binary(_, left, right) => self.settled(left, row) && self.settled(right, row),
            Operation::Call(_, parts) => parts.iter().all(|part| self.settled(part, row)),
            Operation::Switch(subject, arms, otherwise) => {
                let mut parts = arms.iter().map(|(_, part)| part).chain(otherwise.as_deref());
                self.settled(subject, row) && parts.all(|part| self.settled(part, row))
            }
            Operation::Aggregate(aggregate) => {
                let any = Some(Place { table: aggregate.table, row: None });
                let body = aggregate.body.as_ref();
                !of_units(&self.allocation.rules, aggregate.table) && body.is_none_or(|body| self.settled(body, any))
            }
            Operation::Steps(steps) => self.settled(&steps.value, row),
            Operation::Elsewhere(_) => false,
        }
    }

    fn parameter_settled(&self, id: ParameterId) -> bool {
        match &self.allocation.rules.parameters[id.0].filling {
            ParameterFilling::Given(_) => true,
            ParameterFilling::Formula(formula) => self.settled(&formula.expression, None),
            ParameterFilling::Solved(_) => false,
        }
    }

    fn column_settled(&self, id: ColumnId, place: Place) -> bool {
        let column = &self.allocation.rules.columns[id.0];
        let parts = [&column.condition, &column.floor, &column.cap].into_iter().flatten();
        let bounds = || parts.into_iter().all(|part| self.settled(&part.expression, Some(place)));
        match &column.filling {
            Filling::Given { optional, .. } => {
                // What another table says of its own rows is not asked of the unit.
                let own = of_units(&self.allocation.rules, place.table);
                let sure = says_kind(column, *optional) || column.sort == Sort::Text;
                !own || (place.row.is_some() && sure && bounds())
            }
            Filling::Formula(formula) => self.settled(&formula.expression, Some(place)) && bounds(),
            Filling::Pot { .. } => false,
        }
    }

    /// The row that a reference leads to.
    pub fn follow(&self, place: Place, reference: ColumnId) -> Place {
        let rules = &self.allocation.rules;
        let Sort::Reference(table) = rules.columns[reference.0].sort else { return Place { row: None, ..place } };
        let row = match place.row {
            Some(row) => match self.allocation.store.values[reference.0].get(row as usize) {
                Some(Value::Row(next)) => Some(*next),
                _ => None,
            },
            None => {
                let leads = table == self.units && way_to_unit(rules, place.table).is_some_and(|way| way == [reference]);
                leads.then_some(self.unit)
            }
        };
        Place { table, row }
    }

    /// The value of a part in the row as it is; of a row that is not there, what follows from the unit that it refers to.
    pub fn value(&self, part: &Expression, row: Option<Place>) -> Option<Value> {
        let Some(place) = row else { return Some(evaluate(self.allocation, part, None)) };
        if let Some(row) = place.row {
            return Some(evaluate(self.allocation, part, Some((place.table, row))));
        }
        match &part.operation {
            Operation::Constant(value) => Some(value.clone()),
            Operation::Parameter(_) => Some(evaluate(self.allocation, part, None)),
            Operation::Column(path, id) => {
                let place = path.iter().fold(place, |place, reference| self.follow(place, *reference));
                self.allocation.store.values[id.0].get(place.row? as usize).cloned()
            }
            Operation::Binary(operator @ (Operator::Equal | Operator::NotEqual), left, right) => {
                let (left, right) = (self.value(left, row)?, self.value(right, row)?);
                let there = |value: &Value| !matches!(value, Value::Missing | Value::Inapplicable | Value::Failed);
                let both = there(&left) && there(&right);
                both.then_some(Value::YesNo((left == right) == (*operator == Operator::Equal)))
            }
            _ => None,
        }
    }
}
