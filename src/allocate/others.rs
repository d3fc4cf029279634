//! What `BAS` and `FJOL` read, computed before anything here: the rule set that is changed, on the same data, and last year's result.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::{Allocation, OtherAllocation, allocate_once, compute};
use crate::data::{Data, FileTable, bind};
use crate::message::{Code, Place, Problem, stops};
use crate::rules::{Origin, RuleSet};

/// The rule sets that have been computed, and what stops them. One that several build on is computed once: each of a stack of overlays
/// may read all of those below it.
#[derive(Default)]
pub struct Done(HashMap<*const RuleSet, (Rc<Allocation>, Vec<Problem>)>);

/// Computes the other rule sets on this year's files and last year's. What is wrong with them is wrong here too.
pub fn allocate(
    rules: &RuleSet,
    data: &Data,
    (files, last_year): (&[&FileTable], &[&FileTable]),
    done: &mut Done,
    problems: &mut Vec<Problem>,
) -> Vec<Option<OtherAllocation>> {
    let all: Vec<&FileTable> = files.iter().chain(last_year).copied().collect();
    let mut base = |base: &Arc<RuleSet>| {
        if !done.0.contains_key(&Arc::as_ptr(base)) {
            let (allocation, mut found) = allocate_once(base, &all, done);
            // What is good to know about the other rule set is said where that one is shown.
            found.retain(|problem| stops(std::slice::from_ref(problem)));
            done.0.insert(Arc::as_ptr(base), (Rc::new(allocation), found));
        }
        let (allocation, found) = done.0.get(&Arc::as_ptr(base))?;
        let new: Vec<Problem> = found.iter().filter(|problem| !problems.contains(problem)).cloned().collect();
        problems.extend(new);
        Some(Rc::clone(allocation))
    };
    let Some((last, bases)) = rules.others.split_first() else { return Vec::new() };
    let mut others: Vec<Option<Rc<Allocation>>> = Vec::new();
    others.push(None);
    others.extend(bases.iter().map(|rules| rules.as_ref().and_then(&mut base)));
    others[0] = last.as_ref().and_then(|rules| result(rules, last_year, problems)).map(Rc::new);
    let linked = |other: Option<Rc<Allocation>>| other.map(|other| OtherAllocation::new(rules, data, other));
    others.into_iter().map(linked).collect()
}

fn result(rules: &Arc<RuleSet>, files: &[&FileTable], problems: &mut Vec<Problem>) -> Option<Allocation> {
    let there = |table: &str| files.iter().any(|file| file.table == table);
    let needed = rules.tables.iter().filter(|table| matches!(table.origin, Origin::File));
    let missing: Vec<_> = needed.filter(|table| !there(&table.id)).collect();
    for table in &missing {
        let problem = Problem::new(Code::LastYearTable, Place::default()).with("table", table.id.clone());
        problems.push(problem.with("headings", rules.headings(table).join(", ")));
    }
    if !missing.is_empty() {
        return None;
    }
    let mut found = Vec::new();
    let data = bind(rules, files, &mut found);
    // The file holds every column of last year's table, and other tables may lie beside it; what is not read is no problem.
    found.retain(|problem| !matches!(problem.code, Code::HeadingUnknown | Code::FileUnused | Code::HeadingBesidePairs));
    let sound = !stops(&found);
    problems.append(&mut found);
    sound.then(|| compute(rules, data).0)
}
