//! Computing a rule set on its data: columns in the order of what they read, pots in whole units, and what went wrong.

mod pot;
mod store;
mod summary;

pub use pot::{PotError, share};
pub use store::Store;
pub use summary::{Amounts, Control, ControlKind, Summary};

use std::sync::Arc;

use num_bigint::BigInt;

use crate::data::{Data, FileTable, bind};
use crate::formula::{ColumnId, Evaluator, FaultKind, Formula, Item, Rows, Selection, TableId, Value, runs};
use crate::message::{Code, Place, Problem, stops};
use crate::number::{Number, Rounding, swedish};
use crate::rules::{Column, Filling, ParameterFilling, RuleSet};

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

/// A pot that was shared.
#[derive(Clone, Debug)]
pub struct Pot {
    /// The column that it fills.
    pub column: ColumnId,
    /// What there was to share.
    pub frame: Number,
    /// The sum of the keys.
    pub key_sum: Number,
    /// The sum of the shares.
    pub sum: Number,
    /// How many rows took part.
    pub rows: usize,
}

/// Computes a rule set on files. The allocation is there even where problems stop it from being shown, so that what is right can be
/// told from what is wrong; [`stops`] says which.
pub fn allocate(rules: &Arc<RuleSet>, files: &[&FileTable]) -> (Allocation, Vec<Problem>) {
    let mut problems = Vec::new();
    let data = bind(rules, files, &mut problems);
    // Where the data cannot be read, what is computed from them says nothing.
    if stops(&problems) {
        return (Allocation::new(rules, data), problems);
    }
    let (allocation, mut found) = compute(rules, data);
    problems.append(&mut found);
    (allocation, problems)
}

/// Computes a rule set on data that have been bound to it.
pub fn compute(rules: &Arc<RuleSet>, data: Data) -> (Allocation, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut allocation = Allocation::new(rules, data);
    for item in &rules.order {
        match item {
            Item::Parameter(id) => allocation.parameter(id.0, &mut problems),
            Item::Column(id) => allocation.column(*id, &mut problems),
        }
    }
    (allocation, problems)
}

impl Allocation {
    fn new(rules: &Arc<RuleSet>, mut data: Data) -> Self {
        let store = Store::new(rules, &mut data);
        Allocation { rules: Arc::clone(rules), data, store, pots: Vec::new() }
    }

    fn parameter(&mut self, i: usize, problems: &mut Vec<Problem>) {
        let rules = Arc::clone(&self.rules);
        let parameter = &rules.parameters[i];
        let value = match &parameter.filling {
            ParameterFilling::Given(number) => number.clone().into(),
            ParameterFilling::Formula(formula) => {
                let mut evaluator = Evaluator::new(&self.store);
                let mut value = evaluator.single(&formula.expression);
                if let Some(stated) = &parameter.rounding {
                    value = round(&stated.rounding, value).unwrap_or(Value::Failed);
                }
                self.report(&parameter.id, formula, evaluator, problems);
                value
            }
        };
        self.store.parameters[i] = value;
    }

    fn column(&mut self, id: ColumnId, problems: &mut Vec<Problem>) {
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
            Filling::Pot { frame, key } => self.pot(id, column, frame, key, problems),
        };
        self.store.values[id.0] = values;
    }

    /// Where a column applies: its rows, and the value of every other one.
    fn applies(&self, column: &Column, run: std::ops::Range<u32>, problems: &mut Vec<Problem>) -> (Vec<u32>, Vec<Value>) {
        let mut rest = vec![Value::Inapplicable; run.len()];
        let Some(condition) = &column.condition else { return (run.collect(), rest) };
        let mut evaluator = Evaluator::new(&self.store);
        let tests = evaluator.values(&condition.expression, column.table, &Selection::Range(run.clone()), false);
        self.report(&column.id, condition, evaluator, problems);
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
        for run in runs(given.len()) {
            let start = run.start;
            let (rows, mut rest) = self.applies(column, run, problems);
            for row in rows {
                rest[(row - start) as usize] = given[row as usize].clone();
            }
            values.append(&mut rest);
        }
        values
    }

    fn formula(&self, column: &Column, formula: &Formula, problems: &mut Vec<Problem>) -> Vec<Value> {
        let count = self.store.count(column.table);
        let mut values = Vec::with_capacity(count);
        let mut evaluator = Evaluator::new(&self.store);
        let mut bounds = Evaluator::new(&self.store);
        for run in runs(count) {
            let start = run.start;
            if column.condition.is_none() {
                let rows = Selection::Range(run);
                let mut computed = evaluator.values(&formula.expression, column.table, &rows, false);
                self.bound_and_round(column, &rows, &mut computed, &mut bounds, problems);
                values.append(&mut computed);
                continue;
            }
            let (rows, mut rest) = self.applies(column, run, problems);
            let rows = Selection::List(&rows);
            let mut computed = evaluator.values(&formula.expression, column.table, &rows, false);
            self.bound_and_round(column, &rows, &mut computed, &mut bounds, problems);
            for (at, value) in computed.into_iter().enumerate() {
                rest[(rows.row(at) - start) as usize] = value;
            }
            values.append(&mut rest);
        }
        self.report(&column.id, formula, evaluator, problems);
        if let Some(bound) = column.floor.as_ref().or(column.cap.as_ref()) {
            self.report(&column.id, bound, bounds, problems);
        }
        values
    }

    fn bound_and_round(
        &self,
        column: &Column,
        rows: &Selection,
        values: &mut [Value],
        evaluator: &mut Evaluator,
        problems: &mut Vec<Problem>,
    ) {
        for (formula, is_floor) in [(&column.floor, true), (&column.cap, false)] {
            let Some(formula) = formula else { continue };
            let bounds = evaluator.values(&formula.expression, column.table, rows, false);
            for (value, bound) in values.iter_mut().zip(bounds) {
                *value = bounded(value, bound, is_floor);
            }
        }
        let Some(stated) = &column.rounding else { return };
        for (at, value) in values.iter_mut().enumerate() {
            let taken = std::mem::replace(value, Value::Failed);
            match round(&stated.rounding, taken) {
                Ok(rounded) => *value = rounded,
                Err(kind) => problems.push(self.fault(&column.id, Some(column.table), rows.row(at), kind, None)),
            }
        }
    }

    fn pot(
        &mut self,
        id: ColumnId,
        column: &Column,
        frame: &Formula,
        key: &Formula,
        problems: &mut Vec<Problem>,
    ) -> Vec<Value> {
        let count = self.store.count(column.table);
        let mut values = Vec::with_capacity(count);
        let (mut rows, mut keys) = (Vec::new(), Vec::new());
        let mut worst = None;
        let mut evaluator = Evaluator::new(&self.store);
        for run in runs(count) {
            let (applying, mut rest) = self.applies(column, run, problems);
            let computed = evaluator.values(&key.expression, column.table, &Selection::List(&applying), true);
            let start = values.len();
            for (row, value) in applying.into_iter().zip(computed) {
                match value {
                    Value::Number(number) => {
                        rows.push(row);
                        keys.push(number);
                    }
                    Value::Inapplicable => {}
                    other => {
                        if other == Value::Missing && worst.is_none() {
                            let place = self.row_place(Some(column.table), row);
                            let problem = Problem::new(Code::KeyMissing, place).with("column", self.label(column));
                            problems.push(problem.with("row", self.row_name(Some(column.table), row)));
                        }
                        // The row takes part, with a share that nobody knows.
                        rest[row as usize - start] = other.clone();
                        worst = Some(other);
                    }
                }
            }
            // A row whose condition could not be computed may take part or not, so no share is known.
            if let Some(unknown) = rest.iter().find(|value| **value != Value::Inapplicable) {
                worst = Some(unknown.clone());
            }
            values.append(&mut rest);
        }
        self.report(&column.id, key, evaluator, problems);
        let mut evaluator = Evaluator::new(&self.store);
        let whole = evaluator.single(&frame.expression);
        self.report(&column.id, frame, evaluator, problems);
        let problem = |code: Code| Problem::new(code, self.rule_place(frame)).with("column", self.label(column));
        let shared = match (whole, worst) {
            (_, Some(worst)) => Err(worst),
            (Value::Number(whole), None) => self.share(id, column, whole, &rows, &keys, problems).ok_or(Value::Failed),
            (Value::Missing, None) => {
                problems.push(problem(Code::FrameMissing));
                Err(Value::Missing)
            }
            (_, None) => Err(Value::Failed),
        };
        match shared {
            Ok((shares, pot)) => {
                for (row, amount) in rows.iter().zip(shares) {
                    values[*row as usize] = amount.into();
                }
                self.pots.push(pot);
            }
            Err(state) => rows.iter().for_each(|row| values[*row as usize] = state.clone()),
        }
        values
    }

    fn share(
        &self,
        id: ColumnId,
        column: &Column,
        frame: Number,
        rows: &[u32],
        keys: &[Number],
        problems: &mut Vec<Problem>,
    ) -> Option<(Vec<Number>, Pot)> {
        let rounding = &column.rounding.as_ref()?.rounding;
        let step = rounding.step();
        let place = Place { lines: Vec::new(), ..Place::span(&self.rules.source, column.span) };
        let problem = |code: Code| Problem::new(code, place.clone()).with("column", self.label(column));
        let units = frame.div(step).ok()?.to_big();
        if !units.is_integer() {
            problems.push(problem(Code::FrameNotWhole).with("frame", swedish(&frame)).with("step", swedish(step)));
            return None;
        }
        let table = &self.data.tables[column.table.0];
        let name = |at: usize| table.keys.get(rows[at] as usize).split(crate::data::KEY_JOINT);
        match share(&units.to_integer(), keys, |a, b| name(a).cmp(name(b))) {
            Ok(shares) => {
                let amount = |units: BigInt| Number::ratio(units, 1.into())?.mul(step).ok();
                let shares: Vec<Number> = shares.into_iter().map(amount).collect::<Option<_>>()?;
                let total = |numbers: &[Number]| numbers.iter().try_fold(Number::ZERO, |sum, number| sum.add(number).ok());
                let pot = Pot { column: id, frame, key_sum: total(keys)?, sum: total(&shares)?, rows: rows.len() };
                Some((shares, pot))
            }
            Err(error) => {
                let found = match error {
                    PotError::NegativePot => problem(Code::FrameNegative).with("frame", swedish(&frame)),
                    PotError::NoKey => problem(Code::KeySumZero),
                    PotError::TooLarge => self.fault(&column.id, None, 0, FaultKind::TooLarge, None),
                    PotError::NegativeKey(at) => {
                        let row = self.row_name(Some(column.table), rows[at]);
                        problem(Code::KeyNegative).with("row", row).with("value", swedish(&keys[at]))
                    }
                };
                problems.push(found);
                None
            }
        }
    }

    // --- What went wrong -----------------------------------------------------------------------

    fn report(&self, id: &str, formula: &Formula, evaluator: Evaluator, problems: &mut Vec<Problem>) {
        for fault in &evaluator.faults {
            problems.push(self.fault(id, fault.table, fault.row, fault.kind, Some((formula, fault.span))));
        }
        if evaluator.assumed > 0 {
            let problem = Problem::new(Code::Assumed, self.rule_place(formula)).with("column", id);
            problems.push(problem.with("count", evaluator.assumed.to_string()));
        }
    }

    fn fault(
        &self,
        id: &str,
        table: Option<TableId>,
        row: u32,
        kind: FaultKind,
        at: Option<(&Formula, crate::message::Span)>,
    ) -> Problem {
        let code = match kind {
            FaultKind::DivisionByZero => Code::DivisionByZero,
            FaultKind::TooLarge => Code::ResultTooLarge,
            FaultKind::Inapplicable => Code::InapplicableRead,
            FaultKind::RoundingTooFine => Code::RoundingTooFine,
        };
        let place = match (table, at) {
            (Some(_), _) => self.row_place(table, row),
            (None, Some((formula, _))) => self.rule_place(formula),
            (None, None) => Place::file(&self.rules.source.name),
        };
        Problem::new(code, place).with("column", id).with("row", self.row_name(table, row))
    }

    fn rule_place(&self, formula: &Formula) -> Place {
        Place::span(&self.rules.source, formula.span)
    }

    /// The file and line of a row, with its key as the excerpt.
    fn row_place(&self, table: Option<TableId>, row: u32) -> Place {
        let Some(table) = table else { return Place::file(&self.rules.source.name) };
        let data = &self.data.tables[table.0];
        let line = data.lines.get(row as usize).copied();
        Place { file: data.file.clone(), lines: line.into_iter().filter(|line| *line > 0).collect(), ..Place::default() }
    }

    fn row_name(&self, table: Option<TableId>, row: u32) -> String {
        match table {
            Some(table) => {
                let id = &self.rules.tables[table.0].id;
                format!("{id} ”{}”", self.data.tables[table.0].keys.get(row as usize))
            }
            None => "regelverket".to_owned(),
        }
    }

    /// What people call a column.
    pub fn label(&self, column: &Column) -> String {
        column.name.clone().unwrap_or_else(|| column.id.replace('_', " "))
    }

    /// One problem for all rows of a given column that have it in common.
    fn report_rows(&self, code: Code, column: &Column, rows: Vec<usize>, problems: &mut Vec<Problem>) {
        if rows.is_empty() {
            return;
        }
        let data = &self.data.tables[column.table.0];
        let heading = match &column.filling {
            Filling::Given { headings, .. } => headings.first().cloned(),
            _ => None,
        };
        let lines = rows.iter().filter_map(|row| data.lines.get(*row).copied()).filter(|line| *line > 0);
        let place = Place { file: data.file.clone(), lines: lines.take(5).collect(), column: heading, excerpt: None };
        let mut problem = Problem::new(code, place).with("column", self.label(column));
        let table = self.rules.tables[column.table.0].id.clone();
        problem = problem.with("count", rows.len().to_string()).with("table", table);
        problems.push(problem.with("condition", column.condition.as_ref().map_or("", |condition| condition.text.trim())));
    }
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
