//! `[[tackning]]` and `[[beskrivning]]`: how far units have come, and what is described before and after. No figure depends on them.

mod check;
mod draft;

pub use check::read;
pub use draft::{DraftCoverage, DraftDescription, coverages, descriptions};

use super::model::DocumentId;
use crate::formula::{ColumnId, Formula, TableId};
use crate::message::Span;

/// A step or a group: some of the units.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What people call it.
    pub label: String,
    /// Which units, in the unit's row.
    pub condition: Formula,
}

/// How many units have come how far.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// Which units count; all of them where there is none.
    pub condition: Option<Formula>,
    /// The steps: a unit is at the first whose condition holds.
    pub steps: Vec<Stage>,
}

/// Measures of groups of units at different times.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// The table, with one row for each unit and time.
    pub table: TableId,
    /// The references from it to the table of units.
    pub path: Vec<ColumnId>,
    /// The column that says when.
    pub time: ColumnId,
    /// The times shown, in this order; all of them where none is said.
    pub times: Vec<String>,
    /// The groups: a unit is in the first whose condition holds.
    pub groups: Vec<Stage>,
    /// The columns that are described.
    pub measures: Vec<ColumnId>,
    /// The fewest units that a figure may stand on.
    pub minimum: usize,
    /// Where it stands in the file.
    pub span: Span,
}

/// The fewest units that a figure stands on, where nothing is said.
const MINIMUM: usize = 5;

impl Coverage {
    /// Its formulas, all of them in the rows of units.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.condition.iter().chain(self.steps.iter().map(|step| &step.condition))
    }
}

impl Description {
    /// Its formulas, all of them in the rows of units.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.groups.iter().map(|group| &group.condition)
    }
}
