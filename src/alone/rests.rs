//! What the rows that are not here bring to an aggregate: what was told of all rows, less what the rows here brought.

use super::hidden;
use super::pass::Pass;
use super::reach::Place;
use super::tell::outer;
use super::terms::{Term, body_terms, valued};
use super::told::{ToldSum, number, value};
use crate::allocate::Allocation;
use crate::formula::{Beside, Expression, Fold, Rows, Value};
use crate::number::Number;

impl Pass<'_> {
    /// For each row that the aggregate is computed in, what stands beside the rows here.
    pub(super) fn beside(&self, allocation: &Allocation, place: &Place) -> Vec<(Option<u32>, Beside)> {
        let Some(table) = place.aggregate.own.and(place.outer) else {
            return vec![(None, self.beside_row(allocation, place, None))];
        };
        let rows = 0..allocation.store.count(table) as u32;
        rows.map(|row| (Some(row), self.beside_row(allocation, place, Some(row)))).collect()
    }

    fn beside_row(&self, allocation: &Allocation, place: &Place, row: Option<u32>) -> Beside {
        let key = row.zip(place.outer).map(|(row, table)| allocation.data.tables[table.0].shown_key(row as usize));
        let of = outer(allocation, place).zip(key.as_deref());
        let Some(told) = self.known.told.sum(place.name(), of) else { return Beside::Instead(Value::Failed) };
        let own = place.aggregate.own.is_some_and(|own| self.reach.changed.contains(&own));
        if !own && !self.reach.touched_part(place.part) {
            return Beside::Instead(value(&told.cell));
        }
        self.rest(allocation, place, told, key.as_deref()).map_or(Beside::Instead(Value::Failed), Beside::More)
    }

    /// Of a sum or a count. Rows that are not here say what they said, or nothing is known.
    fn rest(&self, allocation: &Allocation, place: &Place, told: &ToldSum, key: Option<&str>) -> Option<Number> {
        let before = self.before?;
        let aggregate = place.aggregate;
        let rows: Vec<u32> = match (aggregate.own, place.outer, key) {
            (Some(own), Some(outer), Some(key)) => {
                let row = before.data.tables[outer.0].row(key)?;
                before.store.referring(own, row).to_vec()
            }
            _ => (0..before.store.count(aggregate.table) as u32).collect(),
        };
        let Some(body) = &aggregate.body else {
            return number(&told.cell)?.sub(&Number::from(rows.len() as i64)).ok();
        };
        if aggregate.fold != Fold::Sum {
            return None;
        }
        let terms = body_terms(&allocation.rules, &self.widest, body, place.text);
        let rows = valued(before, body, aggregate.table, &rows)?;
        if terms.len() != told.terms.len() {
            return None;
        }
        let mut sum = Number::ZERO;
        for (term, told) in terms.iter().zip(&told.terms) {
            self.same_elsewhere(term, hidden(&allocation.rules, aggregate.table)).then_some(())?;
            let others = number(&told.cell)?.sub(&term.sum(before, aggregate.table, &rows)?).ok()?;
            sum = sum.add(&others.mul(&term.common(allocation)?).ok()?).ok()?;
        }
        Some(sum)
    }

    /// True where no row that is not here says anything else than it did. Of a table whose rows are not told, that is also the unit's.
    pub(super) fn same_elsewhere(&self, term: &Term, hidden: bool) -> bool {
        let moved = |part: &Expression| if hidden { self.reach.touched_part(part) } else { self.reach.spread_part(part) };
        !term.own.iter().map(|factor| factor.part).chain(term.conditions.iter().copied()).any(moved)
    }
}
