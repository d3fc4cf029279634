//! What two rule documents say differently, entry by entry and key by key: a sentence for each, and the edit that makes it so.

use super::edit::Edit;
use super::entries::{Address, entries, given, texts};
use super::formula::{in_words, same_formula};
use super::labels::Labels;
use super::words::{Form, Said, amount_text, fill, marked, moved, same_amount, sentence};
use super::{Change, tables};
use crate::arrange::Arrange;
use crate::message::Language;
use crate::rules::grammar::section;
use crate::rules::{Entry, Item, Value};

/// What a change is, in the order in which changes are told and made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The period, and which rule sets are read.
    Header,
    /// A value.
    Number,
    /// What the rows of a written table say.
    Row,
    /// A key, a formula, a bound.
    Key,
    /// A resource that is new.
    Resource,
    /// Something new that other things may use: it is made with what uses it.
    New,
    /// Something that is no more: first what uses other things.
    Gone(u8),
}

/// A change with the edit that makes it.
#[derive(Clone, Debug)]
pub struct Found {
    pub change: Change,
    pub edit: Edit,
    pub rank: Rank,
}

/// Two documents and what people call things in them.
pub struct Pair<'a> {
    pub from: &'a Entry,
    pub to: &'a Entry,
    pub old: Labels,
    pub new: Labels,
}

/// Key words whose changes are told among the others: no figure depends on them.
pub const TEXTS: [&str; 5] = ["namn", "enligt", "reglage", "storlek", "hjalp"];

/// The order in which the keys of an entry are told and changed; others come after these.
const KEYS: [&str; 11] =
    ["tal", "ram", "nyckel", "per", "uppfyller", "mellan", "villkor", "formel", "golv", "tak", "avrundning"];

impl<'a> Pair<'a> {
    /// The two documents.
    pub fn new(from: &'a Entry, to: &'a Entry) -> Pair<'a> {
        Pair { from, to, old: Labels::new(from), new: Labels::new(to) }
    }

    /// All changes, in the order of [`Rank`] and then as they stand.
    pub fn changes(&self) -> Vec<Found> {
        let mut found = self.header();
        for section in ["parameter", "tabell", "kolumn", "resurs"] {
            let (old, new) = (entries(self.from, section), entries(self.to, section));
            for (address, entry) in &new {
                match old.iter().find(|(other, _)| other == address) {
                    None => found.push(self.added(address, entry)),
                    Some((_, before)) if section == "tabell" => {
                        found.extend(tables::changes(self, address, before, entry));
                    }
                    Some((_, before)) => found.extend(self.keys(address, before, entry)),
                }
            }
            let gone = old.iter().filter(|(address, _)| new.iter().all(|(other, _)| other != address));
            found.extend(gone.map(|(address, entry)| self.removed(address, entry)));
        }
        found.arrange_by_key(|found| found.rank);
        found
    }

    fn header(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for (key, reads) in [("giltig", None), ("bas", Some(["BAS(", "BASE("])), ("fjol", Some(["FJOL(", "LASTYEAR("]))] {
            let (before, after) = (self.from.get(key), self.to.get(key));
            let same = match (before, after) {
                (Some(a), Some(b)) => a.same(b),
                (a, b) => a.is_none() && b.is_none(),
            };
            // Which rule set is read counts where it was read: what is new does not change what was.
            let counts = reads.is_none_or(|names| before.is_some() && after.is_some() && speaks(self.from, names));
            if same || !counts {
                continue;
            }
            let said = |value: Option<&Value>| value.map(|value| Said::both(texts(value).join("–")));
            let (a, b) = (said(before), said(after));
            let address = Address { section: "header", id: Vec::new() };
            let change = self.change(&address, Some(key), sentence(key, "", a.as_ref(), b.as_ref()), a, b);
            found.push(Found { change, edit: Edit::Header(key), rank: Rank::Header });
        }
        found
    }

    /// A change of an entry.
    pub fn change(
        &self,
        address: &Address,
        key: Option<&str>,
        said: Said,
        before: Option<Said>,
        after: Option<Said>,
    ) -> Change {
        Change {
            sv: said.sv,
            en: said.en,
            section: address.section,
            table: address.table().map(str::to_owned),
            id: address.name().to_owned(),
            key: key.map(str::to_owned),
            before: before.map(|said| said.sv),
            after: after.map(|said| said.sv),
            effect: None,
            together: None,
        }
    }

    /// What people call an entry.
    pub fn label(labels: &Labels, address: &Address) -> String {
        match (address.section, address.table()) {
            ("tabell", _) => labels.table(address.name()),
            (_, Some(table)) => labels.column_of(table, address.name()),
            _ => labels.parameter(address.name()),
        }
    }

    fn added(&self, address: &Address, entry: &Entry) -> Found {
        let form: Form = match (address.section, entry.get("tal").is_some()) {
            ("parameter", true) => ("Nytt värde: {X} ({b})", "New value: {X} ({b})"),
            ("parameter", false) => ("Nytt beräknat värde: {X}", "New computed value: {X}"),
            ("tabell", _) => ("Ny tabell: {X}", "New table: {X}"),
            ("resurs", _) => ("Ny resurs: {X}", "New resource: {X}"),
            _ => ("Ny beräkning: {X}", "New calculation: {X}"),
        };
        let filling = self.filling(&self.new, address, entry);
        let none = Said::default();
        let said = fill(form, &Self::label(&self.new, address), &[("b", filling.as_ref().unwrap_or(&none))]);
        let rank = if address.section == "resurs" { Rank::Resource } else { Rank::New };
        Found { change: self.change(address, None, said, None, filling), edit: Edit::Add(address.clone()), rank }
    }

    fn removed(&self, address: &Address, entry: &Entry) -> Found {
        let (form, place): (Form, u8) = match (address.section, entry.get("tal").is_some()) {
            ("parameter", true) => (("Värdet {q} tas bort (förut {a})", "The value {q} is removed (was {a})"), 2),
            ("parameter", false) => (("Värdet {q} räknas inte längre fram", "The value {q} is no longer computed"), 2),
            ("tabell", _) => (("Tabellen {q} tas bort", "The table {q} is removed"), 4),
            ("resurs", _) => (("Resursen {q} tas bort", "The resource {q} is removed"), 0),
            _ => (("Beräkningen av {q} tas bort", "The calculation of {q} is removed"), 1),
        };
        let filling = self.filling(&self.old, address, entry);
        let none = Said::default();
        let said = fill(form, &Self::label(&self.old, address), &[("a", filling.as_ref().unwrap_or(&none))]);
        let change = self.change(address, None, said, filling, None);
        Found { change, edit: Edit::Remove(address.clone()), rank: Rank::Gone(place) }
    }

    /// Where the value of an entry comes from, in words.
    fn filling(&self, labels: &Labels, address: &Address, entry: &Entry) -> Option<Said> {
        let of = |key: &str| entry.get(key).map(|value| Self::words(labels, address, entry, key, value));
        if let Some(said) = of("tal").or_else(|| of("formel")).or_else(|| of("uppfyller")) {
            return Some(said);
        }
        let (frame, key) = (of("ram")?, of("nyckel")?);
        let form = ("{r}, fördelat efter {n}", "{r}, shared by {n}");
        Some(fill(form, "", &[("r", &frame), ("n", &key)]))
    }

    /// The keys of an entry that is in both.
    fn keys(&self, address: &Address, before: &Entry, after: &Entry) -> Vec<Found> {
        let mut found = Vec::new();
        let kinds = section(address.section).map_or(&[][..], |section| section.fillings);
        let kind = |entry: &Entry| kinds.iter().position(|kind| kind.words.iter().any(|key| entry.get(key).is_some()));
        let mut done: Vec<&str> = Vec::new();
        if kind(before) != kind(after) {
            done.extend(kinds.iter().flat_map(|kind| kind.words));
            let (a, b) = (self.filling(&self.old, address, before), self.filling(&self.new, address, after));
            let said = sentence("fyllning", &Self::label(&self.new, address), a.as_ref(), b.as_ref());
            let change = self.change(address, Some("formel"), said, a, b);
            let edit = Edit::Keys(address.clone(), done.iter().map(|key| (*key).to_owned()).collect());
            found.push(Found { change, edit, rank: Rank::Key });
        }
        let own = before.keys.iter().chain(&after.keys).map(|(word, _)| word.value.as_str());
        for key in KEYS.into_iter().chain(own) {
            if done.contains(&key) || TEXTS.contains(&key) {
                continue;
            }
            done.push(key);
            let (a, b) = (before.get(key), after.get(key));
            if same(key, a, b) {
                continue;
            }
            let name = Self::label(&self.new, address);
            let said = |labels: &Labels, entry: &Entry, value: Option<&Value>| {
                value.map(|value| Self::words(labels, address, entry, key, value))
            };
            let (was, is) = (said(&self.old, before, a), said(&self.new, after, b));
            let (rank, said) = match (key, a.map(|a| &a.item), b.map(|b| &b.item)) {
                ("tal", Some(Item::Text(a)), Some(Item::Text(b))) => (Rank::Number, moved(&name, &a.value, &b.value)),
                _ => (Rank::Key, sentence(key, &name, was.as_ref(), is.as_ref())),
            };
            let change = self.change(address, Some(key), said, was, is);
            found.push(Found { change, edit: Edit::Keys(address.clone(), vec![key.to_owned()]), rank });
        }
        found
    }

    /// What a key word says, in words.
    pub fn words(labels: &Labels, address: &Address, entry: &Entry, key: &str, value: &Value) -> Said {
        let table = address.table();
        let text = || texts(value).join(", ");
        let formula = |table: Option<&str>| {
            let of = |language| in_words(&text(), table, labels, language);
            Said { sv: of(Language::Swedish), en: of(Language::English) }
        };
        match key {
            "formel" | "nyckel" | "golv" | "tak" | "villkor" => formula(table),
            "uppfyller" | "budget" => formula(None),
            "ram" => {
                // The frame of one of many pots is computed in the row that the pot belongs to.
                let per = entry.text("per").map(|per| labels.path(table, per.value.split('.')).1);
                formula(per.flatten().as_deref())
            }
            "per" => Said::both(super::labels::within(&labels.path(table, text().split('.')).0)),
            "tal" => Said::both(amount_text(&text())),
            "avrundning" => Said::both(rounding_text(&text())),
            "mellan" => {
                let ends: Vec<String> = texts(value).into_iter().map(amount_text).collect();
                Said { sv: ends.join(" och "), en: ends.join(" and ") }
            }
            "rubrik" => Said::both(marked(&text())),
            "sort" => {
                let sort = text();
                Said::both(if matches!(value.item, Item::List(_)) { sort } else { within_table(labels, &sort) })
            }
            _ => Said::both(match &value.item {
                Item::Flag(flag) => if *flag { "ja" } else { "nej" }.to_owned(),
                _ => text(),
            }),
        }
    }
}

/// A sort in words: a measure as it is, a reference as the table that it leads to.
fn within_table(labels: &Labels, sort: &str) -> String {
    let label = labels.table(sort);
    if label == sort.replace('_', " ") { label } else { super::labels::within(&label) }
}

/// A step and a direction.
fn rounding_text(text: &str) -> String {
    let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
    let end = text[at..].find(' ').map_or(text.len(), |end| at + end);
    format!("{}{}", amount_text(&text[..end]), &text[end..])
}

/// True where a key word says the same in both, however it is written.
pub fn same(key: &str, a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => match (&a.item, &b.item) {
            (Item::Text(a), Item::Text(b)) => match key {
                "formel" | "ram" | "nyckel" | "golv" | "tak" | "villkor" | "budget" | "uppfyller" => {
                    same_formula(&a.value, &b.value)
                }
                "tal" | "avrundning" => same_amount(&a.value, &b.value),
                _ => a.value == b.value,
            },
            _ => a.same(b),
        },
        _ => false,
    }
}

/// True where a formula of the document calls one of the functions.
fn speaks(document: &Entry, names: [&str; 2]) -> bool {
    let mut found = false;
    super::entries::all_texts(document, &mut |_, text| found |= names.iter().any(|name| text.contains(name)));
    found
}

/// The given columns of both tables by id: in the first, in the second.
pub fn columns_of_both<'a>(before: &'a Entry, after: &'a Entry) -> Vec<(&'a str, Option<&'a Entry>, Option<&'a Entry>)> {
    let (old, new) = (given(before), given(after));
    let find = |list: &[(&str, &'a Entry)], id: &str| list.iter().find(|(own, _)| *own == id).map(|(_, entry)| *entry);
    let gone = old.iter().filter(|(id, _)| find(&new, id).is_none()).map(|(id, entry)| (*id, Some(*entry), None));
    new.iter().map(|(id, entry)| (*id, find(&old, id), Some(*entry))).chain(gone).collect()
}
