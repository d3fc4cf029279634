//! What a unit gets, resource by resource and in all, and how surely.

use serde::Serialize;

use super::hidden;
use super::pass::Pass;
use super::told::value;
use crate::allocate::Allocation;
use crate::formula::{ColumnId, Fold, Item, Value, fold};
use crate::message::{Problem, Severity};
use crate::number::Number;
use crate::rules::{NOT_NET, Resource, UNITS};
use crate::view::{Cell, ProblemView, State};

/// How surely an amount is known; the sum as surely as its least sure part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// It is what all data would give.
    Exact,
    /// It is at most the bound from that.
    About,
    /// It takes all data.
    Whole,
}

/// An amount.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The resource; nothing of a sum.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How surely it is known.
    pub certainty: Certainty,
    /// It.
    pub cell: Cell,
    /// The farthest that it can be from what all data would give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
}

/// What a unit gets.
#[derive(Debug, Serialize)]
pub struct Alone {
    /// By resource, in the order of the file.
    pub resources: Vec<Part>,
    /// Of all.
    pub sum: Part,
    /// Of all but administration and VAT.
    pub net: Part,
    /// What is wrong with what was changed.
    pub problems: Vec<ProblemView>,
}

#[derive(Clone)]
struct Amount {
    value: Value,
    bound: Number,
}

const UNKNOWN: Amount = Amount { value: Value::Failed, bound: Number::ZERO };

impl Amount {
    fn part(&self, id: &str) -> Part {
        let certainty = match self.value {
            Value::Failed => Certainty::Whole,
            _ if self.bound.is_zero() => Certainty::Exact,
            _ => Certainty::About,
        };
        let bound = (certainty == Certainty::About).then(|| self.bound.decimal_text());
        let cell = if certainty == Certainty::Whole { Cell::empty(State::Failed) } else { Cell::plain(&self.value) };
        Part { id: id.to_owned(), certainty, cell, bound }
    }
}

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Amount>) -> Amount {
    let (mut values, mut bound) = (Vec::new(), Some(Number::ZERO));
    for amount in amounts {
        values.push(&amount.value);
        bound = bound.and_then(|bound| bound.add(&amount.bound).ok());
    }
    let value = fold(Fold::Sum, values).unwrap_or(Value::Failed);
    bound.map_or(UNKNOWN, |bound| Amount { value, bound })
}

impl Alone {
    pub(super) fn new(pass: &Pass, after: &Allocation, problems: Vec<Problem>) -> Alone {
        let rules = &after.rules;
        let found: Vec<(&str, bool, Amount)> = rules
            .resources()
            .map(|(id, column, resource)| {
                let counted = !NOT_NET.contains(&resource.kind.as_str());
                (column.id.as_str(), counted, pass.amount(after, id, resource))
            })
            .collect();
        let wrong = |problem: &&Problem| problem.severity() <= Severity::Question;
        Alone {
            resources: found.iter().map(|(id, _, amount)| amount.part(id)).collect(),
            sum: sum(found.iter().map(|(.., amount)| amount)).part(""),
            net: sum(found.iter().filter(|(_, counted, _)| *counted).map(|(.., amount)| amount)).part(""),
            problems: problems.iter().filter(wrong).map(ProblemView::from).collect(),
        }
    }
}

impl Pass<'_> {
    fn amount(&self, after: &Allocation, id: ColumnId, resource: &Resource) -> Amount {
        let rules = &after.rules;
        let column = &rules.columns[id.0];
        let published = self.known.amounts.iter().find(|amount| amount.id == column.id);
        let published = published.map_or(UNKNOWN, |told| Amount { value: value(&told.cell), bound: Number::ZERO });
        let touched = self.reach.touched(Item::Column(id));
        let grown = self.reach.grown.contains(&column.table);
        if !touched && !grown && published.value != Value::Failed {
            return published;
        }
        let hidden = hidden(rules, column.table);
        if hidden && touched {
            return UNKNOWN;
        }
        let Some(unit) = rules.table(UNITS).and_then(|units| after.data.tables[units.0].row(self.known.unit)) else {
            return UNKNOWN;
        };
        let belongs = |row: &u32| {
            let to = resource.path.iter().try_fold(*row, |row, reference| {
                match after.store.values[reference.0].get(row as usize)? {
                    Value::Row(next) => Some(*next),
                    _ => None,
                }
            });
            to == Some(unit)
        };
        let one = |row: u32| match self.about.get(&(id, row)) {
            Some(about) => Amount { value: about.amount.clone().into(), bound: about.bound.clone() },
            None => Amount {
                value: after.store.values[id.0].get(row as usize).cloned().unwrap_or(Value::Failed),
                bound: Number::ZERO,
            },
        };
        if resource.path.is_empty() {
            return one(unit);
        }
        let own: Vec<Amount> = (0..after.store.values[id.0].len() as u32).filter(belongs).map(one).collect();
        sum(own.iter().chain(hidden.then_some(&published)))
    }
}
