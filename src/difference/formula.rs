//! A formula in words, from its text alone: names as people say them, conditions as sentences.

use super::labels::{Labels, within};
use crate::formula::{Kind, Node, Operator, parse};
use crate::message::Language;
use crate::number::swedish;

/// The formula in the rows of a table, or in none; as it is written where it cannot be read. A name that stands alone is said as in
/// a sentence.
pub fn in_words(text: &str, table: Option<&str>, labels: &Labels, language: Language) -> String {
    let Ok(node) = parse(text) else { return text.split_whitespace().collect::<Vec<_>>().join(" ") };
    if let Kind::Path(path) = &node.kind {
        return within(&label(path.iter().map(|(name, _)| name.as_str()), table, labels, language));
    }
    let mut writer = Writer { labels, language, text: String::new() };
    writer.write(&node, table, 0);
    writer.text
}

/// True where two formulas say the same, however they are spaced and bracketed.
pub fn same_formula(a: &str, b: &str) -> bool {
    let (none, language) = (Labels::default(), Language::Swedish);
    a == b || in_words(a, None, &none, language) == in_words(b, None, &none, language)
}

fn label<'a>(path: impl Iterator<Item = &'a str>, table: Option<&str>, labels: &Labels, language: Language) -> String {
    let path: Vec<&str> = path.collect();
    let day = |sv: &str, en: &str| if language == Language::Swedish { sv.to_owned() } else { en.to_owned() };
    match path[..] {
        ["periodens_början"] => day("periodens första dag", "the first day of the period"),
        ["periodens_slut"] => day("periodens sista dag", "the last day of the period"),
        _ => labels.path(table, path).0,
    }
}

struct Writer<'a> {
    labels: &'a Labels,
    language: Language,
    text: String,
}

/// Functions that say something of one part: they need no brackets between commas.
const STATEMENTS: [&str; 8] = ["ICKE", "NOT", "ÄRTOM", "ISEMPTY", "BAS", "BASE", "FJOL", "LASTYEAR"];

/// How tightly a part binds its parts.
fn rank(node: &Node) -> u8 {
    match &node.kind {
        Kind::Binary(operator, ..) if operator.compares() => 1,
        Kind::Binary(Operator::Add | Operator::Subtract, ..) => 2,
        Kind::Binary(..) => 3,
        Kind::Negate(_) => 4,
        Kind::Call(name, ..) if STATEMENTS.contains(&name.as_str()) => 1,
        Kind::Call(name, ..) if phrase(name) => 0,
        _ => 5,
    }
}

/// True for the functions that are said as a phrase.
fn phrase(name: &str) -> bool {
    const PHRASES: [&str; 16] = [
        "OM",
        "IF",
        "OCH",
        "AND",
        "ELLER",
        "OR",
        "OMTOM",
        "IFEMPTY",
        "OMSAKNAS",
        "IFMISSING",
        "VÄXLA",
        "SWITCH",
        "TRAPPA",
        "STEP",
        "SKIKT",
        "SLICES",
    ];
    PHRASES.contains(&name) || fold(name).is_some() || folded(name).is_some()
}

/// What is said of a fold, in Swedish and English.
fn folded(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "SUMMA" | "SUM" => Some(("summan av", "the sum of")),
        "ANTAL" | "COUNT" => Some(("antalet rader", "the number of rows")),
        "MIN" => Some(("det lägsta av", "the lowest of")),
        "MAX" => Some(("det högsta av", "the highest of")),
        "MEDEL" | "AVERAGE" => Some(("medelvärdet av", "the mean of")),
        _ => None,
    }
}

/// What an aggregate says, in Swedish and English, and whether it is over the row's own rows.
fn fold(name: &str) -> Option<(&'static str, &'static str, bool)> {
    let (fold, scope) = name.split_once('.')?;
    let own = match scope {
        "EGNA" | "OWN" => true,
        "ALLA" | "ALL" => false,
        _ => return None,
    };
    let (sv, en) = folded(fold)?;
    Some((sv, en, own))
}

impl Writer<'_> {
    fn say(&mut self, sv: &str, en: &str) {
        self.text.push_str(if self.language == Language::Swedish { sv } else { en });
    }

    fn name(&mut self, name: &str) {
        self.text.push('”');
        self.text.push_str(name);
        self.text.push('”');
    }

    /// Writes a part, in brackets where it binds less tightly than what it stands in.
    fn write(&mut self, node: &Node, table: Option<&str>, around: u8) {
        let bracket = rank(node) < around;
        if bracket {
            self.text.push('(');
        }
        self.part(node, table);
        if bracket {
            self.text.push(')');
        }
    }

    fn part(&mut self, node: &Node, table: Option<&str>) {
        match &node.kind {
            Kind::Number(number) => self.text.push_str(&swedish(number)),
            Kind::Text(text) => self.text.push_str(text),
            Kind::Path(path) => {
                let name = label(path.iter().map(|(name, _)| name.as_str()), table, self.labels, self.language);
                self.name(&name);
            }
            Kind::Negate(part) => {
                self.text.push('−');
                self.write(part, table, 4);
            }
            Kind::Percent(part) => {
                self.write(part, table, 5);
                self.text.push_str("\u{a0}%");
            }
            Kind::Binary(operator, left, right) => {
                let text = matches!(left.kind, Kind::Text(_)) || matches!(right.kind, Kind::Text(_));
                let own = rank(node);
                self.write(left, table, own);
                match operator {
                    Operator::Equal if text => self.say(" är ", " is "),
                    Operator::NotEqual if text => self.say(" är inte ", " is not "),
                    operator => self.text.push_str(&format!(" {} ", operator.sign())),
                }
                // a − (b − c) and a ÷ (b × c) need their brackets.
                let tighter = matches!(operator, Operator::Subtract | Operator::Divide) || operator.compares();
                self.write(right, table, own + u8::from(tighter));
            }
            Kind::Call(name, _, arguments) => self.call(name, arguments, table),
        }
    }

    /// The arguments with words between them.
    fn joined(&mut self, arguments: &[Node], table: Option<&str>, between: &[(&str, &str)], around: u8) {
        for (i, argument) in arguments.iter().enumerate() {
            if let Some((sv, en)) = i.checked_sub(1).and_then(|i| between.get(i).or(between.last())) {
                self.say(sv, en);
            }
            self.write(argument, table, around);
        }
    }

    fn call(&mut self, name: &str, arguments: &[Node], table: Option<&str>) {
        if let (Some((sv, en, own)), Some((Node { kind: Kind::Path(path), .. }, body))) =
            (fold(name), arguments.split_first())
        {
            let inner = path.first().map_or("", |(name, _)| name.as_str());
            self.say(sv, en);
            if let Some(body) = body.first() {
                self.text.push(' ');
                self.write(body, Some(inner), 2);
            }
            if own {
                self.say(" i egna rader i ", " in its own rows in ")
            } else {
                self.say(" i alla rader i ", " in all rows in ")
            }
            return self.name(&self.labels.table(inner));
        }
        if let (Some((sv, en)), [parts @ .., last]) = (folded(name), arguments) {
            self.say(sv, en);
            self.text.push(' ');
            self.joined(parts, table, &[(", ", ", ")], 1);
            if !parts.is_empty() {
                self.say(" och ", " and ");
            }
            return self.write(last, table, 1);
        }
        match (name, arguments) {
            ("OCH" | "AND", _) => self.joined(arguments, table, &[(" och ", " and ")], 1),
            ("ELLER" | "OR", _) => self.joined(arguments, table, &[(" eller ", " or ")], 1),
            ("OM" | "IF", _) => {
                self.say("om ", "if ");
                self.joined(arguments, table, &[(": ", ": "), (", annars ", ", else ")], 1);
            }
            ("OMTOM" | "IFEMPTY", _) => {
                self.joined(arguments, table, &[(", eller där det inte finns: ", ", or where there is none: ")], 1);
            }
            ("OMSAKNAS" | "IFMISSING", _) => {
                self.joined(arguments, table, &[(", eller där det saknas: ", ", or where it is missing: ")], 1);
            }
            ("ÄRTOM" | "ISEMPTY", [part]) => {
                self.write(part, table, 1);
                self.say(" inte finns", " does not exist");
            }
            ("ICKE" | "NOT", [Node { kind: Kind::Call(inner, _, parts), .. }])
                if ["ÄRTOM", "ISEMPTY"].contains(&&**inner) =>
            {
                self.joined(parts, table, &[], 1);
                self.say(" finns", " exists");
            }
            ("ICKE" | "NOT", _) => {
                self.say("inte ", "not ");
                self.joined(arguments, table, &[], 2);
            }
            ("VÄXLA" | "SWITCH", [subject, arms @ ..]) => self.switch(subject, arms, table),
            ("BAS" | "BASE", _) => {
                self.joined(arguments, table, &[], 2);
                self.say(" enligt de regler som ändras", " under the rules that are changed");
            }
            ("FJOL" | "LASTYEAR", _) => {
                self.joined(arguments, table, &[], 2);
                self.say(" i fjol", " last year");
            }
            ("TRAPPA" | "STEP" | "SKIKT" | "SLICES", [Node { kind: Kind::Path(path), .. }, value, column]) => {
                let steps = path.first().map_or("", |(name, _)| name.as_str());
                self.write(column, Some(steps), 1);
                if ["TRAPPA", "STEP"].contains(&name) {
                    self.say(" på det steg i ", " at the step of ");
                } else {
                    self.say(" skikt för skikt i ", " slice by slice of ");
                }
                self.name(&self.labels.table(steps));
                self.say(" som svarar mot ", " that answers to ");
                self.write(value, table, 1);
            }
            _ => {
                self.text.push_str(name);
                self.text.push('(');
                self.joined(arguments, table, &[("; ", "; ")], 0);
                self.text.push(')');
            }
        }
    }

    fn switch(&mut self, subject: &Node, arms: &[Node], table: Option<&str>) {
        self.say("beroende på ", "depending on ");
        self.write(subject, table, 1);
        for (i, arm) in arms.chunks(2).enumerate() {
            self.text.push_str(if i == 0 { ": " } else { "; " });
            match arm {
                [case, value] => {
                    self.write(case, table, 1);
                    self.say(" ger ", " gives ");
                    self.write(value, table, 1);
                }
                rest => {
                    self.say("annars ", "else ");
                    self.joined(rest, table, &[], 1);
                }
            }
        }
    }
}
