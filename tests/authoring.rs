//! Rule files read as they are written, changed as text, and put together: what a workshop stands on.

mod common;

use common::{demonstration, file, rule_file, usable};
use fordela::rules::{Edit, EditChange, EditValue};
use fordela::workspace::{InputFile, Workspace};

fn workspace() -> Workspace {
    let mut files = demonstration();
    files.extend(["exempelkommun-2024", "exempelkommun-2025"].map(rule_file));
    Workspace::open(files)
}

fn key(section: &str, id: &str, key: &str, value: EditValue) -> Edit {
    let change = EditChange::Key { key: key.into(), value: Some(value) };
    Edit { section: section.into(), table: None, id: id.into(), change }
}

#[test]
fn a_rule_set_read_and_written_again_is_the_same_rule_set() {
    let workspace = workspace();
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        assert_eq!(workspace.edit(id, &[]).as_deref(), workspace.source(id).map(|(_, text)| text));
    }
}

/// A changed price is a changed line and a changed sum, and what was read of the tables is not read again.
#[test]
fn a_changed_parameter_changes_its_line_and_the_figures() {
    let workspace = workspace();
    let id = "exempelkommun-2024";
    let edit = key("parameter", "timpris", "tal", EditValue::Text("500 kr/timme".into()));
    let text = workspace.edit(id, &[edit]).unwrap();
    let (name, before) = workspace.source(id).unwrap();
    let changed: Vec<_> = before.lines().zip(text.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.contains("500 kr/timme"));
    let after = workspace.with(&InputFile { name: name.into(), bytes: text.into(), ..InputFile::default() });
    let sum = |workspace: &Workspace| workspace.allocate(id).unwrap().summary.totals.sum.clone();
    assert_ne!(sum(&workspace), sum(&after));
    assert_eq!(after.files().count(), workspace.files().count());
}

/// What is typed wrong is a problem at its line, and the figures come back when it is mended.
#[test]
fn what_is_typed_wrong_is_said_and_nothing_is_lost() {
    let workspace = workspace();
    let id = "exempelkommun-2024";
    for wrong in ["", "25o kr/timme", "\"", "'''", "\n", "250 kr\u{0}", "\\", "250 kronor i timmen för en assistent"] {
        let text = workspace.edit(id, &[key("parameter", "timpris", "tal", EditValue::Text(wrong.into()))]).unwrap();
        let name = workspace.source(id).unwrap().0.to_owned();
        let broken = workspace.with(&file(&name, text));
        assert!(broken.allocate(id).is_none(), "{wrong:?}");
        assert!(!broken.check(id).is_empty(), "{wrong:?}");
        let outline = serde_json::to_value(broken.outline(id).unwrap()).unwrap();
        let entry = outline["entries"].as_array().unwrap().iter().find(|entry| entry["id"] == "timpris").unwrap();
        let value = entry["keys"].as_array().unwrap().iter().find(|key| key["key"] == "tal").unwrap();
        assert_eq!(value["text"].as_str().unwrap(), wrong);
        let mended = broken.edit(id, &[key("parameter", "timpris", "tal", EditValue::Text("238 kr/timme".into()))]).unwrap();
        assert_eq!(Some(mended.as_str()), workspace.source(id).map(|(_, text)| text));
    }
}

const OVERLAY: &str = "format = 1\nid = \"prov\"\nnamn = \"Prov\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\
                       bas = \"exempelkommun-2024\"\n\n[[parameter]]\nid     = \"timpris\"\ntal    = \"250 kr/timme\"\nenligt = \"budget-2024\"\n";

#[test]
fn the_outline_of_an_overlay_says_what_is_changed_and_what_it_was() {
    let workspace = workspace().with(&file("prov.toml", OVERLAY));
    let outline = serde_json::to_value(workspace.outline("prov").unwrap()).unwrap();
    let entries = outline["entries"].as_array().unwrap();
    let price = entries.iter().find(|entry| entry["id"] == "timpris").unwrap();
    assert_eq!(price["state"], "changed");
    let number = price["keys"].as_array().unwrap().iter().find(|key| key["key"] == "tal").unwrap();
    assert_eq!((number["own"].as_bool(), number["before"].as_str()), (Some(true), Some("238 kr/timme")));
    assert_eq!(number["lines"], serde_json::json!([10, 10]));
    assert!(entries.iter().any(|entry| entry["state"] == "inherited"));
    assert_eq!(outline["base"], "exempelkommun-2024");
}

/// The whole of an overlay written out gives the same figures without the file that it was laid upon.
#[test]
fn an_overlay_as_a_file_of_its_own_gives_the_same_figures() {
    let before = workspace().with(&file("prov.toml", OVERLAY));
    let flat = before.flat("prov").unwrap();
    let mut files = demonstration();
    files.push(file("prov.toml", flat));
    let after = usable(files, "prov");
    assert_eq!(before.csv("prov"), after.csv("prov"));
    assert!(before.csv("prov") != before.csv("exempelkommun-2024"));
}

#[test]
fn cases_are_run_from_the_workspace() {
    let case =
        std::fs::read_dir(common::root().join("regler/exempelkommun-2024/fall")).unwrap().next().unwrap().unwrap().path();
    let workspace = workspace().with(&common::read(&case, "fall/ett.toml"));
    let runs = serde_json::to_value(workspace.run_cases("exempelkommun-2024")).unwrap();
    assert_eq!((runs[0]["ok"].as_bool(), runs[0]["figures"].as_u64() > Some(0)), (Some(true), true), "{runs}");
}

/// The columns of a table may be written as sections of their own; whatever is done to the file leaves them columns of that table.
#[test]
fn columns_written_as_sections_are_kept_apart() {
    let base = "format = 1\nid = \"a\"\nnamn = \"A\"\nstatus = \"gällande\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\n\
                [[tabell]]\nid = \"enhet\"\nnyckel = \"kod\"\n# Elever\n[[tabell.kolumner]]\nid = \"elever\"\nsort = \"elev\"\n\
                [[tabell.kolumner]]\nid = \"form\"\nsort = [\"x\", \"y\"]\n\n[[parameter]]\nid = \"pris\"\ntal = \"1 kr/elev\"\n";
    let over = "format = 1\nid = \"b\"\nnamn = \"B\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\nbas = \"a\"\n";
    let workspace = Workspace::open(vec![file("a.toml", base), file("b.toml", over)]);
    let flat = workspace.flat("b").unwrap();
    let alone = Workspace::open(vec![file("b.toml", flat.as_str())]);
    assert!(alone.problems().is_empty(), "{flat}");
    assert!(flat.contains("{ id = \"form\", sort = [\"x\", \"y\"] },"), "{flat}");
    let outline = serde_json::to_string(&workspace.outline("a")).unwrap();
    assert!(outline.contains(r#"{ id = \"elever\", sort = \"elev\" }"#), "{outline}");

    let edited = |change| {
        let edit = Edit { section: "tabell".into(), table: None, id: "enhet".into(), change };
        workspace.edit("a", &[edit]).unwrap()
    };
    let key = |key: &str, value| EditChange::Key { key: key.into(), value };
    let headed = edited(key("rubrik", Some(EditValue::Text("Skola".into()))));
    assert_eq!(headed, base.replace("nyckel = \"kod\"\n", "nyckel = \"kod\"\nrubrik = \"Skola\"\n"));
    let columns = &base[base.find("[[tabell.").unwrap()..base.find("\n[[parameter]]").unwrap()];
    assert_eq!(edited(key("kolumner", None)), base.replace(columns, ""));
    let table = "[[tabell]]\nid = \"enhet\"\nnyckel = \"kod\"\n";
    assert_eq!(edited(EditChange::Remove { remove: true }), base.replace(columns, "").replace(table, ""));
}

/// What is offered in the place of a marked part: the near name, or the Swedish one.
#[test]
fn a_problem_says_what_may_stand_instead() {
    let offered = |formula: &str| {
        let sections =
            format!("[[parameter]]\nid = \"behov\"\ntal = \"2,5\"\n[[parameter]]\nid = \"a\"\nformel = \"{formula}\"\n");
        let workspace = Workspace::open(vec![common::rules(&sections)]);
        let problems = workspace.check("prov");
        let views: Vec<_> =
            problems.iter().map(|p| serde_json::to_value(fordela::view::ProblemView::from(p)).unwrap()).collect();
        views.iter().map(|view| (view["excerpt"]["marked"].clone(), view["near"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(offered("behv + 1"), [("behv".into(), "behov".into())]);
    assert_eq!(offered("ROUND(behov; 0)"), [("ROUND".into(), "AVRUNDA".into())]);
}
