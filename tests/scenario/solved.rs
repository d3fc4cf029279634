//! What is solved for is what a search by hand finds.

use fordela::scenario::{Outcome, SolveQuestion, Solved};
use fordela::workspace::Workspace;

use crate::common::{self, file, usable};
use crate::{change, with_data};

/// Every value around the answer, computed from the text of its overlay: the last that is not over the target, and its neighbours.
pub(super) fn by_hand(workspace: &Workspace, id: &str, solved: &Solved, question: &SolveQuestion) {
    let number = |text: &str| fordela::number::parse(text, fordela::number::DecimalSign::Point).unwrap();
    let (step, target) = (number(&solved.step), number(&question.target));
    let sum = |value: &fordela::number::Number| {
        let changes = [change(&question.parameter, &value.decimal_text())];
        let read = workspace.with(&file("prov.toml", workspace.overlay(id, "prov-lösning", "Prov", &changes).unwrap()));
        let summary = serde_json::to_value(read.summary("prov-lösning").unwrap()).unwrap();
        let resources = summary["resources"].as_array().unwrap();
        let counts = |resource: &serde_json::Value| {
            let [id, kind] = ["id", "kind"].map(|key| resource[key].as_str().unwrap());
            question.resources.as_ref().is_none_or(|asked| asked.iter().any(|asked| asked == id))
                && !(question.net && ["moms", "administration"].contains(&kind))
        };
        let rows: Vec<&serde_json::Value> = match &question.providers {
            None => vec![&summary["totals"]],
            Some(keys) => {
                let asked = |row: &&serde_json::Value| keys.iter().any(|key| row["key"] == key.as_str());
                summary["providers"].as_array().unwrap().iter().filter(asked).collect()
            }
        };
        let amounts = rows.iter().flat_map(|row| row["amounts"].as_array().unwrap().iter().zip(resources));
        let amounts = amounts.filter(|(cell, resource)| cell["state"] == "value" && counts(resource));
        amounts.fold(number("0"), |sum, (cell, _)| sum.add(&number(cell["value"].as_str().unwrap())).unwrap())
    };
    for row in &solved.rows {
        assert_eq!(sum(&number(&row.value)).decimal_text(), row.sum, "{row:?}");
        assert_eq!(target.sub(&number(&row.sum)).unwrap().decimal_text(), row.rest, "{row:?}");
    }
    let best = number(&solved.rows[solved.best].value);
    let at = |steps: i64| sum(&best.add(&step.mul(&steps.into()).unwrap()).unwrap());
    assert!(at(0) <= target, "{solved:?}");
    assert!(at(0) == target || at(1) > target || at(-1) > target, "{solved:?}");
    for pair in solved.rows.windows(2) {
        assert_eq!(number(&pair[1].value).sub(&number(&pair[0].value)).unwrap(), step);
    }
}

pub(super) fn question(parameter: &str, resources: &[&str], target: &str) -> SolveQuestion {
    let resources = (!resources.is_empty()).then(|| resources.iter().map(|id| (*id).to_owned()).collect());
    SolveQuestion { parameter: parameter.to_owned(), resources, target: target.to_owned(), ..SolveQuestion::default() }
}

fn exempelkommun() -> Workspace {
    usable(with_data("exempelkommun-2025").unwrap(), "exempelkommun-2024")
}

fn values(solved: &Solved) -> Vec<[&str; 3]> {
    solved.rows.iter().map(|row| [&*row.value, &*row.sum, &*row.rest]).collect()
}

#[test]
fn the_frame_that_gives_a_pot_is_found_to_the_ore() {
    let workspace = exempelkommun();
    let asked = question("ram_likvärdighet", &["verksamhetsstöd"], "41000000");
    let solved = workspace.solve("exempelkommun-2024", &asked).unwrap();
    // 68 % of 60 294 118,38 is 41 000 000,4984, which is rounded down to a krona; an öre more is 41 000 000,5052.
    assert_eq!((solved.outcome, solved.best, &*solved.step), (Outcome::Found, 1, "0.01"));
    assert_eq!(
        values(&solved),
        [["60294118.37", "41000000", "0"], ["60294118.38", "41000000", "0"], ["60294118.39", "41000001", "-1"],]
    );
    by_hand(&workspace, "exempelkommun-2024", &solved, &asked);
}

#[test]
fn a_price_per_place_is_found_beyond_its_slider() {
    let workspace = exempelkommun();
    // 72 places in special schools and 47 in central groups: 119 · 168 067,22 = 19 999 999,18.
    let asked = question("pris_resursplats", &["strukturbidrag"], "20000000");
    let solved = workspace.solve("exempelkommun-2024", &asked).unwrap();
    assert_eq!(
        values(&solved),
        [["168067.21", "19999997.99", "2.01"], ["168067.22", "19999999.18", "0.82"], ["168067.23", "20000000.37", "-0.37"],]
    );
    assert_eq!((solved.outcome, &*solved.low, &*solved.high), (Outcome::Found, "30000", "270000"));
    by_hand(&workspace, "exempelkommun-2024", &solved, &asked);
}

#[test]
fn any_sum_of_any_parameter_is_found_where_it_passes_the_target() {
    let workspace = exempelkommun();
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let total = workspace.summary(id).map(|summary| serde_json::to_value(summary).unwrap()).unwrap();
        let total = total["totals"]["sum"]["value"].as_str().unwrap().to_owned();
        for parameter in ["ram_likvärdighet", "andel_verksamhetsstöd", "timpris", "pris_resursplats", "momssats"] {
            let mut asked = question(parameter, &[], &total);
            let solved = workspace.solve(id, &asked).unwrap();
            assert_eq!(solved.outcome, Outcome::Found, "{parameter}");
            by_hand(&workspace, id, &solved, &asked);
            if parameter == "momssats" {
                continue;
            }
            asked.net = true;
            asked.target = "61234567.89".to_owned();
            let solved = workspace.solve(id, &asked).unwrap();
            if solved.outcome == Outcome::Found {
                by_hand(&workspace, id, &solved, &asked);
            }
        }
        let asked = SolveQuestion {
            providers: Some(vec!["Kornblixten".to_owned(), "Humlan".to_owned()]),
            step: Some("1".to_owned()),
            ..question("timpris", &["tilläggsbelopp", "moms"], "2345678.9")
        };
        let solved = workspace.solve(id, &asked).unwrap();
        assert_eq!((solved.outcome, &*solved.step), (Outcome::Found, "1"));
        by_hand(&workspace, id, &solved, &asked);
    }
}

/// Rules in which a sum falls, stands still and turns.
fn curves() -> Workspace {
    let rules = r#"
[[parameter]]
id  = "x"
tal = "2"

[[parameter]]
id      = "y"
tal     = "1"
reglage = ["0", "8"]

[[parameter]]
id  = "pris"
tal = "100 kr"

[[parameter]]
id  = "topp"
tal = "4"

[[tabell]]
id       = "enhet"
nyckel   = "skola"
kolumner = [{ id = "vikt", sort = "tal" }]

[[resurs]]
tabell = "enhet"
id     = "faller"
slag   = "övrigt"
formel = "pris / (1 + x)"

[[resurs]]
tabell     = "enhet"
id         = "delas"
slag       = "övrigt"
ram        = "pris"
nyckel     = "vikt + x"
avrundning = "1 kr"

[[resurs]]
tabell = "enhet"
id     = "vänder"
slag   = "övrigt"
formel = "pris * (topp - ABS(y - topp))"
"#;
    usable(vec![common::rules(rules), file("enhet.csv", "skola;vikt\nA;1\nB;3\n")], "prov")
}

#[test]
fn a_sum_that_falls_stands_still_or_turns() {
    let workspace = curves();
    let ask = |parameter: &str, resource: &str, target: &str| {
        let asked = question(parameter, &[resource], target);
        let solved = workspace.solve("prov", &asked).unwrap();
        if solved.outcome == Outcome::Found {
            by_hand(&workspace, "prov", &solved, &asked);
        }
        solved
    };
    // 2 · 100 / (1 + x) is 60 at two and a third, and falls: what is not over 60 is a step above.
    let falls = ask("x", "faller", "60");
    assert_eq!((falls.outcome, falls.best, &*falls.rows[1].value), (Outcome::Found, 1, "2.34"));
    // Exactly met: 2 · 100 / 2,5 at 1,5, and at the very end of what is tried.
    let met = ask("x", "faller", "80");
    assert_eq!((&*met.rows[met.best].value, &*met.rows[met.best].rest), ("1.5", "0"));
    let end = ask("x", "faller", "200");
    assert_eq!((end.best, &*end.rows[0].value, end.rows.len()), (0, "0", 2));
    // A pot is as large as its frame, whatever it is shared by.
    assert_eq!(ask("x", "delas", "60").outcome, Outcome::Unmoved);
    assert_eq!(ask("x", "faller", "300").outcome, Outcome::OutOfReach);
    // 2 · 100 · (4 - |y - 4|): nothing at both ends of the slider, and 500 on the way up.
    let turns = ask("y", "vänder", "500");
    assert_eq!((turns.outcome, &*turns.rows[turns.best].value), (Outcome::Found, "2.5"));
    assert_eq!(ask("y", "vänder", "900").outcome, Outcome::OutOfReach);
    // What is below nothing is tried only where the slider is.
    assert_eq!(ask("y", "vänder", "-500").rows[1].value, "10.5");
    for (parameter, target, step) in [("z", "1", None), ("x", "mycket", None), ("x", "1", Some("0")), ("x", "1", Some("-1"))]
    {
        let asked = SolveQuestion { step: step.map(str::to_owned), ..question(parameter, &[], target) };
        assert!(workspace.solve("prov", &asked).is_none());
    }
}

#[test]
fn each_parameter_moves_the_total_by_what_it_does_alone() {
    let workspace = exempelkommun();
    let moved = serde_json::to_value(workspace.sensitivity("exempelkommun-2024").unwrap()).unwrap();
    let moved = moved.as_array().unwrap();
    let ids: Vec<&str> = moved.iter().map(|row| row["parameter"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ram_likvärdighet", "andel_verksamhetsstöd", "timpris", "pris_resursplats"]);
    // 1 % of 68 % of 60 000 000 kr, twice; 1 % of 119 · 92 000 kr.
    let at = |row: usize, resource: usize| moved[row]["amounts"][resource]["value"].as_str().unwrap();
    assert_eq!((at(0, 0), at(1, 0), at(3, 1)), ("408000", "408000", "109480"));
    assert_eq!((&moved[1]["before"]["value"], &moved[1]["after"]["value"]), (&"0.68".into(), &"0.6868".into()));
    for row in moved {
        let [parameter, after] = [&row["parameter"], &row["after"]["value"]].map(|value| value.as_str().unwrap());
        let trial = workspace.trial("exempelkommun-2024", "prov", "Prov", &[change(parameter, after)]);
        let compared = serde_json::to_value(trial.compare("exempelkommun-2024", "prov").unwrap()).unwrap();
        assert_eq!(row["total"], compared["totals"]["sum"]["difference"], "{parameter}");
        for (amount, compared) in
            row["amounts"].as_array().unwrap().iter().zip(compared["totals"]["amounts"].as_array().unwrap())
        {
            assert_eq!(*amount, compared["difference"], "{parameter}");
        }
    }
    // Without any slider every given parameter is moved.
    let rows = crate::workspace(&[]).sensitivity("prov").unwrap();
    assert_eq!(rows.iter().map(|row| &*row.parameter).collect::<Vec<_>>(), ["pris", "faktor"]);
}
