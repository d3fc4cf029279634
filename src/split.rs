//! Why it changed: what each unit and provider gets more or less, split exactly into changed numbers and changed rules.

use serde::Serialize;

use crate::difference::{Difference, Line, Said, Trace};
use crate::number::Number;

/// The most sentences that a step is told in.
const TOLD: usize = 2;

/// Everybody's difference, step by step: before and every step make after.
#[derive(Clone, Debug, Serialize)]
pub struct Split {
    /// The id of the current rule set.
    pub from: String,
    /// The id of the proposal.
    pub to: String,
    /// The currency.
    pub currency: String,
    /// The steps, in the order in which they are made.
    pub steps: Vec<SplitStep>,
    /// By unit.
    pub units: Vec<SplitRow>,
    /// By provider.
    pub providers: Vec<SplitRow>,
    /// Of everything.
    pub total: SplitRow,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct SplitStep {
    /// What is done, in short.
    #[serde(flatten)]
    pub said: Said,
    /// What is changed.
    pub kind: StepKind,
    /// Which of the changes of the rules are made in it.
    pub changes: Vec<usize>,
}

/// What a step changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// The data: last year's tables become this year's, under the current rules.
    Numbers,
    /// The rules.
    Rules,
}

/// A unit or provider, or everything: amounts as decimal strings.
#[derive(Clone, Debug, Serialize)]
pub struct SplitRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What it gets before the first step.
    pub before: String,
    /// What each step gives more or less.
    pub steps: Vec<String>,
    /// What it gets after the last.
    pub after: String,
}

/// Splits the differences that were traced; a step that changes no rule changes the numbers. `None` where a difference has too many
/// digits.
pub fn split(difference: &Difference, trace: &Trace) -> Option<Split> {
    let rows = |lines: &[Line]| -> Option<Vec<SplitRow>> {
        lines.iter().map(|line| row(&line.key, &line.label, &line.amounts)).collect()
    };
    Some(Split {
        from: difference.from.clone(),
        to: difference.to.clone(),
        currency: difference.currency.clone(),
        steps: trace.steps.iter().map(|changes| step(difference, changes)).collect(),
        units: rows(&trace.units)?,
        providers: rows(&trace.providers)?,
        total: row("", "", &trace.total)?,
    })
}

fn row(key: &str, label: &str, amounts: &[Number]) -> Option<SplitRow> {
    let more = |pair: &[Number]| Some(pair[1].sub(&pair[0]).ok()?.decimal_text());
    Some(SplitRow {
        key: key.to_owned(),
        label: label.to_owned(),
        before: amounts.first()?.decimal_text(),
        steps: amounts.windows(2).map(more).collect::<Option<_>>()?,
        after: amounts.last()?.decimal_text(),
    })
}

fn step(difference: &Difference, changes: &[usize]) -> SplitStep {
    if changes.is_empty() {
        let said = Said { sv: "Ändrade tal i underlaget".to_owned(), en: "Changed numbers in the data".to_owned() };
        return SplitStep { said, kind: StepKind::Numbers, changes: Vec::new() };
    }
    let told = || changes.iter().take(TOLD).filter_map(|at| difference.changes.get(*at));
    let mut said = Said {
        sv: told().map(|change| change.sv.as_str()).collect::<Vec<_>>().join("; "),
        en: told().map(|change| change.en.as_str()).collect::<Vec<_>>().join("; "),
    };
    match changes.len().saturating_sub(TOLD) {
        0 => {}
        1 => {
            said.sv += "; och en ändring till";
            said.en += "; and one more change";
        }
        more => {
            said.sv += &format!("; och {more} ändringar till");
            said.en += &format!("; and {more} more changes");
        }
    }
    SplitStep { said, kind: StepKind::Rules, changes: changes.to_vec() }
}
