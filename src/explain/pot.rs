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
        let of = per.and_then(|per| self.row_of_pot(per, at, node));
        let framed = node.children.len();
        match (per, of) {
            (None, _) => {
                node.steps.push(self.step("ram", frame.text.clone(), &frame.expression, None, &column.sort));
                self.children(frame, &frame.expression, None, &mut node.children);
            }
            (Some(_), Some((table, row))) => {
                node.steps.push(self.step("ram", String::new(), &frame.expression, of, &column.sort));
                let mut read = Vec::new();
                self.children(frame, &frame.expression, of, &mut read);
                let mut row = self.row_node(table, row, read, &column.sort, Some((frame, &frame.expression)));
                row.name.clear();
                node.children.push(row);
            }
            // It is not known which pot the row belongs to.
            (Some(_), None) => {}
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
        if of.is_some() {
            // The frame is a formula in another row, where a name may mean something else, so here it has a name of its own.
            let name = free_name("ram", &node.children);
            node.steps.iter_mut().filter(|step| step.kind == "ram").for_each(|step| step.formula.clone_from(&name));
            node.children[framed].name = name;
        }
        let own = evaluate(self.allocation, &key.expression, at);
        // A row whose key does not apply takes no part.
        let Some(whole) = whole.filter(|_| own != Value::Inapplicable) else { return };
        // A pot that was stopped, because a key or the frame is missing, has nothing to share by.
        let pot = self.allocation.pots.iter().find(|pot| pot.column == id && pot.of == of);
        let mut value = match (pot, own.number()) {
            (Some(pot), Some(own)) => Number::unlimited(pot.level.to_big() * own.to_big()).into(),
            _ => self.allocation.store.values[id.0][row as usize].clone(),
        };
        let shown = |cell: Cell, sort: &Sort| Piece::Value { cell, sort: sort.into() };
        let own = shown(Cell::plain(&own), &key_sort);
        let (shared_by, mut step) = if bounds.is_empty() {
            let sum = self.key_sum(&key_sort, pot, of, column, &node.children);
            let step = plain_step(shown(whole, &column.sort), own, &sum);
            (sum, step)
        } else {
            let level = self.level(&key_sort, pot, of, column, &node.children);
            let step = level_step(own, &level);
            (level, step)
        };
        step.cell = Cell::plain(&value);
        step.sort = (&column.sort).into();
        node.steps.push(step);
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
                numbers: vec![shown(Cell::plain(&value), &column.sort)],
                cell: node.cell.clone(),
                sort: (&column.sort).into(),
            });
        }
        node.children.push(shared_by);
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
        let more = pot.map_or_else(|| self.allocation.store.count(column.table), |pot| pot.rows);
        Node { more, ..Node::of(NodeKind::Aggregate, label, name, sort, cell) }
    }
}

fn text(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

fn label(label: &str) -> Piece {
    Piece::Label { label: label.to_owned() }
}

/// The exact share of a plain pot; its value is filled in by the caller.
fn plain_step(whole: Piece, own: Piece, sum: &Node) -> Step {
    let divisor = Piece::Value { cell: sum.cell.clone(), sort: sum.sort.clone() };
    let formula = format!("ram * nyckel / {}", sum.name);
    let words = vec![label("ram"), text(" × "), label("nyckel"), text(" ÷ "), label("nyckelsumma")];
    let numbers = vec![whole, text(" × "), own, text(" ÷ "), divisor];
    Step { kind: "formel", formula, words, numbers, cell: Cell::empty(State::Missing), sort: sum.sort.clone() }
}

/// What a row of a pot with bounds would have without its own; its value is filled in by the caller.
fn level_step(own: Piece, level: &Node) -> Step {
    let factor = Piece::Value { cell: level.cell.clone(), sort: level.sort.clone() };
    let words = vec![label("nivå"), text(" × "), label("nyckel")];
    let numbers = vec![factor, text(" × "), own];
    let formula = format!("{} * nyckel", level.name);
    Step { kind: "formel", formula, words, numbers, cell: Cell::empty(State::Missing), sort: level.sort.clone() }
}

/// A name that no sibling bears.
fn free_name(name: &str, siblings: &[Node]) -> String {
    let mut name = name.to_owned();
    while siblings.iter().any(|sibling| sibling.name == name) {
        name.insert_str(0, "pottens_");
    }
    name
}
