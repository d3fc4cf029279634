//! A mapping as the text of a file.

use serde::Serialize;

use super::Mapping;
use super::propose::MappingView;
use crate::rules::quote;
use crate::text::fold;

/// A file of mappings, to be opened beside the data and saved for the next time.
#[derive(Clone, Debug, Serialize)]
pub struct MappingText {
    /// Its name.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// What a mapping is written from.
struct Entry<'a> {
    table: &'a str,
    files: Vec<&'a str>,
    columns: Vec<(&'a str, &'a str)>,
    values: Vec<(&'a str, &'a str, &'a str)>,
    ignored: Vec<&'a str>,
}

impl Entry<'_> {
    fn text(&self) -> String {
        let one = |text: &&str| quote(text, "\n");
        let list = |texts: &[&str]| match texts {
            [text] => one(text),
            _ => format!("[{}]", texts.iter().map(one).collect::<Vec<_>>().join(", ")),
        };
        let lines = |key: &str, lines: Vec<String>| match lines.is_empty() {
            true => String::new(),
            false => format!("{key} = [\n{}]\n", lines.concat()),
        };
        let column = |(from, to): &(&str, &str)| format!("  {{ rubrik = {}, till = {} }},\n", one(from), one(to));
        let value = |(heading, from, to): &(&str, &str, &str)| {
            format!("  {{ rubrik = {}, fran = {}, till = {} }},\n", one(heading), one(from), one(to))
        };
        let mut text = format!("[[koppling]]\ntabell = {}\nfil = {}\n", one(&self.table), list(&self.files));
        text += &lines("kolumner", self.columns.iter().map(column).collect());
        text += &lines("varden", self.values.iter().map(value).collect());
        if !self.ignored.is_empty() {
            text += &format!("bortse = [{}]\n", self.ignored.iter().map(one).collect::<Vec<_>>().join(", "));
        }
        text
    }

    fn of(mapping: &Mapping) -> Entry<'_> {
        Entry {
            table: &mapping.table,
            files: mapping.files.iter().map(String::as_str).collect(),
            columns: mapping.columns.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect(),
            values: mapping.values.iter().map(|v| (v.heading.as_str(), v.from.as_str(), v.to.as_str())).collect(),
            ignored: mapping.ignored.iter().map(String::as_str).collect(),
        }
    }
}

/// What is chosen, as the text of a file of mappings: in the place of the one that is mended, after it where it is kept, else alone.
/// Every other heading of the export is left out. `None` where no table is chosen or nothing of it is read.
pub fn written(view: &MappingView, mended: Option<(&Mapping, bool)>) -> Option<String> {
    let columns: Vec<(&str, &str)> =
        view.targets.iter().filter_map(|target| Some((target.from.as_deref()?, target.heading.as_str()))).collect();
    if columns.is_empty() {
        return None;
    }
    let mut values: Vec<(&str, &str, &str)> = Vec::new();
    for target in &view.targets {
        let Some(from) = target.from.as_deref() else { continue };
        for value in &target.values {
            let Some(to) = value.to.as_deref() else { continue };
            // A heading may feed two columns; what is rewritten of it is said once.
            if values.iter().all(|(heading, other, _)| (*heading, fold(other)) != (from, fold(&value.from))) {
                values.push((from, &value.from, to));
            }
        }
    }
    let read = |heading: &str| columns.iter().any(|(from, _)| fold(from) == fold(heading));
    let headings = view.headings.iter().map(|heading| heading.id.as_str());
    let mut files = vec![view.pattern.as_str()];
    if let Some((mapping, _)) = mended {
        // The other names that it had are kept; the one that was shown may have been changed.
        let shown = view.named_by.as_deref();
        files.extend(mapping.files.iter().map(String::as_str).filter(|name| *name != view.pattern && Some(*name) != shown));
    }
    let entry = Entry {
        table: view.table.as_deref()?,
        files,
        columns: columns.clone(),
        values,
        ignored: headings.filter(|heading| !read(heading)).collect(),
    }
    .text();
    Some(match mended {
        None => format!("format = 1\n\n{entry}"),
        Some((mapping, keep)) => within(mapping, &entry, keep),
    })
}

/// The file of a mapping with another in its place, or after it; the others stay as they are written.
fn within(mapping: &Mapping, entry: &str, keep: bool) -> String {
    let text = &mapping.source.text;
    let start = text[..mapping.span.start].rfind('\n').map_or(0, |end| end + 1);
    if !text[start..].trim_start().starts_with("[[") {
        // Written as a list in another way: all of it is written anew.
        let all = super::read(mapping.file(), text, &mut Vec::new()).map_or_else(Vec::new, |file| file.mappings);
        let others = all.iter().filter(|other| keep || other.span != mapping.span);
        let others: String = others.map(|other| format!("{}\n", Entry::of(other).text())).collect();
        return format!("format = 1\n\n{others}{entry}");
    }
    let line_starts = text[mapping.span.end..].match_indices('\n').map(|(at, _)| mapping.span.end + at + 1);
    let end = line_starts
        .into_iter()
        .find(|at| text[*at..].trim_start_matches([' ', '\t']).starts_with("[["))
        .unwrap_or(text.len());
    let (before, after) = (if keep { text[..end].trim_end() } else { text[..start].trim_end() }, &text[end..]);
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{before}\n\n{entry}{gap}{after}").trim_start().to_owned()
}
