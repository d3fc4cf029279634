//! `[[tackning]]`: how many units have come how far.

use serde::Serialize;

use super::counted::Counted;
use super::stages::{holds, stages, units};
use crate::allocate::Allocation;
use crate::number::{Direction, Number, Rounding};
use crate::rules;
use crate::view::{SourceView, source, spoken};

/// How many units have come how far.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Where it is taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceView>,
    /// How many units count.
    pub of: usize,
    /// The steps, in the order of the file.
    pub steps: Vec<Step>,
    /// Those at no step.
    pub rest: Counted,
    /// Where each unit is; not for everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<UnitAt>>,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What people call it.
    pub label: String,
    /// The units at it.
    pub count: Counted,
    /// Those at it and at the steps before it.
    pub up_to: Counted,
    /// How large a part of all they are, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// The same of those at it and before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to_share: Option<String>,
}

/// A unit and the step that it is at.
#[derive(Clone, Debug, Serialize)]
pub struct UnitAt {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The place of its step among the steps.
    pub step: Option<usize>,
}

impl Coverage {
    /// As the one who has all the data may see it.
    pub fn new(allocation: &Allocation, rule: &rules::Coverage) -> Coverage {
        let at = stages(allocation, &rule.steps);
        let counts = rule.condition.as_ref().map_or_else(|| vec![true; at.len()], |formula| holds(allocation, formula));
        let where_step = |is: &dyn Fn(Option<usize>) -> bool| {
            Counted::new(at.iter().zip(&counts).map(|(step, counts)| *counts && is(*step)).collect())
        };
        let of = counts.iter().filter(|counts| **counts).count();
        let step = |(number, stage): (usize, &rules::Stage)| {
            let count = where_step(&|step| step == Some(number));
            let up_to = where_step(&|step| step.is_some_and(|step| step <= number));
            let (share, up_to_share) = (share(count.size(), of), share(up_to.size(), of));
            Step { label: stage.label.clone(), count, up_to, share, up_to_share }
        };
        let unit = |(row, step): (usize, &Option<usize>)| {
            let (table, _) = units(allocation)?;
            let key = allocation.data.tables[table.0].shown_key(row);
            counts[row].then(|| UnitAt { key, label: allocation.row_label(table, row), step: *step })
        };
        Coverage {
            id: rule.id.clone(),
            label: spoken(rule.name.as_ref(), &rule.id),
            source: source(&allocation.rules, rule.source),
            of,
            steps: rule.steps.iter().enumerate().map(step).collect(),
            rest: where_step(&|step| step.is_none()),
            units: Some(at.iter().enumerate().filter_map(unit).collect()),
        }
    }

    /// Keeps to itself what is not shown.
    pub fn hold_back(&mut self) {
        self.units = None;
        for step in &mut self.steps {
            step.share = step.share.take().filter(|_| step.count.shown);
            step.up_to_share = step.up_to_share.take().filter(|_| step.up_to.shown);
        }
    }
}

/// A part of a whole in per cent, to one decimal.
fn share(part: usize, whole: usize) -> Option<String> {
    let number = |count: usize| Number::from(i64::try_from(count).unwrap_or(i64::MAX));
    let share = number(part).mul(&Number::from(100)).ok()?.div(&number(whole)).ok()?;
    Some(Rounding::to_decimals(1, Direction::Nearest)?.apply(&share).ok()?.decimal_text())
}
