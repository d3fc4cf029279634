//! A pot of which only some rows are here. What is shared by is known, and what there is to share; so each share is known to within the
//! two whole steps around it.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::hidden;
use super::pass::Pass;
use super::terms::terms;
use super::told::{number, value};
use crate::allocate::Allocation;
use crate::formula::{ColumnId, Evaluator, Expression, Rows, Selection, TableId, Value};
use crate::number::Number;
use crate::rules::{Filling, UNITS};

/// A share whose neighbour it may be as well.
#[derive(Clone, Debug)]
pub struct About {
    /// The nearer of the two.
    pub amount: Number,
    /// How far the other is.
    pub bound: Number,
}

/// A row that takes part in a pot.
pub struct Taker {
    pub row: u32,
    /// The row whose pot it is.
    pub of: Option<(TableId, u32)>,
}

/// The rows that take part in a column's pots.
pub fn takers(allocation: &Allocation, id: ColumnId) -> Vec<Taker> {
    each(allocation, id).into_iter().filter_map(|(row, found)| found.ok().map(|(_, of)| Taker { row, of })).collect()
}

type Found = Result<(Number, Option<(TableId, u32)>), Value>;

/// What each row is shared by, or the state of one that is not.
fn each(allocation: &Allocation, id: ColumnId) -> Vec<(u32, Found)> {
    let column = &allocation.rules.columns[id.0];
    let Filling::Pot { key, per, .. } = &column.filling else { return Vec::new() };
    let rows: Vec<u32> = (0..allocation.store.count(column.table) as u32).collect();
    let mut evaluator = Evaluator::carrying(&allocation.store);
    let mut at = |part: &Expression, row: u32| evaluator.at(part, column.table, row);
    let mut one = |row: u32| -> Found {
        match column.condition.as_ref().map_or(Value::YesNo(true), |condition| at(&condition.expression, row)) {
            Value::YesNo(true) => {}
            Value::YesNo(false) => return Err(Value::Inapplicable),
            other => return Err(other),
        }
        let own = match at(&key.expression, row) {
            Value::Number(own) => own,
            other => return Err(other),
        };
        let Some(per) = per else { return Ok((own, None)) };
        match at(&per.path.expression, row) {
            Value::Row(of) => Ok((own, Some((per.table, of)))),
            other => Err(other),
        }
    };
    rows.into_iter().map(|row| (row, one(row))).collect()
}

impl Pass<'_> {
    /// The values of a column that is shares of pots; those that are known to within a step are noted, and what is made of them is not
    /// known.
    pub(super) fn pot(&mut self, allocation: &Allocation, id: ColumnId) -> Vec<Value> {
        let rules = &allocation.rules;
        let column = &rules.columns[id.0];
        let count = allocation.store.count(column.table);
        if !self.reach.touched(crate::formula::Item::Column(id)) {
            return vec![self.as_before(allocation, id); count];
        }
        let mut values = vec![Value::Failed; count];
        for (row, found) in each(allocation, id) {
            values[row as usize] = match found {
                Err(state) => state,
                Ok((key, of)) => match self.share(allocation, id, &key, of) {
                    None => Value::Failed,
                    Some(Ok(amount)) => amount.into(),
                    Some(Err(about)) => {
                        self.about.insert((id, row), about);
                        Value::Failed
                    }
                },
            };
        }
        values
    }

    /// What was published, of a resource with a row for each unit.
    fn as_before(&self, allocation: &Allocation, id: ColumnId) -> Value {
        let column = &allocation.rules.columns[id.0];
        let of_units = allocation.rules.table(UNITS) == Some(column.table) && column.resource.is_some();
        let told = self.known.amounts.iter().find(|amount| of_units && amount.id == column.id);
        told.map_or(Value::Failed, |told| value(&told.cell))
    }

    /// A row's share: exactly, where no remainder decides; else the nearer of the two that it can be.
    fn share(
        &self,
        allocation: &Allocation,
        id: ColumnId,
        key: &Number,
        of: Option<(TableId, u32)>,
    ) -> Option<Result<Number, About>> {
        let column = &allocation.rules.columns[id.0];
        let Filling::Pot { frame, .. } = &column.filling else { return None };
        let still =
            |part: Option<&crate::formula::Formula>| part.is_none_or(|part| !self.reach.spread_part(&part.expression));
        let bounded = column.floor.is_some() || column.cap.is_some();
        if bounded || hidden(&allocation.rules, column.table) || !still(column.condition.as_ref()) {
            return None;
        }
        let mut evaluator = Evaluator::new(&allocation.store);
        let there = match of {
            None => evaluator.single(&frame.expression),
            Some((table, row)) => evaluator.values(&frame.expression, table, &Selection::List(&[row]), true).pop()?,
        };
        let step = column.rounding.as_ref().map_or(&Number::ONE, |stated| stated.rounding.step()).to_big();
        let steps = there.number()?.to_big() / &step;
        let sum = self.key_sum(allocation, id, of)?.to_big();
        if !steps.is_integer() || steps.is_negative() || !sum.is_positive() || key.is_negative() {
            return None;
        }
        let exact = steps * key.to_big() / sum;
        let below = exact.floor();
        let amount = |steps: BigRational| Some(Number::unlimited(steps * &step));
        if exact.is_integer() {
            return Some(Ok(amount(below)?));
        }
        let up = (&exact - &below) * BigInt::from(2) >= BigRational::from_integer(1.into());
        let nearer = if up { below + BigRational::from_integer(1.into()) } else { below };
        Some(Err(About { amount: amount(nearer)?, bound: Number::unlimited(step.clone()) }))
    }

    /// The sum of the keys after the change: what was told, less what the rows here brought, and what they bring.
    fn key_sum(&self, allocation: &Allocation, id: ColumnId, of: Option<(TableId, u32)>) -> Option<Number> {
        let before = self.before?;
        let rules = &allocation.rules;
        let column = &rules.columns[id.0];
        let Filling::Pot { key, per, .. } = &column.filling else { return None };
        if per.as_ref().is_some_and(|per| self.reach.spread_part(&per.path.expression)) {
            return None;
        }
        let shown =
            |allocation: &Allocation, (table, row): (TableId, u32)| allocation.data.tables[table.0].shown_key(row as usize);
        let pot = of.map(|of| shown(allocation, of));
        let told = self.known.told.pot((&rules.tables[column.table.0].id, &column.id), pot.as_deref())?;
        let terms = terms(rules, &self.widest, key);
        if terms.len() != told.terms.len() {
            return None;
        }
        // A row of which it is not known whether it takes part, or by what, leaves the sum unknown.
        let rows = |allocation: &Allocation| -> Option<Vec<u32>> {
            let mut rows = Vec::new();
            for (row, found) in each(allocation, id) {
                match found {
                    Ok((_, found)) if found.map(|of| shown(allocation, of)) == pot => rows.push(row),
                    Ok(_) | Err(Value::Inapplicable) => {}
                    Err(_) => return None,
                }
            }
            Some(rows)
        };
        let (old, new) = (rows(before)?, rows(allocation)?);
        let mut sum = Number::ZERO;
        for (term, told) in terms.iter().zip(&told.terms) {
            self.same_elsewhere(term, false).then_some(())?;
            let others = number(&told.cell)?.sub(&term.sum(before, column.table, &old)?).ok()?;
            let all = others.add(&term.sum(allocation, column.table, &new)?).ok()?;
            sum = sum.add(&all.mul(&term.common(allocation)?).ok()?).ok()?;
        }
        Some(sum)
    }
}
