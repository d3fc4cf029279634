//! One section of a rule file, read key by key: every key asked for is known, and every other one is a problem.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::message::{Code, Reporter, Span, quoted};
use crate::text::nfc;

/// A text with its place: the inside of the quotes, where that is what the text says.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text, in NFC.
    pub value: String,
    /// Where it stands.
    pub span: Span,
    /// True where the file says the text letter by letter, so that a place in the text is a place in the file.
    pub exact: bool,
}

/// Key words of the rule language that this version does not read.
const NOT_YET: [&str; 10] =
    ["bas", "fjol", "sorter", "ny", "bort", "uppfyller", "mellan", "redovisning", "avsteg", "stickprov"];

/// Reports the first syntax error of a file: after one the rest is guesswork.
pub fn syntax_error(error: &toml::de::Error, reporter: &mut Reporter) {
    let span = error.span().map_or(Span::default(), Span::from);
    let text = &reporter.source.text;
    let at = (0..=span.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let key = text[line..].split(['=', '\n']).next().unwrap_or("").trim().to_owned();
    // Swedish letters in a key word: the commonest slip, and TOML's own words for it help nobody.
    if !key.is_ascii() && key.chars().all(|c| c.is_alphanumeric() || c == '_') {
        let start = line + text[line..].find(&key).unwrap_or(0);
        return reporter.add(Code::TomlLetters, Span { start, end: start + key.len() }, &[("key", &key)]);
    }
    reporter.add(Code::TomlSyntax, span, &[("detail", error.message())]);
}

/// A table of a rule file.
pub struct Section<'a> {
    table: &'a DeTable<'a>,
    /// Where it stands: its header.
    pub span: Span,
    /// What it is called in problems.
    pub name: &'static str,
    known: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// A section with the name that problems give it.
    pub fn new(table: &'a DeTable<'a>, span: Range<usize>, name: &'static str) -> Self {
        Section { table, span: span.into(), name, known: Vec::new() }
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.push(key);
        self.table.get(key)
    }

    /// True where the key is there.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, reporter: &mut Reporter) -> Option<Text> {
        let value = self.get(key)?;
        text(value, key, "en text inom citattecken", reporter)
    }

    /// A text that has to be there.
    pub fn required(&mut self, key: &'static str, reporter: &mut Reporter) -> Option<Text> {
        if !self.has(key) {
            reporter.add(Code::MissingKey, self.span, &[("key", key), ("section", self.name)]);
            return None;
        }
        self.text(key, reporter)
    }

    /// A text, or a list of them.
    pub fn texts(&mut self, key: &'static str, reporter: &mut Reporter) -> Option<Vec<Text>> {
        let value = self.get(key)?;
        let expected = "en text eller en lista av texter";
        match value.get_ref() {
            DeValue::Array(list) if list.is_empty() => {
                reporter.add(Code::EmptyList, value.span().into(), &[]);
                None
            }
            DeValue::Array(list) => list.iter().map(|value| text(value, key, expected, reporter)).collect(),
            _ => Some(vec![text(value, key, expected, reporter)?]),
        }
    }

    /// A list of lists of texts; an empty list where it is something else, which is reported.
    pub fn rows(&mut self, key: &'static str, reporter: &mut Reporter) -> Vec<(Vec<Text>, Span)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = "en lista av rader, [[\"…\", \"…\"], …]";
        let DeValue::Array(rows) = value.get_ref() else {
            wrong_type(value, key, expected, reporter);
            return Vec::new();
        };
        let mut read = Vec::new();
        for row in rows.iter() {
            let DeValue::Array(cells) = row.get_ref() else {
                wrong_type(row, key, expected, reporter);
                continue;
            };
            let cells: Option<Vec<Text>> = cells.iter().map(|cell| text(cell, key, expected, reporter)).collect();
            read.extend(cells.map(|cells| (cells, row.span().into())));
        }
        read
    }

    /// True where it is a list.
    pub fn is_list(&mut self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    /// True where a list's first member is a list too.
    pub fn is_rows(&mut self, key: &'static str) -> bool {
        match self.get(key).map(Spanned::get_ref) {
            Some(DeValue::Array(list)) => list.iter().next().is_some_and(|first| first.get_ref().is_array()),
            _ => false,
        }
    }

    /// A yes or no.
    pub fn flag(&mut self, key: &'static str, reporter: &mut Reporter) -> bool {
        match self.get(key) {
            None => false,
            Some(value) => match value.get_ref() {
                DeValue::Boolean(flag) => *flag,
                _ => {
                    wrong_type(value, key, "true eller false", reporter);
                    false
                }
            },
        }
    }

    /// A whole number with its place.
    pub fn integer(&mut self, key: &'static str, reporter: &mut Reporter) -> Option<(i64, Span)> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            wrong_type(value, key, "ett heltal utan citattecken", reporter);
        }
        number.map(|number| (number, value.span().into()))
    }

    /// The sections under the key: `[[…]]`, or a list of `{ … }`.
    pub fn sections(&mut self, key: &'static str, name: &'static str, reporter: &mut Reporter) -> Vec<Section<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = "en lista av avsnitt";
        let DeValue::Array(list) = value.get_ref() else {
            wrong_type(value, key, expected, reporter);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for value in list.iter() {
            match value.get_ref() {
                DeValue::Table(table) => sections.push(Section::new(table, value.span(), name)),
                _ => wrong_type(value, key, expected, reporter),
            }
        }
        sections
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, reporter: &mut Reporter) {
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if self.known.contains(&name) {
                continue;
            }
            let span = key.span().into();
            if NOT_YET.contains(&name) {
                reporter.add(Code::NotYet, span, &[("key", name)]);
            } else {
                let arguments = [("key", &*quoted(name)), ("section", self.name)];
                reporter.unknown(Code::UnknownKey, span, &arguments, name, self.known.iter().copied());
            }
        }
    }
}

fn text(value: &Spanned<DeValue<'_>>, key: &str, expected: &str, reporter: &mut Reporter) -> Option<Text> {
    let Some(text) = value.get_ref().as_str() else {
        wrong_type(value, key, expected, reporter);
        return None;
    };
    let normal = nfc(text).into_owned();
    let whole: Span = value.span().into();
    let written = &reporter.source.text[value.span()];
    // Three quotes may be followed by a line break that is not part of the text.
    for open in ["'''\r\n", "'''\n", "'''", "\"\"\"\r\n", "\"\"\"\n", "\"\"\"", "'", "\""] {
        if written.strip_prefix(open).is_some_and(|rest| rest.starts_with(&*normal) && rest.len() <= normal.len() + 3) {
            let start = whole.start + open.len();
            return Some(Text { span: Span { start, end: start + normal.len() }, value: normal, exact: true });
        }
    }
    Some(Text { value: normal, span: whole, exact: false })
}

fn wrong_type(value: &Spanned<DeValue<'_>>, key: &str, expected: &str, reporter: &mut Reporter) {
    let span = value.span().into();
    match value.get_ref() {
        DeValue::Float(_) | DeValue::Integer(_) => {
            let text = reporter.source.text[value.span()].replace('.', ",");
            reporter.add(Code::FloatNumber, span, &[("text", &quoted(&text))]);
        }
        _ => reporter.add(Code::WrongType, span, &[("key", key), ("expected", expected)]),
    }
}
