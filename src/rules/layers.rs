//! What a rule set's own file says, and what the files that it builds on say, side by side and together.

use std::sync::Arc;

use super::document::{Entry, Item, Value};
use super::grammar;
use super::library::{RuleFile, chain, joined, parse_all};
use super::overlay;
use super::section::Text;
use crate::message::{Reporter, SourceText};

/// A rule set as it is written.
#[derive(Debug)]
pub struct Layers {
    /// The files, its own first.
    pub source: Arc<SourceText>,
    /// Its own file.
    pub own: Entry,
    /// The rule set that it builds on, with all that this one builds on.
    pub base: Option<Entry>,
    /// All together.
    pub merged: Entry,
}

impl Layers {
    /// The rule set with the id; `None` where a file is missing, or is no TOML.
    pub fn of(id: &str, files: &[RuleFile]) -> Option<Layers> {
        let file = files.iter().position(|file| file.id.as_deref() == Some(id))?;
        let chain = chain(files, file).ok()?;
        let source = joined(files, &chain);
        let mut reporter = Reporter::new(Arc::clone(&source));
        let entries = parse_all(chain.len(), &mut reporter)?;
        let own = entries.first()?.clone();
        let (base, merged) = overlay::merge_all(entries, &mut reporter)?;
        Some(Layers { source, own, base, merged })
    }

    /// A value as it is written; one written as sections of their own, as it is written inside its entry.
    pub fn written(&self, value: &Value) -> String {
        let keys = |entry: &Entry| -> String {
            let keys = entry.keys.iter().map(|(word, value)| format!("{} = {}", word.value, self.written(value)));
            format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
        };
        match &value.item {
            Item::List(list) if has_sections(value, &self.source.text) => {
                let all: String = list.iter().map(|value| format!("  {},\n", self.written(value))).collect();
                format!("[\n{all}]")
            }
            Item::Table(entry) if has_sections(value, &self.source.text) => keys(entry),
            _ => self.source.text[value.span.start..value.span.end].to_owned(),
        }
    }

    /// True for a place in the rule set's own file.
    pub fn is_own(&self, at: usize) -> bool {
        let (start, text) = self.source.part(0);
        (start..=start + text.len()).contains(&at)
    }
}

/// True for a value that is written as sections of their own, `[[tabell.kolumner]]`, and not inside its entry.
pub fn has_sections(value: &Value, text: &str) -> bool {
    match &value.item {
        Item::List(list) => list.iter().any(|value| matches!(value.item, Item::Table(_)) && has_sections(value, text)),
        Item::Table(_) => !text[value.span.start..].starts_with('{'),
        _ => false,
    }
}

/// A rule set that builds on others as one file of its own, each value as its author wrote it; the figures are the same. `None` where a
/// file is no TOML. One that reads `BAS` has nothing to read in a file of its own: see [`crate::workspace::Workspace::flat`].
pub fn flat(id: &str, files: &[RuleFile]) -> Option<String> {
    let layers = Layers::of(id, files)?;
    if layers.base.is_none() {
        return Some(layers.source.part(0).1.to_owned());
    }
    let lines = |keys: Vec<&(Text, Value)>| -> String {
        let width = keys.iter().map(|(word, _)| word.value.chars().count()).max().unwrap_or(0);
        keys.iter().map(|(word, value)| format!("{:<width$} = {}\n", word.value, layers.written(value))).collect()
    };
    let mut text = lines(overlay::head(&layers.merged).filter(|(word, _)| word.value != "bas").collect());
    for grammar::Grammar { word: section, .. } in grammar::sections() {
        for entry in layers.merged.sections(section) {
            text += &format!("\n[[{section}]]\n{}", lines(entry.keys.iter().collect()));
        }
    }
    Some(text)
}
