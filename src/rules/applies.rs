//! Where columns and parameters apply, found when the rules are read: each is checked when all that it reads has been.

use super::model::{Column, Filling, ParameterFilling};
use crate::formula::{
    Applies, ColumnId, Doubt, Fact, Facts, Formula, Guard, Names, Others, ParameterId, TableId, facts, needed,
};
use crate::message::Reporter;

/// Finds where each value applies, and reports what is read where it may not.
pub struct Applying<'a> {
    /// What there is, and where what has been looked at applies.
    pub names: &'a mut Names,
    /// What other rule sets speak of.
    pub others: Option<&'a Others>,
    /// Where problems go.
    pub reporter: &'a mut Reporter,
}

impl Applying<'_> {
    /// Checks what a column reads, and finds where it applies itself.
    pub fn column(&mut self, id: ColumnId, column: &Column) {
        let row = Some(column.table);
        let mut known = Facts::default();
        let mut applies = Applies::default();
        if let Some(condition) = &column.condition {
            // The condition is computed first, in every row, so nothing is known where it stands.
            self.guard(condition).certain(row, &known);
            applies.when = needed(&condition.expression, self.names);
            applies.condition.clone_from(&condition.text);
            known.learn(facts(&condition.expression, true), self.names);
        }
        applies.doubt = match &column.filling {
            Filling::Given { optional, .. } => optional.then(|| Doubt::Optional(column.id.clone())),
            Filling::Formula(formula) => self.guard(formula).check(row, &known, false),
            Filling::Pot { frame, key, per } => {
                let doubt = self.guard(key).check(row, &known, true);
                // A row whose key does not apply takes no part: it needs no pot, and is held to no bounds.
                known.learn([Fact::applies(&key.expression)], self.names);
                match per {
                    None => self.certain_alone(frame),
                    Some(per) => {
                        self.guard(&per.path).certain(row, &known);
                        // A pot in which no row takes part needs no frame.
                        self.guard(frame).check(Some(per.table), &Facts::default(), true);
                    }
                }
                doubt
            }
        };
        for bound in [&column.floor, &column.cap].into_iter().flatten() {
            self.guard(bound).certain(row, &known);
        }
        if let Some(budget) = column.resource.as_ref().and_then(|resource| resource.budget.as_ref()) {
            self.certain_alone(budget);
        }
        self.names.columns[id.0].applies = applies;
    }

    /// Checks what a parameter reads, and finds whether it always applies.
    pub fn parameter(&mut self, id: ParameterId, filling: &ParameterFilling) {
        if let ParameterFilling::Formula(formula) = filling {
            self.names.parameters[id.0].applies.doubt = self.guard(formula).check(None, &Facts::default(), false);
        }
    }

    /// Checks the equation of an unknown, when all that it reads has been looked at. The unknown itself always has a value.
    pub fn equation(&mut self, filling: &ParameterFilling) {
        if let ParameterFilling::Solved(equation) = filling {
            self.certain_alone(&equation.formula);
        }
    }

    /// Checks a formula that belongs to no row and must have a value.
    fn certain_alone(&mut self, formula: &Formula) {
        self.guard(formula).certain(None, &Facts::default());
    }

    /// Checks a formula in a row of which something is known, and which must have a value there.
    pub fn certain(&mut self, formula: &Formula, table: TableId, known: &Facts) {
        self.guard(formula).certain(Some(table), known);
    }

    fn guard<'b>(&'b mut self, formula: &'b Formula) -> Guard<'b> {
        Guard { names: self.names, others: self.others, reporter: self.reporter, formula }
    }
}
