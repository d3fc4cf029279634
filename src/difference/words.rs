//! Sentences: one form for each key word, in Swedish and English. Swedish has definite forms that cannot be made from a name, so the
//! forms are such that any name reads well in them.

use super::labels::{first, within};
use crate::number::{DecimalSign, Number, parse, swedish};

/// The same in Swedish and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Said {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// What is the same in both: a name or a number.
    pub fn both(text: impl Into<String>) -> Said {
        let sv = text.into();
        Said { en: sv.clone(), sv }
    }

    fn chars(&self) -> usize {
        self.sv.chars().count()
    }
}

/// A sentence with blanks, in Swedish and English: `{X}` the name that it begins with, `{x}` the name within it, `{q}` the name in
/// quotation marks, others as given.
pub type Form = (&'static str, &'static str);

/// Fills the blanks.
pub fn fill(form: Form, name: &str, blanks: &[(&str, &Said)]) -> Said {
    let one = |text: &str, of: fn(&Said) -> &str| {
        let (mut out, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (blank, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            match blank {
                // A name that ends before a colon or the sentence needs no marks to be told from the rest.
                "X" if after.is_empty() || after.starts_with(':') || !divided(name) => out.push_str(&first(name)),
                "x" if !divided(name) => out.push_str(&within(name)),
                "X" | "x" | "q" => out.push_str(&marked(name)),
                blank => out.push_str(blanks.iter().find(|(key, _)| *key == blank).map_or("", |(_, said)| of(said))),
            }
            rest = after;
        }
        out + rest
    };
    Said { sv: one(form.0, |said| &said.sv), en: one(form.1, |said| &said.en) }
}

/// True for a name that would be taken apart in a sentence.
fn divided(name: &str) -> bool {
    name.contains([',', ';', ':', '(', '.'])
}

/// A name in quotation marks.
pub fn marked(name: &str) -> String {
    format!("”{name}”")
}

/// How a key word is spoken of.
struct Words {
    key: &'static str,
    /// It said one thing and says another: `{a}`, `{b}`.
    changed: Form,
    /// The same where both are too long for a sentence.
    long: Form,
    /// It is new.
    added: Form,
    /// It is no more.
    removed: Form,
}

const FORMS: &[Words] = &[
    Words {
        key: "tal",
        changed: ("{X}: ändras från {a} till {b}", "{X}: changed from {a} to {b}"),
        long: ("{X}: ändras från {a} till {b}", "{X}: changed from {a} to {b}"),
        added: ("{X} är nu {b}", "{X} is now {b}"),
        removed: ("{X} är inte längre {a}", "{X} is no longer {a}"),
    },
    Words {
        key: "formel",
        changed: ("{X} är nu {b} (förut {a})", "{X} is now {b} (was {a})"),
        long: ("Beräkningen av {x} ändras", "The calculation of {x} changes"),
        added: ("{X} räknas nu fram: {b}", "{X} is now computed: {b}"),
        removed: ("{X} räknas inte längre fram", "{X} is no longer computed"),
    },
    Words {
        key: "villkor",
        changed: ("{X} gäller nu där {b} (förut där {a})", "{X} now applies where {b} (was where {a})"),
        long: ("Villkoret för {x} ändras", "The condition of {x} changes"),
        added: ("{X} gäller nu bara där {b}", "{X} now applies only where {b}"),
        removed: ("{X} gäller nu överallt (förut bara där {a})", "{X} now applies everywhere (was only where {a})"),
    },
    Words {
        key: "ram",
        changed: ("Ramen för {x} är nu {b} (förut {a})", "The frame of {x} is now {b} (was {a})"),
        long: ("Ramen för {x} räknas på ett annat sätt", "The frame of {x} is computed in another way"),
        added: ("Ramen för {x} är nu {b}", "The frame of {x} is now {b}"),
        removed: ("{X} har inte längre någon ram", "{X} no longer has a frame"),
    },
    Words {
        key: "nyckel",
        changed: ("Nyckeln för {x} är nu {b} (förut {a})", "The key of {x} is now {b} (was {a})"),
        long: ("Nyckeln för {x} räknas på ett annat sätt", "The key of {x} is computed in another way"),
        added: ("Nyckeln för {x} är nu {b}", "The key of {x} is now {b}"),
        removed: ("{X} har inte längre någon nyckel", "{X} no longer has a key"),
    },
    Words {
        key: "per",
        changed: ("Potten för {x} delas nu upp per {b} (förut per {a})", "The pot of {x} is now split by {b} (was by {a})"),
        long: ("Potten för {x} delas nu upp per {b} (förut per {a})", "The pot of {x} is now split by {b} (was by {a})"),
        added: ("Potten för {x} delas nu upp per {b}", "The pot of {x} is now split by {b}"),
        removed: ("Potten för {x} delas inte längre upp per {a}", "The pot of {x} is no longer split by {a}"),
    },
    Words {
        key: "golv",
        changed: ("Golvet för {x} är nu {b} (förut {a})", "The floor of {x} is now {b} (was {a})"),
        long: ("Golvet för {x} räknas på ett annat sätt", "The floor of {x} is computed in another way"),
        added: ("{X} får ett golv: minst {b}", "{X} gets a floor: at least {b}"),
        removed: ("{X} har inte längre något golv (förut minst {a})", "{X} no longer has a floor (was at least {a})"),
    },
    Words {
        key: "tak",
        changed: ("Taket för {x} är nu {b} (förut {a})", "The cap of {x} is now {b} (was {a})"),
        long: ("Taket för {x} räknas på ett annat sätt", "The cap of {x} is computed in another way"),
        added: ("{X} får ett tak: högst {b}", "{X} gets a cap: at most {b}"),
        removed: ("{X} har inte längre något tak (förut högst {a})", "{X} no longer has a cap (was at most {a})"),
    },
    Words {
        key: "avrundning",
        changed: ("{X} avrundas nu till {b} (förut till {a})", "{X} is now rounded to {b} (was to {a})"),
        long: ("{X} avrundas nu till {b} (förut till {a})", "{X} is now rounded to {b} (was to {a})"),
        added: ("{X} avrundas nu till {b}", "{X} is now rounded to {b}"),
        removed: ("{X} avrundas inte längre till {a}", "{X} is no longer rounded to {a}"),
    },
    Words {
        key: "slag",
        changed: ("{X} räknas nu som {b} (förut som {a})", "{X} now counts as {b} (was {a})"),
        long: ("{X} räknas nu som {b} (förut som {a})", "{X} now counts as {b} (was {a})"),
        added: ("{X} räknas nu som {b}", "{X} now counts as {b}"),
        removed: ("{X} räknas inte längre som {a}", "{X} no longer counts as {a}"),
    },
    Words {
        key: "budget",
        changed: ("{X} jämförs nu med {b} (förut med {a})", "{X} is now compared with {b} (was with {a})"),
        long: ("Budgeten som {x} jämförs med ändras", "The budget that {x} is compared with changes"),
        added: ("{X} jämförs nu med en budget: {b}", "{X} is now compared with a budget: {b}"),
        removed: ("{X} jämförs inte längre med någon budget", "{X} is no longer compared with a budget"),
    },
    Words {
        key: "sort",
        changed: ("{X} anges nu som {b} (förut som {a})", "{X} is now stated as {b} (was as {a})"),
        long: ("{X} anges på ett annat sätt", "{X} is stated in another way"),
        added: ("{X} anges nu som {b}", "{X} is now stated as {b}"),
        removed: ("{X} anges inte längre som {a}", "{X} is no longer stated as {a}"),
    },
    Words {
        key: "uppfyller",
        changed: ("{X} bestäms nu så att {b} (förut så att {a})", "{X} is now such that {b} (was such that {a})"),
        long: ("{X} löses nu ur en annan ekvation", "{X} is now solved from another equation"),
        added: ("{X} bestäms nu så att {b}", "{X} is now such that {b}"),
        removed: ("{X} löses inte längre ur en ekvation", "{X} is no longer solved from an equation"),
    },
    Words {
        key: "mellan",
        changed: ("{X} söks nu mellan {b} (förut mellan {a})", "{X} is now sought between {b} (was between {a})"),
        long: ("{X} söks nu mellan {b} (förut mellan {a})", "{X} is now sought between {b} (was between {a})"),
        added: ("{X} söks nu mellan {b}", "{X} is now sought between {b}"),
        removed: ("{X} söks inte längre mellan {a}", "{X} is no longer sought between {a}"),
    },
    Words {
        key: "fyllning",
        changed: ("{X} bestäms på ett annat sätt: {b} (förut {a})", "{X} is found in another way: {b} (was {a})"),
        long: ("{X} bestäms på ett annat sätt", "{X} is found in another way"),
        added: ("{X} är nu {b}", "{X} is now {b}"),
        removed: ("{X} är inte längre {a}", "{X} is no longer {a}"),
    },
    Words {
        key: "giltig",
        changed: ("Perioden är nu {b} (förut {a})", "The period is now {b} (was {a})"),
        long: ("Perioden är nu {b} (förut {a})", "The period is now {b} (was {a})"),
        added: ("Perioden är nu {b}", "The period is now {b}"),
        removed: ("Perioden är inte längre {a}", "The period is no longer {a}"),
    },
    Words {
        key: "bas",
        changed: ("De regler som ändras är nu {b} (förut {a})", "The rules that are changed are now {b} (was {a})"),
        long: ("De regler som ändras är nu {b} (förut {a})", "The rules that are changed are now {b} (was {a})"),
        added: ("De regler som ändras är nu {b}", "The rules that are changed are now {b}"),
        removed: ("Regelverket bygger inte längre på {a}", "The rule set no longer builds on {a}"),
    },
    Words {
        key: "fjol",
        changed: ("Fjolårets resultat är nu {b} (förut {a})", "Last year’s result is now {b} (was {a})"),
        long: ("Fjolårets resultat är nu {b} (förut {a})", "Last year’s result is now {b} (was {a})"),
        added: ("Fjolårets resultat läses nu: {b}", "Last year’s result is now read: {b}"),
        removed: ("Fjolårets resultat, {a}, läses inte längre", "Last year’s result, {a}, is no longer read"),
    },
    Words {
        key: "rubrik",
        changed: ("{X} läses nu under rubriken {b} (förut {a})", "{X} is now read under the heading {b} (was {a})"),
        long: ("{X} läses nu under rubriken {b} (förut {a})", "{X} is now read under the heading {b} (was {a})"),
        added: ("{X} läses nu under rubriken {b}", "{X} is now read under the heading {b}"),
        removed: ("{X} läses inte längre under rubriken {a}", "{X} is no longer read under the heading {a}"),
    },
    Words {
        key: "valfri",
        changed: ("{X} får nu lämnas tomt: {b} (förut {a})", "{X} may now be left empty: {b} (was {a})"),
        long: ("{X} får nu lämnas tomt: {b}", "{X} may now be left empty: {b}"),
        added: ("{X} får nu lämnas tomt", "{X} may now be left empty"),
        removed: ("{X} får inte längre lämnas tomt", "{X} may no longer be left empty"),
    },
    Words {
        key: "rader",
        changed: ("Raderna i tabellen {q} ändras", "The rows of the table {q} change"),
        long: ("Raderna i tabellen {q} ändras", "The rows of the table {q} change"),
        added: ("Raderna i tabellen {q} står nu i regelverket", "The rows of the table {q} now stand in the rule set"),
        removed: ("Raderna i tabellen {q} läses nu ur underlaget", "The rows of the table {q} are now read from the data"),
    },
];

/// A key word that has no form of its own.
const OTHER: Words = Words {
    key: "",
    changed: ("{X}: {k} ändras från {a} till {b}", "{X}: {k} changes from {a} to {b}"),
    long: ("{X}: {k} ändras", "{X}: {k} changes"),
    added: ("{X}: {k} läggs till, {b}", "{X}: {k} is added, {b}"),
    removed: ("{X}: {k} tas bort", "{X}: {k} is removed"),
};

/// The most that a sentence says of what was and what is.
const SHORT: usize = 120;
/// A formula is said in the sentence where it is little more than a name.
const SHORT_FORMULA: usize = 45;

/// The sentence of a changed key word.
pub fn sentence(key: &str, name: &str, before: Option<&Said>, after: Option<&Said>) -> Said {
    let words = FORMS.iter().find(|words| words.key == key).unwrap_or(&OTHER);
    let limit = if ["formel", "fyllning", "ram", "nyckel", "golv", "tak"].contains(&key) { SHORT_FORMULA } else { SHORT };
    let form = match (before, after) {
        (Some(a), Some(b)) if a.chars().max(b.chars()) > limit => words.long,
        (Some(_), Some(_)) => words.changed,
        (None, _) => words.added,
        (_, None) => words.removed,
    };
    let (none, key) = (Said::default(), Said::both(key));
    fill(form, name, &[("a", before.unwrap_or(&none)), ("b", after.unwrap_or(&none)), ("k", &key)])
}

/// A number that is changed: raised or lowered where both measure the same.
pub fn moved(name: &str, before: &str, after: &str) -> Said {
    let (a, b) = (Said::both(amount_text(before)), Said::both(amount_text(after)));
    let form = match (amount(before), amount(after)) {
        (Some((old, measure)), Some((new, same))) if measure == same => match old < new {
            true => ("{X}: höjs från {a} till {b}", "{X}: raised from {a} to {b}"),
            false => ("{X}: sänks från {a} till {b}", "{X}: lowered from {a} to {b}"),
        },
        _ => ("{X}: ändras från {a} till {b}", "{X}: changed from {a} to {b}"),
    };
    fill(form, name, &[("a", &a), ("b", &b)])
}

/// The number and the measure of a text.
fn amount(text: &str) -> Option<(Number, String)> {
    let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
    let number = parse(&text[..at], DecimalSign::Comma).ok()?;
    Some((number, text[at..].split_whitespace().collect()))
}

/// A number as people write it, with its measure; any other text as it is.
pub fn amount_text(text: &str) -> String {
    match amount(text) {
        Some((number, measure)) if measure.is_empty() => swedish(&number),
        Some((number, _)) => {
            let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
            format!("{}\u{a0}{}", swedish(&number), text[at..].trim())
        }
        None => text.trim().to_owned(),
    }
}

/// True where two texts are the same number, or the same text.
pub fn same_amount(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || amount(a).is_some_and(|a| amount(b) == Some(a))
}
