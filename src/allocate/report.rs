//! What went wrong while computing, as problems with a place.

use super::Allocation;
use crate::formula::{ColumnId, Evaluator, FaultKind, Formula, TableId, Value};
use crate::message::{Code, Place, Problem};
use crate::number::swedish;
use crate::rules::{Column, Filling};
use crate::view::Cell;

impl Allocation {
    /// The last guard: a value that could not be computed although nothing says why stops everything.
    pub(super) fn report_silent(&self, problems: &mut Vec<Problem>) {
        let failed = |values: &[Value]| values.contains(&Value::Failed);
        let columns = self.rules.columns.iter().zip(&self.store.values).filter(|(_, values)| failed(values));
        let parameters = self.rules.parameters.iter().zip(&self.store.parameters);
        let parameters = parameters.filter(|(_, value)| **value == Value::Failed).map(|(parameter, _)| parameter.id.clone());
        for name in columns.map(|(column, _)| self.label(column)).chain(parameters) {
            problems.push(Problem::new(Code::NotComputed, Place::file(&self.rules.source.name)).with("column", name));
        }
    }

    pub(super) fn report(
        &self,
        column: &Column,
        formula: Option<&Formula>,
        evaluator: Evaluator,
        problems: &mut Vec<Problem>,
    ) {
        if let Some(formula) = formula {
            self.report_faults(&self.label(column), formula, evaluator, problems);
        }
    }

    pub(super) fn report_faults(&self, name: &str, formula: &Formula, evaluator: Evaluator, problems: &mut Vec<Problem>) {
        for fault in &evaluator.faults {
            let code = match fault.kind {
                FaultKind::DivisionByZero => Code::DivisionByZero,
                FaultKind::TooLarge => Code::ResultTooLarge,
                FaultKind::Inapplicable => Code::InapplicableRead,
                FaultKind::RoundingTooFine => Code::RoundingTooFine,
                FaultKind::PartOfDay => Code::PartOfDay,
                FaultKind::MixedSigns => Code::MixedSigns,
                FaultKind::DateOutOfRange => Code::DateOutOfRange,
                FaultKind::StepsOverlap { .. } => Code::StepsOverlap,
                FaultKind::StepsGap { .. } => Code::StepsGap,
            };
            let place = match (fault.kind, fault.table) {
                (FaultKind::StepsOverlap { bounds, rows }, _) => {
                    self.row_place(Some(self.rules.columns[bounds.0].table), rows.1)
                }
                (_, Some(_)) => self.row_place(fault.table, fault.row),
                (_, None) => self.rule_place(formula),
            };
            let problem = Problem::new(code, place).with("column", name);
            let problem = problem.with("row", self.row_name(fault.table, fault.row));
            problems.push(self.with_steps(problem, fault.kind));
        }
        if evaluator.more > 0 {
            let problem = Problem::new(Code::MoreLikeIt, self.rule_place(formula));
            problems.push(problem.with("count", evaluator.more.to_string()));
        }
        if evaluator.assumed > 0 {
            let problem = Problem::new(Code::Assumed, self.rule_place(formula)).with("column", name);
            problems.push(problem.with("count", evaluator.assumed.to_string()));
        }
    }

    /// What a problem with a table of steps says of the table.
    fn with_steps(&self, problem: Problem, kind: FaultKind) -> Problem {
        let (FaultKind::StepsOverlap { bounds, .. } | FaultKind::StepsGap { bounds, .. }) = kind else { return problem };
        let column = &self.rules.columns[bounds.0];
        let data = &self.data.tables[column.table.0];
        let problem = problem.with("table", self.rules.tables[column.table.0].id.clone()).with("bounds", self.label(column));
        match kind {
            FaultKind::StepsOverlap { rows: (first, second), .. } => {
                let key = |row: u32| format!("”{}”", data.shown_key(row as usize));
                problem.with("first", key(first)).with("second", key(second))
            }
            FaultKind::StepsGap { lowest: Some(row), .. } => {
                let lowest = match &self.store.values[bounds.0][row as usize] {
                    Value::Number(number) => swedish(number),
                    other => Cell::plain(other).value.unwrap_or_default(),
                };
                problem.with("lowest", lowest)
            }
            _ => problem.with("lowest", "–"),
        }
    }

    pub(super) fn rule_place(&self, formula: &Formula) -> Place {
        Place::span(&self.rules.source, formula.span)
    }

    /// The file and line of a row, with its key as the excerpt.
    pub(super) fn row_place(&self, table: Option<TableId>, row: u32) -> Place {
        let Some(table) = table else { return Place::file(&self.rules.source.name) };
        let data = &self.data.tables[table.0];
        let line = data.lines.get(row as usize).copied();
        Place { file: data.file.clone(), lines: line.into_iter().filter(|line| *line > 0).collect(), ..Place::default() }
    }

    /// A row as a sentence names it: its table and key.
    pub(crate) fn row_name(&self, table: Option<TableId>, row: u32) -> String {
        match table {
            Some(table) => {
                let id = &self.rules.tables[table.0].id;
                format!("{id} ”{}”", self.data.tables[table.0].shown_key(row as usize))
            }
            None => "regelverket".to_owned(),
        }
    }

    /// What people call a column.
    pub fn label(&self, column: &Column) -> String {
        column.name.clone().unwrap_or_else(|| column.id.replace('_', " "))
    }

    /// What people call a pot: its column, and the row whose pot it is.
    pub fn pot_label(&self, column: ColumnId, of: Option<(TableId, u32)>) -> String {
        let label = self.label(&self.rules.columns[column.0]);
        match of {
            Some((table, row)) => format!("{label}: {}", self.row_label(table, row as usize)),
            None => label,
        }
    }

    /// One problem for all rows of a given column that have it in common.
    pub(super) fn report_rows(&self, code: Code, column: &Column, rows: Vec<usize>, problems: &mut Vec<Problem>) {
        if rows.is_empty() {
            return;
        }
        let data = &self.data.tables[column.table.0];
        let heading = match &column.filling {
            Filling::Given { headings, .. } => headings.first().cloned(),
            _ => None,
        };
        let lines = rows.iter().filter_map(|row| data.lines.get(*row).copied()).filter(|line| *line > 0);
        let place = Place { file: data.file.clone(), lines: lines.take(5).collect(), column: heading, ..Place::default() };
        let mut problem = Problem::new(code, place).with("column", self.label(column));
        let table = self.rules.tables[column.table.0].id.clone();
        problem = problem.with("count", rows.len().to_string()).with("table", table);
        problems.push(problem.with("condition", column.condition.as_ref().map_or("", |condition| condition.text.trim())));
    }
}
