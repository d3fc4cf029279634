//! A case that was run, as it is shown.

use std::sync::Arc;

use serde::Serialize;

use super::ProblemView;
use crate::cases::Case;
use crate::message::stops;
use crate::rules::RuleSet;

/// A case that was run against a rule set.
#[derive(Clone, Debug, Serialize)]
pub struct CaseRun {
    name: String,
    file: String,
    /// How many figures were compared.
    figures: usize,
    /// True where all were as expected.
    ok: bool,
    problems: Vec<ProblemView>,
}

impl CaseRun {
    /// Runs a case.
    pub fn new(case: &Case, rules: &Arc<RuleSet>) -> CaseRun {
        let mut problems = Vec::new();
        let figures = case.run(rules, &mut problems);
        CaseRun {
            name: case.name.clone(),
            file: case.file_name().to_owned(),
            figures,
            ok: !stops(&problems),
            problems: problems.iter().map(ProblemView::from).collect(),
        }
    }
}
