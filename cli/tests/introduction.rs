//! The introduction: its files are written and its commands run, and what it shows is what comes out.

mod common;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use common::{fordela, read, root};

/// What a reader sees: no marks, hard spaces or spaces at the end of lines.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace('\u{a0}', " ").replace("\r\n", "\n");
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A folder of its own, taken away afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let folder = std::env::temp_dir().join(format!("fordela-introduktion-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The page with what its commands print and write in place of what it shows, and how many of each there were.
fn computed(page: &str, folder: &Path) -> (String, [usize; 3]) {
    let (mut out, mut written, mut counts) = (String::new(), HashSet::new(), [0; 3]);
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.extend([line, "\n"]);
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: String = lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
        let (kind, name) = info.split_once(' ').unwrap_or((info, ""));
        let path = folder.join(name);
        match kind {
            "console" => {
                for command in text.lines().filter_map(|line| line.strip_prefix("$ fordela ")) {
                    let output = fordela(folder, &command.split(' ').collect::<Vec<_>>());
                    let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap()).concat();
                    out += &format!("$ fordela {command}\n{}\n", plain(&said));
                    counts[1] += 1;
                }
            }
            // What a command wrote is shown; what is not there yet is the reader's to write.
            "csv" if path.exists() => {
                out += &format!("{}\n", plain(&read(&path)));
                counts[2] += 1;
            }
            "toml" | "csv" if !name.is_empty() => {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                let before = if written.insert(name) { String::new() } else { read(&path) + "\n" };
                std::fs::write(&path, before + &text).unwrap();
                out += &text;
                counts[0] += 1;
            }
            _ => {
                assert!(text.starts_with("#:schema "), "a block that is not run: {info}\n{text}");
                out += &text;
            }
        }
        out += "```\n";
    }
    (out, counts)
}

#[test]
fn what_the_introduction_shows_is_what_comes_out() {
    let path = root().join("docs/introduktion.md");
    let page = read(&path);
    let (computed, [files, commands, results]) = computed(&page, &Folder::new().0);
    assert!(files >= 9 && commands >= 7 && results == 2, "{files} {commands} {results}");
    if std::env::var_os("FORDELA_REFERENS").is_some() {
        return std::fs::write(&path, &computed).unwrap();
    }
    if let Some((shown, comes_out)) = page.lines().zip(computed.lines()).find(|(a, b)| a != b) {
        panic!("the introduction shows\n{shown}\nbut what comes out is\n{comes_out}\nrun make referens");
    }
    assert_eq!(page.lines().count(), computed.lines().count());
}
