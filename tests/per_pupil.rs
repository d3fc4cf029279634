//! How big a unit is, and amounts by that.

mod common;

use common::{demonstration, file, rule_file, rule_files, rules, usable};
use fordela::compare::{Compared, ComparedAmounts, Comparison};
use fordela::number::{DecimalSign, Direction, Number, Rounding, parse};
use fordela::view::{Cell, State};
use fordela::workspace::Workspace;

fn number(cell: &Cell) -> Number {
    parse(cell.value.as_deref().unwrap(), DecimalSign::Point).unwrap()
}

fn compare(workspace: &Workspace) -> Comparison {
    workspace.compare("exempelkommun-2024", "exempelkommun-2025").unwrap()
}

/// A sum of money by size, computed beside.
fn is_by_size(sum: &Compared, size: &Cell, per: &Compared) {
    let hundredths = Rounding::to_decimals(2, Direction::Nearest).unwrap();
    let by_size = |sum: &Cell| hundredths.apply(&number(sum).div(&number(size)).unwrap()).unwrap();
    let (current, proposed) = (by_size(&sum.current), by_size(&sum.proposed));
    assert_eq!((number(&per.current), number(&per.proposed)), (current.clone(), proposed.clone()));
    assert_eq!(number(&per.difference), proposed.sub(&current).unwrap());
}

fn check(amounts: &ComparedAmounts) -> Number {
    let by_size = amounts.by_size.as_ref().unwrap();
    assert_eq!(by_size.size.current, by_size.size.proposed);
    is_by_size(&amounts.sum, &by_size.size.current, &by_size.per);
    is_by_size(&amounts.net, &by_size.size.current, &by_size.net_per);
    number(&by_size.size.current)
}

#[test]
fn every_amount_by_pupil_is_the_sum_by_the_pupils() {
    let mut files = rule_files("exempelkommun-2025");
    files.extend(demonstration());
    let workspace = usable(files, "exempelkommun-2025");
    let comparison = compare(&workspace);
    let size = comparison.size.as_ref().unwrap();
    assert_eq!((size.label.as_str(), size.measure.as_str()), ("Elever", "elev"));
    let total = check(&comparison.totals);
    for rows in [&comparison.units, &comparison.providers] {
        let sizes = rows.iter().map(|row| check(&row.amounts));
        assert_eq!(sizes.fold(Number::from(0), |sum, size| sum.add(&size).unwrap()), total);
    }
    // 172 + 157 + 0 pupils.
    assert_eq!(comparison.units[0].amounts.by_size.as_ref().unwrap().size.current.value.as_deref(), Some("329"));
    let summary = serde_json::to_value(workspace.summary("exempelkommun-2025").unwrap()).unwrap();
    assert_eq!(summary["units"][0]["size"]["value"], "329");
    let own = comparison.providers.iter().find(|row| row.key == "Exempelkommunen").unwrap();
    let at = comparison.providers.iter().position(|row| row.key == own.key).unwrap();
    assert_eq!(
        summary["providers"][at]["size"]["value"],
        own.amounts.by_size.as_ref().unwrap().size.current.value.clone().unwrap()
    );
}

const RULES: &str = "[[parameter]]\nid = \"pris\"\ntal = \"10 kr/elev\"\n[[tabell]]\nid = \"enhet\"\nnyckel = \"skola\"\n\
    kolumner = [{ id = \"elever\", sort = \"elev\", valfri = true }]\n\
    [[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nslag = \"övrigt\"\nformel = \"OMTOM(elever; 0) * pris\"\n";

fn two(size: [bool; 2]) -> Comparison {
    let rules = |id: &str, size: bool| {
        let text = String::from_utf8(rules(RULES).bytes).unwrap().replace("\"prov\"", &format!("\"{id}\""));
        let text =
            if size { text.replace("nyckel = \"skola\"\n", "nyckel = \"skola\"\nstorlek = \"elever\"\n") } else { text };
        file(&format!("{id}.toml"), text)
    };
    let data = file("enhet.csv", "skola;elever\nA;3\nB;0\nC;\n");
    Workspace::open(vec![rules("a", size[0]), rules("b", size[1]), data]).compare("a", "b").unwrap()
}

#[test]
fn there_is_nothing_to_divide_by_in_a_school_without_pupils() {
    let comparison = two([true, true]);
    let per = |row: usize| comparison.units[row].amounts.by_size.as_ref().unwrap().per.current.clone();
    assert_eq!(number(&per(0)), Number::from(10));
    assert_eq!([per(1).state, per(2).state], [State::Inapplicable; 2]);
    // What does not say its size is left out of what all say together.
    assert_eq!(number(&comparison.totals.by_size.as_ref().unwrap().size.current), Number::from(3));
}

#[test]
fn one_rule_set_that_says_it_is_enough_and_none_is_none() {
    for size in [[true, false], [false, true]] {
        let comparison = two(size);
        let by_size = comparison.units[0].amounts.by_size.as_ref().unwrap();
        assert_eq!((number(&by_size.per.current), number(&by_size.per.proposed)), (Number::from(10), Number::from(10)));
    }
    let comparison = two([false, false]);
    assert!(comparison.size.is_none() && comparison.units[0].amounts.by_size.is_none());
}

#[test]
fn no_figure_depends_on_the_size_or_the_help() {
    let plain = rules(RULES);
    let text = String::from_utf8(plain.bytes.clone()).unwrap().replace("\"prov\"", "\"annat\"");
    let text = text.replace("valfri = true }", "valfri = true, hjalp = \"Alla elever\" }");
    let changed = file("annat.toml", text.replace("nyckel = \"skola\"\n", "nyckel = \"skola\"\nstorlek = \"elever\"\n"));
    let data = file("enhet.csv", "skola;elever\nA;3\n");
    let workspace = Workspace::open(vec![plain, changed, data]);
    let difference = workspace.difference("prov", "annat").unwrap();
    assert!(difference.changes.is_empty(), "{:?}", difference.changes);
    let said: Vec<(&str, &str)> = difference.others.iter().map(|said| (said.sv.as_str(), said.en.as_str())).collect();
    let expected = [
        ("Storleken på en rad i ”enhet” är nu elever", "The size of a row in ”enhet” is now elever"),
        ("Hjälptexten ändras: elever", "The help text changes: elever"),
    ];
    assert_eq!(said, expected);
    let back = workspace.difference("annat", "prov").unwrap();
    assert_eq!(back.others[0].sv, "Det sägs inte längre hur stor en rad i ”enhet” är");
}

#[test]
fn an_overlay_sets_and_takes_away_what_says_the_size() {
    let overlay = "format = 1\nid = \"på\"\nnamn = \"På\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\
        bas = \"verksamhetsstod-2024\"\n[[tabell]]\nid = \"enhet\"\n";
    let data = file("enhet.csv", "skola;elever;index;åtgärdsprogram\nA;3;100;1\n");
    let sizes = |key: &str| {
        let files = vec![rule_file("verksamhetsstod-2024"), file("på.toml", format!("{overlay}{key}\n")), data.clone()];
        let comparison = usable(files, "på").compare("på", "på").unwrap();
        comparison.totals.by_size.map(|by_size| number(&by_size.size.current))
    };
    assert_eq!(sizes("storlek = \"åtgärdsprogram\""), Some(Number::from(1)));
    assert_eq!(sizes("bort = [\"storlek\"]"), None);
}
