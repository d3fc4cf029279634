//! The difference between two rule sets in plain Swedish: a sentence for each change, and what it does in kronor.

mod changes;
mod edit;
mod effect;
mod entries;
mod formula;
mod labels;
mod others;
mod steps;
mod tables;
mod trace;
mod words;

use std::sync::Arc;

use serde::Serialize;

pub use effect::{Effect, Moved, Outcome};
pub use trace::{Line, Trace};
pub use words::Said;

use crate::allocate::allocate;
use crate::arrange::Arrange;
use crate::compare::Side;
use crate::data::FileTable;
use crate::message::{Span, stops};
use crate::rules::{Entry, Item, RuleSet, Value, read_document};
use entries::{put, texts};

/// What two rule sets say differently.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// The id of the first rule set.
    pub from: String,
    /// The id of the second.
    pub to: String,
    /// The currency of the effects.
    pub currency: String,
    /// The changes that figures may depend on, in the order in which they are made.
    pub changes: Vec<Change>,
    /// What all of them do; absent without data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Effect>,
    /// What no figure depends on: names, sources, sliders.
    pub others: Vec<Said>,
}

/// A change.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The sentence in Swedish.
    pub sv: String,
    /// The sentence in English.
    pub en: String,
    /// The section of the rule file, or `header`.
    pub section: &'static str,
    /// The table of a column or resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The id of the entry; of the table for its columns and rows.
    pub id: String,
    /// The key word; none where the entry is new or removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What it said, in Swedish words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it says now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// What it does, after the changes before it; absent without data, and where it is computed with another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// The index of the change that it is made together with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<usize>,
}

/// What the changes between two rule sets are tried on.
pub struct Ground<'a> {
    /// The rule sets that can be read, by id.
    rule_set: &'a dyn Fn(&str) -> Option<Arc<RuleSet>>,
    tables: Vec<&'a FileTable>,
    /// What everybody gets under both; `None` where no effects can be computed.
    ends: Option<(Outcome, Outcome)>,
    /// True where both rule sets can be used and count in the same currency: then what is in between can be used too.
    usable: bool,
}

impl<'a> Ground<'a> {
    /// Two rule sets, where both can be used, and their figures, where both can be computed on the tables.
    pub fn new(
        rules: Option<(&RuleSet, &RuleSet)>,
        sides: Option<[Side; 2]>,
        tables: Vec<&'a FileTable>,
        rule_set: &'a dyn Fn(&str) -> Option<Arc<RuleSet>>,
    ) -> Ground<'a> {
        // Kronor and dollar have no difference, and without resources nobody gets anything.
        let usable = rules.is_some_and(|(a, b)| a.units.currency() == b.units.currency());
        let pays = rules.is_some_and(|(a, b)| [a, b].iter().any(|rules| rules.resources().next().is_some()));
        let outcome = |side: Side| Outcome::new(side.allocation, side.summary);
        let ends = sides.filter(|_| usable && pays).and_then(|[a, b]| outcome(a).zip(outcome(b)));
        Ground { rule_set, tables, ends, usable }
    }

    fn attempt(&self, document: &Entry) -> Option<steps::Trial> {
        if !self.usable {
            return Some(None);
        }
        let named = |key: &str| (self.rule_set)(&document.text(key)?.value);
        let rules = Arc::new(read_document(document, named("bas"), named("fjol").as_deref())?);
        if self.ends.is_none() {
            return Some(None);
        }
        let (allocation, problems) = allocate(&rules, &self.tables);
        if stops(&problems) {
            return None;
        }
        Outcome::new(&allocation, &allocation.summary()).map(Some)
    }
}

/// What two rule sets say differently, and what everybody gets after each step from one to the other, where that can be computed.
#[derive(Debug)]
pub struct Stepwise {
    /// The sentences, and the effects in short.
    pub difference: Difference,
    /// The figures of everybody.
    pub trace: Option<Trace>,
}

/// Compares two rule documents.
pub(crate) fn difference(from: &Entry, to: &Entry, ground: &Ground) -> Stepwise {
    let pair = changes::Pair::new(from, to);
    let found = pair.changes();
    let end = edit::figures_only(to);
    let start = beginning(&edit::figures_only(from), &end, &found);
    let attempt = |document: &Entry| ground.attempt(document);
    let (changes, made) = steps::Steps::new(&found, start, &end, &attempt).make(ground.ends.as_ref());
    let id = |document: &Entry| document.text("id").map_or_else(String::new, |id| id.value.clone());
    let difference = Difference {
        from: id(from),
        to: id(to),
        currency: to.text("valuta").map_or("kr", |text| text.value.as_str()).to_owned(),
        total: ground.ends.as_ref().and_then(|(before, after)| before.until(after)),
        changes,
        others: others::sentences(&pair),
    };
    let trace = ground.ends.as_ref().and_then(|(before, _)| Trace::new(before, &made));
    Stepwise { difference, trace }
}

/// The first document with those header keys of the second that change nothing in it: what it is called, and what only new formulas
/// speak of.
fn beginning(from: &Entry, to: &Entry, found: &[changes::Found]) -> Entry {
    let mut start = from.clone();
    for key in ["format", "id", "namn", "status"] {
        put(&mut start, key, to.get(key));
    }
    for key in ["bas", "fjol"] {
        let counts = found.iter().any(|found| matches!(found.edit, edit::Edit::Header(own) if own == key));
        if let (Some(value), false) = (to.get(key), counts) {
            put(&mut start, key, Some(value));
        }
    }
    let mut measures: Vec<&str> =
        [from, to].into_iter().filter_map(|document| document.get("sorter")).flat_map(texts).collect();
    measures.arrange();
    measures.dedup();
    if !measures.is_empty() {
        let list = measures.into_iter().map(entries::cell).collect();
        put(&mut start, "sorter", Some(&Value { item: Item::List(list), span: Span::default() }));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleFile, read_all};

    /// The rule sets of the repository.
    fn documents() -> Vec<Arc<Entry>> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("regler");
        let mut files: Vec<RuleFile> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("regelverk.toml")).ok())
            .enumerate()
            .map(|(i, text)| RuleFile::new(&format!("{i}.toml"), &text))
            .collect();
        files.arrange_by(|a, b| a.id.cmp(&b.id));
        assert!(files.len() > 5);
        read_all(&files).into_iter().map(|read| read.document.unwrap()).collect()
    }

    /// What a document says, whatever the order.
    fn said(value: &Value) -> String {
        match &value.item {
            Item::Text(text) => format!("{:?}", text.value.trim()),
            Item::List(list) => {
                let mut members: Vec<String> = list.iter().map(said).collect();
                if list.iter().all(|value| !matches!(value.item, Item::Text(_))) {
                    members.arrange();
                }
                format!("{members:?}")
            }
            Item::Table(entry) => entry_said(entry),
            other => format!("{other:?}"),
        }
    }

    fn entry_said(entry: &Entry) -> String {
        // A section without entries says as much as none.
        let empty = |value: &Value| matches!(&value.item, Item::List(list) if list.is_empty());
        let keys = entry.keys.iter().filter(|(_, value)| !empty(value));
        let mut keys: Vec<String> = keys.map(|(word, value)| format!("{}={}", word.value, said(value))).collect();
        keys.arrange();
        keys.join(" ")
    }

    /// The entries of a section without a key word.
    fn put_each(document: &mut Entry, section: &str, word: &str) {
        let section = document.keys.iter_mut().find(|(key, _)| key.value == section);
        let Some((_, Value { item: Item::List(entries), .. })) = section else { return };
        for entry in entries {
            if let Item::Table(entry) = &mut entry.item {
                put(entry, word, None);
            }
        }
    }

    #[test]
    fn all_edits_together_make_the_other_rule_set() {
        let documents = documents();
        for from in &documents {
            for to in &documents {
                let pair = changes::Pair::new(from, to);
                let (mut document, mut end) = (edit::figures_only(from), edit::figures_only(to));
                for key in ["format", "id", "namn", "status", "bas", "fjol", "valuta", "sorter"] {
                    put(&mut document, key, to.get(key));
                }
                for found in pair.changes() {
                    found.edit.apply(&mut document, &end);
                }
                // Whether a file may be missing is told, but no change of figures: where they are computed it is not missing.
                for entry in [&mut document, &mut end] {
                    put_each(entry, "tabell", "valfri");
                }
                assert_eq!(entry_said(&document), entry_said(&end));
            }
        }
    }

    #[test]
    fn a_rule_set_does_not_differ_from_itself() {
        for document in documents() {
            let pair = changes::Pair::new(&document, &document);
            assert!(pair.changes().is_empty() && others::sentences(&pair).is_empty());
        }
    }
}
