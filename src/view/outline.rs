//! A rule set as it is written, entry by entry and key by key, with what an overlay changes: what a workshop shows in fields.

use serde::Serialize;

use super::spoken;
use crate::rules::grammar::{self, Grammar};
use crate::rules::{Entry, Item, Layers, RuleFile, Value, head};

/// A rule set as it is written.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    rule_set: String,
    /// Its own file.
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    header: Vec<OutlineKey>,
    entries: Vec<OutlineEntry>,
}

/// An entry of a section.
#[derive(Clone, Debug, Serialize)]
struct OutlineEntry {
    section: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<String>,
    id: String,
    label: String,
    /// `own` in a file that builds on none; else `inherited`, `changed`, `new` or `removed`.
    state: &'static str,
    keys: Vec<OutlineKey>,
}

/// A key word with its value.
#[derive(Clone, Debug, Serialize)]
struct OutlineKey {
    key: String,
    /// `text`, `texts`, `rows`, `flag`, `number` or `columns`.
    kind: &'static str,
    /// A text's value; anything else as it is written.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Vec<String>>>,
    file: String,
    lines: (u32, u32),
    /// True where it is written in the rule set's own file.
    own: bool,
    /// What the rule set that it builds on says, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
}

impl Outline {
    /// The rule set with the id; `None` where it, or what it builds on, is no TOML.
    pub fn new(id: &str, files: &[RuleFile]) -> Option<Outline> {
        let layers = Layers::of(id, files)?;
        let is_overlay = layers.base.is_some();
        let mut outline = Outline {
            rule_set: id.to_owned(),
            file: layers.source.name.clone(),
            base: layers.own.text("bas").map(|text| text.value.clone()),
            header: head(&layers.merged).map(|(word, value)| layers.key(&word.value, value, None)).collect(),
            entries: Vec::new(),
        };
        for Grammar { word: section, identity, .. } in grammar::sections() {
            let merged = layers.merged.sections(section);
            let before = layers.base.as_ref().map_or_else(Vec::new, |base| base.sections(section));
            let own = layers.own.sections(section);
            let same = |a: &Entry, b: &Entry| {
                identity.iter().all(|word| a.text(word).map(|t| &t.value) == b.text(word).map(|t| &t.value))
            };
            let add = |entry: &Entry, old: Option<&Entry>, state| {
                let text = |key: &str| entry.text(key).map(|text| text.value.clone());
                let id = identity.last().and_then(|key| text(key)).unwrap_or_default();
                OutlineEntry {
                    section,
                    table: identity.split_last().and_then(|(_, rest)| text(rest.first()?)),
                    label: spoken(text("namn").or_else(|| text("titel")).or_else(|| text("rubrik")).as_ref(), &id),
                    id,
                    state,
                    keys: entry.keys.iter().map(|(word, value)| layers.key(&word.value, value, old)).collect(),
                }
            };
            for entry in &merged {
                let old = before.iter().find(|other| same(other, entry)).copied();
                let changed = own.iter().any(|other| same(other, entry));
                let state = match (is_overlay, old, changed) {
                    (false, ..) => "own",
                    (true, None, _) => "new",
                    (true, Some(_), true) => "changed",
                    (true, Some(_), false) => "inherited",
                };
                outline.entries.push(add(entry, old, state));
            }
            let removed = before.iter().filter(|old| !merged.iter().any(|entry| same(entry, old)));
            outline.entries.extend(removed.map(|old| add(old, None, "removed")));
        }
        Some(outline)
    }
}

impl Layers {
    fn key(&self, key: &str, value: &Value, old: Option<&Entry>) -> OutlineKey {
        let text = |value: &Value| match &value.item {
            Item::Text(text) => text.value.clone(),
            _ => self.written(value),
        };
        let texts = |list: &[Value]| -> Option<Vec<String>> {
            list.iter()
                .map(|value| if let Item::Text(text) = &value.item { Some(text.value.clone()) } else { None })
                .collect()
        };
        let (kind, rows) = match &value.item {
            Item::Text(_) => ("text", None),
            Item::Flag(_) => ("flag", None),
            Item::List(list) => match (texts(list), list.first().map(|first| &first.item)) {
                (Some(texts), _) => ("texts", Some(vec![texts])),
                (None, Some(Item::List(_))) => {
                    let row = |value: &Value| if let Item::List(cells) = &value.item { texts(cells) } else { None };
                    ("rows", list.iter().map(row).collect())
                }
                _ => ("columns", None),
            },
            _ => ("number", None),
        };
        let (start, end) = (value.span.start, value.span.end.max(value.span.start + 1) - 1);
        OutlineKey {
            key: key.to_owned(),
            kind,
            text: text(value),
            rows,
            file: self.source.file(start).to_owned(),
            lines: (self.source.line(start), self.source.line(end)),
            own: self.is_own(start),
            before: old.and_then(|old| old.get(key)).filter(|old| !old.same(value)).map(text),
        }
    }
}
