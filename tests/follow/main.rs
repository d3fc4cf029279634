//! What became of the money: the sums, the sample, who sees what, and what a missing report is and is not.

#[path = "../common/mod.rs"]
mod common;
mod protection;
mod sample;

use common::{demonstration_with_reports, file, rule_file, rules, usable};
use fordela::follow::{Audience, FollowUpOptions};
use fordela::formula::parse_date;
use fordela::workspace::{InputFile, Workspace};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

const RULES: &str = r#"
[[parameter]]
id  = "frist"
tal = "31 dag"
[[parameter]]
id  = "litet"
tal = "100 kr"
[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "typ", sort = ["egen", "extern"] }]
[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [{ id = "namn", sort = "text" }, { id = "huvudman", sort = "huvudman" }, { id = "stöd", sort = "kr" }]
[[tabell]]
id       = "beslut"
nyckel   = "beslut"
kolumner = [
  { id = "enhet", sort = "enhet" }, { id = "belopp", sort = "kr" }, { id = "till", sort = "datum" },
  { id = "räcker", sort = "ja/nej", valfri = true },
]
[[tabell]]
id       = "rapport"
nyckel   = "rapport"
valfri   = true
kolumner = [
  { id = "beslut", sort = "beslut" }, { id = "avser", sort = "kr", valfri = true }, { id = "använt", sort = "kr", valfri = true },
  { id = "genomförd", sort = "ja/nej", valfri = true }, { id = "skäl", sort = "text", villkor = "avbruten" },
  { id = "avbruten", sort = "ja/nej" }, { id = "dag", sort = "datum", valfri = true },
]
[[tabell]]
id       = "skolrapport"
nyckel   = "rapport"
valfri   = true
kolumner = [{ id = "enhet", sort = "enhet" }, { id = "använt", sort = "kr", valfri = true }]
[[resurs]]
tabell = "beslut"
id     = "tillägg"
slag   = "tilläggsbelopp"
formel = "belopp"
[[resurs]]
tabell = "enhet"
id     = "grund"
slag   = "övrigt"
formel = "stöd"
[[redovisning]]
id        = "årlig"
resurs    = "tillägg"
i         = "rapport"
anvant    = "använt"
tilldelat = "avser"
inlamnad  = "dag"
uppgifter = ["använt", "genomförd", "skäl"]
senast    = "till + frist"
utebliven = "spärr"
villkor   = "tillägg > litet"
krav      = [{ namn = "Minst tre fjärdedelar", kolumn = "räcker" }]
granskad  = "dag"
stickprov = [{ namn = "Alla", antal = "4" }]
[[redovisning]]
id        = "skolans"
resurs    = "grund"
i         = "skolrapport"
anvant    = "använt"
uppgifter = ["använt"]
senast    = "periodens_slut + frist"
utebliven = "påminnelse"
"#;

fn options(day: &str, audience: Audience) -> FollowUpOptions {
    FollowUpOptions { day: parse_date(day).unwrap(), seed: "2026-0318".to_owned(), audience, limit: 5 }
}

fn follow(workspace: &Workspace, id: &str, day: &str, audience: Audience) -> Value {
    serde_json::to_value(workspace.follow_up(id, &options(day, audience)).unwrap()).unwrap()
}

/// A decision of a unit: öre, and reports: what they speak of and what was used.
type Decision = (usize, u32, Vec<(Option<u32>, Option<u32>)>);

/// Decisions and schools as files: every third school is its provider's only one, the others are the municipality's.
fn data(units: usize, decisions: &[Decision], schools: &[(u32, Option<u32>)]) -> Vec<InputFile> {
    let kr = |ore: &u32| format!("{},{:02}", ore / 100, ore % 100);
    let cell = |ore: &Option<u32>| ore.as_ref().map_or_else(String::new, kr);
    let mut text = [
        "huvudman;typ\nK;egen\n",
        "kod;namn;huvudman;stöd\n",
        "beslut;enhet;belopp;till\n",
        "rapport;beslut;avser;använt;genomförd;skäl;avbruten;dag\n",
        "rapport;enhet;använt\n",
    ]
    .map(str::to_owned);
    for unit in 0..units {
        let (amount, used) = schools.get(unit).cloned().unwrap_or((0, None));
        let provider = if unit % 3 == 0 { format!("E{unit}") } else { "K".to_owned() };
        if unit % 3 == 0 {
            text[0] += &format!("E{unit};extern\n");
        }
        text[1] += &format!("u{unit};Skolan {unit}:an;{provider};{}\n", kr(&amount));
        text[4] += &used.map_or_else(String::new, |used| format!("s{unit};u{unit};{}\n", kr(&used)));
    }
    let mut report = 0;
    for (at, (unit, amount, reports)) in decisions.iter().enumerate() {
        text[2] += &format!("d{at};u{};{};2025-06-30\n", unit % units, kr(amount));
        for (spoken, used) in reports {
            report += 1;
            text[3] += &format!("r{report};d{at};{};{};ja;;nej;2025-07-01\n", cell(spoken), cell(used));
        }
    }
    let names = ["huvudman", "enhet", "beslut", "rapport", "skolrapport"];
    let mut files: Vec<InputFile> = names.iter().zip(text).map(|(name, text)| file(&format!("{name}.csv"), text)).collect();
    files.push(rules(RULES));
    files
}

fn decisions(units: usize) -> impl Strategy<Value = (Vec<Decision>, Vec<(u32, Option<u32>)>)> {
    let amount = || prop_oneof![1 => Just(0_u32), 1 => Just(9_999_u32), 8 => 1_u32..2_000_000];
    let maybe = || prop::option::weighted(0.8, amount());
    let decision = (0..units, amount(), prop::collection::vec((maybe(), maybe()), 0..3));
    let schools = prop::collection::vec((amount(), maybe()), units);
    (prop::collection::vec(decision, 0..60), schools)
}

/// Öre of an amount as it crosses.
fn ore(value: &Value) -> i64 {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no amount"));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: i64 = format!("{part:0<2}").parse().unwrap();
    let whole: i64 = whole.parse().unwrap();
    whole * 100 + if text.starts_with('-') { -part } else { part }
}

const AMOUNTS: [&str; 5] = ["allocated", "used", "unspent", "notReported", "over"];

fn amounts(account: &Value) -> [i64; 5] {
    AMOUNTS.map(|field| ore(&account[field]))
}

fn sum<'a>(accounts: impl IntoIterator<Item = &'a Value>) -> [i64; 5] {
    accounts.into_iter().map(amounts).fold([0; 5], |sum, own| std::array::from_fn(|at| sum[at] + own[at]))
}

fn of(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().unwrap().iter().map(|entry| &entry["account"])
}

/// In every account the parts are the whole, and the accounts add up in every way that they are listed.
fn adds_up(answer: &Value) {
    let rows = |duty: &Value| duty["rows"].as_array().unwrap().clone();
    let duties = answer["duties"].as_array().unwrap();
    let total = amounts(&answer["total"]);
    for list in [&answer["duties"], &answer["units"], &answer["providers"], &answer["byGroup"]] {
        assert_eq!(sum(of(list)), total);
        for account in of(list).chain([&answer["total"]]) {
            let [allocated, used, unspent, not_reported, _] = amounts(account);
            assert_eq!(allocated, used + unspent + not_reported);
        }
    }
    for duty in duties {
        assert_eq!(sum(of(&duty["byGroup"])), amounts(&duty["account"]));
        assert_eq!(sum(&rows(duty)), amounts(&duty["account"]));
        assert_eq!(duty["account"]["rows"], rows(duty).len());
    }
    for unit in answer["units"].as_array().unwrap() {
        let own: Vec<Value> = duties.iter().flat_map(rows).filter(|row| row["unit"] == unit["key"]).collect();
        assert_eq!(sum(&own), amounts(&unit["account"]));
    }
}

#[test]
fn allocated_is_used_and_unspent_and_not_reported_to_the_ore() {
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let run = runner.run(&decisions(7), |(decisions, schools)| {
        let workspace = usable(data(7, &decisions, &schools), "prov");
        let answer = follow(&workspace, "prov", "2025-08-01", Audience::Economist);
        adds_up(&answer);
        // Row by row, worked out here in whole öre.
        let must = decisions.iter().enumerate().filter(|(_, (_, amount, _))| *amount > 10_000);
        let expected: Vec<(String, [i64; 5])> = must
            .map(|(at, (_, amount, reports))| {
                let said = reports.iter().filter_map(|(spoken, used)| Some((spoken.unwrap_or(0), (*used)?)));
                let (spoken, used) = said.fold((0_i64, 0_i64), |sum, (a, b)| (sum.0 + i64::from(a), sum.1 + i64::from(b)));
                let (allocated, spoken) = (i64::from(*amount), spoken.min(i64::from(*amount)));
                let counted = used.min(spoken);
                (format!("d{at}"), [allocated, counted, spoken - counted, allocated - spoken, used - counted])
            })
            .collect();
        let rows = answer["duties"][0]["rows"].as_array().unwrap();
        let found: Vec<(String, [i64; 5])> =
            rows.iter().map(|row| (row["key"].as_str().unwrap().to_owned(), amounts(row))).collect();
        prop_assert_eq!(found, expected);
        let small = decisions.iter().filter(|(_, amount, _)| (1..=10_000).contains(amount));
        prop_assert_eq!(&answer["duties"][0]["exempt"]["rows"], small.count());
        Ok(())
    });
    run.unwrap();
}

fn one(report: &str) -> Workspace {
    let mut files = data(6, &[(1, 50_000, Vec::new())], &[]);
    files[3] = file("rapport.csv", format!("rapport;beslut;avser;använt;genomförd;skäl;avbruten;dag\n{report}"));
    usable(files, "prov")
}

fn row(workspace: &Workspace, day: &str) -> Value {
    follow(workspace, "prov", day, Audience::Economist)["duties"][0]["rows"][0].clone()
}

#[test]
fn a_missing_report_is_not_nothing_used() {
    let part = |row: &Value| ["used", "unspent", "notReported"].map(|field| row[field].as_str().unwrap().to_owned());
    assert_eq!(part(&row(&one(""), "2025-07-01")), ["0", "0", "500"]);
    // One that says that nothing was used is a report; one that does not say is none.
    assert_eq!(part(&row(&one("r;d0;500;0;ja;;nej;2025-07-01\n"), "2025-07-01")), ["0", "500", "0"]);
    assert_eq!(part(&row(&one("r;d0;500;;ja;;nej;2025-07-01\n"), "2025-07-01")), ["0", "0", "500"]);
    assert_eq!(row(&one("r;d0;500;;ja;;nej;\n"), "2025-07-01")["reports"][0]["missing"], serde_json::json!(["använt"]));
}

#[test]
fn a_row_is_overdue_from_the_day_after_its_last() {
    let state = |workspace: &Workspace, day: &str| {
        let row = row(workspace, day);
        (row["state"].as_str().unwrap().to_owned(), row["daysLate"].as_i64(), row["due"].as_str().unwrap().to_owned())
    };
    let none = one("");
    assert_eq!(state(&none, "2025-07-31"), ("waiting".into(), None, "2025-07-31".into()));
    assert_eq!(state(&none, "2025-08-01"), ("overdue".into(), Some(1), "2025-07-31".into()));
    let half = one("r;d0;200;200;ja;;nej;2025-08-05\n");
    assert_eq!(state(&half, "2025-07-31").0, "partly");
    assert_eq!(state(&half, "2025-08-10"), ("overdue".into(), Some(10), "2025-07-31".into()));
    let whole = one("r;d0;500;200;ja;;nej;2025-08-05\n");
    assert_eq!(state(&whole, "2026-08-10").0, "reported");
    assert_eq!(row(&whole, "2026-08-10")["reports"][0]["daysLate"], 5);
    // What applies only where another answer is yes need not be filled where it is no.
    assert_eq!(state(&one("r;d0;500;200;;;nej;2025-07-05\n"), "2025-07-10").0, "partly");
    assert_eq!(state(&one("r;d0;500;200;ja;Flytt;ja;2025-07-05\n"), "2025-07-10").0, "reported");
}

#[test]
fn requirements_count_only_where_they_are_known() {
    let mut files = data(6, &[(1, 50_000, vec![]), (1, 50_000, vec![]), (2, 50_000, vec![])], &[]);
    files[2] = file(
        "beslut.csv",
        "beslut;enhet;belopp;till;räcker\nd0;u1;500;2025-06-30;ja\nd1;u1;500;2025-06-30;nej\nd2;u2;500;2025-06-30;\n",
    );
    let answer = follow(&usable(files, "prov"), "prov", "2025-07-01", Audience::Economist);
    let duty = &answer["duties"][0];
    assert_eq!(duty["requirements"], serde_json::json!([{ "label": "Minst tre fjärdedelar", "failed": 1, "of": 2 }]));
    let failed: Vec<&Value> = duty["rows"].as_array().unwrap().iter().map(|row| &row["failed"][0]).collect();
    assert_eq!(failed, [&Value::Null, &Value::from("Minst tre fjärdedelar"), &Value::Null]);
}

/// Without its file an optional table has no rows, and nothing else may be missing.
#[test]
fn only_an_optional_file_may_be_missing() {
    let files = || data(6, &[(1, 50_000, vec![(Some(50_000), Some(1))])], &[]);
    let without = |names: &[&str]| files().into_iter().filter(|file| !names.contains(&file.name.as_str())).collect();
    let workspace = usable(without(&["rapport.csv", "skolrapport.csv"]), "prov");
    assert_eq!(row(&workspace, "2025-07-01")["notReported"], "500");
    assert_eq!(Workspace::open(without(&["beslut.csv"])).check("prov")[0].code.name(), "table-missing");
    let all = usable(files(), "prov");
    assert_eq!(all.csv("prov"), workspace.csv("prov"));
}

/// The reports stand after the reasons, and without reports the explanation is as it was.
#[test]
fn an_explanation_tells_what_became_of_the_amount() {
    let tree = |workspace: &Workspace| serde_json::to_value(workspace.explain("prov", "u1", "tillägg").unwrap()).unwrap();
    let reported = tree(&one("r;d0;500;200;ja;;nej;2025-07-05\n"));
    let mut children = reported["children"].as_array().unwrap().clone();
    let report = children.pop().unwrap();
    assert_eq!((&report["kind"], &report["cell"]["value"]), (&Value::from("report"), &Value::from("500")));
    let said = |node: &Value| {
        let parts = node["children"].as_array().unwrap().iter().map(|child| (&child["label"], &child["cell"]["value"]));
        parts
            .map(|(label, value)| format!("{}={}", label.as_str().unwrap(), value.as_str().unwrap_or("–")))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&report)[..4], ["Använt=200", "Ej förbrukat=300", "Inte redovisat=0", "d0=500"]);
    let of_row = &report["children"][3];
    assert_eq!(said(of_row)[3..], ["använt=200", "avser=500", "genomförd=ja", "skäl=–", "dag=2025-07-05"]);
    assert_eq!(of_row["children"][3]["place"]["line"], 2);
    let without = tree(&one(""));
    assert_eq!(without["children"].as_array().unwrap(), &children);
}

/// A decision that goes takes its reports with it, so that what if can be asked of data with reports.
#[test]
fn a_row_that_is_removed_takes_its_reports_with_it() {
    let workspace = one("r;d0;500;200;ja;;nej;2025-07-05\n");
    let change = serde_json::from_value(serde_json::json!({ "table": "beslut", "remove": ["d0"] })).unwrap();
    let varied = workspace.vary(&[change]);
    assert!(varied.allocate("prov").is_some(), "{:?}", varied.check("prov"));
    assert_eq!(follow(&varied, "prov", "2025-07-01", Audience::Economist)["duties"][0]["account"]["rows"], 0);
}

#[test]
fn the_demonstration_municipality_reports_with_gaps() {
    let mut files = vec![rule_file("exempelkommun-2024"), rule_file("exempelkommun-2025")];
    files.extend(demonstration_with_reports());
    let workspace = usable(files, "exempelkommun-2024");
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let answer = follow(&workspace, id, "2026-03-18", Audience::Economist);
        adds_up(&answer);
        assert_eq!(answer["protected"], false);
    }
    let answer = follow(&workspace, "exempelkommun-2024", "2026-03-18", Audience::Economist);
    let rows: Vec<&Value> =
        answer["duties"].as_array().unwrap().iter().flat_map(|duty| duty["rows"].as_array().unwrap()).collect();
    let some = |holds: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| holds(row)).count();
    assert!(some(&|row| row["over"] != "0") > 3, "more used than granted");
    assert!(some(&|row| row["reports"].as_array().unwrap().is_empty()) > 9, "missing");
    assert!(some(&|row| row["reports"].as_array().unwrap().iter().any(|report| !report["daysLate"].is_null())) > 3, "late");
    assert!(
        some(&|row| row["reports"].as_array().unwrap().iter().any(|one| one["missing"][0].is_string())) > 3,
        "incomplete"
    );
    let units = answer["units"].as_array().unwrap().iter();
    let silent = |unit: &&Value| {
        answer["duties"].as_array().unwrap().iter().any(|duty| {
            let own = || duty["rows"].as_array().unwrap().iter().filter(|row| row["unit"] == unit["key"]);
            own().count() > 0 && own().all(|row| row["reports"].as_array().unwrap().is_empty())
        })
    };
    assert_eq!(units.filter(silent).count(), 9);
}
