//! Files of the command line: what its arguments mean, read into memory.

use std::fs;
use std::path::{Component, Path, PathBuf};

use fordela::mapping::is_mapping;
use fordela::rules::RuleFile;
use fordela::workspace::InputFile;

fn read(path: &Path, name: String) -> Result<InputFile, String> {
    let bytes = fs::read(path).map_err(|error| format!("{} kan inte läsas: {error}", path.display()))?;
    Ok(InputFile { name, bytes, ..InputFile::default() })
}

fn rules_path(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("regelverk.toml") } else { path.to_owned() }
}

/// A rule file with the id of its rule set, and after it those that it needs, as far as they lie where rule files do: in a folder
/// beside its own named as the rule set, or in its own folder.
pub fn rules(path: &Path) -> Result<(Option<String>, Vec<InputFile>), String> {
    let path = rules_path(path);
    let mut files = vec![read(&path, path.display().to_string())?];
    let (mut id, mut at) = (None, 0);
    while let Some(file) = files.get(at) {
        let rules = RuleFile::new(&file.name, &String::from_utf8_lossy(&file.bytes));
        let folder = Path::new(&file.name).parent().unwrap_or(Path::new("")).to_owned();
        for needed in rules.needs().filter(|id| !id.contains(['/', '\\'])) {
            let beside = [folder.join("..").join(needed).join("regelverk.toml"), folder.join(format!("{needed}.toml"))];
            let Some(found) = beside.iter().find(|path| path.is_file()) else { continue };
            let name = plain(found).display().to_string();
            if files.iter().all(|file| file.name != name) {
                files.push(read(found, name)?);
            }
        }
        id = if at == 0 { rules.id } else { id };
        at += 1;
    }
    Ok((id, files))
}

/// The path without "a/..", so that a file has one name.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The cases in the folder `fall` beside a rule file.
pub fn cases(path: &Path) -> Result<Vec<InputFile>, String> {
    let folder = rules_path(path).with_file_name("fall");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    folder_files(&folder, &["toml"])
}

/// The endings of tables.
const TABLES: [&str; 3] = ["csv", "tsv", "txt"];

/// The data: folders with tables and mappings, files, or `table=file`.
pub fn data(arguments: &[String]) -> Result<Vec<InputFile>, String> {
    let mut files = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if path.is_dir() {
            files.extend(folder_files(path, &TABLES)?);
            // How exports among them are read.
            let is_mapping = |file: &InputFile| is_mapping(&String::from_utf8_lossy(&file.bytes));
            files.extend(folder_files(path, &["toml"])?.into_iter().filter(is_mapping));
            let last_year = path.join("fjol");
            if last_year.is_dir() {
                files.extend(folder_files(&last_year, &TABLES)?);
            }
        } else if let (false, Some((table, path))) = (path.exists(), argument.split_once('=')) {
            files.push(read(Path::new(path), format!("{table}.csv"))?);
        } else {
            files.push(read(path, argument.clone())?);
        }
    }
    Ok(files)
}

fn folder_files(folder: &Path, endings: &[&str]) -> Result<Vec<InputFile>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{} kan inte läsas: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    });
    paths.sort();
    paths.iter().map(|path| read(path, path.display().to_string())).collect()
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{} kan inte skrivas: {error}", path.display()))
}
