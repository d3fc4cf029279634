//! What if with one unit's rows against the whole municipality: what is said to be exact is, what is said to be within a bound is, and
//! each kind of answer occurs.

mod common;

use std::collections::BTreeMap;

use common::{demonstration, rule_files, usable};
use fordela::alone::{Alone, Certainty, Part, Told};
use fordela::number::{DecimalSign, Number, parse};
use fordela::scenario::TableChange;
use fordela::workspace::{InputFile, Own, Workspace};
use serde_json::{Value as Json, json};

const RULES: [&str; 2] = ["exempelkommun-2024", "exempelkommun-2025"];

fn municipality() -> (Workspace, Vec<InputFile>) {
    let rules = rule_files(RULES[1]);
    let mut files = demonstration();
    files.extend(rules.iter().cloned());
    (usable(files, RULES[1]), rules)
}

/// What the page has of one unit, as it puts it together from a publication; cells of which `hides` says so are protected.
fn own(workspace: &Workspace, id: &str, unit: &str, hides: &dyn Fn(&str, &str, &str) -> bool) -> Own {
    let summary = serde_json::to_value(workspace.summary(id).unwrap()).unwrap();
    let told = serde_json::to_value(workspace.told(id).unwrap()).unwrap();
    let mut tables: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    let mut amounts = Vec::new();
    let masked = |table: &str, key: &str, id: &str, cell: &Json| match hides(table, key, id) {
        true => json!({ "id": id, "cell": { "state": "protected" } }),
        false => json!({ "id": id, "cell": cell }),
    };
    for (name, rows) in [("enhet", "units"), ("huvudman", "providers")] {
        for row in summary[rows].as_array().unwrap() {
            let key = row["key"].as_str().unwrap();
            if name == "enhet" && key != unit {
                continue;
            }
            let cells: Vec<Json> = row["facts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|fact| masked(name, key, fact["id"].as_str().unwrap(), &fact["cell"]))
                .collect();
            tables.entry(name.into()).or_default().push(json!({ "key": key, "cells": cells }));
            if name == "enhet" {
                for (resource, cell) in
                    summary["resources"].as_array().unwrap().iter().zip(row["amounts"].as_array().unwrap())
                {
                    amounts.push(masked("", key, resource["id"].as_str().unwrap(), cell));
                }
            }
        }
    }
    for table in told["tables"].as_array().unwrap() {
        for row in table["rows"].as_array().unwrap().iter().filter(|row| row["unit"].is_null() || row["unit"] == unit) {
            tables.entry(table["id"].as_str().unwrap().into()).or_default().push(row.clone());
        }
    }
    let tables: Vec<Json> = tables.into_iter().map(|(id, rows)| json!({ "id": id, "rows": rows })).collect();
    serde_json::from_value(json!({ "unit": unit, "tables": tables, "told": told, "amounts": amounts })).unwrap()
}

fn units(workspace: &Workspace) -> Vec<String> {
    let summary = serde_json::to_value(workspace.summary(RULES[0]).unwrap()).unwrap();
    summary["units"].as_array().unwrap().iter().map(|unit| unit["key"].as_str().unwrap().to_owned()).collect()
}

/// Each question that is a number answered otherwise, one row more of each kind, and some of it together.
fn changes(workspace: &Workspace, unit: &str) -> Vec<Vec<TableChange>> {
    let mut all: Vec<Vec<TableChange>> = Vec::new();
    let questions = workspace.questions(RULES[1], unit).unwrap();
    for (question, by) in
        questions.cells.iter().filter(|question| question.sort.kind == "number").zip([1, 10, -3, 7].into_iter().cycle())
    {
        let now: i64 = question.cell.value.as_deref().unwrap_or("0").parse().unwrap();
        let (table, key, column) = (question.table.clone(), question.key.clone(), question.column.clone());
        all.push(vec![TableChange::Cell { table, key, column, value: (now + by).max(0).to_string() }]);
    }
    for row in questions.rows.iter().filter_map(|row| Some((row.table.clone(), row.typical.clone()?))) {
        all.push(vec![TableChange::Add { table: row.0, add: row.1 }]);
    }
    let together = all.iter().step_by(2).flatten().cloned().collect();
    all.push(together);
    all
}

fn number(text: &str) -> Number {
    parse(text, DecimalSign::Point).unwrap()
}

/// Held against what all data give; what is counted is how many answers of each kind there were.
fn hold(part: &Part, whole: &Json, counted: &mut BTreeMap<String, [usize; 3]>, what: &str) {
    let at = match part.certainty {
        Certainty::Exact => {
            assert_eq!(serde_json::to_value(&part.cell).unwrap(), *whole, "{what}");
            0
        }
        Certainty::About => {
            let off =
                number(part.cell.value.as_deref().unwrap()).sub(&number(whole["value"].as_str().unwrap())).unwrap().abs();
            assert!(off <= number(part.bound.as_deref().unwrap()), "{what}: {off:?}");
            1
        }
        Certainty::Whole => 2,
    };
    counted.entry(part.id.clone()).or_default()[at] += 1;
}

fn hold_all(
    workspace: &Workspace,
    rules: &[InputFile],
    among: &dyn Fn(&str) -> bool,
    hides: &dyn Fn(&str, &str, &str) -> bool,
) -> BTreeMap<String, [usize; 3]> {
    let mut counted = BTreeMap::new();
    let empty = Workspace::open(rules.to_vec());
    for unit in units(workspace).into_iter().filter(|unit| among(unit)) {
        let owns = RULES.map(|id| (id, own(workspace, id, &unit, hides)));
        for changes in changes(workspace, &unit) {
            let varied = workspace.vary(&changes);
            for (id, own) in &owns {
                let base = empty.own(&own.tables);
                let whole = varied.summary(id).unwrap();
                let whole = serde_json::to_value(whole).unwrap();
                let row = whole["units"].as_array().unwrap().iter().find(|row| row["key"] == unit.as_str()).unwrap();
                let Alone { resources, sum, net, problems } = base.alone(id, own, &changes).unwrap();
                assert!(problems.is_empty(), "{unit} {id} {changes:?}: {problems:?}");
                let what = |part: &Part| format!("{id} {unit} {} {changes:?}", part.id);
                for (part, cell) in resources.iter().zip(row["amounts"].as_array().unwrap()) {
                    hold(part, cell, &mut counted, &what(part));
                }
                hold(&sum, &row["sum"], &mut counted, &what(&sum));
                hold(&net, &row["net"], &mut BTreeMap::new(), &what(&net));
            }
        }
    }
    counted
}

#[test]
fn with_everything_told_all_but_the_shares_are_exact() {
    let (workspace, rules) = municipality();
    let counted = hold_all(&workspace, &rules, &|_| true, &|_, _, _| false);
    for (id, [exact, about, whole]) in &counted {
        assert!(*exact > 100, "{id}: {counted:?}");
        assert_eq!(*about > 0, ["", "verksamhetsstöd"].contains(&id.as_str()), "{id}: {counted:?}");
        assert_eq!(*whole, 0, "{id}: {counted:?}");
    }
}

#[test]
fn with_some_protected_each_kind_of_answer_occurs() {
    let (workspace, rules) = municipality();
    let hides = |_: &str, key: &str, id: &str| {
        (key.ends_with('3') && id == "åtgärdsprogram") || (key.ends_with('4') && id == "tilläggsbelopp")
    };
    let counted = hold_all(&workspace, &rules, &|unit| unit.ends_with(['3', '4']), &hides);
    assert!(counted[""].iter().all(|count| *count > 5), "{counted:?}");
    assert!(counted["tilläggsbelopp"][2] > 0 && counted["verksamhetsstöd"][2] > 0, "{counted:?}");
}

#[test]
fn what_was_not_told_takes_all_data() {
    let (workspace, rules) = municipality();
    let unit = units(&workspace).remove(0);
    let mut own = own(&workspace, RULES[1], &unit, &|_, _, _| false);
    own.told = Told::default();
    let base = Workspace::open(rules).own(&own.tables);
    let change = changes(&workspace, &unit).remove(0);
    let found = base.alone(RULES[1], &own, &change).unwrap();
    let of = |id: &str| found.resources.iter().find(|part| part.id == id).unwrap().certainty;
    assert_eq!(
        (of("verksamhetsstöd"), of("centrala_grupper"), found.sum.certainty),
        (Certainty::Whole, Certainty::Exact, Certainty::Whole)
    );
}

const KINDS: &str = r#"
format = 1
id     = "slag"
namn   = "Allt som kan bero på andra"
status = "gällande"
giltig = ["2025-01-01", "2025-12-31"]
parameter = [
  { id = "pris",  tal = "100 kr/elev" },
  { id = "bas_kr",   tal = "1 000 kr" },
  { id = "ram",   tal = "100 003 kr" },
  { id = "mål",   tal = "50 000 kr" },
  { id = "minst", tal = "900 kr" },
  { id = "alla",  formel = "SUMMA.ALLA(enhet; elever)" },
  { id = "skolor", formel = "ANTAL.ALLA(enhet)" },
  { id = "medel", formel = "MEDEL.ALLA(enhet; index)" },
  { id = "x", sort = "tal", uppfyller = "SUMMA.ALLA(enhet; andel) = mål", mellan = ["0", "100"] },
]
tabell = [
  { id = "huvudman", nyckel = "huvudman", kolumner = [{ id = "typ", sort = ["egen", "extern"] }] },
  { id = "grupp", nyckel = "grupp", kolumner = [{ id = "belopp", sort = "kr" }], rader = [["a", "7 001 kr"], ["b", "30 011 kr"]] },
  { id = "enhet", nyckel = "enhet", kolumner = [
    { id = "huvudman", sort = "huvudman" }, { id = "grupp", sort = "grupp" }, { id = "elever", sort = "elev" }, { id = "index", sort = "tal" } ] },
]
kolumn = [
  { tabell = "huvudman", id = "summa", formel = "SUMMA.EGNA(enhet; elever)" },
  { tabell = "huvudman", id = "högst", formel = "MAX.EGNA(enhet; index)" },
  { tabell = "enhet", id = "andel", formel = "x * elever * pris", golv = "0" },
  { tabell = "enhet", id = "del", formel = "2 * elever / alla + index / (100 * skolor)" },
]
resurs = [
  { tabell = "enhet", id = "egen", slag = "övrigt", formel = "elever * pris" },
  { tabell = "enhet", id = "summerad", slag = "övrigt", formel = "huvudman.summa / alla * bas_kr", avrundning = "1 kr" },
  { tabell = "enhet", id = "medelvärd", slag = "övrigt", formel = "index / OMTOM(medel; 1) * bas_kr", avrundning = "1 kr" },
  { tabell = "enhet", id = "störst", slag = "övrigt", formel = "OMTOM(huvudman.högst; 0) * bas_kr" },
  { tabell = "enhet", id = "pott", slag = "övrigt", ram = "ram", nyckel = "del", avrundning = "1 kr" },
  { tabell = "enhet", id = "golvad", slag = "övrigt", ram = "ram", nyckel = "elever", golv = "minst", avrundning = "1 kr" },
  { tabell = "enhet", id = "gruppad", slag = "övrigt", ram = "belopp", nyckel = "elever", per = "grupp", avrundning = "1 kr" },
  { tabell = "enhet", id = "löst", slag = "övrigt", formel = "andel", avrundning = "1 kr" },
  { tabell = "enhet", id = "på_pott", slag = "moms", formel = "pott * 0,06", avrundning = "1 kr" },
]
"#;

/// Each way of depending on others, and what is known of it when the pupils change, and when the index does.
#[test]
fn what_depends_on_others_is_as_sure_as_what_was_told_of_them() {
    let enhet = (1..=12).map(|n| {
        format!("S{n};{};{};{};{}", ["H1", "H2", "H3"][n % 3], ["a", "b"][n % 2], 37 * n % 101 + 5, 80 + 13 * n % 41)
    });
    let enhet = enhet.fold("enhet;huvudman;grupp;elever;index\n".to_owned(), |text, line| text + &line + "\n");
    let rules = vec![common::file("slag.toml", KINDS)];
    let tables =
        [common::file("enhet.csv", enhet), common::file("huvudman.csv", "huvudman;typ\nH1;egen\nH2;extern\nH3;egen\n")];
    let workspace = usable(rules.iter().cloned().chain(tables).collect(), "slag");
    let empty = Workspace::open(rules);
    let mut seen: BTreeMap<(String, String), Vec<Certainty>> = BTreeMap::new();
    for unit in (1..=12).map(|n| format!("S{n}")) {
        let own = own(&workspace, "slag", &unit, &|_, _, _| false);
        let base = empty.own(&own.tables);
        for (column, value) in [("elever", "44"), ("elever", "3"), ("index", "131"), ("index", "60")] {
            let change = [TableChange::Cell {
                table: "enhet".into(),
                key: vec![unit.clone()],
                column: column.into(),
                value: value.into(),
            }];
            let whole = serde_json::to_value(workspace.vary(&change).summary("slag").unwrap()).unwrap();
            let row = whole["units"].as_array().unwrap().iter().find(|row| row["key"] == unit.as_str()).unwrap().clone();
            let found = base.alone("slag", &own, &change).unwrap();
            assert!(found.problems.is_empty(), "{:?}", found.problems);
            for (part, cell) in found.resources.iter().zip(row["amounts"].as_array().unwrap()) {
                hold(part, cell, &mut BTreeMap::new(), &format!("{unit} {column} {value} {}", part.id));
                seen.entry((column.into(), part.id.clone())).or_default().push(part.certainty);
            }
        }
    }
    let most = |column: &str, id: &str| *seen[&(column.to_owned(), id.to_owned())].iter().max().unwrap();
    use Certainty::{About, Exact, Whole};
    let ids = ["egen", "summerad", "medelvärd", "störst", "pott", "golvad", "gruppad", "löst", "på_pott"];
    assert_eq!(ids.map(|id| most("elever", id)), [Exact, Exact, Exact, Exact, About, Whole, About, Whole, Whole]);
    assert_eq!(ids.map(|id| most("index", id)), [Exact, Exact, Whole, Whole, About, Exact, Exact, Exact, Whole]);
}
