//! A formula that has been checked: every name found, every measure right.

use super::function::{Fold, Function};
use super::names::{ColumnId, Item, Other, ParameterId, Sort, TableId};
use super::syntax::Operator;
use super::value::Value;
use crate::message::{SourceText, Span};

/// A checked formula with the text it was read from.
#[derive(Clone, Debug)]
pub struct Formula {
    /// As written.
    pub text: String,
    /// What it computes.
    pub expression: Expression,
    /// Where its text stands in the file.
    pub span: Span,
}

impl Formula {
    /// The place in the file of a part of the formula: all of it where the file does not say the text letter by letter.
    pub fn place(&self, part: Span, source: &SourceText) -> Span {
        if source.text.get(self.span.start..self.span.end) != Some(&self.text) {
            return self.span;
        }
        Span { start: self.span.start + part.start, end: self.span.start + part.end }
    }
}

/// A part of a checked formula.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it does.
    pub operation: Operation,
    /// Bytes of the formula's text.
    pub span: Span,
    /// What its value says.
    pub sort: Option<Sort>,
}

/// What a part of a formula does.
#[derive(Clone, Debug)]
pub enum Operation {
    /// A number, yes or no, a member of a list.
    Constant(Value),
    /// A parameter.
    Parameter(ParameterId),
    /// The first (false) or last (true) day of the period computed.
    Period(bool),
    /// A column, reached through references from the row's own table; often none.
    Column(Vec<ColumnId>, ColumnId),
    /// The other sign.
    Negate(Box<Expression>),
    /// Arithmetic or a comparison.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// A function.
    Call(Function, Vec<Expression>),
    /// `VÄXLA`: the column, the members with their values, and a value for all others.
    Switch(Box<Expression>, Vec<(u32, Expression)>, Option<Box<Expression>>),
    /// Many rows made one value.
    Aggregate(Box<Aggregate>),
    /// `BAS` or `FJOL`.
    Elsewhere(Box<Elsewhere>),
    /// What a table of steps says of a value.
    Steps(Box<Steps>),
}

/// A formula that is computed in the same row of another rule set, or of last year's result.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// What it is called.
    pub other: Other,
    /// Which of the others it is.
    pub place: usize,
    /// The formula: tables, columns and parameters are those of the other.
    pub body: Expression,
    /// The row's table there; none where the formula belongs to no row.
    pub table: Option<TableId>,
}

/// An aggregate over the rows of a table.
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// What is made of them.
    pub fold: Fold,
    /// The table.
    pub table: TableId,
    /// The column by which its rows refer to the outer row; none for all rows.
    pub own: Option<ColumnId>,
    /// What is computed in each row; none for `ANTAL`.
    pub body: Option<Expression>,
    /// A number of its own within the rule set, under which a value for all rows is remembered.
    pub slot: usize,
}

/// `TRAPPA` or `SKIKT`: a table whose rows hold lower bounds, and a value held against them.
#[derive(Clone, Debug)]
pub struct Steps {
    /// True for `SKIKT`, slice by slice; false for `TRAPPA`, the row reached.
    pub slices: bool,
    /// The table.
    pub table: TableId,
    /// Its column of lower bounds.
    pub bounds: ColumnId,
    /// The value.
    pub value: Expression,
    /// The column of the table that is read.
    pub column: ColumnId,
}

impl Expression {
    /// A part whose sort is not known yet.
    pub fn new(operation: Operation, span: Span) -> Self {
        Expression { operation, span, sort: None }
    }

    /// Calls the function for this part and every part in it, aggregates' bodies included.
    pub fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Expression)) {
        visit(self);
        match &self.operation {
            // What stands in a formula computed elsewhere is of another rule set.
            Operation::Constant(_)
            | Operation::Parameter(_)
            | Operation::Period(_)
            | Operation::Column(..)
            | Operation::Elsewhere(_) => {}
            Operation::Negate(part) => part.visit(visit),
            Operation::Binary(_, left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Operation::Call(_, parts) => parts.iter().for_each(|part| part.visit(visit)),
            Operation::Switch(subject, arms, otherwise) => {
                subject.visit(visit);
                arms.iter().for_each(|(_, part)| part.visit(visit));
                if let Some(part) = otherwise {
                    part.visit(visit);
                }
            }
            Operation::Aggregate(aggregate) => {
                if let Some(body) = &aggregate.body {
                    body.visit(visit);
                }
            }
            Operation::Steps(steps) => steps.value.visit(visit),
        }
    }

    /// Everything that it reads.
    pub fn reads(&self) -> Vec<Item> {
        let mut items = Vec::new();
        self.visit(&mut |part| match &part.operation {
            Operation::Parameter(id) => items.push(Item::Parameter(*id)),
            Operation::Column(path, column) => {
                items.extend(path.iter().chain([column]).map(|c| Item::Column(*c)));
            }
            Operation::Aggregate(aggregate) => items.extend(aggregate.own.map(Item::Column)),
            Operation::Steps(steps) => items.extend([steps.bounds, steps.column].map(Item::Column)),
            _ => {}
        });
        items
    }
}
