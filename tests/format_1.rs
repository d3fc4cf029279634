//! Files of `format = 1`: every later version opens them, with the same figures. What lies in `tests/format-1` is never changed, only
//! added to; see the README there.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use common::{read, root, usable};
use fordela::formula::reference;
use fordela::number::{DecimalSign, parse};
use fordela::rules::RuleFile;
use fordela::view::{Cell, State};
use fordela::workspace::{InputFile, Workspace};

fn corpus() -> PathBuf {
    root().join("tests/format-1")
}

/// The rule sets by id, each the name of its file.
fn rule_sets() -> BTreeMap<String, RuleFile> {
    let entries = std::fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let file = RuleFile::new(&format!("{id}.toml"), &std::fs::read_to_string(&path).unwrap());
            assert_eq!(file.id.as_deref(), Some(id.as_str()), "{}", path.display());
            (id, file)
        })
        .collect()
}

/// A rule set with those that it builds on, and its tables or those of what it is laid upon.
fn open(id: &str, rule_sets: &BTreeMap<String, RuleFile>) -> Workspace {
    let mut needed = vec![id];
    let mut at = 0;
    while let Some(id) = needed.get(at) {
        needed.extend(rule_sets[*id].needs().filter(|other| !needed.contains(other)).collect::<Vec<_>>());
        at += 1;
    }
    let rules = needed.iter().map(|id| &rule_sets[*id]).map(|file| common::file(&file.name, file.text.as_str()));
    let folder = needed.iter().map(|id| corpus().join(id)).find(|folder| folder.is_dir()).unwrap();
    usable(rules.chain(tables(&folder, "")).collect(), id)
}

fn tables(folder: &Path, within: &str) -> Vec<InputFile> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{within}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files.extend(tables(&path, &format!("{name}/")));
        } else {
            files.push(read(&path, &name));
        }
    }
    files
}

/// A cell as `facit.csv` writes it, a number as the exact number that it is.
fn shown(cell: &Cell, expected: &str) -> String {
    match cell.state {
        State::Missing => "saknas".to_owned(),
        State::Inapplicable => "ej tillämpligt".to_owned(),
        State::Failed => "fel".to_owned(),
        State::Value => {
            let value = cell.value.clone().unwrap_or_default();
            let numbers = (parse(&value, DecimalSign::Point), parse(expected, DecimalSign::Comma));
            if matches!(numbers, (Ok(found), Ok(expected)) if found == expected) { expected.to_owned() } else { value }
        }
    }
}

#[test]
fn every_file_of_format_1_opens_with_the_same_figures() {
    let rule_sets = rule_sets();
    let expected = std::fs::read_to_string(corpus().join("facit.csv")).unwrap();
    let mut lines = expected.lines();
    assert_eq!(lines.next(), Some("regelverk;tabell;rad;kolumn;värde"));
    let mut figures: BTreeMap<&str, Vec<[&str; 4]>> = BTreeMap::new();
    for line in lines {
        let [id, table, row, column, value] = line.split(';').collect::<Vec<_>>()[..] else { panic!("{line}") };
        figures.entry(id).or_default().push([table, row, column, value]);
    }
    let known: Vec<&str> = rule_sets.keys().map(String::as_str).collect();
    assert_eq!(figures.keys().copied().collect::<Vec<_>>(), known, "a file without figures, or figures without a file");
    let mut wrong = Vec::new();
    for (id, figures) in figures {
        let workspace = open(id, &rule_sets);
        let computed = workspace.allocate(id).unwrap();
        let allocation = &computed.allocation;
        for [table, row, column, value] in figures {
            let cell = if table.is_empty() {
                Cell::plain(&computed.summary.totals.sum)
            } else {
                let found = allocation.rules.table(table).unwrap_or_else(|| panic!("{id}: {table}"));
                let column = allocation.rules.column(found, column).unwrap_or_else(|| panic!("{id}: {column}"));
                let key = row.replace(", ", "\u{1f}");
                let row = allocation.data.tables[found.0].row(&key).unwrap_or_else(|| panic!("{id}: {row} in {table}"));
                allocation.cell(column, row as usize)
            };
            let found = shown(&cell, value);
            if found != value {
                wrong.push(format!("{id}: {column} of {table} {row} is {found}, not {value}"));
            }
        }
        assert!(computed.summary.controls.iter().all(|control| control.ok() || control.resource.is_some()), "{id}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A function that comes later gets a file of its own here.
#[test]
fn every_function_is_in_the_corpus_by_both_its_names() {
    let texts: Vec<String> = rule_sets().into_values().map(|file| file.text).collect();
    let called: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.match_indices('(').map(|(at, _)| &text[..at]))
        .map(|before| before.rsplit(|c: char| !c.is_uppercase() && c != '.').next().unwrap_or(""))
        .collect();
    for function in reference() {
        for name in [function.name, function.english] {
            assert!(called.contains(name), "{name} is in no file");
        }
    }
}
