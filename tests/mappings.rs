//! Exports of other systems, read through a mapping of columns: the same figures as the plain file, or one problem that says all.

mod common;

use common::{demonstration, file, root, rule_files};
use fordela::mapping::{MappingDraft, Pair};
use fordela::message::{Language, Severity};
use fordela::workspace::{InputFile, Workspace};

const RULES: &str = "exempelkommun-2024";

fn mappings() -> InputFile {
    common::read(root().join("tests/kopplingar/koppling.toml"), "koppling.toml")
}

/// The rows of the demonstration's decisions, cell by cell.
fn decisions() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join("regler/exempelkommun-2024/underlag/beslut.csv")).unwrap();
    text.trim_start_matches('\u{feff}').lines().skip(1).map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

/// As one system writes them: semicolons, Windows-1252, values in words, columns that nobody needs.
fn first_layout() -> Vec<u8> {
    let mut text =
        "status;Ärende-ID; enhetskod (scb) ;Beslutstyp;Beslutad nivå;Assistent h/vecka;Handläggare;Månadskostnad;\
                    Gäller fr.o.m.;GÄLLER T.O.M.\r\n"
            .to_owned();
    for row in decisions() {
        let kind = match row[2].as_str() {
            "timmar" => "assistenttid",
            "faktisk kostnad" => "Enligt kostnad ",
            other => other,
        };
        let cells = ["Klar", &row[0], &row[1], kind, &row[3], &row[4], "A. Ek", &row[5], &row[6], &row[7]];
        text += &format!("{}\r\n", cells.join(";"));
    }
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// As another one does: commas and points, a byte order mark, codes, another order, an end that is never.
fn second_layout() -> Vec<u8> {
    let mut text = "\u{feff}To,From,Cost,Hours,Level,Type,UNITCODE,DecisionNo\n".to_owned();
    for row in decisions() {
        let kind = match row[2].as_str() {
            "nivå" => "l",
            "timmar" => "H",
            _ => "C",
        };
        let to = if row[7].is_empty() { "9999-12-31" } else { &row[7] };
        let point = |cell: &str| cell.replace(',', ".");
        let cells = [to, &row[6], &point(&row[5]), &point(&row[4]), &row[3], kind, &row[1], &row[0]];
        text += &format!("{}\n", cells.join(","));
    }
    text.into_bytes()
}

fn with(others: Vec<InputFile>) -> Workspace {
    let plain = demonstration().into_iter().filter(|file| file.name != "beslut.csv");
    Workspace::open([rule_files(RULES), plain.collect(), others].concat())
}

/// Every value of every table and every sum, in text.
fn everything(workspace: &Workspace) -> String {
    let stops: Vec<String> =
        workspace.check(RULES).iter().filter(|p| p.severity() < Severity::Hint).map(ToString::to_string).collect();
    assert_eq!(stops, [""; 0]);
    let json = |value: &dyn Fn() -> serde_json::Value| value().to_string();
    let tables = ["enhet", "beslut", "elevgrupp", "huvudman"];
    let mut all: String =
        tables.iter().map(|table| json(&|| serde_json::to_value(workspace.table(RULES, table).unwrap()).unwrap())).collect();
    all += &json(&|| serde_json::to_value(workspace.summary(RULES).unwrap()).unwrap());
    all + &String::from_utf8(workspace.csv(RULES).unwrap()).unwrap()
}

fn codes(workspace: &Workspace) -> Vec<String> {
    let found = workspace.check(RULES);
    found
        .iter()
        .filter(|p| p.severity() < Severity::Hint)
        .map(|p| format!("{} {}", p.code.name(), p.place.file.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn two_layouts_give_the_figures_of_the_plain_file_to_the_last_value() {
    let plain = everything(&Workspace::open([rule_files(RULES), demonstration()].concat()));
    let layouts =
        [("Ärenden 2024-10-15.csv", first_layout()), ("x/uttag-7.csv", second_layout()), ("UTTAG 2.txt", second_layout())];
    for (name, bytes) in layouts {
        for first in [true, false] {
            let mut files = vec![file(name, bytes.clone())];
            files.insert(usize::from(!first), mappings());
            let workspace = with(files);
            assert_eq!(everything(&workspace), plain, "{name}");
            let info = workspace.files().find(|info| info.name == name).unwrap();
            assert_eq!(
                (info.kind, info.table.as_deref(), info.mapping.as_deref()),
                ("table", Some("beslut"), Some("koppling.toml"))
            );
        }
    }
    // A file with the table's own name and another layout, and one that comes before its mapping.
    let workspace = with(vec![file("beslut.csv", second_layout())]);
    assert!(codes(&workspace).iter().any(|code| code == "heading-missing beslut.csv"));
    assert_eq!(everything(&workspace.with(&mappings())), plain);
    // The plain file stands as it is beside a mapping for its table.
    assert_eq!(everything(&Workspace::open([rule_files(RULES), demonstration(), vec![mappings()]].concat())), plain);
}

#[test]
fn what_is_changed_in_memory_stays_where_other_files_are_read() {
    use fordela::scenario::TableChange;
    let change = TableChange::Remove { table: "beslut".into(), remove: vec!["B-0001".into()] };
    let varied = with(vec![mappings(), file("uttag.csv", second_layout())]).vary(&[change]);
    let again = varied.with(&file("mer.csv", "a;b\n1;2\n"));
    let rows = |workspace: &Workspace| {
        workspace.table(RULES, "beslut").map(|table| serde_json::to_value(table).unwrap()["keys"].as_array().unwrap().len())
    };
    assert_eq!((rows(&varied), rows(&again)), (Some(decisions().len() - 1), Some(decisions().len() - 1)));
}

#[test]
fn a_changed_layout_is_one_problem_that_says_all_and_nothing_is_read() {
    let text = String::from_utf8(second_layout()).unwrap();
    let changed = text.replace("From,Cost,Hours", "FromDate,Månadskostnad,TimmarPerVecka");
    let workspace = with(vec![mappings(), file("uttag.csv", changed)]);
    assert_eq!(codes(&workspace), ["mapping-headings uttag.csv"]);
    assert!(workspace.allocate(RULES).is_none());
    let problem = workspace.check(RULES).remove(0);
    let said = problem.phrase(Language::Swedish);
    assert!(said.what.contains("”Hours”, ”Cost”, ”From” (”FromDate”?)"), "{}", said.what);
    assert!(said.what.contains("koppling.toml:23") && said.what.contains("”beslut”"), "{}", said.what);
    assert!(said.todo.contains("Filen har i stället: ”FromDate”, ”Månadskostnad”, ”TimmarPerVecka”."), "{}", said.todo);
    assert!(problem.phrase(Language::English).what.contains("“From” (“FromDate”?)"));
    // However many there are, all of them are said.
    let many: String = (0..60).map(|i| format!("{{ rubrik = \"En lång rubrik nummer {i}\", till = \"k{i}\" }},")).collect();
    let mapping = format!("format = 1\n[[koppling]]\ntabell = \"beslut\"\nfil = \"x\"\nkolumner = [{many}]\n");
    let problem = with(vec![file("m.toml", mapping), file("x.csv", "a;b\n1;2\n")]).check(RULES).remove(0);
    assert!((0..60).all(|i| problem.phrase(Language::Swedish).what.contains(&format!("nummer {i}”"))));
}

#[test]
fn the_units_are_mapped_with_their_columns_of_pairs() {
    let plain = everything(&Workspace::open([rule_files(RULES), demonstration()].concat()));
    let mut files = demonstration();
    let units = files.iter_mut().find(|file| file.name == "enhet.csv").unwrap();
    units.name = "skolregister.csv".into();
    let headed = |bytes: &[u8], from: &str, to: &str| -> Vec<u8> {
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        text.replacen(from, to, 1).chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
    };
    units.bytes = headed(&units.bytes, "skolenhetskod;namn", "Kod;Skolans namn");
    units.bytes = headed(&units.bytes, ";F-3;4-6;", ";Låg;4-6;");
    let mapping = "format = 1\n[[koppling]]\ntabell = \"enhet\"\nfil = \"skolregister\"\nkolumner = [\n\
                   { rubrik = \"kod\", till = \"skolenhetskod\" }, { rubrik = \"Skolans namn\", till = \"namn\" },\n\
                   { rubrik = \"Låg\", till = \"F-3\" }]\n";
    assert_eq!(
        everything(&Workspace::open([rule_files(RULES), files.clone(), vec![file("k.toml", mapping)]].concat())),
        plain
    );
    // What the proposal has for the same file does the same.
    let workspace = Workspace::open([rule_files(RULES), files.clone()].concat());
    let proposed = workspace.mapping("skolregister.csv", &MappingDraft::default()).unwrap();
    assert_eq!(proposed.table.as_deref(), Some("enhet"));
    let from = |to: &str| proposed.targets.iter().find(|target| target.heading == to).unwrap().from.as_deref();
    assert_eq!(
        (from("4-6"), from("F-3"), from("namn"), from("socioekonomiskt index")),
        (Some("4-6"), None, Some("Skolans namn"), Some("socioekonomiskt index"))
    );
    let mut columns: Vec<Pair> =
        proposed.targets.iter().filter_map(|t| Some(Pair { from: t.from.clone()?, to: t.heading.clone() })).collect();
    columns.retain(|pair| !["F-3", "skolenhetskod"].contains(&pair.to.as_str()));
    columns.extend([("Låg", "F-3"), ("Kod", "skolenhetskod")].map(|(from, to)| Pair { from: from.into(), to: to.into() }));
    let draft = MappingDraft { columns: Some(columns), ..MappingDraft::default() };
    let written = workspace.mapping_text("skolregister.csv", &draft).unwrap();
    assert_eq!(written.file, "koppling-enhet.toml");
    assert_eq!(everything(&workspace.with(&file(&written.file, written.text))), plain);
}

#[test]
fn a_mapping_is_proposed_and_mended_and_the_others_in_its_file_stay() {
    let plain = everything(&Workspace::open([rule_files(RULES), demonstration()].concat()));
    let text =
        String::from_utf8(second_layout()).unwrap().replacen("From,Cost,Hours", "FromDate,Cost per month,TimmarPerVecka", 1);
    let workspace = with(vec![mappings(), file("uttag.csv", text)]);
    let proposed = workspace.mapping("uttag.csv", &MappingDraft::default()).unwrap();
    assert_eq!(
        (proposed.table.as_deref(), proposed.mapping.as_deref(), &*proposed.pattern),
        (Some("beslut"), Some("koppling.toml"), "uttag*.csv")
    );
    let target = |to: &str| proposed.targets.iter().find(|target| target.heading == to).unwrap();
    assert_eq!((target("nivå").from.as_deref(), target("nivå").guessed), (Some("Level"), false));
    assert_eq!(target("timmar").from.as_deref(), Some("TimmarPerVecka"));
    assert_eq!(target("form").values.len(), 3);
    let mut columns: Vec<Pair> =
        proposed.targets.iter().filter_map(|t| Some(Pair { from: t.from.clone()?, to: t.heading.clone() })).collect();
    columns.retain(|pair| !["från", "kostnad"].contains(&pair.to.as_str()));
    columns
        .extend([("FromDate", "från"), ("Cost per month", "kostnad")].map(|(a, b)| Pair { from: a.into(), to: b.into() }));
    let draft = MappingDraft { columns: Some(columns), ..MappingDraft::default() };
    // A guess stays one while other columns are chosen.
    let guessed: Vec<String> = workspace
        .mapping("uttag.csv", &draft)
        .unwrap()
        .targets
        .into_iter()
        .filter(|t| t.guessed)
        .map(|t| t.heading)
        .collect();
    assert!(guessed.contains(&"timmar".to_owned()) && !guessed.contains(&"nivå".to_owned()), "{guessed:?}");
    let written = workspace.mapping_text("uttag.csv", &draft).unwrap();
    assert_eq!(written.file, "koppling.toml");
    assert_eq!(written.text.matches("[[koppling]]").count(), 2);
    assert!(
        written.text.starts_with("# Två exporter") && written.text.contains("fil = [\"uttag*.csv\", \"uttag*.txt\"]"),
        "{}",
        written.text
    );
    let mended = workspace.with(&file(&written.file, written.text.clone()));
    assert_eq!(everything(&mended), plain);
    // The mapping beside it in the file still reads what it did.
    assert_eq!(everything(&with(vec![file("koppling.toml", written.text), file("ärenden.csv", first_layout())])), plain);
}

#[test]
fn a_mapping_that_another_file_is_read_through_is_kept_when_one_is_mended() {
    let changed = String::from_utf8(second_layout()).unwrap().replacen("DecisionNo", "Decision", 1);
    let workspace = with(vec![mappings(), file("fjol/uttag.csv", second_layout()), file("uttag.csv", changed)]);
    let written = workspace.mapping_text("uttag.csv", &MappingDraft::default()).unwrap();
    assert_eq!(written.text.matches("[[koppling]]").count(), 3, "{}", written.text);
    let mended = workspace.with(&file(&written.file, written.text));
    assert!(codes(&mended).iter().all(|code| !code.starts_with("mapping")), "{:?}", codes(&mended));
    assert!(mended.files().all(|info| info.table.as_deref() != Some("beslut") || info.mapping.is_some()));
}

#[test]
fn a_file_that_is_written_as_a_list_keeps_its_other_mappings() {
    let mapping = "format = 1\nkoppling = [{ tabell = \"enhet\", fil = \"a\", kolumner = [{ rubrik = \"A\", till = \"namn\" }] }, \
                   { tabell = \"beslut\", fil = \"b\", kolumner = [{ rubrik = \"Ärende\", till = \"beslut\" }] }]\n";
    let workspace = with(vec![file("k.toml", mapping), file("b.csv", "Ärendenr;skolenhetskod\nB-1;99000016\n")]);
    assert_eq!(codes(&workspace), ["mapping-headings b.csv"]);
    let written = workspace.mapping_text("b.csv", &MappingDraft::default()).unwrap().text;
    assert!(written.contains("rubrik = \"Ärendenr\", till = \"beslut\"") && written.contains("rubrik = \"A\""), "{written}");
    assert!(!written.contains("\"Ärende\"") && written.matches("[[koppling]]").count() == 2, "{written}");
}

#[test]
fn choices_among_few_are_told_and_personal_numbers_never_shown() {
    let export = "Nr;Skolenhet;Form;Start;Elev\n1;99000016;Timstöd;2024-01-01;19121212-1212\n2;99000026;nivå;i går;x\n";
    let workspace = with(vec![file("lista.csv", export)]);
    let draft = MappingDraft {
        table: Some("beslut".into()),
        columns: Some([("Form", "form"), ("Start", "från")].map(|(a, b)| Pair { from: a.into(), to: b.into() }).into()),
        ..MappingDraft::default()
    };
    let view = workspace.mapping("lista.csv", &draft).unwrap();
    let target = |to: &str| view.targets.iter().find(|target| target.heading == to).unwrap();
    assert_eq!(target("form").options, ["nivå", "timmar", "faktisk kostnad"]);
    assert_eq!(
        target("form").values.iter().map(|value| (&*value.from, value.to.is_none())).collect::<Vec<_>>(),
        [("Timstöd", true)]
    );
    assert_eq!(target("från").unread.as_ref().map(|unread| (&*unread.text, unread.sort)), Some(("i går", "date")));
    assert!(!serde_json::to_string(&view).unwrap().contains("19121212"));
    assert!(
        workspace.mapping("finns-inte.csv", &draft).is_none()
            && workspace
                .mapping_text("huvudman.csv", &MappingDraft { columns: Some(Vec::new()), ..MappingDraft::default() })
                .is_none()
    );
}
