//! What is wrong with what is described beside the figures: conditions that cannot be told, and rows that say the same thing twice.

use std::collections::HashSet;

use super::Allocation;
use crate::formula::{Evaluator, Formula, Rows, Selection, TableId};
use crate::message::{Code, Problem};
use crate::rules::{Coverage, Description, UNITS};
use crate::text::fold;
use crate::view::spoken;

impl Allocation {
    /// Reports what makes coverage or a description wrong.
    pub(super) fn check_described(&self, problems: &mut Vec<Problem>) {
        let Some(units) = self.rules.table(UNITS) else { return };
        for Coverage { id, name, condition, steps, .. } in &self.rules.coverages {
            let formulas = condition.iter().chain(steps.iter().map(|step| &step.condition));
            formulas.for_each(|formula| self.check_condition(&spoken(name.as_ref(), id), formula, units, problems));
        }
        for description in &self.rules.descriptions {
            let name = spoken(description.name.as_ref(), &description.id);
            description.formulas().for_each(|formula| self.check_condition(&name, formula, units, problems));
            self.check_times(description, units, problems);
        }
    }

    fn check_condition(&self, name: &str, formula: &Formula, units: TableId, problems: &mut Vec<Problem>) {
        let mut evaluator = Evaluator::new(&self.store);
        let rows = Selection::Range(0..self.store.count(units) as u32);
        evaluator.values(&formula.expression, units, &rows, false);
        self.report_faults(name, formula, evaluator, problems);
    }

    /// One row for each unit and time.
    fn check_times(&self, description: &Description, units: TableId, problems: &mut Vec<Problem>) {
        let mut seen: HashSet<(u32, String)> = HashSet::new();
        for (row, unit) in self.unit_of_rows(&description.path, description.table).into_iter().enumerate() {
            let (Some(unit), Some(time)) = (unit, self.cell(description.time, row).value) else { continue };
            if !seen.insert((unit, fold(&time))) {
                let place = self.row_place(Some(description.table), row as u32);
                let problem = Problem::new(Code::TimeTwice, place).with("time", time);
                let problem = problem.with("table", self.rules.tables[description.table.0].id.clone());
                problems.push(problem.with("unit", self.row_name(Some(units), unit)));
            }
        }
    }
}
