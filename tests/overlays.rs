//! Overlays, and what is read of the rule set that is changed and of last year's result.

mod common;

use common::{file, usable};
use fordela::message::{Code, Problem};
use fordela::view::{Cell, State};
use fordela::workspace::{InputFile, Workspace};

const BASE: &str = r#"
format = 1
id     = "grund"
namn   = "Grund"
status = "gällande"
giltig = ["2025-01-01", "2025-12-31"]

[[dokument]]
id    = "budget"
titel = "Budget"

[[parameter]]
id     = "belopp"
tal    = "1 000 kr/elev"
enligt = "budget"

[[parameter]]
id  = "ram"
tal = "300 kr"

[[tabell]]
id       = "enhet"
nyckel   = "skola"
kolumner = [{ id = "elever", sort = "elev" }, { id = "behov", sort = "tal" }]

[[kolumn]]
tabell = "enhet"
id     = "per_elev"
formel = "belopp * elever"
golv   = "0"

[[resurs]]
tabell     = "enhet"
id         = "stöd"
slag       = "övrigt"
ram        = "ram"
nyckel     = "elever"
avrundning = "1 kr"
"#;

const DATA: &str = "skola;elever;behov\nA;10;1\nB;20;4\n";

fn overlay(sections: &str) -> InputFile {
    let header = "format = 1\nid = \"ny\"\nnamn = \"Ny\"\nstatus = \"förslag\"\n\
                  giltig = [\"2026-01-01\", \"2026-12-31\"]\nbas = \"grund\"\n";
    file("ny.toml", format!("{header}{sections}"))
}

fn files(sections: &str) -> Vec<InputFile> {
    vec![file("grund.toml", BASE), overlay(sections), file("enhet.csv", DATA)]
}

fn problems(sections: &str) -> Vec<Problem> {
    Workspace::open(files(sections)).check("ny")
}

fn amounts(workspace: &Workspace, id: &str) -> Vec<String> {
    let computed = workspace.allocate(id).unwrap_or_else(|| panic!("{:?}", workspace.check(id)));
    computed.summary.units.iter().map(|unit| Cell::plain(&unit.sum).value.unwrap_or_default()).collect()
}

/// The only problem, as code, file and line.
fn only(sections: &str) -> (Code, String, u32) {
    let problems = problems(sections);
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    (problem.code, problem.place.file.clone().unwrap(), problem.place.lines[0])
}

#[test]
fn an_overlay_of_nothing_changes_nothing() {
    let workspace = usable(files(""), "ny");
    assert_eq!(workspace.csv("ny"), workspace.csv("grund"));
}

#[test]
fn a_key_written_takes_the_place_of_the_old_one_and_another_kind_of_filling_of_all() {
    // 300 kr shared 1 to 4 instead of 10 to 20: the frame stays.
    let keyed = usable(files("[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nnyckel = \"behov\"\n"), "ny");
    assert_eq!(amounts(&keyed, "grund"), ["100", "200"]);
    assert_eq!(amounts(&keyed, "ny"), ["60", "240"]);
    // A formula takes the place of frame and key; the rounding stays: 1 000 · 10 and 1 000 · 20.
    let formula = usable(files("[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"per_elev\"\n"), "ny");
    assert_eq!(amounts(&formula, "ny"), ["10000", "20000"]);
}

#[test]
fn overlays_stack() {
    let mut files = files("[[parameter]]\nid = \"ram\"\ntal = \"600 kr\"\n");
    let third = "format = 1\nid = \"tredje\"\nnamn = \"T\"\nstatus = \"förslag\"\ngiltig = [\"2026-01-01\", \"2026-12-31\"]\nbas = \"ny\"\n\
                 [[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nnyckel = \"behov\"\n";
    files.insert(0, file("tredje.toml", third));
    assert_eq!(amounts(&usable(files, "tredje"), "tredje"), ["120", "480"]);
}

#[test]
fn keys_and_entries_are_removed() {
    let sections = "[[kolumn]]\ntabell = \"enhet\"\nid = \"per_elev\"\nbort = [\"golv\"]\n";
    let workspace = usable(files(sections), "ny");
    let rules = workspace.usable().find(|rules| rules.id == "ny").unwrap();
    assert!(rules.columns.iter().any(|column| column.id == "per_elev" && column.floor.is_none()));
    let sections =
        "[[kolumn]]\ntabell = \"enhet\"\nid = \"per_elev\"\nbort = true\n[[parameter]]\nid = \"belopp\"\nbort = true\n";
    usable(files(sections), "ny");
    let (code, file, line) = only("[[parameter]]\nid = \"belopp\"\nbort = true\n");
    assert_eq!((code, file.as_str(), line), (Code::RemovedButUsed, "ny.toml", 8));
    let problem = &problems("[[parameter]]\nid = \"belopp\"\nbort = true\n")[0];
    assert!(problem.to_string().contains("grund.toml:29"), "{problem}");
}

#[test]
fn what_an_overlay_says_wrong_is_said_where_it_stands() {
    for (sections, code, line) in [
        ("[[parameter]]\nid = \"belop\"\ntal = \"1 kr\"\n", Code::OverlayUnknown, 8),
        ("[[parameter]]\nid = \"ram\"\nny = true\ntal = \"1 kr\"\n", Code::OverlayNotNew, 8),
        ("[[parameter]]\nid = \"ram\"\nbort = [\"golv\"]\n", Code::OverlayKeyNotThere, 9),
        ("[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nbort = true\ngolv = \"0\"\n", Code::RemovedAndChanged, 11),
        ("[[parameter]]\nid = \"ram\"\nbort = \"ja\"\n", Code::WrongType, 9),
        ("[[parameter]]\nid = \"belopp\"\ntal = \"1 100 kr/elev\"\n", Code::SourceUnchanged, 9),
        ("sorter = [\"kr\"]\n", Code::MeasureTaken, 7),
        ("fjol = \"2024\"\n", Code::LastYearMissing, 7),
    ] {
        assert_eq!(only(sections), (code, "ny.toml".to_owned(), line), "{sections}");
    }
    let near = problems("[[parameter]]\nid = \"belop\"\ntal = \"1 kr\"\n")[0].to_string();
    assert!(near.contains("Menar du ”belopp”?"), "{near}");
}

#[test]
fn a_name_that_the_base_has_is_said_to_stand_there() {
    let sections = "[[kolumn]]\ntabell = \"enhet\"\nid = \"elever\"\nny = true\nformel = \"1\"\n";
    let found = problems(sections);
    let twice = found.iter().find(|problem| problem.code == Code::DuplicateId).unwrap_or_else(|| panic!("{found:?}"));
    assert!(twice.to_string().contains("rad 24 i grund.toml"), "{twice}");
}

/// What is wrong in what is inherited is said in the file where it stands.
#[test]
fn a_formula_of_the_base_that_no_longer_fits_is_found_in_the_base() {
    let (code, file, line) = only("[[parameter]]\nid = \"ram\"\ntal = \"2 elev\"\n");
    assert_eq!((code, file.as_str(), line), (Code::RoundingMeasure, "grund.toml", 38));
}

#[test]
fn rings_and_missing_bases_are_said() {
    let alone = Workspace::open(vec![overlay("")]).check("ny");
    assert_eq!(alone.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::BaseMissing]);
    let ring = BASE.replace("giltig", "bas = \"ny\"\ngiltig");
    let problems = Workspace::open(vec![file("grund.toml", ring), overlay("")]).problems().to_vec();
    assert!(problems.iter().any(|problem| problem.code == Code::BaseCycle), "{problems:?}");
    let word = BASE.replace("tal    = ", "ny = true\ntal    = ");
    let problems = Workspace::open(vec![file("grund.toml", word)]).check("grund");
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>()[0], Code::OverlayWord);
}

#[test]
fn own_measures_count() {
    let sections = "sorter = [\"grupp\"]\n[[parameter]]\nid = \"grupper\"\nny = true\ntal = \"3 grupp\"\n\
                    [[parameter]]\nid = \"pris\"\nny = true\ntal = \"200 kr/grupp\"\n\
                    [[parameter]]\nid = \"ram\"\nformel = \"grupper * pris\"\n";
    assert_eq!(amounts(&usable(files(sections), "ny"), "ny"), ["200", "400"]);
}

#[test]
fn bas_is_the_rule_set_that_is_changed_on_the_same_data() {
    // Half of what the base gives and half by need: the pot is what the base's sum is.
    let sections = "[[parameter]]\nid = \"ram\"\nformel = \"BAS(SUMMA.ALLA(enhet; stöd))\"\n\
                    [[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nnyckel = \"behov\"\n\
                    [[kolumn]]\ntabell = \"enhet\"\nid = \"ändring\"\nny = true\nformel = \"stöd - OMTOM(BAS(stöd); 0)\"\n";
    let workspace = usable(files(sections), "ny");
    assert_eq!(amounts(&workspace, "ny"), ["60", "240"]);
    let computed = workspace.allocate("ny").unwrap();
    let allocation = &computed.allocation;
    let units = allocation.rules.table("enhet").unwrap();
    let change = allocation.rules.column(units, "ändring").unwrap();
    assert_eq!(allocation.cell(change, 0).value.as_deref(), Some("-40"));
    let tree = workspace.explain("ny", "A", "stöd").unwrap();
    let frame = &tree.children[0].children[0];
    assert_eq!((frame.label.as_str(), frame.cell.value.as_deref()), ("Enligt Grund", Some("300")));
    let alone = BASE.replace("\"ram\"\ntal = \"300 kr\"", "\"ram\"\nformel = \"BAS(ram)\"");
    let problems = Workspace::open(vec![file("grund.toml", alone)]).check("grund");
    assert_eq!(problems[0].code, Code::NoBase, "{problems:?}");
}

const LAST_YEAR: &str = "fjol = \"grund\"\n[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\n\
                         formel = \"elever * OMTOM(FJOL(stöd / elever); ram / SUMMA.ALLA(enhet; elever))\"\n";

/// As much per pupil as last year: A 100 / 8 · 10 = 125. B is new, and gets the frame per pupil: 300 / 30 · 20 = 200.
#[test]
fn fjol_is_the_same_row_of_last_years_result() {
    let mut all = files(LAST_YEAR);
    all.push(file("fjol/enhet.csv", "skola;elever;behov;per_elev;stöd\nA;8;1;8000;100\nC;9;1;9000;50\n"));
    let workspace = usable(all, "ny");
    assert_eq!(amounts(&workspace, "ny"), ["125", "200"]);
    let tree = workspace.explain("ny", "A", "stöd").unwrap();
    let last = tree.children.iter().find(|node| node.name.starts_with("FJOL")).unwrap();
    assert_eq!(last.cell.value.as_deref(), Some("12.5"));
    let read: Vec<_> = last.children.iter().map(|node| node.place.clone().unwrap().file).collect();
    assert_eq!(read, ["fjol/enhet.csv", "fjol/enhet.csv"]);
}

/// What did not apply last year makes all of it *ej tillämpligt*; the file needs no more columns than are read.
#[test]
fn an_empty_cell_of_last_year_is_not_applicable() {
    let mut all = files(LAST_YEAR);
    all.push(file("fjol-enhet.csv", "skola;elever;stöd\nA;8;\nB;10;200\n"));
    assert_eq!(amounts(&usable(all, "ny"), "ny"), ["100", "400"]);
}

#[test]
fn last_years_table_is_asked_for() {
    let problems = problems(LAST_YEAR);
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::LastYearTable]);
    assert!(problems[0].to_string().contains("fjol/enhet.csv"), "{}", problems[0]);
    for (formula, code) in [
        ("FJOL(FJOL(stöd))", Code::ElsewhereNested),
        ("FJOL(stöt)", Code::UnknownName),
        ("FJOL(1; 2)", Code::ArgumentCount),
        ("OMTOM(FJOL(elever); 0)", Code::RoundingMeasure),
    ] {
        let sections = format!("fjol = \"grund\"\n[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"{formula}\"\n");
        assert_eq!(only(&sections).0, code, "{formula}");
    }
}

/// What an overlay inherits says what it said in the file that wrote it: BAS there is not what the last file changes.
#[test]
fn bas_is_what_the_file_that_wrote_it_changes() {
    let mut all = files(
        "[[kolumn]]\ntabell = \"enhet\"\nid = \"ändring\"\nny = true\nformel = \"stöd - OMTOM(BAS(stöd); 0)\"\n\
         [[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nnyckel = \"behov\"\n",
    );
    let third = |changes: &str| {
        format!(
            "format = 1\nid = \"tredje\"\nnamn = \"T\"\nstatus = \"förslag\"\n\
             giltig = [\"2026-01-01\", \"2026-12-31\"]\nbas = \"ny\"\n{changes}"
        )
    };
    all.push(file("tredje.toml", third("")));
    let column = |workspace: &Workspace, id: &str, column: &str| -> Vec<Option<String>> {
        let computed = workspace.allocate(id).unwrap();
        let allocation = &computed.allocation;
        let units = allocation.rules.table("enhet").unwrap();
        let column = allocation.rules.column(units, column).unwrap();
        (0..2).map(|row| allocation.cell(column, row).value).collect()
    };
    let nothing = usable(all.clone(), "tredje");
    assert_eq!(column(&nothing, "ny", "ändring"), [Some("-40".to_owned()), Some("40".to_owned())]);
    assert_eq!(nothing.csv("tredje"), nothing.csv("ny"));
    // Its own BAS is the second file, the inherited one still the first: 600 kr by need are 120 and 480.
    let own = "[[parameter]]\nid = \"ram\"\ntal = \"600 kr\"\n\
               [[kolumn]]\ntabell = \"enhet\"\nid = \"senaste\"\nny = true\nformel = \"stöd - OMTOM(BAS(stöd); 0)\"\n";
    let changed = nothing.with(&file("tredje.toml", third(own)));
    assert_eq!(column(&changed, "tredje", "ändring"), [Some("20".to_owned()), Some("280".to_owned())]);
    assert_eq!(column(&changed, "tredje", "senaste"), [Some("60".to_owned()), Some("240".to_owned())]);
}

/// In a table that the changed rule set does not have, what belongs to no row is the same in every row.
#[test]
fn bas_without_a_row_is_the_same_in_every_row() {
    let sections = "[[tabell]]\nid = \"grupp\"\nny = true\nnyckel = \"grupp\"\nkolumner = [{ id = \"enhet\", sort = \"enhet\" }]\n\
                    rader = [[\"1\", \"A\"], [\"2\", \"B\"], [\"3\", \"B\"]]\n\
                    [[resurs]]\ntabell = \"grupp\"\nid = \"per_grupp\"\nny = true\nslag = \"övrigt\"\nformel = \"BAS(MAX(ram; 0))\"\n";
    assert_eq!(amounts(&usable(files(sections), "ny"), "ny"), ["400", "800"]);
}

/// What is new stands where the overlay writes it: after what it speaks of before.
#[test]
fn what_is_new_stands_after_what_the_overlay_speaks_of_before_it() {
    let new = |id: &str| format!("[[parameter]]\nid = \"{id}\"\nny = true\ntal = \"1 kr\"\n");
    let sections =
        format!("{}[[parameter]]\nid = \"belopp\"\ntal = \"1 000 kr/elev\"\n{}{}", new("sist"), new("ett"), new("två"));
    let workspace = usable(files(&sections), "ny");
    let rules = workspace.usable().find(|rules| rules.id == "ny").unwrap();
    let ids: Vec<&str> = rules.parameters.iter().map(|parameter| parameter.id.as_str()).collect();
    assert_eq!(ids, ["belopp", "ett", "två", "ram", "sist"]);
}

#[test]
fn a_rule_set_that_reads_its_base_has_no_file_of_its_own() {
    let reads = usable(files("[[parameter]]\nid = \"ram\"\nformel = \"BAS(ram)\"\n"), "ny");
    assert_eq!(reads.flat("ny"), None);
    assert!(usable(files(""), "ny").flat("ny").is_some());
}

/// A table of steps is one in the changed rule set too.
#[test]
fn bas_reads_tables_of_steps() {
    let steps = "[[tabell]]\nid = \"steg\"\nnyckel = \"steg\"\nkolumner = [{ id = \"från\", sort = \"elev\" }, { id = \"per_steg\", sort = \"kr\" }]\n\
                 rader = [[\"låg\", \"0 elev\", \"5 kr\"], [\"hög\", \"15 elev\", \"7 kr\"]]\n";
    let mut all =
        files("[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"OMTOM(BAS(TRAPPA(steg; elever; per_steg)); 0)\"\n");
    all[0] = file("grund.toml", format!("{BASE}{steps}"));
    assert_eq!(amounts(&usable(all, "ny"), "ny"), ["5", "7"]);
}

/// What may not apply is refused in a sum there as it is here: it would be one row less. In the row it makes the whole not apply.
#[test]
fn what_may_not_apply_is_refused_in_sums_elsewhere_too() {
    let sections = |formula: &str| format!("[[parameter]]\nid = \"ram\"\nformel = \"{formula}\"\n");
    let mut all = files(&sections("BAS(SUMMA.ALLA(enhet; extra * 2))"));
    let base = BASE.replace(
        "{ id = \"behov\", sort = \"tal\" }",
        "{ id = \"behov\", sort = \"tal\" }, { id = \"extra\", sort = \"kr\", valfri = true }",
    );
    all[0] = file("grund.toml", base);
    all[2] = file("enhet.csv", "skola;elever;behov;extra\nA;10;1;30\nB;20;4;\n");
    let mut refused = Workspace::open(all.clone()).check("ny");
    refused.retain(|problem| problem.code != Code::UnnamedNumber);
    assert_eq!(refused.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::MayBeInapplicable], "{refused:?}");
    all[1] = overlay(&sections("BAS(SUMMA.ALLA(enhet; OMTOM(extra; 0 ) * 2))"));
    assert_eq!(amounts(&usable(all.clone(), "ny"), "ny"), ["20", "40"]);
    let row = "[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"OMTOM(BAS(extra / ram); 0) * ram\"\n";
    all[1] = overlay(row);
    let workspace = usable(all, "ny");
    assert_eq!(amounts(&workspace, "ny"), ["30", "0"]);
    let tree = workspace.explain("ny", "B", "stöd").unwrap();
    let node = tree.children.iter().find(|node| node.name.starts_with("BAS")).unwrap();
    assert_eq!((node.cell.state, node.steps[0].cell.state), (State::Inapplicable, State::Inapplicable));
}

/// Which of two rule sets is wrong is said once, and what only follows from that is not.
#[test]
fn a_broken_rule_set_that_is_read_is_named() {
    let broken = BASE.replace("formel = \"belopp * elever\"", "formel = \"belop * elever\"");
    let reads = "[[kolumn]]\ntabell = \"enhet\"\nid = \"per_elev\"\nformel = \"OMTOM(BAS(per_elev); 0)\"\n";
    let mut all = files(reads);
    all[0] = file("grund.toml", broken.clone());
    let codes =
        |all: Vec<InputFile>| -> Vec<Code> { Workspace::open(all).check("ny").iter().map(|problem| problem.code).collect() };
    assert_eq!(codes(all), [Code::OtherBroken]);
    let mut all = files(LAST_YEAR);
    all[0] = file("grund.toml", broken);
    assert!(codes(all).contains(&Code::OtherBroken));
}

/// A table of pairs is read back as it was written: its rows are told from each other by the two that they refer to.
#[test]
fn last_years_table_of_pairs_is_read_as_it_was_written() {
    let pairs = "[[tabell]]\nid = \"stadium\"\nnyckel = [\"från\", \"till\"]\nrader = [[\"F\", \"3\"], [\"4\", \"6\"]]\n\
                 [[tabell]]\nid = \"grupp\"\nrader = [\"enhet\", \"stadium\"]\nkolumner = [{ id = \"antal\", sort = \"elev\" }]\n\
                 [[kolumn]]\ntabell = \"grupp\"\nid = \"dubbelt\"\nformel = \"antal + antal\"\n";
    let data = file("grupp.csv", "skola;från;till;antal\nA;F;3;1\nA;4;6;2\nB;F;3;3\nB;4;6;4\n");
    let base = file("grund.toml", format!("{BASE}{pairs}"));
    let before = usable(vec![base.clone(), file("enhet.csv", DATA), data.clone()], "grund");
    let computed = before.allocate("grund").unwrap();
    let table = computed.allocation.rules.table("grupp").unwrap();
    let written = fordela::export::table(&computed.allocation, &computed.summary, table);
    let reads = "fjol = \"grund\"\n[[kolumn]]\ntabell = \"grupp\"\nid = \"i_fjol\"\nny = true\nformel = \"FJOL(dubbelt)\"\n";
    let after = usable(vec![base, overlay(reads), file("enhet.csv", DATA), data, file("fjol/grupp.csv", written)], "ny");
    let computed = after.allocate("ny").unwrap();
    let allocation = &computed.allocation;
    let column = allocation.rules.column(allocation.rules.table("grupp").unwrap(), "i_fjol").unwrap();
    let values: Vec<_> = (0..4).filter_map(|row| allocation.cell(column, row).value).collect();
    assert_eq!(values, ["2", "4", "6", "8"]);
}

/// A table of steps in last year's result is asked for, and read; where its value does not apply, neither does what it says.
#[test]
fn steps_of_last_year_are_read_from_its_table() {
    let steps = "[[tabell]]\nid = \"steg\"\nnyckel = \"steg\"\nkolumner = [{ id = \"från\", sort = \"tal\" }, { id = \"sats\", sort = \"tal\" }]\n\
                 rader = [[\"låg\", \"0\", \"2\"], [\"hög\", \"3\", \"3\"]]\n";
    let reads = "fjol = \"grund\"\n[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"OMTOM(FJOL(TRAPPA(steg; behov; sats)); 0) * ram\"\n";
    let mut all = files(reads);
    all[0] = file("grund.toml", format!("{BASE}{steps}"));
    all.push(file("fjol/enhet.csv", "skola;behov\nA;\nB;4\n"));
    let missing = Workspace::open(all.clone()).check("ny");
    assert!(missing.iter().any(|problem| problem.code == Code::LastYearTable), "{missing:?}");
    all.push(file("fjol/steg.csv", "steg;från;sats\nlåg;0;5\nhög;3;7\n"));
    let workspace = usable(all, "ny");
    assert_eq!(amounts(&workspace, "ny"), ["0", "2100"]);
    let mut found = Vec::new();
    all_states(&workspace.explain("ny", "A", "stöd").unwrap(), &mut found);
    assert!(found.contains(&State::Inapplicable) && !found.contains(&State::Failed), "{found:?}");
}

fn all_states(node: &fordela::explain::Node, states: &mut Vec<State>) {
    states.push(node.cell.state);
    node.children.iter().for_each(|child| all_states(child, states));
}

/// Two keys may look the same where their cells are joined for people to read: `x / y` and `z`, `x` and `y / z`.
#[test]
fn the_same_row_under_the_base_is_the_one_with_the_same_cells_in_its_key() {
    let base = BASE.replace("nyckel   = \"skola\"", "nyckel   = [\"ort\", \"skola\"]");
    let sections = "[[resurs]]\ntabell = \"enhet\"\nid = \"stöd\"\nformel = \"OMTOM(BAS(per_elev); 0)\"\n";
    let data = "ort;skola;elever;behov\nx / y;z;1;1\nx;y / z;1000;1\n";
    let workspace = usable(vec![file("grund.toml", base), overlay(sections), file("enhet.csv", data)], "ny");
    assert_eq!(amounts(&workspace, "ny"), ["1000", "1000000"]);
}

/// Each of these reads all that are below it: were every one computed anew each time, the last would take as long as the age of the house.
#[test]
fn a_high_stack_of_overlays_that_read_their_bases_is_computed_once_each() {
    let mut all = vec![file("grund.toml", BASE), file("enhet.csv", DATA)];
    for level in 1..=40 {
        let base = if level == 1 { "grund".to_owned() } else { format!("p{}", level - 1) };
        let header = format!(
            "format = 1\nid = \"p{level}\"\nnamn = \"P\"\nstatus = \"förslag\"\ngiltig = [\"2026-01-01\", \"2026-12-31\"]\nbas = \"{base}\"\n"
        );
        let column = format!(
            "[[kolumn]]\ntabell = \"enhet\"\nid = \"k{level}\"\nny = true\nformel = \"OMTOM(BAS(stöd); 0) + OMTOM(BAS(per_elev); 0)\"\n"
        );
        all.push(file(&format!("p{level}.toml"), header + &column));
    }
    let workspace = usable(all, "p40");
    assert_eq!(amounts(&workspace, "p40"), amounts(&workspace, "grund"));
}
