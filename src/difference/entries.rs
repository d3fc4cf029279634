//! A rule document seen as a list of entries: found by section and id, with the rows that are written in it as a table.

use crate::rules::{Entry, Item, Text, Value, grammar};

/// What tells an entry from the others: its section, and the values of the key words that identify it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    pub section: &'static str,
    pub id: Vec<String>,
}

impl Address {
    /// The table that the entry belongs to.
    pub fn table(&self) -> Option<&str> {
        if self.id.len() > 1 { self.id.first().map(String::as_str) } else { None }
    }

    /// Its own name.
    pub fn name(&self) -> &str {
        self.id.last().map_or("", String::as_str)
    }
}

/// The entries of a section with their addresses, in the order of the file.
pub fn entries<'a>(document: &'a Entry, section: &str) -> Vec<(Address, &'a Entry)> {
    let Some(grammar) = grammar::section(section) else { return Vec::new() };
    let address = |value: &'a Value| {
        let Item::Table(entry) = &value.item else { return None };
        let id: Option<Vec<String>> = grammar.identity.iter().map(|key| Some(entry.text(key)?.value.clone())).collect();
        Some((Address { section: grammar.word, id: id? }, entry))
    };
    members(document, grammar.word).iter().filter_map(address).collect()
}

/// The entry with the address.
pub fn entry<'a>(document: &'a Entry, address: &Address) -> Option<&'a Entry> {
    entries(document, address.section).into_iter().find(|(own, _)| own == address).map(|(_, entry)| entry)
}

/// The same, to be changed.
pub fn entry_mut<'a>(document: &'a mut Entry, address: &Address) -> Option<&'a mut Entry> {
    let identity = grammar::section(address.section)?.identity;
    let is = |entry: &Entry| {
        identity.iter().zip(&address.id).all(|(key, id)| entry.text(key).is_some_and(|text| text.value == *id))
    };
    members_mut(document, address.section)?.iter_mut().find_map(|value| match &mut value.item {
        Item::Table(entry) if is(entry) => Some(entry),
        _ => None,
    })
}

/// The members of a list; none where there is no list.
pub fn members<'a>(entry: &'a Entry, key: &str) -> &'a [Value] {
    match entry.get(key).map(|value| &value.item) {
        Some(Item::List(list)) => list,
        _ => &[],
    }
}

/// The same, to be changed.
pub fn members_mut<'a>(entry: &'a mut Entry, key: &str) -> Option<&'a mut Vec<Value>> {
    entry.keys.iter_mut().find(|(word, _)| word.value == key).and_then(|(_, value)| match &mut value.item {
        Item::List(list) => Some(list),
        _ => None,
    })
}

/// The texts of a value: of a text, or of a list of texts.
pub fn texts(value: &Value) -> Vec<&str> {
    match &value.item {
        Item::Text(text) => vec![text.value.as_str()],
        Item::List(list) => list.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Every text under an entry, with the key word that it stands under.
pub fn all_texts<'a>(entry: &'a Entry, each: &mut dyn FnMut(&'a str, &'a str)) {
    fn walk<'a>(key: &'a str, value: &'a Value, each: &mut dyn FnMut(&'a str, &'a str)) {
        match &value.item {
            Item::Text(text) => each(key, &text.value),
            Item::List(list) => list.iter().for_each(|value| walk(key, value, each)),
            Item::Table(entry) => all_texts(entry, each),
            _ => {}
        }
    }
    entry.keys.iter().for_each(|(word, value)| walk(&word.value, value, each));
}

/// Sets a key word of an entry, or takes it away.
pub fn put(entry: &mut Entry, key: &str, value: Option<&Value>) {
    let Some(value) = value else { return entry.keys.retain(|(word, _)| word.value != key) };
    match entry.keys.iter_mut().find(|(word, _)| word.value == key) {
        Some((_, own)) => own.clone_from(value),
        None => entry.keys.push((plain(key), value.clone())),
    }
}

/// A text that stands nowhere.
pub fn plain(text: &str) -> Text {
    Text { value: text.to_owned(), span: crate::message::Span::default(), exact: false }
}

/// A text as a value that stands nowhere.
pub fn cell(text: &str) -> Value {
    Value { item: Item::Text(plain(text)), span: crate::message::Span::default() }
}

/// The given columns of a table: `kolumner`.
pub fn given(table: &Entry) -> Vec<(&str, &Entry)> {
    let column = |value| match value {
        &Value { item: Item::Table(ref column), .. } => Some((column.text("id")?.value.as_str(), column)),
        _ => None,
    };
    members(table, "kolumner").iter().filter_map(column).collect()
}

/// The rows of a table that are written in the rule set: key cells first, then a cell for each given column.
pub struct Written<'a> {
    pub key: usize,
    pub columns: Vec<&'a str>,
    pub rows: Vec<Vec<&'a str>>,
}

impl<'a> Written<'a> {
    /// The rows, where they are written and each has all its cells.
    pub fn new(table: &'a Entry) -> Option<Written<'a>> {
        let key = texts(table.get("nyckel")?).len();
        let columns: Vec<&str> = given(table).into_iter().map(|(id, _)| id).collect();
        let list = members(table, "rader");
        let sound = |value: &Value| matches!(&value.item, Item::List(cells) if cells.len() == key + columns.len());
        if list.is_empty() || !list.iter().all(sound) {
            return None;
        }
        Some(Written { key, columns, rows: list.iter().map(texts).collect() })
    }

    /// The row with the key.
    pub fn row(&self, key: &[String]) -> Option<&[&'a str]> {
        self.rows.iter().find(|row| has_key(row, key)).map(Vec::as_slice)
    }

    /// The cell of a column in the row with the key.
    pub fn cell(&self, key: &[String], column: &str) -> Option<&'a str> {
        let at = self.columns.iter().position(|id| *id == column)?;
        self.row(key)?.get(self.key + at).copied()
    }

    /// The keys of the rows.
    pub fn keys(&self) -> Vec<Vec<String>> {
        let key = |row: &Vec<&str>| row[..self.key].iter().map(|cell| cell.trim().to_owned()).collect();
        self.rows.iter().map(key).collect()
    }
}

/// True for the row with the key.
pub fn has_key(row: &[&str], key: &[String]) -> bool {
    row.len() >= key.len() && row.iter().zip(key).all(|(cell, key)| cell.trim() == key)
}
