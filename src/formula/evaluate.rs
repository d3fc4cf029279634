//! Computes checked formulas, a column at a time: each part of a formula is done for a run of rows before the next part, and only for
//! the rows whose branch is taken.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use time::Date;

use super::expression::{Aggregate, Elsewhere, Expression, Operation};

use super::beside::Beside;
use super::names::{ColumnId, ParameterId, TableId};
use super::operate::{self, FaultKind, binary, carry};
use super::steps::Ladder;
use super::value::Value;
use crate::message::Span;
use crate::number::Number;

/// What formulas read.
pub trait Rows {
    /// The values of a column, one a row.
    fn column(&self, id: ColumnId) -> &[Value];
    /// The value of a parameter.
    fn parameter(&self, id: ParameterId) -> &Value;
    /// How many rows a table has.
    fn count(&self, table: TableId) -> usize;
    /// The rows that refer by this column to the given row of the table it refers to.
    fn referring(&self, reference: ColumnId, row: u32) -> &[u32];
    /// The first and last day of the period computed.
    fn period(&self) -> (Date, Date);
    /// Another rule set's rows on the same data, or last year's.
    fn other(&self, place: usize) -> Option<Linked<'_>>;
    /// What is known of an aggregate beside the rows here; nothing where all rows are here.
    fn beside(&self, slot: usize, row: Option<u32>) -> Option<&Beside>;
}

/// The rows of another rule set, or of last year.
#[derive(Clone, Copy)]
pub struct Linked<'a> {
    /// The rows.
    pub rows: &'a dyn Rows,
    /// By table: the row there with the same key as each row here.
    pub same: &'a HashMap<TableId, Vec<Option<u32>>>,
}

/// Rows of one table.
#[derive(Clone, Debug)]
pub enum Selection<'a> {
    /// From one to before another.
    Range(Range<u32>),
    /// These.
    List(&'a [u32]),
}

impl Selection<'_> {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Selection::Range(range) => range.len(),
            Selection::List(list) => list.len(),
        }
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at the place.
    pub fn row(&self, at: usize) -> u32 {
        match self {
            Selection::Range(range) => range.start + at as u32,
            Selection::List(list) => list[at],
        }
    }
}

/// The rows of a table in runs: enough rows to make the choice of operation cheap, few enough to stay in the processor's cache.
pub fn runs(count: usize) -> impl Iterator<Item = Range<u32>> {
    const RUN: usize = 1024;
    (0..count).step_by(RUN).map(move |start| start as u32..count.min(start + RUN) as u32)
}

/// Something that went wrong, and where.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// The table of the row; none in a parameter's formula.
    pub table: Option<TableId>,
    /// The row.
    pub row: u32,
    /// The part of the formula.
    pub span: Span,
}

/// Values of a run of rows.
pub(super) enum Batch {
    /// The same in every row.
    Same(Value),
    /// One a row.
    Each(Vec<Value>),
}

impl Batch {
    pub(super) fn get(&self, at: usize) -> &Value {
        match self {
            Batch::Same(value) => value,
            Batch::Each(values) => &values[at],
        }
    }
}

/// Computes formulas, and remembers what went wrong.
pub struct Evaluator<'a> {
    pub(super) rows: &'a dyn Rows,
    /// What went wrong so far; at most [`crate::limits::PROBLEMS_PER_PLACE`] for one formula.
    pub faults: Vec<Fault>,
    /// What went wrong beyond that.
    pub more: usize,
    /// Rows in which `OMSAKNAS` took its second value.
    pub assumed: usize,
    /// Values of `.ALLA` aggregates that have been computed.
    pub(super) totals: Vec<Option<Value>>,
    /// True where *ej tillämpligt* is carried on and no fault: in what is computed elsewhere.
    carries: bool,
    /// What computes formulas elsewhere, and remembers their totals.
    elsewhere: Vec<Option<Box<Evaluator<'a>>>>,
    /// The tables of steps that have been put in order.
    pub(super) ladders: Vec<Rc<Ladder>>,
}

/// Where a part stands: the table of its row, and whether *ej tillämpligt* has a meaning there.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) table: Option<TableId>,
    pub(super) skips: bool,
}

impl<'a> Evaluator<'a> {
    /// An evaluator over these rows.
    pub fn new(rows: &'a dyn Rows) -> Self {
        Evaluator {
            rows,
            faults: Vec::new(),
            more: 0,
            assumed: 0,
            totals: Vec::new(),
            carries: false,
            elsewhere: Vec::new(),
            ladders: Vec::new(),
        }
    }

    /// An evaluator that carries on what is *ej tillämpligt* where it is read, and calls it no fault: for what is computed elsewhere,
    /// and for parts of formulas that are looked at one by one.
    pub fn carrying(rows: &'a dyn Rows) -> Self {
        Evaluator { carries: true, ..Evaluator::new(rows) }
    }

    /// The value of a formula that belongs to no row.
    pub fn single(&mut self, expression: &Expression) -> Value {
        let context = Context { table: None, skips: false };
        self.part(expression, &Selection::Range(0..1), context).get(0).clone()
    }

    /// The value of a formula in one row.
    pub fn at(&mut self, expression: &Expression, table: TableId, row: u32) -> Value {
        let context = Context { table: Some(table), skips: true };
        self.part(expression, &Selection::Range(row..row + 1), context).get(0).clone()
    }

    /// The values of a formula in some rows of a table. With `skips` a value that is *ej tillämpligt* may come out.
    pub fn values(&mut self, expression: &Expression, table: TableId, rows: &Selection, skips: bool) -> Vec<Value> {
        self.part_values(expression, Some(table), rows, skips)
    }

    /// The values of a part of a formula in some rows of a table, or in none: then one row stands for all.
    pub fn part_values(&mut self, part: &Expression, table: Option<TableId>, rows: &Selection, skips: bool) -> Vec<Value> {
        match self.part(part, rows, Context { table, skips }) {
            Batch::Each(values) => values,
            Batch::Same(value) => vec![value; rows.len()],
        }
    }

    pub(super) fn fault(&mut self, kind: FaultKind, context: Context, row: u32, span: Span) -> Value {
        if self.carries && kind == FaultKind::Inapplicable {
            return Value::Inapplicable;
        }
        self.record(Fault { kind, table: context.table, row, span });
        Value::Failed
    }

    /// Remembers something that went wrong, or counts it where enough is remembered.
    pub fn record(&mut self, fault: Fault) {
        // What is wrong with a table of steps is said once, not for every row that is held against it.
        if matches!(fault.kind, FaultKind::StepsOverlap { .. }) && self.faults.iter().any(|known| known.kind == fault.kind) {
            return;
        }
        if self.faults.len() < crate::limits::PROBLEMS_PER_PLACE {
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn part(&mut self, part: &Expression, rows: &Selection, context: Context) -> Batch {
        let strict = Context { skips: false, ..context };
        if rows.is_empty() {
            // Nothing can be wrong in no rows.
            return Batch::Each(Vec::new());
        }
        match &part.operation {
            Operation::Constant(value) => Batch::Same(value.clone()),
            Operation::Parameter(id) => match self.rows.parameter(*id) {
                Value::Inapplicable if !context.skips => {
                    Batch::Same(self.fault(FaultKind::Inapplicable, context, rows.row(0), part.span))
                }
                value => Batch::Same(value.clone()),
            },
            Operation::Period(end) => {
                let (first, last) = self.rows.period();
                Batch::Same(if *end { last } else { first }.into())
            }
            Operation::Column(path, column) => self.column(path, *column, part.span, rows, context),
            Operation::Negate(inner) => {
                let values = self.part(inner, rows, strict);
                self.map(values, rows, strict, part.span, |value| match value {
                    Value::Number(number) => Ok(number.neg().into()),
                    other => carry(other),
                })
            }
            Operation::Binary(operator, left, right) => {
                let left = self.part(left, rows, strict);
                let right = self.part(right, rows, strict);
                self.zip(left, right, rows, strict, part.span, |a, b| binary(*operator, a, b))
            }
            Operation::Call(function, parts) => self.call(*function, parts, part.span, rows, context),
            Operation::Switch(subject, arms, otherwise) => {
                let chosen = self.part(subject, rows, strict);
                let branch = |value: &Value| match value {
                    Value::Code(code) => arms
                        .iter()
                        .position(|(arm, _)| arm == code)
                        .or(otherwise.is_some().then_some(arms.len()))
                        .ok_or(Value::Failed),
                    other => Err(other.clone()),
                };
                let parts: Vec<&Expression> = arms.iter().map(|(_, part)| part).chain(otherwise.as_deref()).collect();
                self.branches(&chosen, &branch, &parts, part.span, rows, context)
            }
            Operation::Aggregate(aggregate) => self.aggregate(aggregate, part.span, rows, context),
            Operation::Elsewhere(elsewhere) => self.elsewhere(elsewhere, rows, context),
            Operation::Steps(steps) => self.steps(steps, part.span, rows, context),
        }
    }

    fn column(&mut self, path: &[ColumnId], column: ColumnId, span: Span, rows: &Selection, context: Context) -> Batch {
        let mut values: Vec<Value> = match (path.first(), rows) {
            (None, Selection::Range(range)) => self.rows.column(column)[range.start as usize..range.end as usize].to_vec(),
            _ => (0..rows.len()).map(|at| self.follow(path, column, rows.row(at))).collect(),
        };
        if !context.skips {
            for (at, value) in values.iter_mut().enumerate() {
                if *value == Value::Inapplicable && !self.carries {
                    *value = self.fault(FaultKind::Inapplicable, context, rows.row(at), span);
                }
            }
        }
        Batch::Each(values)
    }

    fn follow(&self, path: &[ColumnId], column: ColumnId, row: u32) -> Value {
        let mut row = row as usize;
        for reference in path {
            match &self.rows.column(*reference)[row] {
                Value::Row(next) => row = *next as usize,
                other => return other.clone(),
            }
        }
        self.rows.column(column)[row].clone()
    }

    pub(super) fn map(
        &mut self,
        values: Batch,
        rows: &Selection,
        context: Context,
        span: Span,
        operation: impl Fn(&Value) -> Result<Value, FaultKind>,
    ) -> Batch {
        match values {
            Batch::Same(value) => {
                Batch::Same(operation(&value).unwrap_or_else(|kind| self.fault(kind, context, rows.row(0), span)))
            }
            Batch::Each(mut values) => {
                for (at, value) in values.iter_mut().enumerate() {
                    *value = operation(value).unwrap_or_else(|kind| self.fault(kind, context, rows.row(at), span));
                }
                Batch::Each(values)
            }
        }
    }

    pub(super) fn zip(
        &mut self,
        left: Batch,
        right: Batch,
        rows: &Selection,
        context: Context,
        span: Span,
        operation: impl Fn(&Value, &Value) -> Result<Value, FaultKind>,
    ) -> Batch {
        match (left, right) {
            (Batch::Same(a), right) => self.map(right, rows, context, span, |b| operation(&a, b)),
            (left, Batch::Same(b)) => self.map(left, rows, context, span, |a| operation(a, &b)),
            (Batch::Each(mut left), Batch::Each(right)) => {
                for (at, (a, b)) in left.iter_mut().zip(&right).enumerate() {
                    *a = operation(a, b).unwrap_or_else(|kind| self.fault(kind, context, rows.row(at), span));
                }
                Batch::Each(left)
            }
        }
    }

    /// Computes for each row the one part that its branch leads to.
    pub(super) fn branches(
        &mut self,
        chosen: &Batch,
        branch: &dyn Fn(&Value) -> Result<usize, Value>,
        parts: &[&Expression],
        span: Span,
        rows: &Selection,
        context: Context,
    ) -> Batch {
        let settle = |this: &mut Self, value: Value, row: u32| match value {
            Value::Inapplicable => this.fault(FaultKind::Inapplicable, context, row, span),
            other => other,
        };
        if let Batch::Same(value) = chosen {
            return match branch(value) {
                Ok(which) => self.part(parts[which], rows, context),
                Err(value) => Batch::Same(settle(self, value, rows.row(0))),
            };
        }
        let mut results = vec![Value::Missing; rows.len()];
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
        for (at, result) in results.iter_mut().enumerate() {
            match branch(chosen.get(at)) {
                Ok(which) => places[which].push(at),
                Err(value) => *result = settle(self, value, rows.row(at)),
            }
        }
        for (part, places) in parts.iter().zip(&places) {
            if places.len() == rows.len() {
                return self.part(part, rows, context);
            }
            if places.is_empty() {
                continue;
            }
            let list: Vec<u32> = places.iter().map(|at| rows.row(*at)).collect();
            let values = self.part(part, &Selection::List(&list), context);
            for (i, at) in places.iter().enumerate() {
                results[*at] = values.get(i).clone();
            }
        }
        Batch::Each(results)
    }

    fn aggregate(&mut self, aggregate: &Aggregate, span: Span, rows: &Selection, context: Context) -> Batch {
        let Some(reference) = aggregate.own else {
            return Batch::Same(self.total(aggregate, span, context));
        };
        let referring: Vec<&[u32]> = (0..rows.len()).map(|at| self.rows.referring(reference, rows.row(at))).collect();
        let Some(body) = &aggregate.body else {
            let count = |at: usize| Value::from(Number::from(referring[at].len() as i64));
            return Batch::Each(
                (0..rows.len()).map(|at| self.with_others(aggregate, Some(rows.row(at)), count(at))).collect(),
            );
        };
        let all = referring.concat();
        let inner = Context { table: Some(aggregate.table), skips: true };
        let values = self.part(body, &Selection::List(&all), inner);
        let mut at = 0;
        let mut results = Vec::with_capacity(rows.len());
        for (i, inner) in referring.iter().enumerate() {
            let result = operate::fold(aggregate.fold, (at..at + inner.len()).map(|at| values.get(at)));
            at += inner.len();
            let result = result.unwrap_or_else(|kind| self.fault(kind, context, rows.row(i), span));
            results.push(self.with_others(aggregate, Some(rows.row(i)), result));
        }
        Batch::Each(results)
    }

    /// A formula in the same rows of another rule set, or of last year; *ej tillämpligt* in rows that are not there.
    fn elsewhere(&mut self, formula: &Elsewhere, rows: &Selection, context: Context) -> Batch {
        let at = formula.place;
        let Some(linked) = self.rows.other(at) else { return Batch::Same(Value::Failed) };
        if self.elsewhere.len() <= at {
            self.elsewhere.resize_with(at + 1, || None);
        }
        let new = || Box::new(Evaluator::carrying(linked.rows));
        let mut there = self.elsewhere[at].take().unwrap_or_else(new);
        let inner = Context { table: formula.table, skips: true };
        let same = context.table.zip(formula.table).and_then(|(table, _)| linked.same.get(&table));
        let values = match same {
            // Of no row there it is the same in every row here.
            None => Batch::Same(there.part(&formula.body, &Selection::Range(0..1), inner).get(0).clone()),
            Some(same) => {
                let found: Vec<(usize, u32)> =
                    (0..rows.len()).filter_map(|at| Some((at, same[rows.row(at) as usize]?))).collect();
                let list: Vec<u32> = found.iter().map(|(_, row)| *row).collect();
                let computed = there.part(&formula.body, &Selection::List(&list), inner);
                let mut values = vec![Value::Inapplicable; rows.len()];
                for (i, (at, _)) in found.iter().enumerate() {
                    values[*at] = computed.get(i).clone();
                }
                // A fault there is a fault in the row here.
                for fault in there.faults.drain(..) {
                    let here = found.iter().find(|(_, row)| *row == fault.row).map_or(0, |(at, _)| rows.row(*at));
                    self.record(Fault { table: context.table, row: here, ..fault });
                }
                Batch::Each(values)
            }
        };
        there.faults.drain(..).for_each(|fault| self.record(Fault { table: context.table, row: rows.row(0), ..fault }));
        self.more += std::mem::take(&mut there.more);
        self.assumed += std::mem::take(&mut there.assumed);
        self.elsewhere[at] = Some(there);
        values
    }
}
