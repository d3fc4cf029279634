//! Edits of a rule document, one for each change: applied one after the other they make one rule set of another.

use super::entries::{Address, Written, all_texts, cell, entry, entry_mut, given, has_key, members_mut, plain, put, texts};
use crate::arrange::Arrange;
use crate::message::Span;
use crate::rules::grammar::{section, sections};
use crate::rules::{Entry, Item, Value};

/// An edit; what it puts in place is what the other document says there.
#[derive(Clone, Debug)]
pub enum Edit {
    /// A key word of the header.
    Header(&'static str),
    /// A new entry.
    Add(Address),
    /// An entry that is no more.
    Remove(Address),
    /// Key words of an entry.
    Keys(Address, Vec<String>),
    /// A new given column of a table, with its cells.
    AddGiven(Address, String),
    /// A given column that is no more.
    RemoveGiven(Address, String),
    /// A key word of a given column.
    GivenKey(Address, String, String),
    /// The given columns in the other order.
    OrderGiven(Address),
    /// A new written row.
    AddRow(Address, Vec<String>),
    /// A written row that is no more.
    RemoveRow(Address, Vec<String>),
    /// A cell of a written row.
    Cell(Address, Vec<String>, String),
}

impl Edit {
    /// Does it to a document, as the other one says.
    pub fn apply(&self, document: &mut Entry, to: &Entry) {
        self.try_apply(document, to);
    }

    /// `None` where what it changes is not there: the document then says something that cannot be used, or what it said before.
    fn try_apply(&self, document: &mut Entry, to: &Entry) -> Option<()> {
        match self {
            Edit::Header(key) => put(document, key, to.get(key)),
            Edit::Add(address) => {
                let new = entry(to, address)?.clone();
                if members_mut(document, address.section).is_none() {
                    put(document, address.section, Some(&list(Vec::new())));
                }
                members_mut(document, address.section)?.push(Value { item: Item::Table(new), span: Span::default() });
            }
            Edit::Remove(address) => {
                let identity = section(address.section)?.identity;
                let is = |value: &Value| {
                    let Item::Table(entry) = &value.item else { return false };
                    let mut parts = identity.iter().zip(&address.id);
                    parts.all(|(key, id)| entry.text(key).is_some_and(|text| text.value == *id))
                };
                members_mut(document, address.section)?.retain(|value| !is(value));
            }
            Edit::Keys(address, keys) => {
                let other = entry(to, address)?;
                let own = entry_mut(document, address)?;
                keys.iter().for_each(|key| put(own, key, other.get(key)));
            }
            Edit::AddGiven(address, id) => add_given(entry_mut(document, address)?, entry(to, address)?, id)?,
            Edit::RemoveGiven(address, id) => {
                let table = entry_mut(document, address)?;
                let at = given(table).iter().position(|(own, _)| own == id)?;
                let key = table.get("nyckel").map_or(0, |key| texts(key).len());
                members_mut(table, "kolumner")?.remove(at);
                each_row(table, |row| {
                    if key + at < row.len() {
                        row.remove(key + at);
                    }
                });
            }
            Edit::GivenKey(address, id, key) => {
                let (_, other) = given(entry(to, address)?).into_iter().find(|(own, _)| own == id)?;
                let table = entry_mut(document, address)?;
                let column = members_mut(table, "kolumner")?.iter_mut().find_map(|value| match &mut value.item {
                    Item::Table(column) if column.text("id").is_some_and(|own| own.value == *id) => Some(column),
                    _ => None,
                })?;
                put(column, key, other.get(key));
            }
            Edit::OrderGiven(address) => order_given(entry_mut(document, address)?, entry(to, address)?)?,
            Edit::AddRow(address, key) => {
                let other = Written::new(entry(to, address)?)?;
                let table = entry_mut(document, address)?;
                let columns: Vec<Value> =
                    given(table).iter().map(|(id, _)| cell(other.cell(key, id).unwrap_or(""))).collect();
                let row = key.iter().map(|text| cell(text)).chain(columns).collect();
                members_mut(table, "rader")?.push(list(row));
            }
            Edit::RemoveRow(address, key) => {
                members_mut(entry_mut(document, address)?, "rader")?.retain(|row| !has_key(&texts(row), key));
            }
            Edit::Cell(address, key, column) => {
                let text = Written::new(entry(to, address)?)?.cell(key, column)?;
                let table = entry_mut(document, address)?;
                let at = key.len() + given(table).iter().position(|(own, _)| own == column)?;
                each_row(table, |row| {
                    let is = has_key(&row.iter().flat_map(texts).collect::<Vec<_>>(), key);
                    if let (true, Some(own)) = (is, row.get_mut(at)) {
                        *own = cell(text);
                    }
                });
            }
        }
        Some(())
    }

    /// The ids that can be spoken of after it.
    pub fn gives(&self, to: &Entry) -> Vec<String> {
        match self {
            Edit::Add(address) => {
                let columns = entry(to, address).map_or(Vec::new(), given);
                let columns = columns.into_iter().map(|(id, _)| id.to_owned());
                std::iter::once(address.name().to_owned()).chain(columns).collect()
            }
            Edit::AddGiven(_, id) => vec![id.clone()],
            _ => Vec::new(),
        }
    }

    /// The words of what it puts in place: among them are the ids that it speaks of.
    pub fn words(&self, to: &Entry) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |text: &str| {
            let parts = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        };
        match self {
            Edit::Add(address) => {
                if let Some(entry) = entry(to, address) {
                    all_texts(entry, &mut |_, text| add(text));
                }
            }
            Edit::Keys(address, keys) => {
                let entry = entry(to, address);
                let values = keys.iter().filter_map(|key| entry?.get(key));
                values.flat_map(texts).for_each(&mut add);
            }
            Edit::AddGiven(address, id) | Edit::GivenKey(address, id, _) => {
                let columns = entry(to, address).map_or(Vec::new(), given);
                if let Some((_, column)) = columns.into_iter().find(|(own, _)| own == id) {
                    all_texts(column, &mut |_, text| add(text));
                }
            }
            _ => {}
        }
        words
    }
}

fn list(members: Vec<Value>) -> Value {
    Value { item: Item::List(members), span: Span::default() }
}

fn each_row(table: &mut Entry, mut change: impl FnMut(&mut Vec<Value>)) {
    for row in members_mut(table, "rader").into_iter().flatten() {
        if let Item::List(cells) = &mut row.item {
            change(cells);
        }
    }
}

/// A given column where the other table has it: after the one before it there that is here too.
fn add_given(table: &mut Entry, other: &Entry, id: &str) -> Option<()> {
    let columns = given(other);
    let place = columns.iter().position(|(own, _)| *own == id)?;
    let own: Vec<&str> = given(table).into_iter().map(|(id, _)| id).collect();
    let after = columns[..place].iter().rev().find_map(|(before, _)| own.iter().position(|own| own == before));
    let at = after.map_or(0, |after| after + 1);
    let key = table.get("nyckel").map_or(0, |key| texts(key).len());
    let column = Value { item: Item::Table(columns[place].1.clone()), span: Span::default() };
    if members_mut(table, "kolumner").is_none() {
        put(table, "kolumner", Some(&list(Vec::new())));
    }
    members_mut(table, "kolumner")?.insert(at, column);
    let written = Written::new(other);
    each_row(table, |row| {
        let cells: Vec<String> = row.iter().flat_map(texts).take(key).map(|cell| cell.trim().to_owned()).collect();
        let text = written.as_ref().and_then(|written| written.cell(&cells, id)).unwrap_or("");
        if key + at <= row.len() {
            row.insert(key + at, cell(text));
        }
    });
    Some(())
}

/// The given columns in the order of the other table, those that it does not have last.
fn order_given(table: &mut Entry, other: &Entry) -> Option<()> {
    let theirs: Vec<&str> = given(other).into_iter().map(|(id, _)| id).collect();
    let own: Vec<String> = given(table).into_iter().map(|(id, _)| id.to_owned()).collect();
    let mut order: Vec<usize> = (0..own.len()).collect();
    order.arrange_by_key(|at| theirs.iter().position(|id| *id == own[*at]).unwrap_or(usize::MAX));
    let key = table.get("nyckel").map_or(0, |key| texts(key).len());
    let columns = members_mut(table, "kolumner")?;
    if columns.len() != own.len() {
        return None;
    }
    *columns = order.iter().map(|at| columns[*at].clone()).collect();
    each_row(table, |row| {
        if row.len() == key + order.len() {
            let cells: Vec<Value> = order.iter().map(|at| row[key + at].clone()).collect();
            row.splice(key.., cells);
        }
    });
    Some(())
}

/// Sections that no figure depends on.
const APART: [&str; 5] = ["dokument", "avsteg", "redovisning", "tackning", "beskrivning"];

/// Key words that no figure depends on.
const TEXTS: [&str; 5] = ["namn", "enligt", "reglage", "storlek", "hjalp"];

/// The document without what no figure depends on and without places, so that it can be mixed with another one.
pub fn figures_only(document: &Entry) -> Entry {
    let mut document = nowhere(document);
    document.keys.retain(|(word, _)| !APART.contains(&word.value.as_str()));
    for section in sections().map(|section| section.word) {
        for value in members_mut(&mut document, section).into_iter().flatten() {
            let Item::Table(entry) = &mut value.item else { continue };
            entry.keys.retain(|(word, _)| !TEXTS.contains(&word.value.as_str()));
            if section != "tabell" {
                continue;
            }
            put(entry, "rubrik", None);
            for column in members_mut(entry, "kolumner").into_iter().flatten() {
                if let Item::Table(column) = &mut column.item {
                    column.keys.retain(|(word, _)| !TEXTS.contains(&word.value.as_str()));
                }
            }
        }
    }
    document
}

fn nowhere(entry: &Entry) -> Entry {
    fn value(of: &Value) -> Value {
        let item = match &of.item {
            Item::Text(text) => Item::Text(plain(&text.value)),
            Item::List(list) => Item::List(list.iter().map(value).collect()),
            Item::Table(entry) => Item::Table(nowhere(entry)),
            other => other.clone(),
        };
        Value { item, span: Span::default() }
    }
    let keys = entry.keys.iter().map(|(word, of)| (plain(&word.value), value(of))).collect();
    Entry { keys, span: Span::default() }
}
