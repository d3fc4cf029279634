//! The reasons for a share of a pot.

use fordela::explain::{Node, NodeKind};

use super::*;

/// The steps of a node, with their values.
pub fn steps(node: &Node) -> Vec<String> {
    let shown = |cell: &fordela::view::Cell| {
        cell.exact.clone().or_else(|| cell.value.clone()).unwrap_or_else(|| format!("{:?}", cell.state))
    };
    node.steps.iter().map(|step| format!("{} {} = {}", step.kind, step.formula, shown(&step.cell))).collect()
}

fn names(node: &Node) -> Vec<&str> {
    node.children.iter().map(|child| child.name.as_str()).collect()
}

/// The explanation says what the summary says.
pub fn check_sums(workspace: &Workspace, unit: &str) {
    let tree = workspace.explain("prov", unit, "stöd").unwrap();
    let summary = serde_json::to_value(workspace.summary("prov").unwrap()).unwrap();
    let row = summary["units"].as_array().unwrap().iter().find(|row| row["key"] == unit).unwrap().clone();
    assert_eq!(tree.cell.value.as_deref(), row["sum"]["value"].as_str(), "{unit}");
}

#[test]
fn a_share_of_a_pot_with_bounds_is_explained() {
    let workspace = open(&one_pot(&format!("{GUARANTEE}\n{LIMIT}")), FORMS, &three());
    let tree = workspace.explain("prov", "B", "stöd").unwrap();
    assert_eq!(
        steps(&tree),
        [
            "ram ram = 1000",
            "nyckel elever = 30",
            "formel nivå * nyckel = 258",
            "golv (1 - största_minskning) * fjol = 380",
            "tak (1 + största_ökning) * fjol = 380",
            "avrundning 1 kr = 380"
        ]
    );
    assert_eq!(names(&tree), ["ram", "elever", "största_minskning", "fjol", "största_ökning", "nivå"]);
    let level = tree.children.last().unwrap();
    assert_eq!((level.kind, level.cell.value.as_deref(), level.more), (NodeKind::Aggregate, Some("8.6"), 3));
    assert_eq!(level.sort.measure.as_deref(), Some("kr/elev"));
    ["A", "B", "C"].iter().for_each(|unit| check_sums(&workspace, unit));
    // Where no pot was shared, nothing is said of its level.
    let stopped = open(&one_pot(GUARANTEE), FORMS, &three().replace("C;gr;20", "C;gr;"));
    let tree = stopped.explain("prov", "B", "stöd").unwrap();
    assert_eq!(steps(&tree)[2..], ["formel nivå * nyckel = Missing", "golv (1 - största_minskning) * fjol = Missing"]);
}

#[test]
fn a_share_of_one_pot_among_several_is_explained() {
    let workspace = open(&pot_per_form(""), FORMS, UNITS);
    let tree = workspace.explain("prov", "D", "stöd").unwrap();
    assert_eq!(
        steps(&tree),
        ["ram ram = 501", "nyckel elever = 1", "formel ram * nyckel / nyckelsumma = 250.5", "avrundning 1 kr = 251"]
    );
    assert_eq!(names(&tree), ["skolform", "ram", "elever", "nyckelsumma"]);
    let frame = &tree.children[1];
    assert_eq!(
        (frame.kind, frame.label.as_str(), frame.cell.value.as_deref()),
        (NodeKind::Row, "gymnasieskola", Some("501"))
    );
    assert_eq!((steps(frame), names(frame)), (vec!["formel pengar = 501".to_owned()], vec!["pengar"]));
    assert_eq!((tree.children[3].cell.value.as_deref(), tree.children[3].more), (Some("2"), 2));
    ["A", "B", "C", "D", "E"].iter().for_each(|unit| check_sums(&workspace, unit));
    // A key that reads something called ram, and a level that something else is called: no two siblings bear the same name.
    let clash = "\n[[kolumn]]\ntabell = \"enhet\"\nid = \"nivå\"\nformel = \"elever\"\n";
    let keyed = pot_per_form("golv = \"0 * ram\"").replace("\"elever\"", "\"nivå\"");
    let workspace = open(&format!("{clash}{keyed}"), FORMS, UNITS);
    let tree = workspace.explain("prov", "A", "stöd").unwrap();
    assert_eq!(names(&tree), ["skolform", "pottens_ram", "nivå", "ram", "pottens_nivå"]);
    assert_eq!(steps(&tree)[0], "ram pottens_ram = 1000");
    assert_eq!(steps(&tree)[2], "formel pottens_nivå * nyckel = 500");
}

#[test]
fn a_row_whose_key_does_not_apply_is_said_to_take_no_part() {
    let key = "\n[[kolumn]]\ntabell = \"enhet\"\nid = \"nyckeltal\"\nvillkor = \"fjol > 0\"\nformel = \"elever\"\n";
    for more in ["", "golv = \"fjol / 2\""] {
        let workspace = open(&format!("{key}{}", one_pot(more).replace("\"elever\"", "\"nyckeltal\"")), FORMS, UNITS);
        assert_eq!(shares(&workspace), "500 300 200 inapplicable inapplicable");
        let tree = workspace.explain("prov", "D", "stöd").unwrap();
        assert_eq!(steps(&tree), ["ram ram = 1000", "nyckel nyckeltal = Inapplicable"]);
    }
}
