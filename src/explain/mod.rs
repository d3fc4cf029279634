//! Why a figure is what it is: a tree from a resource of one unit down to what was given, made on demand.

mod words;

use std::collections::HashSet;

use serde::Serialize;

use crate::allocate::Allocation;
use crate::formula::{Aggregate, ColumnId, Expression, Formula, Function, Item, Operation, Rows, Sort, TableId, Value};
use crate::limits::{EXPLANATION_NODES, EXPLANATION_ROWS};
use crate::number::Number;
use crate::rules::{Column, Filling, ParameterFilling, UNITS};
use crate::view::{Cell, SortView, SourceView, source, spoken};
pub use words::Piece;
use words::{Style, evaluate, rewrite};

/// A row of a table; none for what belongs to no row.
type Row = Option<(TableId, u32)>;

/// What an explanation's node is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A resource.
    Resource,
    /// A computed column.
    Column,
    /// A value of the data.
    Given,
    /// A parameter.
    Parameter,
    /// Many rows made one value.
    Aggregate,
    /// One row of an aggregate.
    Row,
}

/// A value with its reason. Every node's value is its formula applied to the values of its children.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// What it is about.
    pub kind: NodeKind,
    /// What people call it.
    pub label: String,
    /// How the formula above writes it.
    pub name: String,
    /// What its value says.
    pub sort: SortView,
    /// Its value.
    pub cell: Cell,
    /// How it was computed, in order.
    pub steps: Vec<Step>,
    /// Where the rule or figure comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceView>,
    /// Where a given value was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<ReadAt>,
    /// True where it has been explained earlier in the tree.
    pub repeated: bool,
    /// What its formulas read.
    pub children: Vec<Node>,
    /// Rows of an aggregate that are not listed.
    pub more: usize,
}

/// Where a given value was read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadAt {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The heading of the column.
    pub heading: String,
}

/// One step of a computation.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Which step: the key word of the rule set.
    pub kind: &'static str,
    /// As written in the rule set.
    pub formula: String,
    /// With names.
    pub words: Vec<Piece>,
    /// With numbers.
    pub numbers: Vec<Piece>,
    /// The value after it.
    pub cell: Cell,
    /// What that value says.
    pub sort: SortView,
}

impl Allocation {
    /// Explains a resource of one unit. `None` where there is no such unit or resource.
    pub fn explain(&self, unit: &str, resource: &str) -> Option<Node> {
        let units = self.rules.table(UNITS)?;
        let row = self.data.tables[units.0].row(unit)?;
        let (id, column, of) = self.rules.resources().find(|(_, column, _)| column.id == resource)?;
        let mut explainer = Explainer { allocation: self, seen: HashSet::new(), nodes: 0 };
        if of.path.is_empty() {
            return Some(explainer.column(id, row, column.id.clone()));
        }
        Some(explainer.rows_of_unit(id, column, &of.path, row))
    }
}

struct Explainer<'a> {
    allocation: &'a Allocation,
    seen: HashSet<(Item, u32)>,
    nodes: usize,
}

impl Explainer<'_> {
    /// A resource that lies in another table: the sum of the unit's rows there.
    fn rows_of_unit(&mut self, id: ColumnId, column: &Column, path: &[ColumnId], unit: u32) -> Node {
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
        let applies = values().any(|value| *value != Value::Inapplicable);
        let sum = crate::formula::fold(crate::formula::Fold::Sum, values()).unwrap_or(Value::Failed);
        let sum = if applies { sum } else { Value::Inapplicable };
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
    fn row_node(
        &mut self,
        table: TableId,
        row: u32,
        children: Vec<Node>,
        sort: &Sort,
        body: Option<(&Formula, &Expression)>,
    ) -> Node {
        let allocation = self.allocation;
        let key = allocation.data.tables[table.0].keys.get(row as usize).to_owned();
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
            label: allocation.row_label(table, row as usize).to_owned(),
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

    fn column(&mut self, id: ColumnId, row: u32, name: String) -> Node {
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

    fn place(&self, column: &Column, row: u32) -> Option<ReadAt> {
        let Filling::Given { headings, .. } = &column.filling else { return None };
        let data = &self.allocation.data.tables[column.table.0];
        let line = data.lines.get(row as usize).copied()?;
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
                    value = crate::allocate::bounded(&value, limit, kind == "golv");
                    step.cell = Cell::plain(&value);
                    node.steps.push(step);
                    self.children(bound, &bound.expression, at, &mut node.children);
                }
                self.rounding(column, &value, node);
            }
            Filling::Pot { frame, key } => self.pot(id, column, (frame, key), row, node),
        }
    }

    /// A share of a pot: frame, key, exact share and the whole units that it became.
    fn pot(&mut self, id: ColumnId, column: &Column, (frame, key): (&Formula, &Formula), row: u32, node: &mut Node) {
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

    fn step(&self, kind: &'static str, formula: String, part: &Expression, row: Row, sort: &Sort) -> Step {
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
    fn children(&mut self, formula: &Formula, part: &Expression, row: Row, nodes: &mut Vec<Node>) {
        let allocation = self.allocation;
        match &part.operation {
            Operation::Constant(_) | Operation::Period(_) => {}
            Operation::Parameter(_) | Operation::Column(..) | Operation::Aggregate(_) => {
                let name = part_text(formula, part);
                if nodes.iter().any(|node| node.name == name) {
                    return;
                }
                let node = match &part.operation {
                    Operation::Parameter(id) => Some(self.parameter(id.0, name)),
                    Operation::Column(path, id) => self.read_row(path, row).map(|row| self.column(*id, row, name)),
                    Operation::Aggregate(aggregate) => Some(self.aggregate(formula, part, aggregate, row, name)),
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
        let first = self.seen.insert((Item::Parameter(crate::formula::ParameterId(i)), 0));
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
        let ParameterFilling::Formula(formula) = &parameter.filling else { return node };
        if !first || self.nodes > EXPLANATION_NODES {
            node.repeated = true;
            return node;
        }
        node.steps.push(self.step("formel", formula.text.clone(), &formula.expression, None, &parameter.sort));
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

    fn aggregate(&mut self, formula: &Formula, part: &Expression, aggregate: &Aggregate, row: Row, name: String) -> Node {
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
        crate::formula::Fold::Sum => "Summan",
        crate::formula::Fold::Count => "Antalet",
        crate::formula::Fold::Min => "Det lägsta",
        crate::formula::Fold::Max => "Det högsta",
        crate::formula::Fold::Mean => "Medelvärdet",
    }
}

/// How a formula writes one of its parts.
fn part_text(formula: &Formula, part: &Expression) -> String {
    let text = formula.text.get(part.span.start..part.span.end).unwrap_or(&formula.text);
    match part.operation {
        // A name in brackets is the same name.
        Operation::Column(..) | Operation::Parameter(_) => text.trim_matches(['(', ')', ' ']).to_owned(),
        _ => text.to_owned(),
    }
}
