//! Pots as they are written: what there is to share, by what, and whether there is one for each row of another table.

use super::build::{Builder, Read};
use super::draft::DraftColumn;
use super::model::{Filling, Per};
use crate::formula::{Found, Kind, Names, Node, Operation, Sort, TableId};
use crate::message::Code;

/// The table whose rows have a pot each, as far as the path's names can be found.
pub fn referred(path: &Node, table: TableId, names: &Names) -> Option<TableId> {
    let Kind::Path(path) = &path.kind else { return None };
    path.iter().try_fold(table, |table, (name, _)| match names.columns[names.column(table, name)?.0].sort {
        Some(Sort::Reference(next)) => Some(next),
        _ => None,
    })
}

/// Checks `ram`, `nyckel` and `per`, and what the frame is found to be.
pub fn check(
    draft: &DraftColumn,
    [frame, key, per]: [Option<Read>; 3],
    table: TableId,
    builder: &mut Builder,
) -> Option<(Filling, Found)> {
    let per = match &draft.per {
        None => Some(None),
        Some(_) => per.and_then(|read| check_per(read, table, builder)).map(Some),
    };
    // Where it is not known which table the frame belongs to, nothing can be said of its names.
    let frame = match &per {
        Some(per) => frame.and_then(|read| builder.formula(read, per.as_ref().map(|per| per.table))),
        None => None,
    };
    let key = key.and_then(|read| builder.formula(read, Some(table)));
    let ((frame, found), (key, key_found)) = (frame?, key?);
    if let Some(sort) = key_found.sort().filter(|sort| sort.measure().is_none()) {
        let found = builder.describe(&sort);
        builder.reporter.add(Code::ExpectedNumber, key.span, &[("found", &found)]);
        return None;
    }
    Some((Filling::Pot { frame, key, per: per?.map(Box::new) }, found))
}

fn check_per(read: Read, table: TableId, builder: &mut Builder) -> Option<Per> {
    let (path, found) = builder.formula(read, Some(table))?;
    match (found, &path.expression.operation) {
        (Found::Unknown, _) => None,
        (Found::Sort(Sort::Reference(table)), Operation::Column(..)) => Some(Per { table, path }),
        (other, _) => {
            let found = other.sort().map_or_else(String::new, |sort| builder.describe(&sort));
            builder.reporter.add(Code::PerNotReference, path.span, &[("text", path.text.trim()), ("found", &found)]);
            None
        }
    }
}
