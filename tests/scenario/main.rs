//! What if: trials are what their overlays would be read as, changed inputs what edited files would be, and what is solved for is what
//! a search by hand finds.

#[path = "../common/mod.rs"]
mod common;
mod inputs;
mod solved;
mod trials;

use std::collections::BTreeSet;
use std::path::Path;

use common::{demonstration, file, root, rule_files};
use fordela::scenario::ParameterChange;
use fordela::workspace::{InputFile, Workspace};

fn change(parameter: &str, value: &str) -> ParameterChange {
    ParameterChange { parameter: parameter.to_owned(), value: value.to_owned() }
}

/// The files of a rule set of the repository and data for it: its own tables, or those of its first case.
fn with_data(name: &str) -> Option<Vec<InputFile>> {
    let mut files = rule_files(name);
    let tables = if name == "exempelkommun-2025" {
        demonstration()
    } else {
        tables(&root().join("regler").join(name).join("underlag"), "")
    };
    (!tables.is_empty()).then(|| {
        files.extend(tables);
        files
    })
}

fn tables(folder: &Path, prefix: &str) -> Vec<InputFile> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
    let read = |path: &std::path::PathBuf| match path.is_dir() {
        true => tables(path, &format!("{}/", name(path))),
        false => vec![common::read(path, &name(path))],
    };
    paths.iter().flat_map(read).collect()
}

/// What two workspaces say of a rule set: problems, table and explanations.
fn same(one: &Workspace, other: &Workspace, id: &str) {
    let problems =
        |workspace: &Workspace| -> BTreeSet<String> { workspace.check(id).iter().map(ToString::to_string).collect() };
    assert_eq!(problems(one), problems(other));
    assert_eq!(one.csv(id), other.csv(id));
    let rules =
        |workspace: &Workspace| serde_json::to_value(workspace.rule_sets().find(|rules| rules.id() == id).unwrap()).unwrap();
    assert_eq!(rules(one), rules(other));
    let (Some(a), Some(_)) = (one.summary(id), other.summary(id)) else { return };
    let a = serde_json::to_value(a).unwrap();
    let resources = a["resources"].as_array().unwrap();
    for unit in a["units"].as_array().unwrap().iter().take(4) {
        for resource in resources {
            let (unit, resource) = (unit["key"].as_str().unwrap(), resource["id"].as_str().unwrap());
            let tree = |workspace: &Workspace| serde_json::to_string(&workspace.explain(id, unit, resource)).unwrap();
            assert_eq!(tree(one), tree(other), "{unit} {resource}");
        }
    }
}

const RULES: &str = r#"
[[parameter]]
id  = "pris"
tal = "100 kr"

[[parameter]]
id  = "faktor"
tal = "2"

[[tabell]]
id     = "stadium"
nyckel = "stadium"
kolumner = [{ id = "vikt", sort = "tal" }]
rader  = [["F-3", "1"], ["4-9", "2"]]

[[tabell]]
id       = "huvudman"
nyckel   = "organisationsnummer"
kolumner = [{ id = "namn", sort = "text" }, { id = "typ", sort = ["egen regi", "fristående"] }]

[[tabell]]
id       = "enhet"
nyckel   = "skola"
kolumner = [
  { id = "namn",     sort = "text" },
  { id = "huvudman", sort = "huvudman" },
  { id = "andel",    sort = "%" },
  { id = "lokaler",  sort = "tal", rubrik = "Antal lokaler", valfri = true },
  { id = "tillsyn",  sort = "tal", valfri = true },
]

[[tabell]]
id       = "grupp"
rader    = ["enhet", "stadium"]
kolumner = [{ id = "antal", sort = "tal", valfri = true }]

[[tabell]]
id       = "beslut"
nyckel   = ["skola", "nummer"]
kolumner = [{ id = "skola", sort = "enhet" }, { id = "nivå", sort = "tal" }]

[[resurs]]
tabell = "enhet"
id     = "stöd"
slag   = "övrigt"
formel = "pris * (andel + OMTOM(lokaler; 0) + OMTOM(tillsyn; 0) + SUMMA.EGNA(grupp; OMTOM(antal; 0) * stadium.vikt) + SUMMA.EGNA(beslut; nivå)) * OM(huvudman.typ = \"egen regi\"; 1; faktor)"
"#;

const PROVIDERS: &str = "organisationsnummer;namn;typ\n212000-1355;Kommunen;egen regi\n556036-0793;Bolaget;fristående\n";
const WIDE: &str = "skola;namn;huvudman;andel;Antal lokaler;F-3;4-9\nA;Alskolan;212000-1355;85 %;1;10;20\nB;Björkskolan;556036-0793;0,5;;1,5;\n";
const UNITS: &str =
    "skola;namn;huvudman;andel;Antal lokaler\nA;Alskolan;212000-1355;85 %;1\nB;Björkskolan;556036-0793;0,5;\n";
const LONG: &str = "skola;stadium;antal\nA;F-3;10\nA;4-9;20\nB;F-3;1,5\n";
const DECISIONS: &str = "skola;nummer;nivå\nA;1;2\nB;1;3\n";

/// The rules on the tables: those of long pairs, with some of them written otherwise.
fn workspace(tables: &[(&str, &str)]) -> Workspace {
    let usual = [("huvudman.csv", PROVIDERS), ("enhet.csv", UNITS), ("grupp.csv", LONG), ("beslut.csv", DECISIONS)];
    let text = |name: &str, usual: &str| {
        let own = tables.iter().find(|(own, _)| *own == name);
        own.map_or(usual.to_owned(), |(_, text)| (*text).to_owned())
    };
    let tables = usual.iter().map(|(name, usual)| (*name, text(name, usual))).filter(|(_, text)| !text.is_empty());
    let tables = tables.map(|(name, text)| file(name, text));
    Workspace::open(std::iter::once(common::rules(RULES)).chain(tables).collect())
}
