//! Tables of steps, TRAPPA and SKIKT: whole rule sets, what they say when something is wrong, and why a figure is what it is.

mod common;

use common::{file, rules, usable};
use fordela::explain::{Node, NodeKind};
use fordela::message::{Code, Language, Problem};
use fordela::view::State;
use fordela::workspace::{InputFile, Workspace};

/// Units with pupils, and a table of steps and slices whose rows stand in no order.
const TABLES: &str = r#"
[[tabell]]
id = "enhet"
nyckel = "kod"
kolumner = [{ id = "elever", sort = "elev" }]
[[tabell]]
id = "trappa"
nyckel = "steg"
rubrik = "Trappan"
kolumner = [{ id = "elever", sort = "elev" }, { id = "belopp", sort = "kr" }, { id = "pris", sort = "kr/elev" }]
rader = [["topp", "30", "900 kr", "1 kr/elev"], ["botten", "0", "100 kr", "4 kr/elev"], ["mitt", "10", "500 kr", "2 kr/elev"]]
"#;

fn resource(formula: &str) -> String {
    format!("{TABLES}[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nslag = \"övrigt\"\nformel = '{formula}'\n")
}

fn units(rows: &str) -> InputFile {
    file("enhet.csv", format!("kod;elever\n{rows}"))
}

fn amounts(workspace: &Workspace) -> Vec<String> {
    let computed = workspace.allocate("prov").unwrap();
    let (column, ..) = computed.allocation.rules.resources().next().unwrap();
    computed.allocation.store.values[column.0].iter().map(|value| value.number().unwrap().decimal_text()).collect()
}

/// The first problem with the code, in Swedish.
fn said(problems: &[Problem], code: Code) -> String {
    let found: Vec<_> = problems.iter().filter(|problem| problem.code == code).collect();
    assert_eq!(found.len(), 1, "{problems:?}");
    found[0].phrase(Language::Swedish).what
}

#[test]
fn rows_are_reached_whatever_their_order() {
    let rows = "a;0\nb;9,9\nc;10\nd;29\ne;30\nf;1000\n";
    let reached = usable(vec![rules(&resource("TRAPPA(trappa; elever; belopp)")), units(rows)], "prov");
    assert_eq!(amounts(&reached), ["100", "100", "500", "500", "900", "900"]);
    let sliced = usable(vec![rules(&resource("SKIKT(trappa; elever; pris)")), units(rows)], "prov");
    assert_eq!(amounts(&sliced), ["0", "39.6", "40", "78", "80", "1050"]);
}

#[test]
fn a_parameter_and_an_aggregate_may_use_them() {
    let parameter = "[[parameter]]\nid = \"alla\"\nformel = \"SKIKT(trappa; SUMMA.ALLA(enhet; elever); pris)\"\n";
    let formula = "alla + SUMMA.ALLA(enhet; TRAPPA(trappa; elever; belopp))";
    let sections = format!("{parameter}{}", resource(formula));
    let workspace = usable(vec![rules(&sections), units("a;5\nb;15\n")], "prov");
    assert_eq!(amounts(&workspace), ["660", "660"]);
}

#[test]
fn a_gap_says_the_lowest_bound_and_an_overlap_both_rows_once() {
    let sections = resource("TRAPPA(trappa; elever; belopp)");
    let raised = sections.replace("[\"botten\", \"0\"", "[\"botten\", \"5,5\"");
    let problems = Workspace::open(vec![rules(&raised), units("a;5\n")]).check("prov");
    let gap = said(&problems, Code::StepsGap);
    assert!(gap.contains("enhet ”a”") && gap.contains("lägsta gräns: 5,5"), "{gap}");
    let twice = sections.replace("[\"mitt\", \"10\"", "[\"mitt\", \"30,0\"");
    let problems = Workspace::open(vec![rules(&twice), units("a;5\nb;6\nc;40\n")]).check("prov");
    let overlap = said(&problems, Code::StepsOverlap);
    assert!(overlap.contains("”topp” och ”mitt”"), "{overlap}");
}

#[test]
fn a_table_without_rows_reaches_nobody() {
    let written = TABLES.lines().last().unwrap();
    let sections = resource("TRAPPA(trappa; elever; belopp)").replace(written, "");
    let empty = file("trappa.csv", "steg;elever;belopp;pris\n");
    let problems = Workspace::open(vec![rules(&sections), units("a;5\n"), empty]).check("prov");
    assert!(said(&problems, Code::StepsGap).contains("lägsta gräns: –"));
}

#[test]
fn what_is_read_is_computed_first_and_a_ring_is_found() {
    let computed = "[[kolumn]]\ntabell = \"trappa\"\nid = \"dubbelt\"\nformel = \"belopp + belopp\"\n";
    let sections = format!("{}{computed}", resource("TRAPPA(trappa; elever; dubbelt)"));
    assert_eq!(amounts(&usable(vec![rules(&sections), units("a;12\n")], "prov")), ["1000"]);
    let ring = "[[kolumn]]\ntabell = \"trappa\"\nid = \"egen\"\nformel = \"TRAPPA(trappa; elever; egen) + belopp\"\n";
    let workspace = Workspace::open(vec![rules(&format!("{}{ring}", resource("elever * 0")))]);
    assert!(workspace.problems().iter().any(|problem| problem.code == Code::Cycle), "{:?}", workspace.problems());
}

#[test]
fn many_rows_are_held_against_many_steps_in_no_time() {
    let steps: Vec<String> = (0..5_000).rev().map(|i| format!("s{i};{i};{i};1\n")).collect();
    let rows: Vec<String> = (0..20_000).map(|i| format!("e{i};{}\n", i % 6_000)).collect();
    let written = TABLES.lines().last().unwrap();
    let sections = resource("TRAPPA(trappa; elever; belopp) + SKIKT(trappa; elever; pris)").replace(written, "");
    let table = file("trappa.csv", format!("steg;elever;belopp;pris\n{}", steps.concat()));
    let found = amounts(&usable(vec![rules(&sections), units(&rows.concat()), table], "prov"));
    assert_eq!((found[4_999].as_str(), found[5_999].as_str()), ("9998", "10998"));
}

#[test]
fn an_english_name_means_the_same_and_a_hint_says_so() {
    let workspace = usable(vec![rules(&resource("STEP(trappa; elever; belopp)")), units("a;12\n")], "prov");
    assert_eq!(amounts(&workspace), ["500"]);
    let hint = said(&workspace.check("prov"), Code::EnglishName);
    assert!(hint.contains("STEP") && hint.contains("TRAPPA"), "{hint}");
    let wrong = Workspace::open(vec![rules(&resource("round(elever; 0)"))]);
    let unknown = wrong.problems().iter().find(|problem| problem.code == Code::UnknownFunction).unwrap();
    assert!(unknown.arguments.contains(&("near", "AVRUNDA".to_owned())), "{unknown}");
}

fn child<'a>(node: &'a Node, name: &str) -> &'a Node {
    let found: Vec<&Node> = node.children.iter().filter(|child| child.name == name).collect();
    assert_eq!(found.len(), 1, "{name} among {:?}", node.children.iter().map(|child| &child.name).collect::<Vec<_>>());
    found[0]
}

fn value(node: &Node) -> &str {
    node.cell.value.as_deref().unwrap()
}

#[test]
fn the_row_reached_is_explained() {
    let workspace = usable(vec![rules(&resource("(TRAPPA(trappa; elever; belopp)) * 1")), units("a;12\n")], "prov");
    let tree = workspace.explain("prov", "a", "stöd").unwrap();
    let node = child(&tree, "TRAPPA(trappa; elever; belopp)");
    assert_eq!((node.kind, value(node), node.children.len()), (NodeKind::Aggregate, "500", 2));
    assert_eq!(value(child(node, "elever")), "12");
    let row = child(node, "trappa ”mitt”");
    assert_eq!((row.kind, value(row), row.steps[0].formula.as_str()), (NodeKind::Row, "500", "belopp"));
    assert_eq!((value(child(row, "elever")), value(child(row, "belopp"))), ("10", "500"));
}

#[test]
fn every_slice_is_explained() {
    let workspace = usable(vec![rules(&resource("SKIKT(trappa; elever / 3; pris)")), units("a;100\n")], "prov");
    let tree = workspace.explain("prov", "a", "stöd").unwrap();
    let node = child(&tree, "SKIKT(trappa; elever / 3; pris)");
    let rows: Vec<(&str, &str)> =
        node.children[1..].iter().map(|row| (row.name.as_str(), row.steps[0].formula.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("trappa ”botten”", "(10 - elever) * pris"),
            ("trappa ”mitt”", "(30 - elever) * pris"),
            ("trappa ”topp”", "(100/3 - elever) * pris")
        ]
    );
    assert_eq!(value(child(node, "trappa ”mitt”")), "40");
    assert_eq!(node.cell.exact.as_deref(), Some("250/3"));
}

#[test]
fn a_bound_that_is_missing_is_shown_as_the_reason() {
    let sections = resource("TRAPPA(trappa; elever; belopp)").replace("[\"mitt\", \"10\"", "[\"mitt\", \"\"");
    let workspace = usable(vec![rules(&sections), units("a;12\n")], "prov");
    let tree = workspace.explain("prov", "a", "stöd").unwrap();
    assert_eq!(tree.cell.state, State::Missing);
    let row = child(child(&tree, "TRAPPA(trappa; elever; belopp)"), "trappa ”mitt”");
    assert_eq!((row.cell.state, child(row, "elever").cell.state), (State::Missing, State::Missing));
}
