//! Accepted deviations as they are shown: they follow the figures wherever those go.

use serde::Serialize;

use crate::formula::date_text;
use crate::rules::RuleSet;

/// What a law check warns of, accepted with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviationView {
    /// The check's id.
    pub check: String,
    /// What the check is about, in a few Swedish words.
    pub title: String,
    /// The id of the resource.
    pub resource: String,
    /// Why it is accepted.
    pub reason: String,
    /// When it was.
    pub date: String,
    /// The law or case behind the check.
    pub source: String,
}

/// The deviations of a rule set, in the order of its file.
pub fn deviations(rules: &RuleSet) -> Vec<DeviationView> {
    let view = |deviation: &crate::rules::Deviation| DeviationView {
        check: deviation.check.id.to_owned(),
        title: deviation.check.title.sv.to_owned(),
        resource: deviation.resource.clone(),
        reason: deviation.reason.clone(),
        date: date_text(deviation.date),
        source: deviation.check.source.to_owned(),
    };
    rules.deviations.iter().map(view).collect()
}
