//! Computing a rule set on its data: columns in the order of what they read, pots in whole units, and what went wrong.

mod described;
mod one_pot;
mod others;
mod pot;
mod pots;
mod report;
mod store;
mod summary;
mod unknown;

use others::Done;
pub use pot::{Bounds, PotError, Shares, share, share_within};
use pots::Rule;
pub use pots::{LastUnit, Pot};
pub use store::{OtherAllocation, Store};
pub use summary::{Amounts, Control, ControlKind, Summary};

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::data::{Data, FileTable, bind};
use crate::formula::{ColumnId, Evaluator, Fault, FaultKind, Formula, Item, Rows, Selection, Value, runs};
use crate::message::{Code, Problem, stops};
use crate::number::Rounding;
use crate::rules::{Column, Filling, ParameterFilling, RuleSet};
use crate::view::spoken;

/// Every figure of a rule set on its data.
#[derive(Debug)]
pub struct Allocation {
    /// The rules.
    pub rules: Arc<RuleSet>,
    /// Keys, texts and places; the values are in the store.
    pub data: Data,
    /// Every value.
    pub store: Store,
    /// The pots that were shared.
    pub pots: Vec<Pot>,
}

/// Computes a rule set on files. The allocation is there even where problems stop it from being shown, so that what is right can be
/// told from what is wrong; [`stops`] says which.
pub fn allocate(rules: &Arc<RuleSet>, files: &[&FileTable]) -> (Allocation, Vec<Problem>) {
    allocate_once(rules, files, &mut Done::default())
}

/// Computes a rule set on data that have been bound to another one with the same tables.
pub fn allocate_bound(rules: &Arc<RuleSet>, bound: &Bound, files: &[&FileTable]) -> (Allocation, Vec<Problem>) {
    let (data, problems) = (bound.data.clone(), bound.problems.clone());
    allocate_on(rules, data, problems, split_years(files), &mut Done::default())
}

/// Data that are bound to the tables of a rule set. They depend on no parameter.
#[derive(Debug)]
pub struct Bound {
    data: Data,
    problems: Vec<Problem>,
}

impl Bound {
    /// Binds this year's files.
    pub fn new(rules: &RuleSet, files: &[&FileTable]) -> Bound {
        let mut problems = Vec::new();
        let data = bind(rules, &split_years(files).0, &mut problems);
        Bound { data, problems }
    }
}

/// Files of this year, and of last year.
type Years<'a> = (Vec<&'a FileTable>, Vec<&'a FileTable>);

fn split_years<'a>(files: &[&'a FileTable]) -> Years<'a> {
    files.iter().partition(|file| !file.last_year)
}

/// The same, where rule sets that have been computed are not computed again.
fn allocate_once(rules: &Arc<RuleSet>, files: &[&FileTable], done: &mut Done) -> (Allocation, Vec<Problem>) {
    let Bound { data, problems } = Bound::new(rules, files);
    allocate_on(rules, data, problems, split_years(files), done)
}

fn allocate_on(
    rules: &Arc<RuleSet>,
    data: Data,
    mut problems: Vec<Problem>,
    (files, last_year): Years,
    done: &mut Done,
) -> (Allocation, Vec<Problem>) {
    // Where the data cannot be read, what is computed from them says nothing.
    if stops(&problems) {
        return (Allocation::new(rules, data), problems);
    }
    let others = others::allocate(rules, &data, (&files, &last_year), done, &mut problems);
    if stops(&problems) {
        return (Allocation::new(rules, data), problems);
    }
    let (allocation, mut found) = compute_beside(rules, data, others);
    problems.append(&mut found);
    (allocation, problems)
}

/// Computes a rule set that reads no other on data that have been bound to it.
pub fn compute(rules: &Arc<RuleSet>, data: Data) -> (Allocation, Vec<Problem>) {
    compute_beside(rules, data, Vec::new())
}

/// Computes a rule set beside what its formulas read of other rule sets.
fn compute_beside(rules: &Arc<RuleSet>, data: Data, others: Vec<Option<OtherAllocation>>) -> (Allocation, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut allocation = Allocation::new(rules, data);
    allocation.store.others = others;
    let mut failed: HashSet<Item> = HashSet::new();
    for item in &rules.order {
        match item {
            item if failed.contains(item) => allocation.fail(*item),
            Item::Parameter(id) => failed.extend(allocation.parameter(id.0, &mut problems)),
            Item::Column(id) => allocation.column(*id, &mut problems),
        }
    }
    if !stops(&problems) {
        allocation.report_silent(&mut problems);
        allocation.check_equations(&mut problems);
        allocation.check_described(&mut problems);
    }
    (allocation, problems)
}

impl Allocation {
    /// Nothing computed yet.
    pub(crate) fn new(rules: &Arc<RuleSet>, mut data: Data) -> Self {
        let store = Store::new(rules, &mut data);
        Allocation { rules: Arc::clone(rules), data, store, pots: Vec::new() }
    }

    /// Computes a parameter; what comes out is what cannot be computed because of it, for reasons that have been reported.
    pub(crate) fn parameter(&mut self, i: usize, problems: &mut Vec<Problem>) -> Vec<Item> {
        let rules = Arc::clone(&self.rules);
        let parameter = &rules.parameters[i];
        let value = match &parameter.filling {
            ParameterFilling::Given(number) => number.clone().into(),
            ParameterFilling::Formula(formula) => {
                let mut evaluator = Evaluator::new(&self.store);
                let mut value = evaluator.single(&formula.expression);
                if let Some(stated) = &parameter.rounding {
                    value = round(&stated.rounding, value).unwrap_or_else(|kind| {
                        let span = formula.expression.span;
                        evaluator.record(Fault { kind, table: None, row: 0, span });
                        Value::Failed
                    });
                }
                self.report_faults(&spoken(parameter.name.as_ref(), &parameter.id), formula, evaluator, problems);
                value
            }
            ParameterFilling::Solved(equation) => match self.solve(i, parameter, equation, problems) {
                Some(value) => value,
                None => {
                    self.store.parameters[i] = Value::Failed;
                    return equation.way.clone();
                }
            },
        };
        self.store.parameters[i] = value;
        Vec::new()
    }

    /// Computes a column.
    pub(crate) fn column(&mut self, id: ColumnId, problems: &mut Vec<Problem>) {
        let rules = Arc::clone(&self.rules);
        let column = &rules.columns[id.0];
        let values = match &column.filling {
            Filling::Given { .. } => {
                let values = self.given(id, column, problems);
                let given = &self.store.values[id.0];
                let is = |state: &Value, value: &Value| value == state;
                let missing = (0..values.len()).filter(|row| is(&Value::Missing, &values[*row])).collect();
                self.report_rows(Code::MissingValues, column, missing, problems);
                let not_used = |row: &usize| {
                    is(&Value::Inapplicable, &values[*row]) && ![Value::Missing, Value::Inapplicable].contains(&given[*row])
                };
                self.report_rows(Code::NotApplicableFilled, column, (0..values.len()).filter(not_used).collect(), problems);
                values
            }
            Filling::Formula(formula) => self.formula(column, formula, problems),
            Filling::Pot { frame, key, per } => {
                self.share_pots(id, column, &Rule { frame, key, per: per.as_deref() }, problems)
            }
        };
        self.store.values[id.0] = values;
    }

    /// Where a column applies: its rows, and the value of every other one.
    fn applies(&self, column: &Column, run: Range<u32>, evaluator: &mut Evaluator) -> (Vec<u32>, Vec<Value>) {
        let mut rest = vec![Value::Inapplicable; run.len()];
        let Some(condition) = &column.condition else { return (run.collect(), rest) };
        let tests = evaluator.values(&condition.expression, column.table, &Selection::Range(run.clone()), false);
        let mut rows = Vec::new();
        for (at, (row, test)) in run.zip(tests).enumerate() {
            match test {
                Value::YesNo(true) => rows.push(row),
                Value::YesNo(false) => {}
                other => rest[at] = other,
            }
        }
        (rows, rest)
    }

    fn given(&self, id: ColumnId, column: &Column, problems: &mut Vec<Problem>) -> Vec<Value> {
        let given = &self.store.values[id.0];
        if column.condition.is_none() {
            return given.clone();
        }
        let mut values = Vec::with_capacity(given.len());
        let mut conditions = Evaluator::new(&self.store);
        for run in runs(given.len()) {
            let start = run.start;
            let (rows, mut rest) = self.applies(column, run, &mut conditions);
            for row in rows {
                rest[(row - start) as usize] = given[row as usize].clone();
            }
            values.append(&mut rest);
        }
        self.report(column, column.condition.as_ref(), conditions, problems);
        values
    }

    fn formula(&self, column: &Column, formula: &Formula, problems: &mut Vec<Problem>) -> Vec<Value> {
        let count = self.store.count(column.table);
        let mut values = Vec::with_capacity(count);
        let [mut conditions, mut formulas, mut floors, mut caps] = [(); 4].map(|()| Evaluator::new(&self.store));
        for run in runs(count) {
            let start = run.start;
            let (applying, mut rest) = match column.condition {
                None => (Vec::new(), Vec::new()),
                Some(_) => self.applies(column, run.clone(), &mut conditions),
            };
            let rows = if column.condition.is_none() { Selection::Range(run) } else { Selection::List(&applying) };
            let mut computed = formulas.values(&formula.expression, column.table, &rows, false);
            self.bound(column, column.floor.as_ref(), true, &rows, &mut computed, &mut floors);
            self.bound(column, column.cap.as_ref(), false, &rows, &mut computed, &mut caps);
            self.round(column, formula, &rows, &mut computed, &mut formulas);
            if column.condition.is_none() {
                values.append(&mut computed);
                continue;
            }
            for (at, value) in computed.into_iter().enumerate() {
                rest[(rows.row(at) - start) as usize] = value;
            }
            values.append(&mut rest);
        }
        self.report(column, column.condition.as_ref(), conditions, problems);
        self.report(column, Some(formula), formulas, problems);
        self.report(column, column.floor.as_ref(), floors, problems);
        self.report(column, column.cap.as_ref(), caps, problems);
        values
    }

    /// Holds values to a bound. A bound that does not apply is an error: it says neither to hold a value nor to let it go.
    fn bound(
        &self,
        column: &Column,
        bound: Option<&Formula>,
        is_floor: bool,
        rows: &Selection,
        values: &mut [Value],
        evaluator: &mut Evaluator,
    ) {
        let Some(formula) = bound else { return };
        let bounds = evaluator.values(&formula.expression, column.table, rows, false);
        for (at, (value, bound)) in values.iter_mut().zip(bounds).enumerate() {
            let is_number = matches!(value, Value::Number(_));
            *value = bounded(value, bound, is_floor);
            if is_number && *value == Value::Inapplicable {
                evaluator.record(fault(FaultKind::Inapplicable, column, rows.row(at), formula));
                *value = Value::Failed;
            }
        }
    }

    fn round(&self, column: &Column, formula: &Formula, rows: &Selection, values: &mut [Value], evaluator: &mut Evaluator) {
        let Some(stated) = &column.rounding else { return };
        for (at, value) in values.iter_mut().enumerate() {
            let taken = std::mem::replace(value, Value::Failed);
            match round(&stated.rounding, taken) {
                Ok(rounded) => *value = rounded,
                Err(kind) => evaluator.record(fault(kind, column, rows.row(at), formula)),
            }
        }
    }
}

fn fault(kind: FaultKind, column: &Column, row: u32, formula: &Formula) -> Fault {
    Fault { kind, table: Some(column.table), row, span: formula.expression.span }
}

fn round(rounding: &Rounding, value: Value) -> Result<Value, FaultKind> {
    match value {
        Value::Number(number) => Ok(rounding.apply(&number)?.into()),
        other => Ok(other),
    }
}

/// A value held to its bound; where either is not known, neither is the result.
pub(crate) fn bounded(value: &Value, bound: Value, is_floor: bool) -> Value {
    match (value, bound) {
        (Value::Number(number), Value::Number(bound)) => {
            let outside = if is_floor { *number < bound } else { *number > bound };
            if outside { bound.into() } else { value.clone() }
        }
        (Value::Number(_), unknown) => unknown,
        _ => value.clone(),
    }
}
