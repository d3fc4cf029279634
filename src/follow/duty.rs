//! The rows that must report under one duty, and what their reports say.

use std::collections::HashSet;

use time::Date;

use super::account::Account;
use super::view::State;
use crate::allocate::Allocation;
use crate::explain::evaluate;
use crate::formula::{ColumnId, Evaluator, Formula, Rows, Selection, TableId, Value};
use crate::number::{ArithmeticError, Number};
use crate::rules::Duty;

/// A row that must report.
#[derive(Debug)]
pub struct Case {
    /// The row of the resource's table.
    pub row: u32,
    /// The row of its unit.
    pub unit: Option<u32>,
    /// What became of its amount.
    pub account: Account,
    /// How far it has come.
    pub state: State,
    /// The last day.
    pub due: Option<Date>,
    /// How many days have passed since, of one that is overdue.
    pub days_late: Option<i64>,
    /// Its reports, in the order of their table.
    pub reports: Vec<Report>,
    /// By requirement: whether it holds; none where that is not known, or does not apply.
    pub holds: Vec<Option<bool>>,
    /// The stratum that it belongs to.
    pub stratum: Option<usize>,
}

/// A report.
#[derive(Debug)]
pub struct Report {
    /// Its row.
    pub row: u32,
    /// The columns that should be filled and are not.
    pub missing: Vec<ColumnId>,
}

/// A duty with its rows.
#[derive(Debug)]
pub struct Cases<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// The rows that must report, in the order of their table.
    pub cases: Vec<Case>,
    /// Rows with an amount that need not, under any duty: their units and amounts.
    pub exempt: Vec<(Option<u32>, Number)>,
}

impl<'a> Cases<'a> {
    /// The rows that must report, as it stands on a day.
    pub fn new(allocation: &'a Allocation, duty: &'a Duty, day: Date) -> Result<Cases<'a>, ArithmeticError> {
        let rules = &allocation.rules;
        let column = &rules.columns[duty.resource.0];
        let path = column.resource.as_ref().map_or(&[][..], |resource| &resource.path);
        let units = allocation.unit_of_rows(path, column.table);
        let (rows, mut others) = must_report(allocation, duty);
        for beside in rules.duties.iter().filter(|beside| beside.resource == duty.resource && beside.id != duty.id) {
            let theirs: HashSet<u32> = must_report(allocation, beside).0.into_iter().collect();
            others.retain(|row| !theirs.contains(row));
        }
        let amount = |row: u32| allocation.store.values[duty.resource.0][row as usize].number().cloned();
        let exempt = others.into_iter().filter_map(|row| Some((units[row as usize], amount(row)?))).collect();
        let mut evaluator = Evaluator::new(&allocation.store);
        let dues = evaluator.values(&duty.due.expression, column.table, &Selection::List(&rows), false);
        let strata = strata(allocation, duty, column.table, &rows);
        let mut cases = Vec::with_capacity(rows.len());
        for ((row, due), stratum) in rows.into_iter().zip(dues).zip(strata) {
            let reports = reports(allocation, duty, row);
            let Some(allocated) = amount(row) else { continue };
            let mut account = account(allocation, duty, row, &allocated)?;
            let due = due.date();
            let (state, days_late) = state(allocation, duty, &account, &reports, due, day);
            account.reported = usize::from(state == State::Reported);
            account.overdue = usize::from(state == State::Overdue);
            let holds = duty.requirements.iter().map(|(_, column)| match allocation.store.values[column.0][row as usize] {
                Value::YesNo(holds) => Some(holds),
                _ => None,
            });
            let holds = holds.collect();
            let unit = units[row as usize];
            cases.push(Case { row, unit, account, state, due, days_late, reports, holds, stratum });
        }
        Ok(Cases { duty, cases, exempt })
    }
}

/// The rows that must report, and those with an amount that need not.
pub fn must_report(allocation: &Allocation, duty: &Duty) -> (Vec<u32>, Vec<u32>) {
    let values = allocation.store.values[duty.resource.0].iter().zip(0..);
    let amounts = values.filter(|(value, _)| value.number().is_some_and(|number| !number.is_zero()));
    let rows: Vec<u32> = amounts.map(|(_, row)| row).collect();
    let Some(condition) = &duty.condition else { return (rows, Vec::new()) };
    let holds = tests(allocation, condition, allocation.rules.columns[duty.resource.0].table, &rows);
    let (must, others): (Vec<_>, Vec<_>) = rows.into_iter().zip(holds).partition(|(_, holds)| *holds);
    let row = |rows: Vec<(u32, bool)>| rows.into_iter().map(|(row, _)| row).collect();
    (row(must), row(others))
}

fn tests(allocation: &Allocation, condition: &Formula, table: TableId, rows: &[u32]) -> Vec<bool> {
    let mut evaluator = Evaluator::new(&allocation.store);
    let values = evaluator.values(&condition.expression, table, &Selection::List(rows), false);
    values.into_iter().map(|value| value == Value::YesNo(true)).collect()
}

/// For each row the first stratum whose condition holds.
fn strata(allocation: &Allocation, duty: &Duty, table: TableId, rows: &[u32]) -> Vec<Option<usize>> {
    let mut found = vec![None; rows.len()];
    for (at, stratum) in duty.strata.iter().enumerate() {
        let holds = match &stratum.condition {
            Some(condition) => tests(allocation, condition, table, rows),
            None => vec![true; rows.len()],
        };
        found.iter_mut().zip(holds).filter(|(own, holds)| own.is_none() && *holds).for_each(|(own, _)| *own = Some(at));
    }
    found
}

/// What became of the amount of a row, by its reports.
pub fn account(allocation: &Allocation, duty: &Duty, row: u32, allocated: &Number) -> Result<Account, ArithmeticError> {
    let value = |column: ColumnId, row: u32| allocation.store.values[column.0][row as usize].number();
    let mut reports = None;
    for report in allocation.store.referring(duty.reference, row) {
        // Without what was used it is no report: that is not the same as nothing used.
        let Some(used) = value(duty.used, *report) else { continue };
        let (spoken, sum) = reports.unwrap_or_else(|| (Number::from(0), Number::from(0)));
        let spoken = match duty.spoken {
            // One that does not say which part it speaks of, where it may, speaks of none that is known.
            Some(column) => value(column, *report).map_or(Ok(spoken.clone()), |part| spoken.add(part))?,
            None => allocated.clone(),
        };
        reports = Some((spoken, sum.add(used)?));
    }
    Account::of_row(allocated, reports)
}

/// The reports of a row, with what they do not say.
fn reports(allocation: &Allocation, duty: &Duty, row: u32) -> Vec<Report> {
    let report = |report: &u32| {
        let empty = |column: &&ColumnId| is_empty(allocation, duty.table, **column, *report);
        Report { row: *report, missing: duty.fields.iter().filter(empty).copied().collect() }
    };
    allocation.store.referring(duty.reference, row).iter().map(report).collect()
}

/// True where a cell should be filled and is not: one that does not apply by a condition of its own need not be.
fn is_empty(allocation: &Allocation, table: TableId, id: ColumnId, row: u32) -> bool {
    match &allocation.store.values[id.0][row as usize] {
        Value::Missing => true,
        Value::Inapplicable => {
            let condition = allocation.rules.columns[id.0].condition.as_ref();
            condition.is_none_or(|test| evaluate(allocation, &test.expression, Some((table, row))) == Value::YesNo(true))
        }
        _ => false,
    }
}

/// How far a row has come, and how many days late it is.
fn state(
    allocation: &Allocation,
    duty: &Duty,
    account: &Account,
    reports: &[Report],
    due: Option<Date>,
    day: Date,
) -> (State, Option<i64>) {
    let says = |report: &&Report| allocation.store.values[duty.used.0][report.row as usize].number().is_some();
    let some = reports.iter().any(|report| says(&report));
    let complete = reports.iter().all(|report| report.missing.is_empty());
    if some && complete && account.not_reported.is_zero() {
        return (State::Reported, None);
    }
    match due {
        Some(due) if day > due => (State::Overdue, Some((day - due).whole_days())),
        _ if some => (State::Partly, None),
        Some(_) => (State::Waiting, None),
        None => (State::Missing, None),
    }
}
