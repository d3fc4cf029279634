//! The checks, as data: what each is about, what it looks for, where that is said, and the sentences.
//!
//! They check how a rule set is built; they are no legal advice. In a sentence `{resource}` is the resource's id, `{way}` what leads to
//! what was found, or the schools it is about.

use serde::Serialize;

/// How much a check stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// The rule set is refused; no deviation answers it.
    Refused,
    /// Figures are shown, and the warning beside them; a deviation answers it.
    Warning,
    /// Good to know; a deviation answers it.
    Hint,
}

/// A sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// På svenska.
    pub sv: &'static str,
    /// In English.
    pub en: &'static str,
}

/// What stands on the way to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construct {
    /// Shares of a frame.
    Pot,
    /// A value solved for so that an equation holds.
    Solved,
    /// Every row of a table at once: `.ALLA`.
    AllRows,
    /// `golv`
    Floor,
    /// `tak`
    Cap,
    /// An amount of money chosen or weighed among others: MIN, MAX, MEDEL, ABS, or a comparison of amounts.
    Chosen,
    /// An amount of money rounded down or towards zero.
    RoundedDown,
}

/// What a check looks for, among the resources of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// One of these on the way to the resource.
    OnTheWay(&'static [Construct]),
    /// A school that may get both it and a resource of this kind.
    Beside(&'static str),
    /// A school that may get it and no resource of the first kind, nor of the second.
    Without(&'static str, &'static str),
    /// No resource of this kind that reads it, although some school may get both.
    ReadByNone(&'static str),
    /// No resource of this kind that it reads.
    ReadsNone(&'static str),
    /// No resource of this kind in the rule set.
    Lonely(&'static str),
    /// A sort of provider that cannot get it.
    SomeProviders,
    /// Every sort of provider may get it, in a rule set without resources of this kind.
    EveryProvider(&'static str),
}

/// A check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What `[[avsteg]]` calls it.
    pub id: &'static str,
    /// How much it stops.
    pub weight: Weight,
    /// The kind (`slag`) of resource that it is about.
    pub kind: &'static str,
    /// What it looks for.
    pub look: Look,
    /// The law or case that says so.
    pub source: &'static str,
    /// A few words.
    pub title: Said,
    /// What is wrong, or in doubt.
    pub what: Said,
    /// What to do.
    pub todo: Said,
}

/// Every check, in the order in which they are shown.
pub fn checks() -> &'static [Check] {
    &super::catalogue::CHECKS
}

/// The check with the id.
pub fn check(id: &str) -> Option<&'static Check> {
    checks().iter().find(|check| check.id == id)
}
