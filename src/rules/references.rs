//! References between tables: the way from a resource to the units, and headings that fit the keys they refer to.

use super::model::{Filling, Origin, PROVIDERS, RuleSet, UNITS};
use crate::formula::{ColumnId, Sort, TableId};
use crate::message::{Code, Reporter, Span};

/// Finds the one way of references from each resource's table to the units, and checks headings that need the whole rule set.
pub fn lead_to_units(rules: &mut RuleSet, reporter: &mut Reporter) {
    check_headings(rules, reporter);
    if report_rings(rules, reporter) {
        return;
    }
    let Some(units) = rules.table(UNITS) else { return };
    check_provider(rules, units, reporter);
    let leading = leading_to(rules, units);
    for i in 0..rules.columns.len() {
        if rules.columns[i].resource.is_none() {
            continue;
        }
        let (from, span) = (rules.columns[i].table, rules.columns[i].span);
        let Some(way) = one_way(rules, (from, span), units, &leading, reporter) else { continue };
        way.iter().for_each(|column| check_certain(rules, *column, reporter));
        if let Some(resource) = &mut rules.columns[i].resource {
            resource.path = way;
        }
    }
    for i in 0..rules.descriptions.len() {
        let from = (rules.descriptions[i].table, rules.descriptions[i].span);
        let Some(way) = one_way(rules, from, units, &leading, reporter) else { continue };
        // A row that may have no unit or no time would fall out of what is described.
        for column in way.iter().chain([&rules.descriptions[i].time]).map(|column| &rules.columns[column.0]) {
            if column.uncertain() {
                let table = &rules.tables[column.table.0].id;
                reporter.add(Code::RowUncertain, column.span, &[("id", &column.id), ("table", table)]);
            }
        }
        rules.descriptions[i].path = way;
    }
}

/// The one way of references from a table to the units; that there is none, or more than one, is reported.
fn one_way(
    rules: &RuleSet,
    (from, span): (TableId, Span),
    units: TableId,
    leading: &[bool],
    reporter: &mut Reporter,
) -> Option<Vec<ColumnId>> {
    let mut ways = ways(rules, from, units, leading, &mut vec![from]);
    let table = &rules.tables[from.0].id;
    if ways.is_empty() {
        reporter.add(Code::NoWayToUnit, span, &[("table", table)]);
    } else if ways.len() > 1 {
        let name = |column: &ColumnId| rules.columns[column.0].id.as_str();
        let path = |way: &Vec<ColumnId>| format!("”{}”", way.iter().map(name).collect::<Vec<_>>().join("."));
        let ways = ways.iter().map(path).collect::<Vec<_>>().join(", ");
        reporter.add(Code::WaysToUnit, span, &[("table", table), ("ways", &ways)]);
    }
    if ways.len() == 1 { ways.pop() } else { None }
}

/// A reference by which amounts are summed must be there in every row: a row without it would fall out of the sums.
fn check_certain(rules: &RuleSet, column: ColumnId, reporter: &mut Reporter) {
    let column = &rules.columns[column.0];
    if column.uncertain() {
        let table = &rules.tables[column.table.0].id;
        reporter.add(Code::ReferenceUncertain, column.span, &[("id", &column.id), ("table", table)]);
    }
}

/// Units refer to their provider by one column, in every row.
fn check_provider(rules: &RuleSet, units: TableId, reporter: &mut Reporter) {
    let Some(providers) = rules.table(PROVIDERS) else { return };
    let columns = &rules.tables[units.0].columns;
    let refers = |column: &&ColumnId| rules.columns[column.0].sort == Sort::Reference(providers);
    let references: Vec<ColumnId> = columns.iter().filter(refers).copied().collect();
    references.iter().take(1).for_each(|column| check_certain(rules, *column, reporter));
    if let [_, second, ..] = references[..] {
        let span = rules.columns[second.0].span;
        reporter.add(Code::WaysToProvider, span, &[("id", &rules.columns[second.0].id)]);
    }
}

/// Reports tables that refer to each other in a ring; true where there are any.
fn report_rings(rules: &RuleSet, reporter: &mut Reporter) -> bool {
    // A table can be put after those it refers to, one after the other, until only rings and what leads to them are left.
    let refers = |table: usize| {
        let columns = rules.tables[table].columns.iter().filter_map(|column| match rules.columns[column.0].sort {
            Sort::Reference(next) if next.0 != table => Some(next.0),
            _ => None,
        });
        columns.collect::<Vec<usize>>()
    };
    let targets: Vec<Vec<usize>> = (0..rules.tables.len()).map(refers).collect();
    let mut placed = vec![false; targets.len()];
    let mut found = true;
    while std::mem::take(&mut found) {
        for table in 0..targets.len() {
            if !placed[table] && targets[table].iter().all(|next| placed[*next]) {
                placed[table] = true;
                found = true;
            }
        }
    }
    let Some(start) = placed.iter().position(|placed| !placed) else { return false };
    let mut path = vec![start];
    while let Some(next) = targets[path[path.len() - 1]].iter().copied().find(|next| !placed[*next]) {
        if let Some(from) = path.iter().position(|on_path| *on_path == next) {
            path.drain(..from);
            path.push(next);
            break;
        }
        path.push(next);
    }
    let names: Vec<&str> = path.iter().map(|table| rules.tables[*table].id.as_str()).collect();
    reporter.add(Code::ReferenceCycle, rules.tables[path[0]].span, &[("path", &names.join(" → "))]);
    true
}

/// The tables from which some way leads to the table.
fn leading_to(rules: &RuleSet, to: TableId) -> Vec<bool> {
    let mut leading = vec![false; rules.tables.len()];
    leading[to.0] = true;
    let mut found = true;
    while std::mem::take(&mut found) {
        for column in &rules.columns {
            let Sort::Reference(next) = column.sort else { continue };
            if leading[next.0] && !leading[column.table.0] {
                leading[column.table.0] = true;
                found = true;
            }
        }
    }
    leading
}

/// The ways of references between two tables, at most two of them: more than one is wrong already.
fn ways(rules: &RuleSet, from: TableId, to: TableId, leading: &[bool], passed: &mut Vec<TableId>) -> Vec<Vec<ColumnId>> {
    if from == to {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for column in &rules.tables[from.0].columns {
        let Sort::Reference(next) = rules.columns[column.0].sort else { continue };
        if !leading[next.0] || passed.contains(&next) || found.len() > 1 {
            continue;
        }
        passed.push(next);
        for mut way in ways(rules, next, to, leading, passed) {
            way.insert(0, *column);
            found.push(way);
        }
        passed.pop();
    }
    found
}

fn check_headings(rules: &RuleSet, reporter: &mut Reporter) {
    for column in &rules.columns {
        let Filling::Given { headings, .. } = &column.filling else { continue };
        let expected = match column.sort {
            Sort::Reference(to) => match rules.tables[to.0].origin {
                Origin::Pairs(..) => continue,
                _ => rules.tables[to.0].key.len(),
            },
            _ => 1,
        };
        if headings.len() != expected {
            let (count, expected) = (headings.len().to_string(), expected.to_string());
            let arguments = [("id", column.id.as_str()), ("count", count.as_str()), ("expected", expected.as_str())];
            reporter.add(Code::ReferenceHeadings, column.span, &arguments);
        }
    }
    for table in &rules.tables {
        let Origin::Rows(rows) = &table.origin else { continue };
        let expected = rules.headings(table).len();
        for (cells, span) in rows {
            if cells.len() != expected {
                let (count, expected) = (cells.len().to_string(), expected.to_string());
                let arguments = [("count", count.as_str()), ("table", table.id.as_str()), ("expected", expected.as_str())];
                reporter.add(Code::RowLength, *span, &arguments);
            }
        }
    }
}
