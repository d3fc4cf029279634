//! A row like those that a table has already: what "one more" means where rows are things of their own.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::questions::is_given;
use crate::allocate::Allocation;
use crate::formula::{ColumnId, Sort, TableId, Value, date_text};
use crate::number::{Number, swedish};
use crate::rules::{Filling, UNITS};
use crate::view::State;

/// What a person would write: the key's columns by heading, the others by id.
pub type Typical = BTreeMap<String, String>;

/// A row like the unit's latest, else like the table's commonest, of the unit and with a key of its own. `None` where there is no row to
/// be like, or none that would lead to the unit.
pub fn typical(allocation: &Allocation, table: TableId, unit: u32, latest: Option<usize>) -> Option<Typical> {
    let rules = &allocation.rules;
    let Some(row) = latest.or_else(|| commonest(allocation, table)) else { return blank(allocation, table, unit) };
    let columns: Vec<ColumnId> = rules.tables[table.0].columns.iter().copied().filter(|id| is_given(rules, *id)).collect();
    let units = rules.table(UNITS)?;
    let to_unit = columns.iter().copied().find(|id| rules.columns[id.0].sort == Sort::Reference(units));
    // A row that belongs to the unit by another row is like it only where that is the unit's.
    if to_unit.is_none() && latest.is_none() {
        return None;
    }
    let mut cells = Typical::new();
    for id in &columns {
        let text = match to_unit {
            Some(to_unit) if to_unit == *id => Some(allocation.data.tables[units.0].shown_key(unit as usize)),
            _ => text(allocation, *id, row),
        };
        if let Some(text) = text {
            cells.insert(rules.columns[id.0].id.clone(), text);
        }
    }
    let key = &rules.tables[table.0].key;
    let under = |heading: &String| {
        let has = |id: &&ColumnId| matches!(&rules.columns[id.0].filling, Filling::Given { headings, .. } if headings.len() == 1 && headings[0] == *heading);
        columns.iter().find(has)
    };
    // The last part of the key that says nothing else tells the row from the others.
    let own = key.iter().rposition(|heading| under(heading).is_none())?;
    let parts = allocation.key_cells(table, row);
    for (at, heading) in key.iter().enumerate() {
        if at == own {
            let taken: HashSet<String> = (0..allocation.data.tables[table.0].count())
                .filter_map(|row| allocation.key_cells(table, row).get(at).cloned())
                .collect();
            cells.insert(heading.clone(), free(&taken));
        } else if under(heading).is_none() {
            cells.insert(heading.clone(), parts.get(at)?.clone());
        }
    }
    Some(cells)
}

/// Of a table without rows, the first of everything that has a first: of lists, of what may be referred to, and of days.
fn blank(allocation: &Allocation, table: TableId, unit: u32) -> Option<Typical> {
    let rules = &allocation.rules;
    let units = rules.table(UNITS)?;
    let columns = rules.tables[table.0].columns.iter().filter(|id| is_given(rules, **id)).map(|id| &rules.columns[id.0]);
    let mut cells: Typical =
        rules.tables[table.0].key.iter().map(|heading| (heading.clone(), free(&HashSet::new()))).collect();
    let mut leads = false;
    for column in columns {
        let optional = matches!(column.filling, Filling::Given { optional: true, .. });
        let first = match &column.sort {
            Sort::Reference(of) if *of == units => {
                leads = true;
                Some(allocation.data.tables[units.0].shown_key(unit as usize))
            }
            _ if optional => None,
            Sort::Reference(of) => {
                let there = &allocation.data.tables[of.0];
                (there.count() > 0).then(|| there.shown_key(0))
            }
            Sort::List(list) => list.first().map(ToString::to_string),
            Sort::Date => Some(date_text(rules.valid.0)),
            _ => None,
        };
        cells.extend(first.map(|first| (column.id.clone(), first)));
    }
    leads.then_some(cells)
}

/// A key that no row has.
fn free(taken: &HashSet<String>) -> String {
    let mut number = taken.len() + 1;
    loop {
        let key = format!("ny-{number}");
        if !taken.contains(&key) {
            return key;
        }
        number += 1;
    }
}

/// The last of the rows that say what most rows say, of their kinds.
fn commonest(allocation: &Allocation, table: TableId) -> Option<usize> {
    let rules = &allocation.rules;
    let units = rules.table(UNITS)?;
    let kind = |id: &&ColumnId| match rules.columns[id.0].sort {
        Sort::List(_) | Sort::YesNo => is_given(rules, **id),
        Sort::Reference(of) => of != units && is_given(rules, **id),
        _ => false,
    };
    let columns: Vec<ColumnId> = rules.tables[table.0].columns.iter().filter(kind).copied().collect();
    let mut kinds: HashMap<Vec<String>, (usize, usize)> = HashMap::new();
    for row in 0..allocation.data.tables[table.0].count() {
        let kind = columns.iter().map(|id| allocation.cell(*id, row).value.unwrap_or_default()).collect();
        let (count, last) = kinds.entry(kind).or_default();
        (*count, *last) = (*count + 1, row);
    }
    kinds.into_values().max().map(|(_, last)| last)
}

/// A cell as a person writes it; `None` where nothing stands there.
fn text(allocation: &Allocation, id: ColumnId, row: usize) -> Option<String> {
    let cell = allocation.cell(id, row);
    if cell.state != State::Value {
        return None;
    }
    match (&allocation.rules.columns[id.0].sort, &allocation.store.values[id.0][row]) {
        (Sort::Number(_), Value::Number(number)) => Some(swedish(number)),
        (Sort::Percent, Value::Number(number)) => Some(format!("{} %", swedish(&number.mul(&Number::from(100)).ok()?))),
        _ => cell.value,
    }
}
