//! What the tests share: files of the repository, published tables, and a workspace from texts.

#![allow(dead_code)]

pub mod law;
pub mod level;

use std::path::{Path, PathBuf};

use fordela::rules::RuleFile;
use fordela::workspace::{InputFile, Workspace};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A published table, by `FORDELA_ORAKEL` or beside the repository. Where the variable is set a missing table is a failure, elsewhere
/// the test says that it is skipped.
pub fn oracle(path: &str) -> Option<PathBuf> {
    let given = std::env::var_os("FORDELA_ORAKEL");
    let folder = given.as_ref().map_or_else(|| root().join("../shared/oracles"), |given| root().join(given));
    let found = folder.join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(given.is_none(), "FORDELA_ORAKEL is set, but {} does not exist", found.display());
    eprintln!("SKIPPED: {} does not exist; set FORDELA_ORAKEL to the folder of the oracles", found.display());
    None
}

pub fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.into(), ..InputFile::default() }
}

pub fn read(path: impl AsRef<Path>, name: &str) -> InputFile {
    let path = path.as_ref();
    file(name, std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

pub fn rule_file(name: &str) -> InputFile {
    read(root().join("regler").join(name).join("regelverk.toml"), &format!("regler/{name}/regelverk.toml"))
}

/// A rule file of the repository, and those that it builds on.
pub fn rule_files(name: &str) -> Vec<InputFile> {
    let mut files = vec![rule_file(name)];
    let mut at = 0;
    while let Some(file) = files.get(at) {
        let rules = RuleFile::new(&file.name, std::str::from_utf8(&file.bytes).unwrap());
        let mut needed: Vec<InputFile> = rules.needs().map(rule_file).collect();
        needed.retain(|needed| files.iter().all(|file| file.name != needed.name));
        needed.dedup_by(|one, other| one.name == other.name);
        files.extend(needed);
        at += 1;
    }
    files
}

/// The demonstration municipality's tables.
pub fn demonstration() -> Vec<InputFile> {
    let folder = root().join("regler/exempelkommun-2024/underlag");
    ["huvudman.csv", "enhet.csv", "beslut.csv", "läsårstal.csv", "utbildning.csv"]
        .iter()
        .map(|name| read(folder.join(name), name))
        .collect()
}

/// The same, with what is reported afterwards.
pub fn demonstration_with_reports() -> Vec<InputFile> {
    let folder = root().join("regler/exempelkommun-2024/underlag");
    let reports = ["beslut", "verksamhetsstöd", "grupp", "resursskola"].map(|name| format!("rapport_{name}.csv"));
    demonstration().into_iter().chain(reports.iter().map(|name| read(folder.join(name), name))).collect()
}

/// A workspace in which nothing stops the rule set.
pub fn usable(files: Vec<InputFile>, id: &str) -> Workspace {
    let workspace = Workspace::open(files);
    let stopping: Vec<String> = workspace
        .check(id)
        .iter()
        .filter(|problem| problem.severity() <= fordela::message::Severity::Question)
        .map(ToString::to_string)
        .collect();
    assert!(stopping.is_empty(), "{}", stopping.join("\n"));
    assert!(workspace.allocate(id).is_some(), "{id} was not read");
    workspace
}

/// A rule set with a header and the sections given.
pub fn rules(sections: &str) -> InputFile {
    let header =
        "format = 1\nid = \"prov\"\nnamn = \"Prov\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n";
    file("regelverk.toml", format!("{header}{sections}"))
}
