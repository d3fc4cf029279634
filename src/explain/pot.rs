//! Explanations of a share of a pot.

use super::tree::Explainer;
use super::words::evaluate;
use super::{Node, NodeKind, Piece, Step};
use crate::formula::{ColumnId, Formula, Rows, Sort};
use crate::rules::Column;
use crate::view::{Cell, State};

impl Explainer<'_> {
    /// A share of a pot: frame, key, exact share and the whole units that it became.
    pub(super) fn pot(
        &mut self,
        id: ColumnId,
        column: &Column,
        (frame, key): (&Formula, &Formula),
        row: u32,
        node: &mut Node,
    ) {
        let at = Some((column.table, row));
        let key_sort = key.expression.sort.clone().unwrap_or_else(Sort::pure);
        node.steps.push(self.step("ram", frame.text.clone(), &frame.expression, None, &column.sort));
        self.children(frame, &frame.expression, None, &mut node.children);
        node.steps.push(self.step("nyckel", key.text.clone(), &key.expression, at, &key_sort));
        self.children(key, &key.expression, at, &mut node.children);
        // A pot that was stopped, because a key or the frame is missing, has no sum to share by.
        let pot = self.allocation.pots.iter().find(|pot| pot.column == id);
        let own = evaluate(self.allocation, &key.expression, at);
        let exact = pot.zip(own.number()).and_then(|(pot, own)| pot.frame.mul(own).ok()?.div(&pot.key_sum).ok());
        let stopped = || Cell::plain(&self.allocation.store.values[id.0][row as usize]);
        let key_sum = pot.map_or_else(|| Cell::empty(State::Missing), |pot| Cell::number(&pot.key_sum));
        let exact = exact.map_or_else(stopped, |exact| Cell::number(&exact));
        let value = |cell: &Cell, sort: &Sort| Piece::Value { cell: cell.clone(), sort: sort.into() };
        let label = |label: &str| Piece::Label { label: label.to_owned() };
        let text = |text: &str| Piece::Text(text.to_owned());
        let whole = node.steps[node.steps.len() - 2].cell.clone();
        node.steps.push(Step {
            kind: "formel",
            formula: "ram * nyckel / nyckelsumma".to_owned(),
            words: vec![label("ram"), text(" × "), label("nyckel"), text(" ÷ "), label("nyckelsumma")],
            numbers: vec![
                value(&whole, &column.sort),
                text(" × "),
                value(&Cell::plain(&own), &key_sort),
                text(" ÷ "),
                value(&key_sum, &key_sort),
            ],
            cell: exact.clone(),
            sort: (&column.sort).into(),
        });
        if let (Some(stated), true) = (&column.rounding, pot.is_some()) {
            node.steps.push(Step {
                kind: "avrundning",
                formula: stated.text.clone(),
                words: vec![text("hela steg om "), label(&stated.text), text("; resten går till dem med störst rest")],
                numbers: vec![value(&exact, &column.sort)],
                cell: node.cell.clone(),
                sort: (&column.sort).into(),
            });
        }
        node.children.push(Node {
            kind: NodeKind::Aggregate,
            label: "Summan av alla nycklar".to_owned(),
            name: "nyckelsumma".to_owned(),
            sort: (&key_sort).into(),
            cell: key_sum,
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children: Vec::new(),
            more: pot.map_or_else(|| self.allocation.store.count(column.table), |pot| pot.rows),
        });
    }
}
