//! Rules about decisions, to hold law checks against.

use fordela::message::{Language, Problem};
use fordela::rules::read;

use super::rules;

/// Schools with decisions; what is computed of them is added by each test.
pub const BASE: &str = r#"
[[parameter]]
id  = "ram"
tal = "1 000 kr"

[[parameter]]
id  = "timpris"
tal = "240 kr/timme"

[[parameter]]
id  = "momssats"
tal = "6 %"

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "typ", sort = ["kommunal", "enskild"] }]

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "form",     sort = ["grundskola", "resursskola"] },
  { id = "elever",   sort = "elev" },
]

[[tabell]]
id       = "beslut"
nyckel   = "beslut"
kolumner = [
  { id = "enhet",   sort = "enhet", rubrik = "kod" },
  { id = "timmar",  sort = "timme" },
  { id = "kostnad", sort = "kr" },
]
"#;

/// A section, keys and values as they are written.
pub fn section(kind: &str, keys: &[(&str, &str)]) -> String {
    let lines = keys.iter().map(|(key, value)| format!("{key} = '{value}'\n"));
    std::iter::once(format!("[[{kind}]]\n")).chain(lines).collect()
}

pub fn column(table: &str, id: &str, keys: &[(&str, &str)]) -> String {
    section("kolumn", &[&[("tabell", table), ("id", id)], keys].concat())
}

pub fn parameter(id: &str, formula: &str) -> String {
    section("parameter", &[("id", id), ("formel", formula)])
}

/// A resource whose id is its kind.
pub fn resource(table: &str, kind: &str, keys: &[(&str, &str)]) -> String {
    section("resurs", &[&[("tabell", table), ("id", kind), ("slag", kind)], keys].concat())
}

pub fn additional(keys: &[(&str, &str)]) -> String {
    resource("beslut", "tilläggsbelopp", keys)
}

pub fn deviation(check: &str, resource: &str) -> String {
    section("avsteg", &[("kontroll", check), ("galler", resource), ("motiv", "Nämnden vet"), ("datum", "2025-02-03")])
}

pub fn text(sections: &str) -> String {
    String::from_utf8(rules(&format!("{BASE}{sections}")).bytes).unwrap()
}

pub fn argument<'a>(problem: &'a Problem, name: &str) -> &'a str {
    problem.arguments.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
}

/// What is said of the law: `code check way`, with every sentence whole.
pub fn said(sections: &str) -> Vec<String> {
    let problems = read("regelverk.toml", &text(sections)).problems;
    let line = |problem: &Problem| {
        for language in [Language::Swedish, Language::English] {
            let phrase = problem.phrase(language);
            for sentence in [phrase.what, phrase.todo] {
                assert!(sentence.ends_with('.') && !sentence.contains(['{', '}']), "{sentence}");
            }
        }
        let parts = [problem.code.name(), argument(problem, "check"), argument(problem, "way")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let lonely = |problem: &&Problem| argument(problem, "check") != "moms-ingen";
    problems.iter().filter(lonely).map(line).collect()
}

/// What is said of the additional amount, by the formula and what stands before it.
pub fn of_formula(formula: &str, before: &str) -> Vec<String> {
    said(&format!("{before}{}", additional(&[("formel", formula), ("villkor", "enhet.huvudman.typ = \"enskild\"")])))
}

pub const NOTHING: [&str; 0] = [];

pub const OWN: (&str, &str) = ("villkor", "huvudman.typ = \"kommunal\"");
pub const EXTERNAL: (&str, &str) = ("villkor", "huvudman.typ = \"enskild\"");
pub const DECIDED: (&str, &str) = ("villkor", "enhet.huvudman.typ = \"enskild\"");
pub const COST: (&str, &str) = ("formel", "kostnad");
pub const VAT: (&str, &str) = ("formel", "momssats * SUMMA.EGNA(beslut; tilläggsbelopp)");
