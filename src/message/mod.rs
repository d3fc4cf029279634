//! Problems: code, place and arguments. Their texts stand in one [`catalogue`], in Swedish and English.

mod catalogue;
mod place;

pub use catalogue::Code;
use place::head;
pub use place::{Excerpt, Place, SourceText, Span};

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
        let in_english = || self.arguments.iter().map(|(name, value)| (*name, catalogue::english(value))).collect();
        let arguments = match language {
            Language::Swedish => self.arguments.clone(),
            Language::English => in_english(),
        };
        let mut todo = fill(template.todo, &arguments);
        if let Some((_, near)) = near {
            let question = match language {
                Language::Swedish => format!("Menar du ”{near}”?"),
                Language::English => format!("Did you mean “{near}”?"),
            };
            todo = format!("{question} {todo}");
        }
        let mut what = fill(template.what, &arguments);
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
            let place = |span: &Span| format!("{}:{}", self.source.file(span.start), self.source.line(span.start));
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
