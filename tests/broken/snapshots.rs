//! `tests/trasiga`: a folder for each kind of problem, with the files that have it and what the command line says of them.
//! `FORDELA_SNAPSHOT=1` writes the snapshots anew; the test fails all the same where one has changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fordela::message::{Code, Language, Problem};
use fordela::rules::RuleFile;
use fordela::workspace::{InputFile, Workspace};

use crate::common::{read, root};
use crate::limits;

const SNAPSHOT: &str = "väntat.txt";

/// Kinds of problem that no file has, and why.
const WITHOUT_FILE: [(&str, &str); 11] = [
    ("not-usable", "a last guard: it says that Fördela itself is wrong"),
    ("not-computed", "a last guard: it says that Fördela itself is wrong"),
    ("sums-differ", "a last guard: it says that Fördela itself is wrong"),
    ("unknown-guard", "a last guard: it says that Fördela itself is wrong"),
    ("unknown-too-many-kinks", "takes millions of break points: tests/unknown_refused.rs makes them"),
    ("trial-parameter", "is about what is tried, in no file: tests/scenario tries it"),
    ("trial-value", "is about what is tried, in no file: tests/scenario tries it"),
    ("change-table", "is about a change in memory: tests/scenario makes it"),
    ("change-column", "is about a change in memory: tests/scenario makes it"),
    ("change-row", "is about a change in memory: tests/scenario makes it"),
    ("change-shared", "is about a change in memory: tests/scenario makes it"),
];

fn folder() -> PathBuf {
    root().join("tests/trasiga")
}

/// The folders, each with the files in it but the snapshot: the rule set's own first, then the others by name.
pub fn broken() -> Vec<(String, Vec<InputFile>)> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
        .iter()
        .map(|path| {
            let mut files = Vec::new();
            collect(path, "", &mut files);
            files.sort_by_key(|file| (file.name != "regelverk.toml", file.name.clone()));
            (path.file_name().unwrap().to_str().unwrap().to_owned(), files)
        })
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<InputFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if name != SNAPSHOT {
            files.push(read(&path, &name));
        }
    }
}

/// What `fordela kontrollera` says of the first file, with the other rule files and the cases beside it and the tables as data.
fn problems(files: &[InputFile]) -> Vec<Problem> {
    let workspace = Workspace::open(files.to_vec());
    let own = files.first().map(|file| RuleFile::new(&file.name, &String::from_utf8_lossy(&file.bytes)));
    let id = own.and_then(|own| own.id).unwrap_or_default();
    let rules_alone = files.iter().all(|file| file.name.ends_with(".toml"));
    let mut problems = if rules_alone { workspace.problems().to_vec() } else { workspace.check(&id) };
    for rules in workspace.usable().filter(|rules| rules.id == id) {
        workspace.cases().for_each(|case| {
            case.run(rules, &mut problems);
        });
    }
    problems
}

fn text(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect::<Vec<_>>().join("\n")
}

/// What is wrong with how a problem is said, in whichever language.
fn ill_formed(problem: &Problem) -> Option<String> {
    [Language::Swedish, Language::English].into_iter().find_map(|language| {
        let phrase = problem.phrase(language);
        let sound = |sentence: &str| {
            sentence.len() > 5
                && sentence.ends_with(['.', '?', '…', '”'])
                && !sentence.contains(['{', '}'])
                && !sentence.contains("  ")
                && !sentence.contains("””")
        };
        [phrase.what, phrase.todo].into_iter().find(|sentence| !sound(sentence))
    })
}

/// Swedish in an English sentence; what stands in quotes is from the files.
fn swedish_in_english(problem: &Problem) -> Option<String> {
    let phrase = problem.phrase(Language::English);
    [phrase.what, phrase.todo].into_iter().find(|sentence| {
        let own: String = sentence.split('“').map(|part| part.rsplit('”').next().unwrap_or(part)).collect();
        let mut words = own.split('"').step_by(2).flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
        words.any(|word| ["ett", "en", "eller", "och", "inte", "ska", "rad", "minst", "som"].contains(&word))
    })
}

/// The code that a folder is for: its name up to the first point, so that a code may have several.
fn code_of(folder: &str) -> &str {
    folder.split('.').next().unwrap_or(folder)
}

#[test]
fn every_kind_of_problem_has_a_broken_file() {
    let folders: BTreeSet<String> = broken().iter().map(|(name, _)| code_of(name).to_owned()).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let without: BTreeSet<String> = WITHOUT_FILE.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(folders.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new(), "folders for no code");
    assert_eq!(without.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new(), "no code, and excused");
    assert_eq!(folders.intersection(&without).collect::<Vec<_>>(), Vec::<&String>::new(), "excused, and has a folder");
    let shown: BTreeSet<String> = folders.union(&without).cloned().collect();
    assert_eq!(codes.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new(), "codes without a broken file");
}

#[test]
fn every_broken_file_is_answered_as_its_snapshot_says() {
    let rewrite = std::env::var_os("FORDELA_SNAPSHOT").is_some();
    let mut wrong = Vec::new();
    for (name, files) in broken() {
        let files = if files.is_empty() { limits::files(code_of(&name)) } else { files };
        assert!(!files.is_empty(), "{name} has no files, and none are made for it");
        let found = problems(&files);
        let said = text(&found);
        assert_eq!(said, text(&problems(&files)), "{name} is not answered twice alike");
        if !found.iter().any(|problem| problem.code.name() == code_of(&name)) {
            wrong.push(format!("{name}: its code is not among\n{said}"));
        }
        wrong.extend(found.iter().filter_map(ill_formed).map(|sentence| format!("{name}: badly said: {sentence}")));
        wrong.extend(
            found.iter().filter_map(swedish_in_english).map(|sentence| format!("{name}: Swedish in English: {sentence}")),
        );
        let path = folder().join(&name).join(SNAPSHOT);
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if said != expected {
            if rewrite {
                fs::write(&path, &said).unwrap();
            }
            wrong.push(format!("{name}: the snapshot says\n{expected}\nbut Fördela\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
