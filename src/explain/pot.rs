//! Explanations of a share of a pot.

use super::tree::Explainer;
use super::words::evaluate;
use super::{Node, NodeKind, Piece, Row, Step};
use crate::allocate::{Pot, bounded};
use crate::formula::{ColumnId, Formula, Rows, Sort, Value};
use crate::number::Number;
use crate::rules::{Column, Per};
use crate::view::{Cell, State};

impl Explainer<'_> {
    /// A share of a pot: frame, key, exact share, the bounds that it is held to, and the whole units that it became.
    pub(super) fn pot(
        &mut self,
        id: ColumnId,
        column: &Column,
        (frame, key, per): (&Formula, &Formula, Option<&Per>),
        row: u32,
        node: &mut Node,
    ) {
        let at = Some((column.table, row));
        let key_sort = key.expression.sort.clone().unwrap_or_else(Sort::pure);
        let of = per.map(|per| self.row_of_pot(per, at, node));
        let framed = node.children.len();
        match of {
            // It is not known which pot the row belongs to.
            Some(None) => {}
            Some(of @ Some((table, of_row))) => {
                let mut read = Vec::new();
                self.children(frame, &frame.expression, of, &mut read);
                let body = Some((frame, &frame.expression));
                node.children.push(self.row_node(table, of_row, read, &column.sort, body));
                node.children[framed].name = String::new();
                node.steps.push(self.step("ram", String::new(), &frame.expression, of, &column.sort));
            }
            None => {
                node.steps.push(self.step("ram", frame.text.clone(), &frame.expression, None, &column.sort));
                self.children(frame, &frame.expression, None, &mut node.children);
            }
        }
        let whole = node.steps.last().filter(|step| step.kind == "ram").map(|step| step.cell.clone());
        node.steps.push(self.step("nyckel", key.text.clone(), &key.expression, at, &key_sort));
        self.children(key, &key.expression, at, &mut node.children);
        let bounds = [("golv", &column.floor), ("tak", &column.cap)];
        let bounds: Vec<(&str, &Formula)> =
            bounds.into_iter().filter_map(|(kind, bound)| Some((kind, bound.as_ref()?))).collect();
        for (_, bound) in &bounds {
            self.children(bound, &bound.expression, at, &mut node.children);
        }
        if matches!(of, Some(Some(_))) {
            // The frame is a formula in another row, where a name may mean something else, so here it has a name of its own.
            let name = free_name("ram", &node.children);
            node.children[framed].name.clone_from(&name);
            node.steps.iter_mut().filter(|step| step.kind == "ram").for_each(|step| step.formula.clone_from(&name));
        }
        let Some(whole) = whole else { return };
        // A pot that was stopped, because a key or the frame is missing, has nothing to share by.
        let pot = self.allocation.pots.iter().find(|pot| pot.column == id && pot.of == of.flatten());
        let own = evaluate(self.allocation, &key.expression, at);
        let level = if bounds.is_empty() {
            self.key_sum(&key_sort, pot, of.flatten(), column, &node.children)
        } else {
            self.level(&key_sort, pot, of.flatten(), column, &node.children)
        };
        let mut value = match (pot, own.number()) {
            (Some(pot), Some(own)) => Number::unlimited(pot.level.to_big() * own.to_big()).into(),
            _ => self.allocation.store.values[id.0][row as usize].clone(),
        };
        let shown = |cell: &Cell, sort: &Sort| Piece::Value { cell: cell.clone(), sort: sort.into() };
        let label = |label: &str| Piece::Label { label: label.to_owned() };
        let text = |text: &str| Piece::Text(text.to_owned());
        let (formula, words, numbers) = if bounds.is_empty() {
            (
                format!("ram * nyckel / {}", level.name),
                vec![label("ram"), text(" × "), label("nyckel"), text(" ÷ "), label(&level.name)],
                vec![
                    shown(&whole, &column.sort),
                    text(" × "),
                    shown(&Cell::plain(&own), &key_sort),
                    text(" ÷ "),
                    Piece::Value { cell: level.cell.clone(), sort: level.sort.clone() },
                ],
            )
        } else {
            (
                format!("{} * nyckel", level.name),
                vec![label("nivå"), text(" × "), label("nyckel")],
                vec![
                    Piece::Value { cell: level.cell.clone(), sort: level.sort.clone() },
                    text(" × "),
                    shown(&Cell::plain(&own), &key_sort),
                ],
            )
        };
        let cell = Cell::plain(&value);
        node.steps.push(Step { kind: "formel", formula, words, numbers, cell, sort: (&column.sort).into() });
        for (kind, bound) in &bounds {
            let limit = evaluate(self.allocation, &bound.expression, at);
            let mut step = self.step(kind, bound.text.clone(), &bound.expression, at, &column.sort);
            value = bounded(&value, limit, *kind == "golv");
            step.cell = Cell::plain(&value);
            node.steps.push(step);
        }
        if let (Some(stated), true) = (&column.rounding, pot.is_some()) {
            let held = if bounds.is_empty() { "" } else { ", golvet uppåt och taket nedåt" };
            node.steps.push(Step {
                kind: "avrundning",
                formula: stated.text.clone(),
                words: vec![
                    text("hela steg om "),
                    label(&stated.text),
                    text(&format!("{held}; resten går till dem med störst rest")),
                ],
                numbers: vec![shown(&Cell::plain(&value), &column.sort)],
                cell: node.cell.clone(),
                sort: (&column.sort).into(),
            });
        }
        node.children.push(level);
    }

    /// The row whose pot it is, with what says so.
    fn row_of_pot(&mut self, per: &Per, at: Row, node: &mut Node) -> Row {
        self.children(&per.path, &per.path.expression, at, &mut node.children);
        match evaluate(self.allocation, &per.path.expression, at) {
            Value::Row(row) => Some((per.table, row)),
            _ => None,
        }
    }

    /// What a plain pot is divided by.
    fn key_sum(&self, key: &Sort, pot: Option<&Pot>, of: Row, column: &Column, siblings: &[Node]) -> Node {
        let cell = pot.map_or_else(|| Cell::empty(State::Missing), |pot| Cell::number(&pot.key_sum));
        let label = match of {
            Some((table, row)) => format!("Summan av nycklarna i {}", self.allocation.row_label(table, row as usize)),
            None => "Summan av alla nycklar".to_owned(),
        };
        self.of_all(free_name("nyckelsumma", siblings), label, key, cell, pot, column)
    }

    /// What a pot with bounds gives for each unit of key before they are held.
    fn level(&self, key: &Sort, pot: Option<&Pot>, of: Row, column: &Column, siblings: &[Node]) -> Node {
        let cell = pot.map_or_else(|| Cell::empty(State::Missing), |pot| Cell::number(&pot.level));
        let measure = column.sort.measure().unwrap_or_default().per(&key.measure().unwrap_or_default());
        let whose =
            of.map_or_else(String::new, |(table, row)| format!(" i {}", self.allocation.row_label(table, row as usize)));
        let label = format!("Nivån som delar ut hela potten{whose}");
        self.of_all(free_name("nivå", siblings), label, &Sort::Number(measure), cell, pot, column)
    }

    /// A value that all rows of the pot have made together.
    fn of_all(&self, name: String, label: String, sort: &Sort, cell: Cell, pot: Option<&Pot>, column: &Column) -> Node {
        Node {
            kind: NodeKind::Aggregate,
            label,
            name,
            sort: sort.into(),
            cell,
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children: Vec::new(),
            more: pot.map_or_else(|| self.allocation.store.count(column.table), |pot| pot.rows),
        }
    }
}

/// A name that no sibling bears.
fn free_name(name: &str, siblings: &[Node]) -> String {
    let mut name = name.to_owned();
    while siblings.iter().any(|sibling| sibling.name == name) {
        name.insert_str(0, "pottens_");
    }
    name
}
