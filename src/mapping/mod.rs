//! Exports of other systems, read as tables through a mapping of columns: which table, how the file is recognised, which heading becomes
//! which, which cells are rewritten. A mapping is a file of its own, saved and used again.

mod apply;
mod near;
mod propose;
mod recognise;
mod write;

use std::rc::Rc;
use std::sync::Arc;

use crate::message::{Code, Place, Reporter, SourceText, Span, quoted, stops};
use crate::rules::{Section, Text, grammar, parse_document};
use crate::text::fold;

pub use apply::mapped;
pub use propose::{Choice, MappingDraft, MappingView, Pair, Target, TargetValue, Unread, ValuePair, propose};
pub use recognise::{Known, Refused, recognise};
pub use write::MappingText;
pub(crate) use write::written;

/// A file of mappings.
#[derive(Debug)]
pub struct MappingFile {
    /// The mappings, in the order of the file.
    pub mappings: Vec<Rc<Mapping>>,
}

/// How an export is read as a table.
#[derive(Debug)]
pub struct Mapping {
    /// The table.
    pub table: String,
    /// The names that its files have; `*` stands for any characters.
    pub files: Vec<String>,
    /// Each heading of the export with the heading of the table.
    pub columns: Vec<(String, String)>,
    /// Cells that are rewritten.
    pub values: Vec<Rewritten>,
    /// Headings of the export that are not read.
    pub ignored: Vec<String>,
    source: Arc<SourceText>,
    span: Span,
}

/// A cell that is rewritten.
#[derive(Clone, Debug)]
pub struct Rewritten {
    /// The heading in the export.
    pub heading: String,
    /// What stands in the cell.
    pub from: String,
    /// What is read instead.
    pub to: String,
}

/// True for a text that is a file of mappings and no rule set.
pub fn is_mapping(text: &str) -> bool {
    let begins = |line: &str| line.starts_with("[[koppling]]") || line.starts_with("koppling=");
    text.lines().any(|line| begins(&line.replace([' ', '\t'], "")))
}

/// Reads a file of mappings; what is wrong is added to the problems.
pub fn read(name: &str, text: &str, problems: &mut Vec<crate::message::Problem>) -> Option<MappingFile> {
    let source = Arc::new(SourceText::new(name, text));
    let mut reporter = Reporter::new(Arc::clone(&source));
    let Some(entry) = parse_document(0, &mut reporter) else {
        problems.append(&mut reporter.problems);
        return None;
    };
    let header = Section::new(&entry, grammar::mapping_file());
    if let Some((format, span)) = header.integer("format", &mut reporter).filter(|(format, _)| *format != 1) {
        reporter.add(Code::UnknownFormat, span, &[("format", &format.to_string())]);
    }
    let sections = header.sections("koppling", &mut reporter);
    let read: Vec<Option<Mapping>> = sections.into_iter().map(|section| mapping(section, &source, &mut reporter)).collect();
    header.finish(&mut reporter);
    let sound = !stops(&reporter.problems);
    problems.append(&mut reporter.problems);
    sound.then(|| MappingFile { mappings: read.into_iter().flatten().map(Rc::new).collect() })
}

fn mapping(section: Section, source: &Arc<SourceText>, reporter: &mut Reporter) -> Option<Mapping> {
    let span = section.span;
    let table = section.text("tabell", reporter);
    let files = section.texts("fil", reporter);
    let columns: Vec<(Option<Text>, Option<Text>)> =
        section.sections("kolumner", reporter).into_iter().map(|column| pair(column, "rubrik", "till", reporter)).collect();
    let values: Vec<(Option<Text>, Option<Text>, Option<Text>)> = section
        .sections("varden", reporter)
        .into_iter()
        .map(|value| {
            let heading = value.text("rubrik", reporter);
            let (from, to) = pair(value, "fran", "till", reporter);
            (heading, from, to)
        })
        .collect();
    let ignored = if section.has("bortse") { section.texts("bortse", reporter)? } else { Vec::new() };
    // Without a heading to be recognised by, it would fit any file.
    if columns.is_empty() {
        reporter.add(Code::MissingKey, span, &[("key", "kolumner"), ("section", section.grammar.name)]);
    }
    section.finish(reporter);
    let (table, files) = (table?, files?);
    for name in files.iter().filter(|name| name.value.trim().is_empty() || name.value.contains(['/', '\\'])) {
        reporter.add(Code::MappingFileName, name.span, &[("text", &quoted(&name.value))]);
    }
    let columns: Vec<(Text, Text)> = columns.into_iter().filter_map(|(from, to)| Some((from?, to?))).collect();
    let values: Vec<(Text, Text, Text)> =
        values.into_iter().filter_map(|(heading, from, to)| Some((heading?, from?, to?))).collect();
    contradictions(&columns, &values, &ignored, reporter);
    let value = |text: Text| text.value.trim().to_owned();
    Some(Mapping {
        table: value(table),
        files: files.into_iter().map(value).collect(),
        columns: columns.into_iter().map(|(from, to)| (value(from), value(to))).collect(),
        values: values
            .into_iter()
            .map(|(heading, from, to)| Rewritten { heading: value(heading), from: value(from), to: value(to) })
            .collect(),
        ignored: ignored.into_iter().map(value).collect(),
        source: Arc::clone(source),
        span,
    })
}

fn pair(section: Section, one: &'static str, other: &'static str, reporter: &mut Reporter) -> (Option<Text>, Option<Text>) {
    let pair = (section.text(one, reporter), section.text(other, reporter));
    section.finish(reporter);
    pair
}

/// What cannot all hold: a heading of the table from two of the export, a cell that becomes two things, a heading both read and not.
fn contradictions(columns: &[(Text, Text)], values: &[(Text, Text, Text)], ignored: &[Text], reporter: &mut Reporter) {
    let mut targets = std::collections::HashSet::new();
    for (_, target) in columns.iter().filter(|(_, target)| !targets.insert(fold(&target.value))) {
        reporter.add(Code::MappingTargetTwice, target.span, &[("target", &quoted(&target.value))]);
    }
    let mut rewritten = std::collections::HashSet::new();
    for (heading, from, _) in values {
        if !rewritten.insert((fold(&heading.value), fold(&from.value))) {
            let arguments = [("text", &*quoted(&from.value)), ("heading", &*quoted(&heading.value))];
            reporter.add(Code::MappingValueTwice, from.span, &arguments);
        }
    }
    let read: std::collections::HashSet<String> = columns
        .iter()
        .map(|(from, _)| from)
        .chain(values.iter().map(|(heading, ..)| heading))
        .map(|t| fold(&t.value))
        .collect();
    for heading in ignored.iter().filter(|heading| read.contains(&fold(&heading.value))) {
        reporter.add(Code::MappingIgnored, heading.span, &[("heading", &quoted(&heading.value))]);
    }
}

impl Mapping {
    /// The name of the file that it stands in.
    pub fn file(&self) -> &str {
        &self.source.name
    }

    /// Where it stands, as people say it.
    pub fn place(&self) -> String {
        let Place { file, lines, .. } = Place::span(&self.source, self.span);
        let file = file.unwrap_or_default();
        lines.first().map_or(file.clone(), |line| format!("{file}:{line}"))
    }

    /// The headings that the export has to have, each once.
    pub fn headings(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for heading in self.columns.iter().map(|(from, _)| from).chain(self.values.iter().map(|value| &value.heading)) {
            if all.iter().all(|other| fold(other) != fold(heading)) {
                all.push(heading);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_told_from_a_rule_set() {
        assert!(is_mapping("format = 1\n\n [[ koppling ]] # en\n") && is_mapping("koppling = []\n"));
        assert!(!is_mapping("namn = \"[[koppling]]\"\n[[tabell]]\nid = \"koppling\"\n"));
    }
}
