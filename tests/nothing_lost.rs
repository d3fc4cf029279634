//! No krona disappears in silence: what cannot be computed, summed or assigned is an error, never a nought or an empty cell.

mod common;

use common::{file, rules};
use fordela::message::Severity;
use fordela::workspace::{InputFile, Workspace};

const SCHOOLS: &str = r#"
[[parameter]]
id  = "hundra"
tal = "100 kr"

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [{ id = "huvudman", sort = "huvudman" }, { id = "form", sort = ["a", "b"] }, { id = "elever", sort = "elev" }]

[[tabell]]
id       = "beslut"
nyckel   = "beslut"
kolumner = [{ id = "enhet", sort = "enhet", rubrik = "kod" }, { id = "belopp", sort = "kr" }]
"#;

fn data() -> Vec<InputFile> {
    vec![
        file("huvudman.csv", "huvudman\nA\nB\n"),
        file("enhet.csv", "kod;huvudman;form;elever\n1;A;a;10\n2;B;a;20\n"),
        file("beslut.csv", "beslut;kod;belopp\nx;1;50\ny;1;70\n"),
    ]
}

fn open(sections: &str, change: impl Fn(&mut Vec<InputFile>)) -> Workspace {
    let mut files = data();
    change(&mut files);
    files.push(rules(&format!("{SCHOOLS}{sections}")));
    Workspace::open(files)
}

fn resource(table: &str, id: &str, formula: &str) -> String {
    format!("[[resurs]]\ntabell = \"{table}\"\nid = \"{id}\"\nslag = \"övrigt\"\nformel = '{formula}'\n")
}

fn stopping(workspace: &Workspace) -> Vec<String> {
    let problems = workspace.check("prov");
    let stop = problems.iter().filter(|problem| problem.severity() <= Severity::Question);
    let codes: Vec<String> = stop.map(|problem| problem.code.name().to_owned()).collect();
    assert_eq!(workspace.allocate("prov").is_none(), !codes.is_empty() || workspace.usable().next().is_none());
    codes
}

fn sum(workspace: &Workspace) -> String {
    assert_eq!(stopping(workspace), Vec::<String>::new());
    workspace.allocate("prov").unwrap().summary.totals.sum.number().unwrap().decimal_text()
}

#[test]
fn a_table_without_rows_leaves_no_reference_unanswered() {
    let workspace =
        open(&resource("beslut", "r", "belopp"), |files| files[1] = file("enhet.csv", "kod;huvudman;form;elever\n"));
    assert_eq!(stopping(&workspace), ["unknown-reference", "unknown-reference"]);
    let workspace = open(&resource("beslut", "r", "belopp"), |files| files[2] = file("beslut.csv", "beslut;kod;belopp\n"));
    assert_eq!(sum(&workspace), "0");
    assert!(workspace.check("prov").iter().any(|problem| problem.code.name() == "table-empty"));
}

/// A key may hold whatever a cell may: what stands between its cells is no character of a text.
#[test]
fn a_key_with_a_slash_stays_one_cell() {
    let slashed = |files: &mut Vec<InputFile>| {
        files[1] = file("enhet.csv", "kod;huvudman;form;elever\nNorra / Södra;A;a;10\n");
        files[2] = file("beslut.csv", "beslut;kod;belopp\nx;Norra / Södra;50\n");
    };
    let workspace = open(&resource("beslut", "r", "belopp"), slashed);
    let table = String::from_utf8(workspace.csv("prov").unwrap()).unwrap();
    assert_eq!(table.trim_start_matches('\u{feff}'), "kod;huvudman;form;elever;r\r\nNorra / Södra;A;a;10;50\r\n");
    assert!(workspace.explain("prov", "Norra / Södra", "r").is_some());
}

#[test]
fn keys_of_several_cells_are_shown_and_found() {
    let sections =
        "[[tabell]]\nid = \"enhet\"\nnyckel = [\"skola\", \"stadium\"]\nkolumner = [{ id = \"belopp\", sort = \"kr\" }]\n";
    let files = vec![
        rules(&format!("{sections}{}", resource("enhet", "r", "belopp"))),
        file("enhet.csv", "skola;stadium;belopp\nA / B;C;1\nA;B / C;2\n"),
    ];
    let workspace = Workspace::open(files);
    assert_eq!(sum(&workspace), "3");
    let units = serde_json::to_value(workspace.summary("prov").unwrap()).unwrap()["units"].clone();
    assert_eq!((&units[0]["key"], &units[1]["sum"]["value"]), (&"A / B / C".into(), &"2".into()));
}

#[test]
fn it_is_certain_who_gets_the_money() {
    let twice = SCHOOLS.replace(
        "{ id = \"huvudman\", sort = \"huvudman\" }",
        "{ id = \"huvudman\", sort = \"huvudman\" }, { id = \"förra\", sort = \"huvudman\" }",
    );
    let workspace = Workspace::open([vec![rules(&format!("{twice}{}", resource("enhet", "r", "hundra")))], data()].concat());
    assert_eq!(stopping(&workspace)[0], "ways-to-provider");
    let optional = SCHOOLS.replace(
        "{ id = \"enhet\", sort = \"enhet\", rubrik = \"kod\" }",
        "{ id = \"enhet\", sort = \"enhet\", rubrik = \"kod\", valfri = true }",
    );
    let workspace =
        Workspace::open([vec![rules(&format!("{optional}{}", resource("beslut", "r", "belopp")))], data()].concat());
    assert_eq!(stopping(&workspace)[0], "reference-uncertain");
}

/// What does not apply is no number: where it may be read where a number is needed, the rules are refused.
#[test]
fn what_does_not_apply_never_becomes_nothing() {
    // School 2 has no decisions, so the largest of them does not apply there.
    let floor = format!("{}golv = 'MAX.EGNA(beslut; belopp)'\n", resource("enhet", "r", "hundra"));
    assert_eq!(stopping(&open(&floor, |_| {})), ["may-be-inapplicable"]);
    let safe = format!("{}golv = 'OMTOM(MAX.EGNA(beslut; belopp); 0)'\n", resource("enhet", "r", "hundra"));
    assert_eq!(sum(&open(&safe, |_| {})), "200");
    let none = |files: &mut Vec<InputFile>| files[2] = file("beslut.csv", "beslut;kod;belopp\n");
    let largest = "[[parameter]]\nid = \"störst\"\nformel = 'MAX.ALLA(beslut; belopp)'\n";
    assert_eq!(stopping(&open(&format!("{largest}{}", resource("enhet", "r", "störst")), none)), ["may-be-inapplicable"]);
    let pot = "[[resurs]]\ntabell = \"enhet\"\nid = \"r\"\nslag = \"övrigt\"\nram = \"störst\"\nnyckel = \"elever\"\navrundning = \"1 kr\"\n";
    assert_eq!(stopping(&open(&format!("{largest}{pot}"), none))[0], "may-be-inapplicable");
}

/// Formulas over no rows at all: nothing to compute, and nothing to fall over.
#[test]
fn a_condition_that_no_row_meets_is_no_trap() {
    let zero = "[[parameter]]\nid = \"noll\"\ntal = \"0 elev\"\n";
    let resource = format!("{}villkor = 'form = \"b\"'\n", resource("enhet", "r", "hundra / noll * elever"));
    assert_eq!(sum(&open(&format!("{zero}{resource}"), |_| {})), "0");
    let missing = |files: &mut Vec<InputFile>| files[1] = file("enhet.csv", "kod;huvudman;form;elever\n1;A;a;\n2;B;a;20\n");
    let choice = "OM(SUMMA.ALLA(enhet; elever) > noll; hundra; 0)";
    let resource = format!("{}villkor = 'form = \"b\"'\n", self::resource("enhet", "r", choice));
    assert_eq!(stopping(&open(&format!("{zero}{resource}"), missing)), Vec::<String>::new());
}

/// Shares by keys with as many denominators as rows are exact all the same.
#[test]
fn a_pot_by_awkward_fractions_is_shared_out() {
    let primes: Vec<u32> = (100_003_u32..).filter(|n| (2..400).all(|d| n % d != 0)).take(1_200).collect();
    let rows: Vec<String> = primes.iter().enumerate().map(|(i, prime)| format!("{i};A;a;{prime}")).collect();
    let pot = "[[parameter]]\nid = \"en\"\ntal = \"1 elev\"\n[[resurs]]\ntabell = \"enhet\"\nid = \"r\"\nslag = \"övrigt\"\nram = \"hundra\"\nnyckel = \"en / elever\"\navrundning = \"0,01 kr\"\n";
    let many = |files: &mut Vec<InputFile>| {
        files[1] = file("enhet.csv", format!("kod;huvudman;form;elever\n{}\n", rows.join("\n")));
        files[2] = file("beslut.csv", "beslut;kod;belopp\n");
    };
    assert_eq!(sum(&open(pot, many)), "100");
}

/// Where every point in a column may stand between thousands, the user is asked, whatever the other columns look like.
#[test]
fn a_doubtful_column_is_asked_about() {
    let doubtful =
        |files: &mut Vec<InputFile>| files[2] = file("beslut.csv", "beslut;kod;belopp\n1.1;1;12.345\n1.2;1;900\n");
    assert_eq!(stopping(&open(&resource("beslut", "r", "belopp"), doubtful)), ["number-ambiguous"]);
    let clear =
        |files: &mut Vec<InputFile>| files[2] = file("beslut.csv", "beslut;kod;belopp\n1.1;1;12.345\n1.2;1;900.50\n");
    assert_eq!(sum(&open(&resource("beslut", "r", "belopp"), clear)), "912.85");
}

#[test]
fn different_currencies_are_not_compared() {
    let euro = String::from_utf8(rules("").bytes).unwrap().replace("\"prov\"", "\"euro\"") + "valuta = \"euro\"\n" + SCHOOLS;
    let euro =
        euro.replace("100 kr", "100 euro").replace("sort = \"kr\"", "sort = \"euro\"") + &resource("enhet", "r", "hundra");
    let mut files = data();
    files.push(file("euro.toml", euro));
    files.push(rules(&format!("{SCHOOLS}{}", resource("enhet", "r", "hundra"))));
    let workspace = Workspace::open(files);
    assert!(workspace.allocate("euro").is_some() && workspace.allocate("prov").is_some());
    assert!(workspace.compare("prov", "euro").is_none());
    assert!(workspace.compare("prov", "prov").is_some());
}

#[test]
fn texts_and_references_are_not_computed() {
    let column = "[[kolumn]]\ntabell = \"beslut\"\nid = \"h\"\nformel = 'enhet.huvudman'\n";
    assert_eq!(stopping(&open(&format!("{column}{}", resource("beslut", "r", "belopp")), |_| {})), ["computed-sort"]);
}

/// Tables in a ring, however many ways there are through it.
#[test]
fn tables_in_a_ring_are_refused_at_once() {
    let mut sections = String::new();
    for i in 0..12 {
        let others: Vec<String> =
            (0..12).filter(|j| *j != i).map(|j| format!("{{ id = \"till{j}\", sort = \"t{j}\" }}")).collect();
        sections += &format!("[[tabell]]\nid = \"t{i}\"\nnyckel = \"n\"\nkolumner = [{}]\n", others.join(", "));
    }
    let found = open(&format!("{sections}{}", resource("t0", "r", "hundra")), |_| {});
    assert!(found.problems().iter().any(|problem| problem.code.name() == "reference-cycle"), "{:?}", found.problems());
}

/// A number of stages that the rule set does not know is pointed out: its pupils are not counted.
#[test]
fn a_column_beside_the_pairs_is_a_warning() {
    let sections = "[[tabell]]\nid = \"stadium\"\nnyckel = \"stadium\"\nrader = [[\"F-3\"], [\"4-6\"]]\n\
                    [[tabell]]\nid = \"grupp\"\nrader = [\"enhet\", \"stadium\"]\nkolumner = [{ id = \"antal\", sort = \"elev\" }]\n";
    let wide = |files: &mut Vec<InputFile>| {
        files[1] = file("enhet.csv", "kod;huvudman;form;elever;F-3;4-6;7-9\n1;A;a;10;1;2;30\n2;B;a;20;3;4;30\n");
    };
    let workspace = open(&format!("{sections}{}", resource("beslut", "r", "belopp")), wide);
    assert_eq!(sum(&workspace), "120");
    let found = workspace.check("prov");
    assert_eq!(found[0].code.name(), "heading-beside-pairs");
    assert_eq!(found[0].severity(), Severity::Warning);
}
