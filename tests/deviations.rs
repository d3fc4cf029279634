//! `[[avsteg]]`: what is accepted is a warning no more, and its reason follows the figures wherever they go.

mod common;

use common::law::*;
use common::{file, rules, usable};
use fordela::rules::read;
use fordela::workspace::{InputFile, Workspace};

fn data() -> Vec<InputFile> {
    vec![
        file("huvudman.csv", "huvudman;typ\nK;kommunal\nE;enskild\n"),
        file("enhet.csv", "kod;huvudman;form;elever\n1;K;grundskola;10\n2;E;grundskola;20\n"),
        file("beslut.csv", "beslut;kod;timmar;kostnad\nx;2;1;50\n"),
    ]
}

fn open(sections: &str) -> Workspace {
    usable(data().into_iter().chain([rules(&format!("{BASE}{sections}"))]).collect(), "prov")
}

/// An accepted warning is a warning no more, and its reason stands in every row that leaves.
#[test]
fn a_deviation_answers_a_warning_and_follows_the_figures() {
    let limited = column("beslut", "rimligt", &[("formel", "MIN(kostnad; ram)")])
        + &column("beslut", "avtalat", &[("formel", "rimligt * 1")])
        + &additional(&[("formel", "avtalat"), DECIDED])
        + &resource("enhet", "moms", &[VAT, EXTERNAL]);
    let answered = limited.clone() + &deviation("tilläggsbelopp-gräns", "tilläggsbelopp");
    assert_eq!(said(&answered), ["law-accepted tilläggsbelopp-gräns tilläggsbelopp ← avtalat ← rimligt ← MIN"]);

    let workspace = open(&answered);
    let lines = |bytes: Vec<u8>| -> Vec<String> { String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect() };
    let csv = lines(workspace.csv("prov").unwrap());
    assert!(csv[0].ends_with(";avsteg: tilläggsbelopp-gräns"), "{}", csv[0]);
    assert!(csv.len() == 3 && csv[1..].iter().all(|line| line.ends_with(";Nämnden vet")), "{csv:?}");

    let comparison = workspace.compare("prov", "prov").unwrap();
    let csv = lines(fordela::export::comparison_table(&comparison));
    assert!(csv[0].ends_with(";avsteg: tilläggsbelopp-gräns, gällande;avsteg: tilläggsbelopp-gräns, förslag"), "{}", csv[0]);
    assert!(csv.len() > 3 && csv[1..].iter().all(|line| line.ends_with(";Nämnden vet;Nämnden vet")), "{csv:?}");

    let json = |view: serde_json::Value| view["deviations"][0].clone();
    let summary = json(serde_json::to_value(workspace.summary("prov").unwrap()).unwrap());
    assert_eq!(summary, json(serde_json::to_value(workspace.rule_sets().next().unwrap()).unwrap()));
    let expected = ["tilläggsbelopp-gräns", "tilläggsbelopp", "Nämnden vet", "2025-02-03"];
    assert_eq!(["check", "resource", "reason", "date"].map(|key| summary[key].as_str().unwrap()), expected);
    assert!(["title", "source"].iter().all(|key| summary[key].as_str().is_some_and(|text| text.len() > 10)));

    // Without it the same rule set warns, and exports nothing more.
    let workspace = open(&limited);
    assert!(workspace.check("prov").iter().any(|problem| problem.code.name() == "law-warning"));
    assert!(!lines(workspace.csv("prov").unwrap())[0].contains("avsteg"));
}

/// Two deviations from one check: each column says which resource it is about.
#[test]
fn two_deviations_from_one_check_have_a_column_each() {
    let two = additional(&[("formel", "MIN(kostnad; ram)"), DECIDED])
        + &additional(&[("formel", "MAX(kostnad; ram)"), DECIDED]).replacen("id = 'tilläggsbelopp'", "id = 'annat'", 1)
        + &deviation("tilläggsbelopp-gräns", "tilläggsbelopp")
        + &deviation("tilläggsbelopp-gräns", "annat");
    let csv = String::from_utf8(open(&two).csv("prov").unwrap()).unwrap();
    let header = csv.lines().next().unwrap();
    assert!(header.ends_with(";avsteg: tilläggsbelopp-gräns;avsteg: tilläggsbelopp-gräns, annat"), "{header}");
}

#[test]
fn a_broken_deviation_is_said() {
    let limited = additional(&[("formel", "MIN(kostnad; ram)"), DECIDED]);
    let good = deviation("tilläggsbelopp-gräns", "tilläggsbelopp");
    let codes = |deviations: &str| -> Vec<String> {
        let problems = read("regelverk.toml", &text(&format!("{limited}{deviations}"))).problems;
        let names =
            problems.iter().filter(|problem| argument(problem, "check") != "moms-ingen").map(|problem| problem.code.name());
        names.filter(|name| !["law-warning", "law-accepted"].contains(name)).map(str::to_owned).collect()
    };
    assert_eq!(codes(&good), NOTHING);
    assert_eq!(codes(&deviation("tilläggsbelop-gräns", "tilläggsbelopp")), ["unknown-check"]);
    assert_eq!(codes(&deviation("tilläggsbelopp-gräns", "tilläggsblopp")), ["unknown-resource"]);
    assert_eq!(codes(&deviation("tilläggsbelopp-tak", "tilläggsbelopp")), ["deviation-refused"]);
    assert_eq!(codes(&(good.clone() + &good)), ["deviation-twice"]);
    assert_eq!(codes(&(good.clone() + &deviation("tilläggsbelopp-nedåt", "tilläggsbelopp"))), ["deviation-unused"]);
    assert_eq!(codes(&good.replace("Nämnden vet", "  ")), ["reason-missing"]);
    assert_eq!(codes(&good.replace("2025-02-03", "2025-02-30")), ["bad-date"]);
    assert_eq!(codes(&good.replace("motiv = 'Nämnden vet'\n", "")), ["missing-key"]);
    assert_eq!(codes(&good.replace("motiv", "motivering")), ["missing-key", "unknown-key"]);
    let near =
        read("regelverk.toml", &text(&format!("{limited}{}", deviation("tilläggsbelop-gräns", "tilläggsblopp")))).problems;
    let suggested: Vec<&str> =
        near.iter().map(|problem| argument(problem, "near")).filter(|near| !near.is_empty()).collect();
    assert_eq!(suggested, ["tilläggsbelopp-gräns", "tilläggsbelopp"]);
    // What is refused stays refused, whatever is written about it.
    let capped = additional(&[COST, ("tak", "ram"), DECIDED]) + &deviation("tilläggsbelopp-tak", "tilläggsbelopp");
    assert!(read("regelverk.toml", &text(&capped)).rule_set.is_none());
}
