//! Which value of a given parameter makes a sum what is asked for: a search over whole steps, each of which is computed in full.

use serde::{Deserialize, Serialize};

use super::figures::Figures;
use super::trial::exact;
use crate::allocate::{Amounts, Summary};
use crate::arrange::Arrange;
use crate::formula::{Sort, Value};
use crate::number::Number;
use crate::rules::{NOT_NET, ParameterFilling, RuleSet};
use crate::view::{SortView, spoken};

/// What is asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SolveQuestion {
    /// The parameter.
    pub parameter: String,
    /// The ids of the resources that are summed; all where it says none.
    pub resources: Option<Vec<String>>,
    /// The keys of the providers whose sums are meant; everything where it says none.
    pub providers: Option<Vec<String>>,
    /// True for the sum without VAT and administration.
    pub net: bool,
    /// What the sum is to be, as a decimal with a point.
    pub target: String,
    /// What the value is written in, as a decimal with a point.
    pub step: Option<String>,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The sum passes the target between two steps, or meets it.
    Found,
    /// The sum does not depend on the parameter.
    Unmoved,
    /// The sum does not reach the target between the lowest and the highest value.
    OutOfReach,
    /// The sum cannot be computed.
    Failed,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Solved {
    /// How the search ended.
    pub outcome: Outcome,
    /// What people call the parameter.
    pub label: String,
    /// What it measures.
    pub sort: SortView,
    /// What the value is written in.
    pub step: String,
    /// The lowest value tried.
    pub low: String,
    /// The highest.
    pub high: String,
    /// The step below, the best and the step above.
    pub rows: Vec<SolvedRow>,
    /// Which of them is the best: its sum is not over the target, and meets it or has a neighbour that is over.
    pub best: usize,
}

/// A value and its sum.
#[derive(Clone, Debug, Serialize)]
pub struct SolvedRow {
    /// The value.
    pub value: String,
    /// The sum.
    pub sum: String,
    /// The target less the sum.
    pub rest: String,
}

/// Between the ends of the range, so many more values are tried where the ends do not show that the sum passes the target.
const INSIDE: i64 = 8;
/// How many times the range is doubled.
const DOUBLINGS: usize = 10;

/// What is summed.
struct Sum {
    /// Which resources count.
    resources: Vec<bool>,
    /// Which providers.
    providers: Option<Vec<usize>>,
}

impl Sum {
    fn new(rules: &RuleSet, question: &SolveQuestion, provider: &dyn Fn(&str) -> Option<usize>) -> Sum {
        let asked = |id: &String| question.resources.as_ref().is_none_or(|asked| asked.contains(id));
        let counts = |kind: &str| !question.net || !NOT_NET.contains(&kind);
        let resources = rules.resources().map(|(_, column, resource)| asked(&column.id) && counts(&resource.kind)).collect();
        let rows = |keys: &Vec<String>| {
            let mut rows: Vec<usize> = keys.iter().filter_map(|key| provider(key)).collect();
            rows.arrange();
            rows.dedup();
            rows
        };
        Sum { resources, providers: question.providers.as_ref().map(rows) }
    }

    fn of(&self, summary: &Summary) -> Option<Number> {
        let parts: Vec<&Amounts> = match &self.providers {
            None => vec![&summary.totals],
            Some(rows) => rows.iter().map(|row| &summary.providers[*row]).collect(),
        };
        let mut sum = Number::ZERO;
        for amounts in parts {
            for (amount, _) in amounts.amounts.iter().zip(&self.resources).filter(|(_, counts)| **counts) {
                match amount {
                    Value::Number(amount) => sum = sum.add(amount).ok()?,
                    Value::Inapplicable => {}
                    _ => return None,
                }
            }
        }
        Some(sum)
    }
}

/// Searches. `None` where the rule set has no such given parameter, or the target or step is no number.
pub fn solve(
    rules: &RuleSet,
    question: &SolveQuestion,
    provider: &dyn Fn(&str) -> Option<usize>,
    figures: &mut Figures,
) -> Option<Solved> {
    let at = rules.parameters.iter().position(|parameter| parameter.id == question.parameter)?;
    let parameter = &rules.parameters[at];
    let ParameterFilling::Given(value) = &parameter.filling else { return None };
    let target = exact(&question.target)?;
    let step = match &question.step {
        Some(step) => exact(step).filter(|step| *step > Number::ZERO)?,
        None => usual_step(&parameter.sort)?,
    };
    let sum = Sum::new(rules, question, provider);
    let mut search = Search {
        sum: &mut |steps: &Number| sum.of(&figures.summary(at, steps.mul(&step).ok()?)?),
        target: &target,
        seen: Vec::new(),
    };
    let range = Range::new(value, parameter.slider.as_ref(), &step)?;
    let (outcome, found) = match search.run(&range) {
        Some(Ok(steps)) => (Outcome::Found, Some(steps)),
        Some(Err(outcome)) => (outcome, None),
        None => (Outcome::Failed, None),
    };
    let rows = found.as_ref().map_or_else(Vec::new, |steps| search.around(steps, range.lowest.as_ref()));
    let best = rows.iter().position(|(steps, _)| Some(steps) == found.as_ref()).unwrap_or(0);
    let text = |steps: &Number| steps.mul(&step).map(|value| value.decimal_text()).unwrap_or_default();
    let tried = || search.seen.iter().filter(|(_, sum)| sum.is_some()).map(|(steps, _)| steps);
    Some(Solved {
        outcome,
        label: spoken(parameter.name.as_ref(), &parameter.id),
        sort: (&parameter.sort).into(),
        step: step.decimal_text(),
        low: tried().min().map(text).unwrap_or_default(),
        high: tried().max().map(text).unwrap_or_default(),
        rows: rows
            .iter()
            .map(|(steps, sum)| SolvedRow {
                value: text(steps),
                sum: sum.decimal_text(),
                rest: target.sub(sum).map(|rest| rest.decimal_text()).unwrap_or_default(),
            })
            .collect(),
        best,
    })
}

/// A hundredth: of the currency, of a per cent, or of what is counted.
fn usual_step(sort: &Sort) -> Option<Number> {
    let parts = if *sort == Sort::Percent { 10_000 } else { 100 };
    Number::ONE.div(&Number::from(parts)).ok()
}

/// Where to search, in whole steps.
struct Range {
    current: Number,
    low: Number,
    high: Number,
    /// What nothing below is tried of.
    lowest: Option<Number>,
}

impl Range {
    /// Between the ends of the slider; without one, from nothing to twice the value.
    fn new(value: &Number, slider: Option<&(Number, Number)>, step: &Number) -> Option<Range> {
        let twice = value.add(value).ok()?;
        let (low, high) = slider.cloned().unwrap_or_else(|| (twice.clone().min(Number::ZERO), twice.max(Number::ZERO)));
        let lowest = (!low.is_negative()).then_some(Number::ZERO);
        let current = value.div(step).ok()?.floor();
        let low = low.div(step).ok()?.neg().floor().neg();
        // At least a unit, where the value is nothing.
        let high = high.div(step).ok()?.floor().max(low.add(&Number::ONE.div(step).ok()?.floor().max(Number::ONE)).ok()?);
        Some(Range { current, low, high, lowest })
    }
}

struct Search<'a> {
    /// The sum at a number of steps; `None` where it cannot be computed.
    sum: &'a mut dyn FnMut(&Number) -> Option<Number>,
    target: &'a Number,
    seen: Vec<(Number, Option<Number>)>,
}

impl Search<'_> {
    fn at(&mut self, steps: &Number) -> Option<Number> {
        if let Some((_, sum)) = self.seen.iter().find(|(seen, _)| seen == steps) {
            return sum.clone();
        }
        let sum = (self.sum)(steps);
        self.seen.push((steps.clone(), sum.clone()));
        sum
    }

    /// The number of steps whose sum is the last that is not over the target; `None` where the sums cannot be computed.
    fn run(&mut self, range: &Range) -> Option<Result<Number, Outcome>> {
        self.at(&range.current)?;
        let mut low = self.usable(&range.low, &range.current)?;
        let mut high = self.usable(&range.high, &range.current)?;
        if let Some(found) = self.between(&low, &high)? {
            return Some(Ok(found));
        }
        let part = high.sub(&low).ok()?.div(&Number::from(INSIDE)).ok()?;
        let mut last = low.clone();
        for _ in 0..INSIDE {
            let next = last.add(&part).ok()?.floor().min(high.clone());
            if let Some(found) = self.between(&last, &next)? {
                return Some(Ok(found));
            }
            last = next;
        }
        for _ in 0..DOUBLINGS {
            let span = high.sub(&low).ok()?;
            let above = high.add(&span).ok()?;
            let below = low.sub(&span).ok()?;
            let below = range.lowest.iter().cloned().fold(below, Number::max);
            // Where a wider range cannot be computed, the search ends on that side.
            if self.at(&above).is_some() {
                if let Some(found) = self.between(&high, &above)? {
                    return Some(Ok(found));
                }
                high = above;
            }
            if self.at(&below).is_some() {
                if let Some(found) = self.between(&below, &low)? {
                    return Some(Ok(found));
                }
                low = below;
            }
        }
        let mut sums = self.seen.iter().filter_map(|(_, sum)| sum.as_ref());
        let first = sums.next()?;
        let unmoved = sums.all(|sum| sum == first);
        Some(Err(if unmoved { Outcome::Unmoved } else { Outcome::OutOfReach }))
    }

    /// An end of the range, or the nearest to it that can be computed, by halves towards a value that can.
    fn usable(&mut self, end: &Number, sound: &Number) -> Option<Number> {
        let mut end = end.clone();
        for _ in 0..DOUBLINGS {
            if self.at(&end).is_some() {
                return Some(end);
            }
            end = middle(&end, sound)?;
        }
        Some(sound.clone())
    }

    /// The last steps not over the target between two numbers of steps of which one is over, or the one that meets the target.
    /// The first `None` is of a sum that cannot be computed.
    fn between(&mut self, one: &Number, other: &Number) -> Option<Option<Number>> {
        let (mut under, mut over) = (one.clone(), other.clone());
        match [self.at(one)? > *self.target, self.at(other)? > *self.target] {
            [false, true] => {}
            [true, false] => std::mem::swap(&mut under, &mut over),
            [false, false] => {
                let meets = |steps: &&Number| {
                    self.seen.iter().any(|(seen, sum)| seen == *steps && sum.as_ref() == Some(self.target))
                };
                return Some([one, other].into_iter().find(meets).cloned());
            }
            [true, true] => return Some(None),
        }
        while over.sub(&under).ok()?.abs() > Number::ONE {
            let middle = middle(&under, &over)?;
            if self.at(&middle)? > *self.target {
                over = middle;
            } else {
                under = middle;
            }
        }
        Some(Some(under))
    }

    /// The sums a step below, at and a step above, where there are such values and they can be computed.
    fn around(&mut self, steps: &Number, lowest: Option<&Number>) -> Vec<(Number, Number)> {
        let near = [-1, 0, 1].into_iter().filter_map(|step| steps.add(&Number::from(step)).ok());
        let near: Vec<Number> = near.filter(|steps| lowest.is_none_or(|lowest| steps >= lowest)).collect();
        near.into_iter().filter_map(|steps| Some((steps.clone(), self.at(&steps)?))).collect()
    }
}

fn middle(one: &Number, other: &Number) -> Option<Number> {
    Some(one.add(other).ok()?.div(&Number::from(2)).ok()?.floor())
}
