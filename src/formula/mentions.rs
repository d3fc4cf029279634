//! What a formula mentions, before it is checked: enough to order the values of a rule set.

use super::function::{self, Callee};
use super::names::{Item, Names, Sort, TableId};
use super::syntax::{Kind, Node};

/// The columns and parameters that a formula mentions, as far as its names can be found.
pub fn mentions(node: &Node, table: Option<TableId>, names: &Names) -> Vec<Item> {
    let mut found = Vec::new();
    collect(node, table, names, &mut found);
    found
}

fn collect(node: &Node, table: Option<TableId>, names: &Names, found: &mut Vec<Item>) {
    match &node.kind {
        Kind::Number(_) | Kind::Text(_) => {}
        Kind::Negate(part) | Kind::Percent(part) => collect(part, table, names, found),
        Kind::Binary(_, left, right) => {
            collect(left, table, names, found);
            collect(right, table, names, found);
        }
        Kind::Path(path) => {
            let mut table = table;
            for (i, (name, _)) in path.iter().enumerate() {
                match table.and_then(|table| names.column(table, name)) {
                    Some(column) => {
                        found.push(Item::Column(column));
                        table = match names.columns[column.0].sort {
                            Some(Sort::Reference(next)) => Some(next),
                            _ => return,
                        };
                    }
                    None => {
                        if i == 0 {
                            found.extend(names.parameter(name).map(Item::Parameter));
                        }
                        return;
                    }
                }
            }
        }
        Kind::Call(name, _, arguments) => match (function::find(name).map(|found| found.callee), &arguments[..]) {
            // What is computed elsewhere is computed before anything here.
            (Some(Callee::Elsewhere(_)), _) => {}
            (Some(Callee::Aggregate(_, own)), [first, rest @ ..]) => {
                let Some(inner) = named_table(first, names) else { return };
                if let (true, Some(outer)) = (own, table) {
                    found.extend(names.references(inner, outer).into_iter().map(Item::Column));
                }
                rest.iter().for_each(|part| collect(part, Some(inner), names, found));
            }
            (Some(Callee::Steps(_)), [first, value, columns @ ..]) => {
                collect(value, table, names, found);
                let Some(inner) = named_table(first, names) else { return };
                found.extend(names.tables[inner.0].first_given.map(Item::Column));
                columns.iter().for_each(|part| collect(part, Some(inner), names, found));
            }
            _ => arguments.iter().for_each(|part| collect(part, table, names, found)),
        },
    }
}

/// The table that a first argument names.
fn named_table(node: &Node, names: &Names) -> Option<TableId> {
    match &node.kind {
        Kind::Path(path) => names.table(&path[0].0),
        _ => None,
    }
}
