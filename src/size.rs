//! How big units and providers are, where the rule set says which column tells that: what makes amounts comparable.

use crate::allocate::{Allocation, Summary};
use crate::formula::{ColumnId, Fold, Value, fold};
use crate::number::{Direction, Number, Rounding};
use crate::rules::{RuleSet, UNITS};

/// Sizes, in the order of the tables.
#[derive(Debug)]
pub struct Sizes {
    /// By unit.
    pub units: Vec<Value>,
    /// By provider: of all its units.
    pub providers: Vec<Value>,
    /// Of all units.
    pub total: Value,
}

impl Sizes {
    /// The sizes that a column of the units says.
    pub fn new(allocation: &Allocation, summary: &Summary, column: ColumnId) -> Sizes {
        let units = allocation.store.values[column.0].clone();
        let sum = |of: &dyn Fn(usize) -> bool| {
            let own = units.iter().enumerate().filter(|(row, _)| of(*row)).map(|(_, size)| size);
            fold(Fold::Sum, own).unwrap_or(Value::Failed)
        };
        let own = |provider: usize| sum(&|row| summary.provider_of.get(row) == Some(&Some(provider as u32)));
        Sizes { providers: (0..summary.providers.len()).map(own).collect(), total: sum(&|_| true), units }
    }
}

/// The column of the units that says how big they are.
pub fn size_column(rules: &RuleSet) -> Option<ColumnId> {
    rules.tables[rules.table(UNITS)?.0].size
}

/// The same; where only another rule set names one, the column that is called and counts the same.
pub fn size_column_as(rules: &RuleSet, other: &RuleSet) -> Option<ColumnId> {
    let like = || {
        let theirs = &other.columns[size_column(other)?.0];
        let own = rules.column(rules.table(UNITS)?, &theirs.id)?;
        (rules.columns[own.0].sort == theirs.sort).then_some(own)
    };
    size_column(rules).or_else(like)
}

/// An amount by size, in hundredths; *ej tillämpligt* where there is nothing to divide by.
pub fn per(amount: &Value, size: &Value) -> Value {
    match (amount, size) {
        (Value::Number(amount), Value::Number(size)) if !size.is_zero() => {
            divided(amount, size).map_or(Value::Failed, Value::from)
        }
        (Value::Number(_), Value::Number(_)) | (Value::Inapplicable, _) | (_, Value::Inapplicable) => Value::Inapplicable,
        (Value::Failed, _) | (_, Value::Failed) => Value::Failed,
        _ => Value::Missing,
    }
}

/// `None` where it has too many digits.
fn divided(amount: &Number, size: &Number) -> Option<Number> {
    Rounding::to_decimals(2, Direction::Nearest)?.apply(&amount.div(size).ok()?).ok()
}
