//! The questions that the resources of a unit ask: a cell at a time, and rows of things of their own.

use serde::Serialize;

use super::depends_on_others;
use super::typical::{Typical, typical};
use super::walk::{Walk, says_kind};
use crate::allocate::Allocation;
use crate::arrange::Arrange;
use crate::formula::{ColumnId, Sort, TableId, Value};
use crate::number::Number;
use crate::rules::{Filling, Origin, RuleSet, UNITS};
use crate::view::{Cell, SortView, heading, spoken};

/// The most rows of a table that a question lists the keys of.
const OPTIONS: usize = 1000;

/// What the figures of a unit are made of.
#[derive(Clone, Debug, Serialize)]
pub struct Questions {
    /// Cells.
    pub cells: Vec<Question>,
    /// Tables whose rows are things of their own.
    pub rows: Vec<RowQuestion>,
    /// The ids of its resources that depend on other units' numbers.
    pub others: Vec<String>,
}

/// A cell that may be asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The table.
    pub table: String,
    /// The parts of the row's key.
    pub key: Vec<String>,
    /// The column.
    pub column: String,
    /// What people call it.
    pub label: String,
    /// Which row it is, in a table that has several of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What somebody who is to answer needs to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What its value says.
    pub sort: SortView,
    /// What stands there.
    pub cell: Cell,
    /// What it may be: the members of a list, the keys that a reference may name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<String>>,
    /// The lowest that makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The highest that makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// The ids of the resources that are made of it.
    pub resources: Vec<String>,
}

/// Rows that may be asked for.
#[derive(Clone, Debug, Serialize)]
pub struct RowQuestion {
    /// The table.
    pub table: String,
    /// What people call a row.
    pub label: String,
    /// How many the unit has.
    pub count: usize,
    /// A row like those that there are, with a key of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typical: Option<Typical>,
    /// The ids of the resources that are made of them.
    pub resources: Vec<String>,
}

/// The questions about a unit; `None` where there is no such unit.
pub fn questions(allocation: &Allocation, unit: &str) -> Option<Questions> {
    let rules = &*allocation.rules;
    let units = rules.table(UNITS)?;
    let unit = allocation.data.tables[units.0].row(unit)?;
    let mut cells: Vec<((ColumnId, u32), Vec<String>)> = Vec::new();
    let mut rows: Vec<(TableId, Vec<String>)> = Vec::new();
    let mut others = Vec::new();
    for (id, column, _) in rules.resources() {
        let mut walk = Walk::new(allocation, units, unit);
        walk.resource(id);
        for cell in walk.found.cells {
            note(&mut cells, cell, &column.id);
        }
        for table in walk.found.rows {
            note(&mut rows, table, &column.id);
        }
        if walk.found.applies && depends_on_others(rules, id) {
            others.push(column.id.clone());
        }
    }
    // What says of which kind the unit is decides what else is asked.
    cells.arrange_by_key(|((id, row), _)| {
        let column = &rules.columns[id.0];
        (column.table != units || !says_kind(column, false), column.table, *row, *id)
    });
    rows.arrange_by_key(|(table, _)| *table);
    Some(Questions {
        cells: cells.into_iter().map(|((id, row), resources)| question(allocation, id, row, resources)).collect(),
        rows: rows.into_iter().map(|(table, resources)| row_question(allocation, table, unit, resources)).collect(),
        others,
    })
}

fn note<T: PartialEq>(all: &mut Vec<(T, Vec<String>)>, what: T, resource: &str) {
    match all.iter_mut().find(|(other, _)| *other == what) {
        Some((_, resources)) => resources.push(resource.to_owned()),
        None => all.push((what, vec![resource.to_owned()])),
    }
}

fn question(allocation: &Allocation, id: ColumnId, row: u32, resources: Vec<String>) -> Question {
    let rules = &allocation.rules;
    let column = &rules.columns[id.0];
    let row = row as usize;
    let (low, high) = limits(allocation, id);
    Question {
        table: rules.tables[column.table.0].id.clone(),
        key: allocation.key_cells(column.table, row),
        column: column.id.clone(),
        label: heading(column),
        of: partner(allocation, column.table, row),
        help: column.help.clone(),
        sort: (&column.sort).into(),
        cell: allocation.cell(id, row),
        options: options(allocation, &column.sort),
        low,
        high,
        resources,
    }
}

/// What the row of a table of pairs has beside the unit.
fn partner(allocation: &Allocation, table: TableId, row: usize) -> Option<String> {
    let rules = &allocation.rules;
    let Origin::Pairs(..) = rules.tables[table.0].origin else { return None };
    let beside = rules.tables[table.0].columns.iter().take(2).find_map(|id| match rules.columns[id.0].sort {
        Sort::Reference(of) if Some(of) != rules.table(UNITS) => Some((*id, of)),
        _ => None,
    });
    let (id, of) = beside?;
    match allocation.store.values[id.0].get(row)? {
        Value::Row(row) => Some(allocation.row_label(of, *row as usize)),
        _ => None,
    }
}

/// What may stand where a sort has a list of it.
pub fn options(allocation: &Allocation, sort: &Sort) -> Option<Vec<String>> {
    match sort {
        Sort::List(list) => Some(list.to_vec()),
        Sort::Reference(table) => {
            let data = &allocation.data.tables[table.0];
            (data.count() <= OPTIONS).then(|| (0..data.count()).map(|row| data.shown_key(row)).collect())
        }
        _ => None,
    }
}

/// Nothing less than none of what is counted, and about three times the largest that there is.
fn limits(allocation: &Allocation, id: ColumnId) -> (Option<String>, Option<String>) {
    let Sort::Number(measure) = &allocation.rules.columns[id.0].sort else { return (None, None) };
    let low = (!measure.is_pure()).then(|| "0".to_owned());
    let largest = allocation.store.values[id.0].iter().filter_map(Value::number).max();
    let three = largest.and_then(|largest| largest.mul(&Number::from(3)).ok());
    (low, three.and_then(|three| round_above(&three)).map(|high| high.decimal_text()))
}

/// The first of 10, 20, 50, 100, 200 … that is no less; `None` where that has too many digits.
fn round_above(number: &Number) -> Option<Number> {
    let mut ten = Number::from(10);
    loop {
        for times in [1, 2, 5] {
            let round = ten.mul(&Number::from(times)).ok()?;
            if round >= *number {
                return Some(round);
            }
        }
        ten = ten.mul(&Number::from(10)).ok()?;
    }
}

fn row_question(allocation: &Allocation, table: TableId, unit: u32, resources: Vec<String>) -> RowQuestion {
    let own = own_rows(&allocation.rules, allocation, table, unit);
    let label = &allocation.rules.tables[table.0];
    RowQuestion {
        table: label.id.clone(),
        label: spoken(label.label.as_ref(), &label.id),
        count: own.len(),
        typical: typical(allocation, table, unit, own.last().copied()),
        resources,
    }
}

/// The rows of a table that belong to the unit.
fn own_rows(rules: &RuleSet, allocation: &Allocation, table: TableId, unit: u32) -> Vec<usize> {
    let Some(way) = super::others::way_to_unit(rules, table) else { return Vec::new() };
    let unit_of = |row: usize| {
        way.iter().try_fold(row as u32, |row, reference| match allocation.store.values[reference.0].get(row as usize) {
            Some(Value::Row(next)) => Some(*next),
            _ => None,
        })
    };
    (0..allocation.data.tables[table.0].count()).filter(|row| unit_of(*row) == Some(unit)).collect()
}

/// True for a column whose values are given.
pub fn is_given(rules: &RuleSet, id: ColumnId) -> bool {
    matches!(rules.columns[id.0].filling, Filling::Given { .. })
}
