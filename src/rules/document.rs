//! A rule file as TOML: entries of key words and values with their places, before any of them has a meaning. What an overlay is laid
//! upon, what two rule sets are compared by, and what sections are read from.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::section::{Text, syntax_error};
use crate::arrange::Arrange;
use crate::message::{Reporter, Span};
use crate::text::nfc;

/// A table of the file: the file itself, a section, or `{ … }`.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its key words in the order of the file.
    pub keys: Vec<(Text, Value)>,
    /// Where it stands: its header.
    pub span: Span,
}

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub item: Item,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub enum Item {
    /// `"…"`
    Text(Text),
    /// `1`; `None` where it has too many digits.
    Integer(Option<i64>),
    /// `1.5`, which no key word takes.
    Float,
    /// `true`
    Flag(bool),
    /// `[…]`
    List(Vec<Value>),
    /// `{ … }`, or a section.
    Table(Entry),
    /// A date and time, which no key word takes.
    Time,
}

impl Entry {
    /// The value of a key word.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.keys.iter().find(|(word, _)| word.value == key).map(|(_, value)| value)
    }

    /// The text that a key word has.
    pub fn text(&self, key: &str) -> Option<&Text> {
        match &self.get(key)?.item {
            Item::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The sections under a key word: `[[…]]`.
    pub fn sections(&self, key: &str) -> Vec<&Entry> {
        let Some(Value { item: Item::List(list), .. }) = self.get(key) else { return Vec::new() };
        list.iter().filter_map(|value| if let Item::Table(entry) = &value.item { Some(entry) } else { None }).collect()
    }
}

impl Value {
    /// True for two values that say the same, wherever they stand.
    pub fn same(&self, other: &Value) -> bool {
        match (&self.item, &other.item) {
            (Item::Text(a), Item::Text(b)) => a.value == b.value,
            (Item::Integer(a), Item::Integer(b)) => a == b,
            (Item::Flag(a), Item::Flag(b)) => a == b,
            (Item::List(a), Item::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            (Item::Table(a), Item::Table(b)) => {
                a.keys.len() == b.keys.len()
                    && a.keys.iter().all(|(word, value)| b.get(&word.value).is_some_and(|other| value.same(other)))
            }
            _ => false,
        }
    }
}

/// Reads one file of the source; the first syntax error is reported: after one the rest is guesswork.
pub fn parse(index: usize, reporter: &mut Reporter) -> Option<Entry> {
    let source = std::sync::Arc::clone(&reporter.source);
    let (start, text) = source.part(index);
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        syntax_error(error, index, reporter);
        return None;
    }
    let mut entry = Reader { start, text }.entry(table.get_ref());
    entry.span = Span { start, end: start };
    Some(entry)
}

struct Reader<'a> {
    start: usize,
    text: &'a str,
}

impl Reader<'_> {
    fn entry(&self, table: &DeTable<'_>) -> Entry {
        let mut keys: Vec<(Text, Value)> = table
            .iter()
            .map(|(key, value)| {
                let word = Text { value: nfc(key.get_ref()).into_owned(), span: self.span(key.span()), exact: false };
                (word, self.value(value))
            })
            .collect();
        keys.arrange_by_key(|(word, _)| word.span.start);
        Entry { keys, span: Span::default() }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span { start: self.start + range.start, end: self.start + range.end }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Value {
        let span = self.span(value.span());
        let item = match value.get_ref() {
            DeValue::String(text) => Item::Text(self.quoted(text, value.span())),
            DeValue::Integer(number) => Item::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()),
            DeValue::Float(_) => Item::Float,
            DeValue::Boolean(flag) => Item::Flag(*flag),
            DeValue::Array(list) => Item::List(list.iter().map(|value| self.value(value)).collect()),
            DeValue::Table(table) => Item::Table(Entry { span, ..self.entry(table) }),
            DeValue::Datetime(_) => Item::Time,
        };
        Value { item, span }
    }

    /// A text, with the place of the inside of its quotes where the file says it letter by letter.
    fn quoted(&self, text: &str, range: std::ops::Range<usize>) -> Text {
        let normal = nfc(text).into_owned();
        let written = &self.text[range.clone()];
        // Three quotes may be followed by a line break that is not part of the text.
        for open in ["'''\r\n", "'''\n", "'''", "\"\"\"\r\n", "\"\"\"\n", "\"\"\"", "'", "\""] {
            let inside = written.strip_prefix(open);
            if inside.is_some_and(|rest| rest.starts_with(&*normal) && rest.len() <= normal.len() + 3) {
                let start = range.start + open.len();
                return Text { span: self.span(start..start + normal.len()), value: normal, exact: true };
            }
        }
        Text { value: normal, span: self.span(range), exact: false }
    }
}
