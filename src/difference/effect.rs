//! What a change does to what units and providers get.

use std::collections::HashMap;

use serde::Serialize;

use crate::allocate::{Allocation, Amounts, Summary};
use crate::arrange::Arrange;
use crate::data::shown;
use crate::formula::Value;
use crate::number::Number;
use crate::rules::{PROVIDERS, UNITS};

/// The most units that an effect lists.
const UNITS_SHOWN: usize = 5;
/// The most providers that an effect lists.
const PROVIDERS_SHOWN: usize = 3;

/// What a change does to the sums of all resources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// On everything, as a decimal string with its sign.
    pub total: String,
    /// The units that it moves most.
    pub units: Vec<Moved>,
    /// The providers that it moves most.
    pub providers: Vec<Moved>,
    /// How many units get more.
    pub up: usize,
    /// How many get less.
    pub down: usize,
    /// How many get the same.
    pub same: usize,
}

/// What a unit or provider gets more or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The difference, as a decimal string with its sign.
    pub difference: String,
}

/// What everybody gets under a rule set.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(super) units: Vec<Sum>,
    pub(super) providers: Vec<Sum>,
    pub(super) total: Number,
}

#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) amount: Number,
}

/// What does not apply is nothing; what is missing or failed is no figure to compare.
fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::Inapplicable => Some(Number::from(0)),
        _ => None,
    }
}

impl Outcome {
    /// The sums of an allocation; `None` where one of them is no number.
    pub fn new(allocation: &Allocation, summary: &Summary) -> Option<Outcome> {
        let sums = |table: &str, amounts: &[Amounts]| -> Option<Vec<Sum>> {
            let Some(id) = allocation.rules.table(table) else { return Some(Vec::new()) };
            let keys = &allocation.data.tables[id.0].keys;
            let sum = |(row, amounts): (usize, &Amounts)| {
                let key = shown(keys.get(row));
                Some(Sum { key, label: allocation.row_label(id, row), amount: number(&amounts.sum)? })
            };
            amounts.iter().enumerate().map(sum).collect()
        };
        Some(Outcome {
            units: sums(UNITS, &summary.units)?,
            providers: sums(PROVIDERS, &summary.providers)?,
            total: number(&summary.totals.sum)?,
        })
    }

    /// What the other one gives more or less; `None` where a difference has too many digits.
    pub fn until(&self, after: &Outcome) -> Option<Effect> {
        let units = differences(&self.units, &after.units)?;
        let count = |is: fn(&Number) -> bool| units.iter().filter(|(_, difference)| is(difference)).count();
        Some(Effect {
            total: after.total.sub(&self.total).ok()?.decimal_text(),
            up: count(|difference| !difference.is_zero() && !difference.is_negative()),
            down: count(Number::is_negative),
            same: count(Number::is_zero),
            units: most(units, UNITS_SHOWN),
            providers: most(differences(&self.providers, &after.providers)?, PROVIDERS_SHOWN),
        })
    }
}

/// The difference of each row of either, in the order of the second; a row that only one has gets nothing from the other.
fn differences<'a>(before: &'a [Sum], after: &'a [Sum]) -> Option<Vec<(&'a Sum, Number)>> {
    let mut old: HashMap<&str, &Sum> = before.iter().map(|sum| (sum.key.as_str(), sum)).collect();
    let mut all = Vec::new();
    for sum in after {
        let difference = match old.remove(sum.key.as_str()) {
            Some(was) => sum.amount.sub(&was.amount).ok()?,
            None => sum.amount.clone(),
        };
        all.push((sum, difference));
    }
    let gone = before.iter().filter(|sum| old.contains_key(sum.key.as_str()));
    all.extend(gone.map(|sum| (sum, sum.amount.neg())));
    Some(all)
}

fn most(mut all: Vec<(&Sum, Number)>, shown: usize) -> Vec<Moved> {
    all.retain(|(_, difference)| !difference.is_zero());
    // The sort is stable: as much moved stand in the order of the table.
    all.arrange_by_key(|(_, difference)| std::cmp::Reverse(difference.abs()));
    let moved = |(sum, difference): (&Sum, Number)| Moved {
        key: sum.key.clone(),
        label: sum.label.clone(),
        difference: difference.decimal_text(),
    };
    all.into_iter().take(shown).map(moved).collect()
}
