//! What two rule documents say differently without any figure depending on it: names, sources, sliders, accepted deviations.

use super::changes::{Pair, same};
use super::entries::{Address, all_texts, entries, given, texts};
use super::labels::within;
use super::words::{Form, Said, amount_text, fill, marked};
use crate::arrange::Arrange;
use crate::rules::{Entry, Item, Value};

/// The most names that a sentence lists.
const LISTED: usize = 3;

/// The sentences.
pub fn sentences(pair: &Pair) -> Vec<Said> {
    let mut said = header(pair);
    let (sources, told) = sources(pair);
    said.extend(sources);
    said.extend(documents(pair, &told));
    said.extend(names(pair));
    said.extend(sliders(pair));
    said.extend(sizes(pair));
    said.extend(optional(pair));
    said.extend(helps(pair));
    said.extend(follow_up(pair));
    said
}

fn text<'a>(entry: &'a Entry, key: &str) -> Option<&'a str> {
    entry.text(key).map(|text| text.value.as_str())
}

fn header(pair: &Pair) -> Vec<Said> {
    const FORMS: [(&str, Form, Form, Form); 6] = [
        (
            "namn",
            ("Regelverket heter nu {b} (förut {a})", "The rule set is now called {b} (was {a})"),
            ("Regelverket heter nu {b}", "The rule set is now called {b}"),
            ("Regelverket heter inte längre {a}", "The rule set is no longer called {a}"),
        ),
        (
            "status",
            ("Regelverket är nu {b} (förut {a})", "The rule set is now {b} (was {a})"),
            ("Regelverket är nu {b}", "The rule set is now {b}"),
            ("Regelverket är inte längre {a}", "The rule set is no longer {a}"),
        ),
        (
            "bas",
            ("Regelverket bygger nu på {b} (förut på {a})", "The rule set now builds on {b} (was on {a})"),
            ("Regelverket bygger på {b}", "The rule set builds on {b}"),
            ("Regelverket bygger inte längre på {a}", "The rule set no longer builds on {a}"),
        ),
        (
            "fjol",
            ("Fjolårets regelverk är nu {b} (förut {a})", "Last year’s rule set is now {b} (was {a})"),
            ("Fjolårets regelverk är {b}", "Last year’s rule set is {b}"),
            ("Regelverket har inte längre något fjolår", "The rule set no longer has a last year"),
        ),
        (
            "valuta",
            ("Valutan är nu {b} (förut {a})", "The currency is now {b} (was {a})"),
            ("Valutan är nu {b}", "The currency is now {b}"),
            ("Valutan är inte längre {a}", "The currency is no longer {a}"),
        ),
        (
            "sorter",
            ("Egna mått är nu {b} (förut {a})", "Measures of its own are now {b} (was {a})"),
            ("Nya mått: {b}", "New measures: {b}"),
            ("Mått som inte längre finns: {a}", "Measures that are no more: {a}"),
        ),
    ];
    let mut said = Vec::new();
    for (key, changed, added, removed) in FORMS {
        let shown = |value: Option<&Value>| {
            value.map(|value| {
                let text = texts(value).join(", ");
                Said::both(if key == "namn" { marked(&text) } else { text })
            })
        };
        let (a, b) = (shown(pair.from.get(key)), shown(pair.to.get(key)));
        let form = match (&a, &b) {
            (None, None) => continue,
            (Some(a), Some(b)) if a == b => continue,
            (Some(_), Some(_)) => changed,
            (None, _) => added,
            (_, None) => removed,
        };
        said.push(fill(form, "", &[("a", &a.unwrap_or_default()), ("b", &b.unwrap_or_default())]));
    }
    said
}

/// Entries that are in both, with what they are called now.
fn common<'a>(pair: &'a Pair) -> impl Iterator<Item = (Address, &'a Entry, &'a Entry)> {
    ["parameter", "tabell", "kolumn", "resurs"].into_iter().flat_map(move |section| {
        let old = entries(pair.from, section);
        entries(pair.to, section).into_iter().filter_map(move |(address, after)| {
            let before = old.iter().find(|(other, _)| *other == address)?.1;
            Some((address, before, after))
        })
    })
}

/// Names in a sentence, the first of them and how many more.
fn several(names: &[String]) -> Said {
    let shown = names.iter().take(LISTED).map(|name| within(name)).collect::<Vec<_>>().join("; ");
    match names.len().saturating_sub(LISTED) {
        0 => Said::both(shown),
        more => Said { sv: format!("{shown} och {more} till"), en: format!("{shown} and {more} more") },
    }
}

/// Which source is stated instead of which, and the ids of the sources that are told of.
fn sources(pair: &Pair) -> (Vec<Said>, Vec<String>) {
    type Stated<'a> = (Option<&'a str>, Option<&'a str>);
    let mut moves: Vec<(Stated, Vec<String>)> = Vec::new();
    for (address, before, after) in common(pair) {
        let stated = (text(before, "enligt"), text(after, "enligt"));
        if stated.0 == stated.1 {
            continue;
        }
        let label = Pair::label(&pair.new, &address);
        match moves.iter_mut().find(|(own, _)| *own == stated) {
            Some((_, labels)) => labels.push(label),
            None => moves.push((stated, vec![label])),
        }
    }
    let said = moves.iter().map(|((a, b), labels)| {
        let form = match (a, b) {
            (Some(_), Some(_)) => ("Källan är nu {b} i stället för {a}: {n}", "The source is now {b} instead of {a}: {n}"),
            (None, _) => ("Källan är nu {b}: {n}", "The source is now {b}: {n}"),
            (_, None) => ("{a} anges inte längre som källa: {n}", "{a} is no longer stated as the source: {n}"),
        };
        let title =
            |labels: &super::labels::Labels, id: &Option<&str>| id.map(|id| Said::both(marked(&labels.document(id))));
        let (a, b) = (title(&pair.old, a).unwrap_or_default(), title(&pair.new, b).unwrap_or_default());
        fill(form, "", &[("a", &a), ("b", &b), ("n", &several(labels))])
    });
    let told = moves.iter().flat_map(|((a, b), _)| [*a, *b]).flatten().map(str::to_owned).collect();
    (said.collect(), told)
}

fn documents(pair: &Pair, told: &[String]) -> Vec<Said> {
    let (old, new) = (entries(pair.from, "dokument"), entries(pair.to, "dokument"));
    let mut said = Vec::new();
    for (address, entry) in &new {
        let title = pair.new.document(address.name());
        match old.iter().find(|(other, _)| other == address) {
            None if told.iter().any(|id| id == address.name()) => {}
            None => said.push(fill(("Ny källa: {X}", "New source: {X}"), &title, &[])),
            Some((_, before)) if text(before, "titel") == text(entry, "titel") => {}
            Some(_) => {
                let was = Said::both(marked(&pair.old.document(address.name())));
                said.push(fill(
                    ("Källan {a} heter nu {b}", "The source {a} is now called {b}"),
                    "",
                    &[("a", &was), ("b", &Said::both(marked(&title)))],
                ));
            }
        }
    }
    for (address, _) in old.iter().filter(|(address, _)| new.iter().all(|(other, _)| other != address)) {
        if told.iter().all(|id| id != address.name()) {
            let title = Said::both(marked(&pair.old.document(address.name())));
            said.push(fill(("Källan {a} finns inte längre", "The source {a} is no more"), "", &[("a", &title)]));
        }
    }
    said
}

fn names(pair: &Pair) -> Vec<Said> {
    let mut said = Vec::new();
    let mut renamed = |was: String, is: String| {
        if was != is {
            let form = ("{a} heter nu {b}", "{a} is now called {b}");
            said.push(fill(form, "", &[("a", &Said::both(marked(&was))), ("b", &Said::both(marked(&is)))]));
        }
    };
    for (address, before, after) in common(pair) {
        renamed(Pair::label(&pair.old, &address), Pair::label(&pair.new, &address));
        if address.section == "tabell" {
            let own = given(before);
            for (id, column) in given(after) {
                // A heading is told of where the column is read.
                if own.iter().any(|(other, old)| *other == id && text(old, "namn") != text(column, "namn")) {
                    let table = address.name();
                    renamed(pair.old.column_of(table, id), pair.new.column_of(table, id));
                }
            }
        }
    }
    said
}

fn sliders(pair: &Pair) -> Vec<Said> {
    let mut said = Vec::new();
    for (address, before, after) in common(pair) {
        let (a, b) = (before.get("reglage"), after.get("reglage"));
        if same("reglage", a, b) {
            continue;
        }
        let form = match b {
            Some(_) => ("Reglaget för {x} går nu mellan {b}", "The slider of {x} now goes between {b}"),
            None => ("{X} har inte längre något reglage", "{X} no longer has a slider"),
        };
        let ends: Vec<String> = b.map_or(Vec::new(), texts).into_iter().map(amount_text).collect();
        let ends = Said { sv: ends.join(" och "), en: ends.join(" and ") };
        said.push(fill(form, &Pair::label(&pair.new, &address), &[("b", &ends)]));
    }
    said
}

/// Which column says how big a row is.
fn sizes(pair: &Pair) -> Vec<Said> {
    let tables = common(pair).filter(|(address, ..)| address.section == "tabell");
    let said = tables.filter_map(|(address, before, after)| {
        let (a, b) = (text(before, "storlek"), text(after, "storlek"));
        if a == b {
            return None;
        }
        let form = match b {
            Some(_) => ("Storleken på en rad i {q} är nu {b}", "The size of a row in {q} is now {b}"),
            None => ("Det sägs inte längre hur stor en rad i {q} är", "It is no longer said how big a row in {q} is"),
        };
        let label = Said::both(b.map_or_else(String::new, |id| within(&pair.new.column_of(address.name(), id))));
        Some(fill(form, &pair.new.table(address.name()), &[("b", &label)]))
    });
    said.collect()
}

/// Tables whose file may be missing.
fn optional(pair: &Pair) -> Vec<Said> {
    let is = |entry: &Entry| entry.get("valfri").is_some_and(|value| matches!(value.item, Item::Flag(true)));
    let changed = common(pair).filter(|(address, a, b)| address.section == "tabell" && is(a) != is(b));
    let said = changed.map(|(address, _, now)| {
        let form = match is(now) {
            true => ("Filen för {q} får nu saknas", "The file of {q} may now be missing"),
            false => ("Filen för {q} får inte längre saknas", "The file of {q} may no longer be missing"),
        };
        fill(form, &pair.new.table(address.name()), &[])
    });
    said.collect()
}

/// Texts that help whoever fills in a value.
fn helps(pair: &Pair) -> Vec<Said> {
    let mut labels = Vec::new();
    for (address, before, after) in common(pair).filter(|(address, ..)| address.section == "tabell") {
        let own = given(before);
        let changed = |id: &str, column: &Entry| {
            own.iter().any(|(other, old)| *other == id && text(old, "hjalp") != text(column, "hjalp"))
        };
        let columns = given(after).into_iter().filter(|(id, column)| changed(id, column));
        labels.extend(columns.map(|(id, _)| pair.new.column_of(address.name(), id)));
    }
    if labels.is_empty() {
        return Vec::new();
    }
    let form = ("Hjälptexten ändras: {n}", "The help text changes: {n}");
    vec![fill(form, "", &[("n", &several(&labels))])]
}

/// Follow-up, and accepted deviations with their reasons.
fn follow_up(pair: &Pair) -> Vec<Said> {
    const FORMS: [(&str, [Form; 3]); 4] = [
        (
            "tackning",
            [
                ("Ny täckning: {X}", "New coverage: {X}"),
                ("Täckningen {x} ändras", "The coverage {x} changes"),
                ("Täckningen {x} tas bort", "The coverage {x} is removed"),
            ],
        ),
        (
            "beskrivning",
            [
                ("Ny beskrivning av före och efter: {X}", "New description of before and after: {X}"),
                ("Beskrivningen {x} ändras", "The description {x} changes"),
                ("Beskrivningen {x} tas bort", "The description {x} is removed"),
            ],
        ),
        (
            "redovisning",
            [
                ("Ny redovisning: {X}", "New follow-up: {X}"),
                ("Redovisningen {x} ändras", "The follow-up {x} changes"),
                ("Redovisningen {x} tas bort", "The follow-up {x} is removed"),
            ],
        ),
        (
            "avsteg",
            [
                ("Nytt avsteg för {x}: {m}", "New deviation for {x}: {m}"),
                ("Avsteget för {x} ändras: {m}", "The deviation for {x} changes: {m}"),
                ("Avsteget för {x} tas bort", "The deviation for {x} is removed"),
            ],
        ),
    ];
    let mut said = Vec::new();
    for (section, [added, changed, removed]) in FORMS {
        let (old, new) = (entries(pair.from, section), entries(pair.to, section));
        let mut say = |form: Form, labels: &super::labels::Labels, address: &Address, entry: &Entry| {
            let own = text(entry, "namn").map(str::to_owned);
            let name = own.unwrap_or_else(|| labels.anywhere(address.name()));
            said.push(fill(form, &name, &[("m", &Said::both(text(entry, "motiv").unwrap_or("")))]));
        };
        for (address, entry) in &new {
            match old.iter().find(|(other, _)| other == address) {
                None => say(added, &pair.new, address, entry),
                Some((_, before)) if all(before) == all(entry) => {}
                Some(_) => say(changed, &pair.new, address, entry),
            }
        }
        for (address, entry) in old.iter().filter(|(address, _)| new.iter().all(|(other, _)| other != address)) {
            say(removed, &pair.old, address, entry);
        }
    }
    said
}

fn all(entry: &Entry) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    all_texts(entry, &mut |key, text| all.push((key, text)));
    // The key words of an entry have no order; what they list has.
    all.arrange_by_key(|(key, _)| *key);
    all
}
