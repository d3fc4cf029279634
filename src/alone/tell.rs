//! What is told of a rule set's data, from all of them.

use super::pot::takers;
use super::reach::{Place, Reach, aggregates, told_tables};
use super::terms::{Term, body_terms, terms, valued};
use super::told::{Told, ToldCell, ToldPot, ToldRow, ToldSum, ToldTable, ToldTerm};
use crate::allocate::{Allocation, Pot};
use crate::ask::{is_given, way_to_unit};
use crate::formula::{ColumnId, Evaluator, Fold, Item, Rows, TableId, Value};
use crate::rules::{Filling, ParameterFilling, UNITS};
use crate::view::{Cell, State};

/// Everything that somebody with the rows of one unit needs beside them, and nothing of other units alone but given values in tables
/// that hold a row for each of them.
pub fn tell(allocation: &Allocation) -> Told {
    let rules = &allocation.rules;
    let mut told = Told { tables: told_tables(rules).map(|table| rows(allocation, table)).collect(), ..Told::default() };
    let widest = Reach::widest(rules);
    for item in &rules.order {
        for place in aggregates(rules, *item) {
            if place.needs_others(rules) && told.sums.iter().all(|known| !is_of(known, allocation, &place)) {
                told.sums.extend(sums(allocation, &widest, &place));
            }
        }
        if let Item::Parameter(id) = item
            && let ParameterFilling::Solved(_) = rules.parameters[id.0].filling
        {
            let cell = Cell::plain(&allocation.store.parameters[id.0]);
            told.solved.push(ToldCell { id: rules.parameters[id.0].id.clone(), cell });
        }
    }
    told.pots = allocation.pots.iter().filter_map(|pot| one_pot(allocation, &widest, pot)).collect();
    told
}

fn is_of(known: &ToldSum, allocation: &Allocation, place: &Place) -> bool {
    known.name == place.name() && known.table.as_deref() == outer(allocation, place)
}

/// The table in whose rows an aggregate is another in each.
pub fn outer<'a>(allocation: &'a Allocation, place: &Place) -> Option<&'a str> {
    place.aggregate.own.and(place.outer).map(|table| allocation.rules.tables[table.0].id.as_str())
}

fn rows(allocation: &Allocation, table: TableId) -> ToldTable {
    let rules = &allocation.rules;
    let columns: Vec<ColumnId> = rules.tables[table.0].columns.iter().copied().filter(|id| is_given(rules, *id)).collect();
    let way = way_to_unit(rules, table);
    let units = rules.table(UNITS);
    let row = |row: usize| {
        let unit = way.as_ref().and_then(|way| {
            way.iter().try_fold(row as u32, |row, id| match allocation.store.values[id.0].get(row as usize)? {
                Value::Row(next) => Some(*next),
                _ => None,
            })
        });
        let unit = unit.zip(units).map(|(row, units)| allocation.data.tables[units.0].shown_key(row as usize));
        let cell = |id: &ColumnId| ToldCell { id: rules.columns[id.0].id.clone(), cell: allocation.cell(*id, row) };
        let key = allocation.data.tables[table.0].shown_key(row);
        ToldRow { key, unit, cells: columns.iter().map(cell).collect() }
    };
    let count = allocation.data.tables[table.0].count();
    ToldTable { id: rules.tables[table.0].id.clone(), rows: (0..count).map(row).collect() }
}

/// An aggregate, in each row that it is computed in.
fn sums(allocation: &Allocation, widest: &Reach, place: &Place) -> Vec<ToldSum> {
    let aggregate = place.aggregate;
    let name = place.name().to_owned();
    let mut evaluator = Evaluator::carrying(&allocation.store);
    let Some((own, outer)) = aggregate.own.zip(place.outer) else {
        let cell = Cell::plain(&evaluator.single(place.part));
        let rows: Vec<u32> = (0..allocation.store.count(aggregate.table) as u32).collect();
        return vec![ToldSum { name, table: None, key: None, cell, terms: sum_terms(allocation, widest, place, &rows) }];
    };
    let told = |row: u32| ToldSum {
        name: name.clone(),
        table: Some(allocation.rules.tables[outer.0].id.clone()),
        key: Some(allocation.data.tables[outer.0].shown_key(row as usize)),
        cell: Cell::plain(&evaluator.at(place.part, outer, row)),
        terms: sum_terms(allocation, widest, place, allocation.store.referring(own, row)),
    };
    (0..allocation.store.count(outer) as u32).map(told).collect()
}

fn sum_terms(allocation: &Allocation, widest: &Reach, place: &Place, rows: &[u32]) -> Vec<ToldTerm> {
    let (Fold::Sum, Some(body)) = (place.aggregate.fold, &place.aggregate.body) else { return Vec::new() };
    let terms = body_terms(&allocation.rules, widest, body, place.text);
    let table = place.aggregate.table;
    valued(allocation, body, table, rows).map_or_else(Vec::new, |rows| told_terms(allocation, &terms, table, &rows))
}

fn told_terms(allocation: &Allocation, terms: &[Term], table: TableId, rows: &[u32]) -> Vec<ToldTerm> {
    let told = |sum: Option<_>| sum.map_or(Cell::empty(State::Failed), |sum| Cell::number(&sum));
    terms.iter().map(|term| ToldTerm { name: term.name(), cell: told(term.sum(allocation, table, rows)) }).collect()
}

fn one_pot(allocation: &Allocation, widest: &Reach, pot: &Pot) -> Option<ToldPot> {
    let rules = &allocation.rules;
    let column = &rules.columns[pot.column.0];
    let Filling::Pot { key, .. } = &column.filling else { return None };
    let rows: Vec<u32> =
        takers(allocation, pot.column).into_iter().filter(|taker| taker.of == pot.of).map(|taker| taker.row).collect();
    Some(ToldPot {
        id: column.id.clone(),
        table: rules.tables[column.table.0].id.clone(),
        key: pot.of.map(|(table, row)| allocation.data.tables[table.0].shown_key(row as usize)),
        frame: Cell::number(&pot.frame),
        key_sum: Cell::number(&pot.key_sum),
        level: Cell::number(&pot.level),
        terms: told_terms(allocation, &terms(rules, widest, key), column.table, &rows),
    })
}
