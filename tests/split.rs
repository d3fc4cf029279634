//! Why it changed: before and every step make after, for every unit, provider and the total, over every rule set of the repository that
//! can be compared on its data, and over two years' numbers.

mod common;

use std::fs;
use std::path::Path;

use common::{demonstration, read, root, rule_file, rule_files};
use fordela::compare::{ComparedAmounts, ComparedRow};
use fordela::number::{DecimalSign, Number, parse};
use fordela::split::{Split, SplitRow, StepKind};
use fordela::view::Cell;
use fordela::workspace::{InputFile, Workspace};

fn number(text: &str) -> Number {
    parse(text, DecimalSign::Point).unwrap_or_else(|_| panic!("{text}"))
}

/// What does not apply is nothing.
fn amount(cell: &Cell) -> Number {
    cell.value.as_deref().map_or(Number::from(0), number)
}

fn adds_up(row: &SplitRow, steps: usize) {
    assert_eq!(row.steps.len(), steps);
    let sum = row.steps.iter().fold(number(&row.before), |sum, step| sum.add(&number(step)).unwrap());
    assert_eq!(sum, number(&row.after), "{}", row.key);
}

/// The rows are those of the comparison, whose sums were made in another way.
fn is_compared(rows: &[SplitRow], compared: &[ComparedRow], has_numbers: bool) {
    assert!(rows.len() >= compared.len());
    for other in compared {
        let row = rows.iter().find(|row| row.key == other.key).unwrap();
        assert_eq!(row.label, other.label);
        ends(row, &other.amounts, has_numbers);
    }
}

fn ends(row: &SplitRow, compared: &ComparedAmounts, has_numbers: bool) {
    assert_eq!(number(&row.after), amount(&compared.sum.proposed), "{}", row.key);
    let current = amount(&compared.sum.current);
    match has_numbers {
        true => assert_eq!(number(&row.before).add(&number(&row.steps[0])).unwrap(), current, "{}", row.key),
        false => assert_eq!(number(&row.before), current, "{}", row.key),
    }
}

/// Everything that has to hold of a split, whatever is compared.
fn holds(workspace: &Workspace, current: &str, proposed: &str) -> Split {
    let split = workspace.split(current, proposed).unwrap();
    let difference = workspace.difference(current, proposed).unwrap();
    let comparison = workspace.compare(current, proposed).unwrap();
    let rows = split.units.iter().chain(&split.providers).chain([&split.total]);
    rows.for_each(|row| adds_up(row, split.steps.len()));
    let has_numbers = split.steps.first().is_some_and(|step| step.kind == StepKind::Numbers);
    is_compared(&split.units, &comparison.units, has_numbers);
    is_compared(&split.providers, &comparison.providers, has_numbers);
    ends(&split.total, &comparison.totals, has_numbers);
    // Each change is made once, in its order, and its effect is the one that is told.
    let made: Vec<usize> = split.steps.iter().flat_map(|step| step.changes.iter().copied()).collect();
    assert_eq!(made, (0..difference.changes.len()).collect::<Vec<_>>());
    for (step, moved) in split.steps.iter().zip(&split.total.steps).filter(|(step, _)| step.kind == StepKind::Rules) {
        assert_eq!(difference.changes[step.changes[0]].effect.as_ref().unwrap().total, *moved);
        assert!(!step.said.sv.is_empty() && !step.said.en.is_empty());
    }
    split
}

/// The tables of a folder, last year's among them.
fn tables(folder: &Path, prefix: &str) -> Vec<InputFile> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => files.extend(tables(&path, &format!("{name}/"))),
            false => files.push(read(&path, &name)),
        }
    }
    files
}

#[test]
fn every_pair_of_rule_sets_adds_up() {
    let folder = root().join("regler");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| folder.join(name).join("regelverk.toml").exists())
        .collect();
    names.sort();
    let mut split = Vec::new();
    for name in names.iter().filter(|name| folder.join(name).join("underlag").exists()) {
        let mut files: Vec<InputFile> = names.iter().map(|name| rule_file(name)).collect();
        files.extend(tables(&folder.join(name).join("underlag"), ""));
        let workspace = Workspace::open(files);
        for current in &names {
            for proposed in names.iter().filter(|proposed| workspace.compare(current, proposed).is_some()) {
                // Where no resource is paid there is nothing to split.
                if workspace.difference(current, proposed).unwrap().total.is_none() {
                    assert!(workspace.split(current, proposed).is_none());
                    continue;
                }
                holds(&workspace, current, proposed);
                split.push(format!("{current} {proposed}"));
            }
        }
    }
    assert!(split.contains(&"exempelkommun-2024 exempelkommun-2025".to_owned()));
    assert!(split.len() >= 16, "{split:?}");
}

/// The demonstration with last year's schools.
#[test]
fn numbers_come_before_rules() {
    let mut files = rule_files("exempelkommun-2025");
    files.extend(demonstration());
    let alone = holds(&Workspace::open(files.clone()), "exempelkommun-2024", "exempelkommun-2025");
    assert!(alone.steps.iter().all(|step| step.kind == StepKind::Rules));
    // A school that is no more, and one that was not there yet.
    let mut units = demonstration().remove(1);
    let gone = b"98000001;Nedlagda skolan;Exempelkommunen;grundskola;F-6;100;0;0;90;5;;";
    let mut lines: Vec<&[u8]> = units.bytes.split(|byte| *byte == b'\n').collect();
    lines.retain(|line| !line.starts_with(b"99000003"));
    lines.insert(1, gone);
    units.bytes = lines.join(&b'\n');
    units.name = "fjol/enhet.csv".to_owned();
    files.push(units);
    let split = holds(&Workspace::open(files), "exempelkommun-2024", "exempelkommun-2025");
    let first = &split.steps[0];
    assert_eq!((first.kind, first.said.sv.as_str()), (StepKind::Numbers, "Ändrade tal i underlaget"));
    assert!(first.changes.is_empty());
    assert_eq!(split.steps.len(), alone.steps.len() + 1);
    let row = |key: &str| split.units.iter().find(|row| row.key == key).unwrap();
    let nothing = Number::from(0);
    let gone = row("98000001");
    assert_eq!(gone.label, "Nedlagda skolan");
    assert!(number(&gone.before) > nothing && number(&gone.after) == nothing);
    let new = row("99000003");
    assert!(number(&new.before) == nothing && number(&new.steps[0]) > nothing);
    // The same pot is shared by others.
    assert_eq!(number(&split.total.steps[0]), nothing);
    assert_ne!(number(&row("99000001").steps[0]), nothing);
    let rest = |split: &Split| split.total.steps[split.steps.len() - alone.steps.len()..].to_vec();
    assert_eq!(rest(&split), rest(&alone));
}

/// What the rules that read last year's result would have given then needs the year before it.
#[test]
fn rules_that_read_last_years_result_have_no_step_of_numbers() {
    let folder = root().join("docs/exempel");
    let mut files = vec![read(folder.join("garanti/regelverk.toml"), "garanti.toml")];
    files.push(read(folder.join("pott/regelverk.toml"), "pott.toml"));
    files.extend(tables(&folder.join("garanti/underlag"), ""));
    let workspace = Workspace::open(files);
    let split = holds(&workspace, "garanti", "pott");
    assert!(split.steps.iter().all(|step| step.kind == StepKind::Rules));
}
