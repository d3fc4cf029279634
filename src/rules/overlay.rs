//! Overlays: a file of changes laid upon the rule set that it names, entry by entry and key by key, before anything is checked.

use super::document::{Entry, Item, Value};
use super::grammar::{self, Filling, Grammar, Role};
use super::section::{Text, wrong_type};
use crate::message::{Code, Removed, Reporter, Span};

/// The key words at the head of a file: those that are no sections.
pub fn head(file: &Entry) -> impl Iterator<Item = &(Text, Value)> + Clone {
    let is_section = |word: &str| grammar::sections().any(|section| section.word == word);
    file.keys.iter().filter(move |(word, _)| !is_section(&word.value))
}

/// Lays files upon each other, each upon the one after it: what all but the first say, where there are others, and what all say.
pub fn merge_all(mut entries: Vec<Entry>, reporter: &mut Reporter) -> Option<(Option<Entry>, Entry)> {
    let mut merged = entries.pop()?;
    refuse_words(&mut merged, reporter);
    let mut base = None;
    while let Some(overlay) = entries.pop() {
        base = Some(merged.clone());
        merged = merge(merged, overlay, reporter);
    }
    Some((base, merged))
}

/// Lays an overlay upon the rule set that it changes.
fn merge(mut base: Entry, overlay: Entry, reporter: &mut Reporter) -> Entry {
    let own = |word: &str| grammar::rule_file().find(word).is_some_and(|word| word.role == Role::Own);
    base.keys.retain(|(word, _)| !own(&word.value));
    base.span = overlay.span;
    for (word, value) in overlay.keys {
        match (grammar::sections().find(|section| section.word == word.value), &value.item) {
            (Some(section), Item::List(_)) => sections(&mut base, word, value, section, reporter),
            _ => put(&mut base, word, value),
        }
    }
    base
}

/// Reports the words of an overlay in a file that is none, and takes them away.
fn refuse_words(file: &mut Entry, reporter: &mut Reporter) {
    let of_overlay = |word: &str| grammar::overlay_words().iter().any(|known| known.word == word);
    for section in grammar::sections() {
        let Some(Value { item: Item::List(list), .. }) = value_mut(file, section.word) else { continue };
        for value in list {
            let Item::Table(entry) = &mut value.item else { continue };
            for (word, _) in entry.keys.iter().filter(|(word, _)| of_overlay(&word.value)) {
                reporter.add(Code::OverlayWord, word.span, &[("key", &word.value)]);
            }
            entry.keys.retain(|(word, _)| !of_overlay(&word.value));
        }
    }
}

fn value_mut<'a>(entry: &'a mut Entry, key: &str) -> Option<&'a mut Value> {
    entry.keys.iter_mut().find(|(word, _)| word.value == key).map(|(_, value)| value)
}

fn put(entry: &mut Entry, word: Text, value: Value) {
    match entry.keys.iter_mut().find(|(own, _)| own.value == word.value) {
        Some(own) => *own = (word, value),
        None => entry.keys.push((word, value)),
    }
}

fn sections(base: &mut Entry, word: Text, changes: Value, section: &Grammar, reporter: &mut Reporter) {
    let Item::List(changes_list) = changes.item else { return };
    if base.get(section.word).is_none() {
        base.keys.push((word, Value { item: Item::List(Vec::new()), span: changes.span }));
    }
    let Some(Value { item: Item::List(list), .. }) = value_mut(base, section.word) else { return };
    // What is new stands after what the overlay speaks of before it, and first of all at the end: people read it in that order.
    let mut next = None;
    for change in changes_list {
        let Item::Table(change) = change.item else {
            // What is no section is reported when the sections are read.
            list.push(change);
            continue;
        };
        next = apply(list, change, section, next, reporter);
    }
}

/// What tells an entry from the others of its section; `None` where that is missing, which is reported when the entry is read.
fn identity_of(entry: &Entry, identity: &[&str]) -> Option<Vec<String>> {
    identity.iter().map(|key| entry.text(key).map(|text| text.value.clone())).collect()
}

/// One changed, new or removed entry; the place where one that is new would stand next to it.
fn apply(
    list: &mut Vec<Value>,
    mut change: Entry,
    section: &Grammar,
    next: Option<usize>,
    reporter: &mut Reporter,
) -> Option<usize> {
    let identity = section.identity;
    let is_new = flag(&mut change, "ny", reporter);
    let removes = take(&mut change, "bort");
    let Some(id) = identity_of(&change, identity) else {
        let span = change.span;
        list.push(Value { item: Item::Table(change), span });
        return next;
    };
    let of = |value: &Value| if let Item::Table(entry) = &value.item { identity_of(entry, identity) } else { None };
    let name = id.last().cloned().unwrap_or_default();
    let at = identity.last().and_then(|key| change.text(key)).map_or(change.span, |text| text.span);
    let found = list.iter().position(|value| of(value).as_ref() == Some(&id));
    match (found, is_new) {
        (None, true) => {
            let span = change.span;
            let at = next.unwrap_or(list.len());
            list.insert(at, Value { item: Item::Table(change), span });
            Some(at + 1)
        }
        (None, false) => {
            let known: Vec<String> = list
                .iter()
                .filter_map(of)
                .filter(|other| other[..other.len() - 1] == id[..id.len() - 1])
                .filter_map(|other| other.last().cloned())
                .collect();
            let arguments = [("section", section.word), ("id", name.as_str())];
            reporter.unknown(Code::OverlayUnknown, at, &arguments, &name, known.iter().map(String::as_str));
            next
        }
        (Some(found), true) => {
            reporter.add(Code::OverlayNotNew, at, &[("section", section.word), ("id", &name)]);
            Some(found + 1)
        }
        (Some(found), false) => match removes {
            Some(Value { item: Item::Flag(true), .. }) => {
                if let Some((word, _)) = change.keys.iter().find(|(word, _)| !identity.contains(&word.value.as_str())) {
                    reporter.add(Code::RemovedAndChanged, word.span, &[("id", &name), ("key", &word.value)]);
                }
                list.remove(found);
                reporter.removed.push(Removed { id: name, span: at, used: Vec::new() });
                Some(found)
            }
            removes => {
                if let Item::Table(entry) = &mut list[found].item {
                    if let Some(removes) = removes {
                        remove_keys(entry, &removes, &name, identity, reporter);
                    }
                    lay(entry, change, section, reporter);
                }
                Some(found + 1)
            }
        },
    }
}

fn take(entry: &mut Entry, key: &str) -> Option<Value> {
    let at = entry.keys.iter().position(|(word, _)| word.value == key)?;
    Some(entry.keys.remove(at).1)
}

fn flag(entry: &mut Entry, key: &str, reporter: &mut Reporter) -> bool {
    match take(entry, key) {
        None => false,
        Some(Value { item: Item::Flag(flag), .. }) => flag,
        Some(value) => {
            wrong_type(&value, key, "true eller false, utan citattecken", reporter);
            false
        }
    }
}

/// `bort = ["golv"]`
fn remove_keys(entry: &mut Entry, removes: &Value, id: &str, identity: &[&str], reporter: &mut Reporter) {
    let expected = "true, eller en lista av nyckelord som [\"golv\"]";
    let Item::List(list) = &removes.item else { return wrong_type(removes, "bort", expected, reporter) };
    for value in list {
        let Item::Text(key) = &value.item else {
            wrong_type(value, "bort", expected, reporter);
            continue;
        };
        let there = entry.get(&key.value).is_some() && !identity.contains(&key.value.as_str());
        if there {
            entry.keys.retain(|(word, _)| word.value != key.value);
        } else {
            let known: Vec<&str> =
                entry.keys.iter().map(|(word, _)| word.value.as_str()).filter(|word| !identity.contains(word)).collect();
            let arguments = [("key", key.value.as_str()), ("id", id)];
            reporter.unknown(Code::OverlayKeyNotThere, key.span, &arguments, &key.value, known);
        }
    }
}

/// The keys of a change take the place of those of the entry, and of every other kind of filling.
fn lay(entry: &mut Entry, change: Entry, section: &Grammar, reporter: &mut Reporter) {
    let changed = |word: &Text, value: &Value, entry: &Entry| {
        section.is_sourced(&word.value) && entry.get(&word.value).is_none_or(|old| !old.same(value))
    };
    let first = change.keys.iter().find(|(word, value)| changed(word, value, entry)).map(|(word, _)| word.clone());
    if let (Some(word), Some(source), None) = (first, entry.text("enligt"), change.get("enligt")) {
        let (key, source) = (word.value.clone(), source.value.clone());
        reporter.add(Code::SourceUnchanged, word.span, &[("key", &key), ("source", &source)]);
    }
    let holds = |filling: &Filling, word: &str| filling.words.contains(&word);
    for (word, _) in change.keys.iter().filter(|(word, _)| section.fillings.iter().any(|way| holds(way, &word.value))) {
        let others: Vec<&Filling> = section.fillings.iter().filter(|way| !holds(way, &word.value)).collect();
        entry.keys.retain(|(own, _)| !others.iter().any(|way| holds(way, &own.value)));
    }
    if change.keys.iter().any(|(word, _)| !section.identity.contains(&word.value.as_str())) {
        entry.span = Span { start: change.span.start, end: change.span.end };
    }
    for (word, value) in change.keys {
        put(entry, word, value);
    }
}
