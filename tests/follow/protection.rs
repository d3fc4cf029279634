//! Who works with sums: everything that a board or a school is shown is put into equations, and what they determine must not stand on few.

use std::collections::BTreeSet;

use fordela::follow::Audience;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::common::usable;
use super::{data, decisions, follow};

const LIMIT: usize = 5;
const AMOUNTS: [&str; 4] = ["allocated", "used", "unspent", "notReported"];
const COUNTS: [&str; 4] = ["rows", "reported", "missing", "overdue"];

/// A figure: where it stands in the answer, and the rows of the economist's answer that it stands on, each with its unit.
struct Figure {
    at: String,
    rows: BTreeSet<(String, String)>,
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

/// What a row adds to a field.
fn adds(row: &Value, field: &str) -> bool {
    match field {
        "rows" => true,
        "reported" => row["state"] == "reported",
        "missing" => row["state"] != "reported",
        "overdue" => row["state"] == "overdue",
        amount => row[amount] != "0",
    }
}

/// Which rows a figure stands on, by the place of the row's unit and its provider.
type Rows = Box<dyn Fn(usize, &str) -> bool>;

/// Every figure of the accounts, and the equations between them: the first is the sum of the others.
fn figures(full: &Value) -> (Vec<Figure>, Vec<Vec<String>>) {
    let provider = |unit: &Value| {
        let unit = list(full, "units").iter().find(|own| own["key"] == *unit).unwrap();
        unit["provider"].as_str().unwrap().to_owned()
    };
    let group = |of: &str| {
        let provider = list(full, "providers").iter().find(|own| own["key"] == of).unwrap();
        provider["group"].as_str().unwrap().to_owned()
    };
    let mut accounts: Vec<(String, Rows)> = vec![("/total".into(), Box::new(|_, _| true))];
    let mut lines: Vec<Vec<String>> = Vec::new();
    let names = |prefix: &str, key: &str, of: &Value| -> Vec<String> {
        (0..list(of, key).len()).map(|at| format!("{prefix}/{key}/{at}/account")).collect()
    };
    for key in ["duties", "providers", "byGroup"] {
        lines.push([vec!["/total".to_owned()], names("", key, full)].concat());
    }
    for (at, own) in list(full, "providers").iter().enumerate() {
        let key = own["key"].as_str().unwrap().to_owned();
        accounts.push((format!("/providers/{at}/account"), Box::new(move |_, provider| provider == key)));
    }
    for (at, own) in list(full, "byGroup").iter().enumerate() {
        let id = own["group"].as_str().unwrap().to_owned();
        let whole = format!("/byGroup/{at}/account");
        let own_providers =
            list(full, "providers").iter().enumerate().filter(|(_, provider)| provider["group"] == id.as_str());
        let own_providers = own_providers.map(|(at, _)| format!("/providers/{at}/account")).collect();
        lines.push([vec![whole.clone()], own_providers].concat());
        let duties = (0..list(full, "duties").len()).map(|duty| format!("/duties/{duty}/byGroup/{at}/account")).collect();
        lines.push([vec![whole.clone()], duties].concat());
        let groups: Vec<(String, String)> = list(full, "providers")
            .iter()
            .map(|own| (own["key"].as_str().unwrap().to_owned(), group(own["key"].as_str().unwrap())))
            .collect();
        let is = move |provider: &str, id: &str| groups.iter().any(|(key, group)| key == provider && group == id);
        let (is_too, id_too) = (is.clone(), id.clone());
        accounts.push((whole, Box::new(move |_, provider| is(provider, &id))));
        for duty in 0..list(full, "duties").len() {
            let (is, id) = (is_too.clone(), id_too.clone());
            let at = format!("/duties/{duty}/byGroup/{at}/account");
            accounts.push((at, Box::new(move |of, provider| of == duty && is(provider, &id))));
        }
    }
    for (at, duty) in list(full, "duties").iter().enumerate() {
        accounts.push((format!("/duties/{at}/account"), Box::new(move |of, _| of == at)));
        lines.push([vec![format!("/duties/{at}/account")], names(&format!("/duties/{at}"), "byGroup", duty)].concat());
    }
    let mut found = Vec::new();
    let mut equations = Vec::new();
    for field in AMOUNTS.into_iter().chain(COUNTS).chain(["over"]) {
        equations.extend(lines.iter().map(|line| line.iter().map(|at| format!("{at}/{field}")).collect::<Vec<_>>()));
        for (at, counts) in &accounts {
            let mut rows = BTreeSet::new();
            for (duty, of) in list(full, "duties").iter().enumerate() {
                for row in list(of, "rows").iter().filter(|row| adds(row, field) && counts(duty, &provider(&row["unit"]))) {
                    rows.insert((format!("{duty} {}", row["key"]), row["unit"].as_str().unwrap().to_owned()));
                }
            }
            found.push(Figure { at: format!("{at}/{field}"), rows });
        }
    }
    for (at, _) in &accounts {
        equations.push(AMOUNTS.iter().map(|field| format!("{at}/{field}")).collect());
        equations.push(COUNTS[..3].iter().map(|field| format!("{at}/{field}")).collect());
    }
    (found, equations)
}

/// The hidden figures that the equations determine: those alone in a row when the equations are solved, counted round a small prime.
fn determined(hidden: &[String], equations: &[Vec<String>]) -> Vec<String> {
    const PRIME: i64 = 1_000_003;
    let inverse = |of: i64| {
        (0..PRIME.ilog2() + 1).rev().fold(1, |sum, bit| {
            let square = sum * sum % PRIME;
            if (PRIME - 2) >> bit & 1 == 1 { square * of % PRIME } else { square }
        })
    };
    let row = |equation: &Vec<String>| -> Vec<i64> {
        let sign = |at: usize| if at == 0 { PRIME - 1 } else { 1 };
        let of = |name: &String| equation.iter().position(|own| own == name).map_or(0, sign);
        hidden.iter().map(of).collect()
    };
    let mut rows: Vec<Vec<i64>> = equations.iter().map(row).filter(|row| row.iter().any(|value| *value != 0)).collect();
    let mut next = 0;
    for column in 0..hidden.len() {
        let Some(lead) = (next..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(next, lead);
        let by = inverse(rows[next][column]);
        rows[next].iter_mut().for_each(|value| *value = *value * by % PRIME);
        let own = rows[next].clone();
        for (at, row) in rows.iter_mut().enumerate().filter(|(at, row)| *at != next && row[column] != 0) {
            let times = row[column];
            assert!(at != next);
            row.iter_mut().zip(&own).for_each(|(value, own)| *value = (*value + (PRIME - times) * own) % PRIME);
        }
        next += 1;
    }
    let alone = rows.iter().filter(|row| row.iter().filter(|value| **value != 0).count() == 1);
    alone.filter_map(|row| row.iter().position(|value| *value != 0)).map(|at| hidden[at].clone()).collect()
}

fn few(rows: &BTreeSet<(String, String)>, own: &str, total: bool) -> bool {
    let others: Vec<&(String, String)> = rows.iter().filter(|(_, unit)| unit != own).collect();
    let units: BTreeSet<&String> = others.iter().map(|(_, unit)| unit).collect();
    !others.is_empty() && (others.len() < LIMIT || (!total && units.len() < LIMIT))
}

/// What an attacker finds in an answer that stands on few, where the figures in `shown` can be read.
fn found(full: &Value, own: &str, shown: &dyn Fn(&Figure) -> bool) -> Vec<String> {
    let (figures, equations) = figures(full);
    let hidden: Vec<String> = figures.iter().filter(|figure| !shown(figure)).map(|figure| figure.at.clone()).collect();
    let known = determined(&hidden, &equations);
    let secret = |figure: &&Figure| few(&figure.rows, own, figure.at.starts_with("/total"));
    let read = |figure: &&Figure| shown(figure) || known.contains(&figure.at);
    let mut found: Vec<String> = figures.iter().filter(secret).filter(read).map(|figure| figure.at.clone()).collect();
    // What the hidden ones in one equation come to together is known where all others are.
    for equation in equations {
        let figure = |at: &String| figures.iter().find(|figure| figure.at == *at).unwrap();
        let whole = figure(&equation[0]);
        let closed: Vec<&Figure> = equation[1..].iter().map(figure).filter(|figure| !read(figure)).collect();
        let together = closed.iter().flat_map(|figure| figure.rows.iter().cloned()).collect();
        if read(&whole) && !closed.is_empty() && few(&together, own, false) {
            found.push(format!("the rest of {}", whole.at));
        }
    }
    found
}

#[test]
fn nothing_that_stands_on_few_can_be_worked_out() {
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let leaks = std::cell::Cell::new(0);
    let seen = std::cell::Cell::new(0);
    let run = runner.run(&decisions(18), |(decisions, schools)| {
        let workspace = usable(data(18, &decisions, &schools), "prov");
        let full = follow(&workspace, "prov", "2025-08-01", Audience::Economist);
        for (audience, own) in [(Audience::Board, ""), (Audience::Unit("u4".into()), "u4")] {
            let answer = follow(&workspace, "prov", "2025-08-01", audience);
            let shown = |figure: &Figure| {
                let value = answer.pointer(&figure.at).unwrap_or_else(|| panic!("{}", figure.at));
                assert!(value.is_null() || Some(value) == full.pointer(&figure.at), "{}", figure.at);
                !value.is_null()
            };
            assert_eq!(found(&full, own, &shown), Vec::<String>::new());
            seen.set(seen.get() + figures(&full).0.iter().filter(|figure| shown(figure)).count());
            // Were only those hidden that stand on few themselves, the same attacker would find some.
            let naive = |figure: &Figure| !few(&figure.rows, own, figure.at.starts_with("/total"));
            leaks.set(leaks.get() + found(&full, own, &naive).len());
        }
        Ok(())
    });
    run.unwrap();
    assert!(leaks.get() > 100, "the attacker finds nothing even in what is hardly protected: {}", leaks.get());
    assert!(seen.get() > 1_000, "hardly anything is shown: {}", seen.get());
}

#[test]
fn a_school_sees_its_own_rows_and_nobody_elses_names() {
    let decisions: Vec<super::Decision> = (0..40).map(|at| (at, 50_000, vec![(Some(50_000), Some(10_000))])).collect();
    let schools: Vec<(u32, Option<u32>)> = (0..18).map(|_| (90_000, Some(90_000))).collect();
    let workspace = usable(data(18, &decisions, &schools), "prov");
    let full = follow(&workspace, "prov", "2025-08-01", Audience::Economist);
    let own = follow(&workspace, "prov", "2025-08-01", Audience::Unit("u4".into()));
    assert_eq!(own["audience"], serde_json::json!({ "unit": "u4" }));
    assert_eq!(list(&own, "units"), [list(&full, "units")[4].clone()]);
    for (duty, all) in list(&own, "duties").iter().zip(list(&full, "duties")) {
        let theirs: Vec<Value> = list(all, "rows").iter().filter(|row| row["unit"] == "u4").cloned().collect();
        assert!(!theirs.is_empty());
        assert_eq!(list(duty, "rows"), theirs);
        assert!(list(duty, "strata").iter().all(|stratum| list(stratum, "rows").is_empty()));
    }
    let board = follow(&workspace, "prov", "2025-08-01", Audience::Board);
    assert!(list(&board, "units").is_empty() && list(&board, "duties").iter().all(|duty| list(duty, "rows").is_empty()));
    for unit in (0..18).filter(|unit| *unit != 4) {
        let name = format!("Skolan {unit}:an");
        assert!(full.to_string().contains(&name));
        assert!(!own.to_string().contains(&name) && !board.to_string().contains(&name), "{name}");
    }
    assert_eq!((&full["protected"], &board["protected"]), (&Value::from(false), &Value::from(true)));
}
