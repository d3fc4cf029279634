//! Problems: code, place and arguments. Their texts stand in one [`catalogue`], in Swedish and English.

mod catalogue;

pub use catalogue::Code;

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::limits::ARGUMENT_CHARACTERS;

/// Where a problem stops the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is computed until it is mended.
    Error,
    /// Nothing is computed until it is answered.
    Question,
    /// Figures are shown, and this beside them.
    Warning,
    /// Good to know.
    Hint,
}

/// A range of bytes in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range from the start of one to the end of the other.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span { start: range.start, end: range.end }
    }
}

/// Text files with their names, one after the other, to which spans refer: a rule file, and the ones that it builds on.
#[derive(Debug)]
pub struct SourceText {
    /// The name of the first file, as it was given.
    pub name: String,
    /// The texts, each ended by a line break.
    pub text: String,
    /// Where each file starts, with its name.
    files: Vec<(usize, String)>,
    /// Where each line but the first starts.
    lines: Vec<usize>,
}

impl SourceText {
    /// A file.
    pub fn new(name: &str, text: &str) -> Self {
        SourceText::joined(&[(name, text)])
    }

    /// Files one after the other.
    pub fn joined(parts: &[(&str, &str)]) -> Self {
        let (mut text, mut files) = (String::new(), Vec::new());
        for (name, part) in parts {
            if !text.is_empty() {
                text.push('\n');
            }
            files.push((text.len(), (*name).to_owned()));
            text.push_str(part);
        }
        let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect();
        SourceText { name: parts.first().map_or("", |(name, _)| name).to_owned(), text, files, lines }
    }

    fn file_at(&self, at: usize) -> Option<&(usize, String)> {
        self.files[..self.files.partition_point(|(start, _)| *start <= at)].last()
    }

    /// The name of the file in which a byte stands.
    pub fn file(&self, at: usize) -> &str {
        self.file_at(at).map_or(&self.name, |(_, name)| name)
    }

    /// Where a file starts and its text.
    pub fn part(&self, index: usize) -> (usize, &str) {
        let start = self.files.get(index).map_or(self.text.len(), |(start, _)| *start);
        // What follows a file is the line break that joins it to the next.
        let end = self.files.get(index + 1).map_or(self.text.len(), |(next, _)| next - 1);
        (start, &self.text[start..end])
    }

    /// The number of the line in its file that a byte stands on, from 1.
    pub fn line(&self, at: usize) -> u32 {
        let before = |at: usize| self.lines.partition_point(|start| *start <= at);
        (before(at) - before(self.file_at(at).map_or(0, |(start, _)| *start))) as u32 + 1
    }
}

/// The text around a problem, with the marked part in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// What stands before it on the line.
    pub before: String,
    /// The part that is wrong.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    fn is_empty(&self) -> bool {
        self.before.is_empty() && self.marked.is_empty() && self.after.is_empty()
    }
}

/// Where something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: Option<String>,
    /// Line numbers from 1; none when the whole file is meant.
    pub lines: Vec<u32>,
    /// Which character of the line, from 1, in a text.
    pub character: Option<u32>,
    /// The heading of the column in a table.
    pub column: Option<String>,
    /// The text, with the part marked.
    pub excerpt: Option<Excerpt>,
}

impl Place {
    /// A whole file.
    pub fn file(name: &str) -> Place {
        Place { file: Some(name.to_owned()), ..Place::default() }
    }

    /// A range of a text file, with the line it starts on as the excerpt.
    pub fn span(source: &SourceText, span: Span) -> Place {
        let text = source.text.as_str();
        let start = floor_boundary(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = floor_boundary(text, span.end).clamp(start, line_end);
        let line = source.line(start);
        Place {
            file: Some(source.file(start).to_owned()),
            lines: vec![line],
            character: Some(text[line_start..start].chars().count() as u32 + 1),
            column: None,
            excerpt: Some(Excerpt {
                before: tail(text[line_start..start].trim_start()),
                marked: head(&text[start..end], MARKED),
                after: head(text[end..line_end].trim_end(), AROUND),
            }),
        }
    }
}

/// Characters shown of the marked part and on either side of it.
const MARKED: usize = 160;
const AROUND: usize = 60;

fn head(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(AROUND);
    if skip == 0 { text.to_owned() } else { format!("…{}", text.chars().skip(skip).collect::<String>()) }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A piece of quoted input, short enough to stand in a sentence.
pub fn quoted(text: &str) -> String {
    head(text.trim(), 60)
}

/// Something that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which problem.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What fills the blanks of its sentences.
    pub arguments: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without arguments.
    pub fn new(code: Code, place: Place) -> Self {
        Problem { code, place, arguments: Vec::new() }
    }

    /// With an argument.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        let short = value.len() <= ARGUMENT_CHARACTERS;
        self.arguments.push((name, if short { value } else { head(&value, ARGUMENT_CHARACTERS) }));
        self
    }

    /// With the nearest of the known names, where one is near: it completes the sentence that says what to do.
    pub fn near<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(name, known) {
            Some(near) => self.with("near", near),
            None => self,
        }
    }

    /// How much it stops.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What may stand in the place of the marked part: a name that is near, or the Swedish name of a function.
    pub fn instead(&self) -> Option<&str> {
        let found = self.arguments.iter().find(|(name, _)| ["near", "swedish"].contains(name));
        found.map(|(_, text)| text.as_str())
    }

    /// What is wrong and what to do.
    pub fn phrase(&self, language: Language) -> Phrase {
        let template = self.code.template(language);
        let near = self.arguments.iter().find(|(name, _)| *name == "near");
        let mut todo = fill(template.todo, &self.arguments);
        if let Some((_, near)) = near {
            let question = match language {
                Language::Swedish => format!("Menar du ”{near}”?"),
                Language::English => format!("Did you mean “{near}”?"),
            };
            todo = format!("{question} {todo}");
        }
        let mut what = fill(template.what, &self.arguments);
        if template.what.starts_with('{') {
            let mut rest = what.chars();
            what = rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default();
        }
        Phrase { what, todo }
    }
}

/// True where something among them stops the computation.
pub fn stops(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity() <= Severity::Question)
}

/// The languages of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Svenska.
    Swedish,
    /// English.
    English,
}

/// The sentences of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

fn fill(template: &str, arguments: &[(&'static str, String)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in arguments {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The known name that is most like the one written, where it is like enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(&lower, &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance * 3 <= known.chars().count().max(lower.chars().count()) && *known != name)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Something that an overlay has removed, and where it is used all the same.
#[derive(Clone, Debug)]
pub struct Removed {
    /// Its id.
    pub id: String,
    /// Where the overlay says so.
    pub span: Span,
    /// Where it is used.
    pub used: Vec<Span>,
}

/// Collects problems of a rule file, and of those that it builds on, by span.
#[derive(Clone, Debug)]
pub struct Reporter {
    /// The files.
    pub source: Arc<SourceText>,
    /// What was found so far.
    pub problems: Vec<Problem>,
    /// What an overlay has removed: whoever speaks of it is told so, instead of that there is no such thing.
    pub removed: Vec<Removed>,
}

impl Reporter {
    /// A reporter that has found nothing.
    pub fn new(source: Arc<SourceText>) -> Self {
        Reporter { source, problems: Vec::new(), removed: Vec::new() }
    }

    /// Adds a problem at a span.
    pub fn add(&mut self, code: Code, span: Span, arguments: &[(&'static str, &str)]) {
        let mut problem = Problem::new(code, Place::span(&self.source, span));
        for (name, value) in arguments {
            problem = problem.with(name, *value);
        }
        self.problems.push(problem);
    }

    /// One problem for each thing that was removed although it is used: where it is removed, and by whom it is used.
    pub fn report_removed(&mut self) {
        for Removed { id, span, used } in std::mem::take(&mut self.removed) {
            if used.is_empty() {
                continue;
            }
            let place = |span: &Span| format!("rad {} i {}", self.source.line(span.start), self.source.file(span.start));
            let mut places: Vec<String> = used.iter().map(place).collect();
            places.dedup();
            self.add(Code::RemovedButUsed, span, &[("id", &id), ("places", &places.join(", "))]);
        }
    }

    /// Adds a problem about a name, with the nearest known one.
    pub fn unknown<'a>(
        &mut self,
        code: Code,
        span: Span,
        arguments: &[(&'static str, &str)],
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        if let Some(removed) = self.removed.iter_mut().find(|removed| removed.id == name) {
            return removed.used.push(span);
        }
        self.add(code, span, arguments);
        if let (Some(near), Some(problem)) = (nearest(name, known), self.problems.last_mut()) {
            problem.arguments.push(("near", near.to_owned()));
        }
    }
}

/// `2`, `2 och 4`, `2, 4 och 7`.
fn in_a_row(lines: &[u32]) -> String {
    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
    match &lines[..] {
        [first @ .., before, last] => [first, &[format!("{before} och {last}")]].concat().join(", "),
        _ => lines.concat(),
    }
}

impl fmt::Display for Problem {
    /// `regelverk.toml rad 12: …` in Swedish, with the marked text on a line of its own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = match self.severity() {
            Severity::Error => "Fel",
            Severity::Question => "Fråga",
            Severity::Warning => "Varning",
            Severity::Hint => "Tips",
        };
        write!(f, "{label} [{}]", self.code.name())?;
        if let Some(file) = &self.place.file {
            write!(f, " {file}")?;
        }
        if !self.place.lines.is_empty() {
            write!(f, " rad {}", in_a_row(&self.place.lines))?;
        }
        if let Some(character) = self.place.character {
            write!(f, " tecken {character}")?;
        }
        if let Some(column) = &self.place.column {
            write!(f, " kolumn {column}")?;
        }
        let phrase = self.phrase(Language::Swedish);
        write!(f, "\n  {}", phrase.what)?;
        if let Some(excerpt) = self.place.excerpt.as_ref().filter(|excerpt| !excerpt.is_empty()) {
            write!(f, "\n  | {}{}{}", excerpt.before, excerpt.marked, excerpt.after)?;
            // Where something is missing, the mark stands where it should have been.
            let (skip, mark) = (excerpt.before.chars().count(), excerpt.marked.chars().count().max(1));
            write!(f, "\n  | {}{}", " ".repeat(skip), "^".repeat(mark))?;
        }
        write!(f, "\n  {}", phrase.todo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_marks_the_text_on_its_line() {
        let source = SourceText::new("regelverk.toml", "a = 1\nnyckel = \"behv\"\n");
        let place = Place::span(&source, Span { start: 16, end: 20 });
        assert_eq!((&place.lines[..], place.character), (&[2][..], Some(11)));
        let excerpt = place.excerpt.unwrap();
        assert_eq!(
            (excerpt.before.as_str(), excerpt.marked.as_str(), excerpt.after.as_str()),
            ("nyckel = \"", "behv", "\"")
        );
    }

    #[test]
    fn several_lines_are_said_as_people_say_them() {
        let said = [&[2][..], &[2, 4], &[2, 4, 7]].map(in_a_row);
        assert_eq!(said, ["2", "2 och 4", "2, 4 och 7"]);
    }

    #[test]
    fn near_names_are_suggested_and_far_ones_not() {
        assert_eq!(nearest("behv", ["elever", "behov"]), Some("behov"));
        assert_eq!(nearest("xyz", ["elever", "behov"]), None);
    }

    #[test]
    fn every_code_has_a_name_of_its_own_and_sentences_in_both_languages() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            for language in [Language::Swedish, Language::English] {
                let template = code.template(language);
                assert!(!template.what.is_empty() && !template.todo.is_empty(), "{}", code.name());
            }
        }
    }
}
