//! Rule sets: read from a file, checked, and held ready to compute with.

mod applies;
mod build;
mod columns;
mod descriptions;
mod deviations;
mod document;
mod draft;
mod duties;
mod edit;
mod equation;
pub mod grammar;
mod header;
mod layers;
mod library;
mod linear;
mod model;
mod order;
mod others;
mod overlay;
mod parameters;
mod pots;
mod quantity;
mod references;
mod section;
mod sizes;
mod ways;
mod words;
mod write;

use std::sync::Arc;

pub use descriptions::{Coverage, Description, Stage};
pub(crate) use document::{Entry, Item, Value, parse as parse_document};
pub use duties::{Duty, Stratum};
pub use edit::{Edit, EditChange, EditValue, edit};
pub(crate) use layers::Layers;
pub use layers::flat;
pub use library::{RuleFile, read_all};
pub(crate) use library::{chain_texts, laid_upon, read_document};
pub use model::{
    Column, Deviation, Document, DocumentId, Equation, Filling, KINDS, NOT_NET, Origin, PROVIDERS, Parameter,
    ParameterFilling, Per, Resource, RuleSet, StatedRounding, Status, Table, UNITS,
};
pub(crate) use overlay::head;
pub use quantity::{Quantity, QuantityError, quantity, rounding};
pub(crate) use section::{Section, Text};
pub(crate) use write::quote;

use crate::message::Problem;

/// A rule file that has been read.
#[derive(Clone, Debug)]
pub struct ReadRules {
    /// Its id, where it could be read.
    pub id: Option<String>,
    /// What it says, laid upon what it builds on, where that could be read: what two rule sets are compared by.
    pub(crate) document: Option<Arc<Entry>>,
    /// The rule set, where nothing stops it.
    pub rule_set: Option<Arc<RuleSet>>,
    /// Where something stops it: what it says of tables, if that is sound, so that the data can be checked all the same.
    pub tables_only: Option<Arc<RuleSet>>,
    /// What is wrong, or worth knowing, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads and checks a rule file that builds on no other.
///
/// ```
/// let file = "format = 1\nid = \"x\"\nnamn = \"X\"\nstatus = \"gällande\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\
///             [[parameter]]\nid = \"a\"\ntal = \"2 kr\"\n[[parameter]]\nid = \"b\"\nformel = \"a + 1\"\n";
/// let read = fordela::rules::read("regelverk.toml", file);
/// assert_eq!(read.problems[0].code, fordela::message::Code::MeasureMismatch);
/// assert_eq!(read.problems[0].place.lines, [11]);
/// ```
pub fn read(name: &str, text: &str) -> ReadRules {
    read_all(&[RuleFile::new(name, text)]).swap_remove(0)
}
