//! What comes out of a rule set with one value after the other of a parameter, on data that are bound once.

use std::sync::Arc;

use crate::allocate::{Bound, Summary, allocate_bound};
use crate::data::FileTable;
use crate::message::stops;
use crate::number::Number;
use crate::rules::{ParameterFilling, RuleSet};

/// A rule set and its data.
pub struct Figures<'a> {
    rules: Arc<RuleSet>,
    bound: &'a Bound,
    tables: &'a [&'a FileTable],
}

impl<'a> Figures<'a> {
    /// The figures of a rule set on data that have been bound to it.
    pub fn new(rules: &RuleSet, bound: &'a Bound, tables: &'a [&'a FileTable]) -> Self {
        Figures { rules: Arc::new(rules.clone()), bound, tables }
    }

    /// Gives a parameter a value.
    pub fn set(&mut self, parameter: usize, value: Number) {
        // Nothing else holds the rules between two computations, so this copies nothing.
        Arc::make_mut(&mut self.rules).parameters[parameter].filling = ParameterFilling::Given(value);
    }

    /// The sums where the parameter has the value; `None` where something stops them.
    pub fn summary(&mut self, parameter: usize, value: Number) -> Option<Summary> {
        self.set(parameter, value);
        let (allocation, problems) = allocate_bound(&self.rules, self.bound, self.tables);
        (!stops(&problems)).then(|| allocation.summary())
    }
}
