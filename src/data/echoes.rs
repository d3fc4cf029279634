//! Problems that only repeat another one: one mistake is said once.

use super::stem;
use crate::message::{Code, Place, Problem};

/// Takes away what another of the problems explains.
pub fn drop_echoes(problems: &mut Vec<Problem>) {
    // A file that could not be read is the reason why its table is missing.
    let named = |p: &Problem| p.arguments.iter().find(|(name, _)| *name == "table").map(|(_, table)| table.clone());
    let mut unread: Vec<String> =
        problems.iter().filter(|p| is_unread(p)).filter_map(|p| p.place.file.as_deref().map(stem)).collect();
    unread.extend(problems.iter().filter(|p| is_unmapped(p)).filter_map(named));
    let explained = |problem: &Problem| {
        problem.code == Code::TableMissing
            && problem.arguments.iter().any(|(name, table)| *name == "table" && unread.contains(table))
    };
    // Where cells have slipped out of their columns, what they hold there says nothing.
    let rows: Vec<Place> = problems.iter().filter(|p| has_slipped(p)).map(|p| p.place.clone()).collect();
    let follows = |problem: &Problem| {
        let of = |row: &Place| (&row.file, &row.lines) == (&problem.place.file, &problem.place.lines);
        let own = has_slipped(problem) || problem.code == Code::PersonalIdentity;
        problem.place.column.is_some() && !own && rows.iter().any(of)
    };
    problems.retain(|problem| !explained(problem) && !follows(problem));
}

fn is_unread(problem: &Problem) -> bool {
    use Code::{FileEmpty, FileNotText, FileTooLarge, TooManyColumns, TooManyRows};
    matches!(problem.code, FileEmpty | FileNotText | FileTooLarge | TooManyColumns | TooManyRows)
}

/// An export that was not read through its mapping.
fn is_unmapped(problem: &Problem) -> bool {
    matches!(problem.code, Code::MappingHeadings | Code::MappingTwo | Code::MappingBoth)
}

fn has_slipped(problem: &Problem) -> bool {
    matches!(problem.code, Code::RowTooLong | Code::QuoteOpen)
}
