//! Explanations of many rows made one value: aggregates in formulas, and resources that lie in another table than the units.

use super::tree::{Explainer, part_text};
use super::words::evaluate;
use super::{Node, NodeKind, Piece, Row, Step};
use crate::formula::{Aggregate, ColumnId, Expression, Fold, Formula, Rows, Sort, TableId, Value, fold};
use crate::limits::{EXPLANATION_NODES, EXPLANATION_ROWS};
use crate::rules::Column;
use crate::view::{Cell, source, spoken};

impl Explainer<'_> {
    /// A resource that lies in another table: the sum of the unit's rows there.
    pub(super) fn rows_of_unit(&mut self, id: ColumnId, column: &Column, path: &[ColumnId], unit: u32) -> Node {
        let allocation = self.allocation;
        let table = &allocation.rules.tables[column.table.0];
        let name = format!("SUMMA.EGNA({}; {})", table.id, column.id);
        let leads = |mut row: u32| {
            for reference in path {
                match allocation.store.values[reference.0][row as usize] {
                    Value::Row(next) => row = next,
                    _ => return false,
                }
            }
            row == unit
        };
        let rows: Vec<u32> = (0..allocation.store.count(column.table) as u32).filter(|row| leads(*row)).collect();
        let values = || rows.iter().map(|row| &allocation.store.values[id.0][*row as usize]);
        let sum = fold(Fold::Sum, values()).unwrap_or(Value::Failed);
        let cell = Cell::plain(&sum);
        let label = spoken(column.name.as_ref(), &column.id);
        let children = rows.iter().take(EXPLANATION_ROWS).map(|row| {
            let child = self.column(id, *row, column.id.clone());
            self.row_node(column.table, *row, vec![child], &column.sort, None)
        });
        let aggregate = Node {
            kind: NodeKind::Aggregate,
            label: format!("{label} per rad i {}", spoken(table.label.as_ref(), &table.id)),
            name: name.clone(),
            sort: (&column.sort).into(),
            cell: cell.clone(),
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children: children.collect(),
            more: rows.len().saturating_sub(EXPLANATION_ROWS),
        };
        let step = Step {
            kind: "formel",
            formula: name.clone(),
            words: vec![
                Piece::Text("summan av ".to_owned()),
                Piece::Label { label: label.clone() },
                Piece::Text(format!(" ({} {})", rows.len(), if rows.len() == 1 { "rad" } else { "rader" })),
            ],
            numbers: vec![Piece::Value { cell: cell.clone(), sort: (&column.sort).into() }],
            cell: cell.clone(),
            sort: (&column.sort).into(),
        };
        Node {
            kind: NodeKind::Resource,
            label,
            name: column.id.clone(),
            sort: (&column.sort).into(),
            cell,
            steps: vec![step],
            source: source(&allocation.rules, column.source),
            place: None,
            repeated: false,
            children: vec![aggregate],
            more: 0,
        }
    }

    /// A row of an aggregate whose value is that of what is computed in it.
    pub(super) fn row_node(
        &mut self,
        table: TableId,
        row: u32,
        children: Vec<Node>,
        sort: &Sort,
        body: Option<(&Formula, &Expression)>,
    ) -> Node {
        let allocation = self.allocation;
        let key = allocation.data.tables[table.0].shown_key(row as usize);
        let (cell, steps) = match body {
            Some((formula, body)) => {
                let at = Some((table, row));
                let cell = allocation.value_cell(sort, None, &evaluate(allocation, body, at));
                (cell, vec![self.step("formel", part_text(formula, body), body, at, sort)])
            }
            None => {
                let cell = children[0].cell.clone();
                let value = Piece::Value { cell: cell.clone(), sort: sort.into() };
                let label = Piece::Label { label: children[0].label.clone() };
                let formula = children[0].name.clone();
                let step = Step {
                    kind: "formel",
                    formula,
                    words: vec![label],
                    numbers: vec![value],
                    cell: cell.clone(),
                    sort: sort.into(),
                };
                (cell, vec![step])
            }
        };
        Node {
            kind: NodeKind::Row,
            label: allocation.row_label(table, row as usize),
            name: key,
            sort: sort.into(),
            cell,
            steps,
            source: None,
            place: None,
            repeated: false,
            children,
            more: 0,
        }
    }

    pub(super) fn aggregate(
        &mut self,
        formula: &Formula,
        part: &Expression,
        aggregate: &Aggregate,
        row: Row,
        name: String,
    ) -> Node {
        let allocation = self.allocation;
        let sort = part.sort.clone().unwrap_or_else(Sort::pure);
        let rows: Vec<u32> = match (aggregate.own, row) {
            (Some(reference), Some((_, row))) => allocation.store.referring(reference, row).to_vec(),
            _ => Vec::new(),
        };
        let mut children = Vec::new();
        if let Some(body) = &aggregate.body {
            for inner in rows.iter().take(EXPLANATION_ROWS) {
                if self.nodes > EXPLANATION_NODES {
                    break;
                }
                self.nodes += 1;
                let mut read = Vec::new();
                self.children(formula, body, Some((aggregate.table, *inner)), &mut read);
                children.push(self.row_node(aggregate.table, *inner, read, &sort, Some((formula, body))));
            }
        }
        let count = if aggregate.own.is_some() { rows.len() } else { allocation.store.count(aggregate.table) };
        let table = &allocation.rules.tables[aggregate.table.0];
        let whose = if aggregate.own.is_some() { "egna rader" } else { "alla rader" };
        Node {
            kind: NodeKind::Aggregate,
            label: format!("{} av {whose} i {}", fold_word(aggregate), spoken(table.label.as_ref(), &table.id)),
            name,
            sort: (&sort).into(),
            cell: allocation.value_cell(&sort, None, &evaluate(allocation, part, row)),
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            more: count - children.len(),
            children,
        }
    }
}

fn fold_word(aggregate: &Aggregate) -> &'static str {
    match aggregate.fold {
        Fold::Sum => "Summan",
        Fold::Count => "Antalet",
        Fold::Min => "Det lägsta",
        Fold::Max => "Det högsta",
        Fold::Mean => "Medelvärdet",
    }
}
