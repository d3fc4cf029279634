//! The few things that a check can look for.

use super::check::{Check, Look, checks};
use super::schools::{Getter, School, lists, members, schools, words};
use crate::formula::ColumnId;
use crate::message::Span;
use crate::rules::{PROVIDERS, RuleSet};

/// What a check found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The check.
    pub check: &'static Check,
    /// The resource that it is about.
    pub resource: ColumnId,
    /// How the resource comes to depend on it, or which schools it is about; empty where it is about the whole.
    pub way: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// Everything that the checks find in a rule set.
pub fn findings(rules: &RuleSet) -> Vec<Finding> {
    let resources: Vec<(&str, Getter)> =
        rules.resources().map(|(id, _, resource)| (resource.kind.as_str(), Getter::new(rules, id))).collect();
    let mut findings = Vec::new();
    for check in checks() {
        for (_, getter) in resources.iter().filter(|(kind, _)| *kind == check.kind) {
            let of = |kind: &str| -> Vec<&Getter> { resources.iter().filter(|(k, _)| *k == kind).map(|(_, g)| g).collect() };
            let found = |(way, span)| Finding { check, resource: getter.resource, way, span };
            findings.extend(look(rules, check.look, getter, of).into_iter().map(found));
        }
    }
    findings
}

/// What is found of one resource: the way to it, and where it stands.
fn look<'a>(rules: &RuleSet, look: Look, getter: &Getter, of: impl Fn(&str) -> Vec<&'a Getter<'a>>) -> Vec<(String, Span)> {
    let column = &rules.columns[getter.resource.0];
    let span = column.condition.as_ref().map_or(column.span, |condition| condition.span);
    let way = match look {
        Look::OnTheWay(constructs) => {
            let finds = getter.way.finds().into_iter().filter(|find| constructs.contains(&find.construct));
            return finds.map(|find| (find.way, find.span)).collect();
        }
        Look::Beside(kind) => of(kind).into_iter().find_map(|other| beside(rules, getter, other)),
        Look::Without(kind, but) => without(rules, getter, &of(kind), &of(but)),
        Look::ReadByNone(kind) => {
            let others = of(kind);
            let read = others.iter().any(|other| other.way.passes(getter.resource));
            let meet = others.iter().any(|other| meet(rules, getter, other).is_some());
            (meet && !read).then(String::new)
        }
        Look::ReadsNone(kind) => {
            let reads = of(kind).iter().any(|other| getter.way.passes(other.resource));
            (!reads).then(String::new)
        }
        Look::Lonely(kind) => of(kind).is_empty().then(String::new),
        Look::SomeProviders => providers(rules).find(|one| !getter.may_get(one)).map(|one| words(rules, &one)),
        Look::EveryProvider(kind) => {
            let every = of(kind).is_empty() && providers(rules).all(|one| getter.may_get(&one));
            let all = || providers(rules).map(|one| words(rules, &one)).collect::<Vec<_>>().join(", ");
            Some(all()).filter(|all| every && !all.is_empty())
        }
    };
    way.map(|way| (way, span)).into_iter().collect()
}

/// Every sort of provider, by one list at a time.
fn providers(rules: &RuleSet) -> impl Iterator<Item = School> {
    let of = |list| (0..members(rules, list)).map(move |member| vec![(list, member)]);
    lists(rules, PROVIDERS).into_iter().flat_map(of)
}

/// The first school that may get both.
fn meet(rules: &RuleSet, one: &Getter, other: &Getter) -> Option<School> {
    schools(rules, &[one, other]).into_iter().find(|school| one.may_get(school) && other.may_get(school))
}

/// The first school that may get both, where the rules tell schools apart at all: rules that do not may do so by their data.
fn beside(rules: &RuleSet, one: &Getter, other: &Getter) -> Option<String> {
    let all = schools(rules, &[one, other]);
    let decided = all.iter().any(|school| !one.may_get(school) || !other.may_get(school));
    let school = meet(rules, one, other).filter(|_| decided)?;
    Some(words(rules, &school))
}

/// The first school that may get the one, and certainly none of the others nor of those beside them.
fn without(rules: &RuleSet, one: &Getter, others: &[&Getter], but: &[&Getter]) -> Option<String> {
    let all: Vec<&Getter> = [one].into_iter().chain(others.iter().copied()).chain(but.iter().copied()).collect();
    let gap = |school: &School| {
        one.may_get(school) && !others.iter().chain(but).any(|other| other.may_get(school)) && !others.is_empty()
    };
    schools(rules, &all).iter().find(|school| gap(school)).map(|school| words(rules, school))
}
