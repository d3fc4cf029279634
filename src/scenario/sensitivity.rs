//! What the total does when a parameter becomes a little larger.

use serde::Serialize;

use super::figures::Figures;
use crate::allocate::Summary;
use crate::formula::Value;
use crate::number::Number;
use crate::rules::{Parameter, ParameterFilling, RuleSet};
use crate::view::{Cell, SortView, spoken};

/// What a parameter that becomes 1 % larger does.
#[derive(Clone, Debug, Serialize)]
pub struct Sensitivity {
    /// The parameter.
    pub parameter: String,
    /// What people call it.
    pub label: String,
    /// Its value.
    pub before: Cell,
    /// The value that is 1 % larger.
    pub after: Cell,
    /// What it measures.
    pub sort: SortView,
    /// The difference that it makes to the sum of everything.
    pub total: Cell,
    /// To each resource, in the order of the summary.
    pub amounts: Vec<Cell>,
}

/// The given parameters with a slider, or all where none has one, each by itself 1 % larger.
pub fn sensitivity(rules: &RuleSet, summary: &Summary, figures: &mut Figures) -> Vec<Sensitivity> {
    let given = |parameter: &Parameter| match &parameter.filling {
        ParameterFilling::Given(number) => Some(number.clone()),
        _ => None,
    };
    let movable = |parameter: &Parameter| parameter.slider.is_some() && given(parameter).is_some();
    let any_slider = rules.parameters.iter().any(movable);
    let asked = rules.parameters.iter().enumerate().filter(|(_, parameter)| !any_slider || movable(parameter));
    let numbers = asked.filter_map(|(at, parameter)| Some((at, parameter, given(parameter)?)));
    numbers
        .map(|(at, parameter, number)| {
            let after = Number::from(101).div(&Number::from(100)).and_then(|factor| number.mul(&factor));
            let moved = after.as_ref().ok().and_then(|after| figures.summary(at, after.clone()));
            // Each parameter by itself: the one before is what it was.
            figures.set(at, number.clone());
            let amounts = summary.totals.amounts.iter().enumerate();
            Sensitivity {
                parameter: parameter.id.clone(),
                label: spoken(parameter.name.as_ref(), &parameter.id),
                before: Cell::number(&number),
                after: after.map_or_else(|_| Cell::plain(&Value::Failed), |after| Cell::number(&after)),
                sort: (&parameter.sort).into(),
                total: difference(&summary.totals.sum, moved.as_ref().map(|moved| &moved.totals.sum)),
                amounts: amounts
                    .map(|(i, before)| difference(before, moved.as_ref().map(|moved| &moved.totals.amounts[i])))
                    .collect(),
            }
        })
        .collect()
}

fn difference(before: &Value, after: Option<&Value>) -> Cell {
    let difference = match (before, after) {
        (Value::Number(before), Some(Value::Number(after))) => after.sub(before).ok(),
        _ => None,
    };
    difference.map_or_else(|| Cell::plain(&Value::Failed), |difference| Cell::number(&difference))
}
