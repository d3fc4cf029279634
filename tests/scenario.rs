//! What if: trials are what their overlays would be read as, and changed inputs what edited files would be.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::{demonstration, file, root, rule_files, usable};
use fordela::rules::ParameterFilling;
use fordela::scenario::ParameterChange;
use fordela::workspace::{InputFile, Workspace};
use proptest::prelude::*;

fn change(parameter: &str, value: &str) -> ParameterChange {
    ParameterChange { parameter: parameter.to_owned(), value: value.to_owned() }
}

/// The files of a rule set of the repository and data for it: its own tables, or those of its first case.
fn with_data(name: &str) -> Option<Vec<InputFile>> {
    let mut files = rule_files(name);
    let tables = if name == "exempelkommun-2025" {
        demonstration()
    } else {
        tables(&root().join("regler").join(name).join("underlag"), "")
    };
    (!tables.is_empty()).then(|| {
        files.extend(tables);
        files
    })
}

fn tables(folder: &Path, prefix: &str) -> Vec<InputFile> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
    let read = |path: &std::path::PathBuf| match path.is_dir() {
        true => tables(path, &format!("{}/", name(path))),
        false => vec![common::read(path, &name(path))],
    };
    paths.iter().flat_map(read).collect()
}

/// Every rule set of the repository that has tables, opened with them.
fn all() -> Vec<(String, Workspace)> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("regler"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names.into_iter().filter_map(|name| Some((name.clone(), usable(with_data(&name)?, &name)))).collect()
}

/// What two workspaces say of a rule set: problems, table and explanations.
fn same(one: &Workspace, other: &Workspace, id: &str) {
    let problems =
        |workspace: &Workspace| -> BTreeSet<String> { workspace.check(id).iter().map(ToString::to_string).collect() };
    assert_eq!(problems(one), problems(other));
    assert_eq!(one.csv(id), other.csv(id));
    let rules =
        |workspace: &Workspace| serde_json::to_value(workspace.rule_sets().find(|rules| rules.id() == id).unwrap()).unwrap();
    assert_eq!(rules(one), rules(other));
    let (Some(a), Some(_)) = (one.summary(id), other.summary(id)) else { return };
    let a = serde_json::to_value(a).unwrap();
    let resources = a["resources"].as_array().unwrap();
    for unit in a["units"].as_array().unwrap().iter().take(4) {
        for resource in resources {
            let (unit, resource) = (unit["key"].as_str().unwrap(), resource["id"].as_str().unwrap());
            let tree = |workspace: &Workspace| serde_json::to_string(&workspace.explain(id, unit, resource)).unwrap();
            assert_eq!(tree(one), tree(other), "{unit} {resource}");
        }
    }
}

fn given(workspace: &Workspace, id: &str) -> Vec<String> {
    let rules = workspace.usable().find(|rules| rules.id == id).unwrap();
    let given = rules.parameters.iter().filter(|parameter| matches!(parameter.filling, ParameterFilling::Given(_)));
    given.map(|parameter| parameter.id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn a_trial_is_what_its_overlay_is_read_as(values in proptest::collection::vec((0..1000_usize, 0..4_000_i64, 0..4_u32), 1..4)) {
        for (id, workspace) in all() {
            let given = given(&workspace, &id);
            if given.is_empty() {
                continue;
            }
            let changes: Vec<ParameterChange> = values.iter().map(|(at, digits, scale)| {
                let value = fordela::number::Number::from(*digits).div(&10_i64.pow(*scale).into()).unwrap();
                change(&given[at % given.len()], &value.decimal_text())
            }).collect();
            let trial = workspace.trial(&id, "prov", "Prov", &changes);
            let text = workspace.overlay(&id, "prov", "Prov", &changes).unwrap();
            let read = workspace.with(&file("prov.toml", text));
            same(&trial, &read, "prov");
            // As a base of another trial, and for all that is made of what a rule set says.
            let again = [change(&given[0], "2")];
            same(&trial.trial("prov", "igen", "Igen", &again), &read.trial("prov", "igen", "Igen", &again), "igen");
            let said = |workspace: &Workspace| serde_json::to_string(&workspace.difference(&id, "prov")).unwrap();
            prop_assert_eq!(said(&trial), said(&read));
            prop_assert_eq!(trial.identity("prov"), read.identity("prov"));
            prop_assert_eq!(trial.source("prov"), read.source("prov"));
        }
    }
}
