//! The values of all tables while they are computed.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use time::Date;

use super::Allocation;
use crate::data::{Data, shown};
use crate::formula::{Beside, ColumnId, Linked, ParameterId, Rows, Sort, TableId, Value};
use crate::rules::RuleSet;
use crate::text::fold;

/// Values by column and parameter.
#[derive(Debug)]
pub struct Store {
    /// By column, then row.
    pub values: Vec<Vec<Value>>,
    /// By parameter.
    pub parameters: Vec<Value>,
    counts: Vec<usize>,
    /// By column that is a reference: which rows refer to each row. Made when first asked for.
    referring: Vec<OnceCell<Referring>>,
    targets: Vec<Option<TableId>>,
    period: (Date, Date),
    /// What `BAS` and `FJOL` read.
    pub others: Vec<Option<OtherAllocation>>,
    /// What is known of aggregates beside the rows here, by slot and outer row; nothing where all rows are here.
    pub beside: HashMap<(usize, Option<u32>), Beside>,
}

/// The figures of another rule set, or of last year, and which of its rows are the same as here.
#[derive(Debug)]
pub struct OtherAllocation {
    /// The figures; several rule sets may read the same ones.
    pub allocation: Rc<Allocation>,
    same: HashMap<TableId, Vec<Option<u32>>>,
}

impl OtherAllocation {
    /// Finds for each row here the one there with the same key.
    pub fn new(rules: &RuleSet, data: &Data, allocation: Rc<Allocation>) -> OtherAllocation {
        let same = rules.tables.iter().enumerate().filter_map(|(i, table)| {
            let there = &allocation.data.tables[allocation.rules.table(&table.id)?.0];
            let exact: HashMap<String, u32> = there.keys.iter().map(fold).zip(0..).collect();
            // Else as people see them: a key that is a reference to another one may be held in parts or as a whole.
            let seen = |key: &str| fold(&shown(key));
            let at: HashMap<String, u32> = there.keys.iter().map(seen).zip(0..).collect();
            let row = |key: &str| exact.get(&fold(key)).or_else(|| at.get(&seen(key))).copied();
            let rows = data.tables[i].keys.iter().map(row).collect();
            Some((TableId(i), rows))
        });
        OtherAllocation { same: same.collect(), allocation }
    }

    /// The row there.
    pub fn row(&self, table: TableId, row: u32) -> Option<u32> {
        *self.same.get(&table)?.get(row as usize)?
    }
}

/// For each row of a table, the rows that refer to it, in order.
#[derive(Debug, Default)]
struct Referring {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Referring {
    fn new(references: &[Value], targets: usize) -> Self {
        let mut starts = vec![0_u32; targets + 1];
        for value in references {
            if let Value::Row(row) = value {
                starts[*row as usize + 1] += 1;
            }
        }
        for i in 0..targets {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut rows = vec![0_u32; starts[targets] as usize];
        for (from, value) in references.iter().enumerate() {
            if let Value::Row(row) = value {
                let place = &mut next[*row as usize];
                rows[*place as usize] = from as u32;
                *place += 1;
            }
        }
        Referring { starts, rows }
    }

    fn to(&self, row: u32) -> &[u32] {
        let row = row as usize;
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(start), Some(end)) => &self.rows[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

impl Store {
    /// The given values of the data, and nothing computed yet.
    pub fn new(rules: &RuleSet, data: &mut Data) -> Self {
        let target = |sort: &Sort| match sort {
            Sort::Reference(table) => Some(*table),
            _ => None,
        };
        Store {
            values: std::mem::take(&mut data.values),
            parameters: vec![Value::Missing; rules.parameters.len()],
            counts: data.tables.iter().map(crate::data::TableData::count).collect(),
            referring: rules.columns.iter().map(|_| OnceCell::new()).collect(),
            targets: rules.columns.iter().map(|column| target(&column.sort)).collect(),
            period: rules.valid,
            others: Vec::new(),
            beside: HashMap::new(),
        }
    }
}

impl Rows for Store {
    fn column(&self, id: ColumnId) -> &[Value] {
        &self.values[id.0]
    }

    fn parameter(&self, id: ParameterId) -> &Value {
        &self.parameters[id.0]
    }

    fn count(&self, table: TableId) -> usize {
        self.counts[table.0]
    }

    fn referring(&self, reference: ColumnId, row: u32) -> &[u32] {
        let make = || {
            let targets = self.targets[reference.0].map_or(0, |table| self.counts[table.0]);
            Referring::new(&self.values[reference.0], targets)
        };
        self.referring[reference.0].get_or_init(make).to(row)
    }

    fn period(&self) -> (Date, Date) {
        self.period
    }

    fn other(&self, place: usize) -> Option<Linked<'_>> {
        let other = self.others.get(place)?.as_ref()?;
        Some(Linked { rows: &other.allocation.store, same: &other.same })
    }

    fn beside(&self, slot: usize, row: Option<u32>) -> Option<&Beside> {
        if self.beside.is_empty() { None } else { self.beside.get(&(slot, row)) }
    }
}
