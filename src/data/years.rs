//! Last year's tables read as if they were this year's: what the rules would have given then.

use super::FileTable;
use crate::rules::{Filling, RuleSet};

/// Last year's tables as this year's, and this year's where last year's are not there; `None` without any of last year. Optional tables
/// are last year's or none: what they say of this year's rows says nothing of those that were there then.
pub fn last_year_as_this(rules: &RuleSet, files: &[&FileTable]) -> Option<Vec<FileTable>> {
    let (last, this): (Vec<&FileTable>, Vec<&FileTable>) = files.iter().partition(|file| file.last_year);
    let has = |table: &str| last.iter().any(|file| file.table == table);
    let optional = |table: &str| rules.table(table).is_some_and(|table| rules.tables[table.0].optional);
    let kept = this.into_iter().filter(|file| !has(&file.table) && !optional(&file.table)).cloned();
    let all = last.iter().map(|file| renamed(rules, file)).chain(kept).collect();
    (!last.is_empty()).then_some(all)
}

/// A table under the name of this year's. A result that was saved has a column's id as its heading.
fn renamed(rules: &RuleSet, file: &FileTable) -> FileTable {
    let mut file = file.clone();
    file.file = format!("{}.csv", file.table);
    file.last_year = false;
    let columns = rules.table(&file.table).map_or(&[][..], |id| &rules.tables[id.0].columns);
    for column in columns.iter().map(|id| &rules.columns[id.0]) {
        let Filling::Given { headings, .. } = &column.filling else { continue };
        let [heading] = &headings[..] else { continue };
        if file.column(heading).is_none() {
            file.headings.iter_mut().filter(|own| **own == column.id).for_each(|own| own.clone_from(heading));
        }
    }
    file
}
