//! A rule set that says what another one says, with other values of given parameters: as the text of an overlay, and as the rule set
//! that the text would be read as.

use std::sync::Arc;

use super::ParameterChange;
use crate::formula::{Sort, date_text};
use crate::message::{Code, Place, Problem};
use crate::number::{DecimalSign, Number, parse, swedish};
use crate::rules::{ParameterFilling, RuleSet, Status, quantity, quote};

/// A value of a parameter, by its place.
pub type Value = (usize, Number);

/// What the changes say of a rule set's parameters, the last where several speak of one; else what is wrong with them.
pub fn values(base: &RuleSet, changes: &[ParameterChange]) -> Result<Vec<Value>, Vec<Problem>> {
    let mut values: Vec<Value> = Vec::new();
    let mut problems = Vec::new();
    for change in changes {
        match value(base, change) {
            Ok((at, number)) => {
                values.retain(|(other, _)| *other != at);
                values.push((at, number));
            }
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

fn value(base: &RuleSet, change: &ParameterChange) -> Result<Value, Box<Problem>> {
    let given = |at: &usize| matches!(base.parameters[*at].filling, ParameterFilling::Given(_));
    let at = (0..base.parameters.len()).find(|at| base.parameters[*at].id == change.parameter);
    let Some(at) = at.filter(given) else {
        let problem = Problem::new(Code::TrialParameter, Place::file(&base.source.name));
        let problem = problem.with("id", &change.parameter).with("base", &base.id);
        let known = (0..base.parameters.len()).filter(given).map(|at| base.parameters[at].id.as_str());
        return Err(problem.near(&change.parameter, known).into());
    };
    let wrong = || {
        let problem = Problem::new(Code::TrialValue, Place::file(&base.source.name));
        problem.with("id", &change.parameter).with("text", &change.value).into()
    };
    let number = exact(&change.value).ok_or_else(wrong)?;
    // What a file cannot say is no rule.
    let read = quantity(&written(&base.parameters[at].sort, &number), &base.units);
    if read.is_ok_and(|read| read.number == number) { Ok((at, number)) } else { Err(wrong()) }
}

/// Reads `-1234.5` or `1/3`.
pub fn exact(text: &str) -> Option<Number> {
    let decimal = |text: &str| parse(text, DecimalSign::Point).ok();
    match text.split_once('/') {
        Some((over, under)) => decimal(over)?.div(&decimal(under)?).ok(),
        None => decimal(text),
    }
}

/// A value with its measure, as rule files write it.
fn written(sort: &Sort, number: &Number) -> String {
    let plain = |number: &Number| swedish(number).replace('\u{a0}', " ").replace('\u{2212}', "-");
    if *sort == Sort::Percent {
        return format!("{} %", number.mul(&Number::from(100)).as_ref().map_or_else(|_| String::new(), plain));
    }
    let measure = sort.measure().map(|measure| measure.to_string()).unwrap_or_default();
    format!("{} {measure}", plain(number)).trim_end().to_owned()
}

/// A rule set that is tried.
pub struct TrialOf<'a> {
    /// What it says in all else.
    pub base: &'a RuleSet,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it says of parameters.
    pub values: &'a [Value],
}

/// The rule set as the text of a file. A value that is tried is not taken from the source of the one before.
pub fn overlay(trial: &TrialOf) -> String {
    let TrialOf { base, id, name, values } = trial;
    let quote = |text: &str| quote(text, "\n");
    let mut text = format!(
        "format = 1\nid     = {}\nnamn   = {}\nstatus = \"{}\"\ngiltig = [\"{}\", \"{}\"]\nbas    = {}\n",
        quote(id),
        quote(name),
        Status::Proposed.word(),
        date_text(base.valid.0),
        date_text(base.valid.1),
        quote(&base.id),
    );
    for (at, number) in *values {
        let parameter = &base.parameters[*at];
        let source = if parameter.source.is_some() { "bort = [\"enligt\"]\n" } else { "" };
        let (id, number) = (quote(&parameter.id), quote(&written(&parameter.sort, number)));
        text += &format!("\n[[parameter]]\nid   = {id}\n{source}tal  = {number}\n");
    }
    text
}

impl TrialOf<'_> {
    /// The rule set that the text would be read as, under the name of a file.
    pub fn rules(&self, file: &str) -> RuleSet {
        let mut rules = self.base.clone();
        rules.source = Arc::new(rules.source.named(file));
        rules.id = crate::text::nfc(self.id).into_owned();
        rules.name = crate::text::nfc(self.name).into_owned();
        rules.status = Status::Proposed;
        for (at, number) in self.values {
            let parameter = &mut rules.parameters[*at];
            parameter.filling = ParameterFilling::Given(number.clone());
            parameter.source = None;
        }
        rules
    }
}
