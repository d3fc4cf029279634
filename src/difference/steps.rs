//! Changes made one after the other, so that each has an effect of its own. Most can be made alone; what is new is made with the
//! first change that uses it, and changes that only make sense together are made together.

use std::collections::HashSet;
use std::ops::Range;

use super::Change;
use super::changes::{Found, Rank};
use super::effect::Outcome;
use crate::arrange::Arrange;
use crate::limits::DIFFERENCE_TRIALS;
use crate::rules::Entry;

/// The most changed rows of a table that have an effect each.
const ROWS_APART: usize = 30;
/// The most changes that are tried two at a time.
const PAIRED: usize = 12;

/// What comes of trying a document: what everybody gets, or `None` inside where there are no data.
pub type Trial = Option<Outcome>;

/// Changes that were made at once.
pub struct Made {
    /// Which of all the changes.
    pub changes: Range<usize>,
    /// What everybody gets after them; `None` where there are no data.
    pub after: Option<Outcome>,
}

/// Makes the changes in their order.
pub struct Steps<'a> {
    found: &'a [Found],
    to: &'a Entry,
    /// Says what comes of a document; `None` where it cannot be used.
    attempt: &'a dyn Fn(&Entry) -> Option<Trial>,
    /// The words of what each change puts in place, and the ids that it gives.
    words: Vec<HashSet<String>>,
    gives: Vec<Vec<String>>,
    document: Entry,
    left: HashSet<usize>,
    trials: usize,
    made: Vec<(Vec<usize>, Trial)>,
}

impl<'a> Steps<'a> {
    /// Steps from a document without places to another one.
    pub fn new(found: &'a [Found], from: Entry, to: &'a Entry, attempt: &'a dyn Fn(&Entry) -> Option<Trial>) -> Steps<'a> {
        let left = (0..found.len()).collect();
        let words = found.iter().map(|found| found.edit.words(to).into_iter().collect()).collect();
        let gives = found.iter().map(|found| found.edit.gives(to)).collect();
        Steps { found, to, attempt, words, gives, document: from, left, trials: 0, made: Vec::new() }
    }

    /// The changes in the order in which they were made, with their effects; `ends` is what everybody gets before and after all.
    pub fn make(mut self, ends: Option<&(Outcome, Outcome)>) -> (Vec<Change>, Vec<Made>) {
        let found = self.found;
        let is = |at: &usize, new: bool| (found[*at].rank == Rank::New) == new;
        let gone = |at: &usize| matches!(found[*at].rank, Rank::Gone(_));
        let all = || 0..found.len();
        let mut order: Vec<usize> = all().filter(|at| is(at, false) && !gone(at)).collect();
        order.extend(all().filter(|at| is(at, true)));
        order.extend(all().filter(gone));
        let mut waiting: Vec<usize> = Vec::new();
        for at in order {
            // It may have been made with something else already, or wait with an earlier row.
            if !self.left.contains(&at) || self.with_rows(at).iter().any(|other| *other < at) {
                continue;
            }
            if !self.step(self.with_new(at)) {
                waiting.push(at);
                continue;
            }
            while let Some(next) = waiting.iter().position(|at| self.step(self.with_new(*at))) {
                waiting.remove(next);
                waiting.retain(|at| self.left.contains(at));
            }
        }
        self.together();
        self.changes(ends)
    }

    /// The change, and what is new that it speaks of.
    fn with_new(&self, at: usize) -> Vec<usize> {
        let mut group = self.with_rows(at);
        let mut next = 0;
        while let Some(member) = group.get(next) {
            let words = &self.words[*member];
            let used = |other: &usize| {
                self.found[*other].rank == Rank::New
                    && !group.contains(other)
                    && self.gives[*other].iter().any(|id| words.contains(id))
            };
            let mut used: Vec<usize> = self.left.iter().copied().filter(used).collect();
            used.arrange();
            group.extend(used);
            next += 1;
        }
        group
    }

    /// The change; where a whole table of prices is new, all changed rows of the table.
    fn with_rows(&self, at: usize) -> Vec<usize> {
        let is_row =
            |other: usize| self.found[other].rank == Rank::Row && self.found[other].change.id == self.found[at].change.id;
        if !is_row(at) || (0..self.found.len()).filter(|other| is_row(*other)).count() <= ROWS_APART {
            return vec![at];
        }
        let others = self.in_order().into_iter().filter(|other| *other != at && is_row(*other));
        std::iter::once(at).chain(others).collect()
    }

    /// Makes the changes together, where what comes of them can be used.
    fn step(&mut self, group: Vec<usize>) -> bool {
        if self.trials >= DIFFERENCE_TRIALS {
            return false;
        }
        self.trials += 1;
        let mut document = self.document.clone();
        group.iter().for_each(|at| self.found[*at].edit.apply(&mut document, self.to));
        let Some(trial) = (self.attempt)(&document) else { return false };
        self.document = document;
        group.iter().for_each(|at| {
            self.left.remove(at);
        });
        self.made.push((group, trial));
        true
    }

    /// Changes that cannot be made alone: two at a time, then as many as it takes.
    fn together(&mut self) {
        let pair = |left: &[usize]| {
            let pairs = left.iter().enumerate().flat_map(|(i, a)| left[i + 1..].iter().map(move |b| (*a, *b)));
            pairs.collect::<Vec<_>>()
        };
        let mut left = self.in_order();
        while left.len() <= PAIRED && pair(&left).into_iter().any(|(a, b)| self.step(self.union([a, b]))) {
            left = self.in_order();
        }
        while !left.is_empty() {
            let counts = if self.trials < DIFFERENCE_TRIALS { left.len() } else { 0 };
            let taken = (1..=counts).find(|count| self.step(self.union(left[..*count].iter().copied())));
            if taken.is_none() {
                // The last of them lead to the other rule set, which is known.
                self.made.push((left, None));
                return self.left.clear();
            }
            left = self.in_order();
        }
    }

    fn union(&self, members: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for at in members.into_iter().flat_map(|at| self.with_new(at)) {
            if !all.contains(&at) {
                all.push(at);
            }
        }
        all
    }

    fn in_order(&self) -> Vec<usize> {
        let mut left: Vec<usize> = self.left.iter().copied().collect();
        left.arrange();
        left
    }

    fn changes(self, ends: Option<&(Outcome, Outcome)>) -> (Vec<Change>, Vec<Made>) {
        let (mut changes, mut made): (Vec<Change>, Vec<Made>) = (Vec::new(), Vec::new());
        let count = self.made.len();
        let mut before = ends.map(|(before, _)| before.clone());
        for (i, (mut group, trial)) in self.made.into_iter().enumerate() {
            // The effect stands with what people look for first.
            let carrier = changes.len();
            if let Some(first) = group.iter().position(|at| self.found[*at].rank != Rank::New) {
                let first = group.remove(first);
                group.insert(0, first);
            }
            let after = if i + 1 == count { ends.map(|(_, after)| after.clone()) } else { trial };
            for (place, at) in group.into_iter().enumerate() {
                let mut change = self.found[at].change.clone();
                if place == 0 {
                    change.effect = before.as_ref().zip(after.as_ref()).and_then(|(before, after)| before.until(after));
                } else {
                    change.together = Some(carrier);
                }
                changes.push(change);
            }
            made.push(Made { changes: carrier..changes.len(), after: after.clone() });
            before = after;
        }
        (changes, made)
    }
}
