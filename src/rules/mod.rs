//! Rule sets: read from a file, checked, and held ready to compute with.

mod applies;
mod build;
mod columns;
mod draft;
mod model;
mod order;
mod parameters;
mod quantity;
mod references;
mod section;

use std::sync::Arc;

pub use model::{
    Column, Document, DocumentId, Filling, NOT_NET, Origin, PROVIDERS, Parameter, ParameterFilling, Resource, RuleSet,
    StatedRounding, Status, Table, UNITS,
};
pub use quantity::{Quantity, QuantityError, quantity, rounding};
pub(crate) use section::syntax_error;
pub(crate) use section::{Section, Text};

use crate::message::{Problem, Reporter, SourceText};

/// A rule file that has been read.
#[derive(Debug)]
pub struct ReadRules {
    /// Its id, where it could be read.
    pub id: Option<String>,
    /// The rule set, where nothing stops it.
    pub rule_set: Option<RuleSet>,
    /// Where something stops it: what it says of tables, if that is sound, so that the data can be checked all the same.
    pub tables_only: Option<RuleSet>,
    /// What is wrong, or worth knowing, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads and checks a rule file.
///
/// ```
/// let file = "format = 1\nid = \"x\"\nnamn = \"X\"\nstatus = \"gällande\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\
///             [[parameter]]\nid = \"a\"\ntal = \"2 kr\"\n[[parameter]]\nid = \"b\"\nformel = \"a + 1\"\n";
/// let read = fordela::rules::read("regelverk.toml", file);
/// assert_eq!(read.problems[0].code, fordela::message::Code::MeasureMismatch);
/// assert_eq!(read.problems[0].place.lines, [11]);
/// ```
pub fn read(name: &str, text: &str) -> ReadRules {
    let source = Arc::new(SourceText::new(name, text));
    let mut reporter = Reporter::new(Arc::clone(&source));
    let draft = draft::read(&source, &mut reporter);
    let id = draft.as_ref().and_then(|draft| draft.id.as_ref()).map(|id| id.value.clone());
    let rule_set = draft.as_ref().and_then(|draft| build::build(draft, Arc::clone(&source), &mut reporter));
    if rule_set.is_none() && draft.is_some() && !crate::message::stops(&reporter.problems) {
        // The last guard: a rule set that cannot be used, and nothing says why.
        reporter.add(crate::message::Code::NotUsable, crate::message::Span::default(), &[]);
    }
    let tables_only = match (draft, &rule_set) {
        (Some(draft), None) => build::build(&draft.tables_only(), Arc::clone(&source), &mut Reporter::new(source)),
        _ => None,
    };
    let mut problems = reporter.problems;
    problems.sort_by_key(|problem| problem.place.lines.first().copied());
    problems.dedup();
    ReadRules { id, rule_set, tables_only, problems }
}
