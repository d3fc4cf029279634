//! Computing a rule set on one unit's rows beside what was told: once as it was, and once with what is changed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::answer::Alone;
use super::hidden;
use super::pot::About;
use super::reach::{Reach, aggregates};
use super::told::{Told, ToldCell, ToldRow, ToldTable, value};
use crate::allocate::Allocation;
use crate::ask::is_given;
use crate::data::{Data, FileTable, bind};
use crate::formula::{ColumnId, Item, TableId, Value};
use crate::message::Problem;
use crate::rules::{Filling, Origin, ParameterFilling, RuleSet};
use crate::scenario::TableChange;
use crate::view::State;

/// What somebody has who has been told: of one rule set.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The key of the unit.
    pub unit: &'a str,
    /// The rows that are here.
    pub tables: &'a [ToldTable],
    /// What was told of all rows.
    pub told: &'a Told,
    /// What was published that the unit gets.
    pub amounts: &'a [ToldCell],
}

/// One computation.
pub(super) struct Pass<'a> {
    pub known: Known<'a>,
    pub reach: &'a Reach,
    /// As far as any change can reach.
    pub widest: Reach,
    /// Everything as it was, once it has been computed.
    pub before: Option<&'a Allocation>,
    /// Shares that are known to within a step.
    pub about: HashMap<(ColumnId, u32), About>,
}

/// The rows here as they were, computed.
pub fn as_told(rules: &Arc<RuleSet>, files: &[&FileTable], known: Known) -> (Allocation, Vec<Problem>) {
    let mut problems = Vec::new();
    let data = bind(rules, files, &mut problems);
    let reach = Reach::default();
    let mut pass = Pass { known, reach: &reach, widest: Reach::widest(rules), before: None, about: HashMap::new() };
    let allocation = pass.compute(rules, data, &[], &mut problems);
    (allocation, problems)
}

/// What the unit gets where its rows are changed.
pub fn alone(
    rules: &Arc<RuleSet>,
    before: &[&FileTable],
    after: &[&FileTable],
    known: Known,
    changes: &[TableChange],
) -> Alone {
    let (old, told) = as_told(rules, before, known);
    let reach = reach(rules, changes);
    let mut problems = Vec::new();
    let data = bind(rules, after, &mut problems);
    let mut pass = Pass { known, reach: &reach, widest: Reach::widest(rules), before: Some(&old), about: HashMap::new() };
    let new = pass.compute(rules, data, changes, &mut problems);
    problems.retain(|problem| !told.iter().any(|other| other.code == problem.code && other.place == problem.place));
    Alone::new(&pass, &new, problems)
}

/// How far the changes reach: of cells their columns, of rows their tables.
fn reach(rules: &RuleSet, changes: &[TableChange]) -> Reach {
    let (mut changed, mut grown) = (HashSet::new(), HashSet::<TableId>::new());
    for change in changes {
        let (name, column) = match change {
            TableChange::Cell { table, column, .. } => (table, Some(column)),
            TableChange::Add { table, .. } | TableChange::Remove { table, .. } => (table, None),
        };
        let Some(table) = rules.table(name) else { continue };
        match column {
            Some(column) => changed.extend(rules.column(table, column)),
            None => grown.extend([table]),
        }
    }
    Reach::new(rules, changed, grown)
}

impl Pass<'_> {
    fn compute(
        &mut self,
        rules: &Arc<RuleSet>,
        data: Data,
        changes: &[TableChange],
        problems: &mut Vec<Problem>,
    ) -> Allocation {
        let mut allocation = Allocation::new(rules, data);
        self.seal(&mut allocation, changes);
        for item in &rules.order {
            for place in aggregates(rules, *item) {
                if place.needs_others(rules) {
                    let found = self.beside(&allocation, &place);
                    let slot = place.aggregate.slot;
                    allocation.store.beside.extend(found.into_iter().map(|(row, beside)| ((slot, row), beside)));
                }
            }
            match item {
                Item::Parameter(id) => match rules.parameters[id.0].filling {
                    ParameterFilling::Solved(_) => allocation.store.parameters[id.0] = self.solved(rules, *item),
                    _ => _ = allocation.parameter(id.0, problems),
                },
                Item::Column(id) => match rules.columns[id.0].filling {
                    Filling::Pot { .. } => allocation.store.values[id.0] = self.pot(&allocation, *id),
                    _ => allocation.column(*id, problems),
                },
            }
        }
        allocation
    }

    /// What is protected is not empty: nothing may be read in its place.
    fn seal(&self, allocation: &mut Allocation, changes: &[TableChange]) {
        let rules = Arc::clone(&allocation.rules);
        for (id, column) in rules.columns.iter().enumerate() {
            let table = &rules.tables[column.table.0];
            let open = matches!(table.origin, Origin::Rows(_)) || hidden(&rules, column.table);
            let paired = matches!(table.origin, Origin::Pairs(..)) && table.columns.iter().take(2).any(|own| own.0 == id);
            if open || paired || !is_given(&rules, ColumnId(id)) {
                continue;
            }
            let told = self.known.tables.iter().find(|told| told.id == table.id);
            for row in 0..allocation.store.values[id].len() {
                let key = allocation.data.tables[column.table.0].shown_key(row);
                let row_of = |told: &&ToldRow| told.key == key;
                let cell =
                    told.and_then(|told| told.rows.iter().find(row_of)?.cells.iter().find(|told| told.id == column.id));
                let known = cell.is_some_and(|told| told.cell.state != State::Failed);
                if !known && !changes.iter().any(|change| types(change, &table.id, &key, &column.id)) {
                    allocation.store.values[id][row] = Value::Failed;
                }
            }
        }
    }

    /// The unknown of an equation, where nothing on the way to it is another.
    fn solved(&self, rules: &RuleSet, item: Item) -> Value {
        let Item::Parameter(id) = item else { return Value::Failed };
        let told = self.known.told.solved.iter().find(|told| told.id == rules.parameters[id.0].id);
        told.filter(|_| !self.reach.touched(item)).map_or(Value::Failed, |told| value(&told.cell))
    }
}

/// True for a change of that cell, or of a row that is new.
fn types(change: &TableChange, of: &str, row: &str, id: &str) -> bool {
    match change {
        TableChange::Cell { table, key, column, .. } => table == of && column == id && key.join(" / ") == row,
        TableChange::Add { table, .. } => table == of,
        TableChange::Remove { .. } => false,
    }
}
