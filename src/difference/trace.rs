//! What everybody gets before the first step from one rule set to another, and after each.

use std::collections::HashMap;

use super::effect::{Outcome, Sum};
use super::steps::Made;
use crate::number::Number;

/// The figures of everybody, step by step.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The changes of each step, by their index.
    pub steps: Vec<Vec<usize>>,
    /// By unit.
    pub units: Vec<Line>,
    /// By provider.
    pub providers: Vec<Line>,
    /// Of everything.
    pub total: Vec<Number>,
}

/// A unit or provider.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What it gets before the first step and after each; nothing where it is not there.
    pub amounts: Vec<Number>,
}

impl Trace {
    /// The steps from what everybody gets before; `None` where that is not known after one of them.
    pub fn new(before: &Outcome, made: &[Made]) -> Option<Trace> {
        let after: Option<Vec<&Outcome>> = made.iter().map(|made| made.after.as_ref()).collect();
        let all: Vec<&Outcome> = std::iter::once(before).chain(after?).collect();
        Some(Trace {
            steps: made.iter().map(|made| made.changes.clone().collect()).collect(),
            units: lines(&all, |outcome| &outcome.units),
            providers: lines(&all, |outcome| &outcome.providers),
            total: all.iter().map(|outcome| outcome.total.clone()).collect(),
        })
    }

    /// The same with a step before all others, that changes no rule: from what everybody got before it.
    pub fn after(mut self, first: &Outcome) -> Trace {
        self.steps.insert(0, Vec::new());
        let count = self.total.len();
        prepend(&mut self.units, &first.units, count);
        prepend(&mut self.providers, &first.providers, count);
        self.total.insert(0, first.total.clone());
        self
    }
}

fn lines(all: &[&Outcome], of: fn(&Outcome) -> &Vec<Sum>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, outcome) in all.iter().enumerate() {
        for sum in of(outcome) {
            let place = *places.entry(&sum.key).or_insert_with(|| {
                lines.push(Line { key: sum.key.clone(), label: String::new(), amounts: vec![Number::from(0); all.len()] });
                lines.len() - 1
            });
            lines[place].label.clone_from(&sum.label);
            lines[place].amounts[at] = sum.amount.clone();
        }
    }
    lines
}

fn prepend(lines: &mut Vec<Line>, first: &[Sum], count: usize) {
    let mut old: HashMap<&str, &Sum> = first.iter().map(|sum| (sum.key.as_str(), sum)).collect();
    for line in lines.iter_mut() {
        let amount = old.remove(line.key.as_str()).map_or_else(|| Number::from(0), |sum| sum.amount.clone());
        line.amounts.insert(0, amount);
    }
    // Who is no more stands last, in the order of the table.
    for sum in first.iter().filter(|sum| old.contains_key(sum.key.as_str())) {
        let amounts = std::iter::once(sum.amount.clone()).chain((0..count).map(|_| Number::from(0))).collect();
        lines.push(Line { key: sum.key.clone(), label: sum.label.clone(), amounts });
    }
}
