//! Random rules that read what may be *ej tillämpligt* anywhere: a rule that is accepted never meets it at run time where it has no
//! meaning, whatever the data.

mod common;

use std::sync::Arc;

use common::rules;
use fordela::allocate::allocate;
use fordela::data::{AskedDialect, FileTable};
use fordela::formula::Value;
use fordela::message::Code;
use fordela::rules::ReadRules;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Columns that may be empty in every way there is: optional, by a condition, by a reference, over no rows, by a key.
const SECTIONS: &str = r#"
[[tabell]]
id       = "grupp"
nyckel   = "grupp"
kolumner = [
  { id = "typ", sort = ["p", "q"] },
  { id = "g",   sort = "tal" },
  { id = "h",   sort = "tal", villkor = 'typ = "p"' },
]

[[tabell]]
id       = "enhet"
nyckel   = "nr"
kolumner = [
  { id = "grupp", sort = "grupp", valfri = true },
  { id = "k",     sort = ["x", "y", "z"] },
  { id = "a",     sort = "tal" },
  { id = "tom",   sort = "tal", valfri = true },
  { id = "b",     sort = "tal", villkor = 'k = "x"' },
  { id = "c",     sort = "tal", villkor = 'OCH(k <> "x"; a > 2)' },
]

[[tabell]]
id       = "post"
nyckel   = "post"
kolumner = [
  { id = "enhet", sort = "enhet", rubrik = "nr" },
  { id = "q",     sort = "tal" },
  { id = "v",     sort = "tal", valfri = true },
  { id = "w",     sort = "tal", villkor = 'enhet.k = "x"' },
]

[[kolumn]]
tabell  = "enhet"
id      = "d"
villkor = 'ICKE(ELLER(ÄRTOM(tom); k = "z"))'
formel  = "tom + 1"

[[kolumn]]
tabell  = "enhet"
id      = "e"
villkor = "ICKE(ÄRTOM(grupp.g))"
formel  = "grupp.g"

[[kolumn]]
tabell  = "enhet"
id      = "f"
villkor = "OCH(ICKE(ÄRTOM(d)); ICKE(ÄRTOM(b)))"
formel  = "d + b"

[[kolumn]]
tabell = "enhet"
id     = "m"
formel = "MIN.EGNA(post; v)"

[[parameter]]
id  = "ram"
tal = "1 000"

[[kolumn]]
tabell     = "enhet"
id         = "pott"
villkor    = 'k <> "z"'
ram        = "ram"
nyckel     = "SUMMA(tom; 1) + OM(k = \"x\"; b; 0)"
avrundning = "1"

[[kolumn]]
tabell     = "enhet"
id         = "glesa"
ram        = "ram"
nyckel     = "tom"
avrundning = "1"

"#;

const CERTAIN: [&str; 3] = ["a", "1", "SUMMA.EGNA(post; v)"];
const DOUBTFUL: [&str; 13] =
    ["tom", "b", "c", "d", "e", "f", "m", "pott", "glesa", "grupp.g", "grupp.h", "MAX.EGNA(post; q)", "MIN.ALLA(post; q)"];

fn one_of(texts: &[&'static str]) -> BoxedStrategy<String> {
    prop::sample::select(texts.to_vec()).prop_map(str::to_owned).boxed()
}

fn condition(inner: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let plain =
        one_of(&["k = \"x\"", "\"x\" = k", "k <> \"x\"", "k <> \"y\"", "k = \"z\"", "a > 2", "2 >= a", "grupp.typ = \"p\""]);
    let empty = one_of(&DOUBTFUL).prop_map(|x| format!("ÄRTOM({x})"));
    let leaf = prop_oneof![5 => plain, 4 => empty, 1 => inner.prop_map(|a| format!("{a} > 1"))];
    let tree = leaf.prop_recursive(2, 6, 2, |part| {
        prop_oneof![
            3 => (part.clone(), part.clone()).prop_map(|(a, b)| format!("OCH({a}; {b})")),
            2 => (part.clone(), part.clone()).prop_map(|(a, b)| format!("ELLER({a}; {b})")),
            3 => part.prop_map(|a| format!("ICKE({a})")),
        ]
    });
    tree.boxed()
}

/// A number in a row of `post`.
fn post() -> BoxedStrategy<String> {
    one_of(&[
        "q",
        "v",
        "w",
        "w + v",
        "w * q",
        "enhet.b",
        "enhet.b + q",
        "OM(enhet.k = \"x\"; enhet.b + w; q)",
        "enhet.d * 2",
    ])
}

/// A number in a row of `enhet`.
fn number() -> BoxedStrategy<String> {
    let leaf = prop_oneof![2 => one_of(&CERTAIN), 3 => one_of(&DOUBTFUL)];
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        let (one, two) = (inner.clone(), (inner.clone(), inner.clone()));
        let test = condition(inner.clone().boxed());
        prop_oneof![
            2 => two.clone().prop_map(|(a, b)| format!("({a} + {b})")),
            6 => (test, two.clone()).prop_map(|(test, (a, b))| format!("OM({test}; {a}; {b})")),
            3 => (one_of(&["OMTOM", "OMSAKNAS", "SUMMA", "MIN", "MEDEL"]), two.clone())
                .prop_map(|(name, (a, b))| format!("{name}({a}; {b})")),
            2 => (inner.clone(), two).prop_map(|(a, (b, c))| format!("VÄXLA(k; \"x\"; {a}; \"y\"; {b}; {c})")),
            1 => one.clone().prop_map(|a| format!("VÄXLA(k; \"x\"; {a}; \"y\"; 1; \"z\"; 2)")),
            1 => (one_of(&["SUMMA", "MAX"]), post()).prop_map(|(name, body)| format!("{name}.EGNA(post; {body})")),
            1 => (one_of(&["SUMMA", "MIN"]), one).prop_map(|(name, body)| format!("{name}.ALLA(enhet; {body})")),
        ]
    });
    tree.boxed()
}

/// A column with perhaps a condition and a floor.
fn column() -> BoxedStrategy<String> {
    let conditions = condition(one_of(&["a"]));
    let column = (number(), prop::option::of(conditions), prop::option::weighted(0.1, number()));
    let written = column.prop_map(|(formula, condition, floor)| {
        let line = |key: &str, text: Option<String>| text.map_or_else(String::new, |text| format!("{key} = '{text}'\n"));
        format!("formel = '{formula}'\n{}{}", line("villkor", condition), line("golv", floor))
    });
    written.boxed()
}

fn read(columns: &[String]) -> ReadRules {
    let written =
        columns.iter().enumerate().map(|(i, text)| format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"f{i}\"\n{text}\n"));
    let file = rules(&format!("{SECTIONS}{}", written.collect::<String>()));
    fordela::rules::read("regelverk.toml", &String::from_utf8(file.bytes).unwrap())
}

/// Tables in which a cell that may be empty often is.
fn tables(draw: &mut impl FnMut(std::ops::Range<u32>) -> u32) -> Vec<FileTable> {
    let mut cell = |empty: bool| if empty && draw(0..2) == 0 { String::new() } else { draw(0..6).to_string() };
    let mut lines = [vec!["grupp;typ;g;h".into()], vec!["nr;grupp;k;a;tom;b;c".into()], vec!["post;nr;q;v;w".to_owned()]];
    for (i, typ) in ["p", "q", "p"].iter().enumerate() {
        lines[0].push(format!("{i};{typ};{};{}", cell(false), cell(false)));
    }
    for i in 0..12 {
        let group = cell(true).parse::<u32>().map_or_else(|_| String::new(), |n| (n % 3).to_string());
        let k = ["x", "y", "z"][i % 3];
        lines[1].push(format!("{i};{group};{k};{};{};{};{}", cell(false), cell(true), cell(false), cell(false)));
    }
    for i in 0..10 {
        lines[2].push(format!("{i};{};{};{};{}", cell(false), cell(false), cell(true), cell(false)));
    }
    let names = ["grupp.csv", "enhet.csv", "post.csv"];
    let read = |(name, lines): (&str, Vec<String>)| {
        FileTable::read(name, lines.join("\n").as_bytes(), AskedDialect::default(), &mut Vec::new()).unwrap()
    };
    names.into_iter().zip(lines).map(read).collect()
}

#[test]
fn what_is_accepted_never_meets_what_does_not_apply() {
    let mut runner = TestRunner::deterministic();
    let columns = column();
    let mut accepted: Vec<String> = Vec::new();
    let mut refused = 0;
    for _ in 0..4_000 {
        let text = columns.new_tree(&mut runner).unwrap().current();
        let verdict = read(std::slice::from_ref(&text));
        let found: Vec<Code> = verdict.problems.iter().map(|problem| problem.code).collect();
        assert!(found.iter().all(|code| [Code::MayBeInapplicable, Code::UnnamedNumber].contains(code)), "{text}: {found:?}");
        match verdict.rule_set {
            Some(_) => accepted.push(text),
            None => refused += 1,
        }
    }
    let doubtful = accepted.iter().filter(|text| DOUBTFUL.iter().any(|name| text.contains(name))).count();
    assert!(doubtful > 800 && refused > 800, "{doubtful} accepted with something doubtful, {refused} refused");
    let mut draw = |range: std::ops::Range<u32>| range.new_tree(&mut runner).unwrap().current();
    let (mut numbers, mut empty) = (0, 0);
    for columns in accepted.chunks(100) {
        let rules = Arc::new(read(columns).rule_set.expect("each of them was accepted"));
        for _ in 0..5 {
            let tables = tables(&mut draw);
            let (allocation, problems) = allocate(&rules, &tables.iter().collect::<Vec<_>>());
            let met: Vec<String> =
                problems.iter().filter(|problem| problem.code == Code::InapplicableRead).map(ToString::to_string).collect();
            let named = |problem: &String| columns.iter().enumerate().find(|(i, _)| problem.contains(&format!("”f{i}”")));
            assert!(met.is_empty(), "{}\n{:?}", met[0], named(&met[0]));
            let values = allocation.store.values.iter().flatten();
            numbers += values.clone().filter(|value| value.number().is_some()).count();
            empty += values.filter(|value| **value == Value::Inapplicable).count();
        }
    }
    assert!(numbers > 30_000 && empty > 10_000, "{numbers} numbers and {empty} empty cells were met");
}
