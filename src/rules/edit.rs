//! Changes to a rule file as text: a value, a key or a section is replaced, put in or taken out, and everything else, comments
//! included, stays byte for byte as its author wrote it.

use std::sync::Arc;

use serde::Deserialize;

use super::document::{Entry, Item, Value, parse};
use super::grammar;
use super::layers::has_sections;
use super::overlay::head;
use super::section::Text;
use super::write::{bare, quote};
use crate::arrange::Arrange;
use crate::message::{Reporter, SourceText};

/// A change.
#[derive(Clone, Debug, Deserialize)]
pub struct Edit {
    /// The section's key word, or `header`.
    pub section: String,
    /// The table of a column or resource.
    #[serde(default)]
    pub table: Option<String>,
    /// The id of the entry.
    #[serde(default)]
    pub id: String,
    /// What to change in it.
    #[serde(flatten)]
    pub change: EditChange,
}

/// What to change in an entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum EditChange {
    /// One key word.
    Key {
        /// The key word.
        key: String,
        /// Its new value; none takes it away.
        value: Option<EditValue>,
    },
    /// A new entry with these key words.
    Add {
        /// The key words with their texts.
        add: Vec<(String, String)>,
    },
    /// No entry any more.
    Remove {
        /// Always true.
        remove: bool,
    },
}

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum EditValue {
    /// `"…"`
    Text(String),
    /// `true`
    Flag(bool),
    /// `["…", "…"]`
    Texts(Vec<String>),
    /// `[["…", "…"], …]`
    Rows(Vec<Vec<String>>),
}

/// The text of a rule file after the changes, one after the other; `None` where the file is no TOML.
pub fn edit(text: &str, edits: &[Edit]) -> Option<String> {
    let mut text = text.to_owned();
    for edit in edits {
        let file = read(&text)?;
        let changed = Editor { text: &text, file: &file, line_break: line_break(&text) }.apply(edit);
        text = changed;
    }
    Some(text)
}

fn read(text: &str) -> Option<Entry> {
    parse(0, &mut Reporter::new(Arc::new(SourceText::new("", text))))
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

struct Editor<'a> {
    text: &'a str,
    file: &'a Entry,
    line_break: &'static str,
}

/// By which key words an entry of the section is told from the others, and what they are in the change.
fn identity(edit: &Edit) -> Vec<(&'static str, &str)> {
    let words =
        grammar::sections().find(|section| section.word == edit.section).map_or(&["id"][..], |section| section.identity);
    let (last, rest) = words.split_last().map_or(("id", &[][..]), |(last, rest)| (*last, rest));
    let table = edit.table.as_deref().unwrap_or("");
    rest.iter().map(|word| (*word, table)).chain([(last, edit.id.as_str())]).collect()
}

impl Editor<'_> {
    fn apply(&self, edit: &Edit) -> String {
        let is_overlay = self.file.get("bas").is_some();
        if edit.section == "header" {
            let EditChange::Key { key, value } = &edit.change else { return self.text.to_owned() };
            return self.key(self.file, key, value.as_ref());
        }
        let identity = identity(edit);
        let is =
            |entry: &&Entry| identity.iter().all(|(word, value)| entry.text(word).is_some_and(|text| text.value == *value));
        let found = self.file.sections(&edit.section).into_iter().find(is);
        match (&edit.change, found) {
            (EditChange::Key { key, value }, Some(entry)) => self.key(entry, key, value.as_ref()),
            // What stands in the base is changed by an entry of its own.
            (EditChange::Key { key, value: Some(value) }, None) => {
                self.append(&edit.section, &identity, &[(key.as_str(), self.written(value))])
            }
            (EditChange::Add { add }, None) => {
                let mut keys: Vec<(&str, String)> =
                    add.iter().map(|(key, text)| (key.as_str(), quote(text, self.line_break))).collect();
                if is_overlay {
                    keys.insert(0, ("ny", "true".to_owned()));
                }
                self.append(&edit.section, &identity, &keys)
            }
            (EditChange::Remove { .. }, Some(entry)) => self.remove_entry(entry),
            (EditChange::Remove { .. }, None) if is_overlay => {
                self.append(&edit.section, &identity, &[("bort", "true".to_owned())])
            }
            _ => self.text.to_owned(),
        }
    }

    fn written(&self, value: &EditValue) -> String {
        let list = |texts: &[String]| texts.iter().map(|text| quote(text, self.line_break)).collect::<Vec<_>>().join(", ");
        match value {
            EditValue::Text(text) => quote(text, self.line_break),
            EditValue::Flag(flag) => flag.to_string(),
            EditValue::Texts(texts) => format!("[{}]", list(texts)),
            EditValue::Rows(rows) => {
                let rows: String = rows.iter().map(|row| format!("  [{}],{}", list(row), self.line_break)).collect();
                format!("[{}{rows}]", self.line_break)
            }
        }
    }

    fn splice(&self, start: usize, end: usize, by: &str) -> String {
        format!("{}{by}{}", &self.text[..start], &self.text[end..])
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The place after the line break that ends the line.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    fn key(&self, entry: &Entry, key: &str, value: Option<&EditValue>) -> String {
        let old = entry.keys.iter().find(|(word, _)| word.value == key);
        match (old, value) {
            (None, None) => self.text.to_owned(),
            (Some((_, old)), _) if has_sections(old, self.text) => {
                let text = self.without(self.sections_of(old));
                let Some(value) = value else { return text };
                // What was cut away stood after all other key words of the entry, so its place is the same.
                Editor { text: &text, ..*self }.insert_key(entry, key, &self.written(value))
            }
            (Some((word, old)), None) => self.remove_key(entry, word.span.start, old.span.end),
            (Some((_, old)), Some(EditValue::Rows(rows))) => self
                .rows(old, rows)
                .unwrap_or_else(|| self.splice(old.span.start, old.span.end, &self.written(&EditValue::Rows(rows.clone())))),
            (Some((_, old)), Some(value)) => self.splice(old.span.start, old.span.end, &self.written(value)),
            (None, Some(value)) => self.insert_key(entry, key, &self.written(value)),
        }
    }

    /// True for an entry written `{ … }`.
    fn inline(&self, entry: &Entry) -> bool {
        self.text[entry.span.start..].starts_with('{')
    }

    fn remove_key(&self, entry: &Entry, start: usize, end: usize) -> String {
        if self.inline(entry) {
            let after = self.text[end..].find(|c: char| !c.is_whitespace()).map_or(end, |skip| end + skip);
            if self.text[after..].starts_with(',') {
                let after = after + 1;
                let skip = self.text[after..].len() - self.text[after..].trim_start_matches(' ').len();
                return self.splice(start, after + skip, "");
            }
            let before = self.text[..start].trim_end().strip_suffix(',').map_or(start, str::len);
            return self.splice(before, end, "");
        }
        self.splice(self.line_start(start), self.line_end(end), "")
    }

    /// A new key word after the last one of the entry, in line with the others.
    fn insert_key(&self, entry: &Entry, key: &str, value: &str) -> String {
        let key = &*bare(key);
        // The head ends where the first section starts; what stands in sections, known or not, is not part of it.
        let in_head =
            |(word, _): &&(Text, Value)| !self.text[self.line_start(word.span.start)..].trim_start().starts_with('[');
        let beside = |(_, value): &&(Text, Value)| !has_sections(value, self.text);
        let own: Vec<&(Text, Value)> = match std::ptr::eq(entry, self.file) {
            true => head(entry).filter(in_head).collect(),
            false => entry.keys.iter().filter(beside).collect(),
        };
        let Some((_, last)) = own.iter().max_by_key(|(_, value)| value.span.end) else {
            let at = self.line_end(entry.span.end);
            return self.splice(at, at, &format!("{key} = {value}{}", self.line_break));
        };
        if self.inline(entry) {
            return self.splice(last.span.end, last.span.end, &format!(", {key} = {value}"));
        }
        let at = self.line_end(last.span.end);
        let broken = if self.text[..at].ends_with('\n') { "" } else { self.line_break };
        let width = own.first().map_or(0, |(word, value)| self.width(word.span.start, value.span.start));
        self.splice(at, at, &format!("{broken}{key:<width$} = {value}{}", self.line_break))
    }

    /// How wide the key words are written: up to the space before the equals sign.
    fn width(&self, word: usize, value: usize) -> usize {
        let written = &self.text[word..value.max(word)];
        written.find('=').map_or(0, |equals| written[..equals].strip_suffix(' ').map_or(0, |word| word.chars().count()))
    }

    fn append(&self, section: &str, identity: &[(&str, &str)], keys: &[(&str, String)]) -> String {
        let all: Vec<(&str, String)> = identity
            .iter()
            .map(|(word, value)| (*word, quote(value, self.line_break)))
            .chain(keys.iter().filter(|(key, _)| !identity.iter().any(|(word, _)| word == key)).cloned())
            .collect();
        let width = all.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
        let lines: String =
            all.iter().map(|(key, value)| format!("{:<width$} = {value}{}", bare(key), self.line_break)).collect();
        let trimmed = self.text.trim_end();
        let gap = if trimmed.is_empty() { "" } else { &self.line_break.repeat(2) };
        format!("{trimmed}{gap}[[{section}]]{}{lines}", self.line_break)
    }

    /// The sections that a value is written as, each from its header to its last key word.
    fn sections_of(&self, value: &Value) -> Vec<(usize, usize)> {
        match &value.item {
            Item::List(list) => list.iter().flat_map(|value| self.sections_of(value)).collect(),
            Item::Table(entry) if has_sections(value, self.text) => {
                let end = self.end(entry);
                let within = entry.keys.iter().flat_map(|(_, value)| self.sections_of(value));
                std::iter::once((value.span.start, end)).chain(within).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where the last key word ends that stands under the entry's own header.
    fn end(&self, entry: &Entry) -> usize {
        let own = entry.keys.iter().map(|(_, value)| value).filter(|value| !has_sections(value, self.text));
        own.map(|value| value.span.end).max().unwrap_or(entry.span.end)
    }

    /// The text without the lines of these places.
    fn without(&self, mut places: Vec<(usize, usize)>) -> String {
        places.arrange();
        let mut text = self.text.to_owned();
        for (start, end) in places.into_iter().rev() {
            text.replace_range(self.line_start(start)..self.line_end(end), "");
        }
        text
    }

    fn remove_entry(&self, entry: &Entry) -> String {
        let within: Vec<(usize, usize)> = entry.keys.iter().flat_map(|(_, value)| self.sections_of(value)).collect();
        let end = self.end(entry);
        if !within.is_empty() {
            return self.without(std::iter::once((entry.span.start, end)).chain(within).collect());
        }
        if self.inline(entry) {
            let after = self.text[entry.span.end..].find(|c: char| !c.is_whitespace()).map_or(0, |skip| skip);
            let comma = usize::from(self.text[entry.span.end + after..].starts_with(','));
            return self.splice(entry.span.start, entry.span.end + after + comma, "");
        }
        let end = self.line_end(end);
        // One of the empty lines around it goes with it.
        let blank = self.text[end..].lines().next().is_some_and(|line| line.trim().is_empty());
        let end = if blank { self.line_end(end) } else { end };
        self.splice(self.line_start(entry.span.start), end, "")
    }

    /// Rows told from each other by their first cell: cells are replaced, rows put in and taken out, and the comments beside all
    /// others stay. `None` where the rows have been put in another order, or do not stand on lines of their own.
    fn rows(&self, old: &Value, rows: &[Vec<String>]) -> Option<String> {
        let Item::List(list) = &old.item else { return None };
        let old_rows: Vec<(&Value, Vec<&Value>)> = list
            .iter()
            .map(|row| if let Item::List(cells) = &row.item { Some((row, cells.iter().collect())) } else { None })
            .collect::<Option<_>>()?;
        let cell = |value: &Value| if let Item::Text(text) = &value.item { Some(text.value.clone()) } else { None };
        let old_keys: Vec<String> = old_rows.iter().map(|(_, cells)| cell(cells.first()?)).collect::<Option<_>>()?;
        // As many rows, and one of them called something else: it is the one in its place.
        let renamed = rows.iter().zip(&old_keys).filter(|(row, key)| row.first() != Some(key)).count();
        let at: Vec<Option<usize>> = if rows.len() == old_keys.len() && renamed <= 1 {
            (0..rows.len()).map(Some).collect()
        } else {
            rows.iter().map(|row| old_keys.iter().position(|key| row.first() == Some(key))).collect()
        };
        let kept: Vec<usize> = at.iter().flatten().copied().collect();
        // Every row on a line of its own, and the brackets on others.
        let lines = std::iter::once(old.span.start).chain(old_rows.iter().map(|(row, _)| row.span.start));
        let starts: Vec<usize> = lines.chain([old.span.end]).map(|at| self.line_start(at)).collect();
        let ended = old_rows
            .iter()
            .all(|(row, _)| self.text[..row.span.end].ends_with(']') && !self.text[row.span.end..].starts_with('['));
        if !ended || !starts.is_sorted_by(|a, b| a < b) {
            return None;
        }
        let fits = |(row, at): (&Vec<String>, &Option<usize>)| at.is_none_or(|at| old_rows[at].1.len() == row.len());
        if kept.is_empty() || !kept.is_sorted_by(|a, b| a < b) || !rows.iter().zip(&at).all(fits) {
            return None;
        }
        // From the last to the first, so that no place moves before it is used.
        let mut text = self.text.to_owned();
        let mut changes: Vec<(usize, usize, String)> = Vec::new();
        for (_, (row, _)) in old_rows.iter().enumerate().filter(|(i, _)| !kept.contains(i)) {
            changes.push((self.line_start(row.span.start), self.line_end(row.span.end), String::new()));
        }
        let mut after = None;
        for (row, at) in rows.iter().zip(&at) {
            match at {
                Some(at) => {
                    for (value, new) in
                        old_rows[*at].1.iter().zip(row).filter(|(value, new)| cell(value).as_ref() != Some(new))
                    {
                        changes.push((value.span.start, value.span.end, quote(new, self.line_break)));
                    }
                    after = Some(old_rows[*at].0);
                }
                None => {
                    let line = self.written(&EditValue::Texts(row.clone()));
                    let place = self.line_end(after.map_or(old.span.start, |row| row.span.end));
                    changes.push((place, place, format!("  {line},{}", self.line_break)));
                }
            }
        }
        // Stable: of two rows put in at one place the first comes first in the text, and both before one taken out there.
        changes.arrange_by_key(|(start, end, _)| (*start, *end));
        for (start, end, by) in changes.into_iter().rev() {
            text = format!("{}{by}{}", &text[..start], &text[end..]);
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# En kommentar\nformat = 1\nid     = \"a\" # kort\n\n# Priset\n[[parameter]]\nid  = \"pris\"\ntal = \"1 kr\" # förut 2\n\n\
                        [[tabell]]\nid    = \"nivå\"\nrader = [\n  [\"1\", \"10 kr\"], # låg\n  [\"2\", \"20 kr\"],\n]\n";

    fn changed(section: &str, id: &str, change: EditChange) -> String {
        edit(FILE, &[Edit { section: section.into(), table: None, id: id.into(), change }]).unwrap()
    }

    fn key(key: &str, value: Option<EditValue>) -> EditChange {
        EditChange::Key { key: key.into(), value }
    }

    fn text(text: &str) -> Option<EditValue> {
        Some(EditValue::Text(text.into()))
    }

    #[test]
    fn only_what_is_changed_changes() {
        assert_eq!(edit(FILE, &[]).unwrap(), FILE);
        assert_eq!(changed("parameter", "pris", key("tal", text("3 kr"))), FILE.replace("\"1 kr\"", "\"3 kr\""));
        assert_eq!(changed("header", "", key("id", text("b"))), FILE.replace("\"a\"", "\"b\""));
        let added = FILE.replace("# kort\n", "# kort\nvaluta = \"kr\"\n");
        assert_eq!(changed("header", "", key("valuta", text("kr"))), added);
        let named = FILE.replace("# förut 2\n", "# förut 2\nnamn = 'Ett \"pris\"'\n");
        assert_eq!(changed("parameter", "pris", key("namn", text("Ett \"pris\""))), named);
        assert_eq!(changed("parameter", "pris", key("tal", None)), FILE.replace("tal = \"1 kr\" # förut 2\n", ""));
        let gone = FILE.replace("[[parameter]]\nid  = \"pris\"\ntal = \"1 kr\" # förut 2\n\n", "");
        assert_eq!(changed("parameter", "pris", EditChange::Remove { remove: true }), gone);
        let new = EditChange::Add { add: vec![("tal".into(), "5 elev".into())] };
        assert_eq!(
            changed("parameter", "antal", new),
            format!("{FILE}\n[[parameter]]\nid  = \"antal\"\ntal = \"5 elev\"\n")
        );
    }

    #[test]
    fn rows_keep_their_comments() {
        let rows = |rows: &[[&str; 2]]| {
            let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
            changed("tabell", "nivå", key("rader", Some(EditValue::Rows(rows))))
        };
        assert_eq!(rows(&[["1", "10 kr"], ["2", "25 kr"]]), FILE.replace("20 kr", "25 kr"));
        assert_eq!(rows(&[["2", "20 kr"]]), FILE.replace("  [\"1\", \"10 kr\"], # låg\n", ""));
        let more = rows(&[["0", "0 kr"], ["1", "10 kr"], ["1b", "15 kr"], ["2", "20 kr"], ["3", "30 kr"]]);
        let expected = FILE
            .replace("  [\"1\", ", "  [\"0\", \"0 kr\"],\n  [\"1\", ")
            .replace("# låg\n", "# låg\n  [\"1b\", \"15 kr\"],\n")
            .replace("\"20 kr\"],\n", "\"20 kr\"],\n  [\"3\", \"30 kr\"],\n");
        assert_eq!(more, expected);
        assert!(!rows(&[["2", "20 kr"], ["1", "10 kr"]]).contains("# låg"), "another order is written anew");
        // A row that is called something else is the same row, with its comment; one taken out where another is put in is another row.
        assert_eq!(rows(&[["låg", "11 kr"], ["2", "20 kr"]]), FILE.replace("[\"1\", \"10 kr\"]", "[\"låg\", \"11 kr\"]"));
        let others = rows(&[["0", "0 kr"], ["2", "20 kr"], ["3", "30 kr"]]);
        let expected = FILE
            .replace("[\"1\", \"10 kr\"], # låg", "[\"0\", \"0 kr\"],")
            .replace("\"20 kr\"],\n", "\"20 kr\"],\n  [\"3\", \"30 kr\"],\n");
        assert_eq!(others, expected);
    }

    #[test]
    fn an_overlay_changes_its_base_by_entries_of_its_own() {
        let overlay = "bas = \"a\"\n";
        let change = |change| {
            edit(overlay, &[Edit { section: "resurs".into(), table: Some("enhet".into()), id: "stöd".into(), change }])
                .unwrap()
        };
        let head = "bas = \"a\"\n\n[[resurs]]\ntabell = \"enhet\"\nid     = \"stöd\"\n";
        assert_eq!(change(key("nyckel", text("behov"))), format!("{head}nyckel = \"behov\"\n"));
        assert_eq!(change(EditChange::Remove { remove: true }), format!("{head}bort   = true\n"));
        assert_eq!(change(EditChange::Add { add: vec![] }), format!("{head}ny     = true\n"));
    }

    #[test]
    fn a_section_that_nobody_knows_is_no_part_of_the_head() {
        let change = Edit { section: "header".into(), table: None, id: String::new(), change: key("namn", text("Nytt")) };
        let file = "format = 1\n\n[[okand]]\nid = \"x\"\n";
        assert_eq!(edit(file, &[change]).unwrap(), file.replace("= 1\n", "= 1\nnamn   = \"Nytt\"\n"));
    }

    #[test]
    fn a_key_word_that_no_file_has_leaves_the_file_readable() {
        for odd in ["a b", "", "å", "a.b", "a=\"", "x\ny"] {
            let text = changed("parameter", "pris", key(odd, text("1 kr")));
            assert!(read(&text).is_some(), "{odd:?}: {text}");
        }
    }
}
