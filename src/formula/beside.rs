//! Aggregates over rows of which not all are here: what is known of the others takes their place.

use super::evaluate::{Context, Evaluator, Selection, runs};
use super::expression::Aggregate;
use super::operate::Accumulator;
use super::value::Value;
use crate::message::Span;
use crate::number::Number;

/// What is known of an aggregate beside the rows here.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// Its value, whatever the rows here say.
    Instead(Value),
    /// What the sum of the rows that are not here is.
    More(Number),
}

impl Evaluator<'_> {
    /// The value of all rows, by that of the rows here.
    pub(super) fn with_others(&self, aggregate: &Aggregate, row: Option<u32>, here: Value) -> Value {
        match (self.rows.beside(aggregate.slot, row), here) {
            (None, here) => here,
            (Some(Beside::Instead(value)), _) => value.clone(),
            (Some(Beside::More(others)), Value::Number(here)) => here.add(others).map_or(Value::Failed, Value::from),
            (Some(Beside::More(_)), state) => state,
        }
    }

    /// The value of an aggregate over all rows of its table; computed once.
    pub(super) fn total(&mut self, aggregate: &Aggregate, span: Span, context: Context) -> Value {
        if let Some(Some(value)) = self.totals.get(aggregate.slot) {
            return value.clone();
        }
        let value = match &aggregate.body {
            None => Number::from(self.rows.count(aggregate.table) as i64).into(),
            Some(body) => {
                let mut total = Accumulator::new(aggregate.fold);
                for run in runs(self.rows.count(aggregate.table)) {
                    let values = self.values(body, aggregate.table, &Selection::Range(run), true);
                    values.iter().for_each(|value| total.add(value));
                }
                total.finish().unwrap_or_else(|kind| self.fault(kind, context, 0, span))
            }
        };
        let value = self.with_others(aggregate, None, value);
        if self.totals.len() <= aggregate.slot {
            self.totals.resize(aggregate.slot + 1, None);
        }
        self.totals[aggregate.slot] = Some(value.clone());
        value
    }
}
