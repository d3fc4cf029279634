//! What people call what a rule document names.

use std::collections::HashMap;

use super::entries::{entries, given, members};
use crate::arrange::Arrange;
use crate::rules::{Entry, Item};
use crate::view::spoken;

/// The names of a rule document.
#[derive(Debug, Default)]
pub struct Labels {
    parameters: HashMap<String, String>,
    tables: HashMap<String, String>,
    /// By table and id; with the table that a reference leads to.
    columns: HashMap<(String, String), (String, Option<String>)>,
    documents: HashMap<String, String>,
}

fn named(entry: &Entry, key: &str, id: &str) -> String {
    spoken(entry.text(key).map(|text| &text.value), id)
}

impl Labels {
    /// The names in the document.
    pub fn new(document: &Entry) -> Labels {
        let mut labels = Labels::default();
        for (address, entry) in entries(document, "parameter") {
            labels.parameters.insert(address.name().to_owned(), named(entry, "namn", address.name()));
        }
        for (address, entry) in entries(document, "dokument") {
            labels.documents.insert(address.name().to_owned(), named(entry, "titel", address.name()));
        }
        let tables = entries(document, "tabell");
        for (address, entry) in &tables {
            labels.tables.insert(address.name().to_owned(), named(entry, "rubrik", address.name()));
        }
        for (address, table) in tables {
            // A table of pairs refers to its two tables.
            for of in members(table, "rader") {
                if let Item::Text(of) = &of.item {
                    labels.column(address.name(), &of.value, labels.table(&of.value), Some(&of.value));
                }
            }
            for (id, column) in given(table) {
                let heading = column.text("rubrik").map(|text| text.value.replace('_', " "));
                let label = column.text("namn").map(|text| text.value.clone()).or(heading);
                labels.column(address.name(), id, spoken(label.as_ref(), id), reference(column));
            }
        }
        for section in ["kolumn", "resurs"] {
            for (address, entry) in entries(document, section) {
                let table = address.table().unwrap_or("");
                labels.column(table, address.name(), named(entry, "namn", address.name()), reference(entry));
            }
        }
        labels
    }

    fn column(&mut self, table: &str, id: &str, label: String, sort: Option<&str>) {
        let leads = sort.filter(|sort| self.tables.contains_key(*sort)).map(str::to_owned);
        self.columns.insert((table.to_owned(), id.to_owned()), (label, leads));
    }

    /// What a table is called.
    pub fn table(&self, id: &str) -> String {
        self.tables.get(id).cloned().unwrap_or_else(|| spoken(None, id))
    }

    /// What a source is called.
    pub fn document(&self, id: &str) -> String {
        self.documents.get(id).cloned().unwrap_or_else(|| spoken(None, id))
    }

    /// What a column of a table is called.
    pub fn column_of(&self, table: &str, id: &str) -> String {
        let found = self.columns.get(&(table.to_owned(), id.to_owned()));
        found.map_or_else(|| spoken(None, id), |(label, _)| label.clone())
    }

    /// What a parameter is called.
    pub fn parameter(&self, id: &str) -> String {
        self.parameters.get(id).cloned().unwrap_or_else(|| spoken(None, id))
    }

    /// What a column is called that is known by its id alone.
    pub fn anywhere(&self, id: &str) -> String {
        let mut found: Vec<_> = self.columns.iter().filter(|((_, own), _)| own == id).collect();
        found.arrange_by_key(|(key, _)| *key);
        found.first().map_or_else(|| spoken(None, id), |(_, (label, _))| label.clone())
    }

    /// What a name in a formula of a table's rows means, and the table that it leads to.
    pub fn path<'a>(&self, table: Option<&str>, path: impl IntoIterator<Item = &'a str>) -> (String, Option<String>) {
        let (mut label, mut at) = (String::new(), table.map(str::to_owned));
        for name in path {
            let found = at.and_then(|table| self.columns.get(&(table, name.to_owned())));
            label = found.map_or_else(|| self.parameter(name), |(label, _)| label.clone());
            at = found.and_then(|(_, leads)| leads.clone());
        }
        (label, at)
    }
}

fn reference(column: &Entry) -> Option<&str> {
    column.text("sort").map(|text| text.value.as_str())
}

/// A label within a sentence: a common noun begins with a small letter there, an abbreviation or a code does not.
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    let first_word = label.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or("");
    match letters.next() {
        Some(first) if first_word.chars().count() > 1 && first_word.chars().skip(1).all(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// A label that begins a sentence.
pub fn first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
