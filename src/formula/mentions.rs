//! What a formula mentions, before it is checked: enough to order the values of a rule set.

use super::function;
use super::names::{Item, Names, Other, Sort, TableId};
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
        // What is computed elsewhere is computed before anything here.
        Kind::Call(name, ..) if Other::named(name).is_some() => {}
        Kind::Call(name, _, arguments) => match (function::aggregate(name), arguments.split_first()) {
            (Some((_, own)), Some((first, rest))) => {
                let Kind::Path(path) = &first.kind else { return };
                let Some(inner) = names.table(&path[0].0) else { return };
                if let (true, Some(outer)) = (own, table) {
                    found.extend(names.references(inner, outer).into_iter().map(Item::Column));
                }
                rest.iter().for_each(|part| collect(part, Some(inner), names, found));
            }
            _ => arguments.iter().for_each(|part| collect(part, table, names, found)),
        },
    }
}
