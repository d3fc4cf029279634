//! References between tables: the way from a resource to the units, and headings that fit the keys they refer to.

use super::model::{Filling, Origin, RuleSet, UNITS};
use crate::formula::{ColumnId, Sort, TableId};
use crate::message::{Code, Reporter};

/// Finds the one way of references from each resource's table to the units, and checks headings that need the whole rule set.
pub fn lead_to_units(rules: &mut RuleSet, reporter: &mut Reporter) {
    check_headings(rules, reporter);
    let Some(units) = rules.table(UNITS) else { return };
    let leading = leading_to(rules, units);
    for i in 0..rules.columns.len() {
        if rules.columns[i].resource.is_none() {
            continue;
        }
        let (from, span) = (rules.columns[i].table, rules.columns[i].span);
        let ways = ways(rules, from, units, &leading, &mut vec![from]);
        let table = rules.tables[from.0].id.clone();
        match &ways[..] {
            [way] => {
                if let Some(resource) = &mut rules.columns[i].resource {
                    resource.path.clone_from(way);
                }
            }
            [] => reporter.add(Code::NoWayToUnit, span, &[("table", &table)]),
            _ => reporter.add(Code::WaysToUnit, span, &[("table", &table)]),
        }
    }
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
            let table = match column.sort {
                Sort::Reference(to) => rules.tables[to.0].id.clone(),
                _ => column.id.clone(),
            };
            let expected = expected.to_string();
            let arguments = [("id", column.id.as_str()), ("table", table.as_str()), ("expected", expected.as_str())];
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
