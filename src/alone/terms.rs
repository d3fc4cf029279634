//! A formula as a sum of products: in each what is the same in every row, times what is the row's own. So a sum over all rows follows
//! also where what is common to them changes.

use super::reach::{Reach, is_common};
use crate::allocate::Allocation;
use crate::formula::{ColumnId, Evaluator, Expression, Formula, Item, Operation, Operator, Selection, TableId, Value};
use crate::number::Number;
use crate::rules::{Filling, RuleSet};

/// One product.
#[derive(Clone, Default)]
pub struct Term<'a> {
    negative: bool,
    common: Vec<Factor<'a>>,
    /// What is the row's own; none where each row counts as one.
    pub own: Vec<Factor<'a>>,
    /// What decides whether the row has a value at all.
    pub conditions: Vec<&'a Expression>,
}

/// A part of a product, the formula that it stands in, and whether it is divided by.
#[derive(Clone, Copy)]
pub struct Factor<'a> {
    /// The part.
    pub part: &'a Expression,
    text: &'a str,
    divides: bool,
}

/// The products that a formula is the sum of. A column that mixes the row's own with what is made of other units' rows is seen as its
/// formula; any other is a number of the row's own.
pub fn terms<'a>(rules: &'a RuleSet, widest: &Reach, formula: &'a Formula) -> Vec<Term<'a>> {
    body_terms(rules, widest, &formula.expression, &formula.text)
}

/// The same of a part of a formula.
pub fn body_terms<'a>(rules: &'a RuleSet, widest: &Reach, part: &'a Expression, text: &'a str) -> Vec<Term<'a>> {
    let mut all = Vec::new();
    Split { rules, widest }.add(part, text, &Term::default(), &mut all);
    all
}

struct Split<'a, 'b> {
    rules: &'a RuleSet,
    widest: &'b Reach,
}

impl<'a> Split<'a, '_> {
    fn add(&self, part: &'a Expression, text: &'a str, within: &Term<'a>, all: &mut Vec<Term<'a>>) {
        match &part.operation {
            Operation::Binary(operator @ (Operator::Add | Operator::Subtract), left, right) => {
                let turned = Term { negative: within.negative != (*operator == Operator::Subtract), ..within.clone() };
                self.add(left, text, within, all);
                self.add(right, text, &turned, all);
            }
            Operation::Negate(inner) => self.add(inner, text, &Term { negative: !within.negative, ..within.clone() }, all),
            Operation::Column(path, id) if path.is_empty() && self.mixes(*id) => {
                let column = &self.rules.columns[id.0];
                let Filling::Formula(formula) = &column.filling else { return };
                let mut inner = within.clone();
                inner.conditions.extend(column.condition.as_ref().map(|condition| &condition.expression));
                self.add(&formula.expression, &formula.text, &inner, all);
            }
            _ => {
                let mut term = within.clone();
                multiply(part, text, false, &mut term);
                all.push(term);
            }
        }
    }

    fn mixes(&self, id: ColumnId) -> bool {
        let column = &self.rules.columns[id.0];
        let plain = column.floor.is_none() && column.cap.is_none() && column.rounding.is_none();
        plain && matches!(column.filling, Filling::Formula(_)) && self.widest.spread(Item::Column(id))
    }
}

fn multiply<'a>(part: &'a Expression, text: &'a str, divides: bool, term: &mut Term<'a>) {
    match &part.operation {
        Operation::Binary(operator @ (Operator::Multiply | Operator::Divide), left, right) => {
            multiply(left, text, divides, term);
            multiply(right, text, divides != (*operator == Operator::Divide), term);
        }
        _ if is_common(part) => term.common.push(Factor { part, text, divides }),
        _ => term.own.push(Factor { part, text, divides }),
    }
}

/// The rows in which a formula has a value; nothing where that is not known of all of them.
pub fn valued(allocation: &Allocation, body: &Expression, table: TableId, rows: &[u32]) -> Option<Vec<u32>> {
    let values = Evaluator::carrying(&allocation.store).values(body, table, &Selection::List(rows), true);
    let mut kept = Vec::new();
    for (row, value) in rows.iter().zip(values) {
        match value {
            Value::Number(_) => kept.push(*row),
            Value::Inapplicable => {}
            _ => return None,
        }
    }
    Some(kept)
}

impl Term<'_> {
    /// What the rules write of it that is the row's own.
    pub fn name(&self) -> String {
        let mut name = String::new();
        for factor in &self.own {
            let said = factor.text.get(factor.part.span.start..factor.part.span.end).unwrap_or_default();
            let sign = if factor.divides { " / " } else { " * " };
            if name.is_empty() && factor.divides {
                name.push('1');
            }
            if !name.is_empty() {
                name.push_str(sign);
            }
            name.push_str(said);
        }
        if name.is_empty() { "1".to_owned() } else { name }
    }

    /// The product of what is common to all rows.
    pub fn common(&self, allocation: &Allocation) -> Option<Number> {
        let mut evaluator = Evaluator::new(&allocation.store);
        let mut product = if self.negative { Number::ONE.neg() } else { Number::ONE };
        for Factor { part, divides, .. } in &self.common {
            product = times(&product, evaluator.single(part).number()?, *divides)?;
        }
        Some(product)
    }

    /// What some rows bring together, without what is common.
    pub fn sum(&self, allocation: &Allocation, table: TableId, rows: &[u32]) -> Option<Number> {
        let mut evaluator = Evaluator::carrying(&allocation.store);
        let mut products = vec![Number::ONE; rows.len()];
        for Factor { part, divides, .. } in &self.own {
            let values = evaluator.values(part, table, &Selection::List(rows), true);
            for (product, value) in products.iter_mut().zip(values) {
                *product = times(product, value.number()?, *divides)?;
            }
        }
        products.iter().try_fold(Number::ZERO, |sum, product| sum.add(product).ok())
    }
}

fn times(product: &Number, factor: &Number, divides: bool) -> Option<Number> {
    if divides { product.div(factor).ok() } else { product.mul(factor).ok() }
}
