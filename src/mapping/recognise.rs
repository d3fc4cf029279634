//! Which mapping a file is read through.

use std::collections::HashMap;
use std::rc::Rc;

use super::Mapping;
use super::near::pairs;
use crate::data::{FileTable, stem};
use crate::formula::ColumnId;
use crate::limits::HEADINGS_LISTED;
use crate::message::{Code, Place, Problem, quoted};
use crate::rules::{Filling, Origin, RuleSet, Table};
use crate::text::fold;

/// What the rule sets say of tables: the headings that a file of each has to have, one list for each rule set.
#[derive(Debug, Default)]
pub struct Known(HashMap<String, Vec<Vec<String>>>);

impl Known {
    /// What these rule sets say.
    pub fn new<'a>(rules: impl IntoIterator<Item = &'a RuleSet>) -> Known {
        let mut known = Known::default();
        for rules in rules {
            for table in &rules.tables {
                known.0.entry(table.id.clone()).or_default().push(required(rules, table));
            }
        }
        known
    }

    fn has(&self, table: &str) -> bool {
        self.0.contains_key(table)
    }

    /// True for a file that is a table as it stands.
    fn is_plain(&self, file: &FileTable) -> bool {
        let sets = self.0.get(&file.table).map_or(&[][..], |sets| sets);
        sets.iter().any(|headings| headings.iter().all(|heading| file.column(heading).is_some()))
    }
}

/// The headings that a table's file has to have. Of a table of pairs nothing is asked: it may be written wide.
fn required(rules: &RuleSet, table: &Table) -> Vec<String> {
    if matches!(table.origin, Origin::Pairs(..)) {
        return Vec::new();
    }
    let given = |column: &ColumnId| match &rules.columns[column.0].filling {
        Filling::Given { headings, optional: false } => headings.clone(),
        _ => Vec::new(),
    };
    table.key.iter().cloned().chain(table.columns.iter().flat_map(given)).collect()
}

/// True where the pattern is the whole name; `*` stands for any characters, and case does not count.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (fold(pattern).chars().collect(), fold(name).chars().collect());
    let (mut at, mut in_name) = (0, 0);
    // Where the last star stood, and how far it has reached: the only place to go back to.
    let mut star: Option<(usize, usize)> = None;
    while in_name < name.len() {
        if pattern.get(at) == Some(&'*') {
            star = Some((at, in_name));
            at += 1;
        } else if pattern.get(at) == Some(&name[in_name]) {
            (at, in_name) = (at + 1, in_name + 1);
        } else if let Some((stood, reached)) = star {
            star = Some((stood, reached + 1));
            (at, in_name) = (stood + 1, reached + 1);
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

impl Mapping {
    /// The pattern that says the name of the file, with or without its ending.
    fn pattern(&self, file: &FileTable) -> Option<&str> {
        let base = file.file.rsplit(['/', '\\']).next().unwrap_or(&file.file);
        let names = [&*file.table, &*stem(&file.file), base];
        self.files.iter().map(String::as_str).find(|pattern| names.iter().any(|name| matches(pattern, name)))
    }

    /// The same, or the first one where the file is recognised otherwise.
    pub(super) fn named_by(&self, file: &FileTable) -> Option<&str> {
        self.pattern(file).or(self.files.first().map(String::as_str))
    }

    fn fits(&self, file: &FileTable) -> bool {
        self.headings().iter().all(|heading| file.column(heading).is_some())
    }

    fn present(&self, file: &FileTable) -> usize {
        self.headings().iter().filter(|heading| file.column(heading).is_some()).count()
    }
}

/// A file that cannot be read through the mapping that is meant.
#[derive(Debug)]
pub struct Refused {
    /// The mapping that is nearest.
    pub meant: Rc<Mapping>,
    /// One problem for the file, with all that is missing.
    pub problem: Problem,
}

/// The mapping that a file is read through; none where it is read as it stands.
pub fn recognise(file: &FileTable, mappings: &[Rc<Mapping>], known: &Known) -> Result<Option<Rc<Mapping>>, Box<Refused>> {
    let (named, plain) = (known.has(&file.table), known.is_plain(file));
    let meant = |mapping: &&Rc<Mapping>| {
        let by_name = mapping.pattern(file).is_some();
        match (named, mapping.table == file.table) {
            // A file that is its table as it stands is read through a mapping only where that names it.
            (true, true) => by_name || (!plain && mapping.present(file) * 2 >= mapping.headings().len()),
            // A pattern may be wide; a file with a table's own name is that table.
            (true, false) => false,
            (false, same) => by_name || same,
        }
    };
    let meant: Vec<&Rc<Mapping>> = mappings.iter().filter(meant).collect();
    let fitting: Vec<&&Rc<Mapping>> = meant.iter().filter(|mapping| mapping.fits(file)).collect();
    match fitting[..] {
        [mapping] => return Ok(Some(Rc::clone(mapping))),
        [one, other, ..] => {
            let problem = Problem::new(Code::MappingTwo, Place::file(&file.file)).with("mapping", one.place());
            let problem = problem.with("other", other.place()).with("table", one.table.clone());
            return Err(Box::new(Refused { meant: Rc::clone(one), problem }));
        }
        [] => {}
    }
    let share = |mapping: &&&Rc<Mapping>| mapping.present(file) * 1_000 / mapping.headings().len().max(1);
    match meant.iter().rev().max_by_key(share) {
        Some(nearest) if !plain => Err(Box::new(Refused { meant: Rc::clone(nearest), problem: changed(file, nearest) })),
        _ => Ok(None),
    }
}

/// A layout that has changed: all that is missing, each with the heading that may have taken its place, and what there is.
fn changed(file: &FileTable, mapping: &Mapping) -> Problem {
    let headings = mapping.headings();
    let missing: Vec<&str> = headings.iter().copied().filter(|heading| file.column(heading).is_none()).collect();
    let used = |own: &&str| headings.iter().any(|heading| fold(heading) == fold(own));
    let found: Vec<&str> =
        file.headings.iter().map(String::as_str).filter(|own| !own.is_empty()).filter(|own| !used(own)).collect();
    let one = |(heading, near): (&&str, Option<&str>)| match near {
        Some(near) => format!("”{}” (”{}”?)", quoted(heading), quoted(near)),
        None => format!("”{}”", quoted(heading)),
    };
    let said: Vec<String> = missing.iter().zip(pairs(&missing, &found)).map(one).collect();
    let rest: Vec<String> = found.iter().map(|heading| format!("”{}”", quoted(heading))).collect();
    let mut problem = Problem::new(Code::MappingHeadings, Place::file(&file.file));
    problem = problem.with("mapping", mapping.place()).with("table", mapping.table.clone());
    // All of them are said, however long the sentence gets.
    problem.arguments.push(("missing", listed(&said)));
    problem.arguments.push(("found", if rest.is_empty() { "–".to_owned() } else { listed(&rest) }));
    problem
}

fn listed(all: &[String]) -> String {
    let shown = all[..all.len().min(HEADINGS_LISTED)].join(", ");
    let rest = all.len().saturating_sub(HEADINGS_LISTED);
    if rest > 0 { format!("{shown} … (+{rest})") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, name) in
            [("prorenata*", "Prorenata 2025"), ("*", ""), ("a*b*c", "a-b-b-c"), ("x.csv", "X.CSV"), ("å*", "Å")]
        {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("prorenata*", "min prorenata"), ("a", ""), ("a*b", "a-c"), ("", "a")] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
        assert!(!matches(&"*a".repeat(200), &"b".repeat(5_000)));
    }
}
