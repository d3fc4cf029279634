//! Pots through the whole of it: bounds that hold after sharing, one pot for each row of a table, what is said where a pot cannot be
//! shared, and the reasons for a share.

#[path = "../common/mod.rs"]
mod common;
mod explained;
mod refused;

use common::{file, rules};
use fordela::allocate::Pot;
use fordela::message::{Language, Severity};
use fordela::workspace::{InputFile, Workspace};

const TABLES: &str = r#"
[[parameter]]
id  = "ram"
tal = "1 000 kr"

[[parameter]]
id  = "största_minskning"
tal = "5 %"

[[parameter]]
id  = "största_ökning"
tal = "10 %"

[[tabell]]
id       = "skolform"
nyckel   = "skolform"
kolumner = [
  { id = "namn",   sort = "text" },
  { id = "öppen",  sort = "ja/nej" },
  { id = "pengar", sort = "kr", villkor = "öppen" },
]

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "skolform", sort = "skolform" },
  { id = "elever",   sort = "elev" },
  { id = "fjol",     sort = "kr" },
]
"#;

const FORMS: &str = "skolform;namn;öppen;pengar\ngr;grundskola;ja;1000\ngy;gymnasieskola;ja;501\nsp;specialskola;ja;0\n";
const UNITS: &str = "kod;skolform;elever;fjol\nA;gr;50;400\nB;gr;30;400\nC;gr;20;200\nD;gy;1;0\nE;gy;1;0\n";

/// Only the first three schools.
fn three() -> String {
    UNITS.lines().take(4).map(|line| format!("{line}\n")).collect()
}

fn open(sections: &str, forms: &str, units: &str) -> Workspace {
    let data = |name: &str, text: &str| file(name, text);
    let files: Vec<InputFile> =
        vec![rules(&format!("{TABLES}{sections}")), data("skolform.csv", forms), data("enhet.csv", units)];
    Workspace::open(files)
}

fn pot(keys: &str) -> String {
    format!(
        "\n[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nnamn = \"Stöd\"\nslag = \"verksamhetsstöd\"\navrundning = \"1 kr\"\n{keys}\n"
    )
}

/// One pot of 1 000 kr by pupils, with what more is said of it.
fn one_pot(more: &str) -> String {
    pot(&format!("ram = \"ram\"\nnyckel = \"elever\"\n{more}"))
}

/// A pot for each school form by pupils, with what more is said of it.
fn pot_per_form(more: &str) -> String {
    pot(&format!("ram = \"pengar\"\nnyckel = \"elever\"\nper = \"skolform\"\n{more}"))
}

const GUARANTEE: &str = "golv = \"(1 - största_minskning) * fjol\"";
const LIMIT: &str = "tak = \"(1 + största_ökning) * fjol\"";

/// What stops the rule set: code, line in the file, and the Swedish sentence.
fn stopping(workspace: &Workspace) -> Vec<String> {
    let problems = workspace.check("prov");
    let stopping = problems.iter().filter(|problem| problem.severity() <= Severity::Question);
    let said = stopping.map(|problem| {
        let (file, line) = (problem.place.file.clone().unwrap_or_default(), problem.place.lines.first().copied());
        let marked = problem.place.excerpt.as_ref().map_or("", |excerpt| excerpt.marked.as_str());
        let place =
            line.map_or(String::new(), |_| if marked.is_empty() { format!(" {line:?}") } else { format!(" {marked}") });
        let sentence = problem.phrase(Language::Swedish).what.replace('\u{a0}', " ");
        format!("{} {file}{place}: {sentence}", problem.code.name())
    });
    said.collect()
}

fn warnings(workspace: &Workspace) -> Vec<String> {
    let problems = workspace.check("prov");
    problems.iter().filter(|p| p.severity() == Severity::Warning).map(|p| p.code.name().to_owned()).collect()
}

/// The shares in the order of the rows, by a word for every state.
fn shares(workspace: &Workspace) -> String {
    assert_eq!(stopping(workspace), Vec::<String>::new());
    let table = workspace.table("prov", "enhet").unwrap();
    let table = serde_json::to_value(table).unwrap();
    let columns = table["columns"].as_array().unwrap();
    let column = columns.iter().find(|column| column["id"] == "stöd").unwrap();
    let cells = column["cells"].as_array().unwrap().iter();
    cells.map(|cell| cell["value"].as_str().or(cell["state"].as_str()).unwrap()).collect::<Vec<_>>().join(" ")
}

fn pots(workspace: &Workspace) -> Vec<Pot> {
    workspace.allocate("prov").unwrap().allocation.pots.clone()
}

fn controls(workspace: &Workspace) -> Vec<String> {
    let summary = serde_json::to_value(workspace.summary("prov").unwrap()).unwrap();
    let controls = summary["controls"].as_array().unwrap().iter().filter(|control| control["kind"] == "pot");
    let said = |control: &serde_json::Value| {
        let text = |key: &str| control[key].as_str().unwrap().to_owned();
        format!("{} {}={} {} {}", text("label"), text("expected"), text("actual"), control["rows"], control["ok"])
    };
    controls.map(said).collect()
}

#[test]
fn a_guarantee_holds_after_sharing_and_the_others_pay() {
    // 500, 300 and 200 by pupils. 95 % of last year is 380, 380 and 190: the second is lifted, and what is left, 620, would give the
    // third 177,14, so it is lifted too, and the first has 430.
    let workspace = open(&one_pot(GUARANTEE), FORMS, &three());
    assert_eq!(shares(&workspace), "430 380 190");
    let pots = pots(&workspace);
    assert_eq!((pots.len(), pots[0].rows, pots[0].of), (1, 3, None));
    assert_eq!(pots[0].level.decimal_text(), "8.6");
    assert!(pots[0].last.is_none(), "430 = 8,6 × 50 is whole");
    assert_eq!(controls(&workspace), ["Stöd 1000=1000 3 true"]);
}

#[test]
fn a_limit_holds_after_sharing_and_the_others_get_more() {
    // 110 % of last year is 440, 440 and 220. The first is held, which leaves 560 to 30 and 20 pupils, 336 and 224; the third is held
    // too, and the second has 340.
    assert_eq!(shares(&open(&one_pot(LIMIT), FORMS, &three())), "440 340 220");
    // Both: 380–440, 380–440 and 190–220. The second is lifted and the first held; the third has what is left, 180, which is below
    // its floor. So the first has 430 again.
    assert_eq!(shares(&open(&one_pot(&format!("{GUARANTEE}\n{LIMIT}")), FORMS, &three())), "430 380 190");
}

#[test]
fn bounds_that_are_not_whole_are_held_in_whole_steps() {
    // Floors of 100,2 and caps of 333,3 kr: in whole kronor from 101 to 333.
    let units = "kod;skolform;elever;fjol\nA;gr;0;100,2\nB;gr;5;333,3\nC;gr;95;0\n";
    let held = |bound: &str| shares(&open(&one_pot(bound), FORMS, units));
    assert_eq!(held("golv = \"fjol\""), "101 334 565");
    let large = "kod;skolform;elever;fjol\nA;gr;0;100,2\nB;gr;95;333,3\nC;gr;5;1000\n";
    assert_eq!(shares(&open(&one_pot("tak = \"fjol\""), FORMS, large)), "0 333 667");
    // In steps of 100 kr the floors are 200 and 400.
    let hundreds = one_pot("golv = \"fjol\"").replace("1 kr\"", "100 kr\"");
    assert_eq!(shares(&open(&hundreds, FORMS, units)), "200 400 400");
    // The last step went to a remainder: 1000 in hundreds by 1, 1 and 1 is 3,33 each.
    let thirds =
        open(&one_pot("").replace("1 kr\"", "100 kr\""), FORMS, "kod;skolform;elever;fjol\nb;gr;1;0\na;gr;1;0\nc;gr;1;0\n");
    assert_eq!(shares(&thirds), "300 400 300");
    let last = pots(&thirds)[0].last.clone().unwrap();
    assert_eq!((last.row, last.remainder.exact_text().as_str()), (1, "1/3"));
}

#[test]
fn a_pot_for_each_row_of_a_table() {
    // 1 000 by 50, 30 and 20; 501 by two equals, of which D comes first; nothing for nobody in the third form.
    let workspace = open(&pot_per_form(""), FORMS, UNITS);
    assert_eq!(shares(&workspace), "500 300 200 251 250");
    assert_eq!(
        controls(&workspace),
        ["Stöd: grundskola 1000=1000 3 true", "Stöd: gymnasieskola 501=501 2 true", "Stöd: specialskola 0=0 0 true"]
    );
    let pots = pots(&workspace);
    let forms = workspace.allocate("prov").unwrap().allocation.rules.table("skolform");
    assert_eq!(pots.iter().map(|pot| pot.of).collect::<Vec<_>>(), [0, 1, 2].map(|row| Some((forms.unwrap(), row))));
    assert_eq!(pots[1].level.decimal_text(), "250.5");
    assert_eq!(pots[1].last.as_ref().map(|last| (last.row, last.remainder.exact_text())), Some((3, "1/2".to_owned())));
    // Each pot has its own level where there are bounds.
    let bounded = open(&pot_per_form(GUARANTEE), FORMS, UNITS);
    assert_eq!(shares(&bounded), "430 380 190 251 250");
    // Rows in another order get the same.
    let turned: String = UNITS
        .lines()
        .take(1)
        .chain(UNITS.lines().skip(1).collect::<Vec<_>>().into_iter().rev())
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(shares(&open(&pot_per_form(GUARANTEE), FORMS, &turned)), "250 251 190 380 430");
}

#[test]
fn the_way_to_a_pot_may_be_long_and_the_frame_computed() {
    // What each form has is computed in its own row, from what lies under it; the rows that share are decisions.
    let sections = format!(
        "{}{}",
        r#"
[[tabell]]
id       = "beslut"
nyckel   = "beslut"
kolumner = [{ id = "enhet", sort = "enhet", rubrik = "kod" }, { id = "timmar", sort = "timme" }]

[[kolumn]]
tabell = "skolform"
id     = "per_skola"
villkor = "öppen"
formel = "pengar / ANTAL.EGNA(enhet)"
"#,
        pot("ram = \"per_skola\"\nnyckel = \"timmar\"\nper = \"enhet.skolform\"").replace("\"enhet\"\nid", "\"beslut\"\nid"),
    );
    let forms = "skolform;namn;öppen;pengar\ngr;grundskola;ja;1200\ngy;gymnasieskola;ja;500\n";
    let mut files = vec![rules(&format!("{TABLES}{sections}")), file("skolform.csv", forms), file("enhet.csv", UNITS)];
    files.push(file("beslut.csv", "beslut;kod;timmar\n1;A;1\n2;A;2\n3;B;1\n4;D;9\n"));
    let workspace = Workspace::open(files);
    assert_eq!(stopping(&workspace), Vec::<String>::new());
    // 1 200 for three schools is 400, by 1, 2 and 1 hours; 500 for two is 250, all to the one decision.
    let summary = serde_json::to_value(workspace.summary("prov").unwrap()).unwrap();
    let sums: Vec<&str> =
        summary["units"].as_array().unwrap().iter().map(|unit| unit["sum"]["value"].as_str().unwrap()).collect();
    assert_eq!(sums, ["300", "100", "0", "250", "0"]);
    assert_eq!(controls(&workspace), ["Stöd: grundskola 400=400 3 true", "Stöd: gymnasieskola 250=250 1 true"]);
    explained::check_sums(&workspace, "A");
}

#[test]
fn an_order_that_goes_through_the_frame_is_found() {
    // The frame reads the form's schools, whose share it is: a ring, and its path is told.
    let ring = "\n[[kolumn]]\ntabell = \"skolform\"\nid = \"allt\"\nformel = \"SUMMA.EGNA(enhet; stöd)\"\n";
    let found = stopping(&open(&format!("{}{ring}", pot_per_form("").replace("\"pengar\"", "\"allt\"")), FORMS, UNITS));
    assert!(found[0].starts_with("cycle") && found[0].contains("skolform.allt"), "{found:?}");
    // A floor is read before the shares, not after.
    let floor = "\n[[kolumn]]\ntabell = \"enhet\"\nid = \"minst\"\nformel = \"fjol\"\n";
    assert_eq!(shares(&open(&format!("{}{floor}", one_pot("golv = \"minst\"")), FORMS, &three())), "400 400 200");
}
