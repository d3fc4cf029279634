//! `TRAPPA` and `SKIKT`: a value held against the lower bounds in a table's first column. The rows may stand in any order.

use std::cmp::Ordering;
use std::rc::Rc;

use super::evaluate::{Batch, Context, Evaluator, Rows, Selection};
use super::expression::Steps;
use super::names::ColumnId;
use super::operate::{FaultKind, binary, carry, carry_two};
use super::syntax::Operator;
use super::value::Value;
use crate::arrange::Arrange;
use crate::message::Span;
use crate::number::Number;

type Result = std::result::Result<Value, FaultKind>;

/// A table of steps with its rows in the order of their bounds.
#[derive(Debug)]
pub struct Ladder {
    slices: bool,
    bounds: ColumnId,
    column: ColumnId,
    /// Rows and their bounds, from the lowest up.
    steps: Vec<(u32, Value)>,
    /// For `SKIKT`, what all slices below each step come to.
    below: Vec<Result>,
    /// A row whose bound is not known, and the state of it: then no step is known.
    unknown: Option<(u32, Value)>,
    /// Two rows with the same bound.
    overlap: Option<(u32, u32)>,
}

/// The part of a value that lies in one row's slice.
#[derive(Clone, Debug)]
pub struct Slice {
    /// The row.
    pub row: u32,
    /// Where the part ends: at the next row's bound, or at the value itself.
    pub end: Value,
    /// The part times the row's value.
    pub amount: Value,
}

impl Ladder {
    /// Puts the rows in order.
    pub fn new(rows: &dyn Rows, steps: &Steps) -> Ladder {
        let bounds = rows.column(steps.bounds);
        let mut all: Vec<(u32, Value)> = (0..).zip(bounds.iter().cloned()).collect();
        let states = [Value::Failed, Value::Inapplicable, Value::Missing];
        let unknown = states.iter().find_map(|state| all.iter().find(|(_, bound)| bound == state)).cloned();
        all.arrange_by(|(_, a), (_, b)| order(a, b));
        let same = |pair: &&[(u32, Value)]| order(&pair[0].1, &pair[1].1).is_eq();
        let overlap = all.windows(2).find(same).map(|pair| (pair[0].0, pair[1].0));
        let mut below: Vec<Result> = Vec::new();
        if steps.slices {
            let values = rows.column(steps.column);
            let mut sum = Ok(Number::ZERO.into());
            for (i, (row, bound)) in all.iter().enumerate() {
                let next = all.get(i + 1).map_or(bound, |(_, next)| next);
                let above =
                    sum.clone().and_then(|sum| binary(Operator::Add, &sum, &slice(bound, next, &values[*row as usize])?));
                below.push(std::mem::replace(&mut sum, above));
            }
        }
        Ladder { slices: steps.slices, bounds: steps.bounds, column: steps.column, steps: all, below, unknown, overlap }
    }

    /// A row whose bound is not known, so that no step is.
    pub fn unknown(&self) -> Option<u32> {
        self.unknown.as_ref().map(|(row, _)| *row)
    }

    /// The row that the value reaches: the one with the highest bound that is not above it.
    pub fn reached(&self, value: &Value) -> Option<u32> {
        let passed = self.steps.partition_point(|(_, bound)| order(bound, value).is_le());
        passed.checked_sub(1).map(|at| self.steps[at].0)
    }

    /// How many slices the value has a part in: those that begin below it.
    fn begun(&self, value: &Value) -> usize {
        self.steps.partition_point(|(_, bound)| order(bound, value).is_lt())
    }

    /// Those slices, from the lowest up.
    pub fn slices(&self, value: &Value, rows: &dyn Rows) -> Vec<Slice> {
        let (begun, cells) = (self.begun(value), rows.column(self.column));
        let part = |at: usize| {
            let (row, bound) = &self.steps[at];
            let end = if at + 1 < begun { &self.steps[at + 1].1 } else { value };
            let amount = slice(bound, end, &cells[*row as usize]).unwrap_or(Value::Failed);
            Slice { row: *row, end: end.clone(), amount }
        };
        (0..begun).map(part).collect()
    }

    /// What the table says of a value. What is not known comes first, then what is wrong with the table, then with the value.
    fn at(&self, value: &Value, rows: &dyn Rows) -> Result {
        if let Some((_, bound)) = &self.unknown {
            return carry_two(value, bound);
        }
        if !matches!(value, Value::Number(_) | Value::Day(_)) {
            return carry(value);
        }
        if let Some(rows) = self.overlap {
            return Err(FaultKind::StepsOverlap { bounds: self.bounds, rows });
        }
        let Some(reached) = self.reached(value) else {
            let lowest = self.steps.first().map(|(row, _)| *row);
            return Err(FaultKind::StepsGap { bounds: self.bounds, lowest });
        };
        let cells = rows.column(self.column);
        if !self.slices {
            let cell = &cells[reached as usize];
            return if *cell == Value::Inapplicable { carry(cell) } else { Ok(cell.clone()) };
        }
        let Some(last) = self.begun(value).checked_sub(1) else { return Ok(Number::ZERO.into()) };
        let (row, bound) = &self.steps[last];
        binary(Operator::Add, &self.below[last].clone()?, &slice(bound, value, &cells[*row as usize])?)
    }
}

/// The amount of a slice from a bound to its end.
fn slice(from: &Value, end: &Value, value: &Value) -> Result {
    binary(Operator::Multiply, &binary(Operator::Subtract, end, from)?, value)
}

fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Day(a), Value::Day(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

impl Evaluator<'_> {
    pub(super) fn steps(&mut self, steps: &Steps, span: Span, rows: &Selection, context: Context) -> Batch {
        let strict = Context { skips: false, ..context };
        let values = self.part(&steps.value, rows, strict);
        let (ladder, all) = (self.ladder(steps), self.rows);
        self.map(values, rows, strict, span, |value| ladder.at(value, all))
    }

    /// The table in order, which is found out once.
    fn ladder(&mut self, steps: &Steps) -> Rc<Ladder> {
        let same = |ladder: &&Rc<Ladder>| (ladder.column, ladder.slices) == (steps.column, steps.slices);
        if let Some(ladder) = self.ladders.iter().find(same) {
            return Rc::clone(ladder);
        }
        let ladder = Rc::new(Ladder::new(self.rows, steps));
        self.ladders.push(Rc::clone(&ladder));
        ladder
    }
}
