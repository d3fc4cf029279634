//! The rule sets in `docs/exempel`, which the reference quotes.

use fordela::rules::grammar::Word;

/// A file of an example.
pub struct Example {
    /// The folder and the file: `pott/regelverk.toml`.
    pub path: &'static str,
    text: &'static str,
}

macro_rules! examples {
    ($($path:literal),* $(,)?) => {
        /// Every file, the simplest first.
        const EXAMPLES: &[Example] = &[
            $(Example { path: $path, text: include_str!(concat!("../../../docs/exempel/", $path)) }),*
        ];
    };
}

examples! {
    "prislista/regelverk.toml",
    "pott/regelverk.toml",
    "pott/fall/tva-skolor.toml",
    "pott-forslag/regelverk.toml",
    "garanti/regelverk.toml",
    "utjamning/regelverk.toml",
    "utjamning/fall/nivan.toml",
    "tillaggsbelopp/regelverk.toml",
    "tillaggsbelopp/fall/ett-beslut.toml",
    "redovisning/regelverk.toml",
    "fore-och-efter/regelverk.toml",
}

impl Example {
    /// The folder.
    pub fn name(&self) -> &str {
        self.path.split('/').next().unwrap_or("")
    }

    /// A link to it from a page in `docs`.
    pub fn link(&self) -> String {
        format!("[{}](exempel/{})", self.name(), self.path)
    }

    /// The sections: the head first, each with the key word of its header.
    fn blocks(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let starts = self.text.match_indices("\n[[").map(|(at, _)| at + 1);
        let ends = starts.clone().chain([self.text.len()]);
        [0].into_iter().chain(starts).zip(ends).map(|(start, end)| {
            let block = &self.text[start..end];
            let word = block.strip_prefix("[[").and_then(|rest| rest.split("]]").next()).unwrap_or("");
            (word, block)
        })
    }
}

/// Spaces do not count: key words are set in columns.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_file(example: &Example, of_case: bool) -> bool {
    example.path.contains("/fall/") == of_case
}

/// The first example that says the key word as the grammar does: on a line of the section, or within `{ … }` on one.
pub fn with(section: &str, word: &Word, inline: bool, of_case: bool) -> Option<&'static Example> {
    let wanted = plain(&format!("{} = {}", word.word, word.example));
    let inside =
        |line: &str| line.match_indices(&wanted).any(|(at, _)| line[..at].contains('{') && line[..at].ends_with(' '));
    let says = |line: &str| if inline { inside(&plain(line)) } else { plain(line).starts_with(&wanted) };
    let has = |example: &&Example| example.blocks().any(|(name, block)| name == section && block.lines().any(says));
    EXAMPLES.iter().filter(|example| in_file(example, of_case)).find(has)
}

/// The section with the most key words, as it is written, without what stands after it.
pub fn fullest(section: &str, words: &[&str], of_case: bool) -> Option<(&'static Example, &'static str)> {
    let mut found: Option<(usize, &'static Example, &'static str)> = None;
    for example in EXAMPLES.iter().filter(|example| in_file(example, of_case)) {
        for (word, block) in example.blocks().filter(|(word, _)| *word == section) {
            let block = if word.is_empty() { block } else { block.split("\n\n").next().unwrap_or(block) };
            let has =
                |word: &&&str| block.lines().any(|line| line.split('=').next().is_some_and(|key| key.trim() == **word));
            let count = words.iter().filter(has).count();
            if found.is_none_or(|(most, ..)| count > most) {
                found = Some((count, example, block.trim()));
            }
        }
    }
    found.map(|(_, example, block)| (example, block))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_example_is_quoted() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/exempel");
        let mut found = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(EXAMPLES.iter().any(|example| example.name() == name), "{name}");
            found += 1;
        }
        assert!(found >= 6);
    }
}
