//! What the tests of the command line share.

#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Runs the command in a folder.
pub fn fordela(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fordela")).args(arguments).current_dir(folder).output().unwrap()
}

/// What the command prints when all is well.
pub fn printed(arguments: &[&str]) -> String {
    let output = fordela(root(), arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The committed file is what the command prints.
pub fn is_up_to_date(path: &str, arguments: &[&str]) {
    assert!(
        read(root().join(path)) == printed(arguments),
        "{path} is not what fordela {arguments:?} prints: run make referens"
    );
}

/// Every TOML file below a folder, cases or rule sets.
pub fn toml_files(folder: &str, cases: bool) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml")
                && cases == path.parent().is_some_and(|folder| folder.ends_with("fall"))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
