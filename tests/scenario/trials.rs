//! Trials are what their overlays would be read as.

use fordela::message::Code;
use fordela::rules::ParameterFilling;
use fordela::scenario::{Outcome, ParameterChange};
use fordela::workspace::{InputFile, Workspace};
use proptest::prelude::*;

use crate::common::{file, root, rule_files, usable};
use crate::solved::{by_hand, question};
use crate::{change, same, with_data, workspace};

/// Every rule set of the repository that has tables, opened with them.
fn all() -> Vec<(String, Workspace)> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("regler"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names.into_iter().filter_map(|name| Some((name.clone(), usable(with_data(&name)?, &name)))).collect()
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

#[test]
fn a_trial_that_cannot_be_made_says_why() {
    let workspace = workspace(&[]);
    let code = |base: &str, id: &str, changes: &[ParameterChange]| {
        let trial = workspace.trial(base, id, "Prov", changes);
        assert!(trial.allocate(id).is_none());
        assert_eq!(trial.rule_sets().filter(|rules| rules.id() == id).count(), 1);
        assert!(id == "prov" || trial.allocate("prov").is_some());
        trial.check(id)[0].code
    };
    assert_eq!(code("prov", "ny", &[change("pis", "1")]), Code::TrialParameter);
    for value in ["", "en", "1/3", "1/0", "1,5", "12 kr", "1000000000000000", "0.0000000000001"] {
        assert_eq!(code("prov", "ny", &[change("pris", value)]), Code::TrialValue, "{value}");
    }
    assert_eq!(code("inget", "ny", &[]), Code::BaseMissing);
    assert_eq!(code("prov", "prov", &[change("pris", "1")]), Code::BaseCycle);
    assert!(workspace.overlay("prov", "ny", "Ny", &[change("pris", "1/3")]).is_none());
    let halves = workspace.trial("prov", "ny", "Ny", &[change("pris", "201/2")]);
    assert_eq!(halves.csv("ny"), workspace.trial("prov", "ny", "Ny", &[change("pris", "100.5")]).csv("ny"));
}

#[test]
fn a_rule_set_is_what_its_files_say_whatever_they_are_called() {
    let identity = |files: Vec<InputFile>| Workspace::open(files).identity("exempelkommun-2025").unwrap();
    let files = rule_files("exempelkommun-2025");
    let own = identity(files.clone());
    assert_eq!((own.hash.len(), &*own.id), (64, "exempelkommun-2025"));
    let renamed = files.iter().rev().enumerate().map(|(i, old)| InputFile { name: format!("{i}.toml"), ..old.clone() });
    assert_eq!(identity(renamed.collect()), own);
    for at in 0..files.len() {
        let mut changed = files.clone();
        changed[at].bytes.extend(b"# mer\n");
        assert_ne!(identity(changed).hash, own.hash);
    }
    assert!(Workspace::open(files[..1].to_vec()).identity("exempelkommun-2025").is_none());
}

/// `BAS` is what the file changes in which the formula is written, also where a trial builds on that file.
#[test]
fn a_trial_of_rules_that_read_their_base_reads_the_same() {
    let overlay = "format = 1\nid = \"ny\"\nnamn = \"Ny\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\nbas = \"prov\"\n\
                   [[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"pris * faktor + OMTOM(BAS(stöd); 0)\"\n";
    let workspace = workspace(&[]).with(&file("ny.toml", overlay));
    assert!(workspace.allocate("ny").is_some(), "{:?}", workspace.check("ny"));
    let changes = [change("pris", "7")];
    let text = workspace.overlay("ny", "test", "Test", &changes).unwrap();
    let (trial, read) = (workspace.trial("ny", "test", "Test", &changes), workspace.with(&file("test.toml", text)));
    same(&trial, &read, "test");
    assert_ne!(trial.csv("test"), trial.csv("ny"));
    // Two schools get 2 · 7 kr more than the 6 385 kr of the base, which still counts with 100 kr.
    let solved = workspace.solve("ny", &question("pris", &[], "6413")).unwrap();
    assert_eq!(solved.outcome, Outcome::Found);
    by_hand(&workspace, "ny", &solved, &question("pris", &[], "6413"));
}
