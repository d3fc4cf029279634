//! The demonstration municipality: sums, the order of rows, and what the whole of it must keep to.

mod common;

use common::{demonstration, rule_files, usable};
use fordela::allocate::ControlKind;
use fordela::formula::Value;
use fordela::number::Number;
use fordela::workspace::{InputFile, Workspace};

const RULES: [&str; 2] = ["exempelkommun-2024", "exempelkommun-2025"];

fn total<'a>(values: impl IntoIterator<Item = &'a Value>) -> Number {
    values.into_iter().filter_map(Value::number).fold(Number::ZERO, |sum, number| sum.add(number).unwrap())
}

#[test]
fn parts_add_up_per_unit_provider_and_resource() {
    for id in RULES {
        let mut files = demonstration();
        files.extend(rule_files(id));
        let workspace = usable(files, id);
        let computed = workspace.allocate(id).unwrap();
        let (allocation, summary) = (&computed.allocation, &computed.summary);
        assert_eq!((summary.units.len(), summary.providers.len()), (60, 12));
        for (at, column) in summary.resources.iter().enumerate() {
            let rows = total(&allocation.store.values[column.0]);
            assert_eq!(rows, total(summary.units.iter().map(|unit| &unit.amounts[at])));
            assert_eq!(rows, total(summary.providers.iter().map(|provider| &provider.amounts[at])));
            assert_eq!(Some(&rows), summary.totals.amounts[at].number());
            assert!(!rows.is_zero(), "{id} resource {at} is nothing to anyone");
        }
        assert_eq!(total(summary.units.iter().map(|unit| &unit.sum)), total([&summary.totals.sum]));
        assert!(!allocation.pots.is_empty());
        for pot in &allocation.pots {
            assert_eq!(pot.frame, pot.sum);
            assert_eq!(pot.sum, total(&allocation.store.values[pot.column.0]));
        }
    }
}

/// Rows in another order, everywhere: every unit gets the same.
#[test]
fn the_order_of_rows_never_matters() {
    let turned: Vec<InputFile> = demonstration()
        .into_iter()
        .map(|file| {
            let mut lines: Vec<&[u8]> = file.bytes.split_inclusive(|byte| *byte == b'\n').collect();
            lines[1..].reverse();
            InputFile { bytes: lines.concat(), ..file }
        })
        .collect();
    for id in RULES {
        let open = |mut files: Vec<InputFile>| {
            files.extend(rule_files(id));
            usable(files, id)
        };
        let by_key = |workspace: &Workspace| {
            let text = String::from_utf8(workspace.csv(id).unwrap()).unwrap();
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let (one, other) = (by_key(&open(demonstration())), by_key(&open(turned.clone())));
        assert_eq!(one.len(), 61);
        assert_eq!(one, other);
    }
}

/// The grants stand when they exceed their budget: the budget is compared with, and limits nothing.
#[test]
fn a_budget_never_limits() {
    let id = "exempelkommun-2025";
    let open = |keeps: fn(&str) -> bool| {
        let mut files = demonstration();
        for file in rule_files(id) {
            let text = String::from_utf8(file.bytes).unwrap();
            let kept = text.lines().filter(|line| keeps(line)).collect::<Vec<_>>().join("\n");
            files.push(common::file(&file.name, kept));
        }
        usable(files, id)
    };
    let (with, without) = (open(|_| true), open(|line| !line.starts_with("budget ")));
    let budgets = |workspace: &Workspace| {
        let controls = &workspace.allocate(id).unwrap().summary.controls;
        controls.iter().filter(|control| control.kind == ControlKind::Budget).count()
    };
    assert_eq!((budgets(&with), budgets(&without)), (1, 0));
    assert_eq!(with.csv(id), without.csv(id));
}

/// A comparison with itself is no difference anywhere.
#[test]
fn compared_with_itself_nothing_differs() {
    let id = RULES[0];
    let mut files = demonstration();
    files.extend(rule_files(id));
    let comparison = usable(files, id).compare(id, id).unwrap();
    let mut compared = 0;
    for row in comparison.units.iter().chain(&comparison.providers) {
        let amounts = &row.amounts;
        for amount in amounts.amounts.iter().chain([&amounts.sum, &amounts.net]) {
            assert_eq!(amount.current, amount.proposed);
            assert!(matches!(amount.difference.value.as_deref(), None | Some("0")), "{:?}", amount.difference);
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn an_explanation_is_made_for_every_unit_and_resource() {
    for id in RULES {
        let mut files = demonstration();
        files.extend(rule_files(id));
        let workspace = usable(files, id);
        let computed = workspace.allocate(id).unwrap();
        let allocation = &computed.allocation;
        let units = allocation.rules.table("enhet").unwrap();
        for (row, unit) in allocation.data.tables[units.0].keys.iter().enumerate() {
            for (at, column) in computed.summary.resources.iter().enumerate() {
                let resource = &allocation.rules.columns[column.0].id;
                let tree = workspace.explain(id, unit, resource).unwrap();
                assert_eq!(
                    tree.cell,
                    fordela::view::Cell::plain(&computed.summary.units[row].amounts[at]),
                    "{unit} {resource}"
                );
                assert!(!tree.steps.is_empty());
            }
        }
        assert!(workspace.explain(id, "finns inte", "verksamhetsstöd").is_none());
        assert!(workspace.explain(id, "99000017", "finns inte").is_none());
    }
}

/// Providers that no unit refers to: what units get is no sum of theirs, and nothing is wrong.
#[test]
fn providers_that_no_unit_refers_to_are_no_parts() {
    let sections = r#"
[[tabell]]
id     = "huvudman"
nyckel = "huvudman"

[[tabell]]
id       = "enhet"
nyckel   = "skolenhetskod"
kolumner = [{ id = "belopp", sort = "kr" }]

[[resurs]]
tabell = "enhet"
id     = "stöd"
slag   = "övrigt"
formel = "belopp"
"#;
    let files = vec![
        common::rules(sections),
        common::file("huvudman.csv", "huvudman\nAlfa\n"),
        common::file("enhet.csv", "skolenhetskod;belopp\n1;205\n"),
    ];
    let controls = &usable(files, "prov").allocate("prov").unwrap().summary.controls;
    assert_eq!(controls.iter().map(|control| control.kind).collect::<Vec<_>>(), [ControlKind::Units]);
}
