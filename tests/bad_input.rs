//! What is wrong is said: all of it at once, with file, row and column, in sentences that say what to do.

mod common;

use common::{demonstration, file, rule_files, rules};
use fordela::message::{Language, Problem, Severity};
use fordela::workspace::{InputFile, Workspace};

const SECTIONS: &str = r#"
[[parameter]]
id  = "pris"
tal = "1 000 kr/elev"

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "typ", sort = ["egen regi", "extern"] }]

[[tabell]]
id       = "enhet"
nyckel   = "skolenhetskod"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "elever",   sort = "elev" },
  { id = "index",    sort = "tal" },
  { id = "start",    sort = "datum", valfri = true },
]

[[resurs]]
tabell = "enhet"
id     = "stöd"
slag   = "övrigt"
formel = "elever * pris * index"
"#;

const PROVIDERS: &str = "huvudman;typ\nKommunen;egen regi\nJärneken AB;extern\n";
const UNITS: &str = "skolenhetskod;huvudman;elever;index;start\n1;Kommunen;100;1,2;2024-08-01\n2;Järneken AB;50;0,9;\n";

fn open(sections: &str, providers: impl Into<Vec<u8>>, units: impl Into<Vec<u8>>) -> Workspace {
    Workspace::open(vec![rules(sections), file("huvudman.csv", providers), file("enhet.csv", units)])
}

/// What stops: `code file lines column`.
fn stopping(workspace: &Workspace) -> Vec<String> {
    let mut problems: Vec<Problem> = workspace.problems().to_vec();
    problems.extend(workspace.check("prov").into_iter().filter(|problem| !workspace.problems().contains(problem)));
    let stopping: Vec<&Problem> = problems.iter().filter(|problem| problem.severity() <= Severity::Question).collect();
    for problem in &stopping {
        for language in [Language::Swedish, Language::English] {
            let phrase = problem.phrase(language);
            for sentence in [&phrase.what, &phrase.todo] {
                assert!(sentence.len() > 5 && sentence.ends_with(['.', '?', '…']), "{}: {sentence}", problem.code.name());
                assert!(!sentence.contains(['{', '}']), "{}: a blank is not filled: {sentence}", problem.code.name());
            }
        }
    }
    stopping
        .iter()
        .map(|problem| {
            let place = &problem.place;
            let lines: Vec<String> = place.lines.iter().map(u32::to_string).collect();
            let (file, column) = (place.file.as_deref().unwrap_or("-"), place.column.as_deref().unwrap_or("-"));
            format!(
                "{} {file} {} {column}",
                problem.code.name(),
                if lines.is_empty() { "-".into() } else { lines.join("+") }
            )
        })
        .collect()
}

#[test]
fn sound_input_has_nothing_wrong() {
    assert_eq!(stopping(&open(SECTIONS, PROVIDERS, UNITS)), Vec::<String>::new());
}

#[test]
fn every_wrong_cell_is_listed_at_once() {
    let units = "skolenhetskod;huvudman;elever;index;start\n\
                 1;Kommunen;femtiotvå;1,2;2024-08-01\n\
                 2;Järnek AB;50;0,9;\n\
                 1;Kommunen;10;1;\n\
                 4;Kommunen;-5;1;2024-13-01\n\
                 5;Kommunen;1234567890123456;1.234;\n\
                 ;Kommunen;1;1;\n";
    let providers = "huvudman;typ\nKommunen;egen reg\nJärneken AB;extern\n";
    let workspace = open(SECTIONS, providers, units);
    let mut found = stopping(&workspace);
    found.sort();
    assert_eq!(
        found,
        [
            "key-empty enhet.csv 7 skolenhetskod",
            "key-twice enhet.csv 2+4 skolenhetskod",
            "negative-count enhet.csv 5 elever",
            "not-a-date enhet.csv 5 start",
            "not-a-number enhet.csv 2 elever",
            "not-in-list huvudman.csv 2 typ",
            "number-ambiguous enhet.csv 6 index",
            "number-too-large enhet.csv 6 elever",
            "unknown-reference enhet.csv 3 huvudman",
        ]
    );
    assert!(workspace.allocate("prov").is_none());
    let near = workspace.check("prov").into_iter().find(|problem| problem.code.name() == "unknown-reference").unwrap();
    assert!(near.phrase(Language::Swedish).todo.starts_with("Menar du ”Järneken AB”?"));
}

#[test]
fn every_wrong_rule_is_listed_at_once() {
    let sections = SECTIONS.replace("elever * pris * index", "elever * (pris").replace("sort = \"tal\"", "sort = \"tall\"")
        + r#"
[[kolumn]]
tabell = "enhet"
id     = "fel_mått"
formel = "elever + pris"

[[kolumn]]
tabell = "enhet"
id     = "okänd"
formel = "elver * 2"

[[kolumn]]
tabell = "enhet"
id     = "ring1"
formel = "ring2 + 1"

[[kolumn]]
tabell = "enhet"
id     = "ring2"
formel = "ring1 + 1"

[[resurs]]
tabell = "enhet"
id     = "inte_pengar"
slag   = "övrigt"
formel = "elever"
okant  = "x"

[[resurs]]
tabell = "enhett"
id     = "delad"
slag   = "bidrag"
ram    = "pris"
nyckel = "elever"
"#;
    assert_eq!(
        stopping(&open(&sections, PROVIDERS, UNITS)),
        [
            "unknown-sort regelverk.toml 22 -",
            "formula-syntax regelverk.toml 30 -",
            "measure-mismatch regelverk.toml 35 -",
            "unknown-name regelverk.toml 40 -",
            "cycle regelverk.toml 45 -",
            "resource-not-money regelverk.toml 56 -",
            "unknown-key regelverk.toml 57 -",
            "unknown-table regelverk.toml 60 -",
        ]
    );
}

#[test]
fn a_file_that_is_no_table_is_said_to_be_none() {
    // Bytes without pattern, from a fixed start.
    let mut state = 1_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    for round in 0..200 {
        let bytes: Vec<u8> = (0..1 + round * 7).map(|_| random()).collect();
        for name in ["enhet.csv", "regelverk.toml"] {
            // Not one of them may panic; the longer ones are always told from text.
            let workspace = Workspace::open(vec![file(name, bytes.clone())]);
            let _ = workspace.check("prov");
            assert!(round < 20 || workspace.problems()[0].code.name() == "file-not-text");
        }
    }
    assert_eq!(stopping(&open(SECTIONS, "", "   \n\n")), ["file-empty huvudman.csv - -", "file-empty enhet.csv - -"]);
    assert_eq!(stopping(&Workspace::open(vec![file("bild.png", "x")])), ["file-unknown-kind bild.png - -"]);
    let twice = vec![rules(SECTIONS), file("huvudman.csv", PROVIDERS), file("enhet.csv", UNITS), file("a/enhet.tsv", UNITS)];
    assert_eq!(stopping(&Workspace::open(twice)), ["file-twice a/enhet.tsv - -"]);
}

#[test]
fn headings_that_are_missing_or_doubled() {
    let units = UNITS.replace("index", "indx");
    let workspace = open(SECTIONS, PROVIDERS, units);
    assert_eq!(stopping(&workspace), ["heading-missing enhet.csv - -"]);
    let todo = workspace.check("prov")[0].phrase(Language::Swedish).todo;
    assert!(todo.starts_with("Menar du ”indx”?"), "{todo}");
    let units = UNITS.replace("start", "index");
    assert!(stopping(&open(SECTIONS, PROVIDERS, units)).contains(&"heading-twice enhet.csv 1 index".to_owned()));
}

#[test]
fn numbers_beyond_every_limit_are_problems_and_no_panic() {
    let price = |text: &str| SECTIONS.replace("1 000 kr/elev", text);
    let workspace = open(&price("79228162514264337593543950335 kr/elev"), PROVIDERS, UNITS);
    assert_eq!(stopping(&workspace), ["bad-number regelverk.toml 9 -"]);
    // Products that grow without end are stopped with the row that they grew in.
    let mut grow = price("999 999 999 999 999 kr/elev");
    for i in 0..12 {
        let before = if i == 0 { "index / 7".to_owned() } else { format!("v{}", i - 1) };
        grow += &format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"v{i}\"\nformel = '({before}) * ({before}) * ({before})'\n");
    }
    let found = stopping(&open(&grow, PROVIDERS, UNITS.replace("1,2", "1,234567890123")));
    assert!(found.iter().any(|line| line.starts_with("result-too-large enhet.csv 2")), "{found:?}");
    let zero = SECTIONS.replace("elever * pris * index", "elever * pris / index");
    let found = stopping(&open(&zero, PROVIDERS, UNITS.replace("0,9", "0")));
    assert_eq!(found, ["division-by-zero enhet.csv 3 -"]);
}

/// An empty cell is not zero: what builds on it is missing too, and the rest of the figures stand.
#[test]
fn an_empty_cell_contaminates_and_is_listed() {
    let workspace = open(SECTIONS, PROVIDERS, UNITS.replace("50;0,9", ";0,9"));
    assert_eq!(stopping(&workspace), Vec::<String>::new());
    let listed = workspace.check("prov");
    let missing = listed.iter().find(|problem| problem.code.name() == "missing-values").unwrap();
    assert_eq!((missing.place.column.as_deref(), &missing.place.lines[..]), (Some("elever"), &[3][..]));
    let summary = &workspace.allocate("prov").unwrap().summary;
    assert_eq!(summary.units[0].sum.number().unwrap().decimal_text(), "120000");
    assert_eq!(summary.units[1].sum, fordela::formula::Value::Missing);
    assert_eq!(summary.totals.sum, fordela::formula::Value::Missing);
}

#[test]
fn personal_identity_numbers_are_refused_and_not_repeated() {
    let units = UNITS.replace("1;Kommunen", "20121212-1212;Kommunen");
    let workspace = open(SECTIONS, PROVIDERS, units);
    assert_eq!(stopping(&workspace), ["personal-identity enhet.csv 2 skolenhetskod"]);
    assert!(!workspace.problems()[0].to_string().contains("1212"));
}

/// What is read of a table does not depend on how it is written.
#[test]
fn the_same_table_in_every_dialect() {
    let expected = open(SECTIONS, PROVIDERS, UNITS).csv("prov").unwrap();
    let tabs = UNITS.replace(';', "\t");
    let commas = UNITS.replace(',', ".").replace(';', ",");
    let bom = format!("\u{feff}{UNITS}");
    let old: Vec<u8> = UNITS.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = bom.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let crlf = UNITS.replace('\n', "\r\n");
    let decomposed = UNITS.replace('ä', "a\u{308}");
    for bytes in [tabs.into(), commas.into(), bom.into(), old, wide, crlf.into(), decomposed.into_bytes()] {
        let workspace = open(SECTIONS, PROVIDERS, bytes);
        assert_eq!(stopping(&workspace), Vec::<String>::new());
        assert_eq!(workspace.csv("prov").unwrap(), expected);
    }
}

/// Damage in any place of the demonstration's rule set or tables is a list of problems, never a panic.
#[test]
fn a_damaged_rule_set_or_table_never_panics() {
    let files: Vec<InputFile> = demonstration().into_iter().chain(rule_files("exempelkommun-2025")).collect();
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let marks: [&[u8]; 12] =
        [b"", b"\"", b"'", b";", b"(", b")", b"=", b"[[", b"-", b"9999999999999999", b"\xff", "ö".as_bytes()];
    for _ in 0..200 {
        let mut damaged = files.clone();
        let file = &mut damaged[random(files.len())];
        let at = random(file.bytes.len());
        let end = (at + random(12)).min(file.bytes.len());
        file.bytes.splice(at..end, marks[random(marks.len())].iter().copied());
        let workspace = Workspace::open(damaged);
        for problem in workspace.check("exempelkommun-2025") {
            let _ = problem.to_string();
        }
        let _ = workspace.csv("exempelkommun-2025");
        let _ = workspace.explain("exempelkommun-2025", "99000017", "verksamhetsstöd");
    }
}

#[test]
fn swedish_letters_in_a_key_word_are_explained() {
    let workspace = open(&format!("{SECTIONS}avrundning = \"1 kr\"\nvillkår = \"elever > 0\"\n"), PROVIDERS, UNITS);
    assert_eq!(stopping(&workspace)[0], "toml-letters regelverk.toml 32 -");
    assert_eq!(workspace.problems()[0].place.excerpt.as_ref().unwrap().marked, "villkår");
}

#[test]
fn a_file_that_nothing_reads_is_mentioned() {
    let mut files = vec![rules(SECTIONS), file("huvudman.csv", PROVIDERS), file("enhet.csv", UNITS)];
    files.push(file("enheter.csv", UNITS));
    let workspace = Workspace::open(files);
    assert!(workspace.allocate("prov").is_some());
    let unused = workspace.check("prov").into_iter().find(|problem| problem.code.name() == "file-unused").unwrap();
    assert!(unused.phrase(Language::Swedish).todo.starts_with("Menar du ”enhet”?"));
}

/// Tables that refer to each other in every way, and none of them to the units: found out without trying every way.
#[test]
fn a_web_of_references_is_no_trap() {
    let mut sections = String::from("[[tabell]]\nid = \"enhet\"\nnyckel = \"nr\"\n");
    for i in 0..60 {
        let columns: Vec<String> = (i + 1..60).map(|to| format!("{{ id = \"till{to}\", sort = \"t{to}\" }}")).collect();
        sections += &format!("[[tabell]]\nid = \"t{i}\"\nnyckel = \"nr\"\nkolumner = [{}]\n", columns.join(", "));
    }
    sections += "[[parameter]]\nid = \"p\"\ntal = \"1 kr\"\n[[resurs]]\ntabell = \"t0\"\nid = \"r\"\nslag = \"övrigt\"\nformel = \"p\"\n";
    assert_eq!(stopping(&Workspace::open(vec![rules(&sections)])), ["no-way-to-unit regelverk.toml 254 -"]);
}

/// Rules and data are wrong at the same time: both are listed.
#[test]
fn a_broken_rule_set_does_not_hide_broken_data() {
    let sections = SECTIONS.replace("elever * pris * index", "elver * pris");
    let workspace = open(&sections, PROVIDERS, UNITS.replace("100", "hundra"));
    assert_eq!(stopping(&workspace), ["unknown-name regelverk.toml 30 -", "not-a-number enhet.csv 2 elever"]);
}

/// A stray quote swallows the rows after it; a line break inside a text does not.
#[test]
fn an_open_quote_is_said_and_no_row_is_lost_in_silence() {
    let units = UNITS.replace("1;Kommunen", "\"1;Kommunen");
    let workspace = open(SECTIONS, PROVIDERS, units);
    assert!(stopping(&workspace).contains(&"quote-open enhet.csv 2 -".to_owned()), "{:?}", stopping(&workspace));
    // Where nothing but the key stands on a row, whole rows have no delimiter to be told by.
    let units = UNITS.replace("2;Järneken AB", "\"2\n3\";Järneken AB");
    assert_eq!(stopping(&open(SECTIONS, PROVIDERS, units)), ["quote-open enhet.csv 3 skolenhetskod"]);
    let sections = SECTIONS.replace("sort = \"datum\"", "sort = \"text\"");
    let units = UNITS.replace("2024-08-01", "\"två\nrader\"");
    assert_eq!(stopping(&open(&sections, PROVIDERS, units)), Vec::<String>::new());
}

/// A row without its unit or provider would fall out of every sum.
#[test]
fn a_row_that_belongs_nowhere_is_refused() {
    let units = UNITS.replace("2;Järneken AB", "2;");
    assert_eq!(stopping(&open(SECTIONS, PROVIDERS, units)), ["reference-missing enhet.csv 3 huvudman"]);
}

#[test]
fn a_chain_of_values_without_end_is_refused() {
    let mut sections = SECTIONS.to_owned();
    for i in 0..1_000 {
        let before = if i == 0 { "index".to_owned() } else { format!("v{}", i - 1) };
        sections += &format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"v{i}\"\nformel = \"{before} + 1\"\n");
    }
    let found = stopping(&open(&sections, PROVIDERS, UNITS));
    assert_eq!(found, ["too-deep regelverk.toml 430 -"]);
}

/// However much is wrong in one place, what is said of it can be read.
#[test]
fn sentences_stay_short() {
    let long = "x".repeat(1_000_000);
    let number = "9".repeat(10_000);
    let sections = SECTIONS
        .replace("1 000 kr/elev", &format!("{number} kr/elev"))
        .replace("id     = \"stöd\"", &format!("id = \"{long}\""));
    for units in [UNITS.replace("index", &long), UNITS.replace("100", &number)] {
        let workspace = open(&sections, PROVIDERS, units);
        for problem in workspace.check("prov") {
            assert!(problem.to_string().chars().count() < 3_000, "{}", problem.code.name());
        }
    }
}

/// A filled cell that is not used, and a percentage that is a hundred times too large, are pointed out.
#[test]
fn what_is_probably_a_slip_is_a_warning() {
    let sections = SECTIONS.replace(
        "{ id = \"index\",    sort = \"tal\" },",
        "{ id = \"index\", sort = \"tal\", villkor = 'huvudman.typ = \"extern\"' }, { id = \"andel\", sort = \"%\" },",
    );
    let sections = sections.replace("elever * pris * index", "elever * pris * OMTOM(index; andel)");
    let units = "skolenhetskod;huvudman;elever;index;andel;start\n1;Kommunen;100;1,2;85;\n2;Järneken AB;50;0,9;85 %;\n";
    let workspace = open(&sections, PROVIDERS, units);
    assert_eq!(stopping(&workspace), Vec::<String>::new());
    let codes: Vec<&str> = workspace.check("prov").iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["percent-scale", "not-applicable-filled"]);
}

/// Decision numbers of ten digits are no identity numbers because one of them has the right check digit by chance.
#[test]
fn numbers_that_look_like_identities_by_chance_are_let_through() {
    let numbers: Vec<String> = (1..=30).map(|i| format!("{};Kommunen;1;1;\n", 2_401_150_000_u64 + i)).collect();
    let head = "skolenhetskod;huvudman;elever;index;start\n";
    assert_eq!(stopping(&open(SECTIONS, PROVIDERS, format!("{head}{}", numbers.concat()))), Vec::<String>::new());
    let hidden = numbers.concat().replace("2401150007", "121212-1212");
    assert_eq!(
        stopping(&open(SECTIONS, PROVIDERS, format!("{head}{hidden}"))),
        ["personal-identity enhet.csv 8 skolenhetskod"]
    );
}

/// A resource is known by its id alone: of two with the same one, the comparison showed the amounts of the first twice.
#[test]
fn two_resources_with_one_name_in_different_tables_are_refused() {
    let resource = |table: &str, formula: &str| {
        format!("[[resurs]]\ntabell = \"{table}\"\nid = \"stöd\"\nslag = \"övrigt\"\nformel = \"{formula}\"\n")
    };
    let tables = "[[parameter]]\nid = \"pris\"\ntal = \"10 kr/elev\"\n\
                  [[tabell]]\nid = \"enhet\"\nnyckel = \"kod\"\nkolumner = [{ id = \"elever\", sort = \"elev\" }]\n\
                  [[tabell]]\nid = \"beslut\"\nnyckel = \"beslut\"\n\
                  kolumner = [{ id = \"enhet\", sort = \"enhet\", rubrik = \"kod\" }, { id = \"kostnad\", sort = \"kr\" }]\n";
    let sections = format!("{tables}{}{}", resource("enhet", "elever * pris"), resource("beslut", "kostnad"));
    let problems = Workspace::open(vec![common::rules(&sections)]).problems().to_vec();
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["duplicate-id"]);
}
