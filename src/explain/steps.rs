//! Explanations of `TRAPPA` and `SKIKT`: what the value builds on, then the row that it reached or a row for each slice.

use super::tree::Explainer;
use super::words::evaluate;
use super::{Node, NodeKind, Piece, Row, Step};
use crate::formula::{Expression, Formula, Ladder, Slice, Sort, Steps, Value};
use crate::limits::EXPLANATION_ROWS;
use crate::number::Number;
use crate::view::{Cell, spoken};

impl Explainer<'_> {
    pub(super) fn table_of_steps(
        &mut self,
        formula: &Formula,
        part: &Expression,
        steps: &Steps,
        row: Row,
        name: String,
    ) -> Node {
        let allocation = self.allocation;
        let sort = part.sort.clone().unwrap_or_else(Sort::pure);
        let value = evaluate(allocation, &steps.value, row);
        let ladder = Ladder::new(&allocation.store, steps);
        let mut children = Vec::new();
        self.children(formula, &steps.value, row, &mut children);
        let mut more = 0;
        if let Some(row) = ladder.unknown() {
            // No step is known, and this is why.
            let bound = self.column(steps.bounds, row, self.id(steps.bounds));
            children.push(self.step_row(steps, row, vec![bound]));
        } else if !matches!(value, Value::Number(_) | Value::Day(_)) {
            // Nothing is reached by what is not known.
        } else if steps.slices {
            let slices = ladder.slices(&value, &allocation.store);
            more = slices.len().saturating_sub(EXPLANATION_ROWS);
            children.extend(slices.iter().take(EXPLANATION_ROWS).map(|slice| self.slice(steps, slice, &sort)));
        } else if let Some(row) = ladder.reached(&value) {
            let read = self.bound_and_column(steps, row);
            children.push(self.step_row(steps, row, read));
        }
        let table = &allocation.rules.tables[steps.table.0];
        let table = spoken(table.label.as_ref(), &table.id);
        Node {
            kind: NodeKind::Aggregate,
            label: if steps.slices { format!("Skikt för skikt i {table}") } else { format!("Den rad som nås i {table}") },
            name,
            sort: (&sort).into(),
            cell: allocation.value_cell(&sort, Some(steps.column), &evaluate(allocation, part, row)),
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children,
            more,
        }
    }

    fn id(&self, column: crate::formula::ColumnId) -> String {
        self.allocation.rules.columns[column.0].id.clone()
    }

    /// What a row says: first what is read, then its bound, once where they are the same.
    fn bound_and_column(&mut self, steps: &Steps, row: u32) -> Vec<Node> {
        let mut read = vec![self.column(steps.column, row, self.id(steps.column))];
        if steps.bounds != steps.column {
            read.push(self.column(steps.bounds, row, self.id(steps.bounds)));
        }
        read
    }

    /// A row whose value is that of the first of what is read in it. Its name says the table, so that nothing the value reads has it.
    fn step_row(&mut self, steps: &Steps, row: u32, read: Vec<Node>) -> Node {
        let sort = self.allocation.rules.columns[steps.column.0].sort.clone();
        let node = self.row_node(steps.table, row, read, &sort, None);
        Node { name: self.allocation.row_name(Some(steps.table), row), ..node }
    }

    /// The part of the value that lies in a row's slice, times what the row says.
    fn slice(&mut self, steps: &Steps, slice: &Slice, sort: &Sort) -> Node {
        let read = self.bound_and_column(steps, slice.row);
        let rules = &self.allocation.rules;
        let (bound, column) = (&rules.columns[steps.bounds.0], &rules.columns[steps.column.0]);
        let cell = |of: usize| read[of.min(read.len() - 1)].cell.clone();
        let text = |text: &str| Piece::Text(text.to_owned());
        let label = |of: usize| Piece::Label { label: read[of.min(read.len() - 1)].label.clone() };
        let end = || Piece::Value { cell: Cell::plain(&slice.end), sort: (&bound.sort).into() };
        let step = Step {
            kind: "formel",
            formula: format!("({} - {}) * {}", slice.end.number().map_or_else(String::new, literal), bound.id, column.id),
            words: vec![text("("), end(), text(" − "), label(1), text(") × "), label(0)],
            numbers: vec![
                text("("),
                end(),
                text(" − "),
                Piece::Value { cell: cell(1), sort: (&bound.sort).into() },
                text(") × "),
                Piece::Value { cell: cell(0), sort: (&column.sort).into() },
            ],
            cell: Cell::plain(&slice.amount),
            sort: sort.into(),
        };
        let node = self.step_row(steps, slice.row, read);
        Node { sort: sort.into(), cell: step.cell.clone(), steps: vec![step], ..node }
    }
}

/// A number as a formula writes it, exactly.
fn literal(number: &Number) -> String {
    match number.to_decimal() {
        Some(decimal) => decimal.to_string().replace('.', ","),
        None => number.exact_text(),
    }
}
