//! Explanations of a share of a pot.

use super::tree::Explainer;
use super::words::evaluate;
use super::{Node, NodeKind, Piece, Step};
use crate::formula::{ColumnId, Formula, Sort, Value};
use crate::number::Number;
use crate::rules::Column;
use crate::view::Cell;

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
        let Some(pot) = self.allocation.pots.iter().find(|pot| pot.column == id) else { return };
        let Value::Number(own) = evaluate(self.allocation, &key.expression, at) else { return };
        let Ok(exact) = pot.frame.mul(&own).and_then(|product| product.div(&pot.key_sum)) else { return };
        let number = |number: &Number, sort: &Sort| Piece::Value { cell: Cell::number(number), sort: sort.into() };
        let label = |label: &str| Piece::Label { label: label.to_owned() };
        let text = |text: &str| Piece::Text(text.to_owned());
        node.steps.push(Step {
            kind: "formel",
            formula: "ram * nyckel / nyckelsumma".to_owned(),
            words: vec![label("ram"), text(" × "), label("nyckel"), text(" ÷ "), label("nyckelsumma")],
            numbers: vec![
                number(&pot.frame, &column.sort),
                text(" × "),
                number(&own, &key_sort),
                text(" ÷ "),
                number(&pot.key_sum, &key_sort),
            ],
            cell: Cell::number(&exact),
            sort: (&column.sort).into(),
        });
        if let Some(stated) = &column.rounding {
            node.steps.push(Step {
                kind: "avrundning",
                formula: stated.text.clone(),
                words: vec![text("hela steg om "), label(&stated.text), text("; resten går till dem med störst rest")],
                numbers: vec![number(&exact, &column.sort)],
                cell: node.cell.clone(),
                sort: (&column.sort).into(),
            });
        }
        node.children.push(Node {
            kind: NodeKind::Aggregate,
            label: "Summan av alla nycklar".to_owned(),
            name: "nyckelsumma".to_owned(),
            sort: (&key_sort).into(),
            cell: Cell::number(&pot.key_sum),
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children: Vec::new(),
            more: pot.rows,
        });
    }
}
