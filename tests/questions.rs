//! What a principal is asked: the cells of the own school that its resources are made of, and nothing else.

mod common;

use common::{demonstration, rule_files, usable};
use fordela::ask::Questions;
use fordela::workspace::Workspace;

fn municipality(id: &str) -> Workspace {
    let mut files = rule_files(id);
    files.extend(demonstration());
    usable(files, id)
}

/// The questions, one a line: the column and which row, then the resources.
fn asked(questions: &Questions) -> Vec<String> {
    let cell = |cell: &fordela::ask::Question| {
        let of = cell.of.as_ref().map_or_else(String::new, |of| format!(" ({of})"));
        format!("{}{of}: {}", cell.column, cell.resources.join(", "))
    };
    let row = |row: &fordela::ask::RowQuestion| format!("{} {}: {}", row.count, row.table, row.resources.join(", "));
    questions.cells.iter().map(cell).chain(questions.rows.iter().map(row)).collect()
}

fn asked_of(id: &str, unit: &str) -> Vec<String> {
    asked(&municipality(id).questions(id, unit).unwrap())
}

const PUPILS: [&str; 3] = [
    "antal (Förskoleklass och lågstadium): verksamhetsstöd",
    "antal (Mellanstadium): verksamhetsstöd",
    "antal (Högstadium): verksamhetsstöd",
];
/// A school of the municipality's own.
const OWN: &str = "99000001";
/// A school of an external provider.
const EXTERNAL: &str = "99000002";
/// A school for pupils in need of special support, of an external provider.
const SPECIAL: &str = "99000010";

#[test]
fn a_school_of_its_own_is_asked_what_the_pot_is_shared_by() {
    let kind = ["huvudman: verksamhetsstöd, tilläggsbelopp, moms", "form: verksamhetsstöd, strukturbidrag"];
    let before = [&kind[..], &["centrala_platser: strukturbidrag"], &PUPILS].concat();
    assert_eq!(asked_of("exempelkommun-2024", OWN), before);
    let need = ["index: verksamhetsstöd", "åtgärdsprogram: verksamhetsstöd", "centrala_platser: centrala_grupper"];
    assert_eq!(asked_of("exempelkommun-2025", OWN), [&kind[..], &need, &PUPILS].concat());
}

#[test]
fn an_external_school_is_asked_for_its_decisions_and_not_for_its_pupils() {
    let expected = [
        "huvudman: verksamhetsstöd, tilläggsbelopp, moms",
        "form: verksamhetsstöd, strukturbidrag, moms",
        "centrala_platser: strukturbidrag, moms",
        "4 beslut: tilläggsbelopp, moms",
    ];
    assert_eq!(asked_of("exempelkommun-2024", EXTERNAL), expected);
    assert_eq!(asked_of("exempelkommun-2025", EXTERNAL)[2..], ["centrala_platser: centrala_grupper, moms", expected[3]]);
}

#[test]
fn a_school_for_special_support_is_asked_for_its_places() {
    let asked = asked_of("exempelkommun-2025", SPECIAL);
    assert_eq!(asked[2..4], ["resursplatser: strukturbidrag, moms", "centrala_platser: centrala_grupper, moms"]);
    assert!(asked.iter().all(|line| !line.starts_with("antal") && !line.starts_with("index")));
}

#[test]
fn resources_that_depend_on_others_are_said() {
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let workspace = municipality(id);
        assert_eq!(workspace.questions(id, OWN).unwrap().others, ["verksamhetsstöd"]);
        assert!(workspace.questions(id, EXTERNAL).unwrap().others.is_empty());
        assert!(workspace.questions(id, "12345678").is_none());
    }
}

#[test]
fn a_question_says_what_a_person_needs_to_answer_it() {
    let questions = municipality("exempelkommun-2025").questions("exempelkommun-2025", OWN).unwrap();
    let cell = |column: &str| questions.cells.iter().find(|cell| cell.column == column).unwrap();
    let pupils = cell("antal");
    assert_eq!((pupils.table.as_str(), &pupils.key[..]), ("elevgrupp", &[OWN.to_owned(), "F-3".to_owned()][..]));
    assert_eq!((pupils.low.as_deref(), pupils.high.as_deref()), (Some("0"), Some("2000")));
    assert_eq!(pupils.cell.value.as_deref(), Some("172"));
    assert_eq!(pupils.help.as_deref(), Some("Elever som var inskrivna den 15 oktober"));
    assert_eq!(cell("form").options.as_ref().unwrap().len(), 2);
    assert!(cell("huvudman").options.as_ref().unwrap().contains(&"Kornblixten".to_owned()));
    // An index counts nothing: what the lowest is, the rule set does not say.
    assert_eq!((cell("index").low.as_deref(), cell("index").high.as_deref()), (None, Some("1000")));
}

#[test]
fn one_more_decision_is_like_the_latest() {
    let questions = municipality("exempelkommun-2025").questions("exempelkommun-2025", EXTERNAL).unwrap();
    let typical = questions.rows[0].typical.as_ref().unwrap();
    let said: Vec<(&str, &str)> = typical.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    let expected = [
        ("beslut", "ny-251"),
        ("enhet", EXTERNAL),
        ("form", "nivå"),
        ("från", "2025-07-01"),
        ("nivå", "2"),
        ("till", "2026-06-30"),
    ];
    assert_eq!(said, expected);
}
