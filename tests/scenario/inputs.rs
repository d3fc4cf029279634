//! Changed inputs are what edited files would be.

use fordela::message::Code;
use fordela::scenario::TableChange;
use fordela::workspace::Workspace;

use crate::common::{self, file};
use crate::{DECISIONS, LONG, PROVIDERS, UNITS, WIDE, same, workspace};

fn cell(table: &str, key: &[&str], column: &str, value: &str) -> TableChange {
    let key = key.iter().map(|part| (*part).to_owned()).collect();
    TableChange::Cell { table: table.to_owned(), key, column: column.to_owned(), value: value.to_owned() }
}

fn add(table: &str, values: &[(&str, &str)]) -> TableChange {
    let add = values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
    TableChange::Add { table: table.to_owned(), add }
}

fn remove(table: &str, key: &[&str]) -> TableChange {
    TableChange::Remove { table: table.to_owned(), remove: key.iter().map(|part| (*part).to_owned()).collect() }
}

/// The changes say of the tables what the edited ones do, and something else than those before.
fn edited(before: &[(&str, &str)], changes: &[TableChange], after: &[(&str, &str)]) {
    let (varied, opened) = (workspace(before).vary(changes), workspace(after));
    assert!(opened.allocate("prov").is_some(), "{:?}", opened.check("prov"));
    assert_ne!(varied.csv("prov"), workspace(before).csv("prov"), "{changes:?} changes nothing");
    same(&varied, &opened, "prov");
    let rows = |workspace: &Workspace| workspace.files().map(|file| file.rows).collect::<Vec<_>>();
    assert_eq!(rows(&varied), rows(&opened));
}

#[test]
fn a_cell_is_changed() {
    let units = |from: &str, to: &str| {
        assert!(UNITS.contains(from));
        UNITS.replace(from, to)
    };
    for (change, from, to) in [
        (cell("enhet", &["a"], "andel", " 71,5 % "), "85 %", "71,5 %"),
        (cell("enhet", &["B"], "andel", "1 000,5"), "0,5", "1 000,5"),
        (cell("enhet", &["A"], "lokaler", ""), "85 %;1", "85 %;"),
        (cell("enhet", &["B"], "huvudman", "212000-1355"), "556036-0793", "212000-1355"),
        (cell("enhet", &["B"], "namn", "Bokskolan"), "Björkskolan", "Bokskolan"),
    ] {
        edited(&[], &[change], &[("enhet.csv", &units(from, to))]);
    }
    let own = PROVIDERS.replace("fristående", "egen regi");
    edited(&[], &[cell("huvudman", &["556036-0793"], "typ", "Egen Regi")], &[("huvudman.csv", &own)]);
    let decision = DECISIONS.replace("B;1;3", "B;1;4");
    edited(&[], &[cell("beslut", &["B", "1"], "nivå", "4")], &[("beslut.csv", &decision)]);
}

#[test]
fn a_column_that_the_file_may_lack_is_added() {
    let after = "skola;namn;huvudman;andel;Antal lokaler;tillsyn\nA;Alskolan;212000-1355;85 %;1;3\nB;Björkskolan;556036-0793;0,5;;\n";
    edited(&[], &[cell("enhet", &["A"], "tillsyn", "3")], &[("enhet.csv", after)]);
}

#[test]
fn a_number_is_written_with_the_decimal_sign_of_the_file() {
    let before = "skola,namn,huvudman,andel,Antal lokaler\nA,Alskolan,212000-1355,0.25,1\nB,Björkskolan,556036-0793,0.5,\n";
    let points = before.replace(',', ";");
    for before in [before, &points] {
        for (value, written) in [("1 234,5", "1234.5"), ("71,5 %", "71.5 %"), ("1,234", "1.2340")] {
            let after = before.replace("0.25", written);
            edited(&[("enhet.csv", before)], &[cell("enhet", &["A"], "andel", value)], &[("enhet.csv", &after)]);
        }
    }
}

#[test]
fn pairs_are_changed_added_and_removed_long_and_wide() {
    let long = |from: &str, to: &str| LONG.replace(from, to);
    let change = [cell("grupp", &["A", "4-9"], "antal", "7,5")];
    edited(&[], &change, &[("grupp.csv", &long("A;4-9;20", "A;4-9;7,5"))]);
    let wide = [("enhet.csv", WIDE), ("grupp.csv", "")];
    let own = [("grupp.csv", "skola;F-3;4-9\nA;10;20\n")];
    edited(&wide, &change, &[("enhet.csv", &WIDE.replace("10;20", "10;7,5")), ("grupp.csv", "")]);
    edited(&own, &change, &[("grupp.csv", &own[0].1.replace("10;20", "10;7,5"))]);

    // A cell of a pair that has no row, and a row that says both keys.
    let after = format!("{LONG}B;4-9;4\n");
    for change in
        [cell("grupp", &["B", "4-9"], "antal", "4"), add("grupp", &[("enhet", "B"), ("stadium", "4-9"), ("antal", "4")])]
    {
        // The row that is added stands on no line.
        let (varied, opened) = (workspace(&[]).vary(std::slice::from_ref(&change)), workspace(&[("grupp.csv", &after)]));
        assert_eq!(varied.csv("prov"), opened.csv("prov"));
        assert_ne!(varied.csv("prov"), workspace(&[]).csv("prov"));
        let wider = WIDE.replace("1,5;", "1,5;4");
        edited(&wide, std::slice::from_ref(&change), &[("enhet.csv", &wider), ("grupp.csv", "")]);
        let (varied, opened) =
            (workspace(&own).vary(&[change]), workspace(&[("grupp.csv", "skola;F-3;4-9\nA;10;20\nB;;4\n")]));
        assert_eq!(varied.csv("prov"), opened.csv("prov"));
    }

    let change = [remove("grupp", &["A", "4-9"])];
    // The rows after it stand where they stood.
    let varied = workspace(&[]).vary(&change);
    assert_eq!(varied.csv("prov"), workspace(&[("grupp.csv", &long("A;4-9;20\n", ""))]).csv("prov"));
    edited(&wide, &change, &[("enhet.csv", &WIDE.replace("10;20", "10;")), ("grupp.csv", "")]);
}

#[test]
fn rows_are_added_and_removed_one_after_the_other() {
    let changes = [
        add("enhet", &[("skola", "C"), ("namn", "Cederskolan"), ("huvudman", "212000-1355"), ("andel", "50 %")]),
        add("beslut", &[("skola", "C"), ("nummer", "1"), ("nivå", "2")]),
        cell("enhet", &["C"], "lokaler", "4"),
        remove("beslut", &["A", "1"]),
    ];
    let varied = workspace(&[]).vary(&changes);
    let units = format!("{UNITS}C;Cederskolan;212000-1355;50 %;4\n");
    let opened = workspace(&[("enhet.csv", &units), ("beslut.csv", "skola;nummer;nivå\nB;1;3\nC;1;2\n")]);
    assert!(opened.csv("prov").is_some());
    assert_eq!(varied.csv("prov"), opened.csv("prov"));
    // What is added and taken away again leaves nothing.
    assert_eq!(
        varied.vary(&[remove("beslut", &["C", "1"]), remove("enhet", &["C"])]).csv("prov"),
        workspace(&[]).vary(&[remove("beslut", &["A", "1"])]).csv("prov")
    );
    // What was not changed is the same table, and the files stay as they were.
    assert_eq!(workspace(&[]).csv("prov"), workspace(&[]).vary(&[]).csv("prov"));
}

#[test]
fn a_row_that_stands_in_no_file_is_spoken_of_without_a_line() {
    let again = [("skola", "A"), ("huvudman", "212000-1355"), ("andel", "1")];
    for (change, code) in [
        (add("enhet", &again), Code::KeyTwice),
        (add("enhet", &[("skola", "C"), ("huvudman", "x"), ("andel", "1")]), Code::UnknownReference),
        (add("enhet", &[("andel", "1")]), Code::KeyEmpty),
    ] {
        let problems = workspace(&[]).vary(&[change]).check("prov");
        let problem = problems.iter().find(|problem| problem.code == code).unwrap_or_else(|| panic!("{problems:?}"));
        assert!(!problem.place.lines.contains(&0), "{problem}");
    }
    let varied = workspace(&[]).vary(&[add("enhet", &[("skola", "C"), ("huvudman", "212000-1355"), ("andel", "1")])]);
    let tree = serde_json::to_string(&varied.explain("prov", "C", "stöd")).unwrap();
    assert!(tree.contains("\"andel\"") && !tree.contains("\"line\":0"), "{tree}");
}

#[test]
fn a_change_that_cannot_be_made_is_a_problem() {
    for (change, code) in [
        (cell("enhetr", &["A"], "andel", "1"), Code::ChangeTable),
        (cell("stadium", &["F-3"], "vikt", "1"), Code::ChangeTable),
        (cell("enhet", &["A"], "andl", "1"), Code::ChangeColumn),
        (cell("enhet", &["A"], "stöd", "1"), Code::ChangeColumn),
        (add("enhet", &[("skola", "C"), ("färg", "röd")]), Code::ChangeColumn),
        (cell("enhet", &["C"], "andel", "1"), Code::ChangeRow),
        (remove("enhet", &["C"]), Code::ChangeRow),
        (remove("grupp", &["B", "4-9"]), Code::ChangeRow),
        (cell("enhet", &["A"], "andel", "hälften"), Code::NotANumber),
        (cell("enhet", &["A"], "andel", "0.5"), Code::NotANumber),
        (cell("enhet", &["A"], "andel", "1.234"), Code::NumberAmbiguous),
        (cell("enhet", &["A"], "namn", "20121212-1212"), Code::PersonalIdentity),
        (cell("huvudman", &["212000-1355"], "typ", "statlig"), Code::NotInList),
        (cell("enhet", &["A"], "huvudman", "999"), Code::UnknownReference),
    ] {
        let before = workspace(&[]);
        let varied = before.vary(std::slice::from_ref(&change));
        let problems = varied.check("prov");
        let [problem] = &problems[..] else { panic!("{change:?}: {problems:?}") };
        assert_eq!(problem.code, code, "{change:?}");
        assert!(varied.allocate("prov").is_none());
        assert!(!problem.to_string().contains("20121212"), "{problem}");
        // It is still said beside other files, and another change is made all the same.
        let beside = varied.with(&file("annat.csv", "a;b\n1;2\n")).vary(&[cell("enhet", &["B"], "andel", "1")]);
        assert!(beside.check("prov").iter().any(|problem| problem.code == code), "{change:?}");
    }
    let near = workspace(&[]).vary(&[cell("enhet", &["A"], "andl", "1")]).check("prov")[0].to_string();
    assert!(near.contains("Menar du ”andel”?"), "{near}");
}

/// Rows that are there because others name them.
#[test]
fn what_many_rows_say_together_is_changed_in_all_of_them() {
    let rules = r#"
[[tabell]]
id       = "barn"
nyckel   = "nummer"
kolumner = [{ id = "skola", sort = "skola" }]

[[tabell]]
id       = "skola"
ur       = "barn"
nyckel   = "skola"
kolumner = [{ id = "index", sort = "tal" }]

[[kolumn]]
tabell = "barn"
id     = "vikt"
formel = "skola.index * 2"
"#;
    let open = |table: &str| Workspace::open(vec![common::rules(rules), file("barn.csv", table)]);
    let before = open("nummer;skola;index\n1;A;5\n2;B;6\n3;A;5\n");
    let after = open("nummer;skola;index\n1;A;7\n2;B;6\n3;A;7\n");
    let table = |workspace: &Workspace| serde_json::to_string(&workspace.table("prov", "barn")).unwrap();
    assert_eq!(table(&before.vary(&[cell("skola", &["A"], "index", "7")])), table(&after));
    assert_ne!(table(&before), table(&after));
    for change in [remove("skola", &["A"]), add("skola", &[("skola", "C")])] {
        assert_eq!(before.vary(&[change]).check("prov")[0].code, Code::ChangeShared);
    }
}
