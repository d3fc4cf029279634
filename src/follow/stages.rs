//! Which step or group each unit is at: the first whose condition holds.

use crate::allocate::Allocation;
use crate::formula::{Evaluator, Formula, Rows, Selection, TableId, Value};
use crate::rules::{Stage, UNITS};

/// The table of units, and how many there are.
pub fn units(allocation: &Allocation) -> Option<(TableId, usize)> {
    let units = allocation.rules.table(UNITS)?;
    Some((units, allocation.store.count(units)))
}

/// By unit, whether the condition holds; what is missing does not.
pub fn holds(allocation: &Allocation, condition: &Formula) -> Vec<bool> {
    let Some((table, count)) = units(allocation) else { return Vec::new() };
    let rows = Selection::Range(0..count as u32);
    let tests = Evaluator::new(&allocation.store).values(&condition.expression, table, &rows, false);
    tests.into_iter().map(|test| test == Value::YesNo(true)).collect()
}

/// By unit, the first stage whose condition holds.
pub fn stages(allocation: &Allocation, stages: &[Stage]) -> Vec<Option<usize>> {
    let mut at = vec![None; units(allocation).map_or(0, |(_, count)| count)];
    for (number, stage) in stages.iter().enumerate() {
        for (at, holds) in at.iter_mut().zip(holds(allocation, &stage.condition)) {
            if holds && at.is_none() {
                *at = Some(number);
            }
        }
    }
    at
}
