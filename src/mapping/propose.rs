//! What a mapping of a file may be: the tables there are, what each of their headings may be read from, and what could not be read.

use serde::{Deserialize, Serialize};

use super::near::pairs;
use super::{Mapping, Rewritten};
use crate::data::{FileTable, Notation, looks_like_identity, read_cell};
use crate::formula::Sort;
use crate::limits::{HEADINGS_LISTED, MAPPING_ROWS};
use crate::message::quoted;
use crate::rules::{Filling, Origin, RuleSet, Table};
use crate::text::fold;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// What somebody has chosen; what is left out is proposed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MappingDraft {
    /// The table.
    pub table: Option<String>,
    /// The pattern of the file's name.
    pub pattern: Option<String>,
    /// Headings of the export with those of the table.
    pub columns: Option<Vec<Pair>>,
    /// Cells that are rewritten.
    pub values: Option<Vec<ValuePair>>,
}

/// A heading of the export, and the one of the table that it feeds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Pair {
    /// In the export.
    pub from: String,
    /// In the table.
    pub to: String,
}

/// A cell that is rewritten.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ValuePair {
    /// The heading in the export.
    pub heading: String,
    /// What stands there.
    pub from: String,
    /// What is read instead.
    pub to: String,
}

/// Something to choose: a table, or a heading of the export with some of its values.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is chosen.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Some of its values.
    pub samples: Vec<String>,
}

/// A mapping of a file, chosen and proposed.
#[derive(Clone, Debug, Serialize)]
pub struct MappingView {
    /// The file.
    pub file: String,
    /// The tables that it may be.
    pub tables: Vec<Choice>,
    /// The one that is chosen, or proposed where enough of its headings are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The pattern of the file's name.
    pub pattern: String,
    /// The one that the mapping had for it.
    #[serde(skip)]
    pub named_by: Option<String>,
    /// The headings of the file.
    pub headings: Vec<Choice>,
    /// The headings of the table.
    pub targets: Vec<Target>,
    /// The file of the mapping that would be mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
}

/// A heading of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// The heading.
    pub heading: String,
    /// What people call the column.
    pub label: String,
    /// What somebody who is to give its values needs to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// True where a file of the table has to have it.
    pub required: bool,
    /// The heading of the file that is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// True where that is a guess.
    pub guessed: bool,
    /// The values that it may have, where they are few.
    pub options: Vec<String>,
    /// Values of the file that stand for something else, or cannot be read.
    pub values: Vec<TargetValue>,
    /// A value that cannot be read, of those that are no choice among few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<Unread>,
}

/// A value of the file.
#[derive(Clone, Debug, Serialize)]
pub struct TargetValue {
    /// What stands in the file.
    pub from: String,
    /// What is read instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A value that cannot be read.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// What stands there.
    pub text: String,
    /// `number`, `percent` or `date`: what it should be.
    pub sort: &'static str,
}

/// A heading that a table's file may have, as a rule set says it.
struct Wanted<'a> {
    heading: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    required: bool,
    sort: Sort,
    rules: &'a RuleSet,
}

/// What a mapping of the file may be, by the tables of the rule sets and those that are there, from the mapping that it had.
pub fn propose(
    file: &FileTable,
    rules: &[&RuleSet],
    others: &[&FileTable],
    had: Option<&Mapping>,
    draft: &MappingDraft,
) -> MappingView {
    let tables = tables(rules);
    let table = draft.table.clone().or_else(|| had.map(|had| had.table.clone())).or_else(|| likeliest(file, rules, &tables));
    let table = table.filter(|table| tables.iter().any(|known| known.id == *table));
    let wanted = table.as_deref().map(|table| wanted(table, rules, others)).unwrap_or_default();
    // What the mapping had holds where nothing is chosen, and as far as the table is the same.
    let had_here = had.filter(|had| Some(&had.table) == table.as_ref());
    let own: Vec<&str> = headings(file);
    let free = free(file, had_here);
    let kept = |wanted: &Wanted| {
        let mut columns = had_here.into_iter().flat_map(|had| &had.columns);
        columns.find(|(_, to)| fold(to) == fold(wanted.heading)).map(|(from, _)| from.as_str())
    };
    // What took the place of a heading that was read is most likely like that one; else it is like the table's own.
    let formerly = pairs(&wanted.iter().map(|wanted| kept(wanted).unwrap_or("")).collect::<Vec<_>>(), &free);
    let rest: Vec<&str> = free.iter().copied().filter(|heading| !formerly.contains(&Some(*heading))).collect();
    let likely = pairs(&wanted.iter().map(|wanted| wanted.heading).collect::<Vec<_>>(), &rest);
    let guesses = formerly.into_iter().zip(likely).map(|(formerly, likely)| formerly.or(likely));
    let rewritten: Vec<Rewritten> = match (&draft.values, had_here) {
        (Some(values), _) => values.iter().cloned().map(Rewritten::from).collect(),
        (None, Some(had)) => had.values.clone(),
        (None, None) => Vec::new(),
    };
    let target = |(wanted, guess): (&Wanted, Option<&str>)| {
        let kept = kept(wanted).and_then(|from| own.iter().copied().find(|own| fold(own) == fold(from)));
        let from = match &draft.columns {
            Some(columns) => {
                let chosen = columns.iter().find(|pair| pair.to == wanted.heading).map(|pair| pair.from.as_str());
                chosen.and_then(|chosen| own.iter().copied().find(|own| *own == chosen))
            }
            None => kept.or(guess),
        };
        // A guess is one until something else is chosen.
        let guessed = from.is_some_and(|from| kept.is_none() && guess == Some(from) && fold(from) != fold(wanted.heading));
        let mut target = Target {
            heading: wanted.heading.to_owned(),
            label: wanted.label.to_owned(),
            help: wanted.help.map(str::to_owned),
            required: wanted.required,
            from: from.map(str::to_owned),
            guessed,
            options: options(&wanted.sort),
            values: Vec::new(),
            unread: None,
        };
        if let Some(from) = from {
            read(&mut target, wanted, file, from, &rewritten);
        }
        target
    };
    let targets = wanted.iter().zip(guesses).map(target).collect();
    let named_by = had.and_then(|had| had.named_by(file)).map(str::to_owned);
    let pattern = draft.pattern.clone().or_else(|| named_by.clone());
    MappingView {
        file: file.file.clone(),
        tables,
        table,
        pattern: pattern.unwrap_or_else(|| pattern_of(&file.table)),
        named_by,
        headings: own.iter().map(|heading| Choice::of_heading(file, heading)).collect(),
        targets,
        mapping: had.map(|had| had.file().to_owned()),
    }
}

impl From<ValuePair> for Rewritten {
    fn from(pair: ValuePair) -> Rewritten {
        Rewritten { heading: pair.heading, from: pair.from, to: pair.to }
    }
}

impl Choice {
    /// A heading with its first values, each once. What must not be in the file is not shown either.
    fn of_heading(file: &FileTable, heading: &str) -> Choice {
        let mut samples: Vec<String> = Vec::new();
        let column = file.headings.iter().position(|own| own == heading);
        for row in 0..file.rows().min(MAPPING_ROWS) {
            let cell = column.map_or("", |column| file.cell(row, column));
            let sample = quoted(cell);
            if !cell.is_empty() && !looks_like_identity(cell) && !samples.contains(&sample) {
                samples.push(sample);
            }
            if samples.len() == SAMPLES {
                break;
            }
        }
        Choice { id: heading.to_owned(), label: heading.to_owned(), samples }
    }
}

fn headings(file: &FileTable) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for heading in file.headings.iter().map(String::as_str).filter(|heading| !heading.is_empty()) {
        if !all.contains(&heading) {
            all.push(heading);
        }
    }
    all
}

/// The headings of the file that the mapping did not use or ignore: what may have taken the place of those that are gone.
fn free<'a>(file: &'a FileTable, had: Option<&Mapping>) -> Vec<&'a str> {
    let used = |heading: &str| {
        had.is_some_and(|had| {
            let mut known = had.headings().into_iter().chain(had.ignored.iter().map(String::as_str));
            known.any(|known| fold(known) == fold(heading))
        })
    };
    headings(file).into_iter().filter(|heading| !used(heading)).collect()
}

/// The tables that are read from files, each once.
fn tables(rules: &[&RuleSet]) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for table in rules.iter().flat_map(|rules| &rules.tables) {
        if matches!(table.origin, Origin::File | Origin::Pairs(..)) && all.iter().all(|known| known.id != table.id) {
            let label = table.label.clone().unwrap_or_else(|| table.id.clone());
            all.push(Choice { id: table.id.clone(), label, samples: Vec::new() });
        }
    }
    all
}

/// The table whose headings are most like the file's, where a third of those that it has to have are there.
fn likeliest(file: &FileTable, rules: &[&RuleSet], tables: &[Choice]) -> Option<String> {
    if let Some(own) = tables.iter().find(|table| table.id == file.table) {
        return Some(own.id.clone());
    }
    let own = headings(file);
    let share = |table: &&Choice| {
        let wanted = wanted(&table.id, rules, &[]);
        let names: Vec<&str> = wanted.iter().map(|wanted| wanted.heading).collect();
        let found = pairs(&names, &own);
        let needed = wanted.iter().filter(|wanted| wanted.required).count().max(1);
        let there = wanted.iter().zip(&found).filter(|(wanted, found)| wanted.required && found.is_some()).count();
        (there * 1_000 / needed, found.iter().flatten().count())
    };
    let best = tables.iter().rev().max_by_key(share).filter(|table| share(table).0 * 3 >= 1_000);
    best.map(|table| table.id.clone())
}

fn wanted<'a>(id: &str, rules: &[&'a RuleSet], others: &[&'a FileTable]) -> Vec<Wanted<'a>> {
    let mut all: Vec<Wanted> = Vec::new();
    let mut add = |wanted: Wanted<'a>| match all.iter_mut().find(|known| known.heading == wanted.heading) {
        Some(known) => known.required |= wanted.required,
        None => all.push(wanted),
    };
    for rules in rules.iter().copied() {
        let Some(at) = rules.table(id) else { continue };
        let table = &rules.tables[at.0];
        for heading in &table.key {
            add(Wanted { heading, label: heading, help: None, required: true, sort: Sort::Text, rules });
        }
        for column in table.columns.iter().map(|column| &rules.columns[column.0]) {
            let Filling::Given { headings, optional } = &column.filling else { continue };
            let [heading] = &headings[..] else {
                for heading in headings {
                    add(Wanted { heading, label: heading, help: None, required: !optional, sort: Sort::Text, rules });
                }
                continue;
            };
            let label = column.name.as_deref().unwrap_or(heading);
            let help = column.help.as_deref();
            add(Wanted { heading, label, help, required: !optional, sort: column.sort.clone(), rules });
        }
        for (heading, sort) in wide(at, rules, others) {
            add(Wanted { heading, label: heading, help: None, required: false, sort, rules });
        }
    }
    all
}

/// The headings that a table of pairs may have in the file of its first table: the keys of the second one.
fn wide<'a>(first: crate::formula::TableId, rules: &'a RuleSet, others: &[&'a FileTable]) -> Vec<(&'a str, Sort)> {
    let mut all = Vec::new();
    for table in &rules.tables {
        let Origin::Pairs(one, other) = table.origin else { continue };
        let values = table.columns.iter().map(|column| &rules.columns[column.0]);
        let mut values = values.filter(|column| matches!(column.filling, Filling::Given { .. })).skip(2);
        let (true, Some(value)) = (one == first, values.next()) else { continue };
        let second: &Table = &rules.tables[other.0];
        let keys: Vec<&str> = match &second.origin {
            Origin::Rows(rows) => rows.iter().filter_map(|(cells, _)| cells.first().map(|(text, _)| text.trim())).collect(),
            _ => {
                let found = others.iter().find(|file| file.table == second.id && !file.last_year);
                let column = found.and_then(|file| Some((file, file.column(second.key.first()?)?)));
                let keys = column
                    .map(|(file, column)| (0..file.rows().min(HEADINGS_LISTED)).map(move |row| file.cell(row, column)));
                keys.into_iter().flatten().filter(|key| !key.is_empty()).collect()
            }
        };
        all.extend(keys.into_iter().map(|key| (key, value.sort.clone())));
    }
    all
}

fn options(sort: &Sort) -> Vec<String> {
    match sort {
        Sort::YesNo => vec!["ja".to_owned(), "nej".to_owned()],
        Sort::List(list) => list.to_vec(),
        _ => Vec::new(),
    }
}

/// What of a column is rewritten, and what of it cannot be read.
fn read(target: &mut Target, wanted: &Wanted, file: &FileTable, from: &str, rewritten: &[Rewritten]) {
    let rules = rewritten.iter().filter(|value| fold(&value.heading) == fold(from));
    target.values = rules.map(|value| TargetValue { from: value.from.clone(), to: Some(value.to.clone()) }).collect();
    let sort = match &wanted.sort {
        Sort::Text | Sort::Reference(_) => return,
        Sort::Number(_) => "number",
        Sort::Percent => "percent",
        Sort::Date => "date",
        Sort::YesNo | Sort::List(_) => "list",
    };
    let Some(column) = file.headings.iter().position(|own| own == from) else { return };
    let notation = Notation { sign: file.dialect.decimal, settled: file.decimal_settled };
    for row in 0..file.rows().min(MAPPING_ROWS) {
        let cell = file.cell(row, column);
        let known = target.values.iter().any(|value| fold(&value.from) == fold(cell));
        if cell.is_empty() || known || read_cell(cell, &wanted.sort, notation, &wanted.rules.units).is_ok() {
            continue;
        }
        if sort != "list" {
            target.unread = Some(Unread { text: quoted(cell), sort });
            return;
        }
        if !looks_like_identity(cell) {
            target.values.push(TargetValue { from: cell.to_owned(), to: None });
        }
        if target.values.len() >= HEADINGS_LISTED {
            return;
        }
    }
}

/// The name of a file without what changes from one export to the next: a date or a number at its end.
fn pattern_of(stem: &str) -> String {
    let kept = stem.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')'));
    if kept.chars().count() < 3 { stem.to_owned() } else { format!("{kept}*") }
}

#[cfg(test)]
mod tests {
    use super::pattern_of;

    #[test]
    fn the_pattern_leaves_out_what_changes() {
        let of = ["prorenata-2025-03-01", "Export (2)", "beslut", "A1", "20250301"].map(pattern_of);
        assert_eq!(of, ["prorenata*", "Export*", "beslut*", "A1", "20250301"]);
    }
}
