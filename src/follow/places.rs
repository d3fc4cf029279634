//! Whose a row is: units, their providers, and the groups that providers fall into.

use crate::allocate::{Allocation, Summary};
use crate::formula::{Rows, Sort, TableId, Value};
use crate::rules::{PROVIDERS, UNITS};

/// Units, providers and groups.
#[derive(Debug)]
pub struct Places<'a> {
    allocation: &'a Allocation,
    /// The table of units.
    pub units: Option<TableId>,
    /// The table of providers.
    pub providers: Option<TableId>,
    /// How providers fall apart: the members of their first closed list.
    pub groups: Vec<String>,
    provider_of: Vec<Option<u32>>,
    group_of: Vec<Option<usize>>,
}

impl<'a> Places<'a> {
    /// Those of the data.
    pub fn new(allocation: &'a Allocation, summary: &Summary) -> Places<'a> {
        let rules = &allocation.rules;
        let providers = rules.table(PROVIDERS);
        let list = providers.and_then(|table| {
            rules.tables[table.0].columns.iter().find_map(|id| match &rules.columns[id.0].sort {
                Sort::List(members) => Some((*id, members)),
                _ => None,
            })
        });
        let member = |value: &Value| if let Value::Code(code) = value { Some(*code as usize) } else { None };
        let group_of = list.map_or_else(Vec::new, |(id, _)| allocation.store.values[id.0].iter().map(member).collect());
        Places {
            allocation,
            units: rules.table(UNITS),
            providers,
            groups: list.map_or_else(Vec::new, |(_, members)| members.to_vec()),
            provider_of: summary.provider_of.clone(),
            group_of,
        }
    }

    /// The provider of a unit.
    pub fn provider_of(&self, unit: u32) -> Option<u32> {
        *self.provider_of.get(unit as usize)?
    }

    /// The group of a provider.
    pub fn group_of(&self, provider: u32) -> Option<usize> {
        *self.group_of.get(provider as usize)?
    }

    /// The group of a unit's provider.
    pub fn group_of_unit(&self, unit: u32) -> Option<usize> {
        self.group_of(self.provider_of(unit)?)
    }

    /// Every unit.
    pub fn all_units(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.units.map_or(0, |table| self.allocation.store.count(table)) as u32
    }

    /// Every provider.
    pub fn all_providers(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.providers.map_or(0, |table| self.allocation.store.count(table)) as u32
    }

    /// The key of a unit, and what people call it; nothing for none.
    pub fn unit(&self, unit: Option<u32>) -> (String, String) {
        self.named(self.units, unit)
    }

    /// The key of a provider, and what people call it.
    pub fn provider(&self, provider: u32) -> (String, String) {
        self.named(self.providers, Some(provider))
    }

    fn named(&self, table: Option<TableId>, row: Option<u32>) -> (String, String) {
        let Some((table, row)) = table.zip(row) else { return (String::new(), String::new()) };
        let key = self.allocation.data.tables[table.0].shown_key(row as usize);
        (key, self.allocation.row_label(table, row as usize))
    }
}
