//! What a principal is asked: the cells of the own school that its resources are made of, and nothing else.

mod common;

use common::{demonstration, file, read, root, rule_files, rules, usable};
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
/// A school of the municipality's own with a group for the whole municipality.
const CENTRAL: &str = "99000017";
/// A school for pupils in need of special support, of an external provider.
const SPECIAL: &str = "99000010";

#[test]
fn a_school_of_its_own_is_asked_what_the_pot_is_shared_by() {
    let kind = ["huvudman: verksamhetsstöd, tilläggsbelopp, moms", "form: verksamhetsstöd, strukturbidrag"];
    let before = [&kind[..], &["centrala_platser: strukturbidrag"], &PUPILS].concat();
    assert_eq!(asked_of("exempelkommun-2024", OWN), before);
    let need = ["index: verksamhetsstöd", "åtgärdsprogram: verksamhetsstöd", "centrala_platser: centrala_grupper"];
    assert_eq!(asked_of("exempelkommun-2025", OWN), [&kind[..], &need, &PUPILS].concat());
    // A school that may have a central group is asked the same as one that has.
    assert_eq!(asked_of("exempelkommun-2024", CENTRAL), before);
    assert_eq!(asked_of("exempelkommun-2025", CENTRAL), asked_of("exempelkommun-2025", OWN));
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

/// The demonstration with another text in one cell of the schools' file.
fn with_cell(workspace: &Workspace, unit: &str, heading: usize, text: &str) -> Workspace {
    let mut units = demonstration().remove(1);
    let own = format!("{unit};");
    let line = |line: &[u8]| {
        let mut cells: Vec<&[u8]> = line.split(|byte| *byte == b';').collect();
        if line.starts_with(own.as_bytes()) {
            cells[heading] = text.as_bytes();
        }
        cells.join(&b';')
    };
    let lines: Vec<Vec<u8>> = units.bytes.split(|byte| *byte == b'\n').map(line).collect();
    units.bytes = lines.join(&b'\n');
    workspace.with(&units)
}

/// What a unit gets of each resource, and which of them depend on others.
fn amounts(workspace: &Workspace, id: &str, unit: &str) -> Vec<(String, String, bool)> {
    let summary = serde_json::to_value(workspace.summary(id).unwrap()).unwrap();
    let row = summary["units"].as_array().unwrap().iter().find(|row| row["key"] == unit).unwrap();
    let resources = summary["resources"].as_array().unwrap().iter().zip(row["amounts"].as_array().unwrap());
    let amount = |(resource, cell): (&serde_json::Value, &serde_json::Value)| {
        (resource["id"].to_string(), cell["value"].to_string(), resource["others"] == true)
    };
    resources.map(amount).collect()
}

/// The columns of the schools' file that hold numbers: where they stand, and what a question about them is called.
const NUMBERS: [(usize, &str); 7] = [
    (5, "antal F-3"),
    (6, "antal 4-6"),
    (7, "antal 7-9"),
    (8, "index"),
    (9, "åtgärdsprogram"),
    (10, "resursplatser"),
    (11, "centrala_platser"),
];

#[test]
fn what_is_not_asked_changes_nothing_and_what_is_asked_does() {
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let workspace = municipality(id);
        for unit in [OWN, EXTERNAL, CENTRAL, SPECIAL] {
            let before = amounts(&workspace, id, unit);
            let questions = workspace.questions(id, unit).unwrap();
            for (heading, name) in NUMBERS {
                let is = |cell: &&fordela::ask::Question| {
                    let of = if cell.table == "elevgrupp" { format!(" {}", cell.key[1]) } else { String::new() };
                    format!("{}{of}", cell.column) == name
                };
                let asked = questions.cells.iter().find(is);
                let after = amounts(&with_cell(&workspace, unit, heading, "31"), id, unit);
                for ((resource, was, _), (_, is, _)) in before.iter().zip(&after) {
                    let asks = asked.is_some_and(|cell| cell.resources.iter().any(|own| *resource == format!("\"{own}\"")));
                    assert!(asks || was == is, "{id} {unit} {name} {resource}: {was} {is}");
                }
                assert!(asked.is_none() || before != after, "{id} {unit} {name} is asked for nothing");
            }
        }
    }
}

#[test]
fn what_does_not_depend_on_others_is_not_moved_by_them() {
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let workspace = municipality(id);
        let before = amounts(&workspace, id, OWN);
        let mut moved = false;
        for (heading, name) in NUMBERS {
            let after = amounts(&with_cell(&workspace, CENTRAL, heading, "31"), id, OWN);
            for ((resource, was, others), (_, is, _)) in before.iter().zip(&after) {
                assert!(*others || was == is, "{id} {name} {resource}");
                moved |= was != is;
            }
        }
        assert!(moved);
    }
}

const SCHOOLS: &str = r#"
[[parameter]]
id  = "pris"
tal = "100 kr/elev"
[[parameter]]
id  = "ram"
tal = "1000 kr"
[[parameter]]
id  = "gräns"
tal = "15 elev"
[[parameter]]
id   = "nivå"
sort = "kr/elev"
uppfyller = "SUMMA.ALLA(enhet; stöd_upp) = ram"
mellan    = ["0 kr/elev", "1000 kr/elev"]
[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "avdrag", sort = "kr" }]
[[tabell]]
id       = "enhet"
nyckel   = "skola"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "slag",     sort = ["stor", "liten"] },
  { id = "glesbygd", sort = "ja/nej" },
  { id = "elever",   sort = "elev" },
  { id = "flickor",  sort = "elev" },
  { id = "lokal",    sort = "kr" },
  { id = "hyra",     sort = "kr", valfri = true },
  { id = "bil",      sort = "kr", villkor = 'slag = "liten"' },
]
[[tabell]]
id       = "plan"
nyckel   = "plan"
kolumner = [{ id = "enhet", sort = "enhet", rubrik = "skola" }, { id = "belopp", sort = "kr" }, { id = "andel", sort = "%" }]
[[kolumn]]
tabell = "enhet"
id     = "stöd_upp"
formel = "elever * nivå"
[[kolumn]]
tabell = "huvudman"
id     = "elever"
formel = "SUMMA.EGNA(enhet; elever)"
"#;

/// What a school is asked for a resource, and whether it depends on others.
fn asked_for(unit: &str, resource: &str) -> (Vec<String>, bool) {
    let head = "[[resurs]]\ntabell = \"enhet\"\nid = \"r\"\nslag = \"övrigt\"\n";
    let data = [
        file("huvudman.csv", "huvudman;avdrag\nH;10\nI;20\n"),
        file(
            "enhet.csv",
            "skola;huvudman;slag;glesbygd;elever;flickor;lokal;hyra;bil\nA;H;stor;ja;10;4;5;;\nB;I;liten;nej;20;8;5;7;3\n",
        ),
        file("plan.csv", "plan;skola;belopp;andel\nP1;A;10,50;50 %\n"),
    ];
    let mut files = vec![rules(&format!("{SCHOOLS}{head}{resource}\n"))];
    files.extend(data);
    let workspace = usable(files, "prov");
    let questions = workspace.questions("prov", unit).unwrap();
    let summary = serde_json::to_value(workspace.summary("prov").unwrap()).unwrap();
    let others = summary["resources"][0]["others"] == true;
    assert!(questions.others.is_empty() || others, "{resource}");
    let cells = questions.cells.iter().map(|cell| cell.column.clone());
    (cells.chain(questions.rows.iter().map(|row| format!("{} {}", row.count, row.table))).collect(), others)
}

#[test]
fn the_kind_of_a_school_decides_what_it_is_asked() {
    let cases = [
        ("A", "formel = 'elever * pris'", "elever", false),
        // The branch that another kind of school takes asks nothing, that of another number does.
        ("A", "formel = 'OM(slag = \"stor\"; lokal; elever * pris)'", "slag lokal", false),
        ("B", "formel = 'VÄXLA(slag; \"stor\"; lokal; \"liten\"; bil)'", "slag bil", false),
        ("A", "formel = 'OM(glesbygd; lokal; elever * pris)'", "glesbygd lokal", false),
        ("A", "formel = 'OM(elever > gräns; lokal; flickor * pris)'", "elever flickor lokal", false),
        // What applies by a number asks for the number, and for the rest where it does apply.
        ("A", "villkor = 'elever > gräns'\nformel = 'lokal'", "elever", false),
        ("B", "villkor = 'elever > gräns'\nformel = 'lokal'", "elever lokal", false),
        // A condition that the kind decides asks for no numbers.
        ("A", "villkor = 'OCH(slag = \"liten\"; elever > gräns)'\nformel = 'lokal'", "slag", false),
        ("B", "villkor = 'OCH(slag = \"liten\"; elever > gräns)'\nformel = 'lokal'", "slag elever lokal", false),
        ("A", "villkor = 'ELLER(slag = \"stor\"; ICKE(ÄRTOM(hyra)))'\nformel = 'lokal'", "slag lokal", false),
        ("B", "villkor = 'ICKE(ÄRTOM(bil))'\nformel = 'lokal'", "slag lokal", false),
        ("A", "villkor = 'ICKE(ÄRTOM(bil))'\nformel = 'lokal'", "slag", false),
        ("A", "formel = 'OMTOM(hyra; lokal)'", "lokal hyra", false),
        ("A", "formel = 'lokal'\ntak = 'elever * pris'", "elever lokal", false),
    ];
    for (unit, resource, expected, others) in cases {
        let expected: Vec<String> = expected.split(' ').map(str::to_owned).collect();
        let (mut asked, depends) = asked_for(unit, resource);
        let mut wanted = expected.clone();
        asked.sort();
        wanted.sort();
        assert_eq!((asked, depends), (wanted, others), "{unit} {resource}");
    }
}

#[test]
fn what_is_made_of_all_rows_depends_on_others_and_asks_for_the_own() {
    let cases = [
        ("formel = 'lokal / SUMMA.ALLA(enhet; elever) * elever'", "elever lokal"),
        ("formel = 'elever * nivå'", "elever"),
        ("ram = 'ram'\nnyckel = 'elever'\navrundning = '1 kr'", "elever"),
        ("ram = 'avdrag'\nnyckel = 'flickor'\nper = 'huvudman'\navrundning = '1 kr'", "huvudman flickor"),
        ("formel = 'huvudman.elever * pris'", "huvudman elever"),
        ("formel = 'ANTAL.ALLA(plan) * lokal'", "lokal 1_plan"),
    ];
    for (resource, expected) in cases {
        let (mut asked, others) = asked_for("A", resource);
        let mut wanted: Vec<String> = expected.split(' ').map(|word| word.replace('_', " ")).collect();
        asked.sort();
        wanted.sort();
        assert_eq!((asked, others), (wanted, true), "{resource}");
    }
}

#[test]
fn rows_of_a_schools_own_are_asked_for_as_rows() {
    assert_eq!(asked_for("A", "formel = 'SUMMA.EGNA(plan; belopp)'"), (vec!["1 plan".to_owned()], false));
    // A school that has none yet may get one.
    assert_eq!(asked_for("B", "formel = 'SUMMA.EGNA(plan; belopp)'"), (vec!["0 plan".to_owned()], false));
    assert_eq!(asked_for("A", "formel = 'huvudman.avdrag'"), (vec!["huvudman".to_owned()], false));
}

#[test]
fn what_an_overlay_reads_of_its_base_is_asked_for() {
    let folder = root().join("docs/exempel");
    let overlay = "format = 1\nid = \"på\"\nnamn = \"På\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\nbas = \"pott\"\n\
        [[resurs]]\ntabell = \"enhet\"\nid = \"tillskott_i_år\"\nformel = \"OMTOM(BAS(behov); 0 * elever) * högst_per_elev\"\nenligt = \"budget-2025\"\n";
    let mut files = vec![file("på.toml", overlay), read(folder.join("pott/regelverk.toml"), "pott.toml")];
    for name in ["enhet.csv", "område.csv"] {
        files.push(read(folder.join("garanti/underlag").join(name), name));
    }
    let workspace = usable(files, "på");
    let unit = workspace.compare("på", "på").unwrap().units[0].key.clone();
    let questions = workspace.questions("på", &unit).unwrap();
    let of = |column: &str| questions.cells.iter().find(|cell| cell.column == column).unwrap().resources.clone();
    assert!(of("index").contains(&"tillskott_i_år".to_owned()));
    assert!(of("antal").contains(&"tillskott_i_år".to_owned()));
}
