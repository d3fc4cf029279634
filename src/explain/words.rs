//! A formula in words and with the numbers in.

use std::sync::Arc;

use serde::Serialize;

use super::Row;
use crate::allocate::Allocation;
use crate::formula::{Evaluator, Expression, Fold, Function, Operation, Operator, Sort, Steps, Value};
use crate::view::{Cell, SortView, spoken};

/// A piece of a formula that has been rewritten for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Operators, brackets and function names.
    Text(String),
    /// A value.
    Value {
        /// The value.
        cell: Cell,
        /// What it says.
        sort: SortView,
    },
    /// What people call a value.
    Label {
        /// Its name.
        label: String,
    },
}

/// Whether names or numbers stand for what a formula reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Names.
    Words,
    /// Numbers.
    Numbers,
}

/// Rewrites a formula as it stands in a row.
pub fn rewrite(allocation: &Allocation, expression: &Expression, row: Row, style: Style) -> Vec<Piece> {
    let mut writer = Writer { allocation, row, style, pieces: Vec::new() };
    writer.write(expression, 0);
    writer.pieces
}

struct Writer<'a> {
    allocation: &'a Allocation,
    row: Row,
    style: Style,
    pieces: Vec<Piece>,
}

/// How tightly an operation binds its parts.
fn rank(expression: &Expression) -> u8 {
    match &expression.operation {
        Operation::Binary(operator, ..) if operator.compares() => 1,
        Operation::Binary(Operator::Add | Operator::Subtract, ..) => 2,
        Operation::Binary(..) => 3,
        Operation::Negate(_) => 4,
        Operation::Call(Function::And | Function::Or | Function::If | Function::IfInapplicable | Function::IfMissing, _) => {
            0
        }
        _ => 5,
    }
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        if let Some(Piece::Text(last)) = self.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.pieces.push(Piece::Text(text.to_owned()));
        }
    }

    fn value(&mut self, value: &Value, sort: &Sort) {
        let cell = self.allocation.value_cell(sort, None, value);
        self.pieces.push(Piece::Value { cell, sort: sort.into() });
    }

    /// Writes a part, in brackets where it binds less tightly than what it stands in.
    fn write(&mut self, part: &Expression, around: u8) {
        // In words what many rows say is a phrase of its own.
        let rows = matches!(part.operation, Operation::Aggregate(_) | Operation::Steps(_));
        let phrase = self.style == Style::Words && rows;
        let bracket = if phrase { around > 0 } else { rank(part) < around };
        if bracket {
            self.text("(");
        }
        self.part(part);
        if bracket {
            self.text(")");
        }
    }

    fn part(&mut self, part: &Expression) {
        let rules = &self.allocation.rules;
        match &part.operation {
            Operation::Constant(value) => self.value(value, &Sort::pure()),
            Operation::Parameter(id) => {
                let parameter = &rules.parameters[id.0];
                if self.style == Style::Words {
                    self.pieces.push(Piece::Label { label: spoken(parameter.name.as_ref(), &parameter.id) });
                } else {
                    self.value(&self.allocation.store.parameters[id.0].clone(), &parameter.sort);
                }
            }
            Operation::Period(end) if self.style == Style::Words => {
                self.text(if *end { "periodens sista dag" } else { "periodens första dag" });
            }
            Operation::Period(end) => {
                let (first, last) = rules.valid;
                self.value(&Value::from(if *end { last } else { first }), &Sort::Date);
            }
            Operation::Column(_, id) => {
                let column = &rules.columns[id.0];
                if self.style == Style::Words {
                    self.pieces.push(Piece::Label { label: spoken(column.name.as_ref(), &column.id) });
                } else {
                    let value = self.evaluate(part);
                    let cell = self.allocation.value_cell(&column.sort, Some(*id), &value);
                    self.pieces.push(Piece::Value { cell, sort: (&column.sort).into() });
                }
            }
            Operation::Negate(inner) => {
                self.text("−");
                self.write(inner, 4);
            }
            Operation::Binary(operator, left, right) => self.binary(*operator, left, right, part),
            Operation::Call(Function::Date, parts)
                if parts.iter().all(|part| matches!(part.operation, Operation::Constant(_))) =>
            {
                self.value(&self.evaluate(part), &Sort::Date);
            }
            Operation::Call(function, parts) => self.call(*function, parts),
            Operation::Switch(subject, arms, otherwise) => {
                self.text("VÄXLA(");
                self.write(subject, 0);
                let list = list_of(subject);
                for (code, arm) in arms {
                    let member = list.as_ref().and_then(|list| list.get(*code as usize)).cloned().unwrap_or_default();
                    self.text(&format!("; ”{member}”: "));
                    self.write(arm, 0);
                }
                if let Some(otherwise) = otherwise {
                    self.text("; annars: ");
                    self.write(otherwise, 0);
                }
                self.text(")");
            }
            Operation::Elsewhere(_) if self.style == Style::Numbers => {
                let value = self.evaluate(part);
                self.value(&value, &part.sort.clone().unwrap_or_else(Sort::pure));
            }
            Operation::Elsewhere(elsewhere) => {
                let Some(other) = self.allocation.store.others.get(elsewhere.place).and_then(Option::as_ref) else { return };
                self.text(&format!("({}: ", other.allocation.rules.name));
                self.pieces.extend(rewrite(&other.allocation, &elsewhere.body, None, Style::Words));
                self.text(")");
            }
            Operation::Aggregate(aggregate) if self.style == Style::Numbers => {
                let value = self.evaluate(part);
                let sort = aggregate.body.as_ref().and_then(|body| body.sort.clone()).unwrap_or_else(Sort::pure);
                self.value(&value, &sort);
            }
            Operation::Aggregate(aggregate) => {
                self.text(match aggregate.fold {
                    Fold::Sum => "summan av ",
                    Fold::Count => "antalet rader i ",
                    Fold::Min => "det lägsta av ",
                    Fold::Max => "det högsta av ",
                    Fold::Mean => "medelvärdet av ",
                });
                let table = &rules.tables[aggregate.table.0];
                let table = spoken(table.label.as_ref(), &table.id);
                let whose = if aggregate.own.is_some() { "egna rader" } else { "alla rader" };
                match &aggregate.body {
                    Some(body) => {
                        self.write(body, 2);
                        self.text(&format!(" för {whose} i {table}"));
                    }
                    None => self.text(&format!("{table} ({whose})")),
                }
            }
            Operation::Steps(steps) => self.steps(steps, part),
        }
    }

    /// The row that a value reaches, or its slices.
    fn steps(&mut self, steps: &Steps, part: &Expression) {
        let rules = &self.allocation.rules;
        let (column, table) = (&rules.columns[steps.column.0], &rules.tables[steps.table.0]);
        if self.style == Style::Numbers {
            let sort = part.sort.clone().unwrap_or_else(Sort::pure);
            return self.value(&self.evaluate(part), &sort);
        }
        let read = Piece::Label { label: spoken(column.name.as_ref(), &column.id) };
        let table = spoken(table.label.as_ref(), &table.id);
        if steps.slices {
            self.write(&steps.value, 3);
            self.text(" × ");
            self.pieces.push(read);
            self.text(&format!(", skikt för skikt i {table}"));
        } else {
            self.pieces.push(read);
            self.text(&format!(" i {table} vid "));
            self.write(&steps.value, 2);
        }
    }

    fn binary(&mut self, operator: Operator, left: &Expression, right: &Expression, whole: &Expression) {
        let own = rank(whole);
        let list = list_of(left).or_else(|| list_of(right));
        self.side(left, own, list.as_deref());
        self.text(&format!(" {} ", operator.sign()));
        // a − (b − c) and a ÷ (b × c) need their brackets.
        let tighter = matches!(operator, Operator::Subtract | Operator::Divide) || operator.compares();
        self.side(right, own + u8::from(tighter), list.as_deref());
    }

    /// A side of a comparison with a closed list, or any other part.
    fn side(&mut self, part: &Expression, around: u8, list: Option<&Vec<String>>) {
        match (&part.operation, list) {
            (Operation::Constant(Value::Code(code)), Some(list)) => {
                let member = list.get(*code as usize).cloned().unwrap_or_default();
                self.text(&format!("”{member}”"));
            }
            _ => self.write(part, around),
        }
    }

    /// Conditions and choices as sentences, everything else as a spreadsheet writes it.
    fn call(&mut self, function: Function, parts: &[Expression]) {
        let (open, between, close): (_, &[&str], _) = match function {
            Function::And => ("", &[" och "], ""),
            Function::Or => ("", &[" eller "], ""),
            Function::Not => ("inte (", &[], ")"),
            Function::If => ("om ", &[": ", ", annars: "], ""),
            Function::IsInapplicable => ("", &[], " är inte tillämpligt"),
            Function::IfInapplicable => ("", &[", eller där det inte är tillämpligt: "], ""),
            Function::IfMissing => ("", &[", eller där det saknas: "], ""),
            _ => {
                self.text(function.name());
                ("(", &["; "], ")")
            }
        };
        self.text(open);
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                self.text(between[(i - 1).min(between.len() - 1)]);
            }
            // A choice within another needs brackets to be read right.
            self.write(part, if between.is_empty() || matches!(function, Function::And | Function::Or) { 1 } else { 0 });
        }
        self.text(close);
    }

    fn evaluate(&self, part: &Expression) -> Value {
        evaluate(self.allocation, part, self.row)
    }
}

fn list_of(part: &Expression) -> Option<Arc<Vec<String>>> {
    match &part.sort {
        Some(Sort::List(list)) => Some(Arc::clone(list)),
        _ => None,
    }
}

/// The value of a part in a row, or in none.
pub fn evaluate(allocation: &Allocation, part: &Expression, row: Row) -> Value {
    let mut evaluator = Evaluator::carrying(&allocation.store);
    match row {
        Some((table, row)) => evaluator.at(part, table, row),
        None => evaluator.single(part),
    }
}
