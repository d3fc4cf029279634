//! Files of the command line: what its arguments mean, read into memory.

use std::fs;
use std::path::{Path, PathBuf};

use fordela::workspace::InputFile;

fn read(path: &Path, name: String) -> Result<InputFile, String> {
    let bytes = fs::read(path).map_err(|error| format!("{} kan inte läsas: {error}", path.display()))?;
    Ok(InputFile { name, bytes, ..InputFile::default() })
}

fn rules_path(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("regelverk.toml") } else { path.to_owned() }
}

/// The rule file.
pub fn rules(path: &Path) -> Result<InputFile, String> {
    let path = rules_path(path);
    read(&path, path.display().to_string())
}

/// The cases in the folder `fall` beside a rule file.
pub fn cases(path: &Path) -> Result<Vec<InputFile>, String> {
    let folder = rules_path(path).with_file_name("fall");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    folder_files(&folder, &["toml"])
}

/// The data: folders, files, or `table=file`.
pub fn data(arguments: &[String]) -> Result<Vec<InputFile>, String> {
    let mut files = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if path.is_dir() {
            files.extend(folder_files(path, &["csv", "tsv", "txt"])?);
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
