//! What became of an amount, after the reasons for it: what its reports say was used, what they say was not, and what none speaks of.

use super::tree::Explainer;
use super::{Node, NodeKind, Piece, Step};
use crate::follow::{Account, account_of_row, must_report};
use crate::formula::{ColumnId, Rows, Sort};
use crate::limits::EXPLANATION_ROWS;
use crate::number::Number;
use crate::rules::{Column, Duty, Filling};
use crate::view::{Cell, source, spoken};

impl Explainer<'_> {
    /// Adds a node for each duty of the resource under which some of the unit's rows have reports.
    pub(super) fn reported(&mut self, id: ColumnId, column: &Column, unit: u32, node: &mut Node) {
        let allocation = self.allocation;
        let path = column.resource.as_ref().map_or(&[][..], |resource| &resource.path);
        for duty in allocation.rules.duties.iter().filter(|duty| duty.resource == id) {
            let units = allocation.unit_of_rows(path, column.table);
            let of_unit = |row: &u32| units[*row as usize] == Some(unit);
            let rows: Vec<u32> = must_report(allocation, duty).0.into_iter().filter(of_unit).collect();
            if rows.iter().any(|row| !allocation.store.referring(duty.reference, *row).is_empty()) {
                node.children.extend(self.duty(duty, column, &rows));
            }
        }
    }

    fn duty(&mut self, duty: &Duty, column: &Column, rows: &[u32]) -> Option<Node> {
        let allocation = self.allocation;
        let amount = |row: u32| allocation.store.values[duty.resource.0][row as usize].number();
        let accounts: Vec<(u32, Account)> = rows
            .iter()
            .map(|row| Some((*row, account_of_row(allocation, duty, *row, amount(*row)?).ok()?)))
            .collect::<Option<_>>()?;
        let sum = Account::sum(accounts.iter().map(|(_, account)| account)).ok()?;
        let label = duty.name.clone().unwrap_or_else(|| spoken(column.name.as_ref(), &column.id));
        let mut node = account_node(label, duty.id.clone(), &column.sort, &sum);
        node.source = source(&allocation.rules, duty.source);
        if let ([(row, _)], true) = (&accounts[..], column.resource.as_ref().is_some_and(|of| of.path.is_empty())) {
            node.children.extend(self.reports(duty, *row));
            return Some(node);
        }
        for (row, account) in accounts.iter().take(EXPLANATION_ROWS) {
            let key = allocation.data.tables[column.table.0].shown_key(*row as usize);
            let label = allocation.row_label(column.table, *row as usize);
            let mut of_row = account_node(label, format!("{}: {key}", duty.id), &column.sort, account);
            of_row.children.extend(self.reports(duty, *row));
            node.children.push(of_row);
        }
        node.more = accounts.len().saturating_sub(EXPLANATION_ROWS);
        Some(node)
    }

    /// What the reports of a row say, cell by cell, with where it was read.
    fn reports(&mut self, duty: &Duty, row: u32) -> Vec<Node> {
        let allocation = self.allocation;
        let rules = &allocation.rules;
        let mut columns = vec![duty.used];
        columns.extend(duty.spoken.into_iter().chain(duty.fields.iter().copied()).chain(duty.handed_in));
        let mut seen = Vec::new();
        columns.retain(|column| {
            !seen.contains(column) && {
                seen.push(*column);
                true
            }
        });
        let mut nodes = Vec::new();
        for report in allocation.store.referring(duty.reference, row) {
            let key = allocation.data.tables[duty.table.0].shown_key(*report as usize);
            for id in &columns {
                let column = &rules.columns[id.0];
                let given = matches!(column.filling, Filling::Given { .. });
                self.nodes += 1;
                let (label, name) = (spoken(column.name.as_ref(), &column.id), format!("{key}: {}", column.id));
                let mut node = leaf(label, name, &column.sort, allocation.cell(*id, *report as usize));
                node.place = self.place(column, *report).filter(|_| given);
                nodes.push(node);
            }
        }
        nodes
    }
}

fn leaf(label: String, name: String, sort: &Sort, cell: Cell) -> Node {
    Node::of(NodeKind::Report, label, name, sort, cell)
}

/// An amount as the sum of what became of it.
fn account_node(label: String, name: String, sort: &Sort, account: &Account) -> Node {
    let cell = Cell::number(&account.allocated);
    let mut node = leaf(label, name, sort, cell.clone());
    let parts: [(&str, &Number); 3] =
        [("Använt", &account.used), ("Ej förbrukat", &account.unspent), ("Inte redovisat", &account.not_reported)];
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    for (at, (label, amount)) in parts.into_iter().enumerate() {
        if at > 0 {
            words.push(Piece::Text(" + ".to_owned()));
            numbers.push(Piece::Text(" + ".to_owned()));
        }
        words.push(Piece::Label { label: label.to_owned() });
        numbers.push(Piece::Value { cell: Cell::number(amount), sort: sort.into() });
        node.children.push(leaf(label.to_owned(), label.to_lowercase(), sort, Cell::number(amount)));
    }
    if !account.over.is_zero() {
        let label = "Använt utöver det som rapporterna gäller";
        node.children.push(leaf(label.to_owned(), "utöver".to_owned(), sort, Cell::number(&account.over)));
    }
    let formula = "använt + ej förbrukat + inte redovisat".to_owned();
    node.steps.push(Step { kind: "formel", formula, words, numbers, cell, sort: sort.into() });
    node
}
