//! Resources that depend on other units' numbers: those of a pot, of an equation, and of anything that is made of all rows.

use std::collections::HashSet;

use crate::formula::{ColumnId, Expression, Formula, Item, Operation, Sort, TableId};
use crate::rules::{Filling, ParameterFilling, RuleSet, UNITS};

/// True where another unit's numbers may change what a unit gets of the resource.
pub fn depends_on_others(rules: &RuleSet, resource: ColumnId) -> bool {
    reach(rules, vec![Item::Column(resource)])
}

/// True where something that is computed from other units' numbers is read on the way to one of these.
fn reach(rules: &RuleSet, mut left: Vec<Item>) -> bool {
    let mut seen: HashSet<Item> = left.iter().copied().collect();
    while let Some(item) = left.pop() {
        let shared = match item {
            Item::Column(id) => matches!(rules.columns[id.0].filling, Filling::Pot { .. }),
            Item::Parameter(id) => matches!(rules.parameters[id.0].filling, ParameterFilling::Solved(_)),
        };
        if shared {
            return true;
        }
        for (table, formula) in formulas(rules, item) {
            if beyond(rules, table, &formula.expression) {
                return true;
            }
            left.extend(formula.expression.reads().into_iter().filter(|read| seen.insert(*read)));
        }
    }
    false
}

/// The formulas that a value is computed by, each with the table in whose rows it is; a budget changes no figure.
pub fn formulas(rules: &RuleSet, item: Item) -> Vec<(Option<TableId>, &Formula)> {
    match item {
        Item::Parameter(id) => match &rules.parameters[id.0].filling {
            ParameterFilling::Given(_) => Vec::new(),
            ParameterFilling::Formula(formula) => vec![(None, formula)],
            ParameterFilling::Solved(equation) => vec![(None, &equation.formula)],
        },
        Item::Column(id) => {
            let column = &rules.columns[id.0];
            let row = Some(column.table);
            let mut all = match &column.filling {
                Filling::Given { .. } => Vec::new(),
                Filling::Formula(formula) => vec![(row, formula)],
                Filling::Pot { frame, key, per } => {
                    let of = per.as_ref().map(|per| per.table);
                    [(of, frame), (row, key)].into_iter().chain(per.iter().map(|per| (row, &per.path))).collect()
                }
            };
            let parts = [&column.condition, &column.floor, &column.cap];
            all.extend(parts.into_iter().flatten().map(|formula| (row, formula)));
            all
        }
    }
}

/// True where a part of a formula looks beyond the rows that belong to the unit of its row.
fn beyond(rules: &RuleSet, table: Option<TableId>, expression: &Expression) -> bool {
    let mut found = false;
    // The parts of an aggregate stand in rows of their own, which are looked at as the rows of the unit that they belong to.
    expression.visit(&mut |part| {
        found |= match &part.operation {
            Operation::Aggregate(aggregate) => {
                let own = aggregate.own.is_some() && table.is_some_and(|table| of_units(rules, table));
                of_units(rules, aggregate.table) && (!own || rules.table(UNITS) == Some(aggregate.table))
            }
            Operation::Column(path, _) => path.iter().any(|reference| leads_to_another(rules, *reference)),
            Operation::Elsewhere(elsewhere) => {
                let other = rules.others.get(elsewhere.place).and_then(Option::as_deref);
                other.is_some_and(|other| {
                    beyond(other, elsewhere.table, &elsewhere.body) || reach(other, elsewhere.body.reads())
                })
            }
            _ => false,
        };
    });
    found
}

/// True for a reference from a unit to a unit.
fn leads_to_another(rules: &RuleSet, reference: ColumnId) -> bool {
    let column = &rules.columns[reference.0];
    let units = rules.table(UNITS);
    Some(column.table) == units && matches!(column.sort, Sort::Reference(to) if Some(to) == units)
}

/// True for the units, and for a table whose rows belong to them.
pub fn of_units(rules: &RuleSet, table: TableId) -> bool {
    rules.table(UNITS) == Some(table) || way_to_unit(rules, table).is_some()
}

/// The references that lead from a row of a table to the unit that it belongs to: the shortest way, by the first column that has one.
pub fn way_to_unit(rules: &RuleSet, table: TableId) -> Option<Vec<ColumnId>> {
    let units = rules.table(UNITS)?;
    let mut ways: Vec<(TableId, Vec<ColumnId>)> = vec![(table, Vec::new())];
    let mut seen = HashSet::from([table]);
    let mut at = 0;
    while let Some((table, way)) = ways.get(at).cloned() {
        at += 1;
        if table == units {
            return Some(way).filter(|way| !way.is_empty());
        }
        for id in &rules.tables[table.0].columns {
            let Sort::Reference(to) = rules.columns[id.0].sort else { continue };
            if seen.insert(to) {
                ways.push((to, way.iter().chain([id]).copied().collect()));
            }
        }
    }
    None
}
