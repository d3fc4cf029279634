//! A levelling pot, and what the tests of unknowns ask of it.

use fordela::formula::Value;
use fordela::message::{Problem, Severity};
use fordela::number::Number;
use fordela::workspace::Workspace;

use super::{file, rules};

/// A levelling pot: gaps to a level x of each school's need are filled, and x is what the pot is enough for.
pub const LEVEL: &str = r#"
[[parameter]]
id  = "pott1"
tal = "300 000 kr"

[[parameter]]
id        = "x"
namn      = "Nivå"
sort      = "%"
uppfyller = "SUMMA.ALLA(enhet; t1) = pott1"
mellan    = ["0 %", "200 %"]

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "form", sort = ["a", "b"] },
  { id = "täckning", sort = "tal" }, { id = "mål", sort = "kr" }, { id = "egna_medel", sort = "kr" },
]

[[kolumn]]
tabell = "enhet"
id     = "t1"
formel = "täckning * (x * mål - egna_medel)"
golv   = "0"

[[resurs]]
tabell = "enhet"
id     = "utjämning"
slag   = "övrigt"
formel = "t1"
"#;

/// Needs and own means of three schools. As functions of x the gaps are
/// A: 0,8 · (1 000 000 x − 900 000) = 800 000 x − 720 000, above zero from x = 0,9,
/// B: 0,5 · (2 000 000 x − 1 500 000) = 1 000 000 x − 750 000, from x = 0,75,
/// C: 1 · (500 000 x − 600 000), from x = 1,2.
pub const SCHOOLS: &str =
    "kod;form;täckning;mål;egna_medel\nA;a;0,8;1000000;900000\nB;a;0,5;2000000;1500000\nC;b;1;500000;600000\n";

pub fn open(sections: &str, schools: &str) -> Workspace {
    Workspace::open(vec![file("enhet.csv", schools), rules(sections)])
}

/// The levelling pot with one part of it written otherwise.
pub fn with(part: &str, other: &str) -> String {
    assert!(LEVEL.contains(part), "{part}");
    LEVEL.replacen(part, other, 1)
}

/// The levelling pot with another formula, and what may stand below it, for the gap.
pub fn gap(formula: &str, more: &str) -> String {
    with("formel = \"täckning * (x * mål - egna_medel)\"\ngolv   = \"0\"", &format!("formel = '{formula}'\n{more}"))
}

pub fn stopping(workspace: &Workspace) -> Vec<Problem> {
    workspace.check("prov").into_iter().filter(|problem| problem.severity() <= Severity::Question).collect()
}

pub fn solved(workspace: &Workspace, id: &str) -> Value {
    let found = stopping(workspace);
    assert!(found.is_empty(), "{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let allocation = &workspace.allocate("prov").unwrap().allocation;
    let place = allocation.rules.parameters.iter().position(|parameter| parameter.id == id).unwrap();
    allocation.store.parameters[place].clone()
}

pub fn exact(value: &Value) -> String {
    value.number().map_or_else(|| format!("{value:?}"), Number::exact_text)
}

pub fn column(workspace: &Workspace, id: &str) -> Vec<String> {
    let allocation = &workspace.allocate("prov").unwrap().allocation;
    let place = allocation.rules.columns.iter().position(|column| column.id == id).unwrap();
    allocation.store.values[place].iter().map(exact).collect()
}
