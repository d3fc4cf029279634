//! Walks from a resource down to what was given, and makes a node of everything on the way.

use std::collections::HashSet;

use super::words::{Style, evaluate, rewrite};
use super::{Node, NodeKind, Piece, ReadAt, Row, Step};
use crate::allocate::{Allocation, bounded};
use crate::formula::{ColumnId, Expression, Formula, Function, Item, Operation, ParameterId, Sort, Value};
use crate::limits::{EXPLANATION_DEPTH, EXPLANATION_NODES};
use crate::rules::{Column, Filling, ParameterFilling, UNITS};
use crate::view::{Cell, source, spoken};

impl Allocation {
    /// Explains a resource of one unit. `None` where there is no such unit or resource.
    pub fn explain(&self, unit: &str, resource: &str) -> Option<Node> {
        let units = self.rules.table(UNITS)?;
        let row = self.data.tables[units.0].row(unit)?;
        let (id, column, of) = self.rules.resources().find(|(_, column, _)| column.id == resource)?;
        let mut explainer = Explainer { allocation: self, seen: HashSet::new(), nodes: 0, depth: 0 };
        let mut node = if of.path.is_empty() {
            explainer.column(id, row, column.id.clone())
        } else {
            explainer.rows_of_unit(id, column, &of.path, row)
        };
        explainer.reported(id, column, row, &mut node);
        Some(node)
    }
}

pub(super) struct Explainer<'a> {
    pub(super) allocation: &'a Allocation,
    pub(super) seen: HashSet<(Item, u32)>,
    pub(super) nodes: usize,
    pub(super) depth: usize,
}

impl Explainer<'_> {
    pub(super) fn column(&mut self, id: ColumnId, row: u32, name: String) -> Node {
        let allocation = self.allocation;
        let rules = &allocation.rules;
        let column = &rules.columns[id.0];
        self.nodes += 1;
        let repeated = !self.seen.insert((Item::Column(id), row)) || self.nodes > EXPLANATION_NODES;
        let given = matches!(column.filling, Filling::Given { .. });
        let mut node = Node {
            kind: match (&column.resource, given) {
                (Some(_), _) => NodeKind::Resource,
                (None, true) => NodeKind::Given,
                (None, false) => NodeKind::Column,
            },
            label: spoken(column.name.as_ref(), &column.id),
            name,
            sort: (&column.sort).into(),
            cell: allocation.cell(id, row as usize),
            steps: Vec::new(),
            source: source(rules, column.source.or(rules.tables[column.table.0].source.filter(|_| given))),
            place: self.place(column, row),
            repeated: repeated && !given,
            children: Vec::new(),
            more: 0,
        };
        if !repeated {
            self.steps(id, column, row, &mut node);
        }
        node
    }

    pub(super) fn place(&self, column: &Column, row: u32) -> Option<ReadAt> {
        let Filling::Given { headings, .. } = &column.filling else { return None };
        let data = &self.allocation.data.tables[column.table.0];
        // A row that stands in no file has no line.
        let line = data.lines.get(row as usize).copied().filter(|line| *line > 0)?;
        let heading = match data.wide.len() {
            0 => headings.join(", "),
            wide => data.wide[row as usize % wide].clone(),
        };
        Some(ReadAt { file: data.file.clone()?, line, heading })
    }

    fn steps(&mut self, id: ColumnId, column: &Column, row: u32, node: &mut Node) {
        let at = Some((column.table, row));
        if let Some(condition) = &column.condition {
            node.steps.push(self.step("villkor", condition.text.clone(), &condition.expression, at, &Sort::YesNo));
            self.children(condition, &condition.expression, at, &mut node.children);
            if evaluate(self.allocation, &condition.expression, at) != Value::YesNo(true) {
                return;
            }
        }
        match &column.filling {
            Filling::Given { .. } => {}
            Filling::Formula(formula) => {
                node.steps.push(self.step("formel", formula.text.clone(), &formula.expression, at, &column.sort));
                self.children(formula, &formula.expression, at, &mut node.children);
                let mut value = evaluate(self.allocation, &formula.expression, at);
                for (kind, bound) in [("golv", &column.floor), ("tak", &column.cap)] {
                    let Some(bound) = bound else { continue };
                    let limit = evaluate(self.allocation, &bound.expression, at);
                    let mut step = self.step(kind, bound.text.clone(), &bound.expression, at, &column.sort);
                    value = bounded(&value, limit, kind == "golv");
                    step.cell = Cell::plain(&value);
                    node.steps.push(step);
                    self.children(bound, &bound.expression, at, &mut node.children);
                }
                self.rounding(column, &value, node);
            }
            Filling::Pot { frame, key, per } => self.pot(id, column, (frame, key, per.as_deref()), row, node),
        }
    }

    fn rounding(&self, column: &Column, value: &Value, node: &mut Node) {
        let (Some(stated), Value::Number(_)) = (&column.rounding, value) else { return };
        node.steps.push(Step {
            kind: "avrundning",
            formula: stated.text.clone(),
            words: vec![Piece::Text("till hela steg om ".to_owned()), Piece::Label { label: stated.text.clone() }],
            numbers: vec![Piece::Value { cell: Cell::plain(value), sort: (&column.sort).into() }],
            cell: node.cell.clone(),
            sort: (&column.sort).into(),
        });
    }

    pub(super) fn step(&self, kind: &'static str, formula: String, part: &Expression, row: Row, sort: &Sort) -> Step {
        let allocation = self.allocation;
        Step {
            kind,
            formula,
            words: rewrite(allocation, part, row, Style::Words),
            numbers: rewrite(allocation, part, row, Style::Numbers),
            cell: allocation.value_cell(sort, None, &evaluate(allocation, part, row)),
            sort: sort.into(),
        }
    }

    /// Adds a node for everything that a formula reads in this row: in a branch, only what the branch taken reads.
    pub(super) fn children(&mut self, formula: &Formula, part: &Expression, row: Row, nodes: &mut Vec<Node>) {
        if self.depth >= EXPLANATION_DEPTH {
            return;
        }
        self.depth += 1;
        self.read(formula, part, row, nodes);
        self.depth -= 1;
    }

    fn read(&mut self, formula: &Formula, part: &Expression, row: Row, nodes: &mut Vec<Node>) {
        let allocation = self.allocation;
        match &part.operation {
            Operation::Constant(_) | Operation::Period(_) => {}
            Operation::Parameter(_)
            | Operation::Column(..)
            | Operation::Aggregate(_)
            | Operation::Steps(_)
            | Operation::Elsewhere(_) => {
                let name = part_text(formula, part);
                if nodes.iter().any(|node| node.name == name) {
                    return;
                }
                let node = match &part.operation {
                    Operation::Parameter(id) => Some(self.parameter(id.0, name)),
                    Operation::Column(path, id) => self.read_row(path, row).map(|row| self.column(*id, row, name)),
                    Operation::Aggregate(aggregate) => Some(self.aggregate(formula, part, aggregate, row, name)),
                    Operation::Elsewhere(elsewhere) => Some(self.elsewhere(formula, part, elsewhere, row, name)),
                    Operation::Steps(steps) => Some(self.table_of_steps(formula, part, steps, row, name)),
                    _ => None,
                };
                nodes.extend(node);
            }
            Operation::Negate(inner) => self.children(formula, inner, row, nodes),
            Operation::Binary(_, left, right) => {
                self.children(formula, left, row, nodes);
                self.children(formula, right, row, nodes);
            }
            Operation::Call(Function::If, parts) => {
                self.children(formula, &parts[0], row, nodes);
                match evaluate(allocation, &parts[0], row) {
                    Value::YesNo(true) => self.children(formula, &parts[1], row, nodes),
                    Value::YesNo(false) => self.children(formula, &parts[2], row, nodes),
                    _ => {}
                }
            }
            Operation::Call(function @ (Function::IfInapplicable | Function::IfMissing), parts) => {
                self.children(formula, &parts[0], row, nodes);
                let empty = if *function == Function::IfMissing { Value::Missing } else { Value::Inapplicable };
                if evaluate(allocation, &parts[0], row) == empty {
                    self.children(formula, &parts[1], row, nodes);
                }
            }
            Operation::Call(_, parts) => parts.iter().for_each(|part| self.children(formula, part, row, nodes)),
            Operation::Switch(subject, arms, otherwise) => {
                self.children(formula, subject, row, nodes);
                if let Value::Code(code) = evaluate(allocation, subject, row) {
                    let arm = arms.iter().find(|(arm, _)| *arm == code).map(|(_, part)| part);
                    if let Some(part) = arm.or(otherwise.as_deref()) {
                        self.children(formula, part, row, nodes);
                    }
                }
            }
        }
    }

    /// The row that references lead to.
    fn read_row(&self, path: &[ColumnId], row: Row) -> Option<u32> {
        let (_, mut row) = row?;
        for reference in path {
            match self.allocation.store.values[reference.0][row as usize] {
                Value::Row(next) => row = next,
                _ => return None,
            }
        }
        Some(row)
    }

    fn parameter(&mut self, i: usize, name: String) -> Node {
        let allocation = self.allocation;
        let parameter = &allocation.rules.parameters[i];
        self.nodes += 1;
        let first = self.seen.insert((Item::Parameter(ParameterId(i)), 0));
        let value = &allocation.store.parameters[i];
        let mut node = Node {
            kind: NodeKind::Parameter,
            label: spoken(parameter.name.as_ref(), &parameter.id),
            name,
            sort: (&parameter.sort).into(),
            cell: allocation.value_cell(&parameter.sort, None, value),
            steps: Vec::new(),
            source: source(&allocation.rules, parameter.source),
            place: None,
            repeated: false,
            children: Vec::new(),
            more: 0,
        };
        let (kind, formula) = match &parameter.filling {
            ParameterFilling::Given(_) => return node,
            ParameterFilling::Formula(formula) => ("formel", formula),
            // What its equation reads leads back to it, and stops there: it has been explained.
            ParameterFilling::Solved(equation) => ("uppfyller", &equation.formula),
        };
        if !first || self.nodes > EXPLANATION_NODES {
            node.repeated = true;
            return node;
        }
        let mut step = self.step(kind, formula.text.clone(), &formula.expression, None, &parameter.sort);
        if kind == "uppfyller" {
            step.cell = node.cell.clone();
        }
        node.steps.push(step);
        if let Some(stated) = &parameter.rounding {
            node.steps.push(Step {
                kind: "avrundning",
                formula: stated.text.clone(),
                words: vec![Piece::Text("till hela steg om ".to_owned()), Piece::Label { label: stated.text.clone() }],
                numbers: vec![Piece::Value { cell: node.steps[0].cell.clone(), sort: (&parameter.sort).into() }],
                cell: node.cell.clone(),
                sort: (&parameter.sort).into(),
            });
        }
        self.children(formula, &formula.expression, None, &mut node.children);
        node
    }
}

/// How a formula writes one of its parts.
pub(super) fn part_text(formula: &Formula, part: &Expression) -> String {
    let mut text = formula.text.get(part.span.start..part.span.end).unwrap_or(&formula.text).trim();
    // A name or a call in brackets is the same without them; what else stands in brackets may have two pairs side by side.
    let call = matches!(part.operation, Operation::Aggregate(_) | Operation::Steps(_) | Operation::Elsewhere(_));
    if call || matches!(part.operation, Operation::Column(..) | Operation::Parameter(_)) {
        while let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            text = inner.trim();
        }
    }
    text.to_owned()
}
