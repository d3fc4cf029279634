//! Figures that others have published, computed from rule sets.

mod common;

use std::sync::Arc;

use common::{oracle, read, root, rule_file, rule_files, usable};
use fordela::allocate::share;
use fordela::message::Problem;
use fordela::number::{DecimalSign, Number, parse};
use fordela::workspace::Workspace;

/// 2 319 real schools: every intermediate step and the result, row by row.
#[test]
fn minnesota_2020() {
    let Some(path) = oracle("minnesota-2020/sites.csv") else { return };
    let workspace = usable(vec![rule_file("minnesota-2020"), read(&path, "enhet.csv")], "minnesota-2020");
    let computed = workspace.allocate("minnesota-2020").unwrap();
    let allocation = &computed.allocation;
    let units = allocation.rules.table("enhet").unwrap();
    let mut published = csv::Reader::from_path(&path).unwrap();
    let headings = published.headers().unwrap().clone();
    let mut rows = 0;
    for (row, record) in published.records().map(Result::unwrap).enumerate() {
        for id in ["adj_lunch", "concentration", "factor", "pupil_units", "revenue"] {
            let at = headings.iter().position(|heading| heading == id).unwrap();
            let expected = parse(&record[at], DecimalSign::Point).unwrap();
            let column = allocation.rules.column(units, id).unwrap();
            let found = allocation.store.values[column.0][row].number();
            assert_eq!(found, Some(&expected), "{id} of {}", allocation.data.tables[units.0].keys.get(row));
        }
        rows += 1;
    }
    assert_eq!(rows, 2_319);
    assert_eq!(computed.summary.totals.sum.number().unwrap().decimal_text(), "535168701.12");
    assert!(computed.summary.controls.iter().all(|control| control.ok()));
}

/// The same schools under an overlay that shares what the base rules give by weighted pupils alone: the total is the same to the cent.
#[test]
fn minnesota_flat_spends_what_the_base_rules_give() {
    let Some(path) = oracle("minnesota-2020/sites.csv") else { return };
    let id = "minnesota-platt";
    let mut files = rule_files(id);
    files.push(read(&path, "enhet.csv"));
    let workspace = usable(files, id);
    let flat = workspace.allocate(id).unwrap();
    let base = workspace.allocate("minnesota-2020").unwrap();
    assert_eq!(flat.summary.units.len(), 2_319);
    assert_eq!(flat.summary.totals.sum.number().unwrap().decimal_text(), "535168701.12");
    assert_eq!(flat.summary.totals.sum, base.summary.totals.sum);
    assert!(flat.summary.controls.iter().all(|control| control.ok()));
    let moved = flat.summary.units.iter().zip(&base.summary.units).filter(|(flat, base)| flat.sum != base.sum).count();
    assert!(moved > 2_000, "{moved} schools get something else");
}

/// Every case beside a rule set: price lists of Huddinge, Upplands Väsby, Linköping and Stockholm, the model of Göteborg, and the
/// demonstration municipality.
#[test]
fn cases_beside_the_rule_sets() {
    let mut figures = std::collections::BTreeMap::new();
    for folder in std::fs::read_dir(root().join("regler")).unwrap() {
        let folder = folder.unwrap();
        let name = folder.file_name().into_string().unwrap();
        let cases = folder.path().join("fall");
        if !cases.is_dir() {
            continue;
        }
        let mut files = rule_files(&name);
        let rule_sets = files.len();
        for case in std::fs::read_dir(cases).unwrap() {
            let path = case.unwrap().path();
            files.push(read(&path, &path.file_name().unwrap().to_string_lossy()));
        }
        let count = files.len() - rule_sets;
        let workspace = Workspace::open(files);
        assert!(
            workspace.problems().iter().all(|p| p.severity() > fordela::message::Severity::Question),
            "{name}: {:?}",
            workspace.problems()
        );
        assert_eq!(workspace.cases().count(), count, "{name}");
        let rules: &Arc<_> = workspace.usable().find(|rules| rules.id == name).unwrap();
        let mut problems: Vec<Problem> = Vec::new();
        let compared: usize = workspace.cases().map(|case| case.run(rules, &mut problems)).sum();
        let wrong: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
        figures.insert(name, compared);
    }
    for published in ["huddinge-2016", "upplands-vasby-2016", "linkoping-2021", "stockholm-2022", "goteborg-modell"] {
        assert!(figures.get(published).is_some_and(|compared| *compared > 0), "{published} has no figures: {figures:?}");
    }
}

/// A case with a wrong figure fails: otherwise the test above would say nothing.
#[test]
fn a_wrong_figure_is_found() {
    let folder = root().join("regler/linkoping-2021");
    let case = std::fs::read_to_string(folder.join("fall/prislista.toml")).unwrap();
    let wrong = case.replace("155 464", "155 465");
    assert_ne!(case, wrong);
    let workspace = Workspace::open(vec![rule_file("linkoping-2021"), common::file("fall.toml", wrong)]);
    let mut problems = Vec::new();
    workspace.cases().next().unwrap().run(workspace.usable().next().unwrap(), &mut problems);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, fordela::message::Code::CaseFailed);
}

/// Published vectors of the method of largest remainders.
#[test]
fn apportionment() {
    let Some(path) = oracle("apportionment.json") else { return };
    let vectors: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let whole = |value: &serde_json::Value| value.as_i64().unwrap();
    let mut compared = 0;
    for vector in vectors.as_array().unwrap().iter().filter(|vector| vector["method"] == "largest_remainder") {
        let list = |key: &str| vector[key].as_array().unwrap().iter().map(whole).collect::<Vec<i64>>();
        let keys: Vec<Number> = list("votes").into_iter().map(Number::from).collect();
        let shares = share(&whole(&vector["seats"]).into(), &keys, |a, b| a.cmp(&b)).unwrap();
        let expected: Vec<_> = list("expected").into_iter().map(Into::into).collect();
        assert_eq!(shares, expected, "{}", vector["source"]);
        compared += 1;
    }
    assert!(compared > 0);
}
