//! One section of a rule file, read key by key by its grammar: what the grammar does not have is a problem, and so is what it needs.

use super::document::{Entry, Item, Value};
use super::grammar::{Grammar, Need, Shape};
use crate::message::{Code, Reporter, Span, nearest, quoted};

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

/// Reports the first syntax error of a file.
pub fn syntax_error(error: &toml::de::Error, file: usize, reporter: &mut Reporter) {
    let source = std::sync::Arc::clone(&reporter.source);
    let (from, text) = source.part(file);
    let span = error.span().map_or(Span::default(), Span::from);
    let at = (0..=span.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let key = text[line..].split(['=', '\n']).next().unwrap_or("").trim().to_owned();
    // Swedish letters in a key word: the commonest slip, and TOML's own words for it help nobody.
    if !key.is_ascii() && key.chars().all(|c| c.is_alphanumeric() || c == '_') {
        let start = from + line + text[line..].find(&key).unwrap_or(0);
        return reporter.add(Code::TomlLetters, Span { start, end: start + key.len() }, &[("key", &key)]);
    }
    let span = Span { start: from + span.start, end: from + span.end };
    if error.message() == "duplicate key" {
        let key = &source.text[span.start..span.end];
        return reporter.add(Code::TomlTwice, span, &[("key", &quoted(key))]);
    }
    reporter.add(Code::TomlSyntax, span, &[("detail", error.message())]);
}

/// A table of a rule file.
pub struct Section<'a> {
    entry: &'a Entry,
    /// Where it stands: its header.
    pub span: Span,
    /// What may stand in it.
    pub grammar: &'static Grammar,
}

impl<'a> Section<'a> {
    /// A section of the grammar.
    pub fn new(entry: &'a Entry, grammar: &'static Grammar) -> Self {
        Section { entry, span: entry.span, grammar }
    }

    fn get(&self, key: &'static str) -> Option<&'a Value> {
        #[cfg(test)]
        tests::asked(self.grammar, key);
        self.entry.get(key)
    }

    /// True where the key is there.
    pub fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// A text.
    pub fn text(&self, key: &'static str, reporter: &mut Reporter) -> Option<Text> {
        let value = self.get(key)?;
        text(value, key, "en text inom citattecken", reporter)
    }

    /// A text, or a list of them.
    pub fn texts(&self, key: &'static str, reporter: &mut Reporter) -> Option<Vec<Text>> {
        let value = self.get(key)?;
        let expected = "en text eller en lista av texter";
        match &value.item {
            Item::List(list) if list.is_empty() => {
                reporter.add(Code::EmptyList, value.span, &[]);
                None
            }
            Item::List(list) => list.iter().map(|value| text(value, key, expected, reporter)).collect(),
            _ => Some(vec![text(value, key, expected, reporter)?]),
        }
    }

    /// A list of lists of texts; an empty list where it is something else, which is reported.
    pub fn rows(&self, key: &'static str, reporter: &mut Reporter) -> Vec<(Vec<Text>, Span)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = "en lista av rader, [[\"…\", \"…\"], …]";
        let Item::List(rows) = &value.item else {
            wrong_type(value, key, expected, reporter);
            return Vec::new();
        };
        let mut read = Vec::new();
        for row in rows {
            let Item::List(cells) = &row.item else {
                wrong_type(row, key, expected, reporter);
                continue;
            };
            let cells: Option<Vec<Text>> = cells.iter().map(|cell| text(cell, key, expected, reporter)).collect();
            read.extend(cells.map(|cells| (cells, row.span)));
        }
        read
    }

    /// True where it is a list.
    pub fn is_list(&self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| matches!(value.item, Item::List(_)))
    }

    /// True where a list's first member is a list too.
    pub fn is_rows(&self, key: &'static str) -> bool {
        match self.get(key).map(|value| &value.item) {
            Some(Item::List(list)) => list.first().is_some_and(|first| matches!(first.item, Item::List(_))),
            _ => false,
        }
    }

    /// A yes or no.
    pub fn flag(&self, key: &'static str, reporter: &mut Reporter) -> bool {
        match self.get(key) {
            None => false,
            Some(Value { item: Item::Flag(flag), .. }) => *flag,
            Some(value) => {
                wrong_type(value, key, "true eller false, utan citattecken", reporter);
                false
            }
        }
    }

    /// A whole number with its place.
    pub fn integer(&self, key: &'static str, reporter: &mut Reporter) -> Option<(i64, Span)> {
        let value = self.get(key)?;
        if let Item::Integer(Some(number)) = value.item {
            return Some((number, value.span));
        }
        wrong_type(value, key, "ett heltal utan citattecken", reporter);
        None
    }

    /// The sections under the key: `[[…]]`, or a list of `{ … }`.
    pub fn sections(&self, key: &'static str, reporter: &mut Reporter) -> Vec<Section<'a>> {
        let Some(Shape::Sections(grammar)) = self.grammar.find(key).map(|word| word.shape) else { return Vec::new() };
        let Some(value) = self.get(key) else { return Vec::new() };
        let doubled = format!("ett avsnitt med dubbla klamrar, {}", grammar.name);
        let expected = if grammar.name.starts_with('[') { &doubled } else { "en lista av { … }" };
        let list = match &value.item {
            Item::List(list) => list,
            other => {
                wrong_type(value, key, expected, reporter);
                // With the brackets doubled it would be one: what it says is read, so that nobody is told that it is missing.
                return if let Item::Table(entry) = other { vec![Section::new(entry, grammar)] } else { Vec::new() };
            }
        };
        let mut sections = Vec::new();
        for value in list {
            match &value.item {
                Item::Table(entry) => sections.push(Section::new(entry, grammar)),
                _ => wrong_type(value, key, expected, reporter),
            }
        }
        sections
    }

    /// Reports a key that is not there; one that is misspelt is reported as that.
    pub fn require(&self, key: &'static str, reporter: &mut Reporter) {
        let misspelt = || self.entry.keys.iter().any(|(word, _)| nearest(&word.value, [key]).is_some());
        if self.entry.get(key).is_none() && !misspelt() {
            reporter.add(Code::MissingKey, self.span, &[("key", key), ("section", self.grammar.name)]);
        }
    }

    /// Reports every key that the section cannot have, and every one that it needs and has not.
    pub fn finish(self, reporter: &mut Reporter) {
        let Grammar { name: section, words, .. } = self.grammar;
        for word in words.iter().filter(|word| word.need == Need::Always) {
            self.require(word.word, reporter);
        }
        for (word, _) in &self.entry.keys {
            let name = word.value.as_str();
            if self.grammar.find(name).is_some() {
                continue;
            }
            let arguments = [("key", &*quoted(name)), ("section", section)];
            reporter.unknown(Code::UnknownKey, word.span, &arguments, name, words.iter().map(|word| word.word));
        }
    }
}

fn text(value: &Value, key: &str, expected: &str, reporter: &mut Reporter) -> Option<Text> {
    if let Item::Text(text) = &value.item {
        return Some(text.clone());
    }
    wrong_type(value, key, expected, reporter);
    None
}

/// Reports a value that is of another type than its key word takes.
pub fn wrong_type(value: &Value, key: &str, expected: &str, reporter: &mut Reporter) {
    match value.item {
        Item::Float | Item::Integer(_) => {
            let text = reporter.source.text[value.span.start..value.span.end].replace('.', ",");
            reporter.add(Code::FloatNumber, value.span, &[("text", &quoted(&text))]);
        }
        _ => reporter.add(Code::WrongType, value.span, &[("key", key), ("expected", expected)]),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::super::{document, draft, grammar};
    use super::*;
    use crate::message::SourceText;

    thread_local! {
        static ASKED: RefCell<BTreeSet<(&'static str, &'static str)>> = RefCell::default();
    }

    /// Remembers what the reader asks for.
    pub fn asked(grammar: &Grammar, key: &'static str) {
        ASKED.with_borrow_mut(|asked| asked.insert((grammar.name, key)));
    }

    fn words(grammar: &'static Grammar, all: &mut BTreeSet<(&'static str, &'static str)>) {
        all.extend(grammar.words.iter().map(|word| (grammar.name, word.word)));
        grammar.sections().for_each(|section| words(section, all));
    }

    /// A word that the reader never asks for would be read and forgotten; one that the grammar has not could not be written.
    #[test]
    fn the_reader_and_the_grammar_have_the_same_words() {
        let mut text: String = grammar::sections().map(|section| format!("[[{}]]\nid = \"x\"\n", section.word)).collect();
        for (word, inner) in [("tabell", "kolumner"), ("tackning", "steg"), ("beskrivning", "grupper")] {
            text = text.replace(&format!("[[{word}]]\n"), &format!("[[{word}]]\n{inner} = [{{ id = \"a\" }}]\n"));
        }
        let within = "krav = [{ namn = \"a\" }]\nstickprov = [{ namn = \"a\" }]\n";
        text = text.replace("[[redovisning]]\n", &format!("[[redovisning]]\n{within}"));
        ASKED.take();
        let mut reporter = Reporter::new(Arc::new(SourceText::new("regelverk.toml", &text)));
        let file = document::parse(0, &mut reporter).unwrap();
        draft::read(&file, &mut reporter);
        crate::cases::read("fall.toml", "[[underlag]]\n[[facit]]\n", &mut Vec::new());
        let mapping = "[[koppling]]\nkolumner = [{}]\nvarden = [{}]\n";
        crate::mapping::read("koppling.toml", mapping, &mut Vec::new());
        let mut expected = BTreeSet::new();
        words(grammar::rule_file(), &mut expected);
        words(grammar::case_file(), &mut expected);
        words(grammar::mapping_file(), &mut expected);
        assert_eq!(ASKED.take(), expected);
    }
}
