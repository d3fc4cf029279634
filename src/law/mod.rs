//! What the law has a say on in a rule set. Checks fall out of dependency: what a resource is computed from, near or far, and which
//! schools may get it. Each check is data ([`checks`]); the code knows what a pot or a cap is, and no law.
//!
//! They show how a rule set is built and are no legal advice.

mod catalogue;
mod check;
mod look;
mod schools;
mod way;

pub use check::{Check, Construct, Look, Said, Weight, check, checks};
pub use look::{Finding, findings};

use crate::formula::date_text;
use crate::message::{Code, Reporter};
use crate::rules::RuleSet;

/// Reports what the checks find, and deviations that answer nothing.
pub fn report(rules: &RuleSet, reporter: &mut Reporter) {
    let findings = findings(rules);
    for finding in &findings {
        let check = finding.check;
        let resource = &rules.columns[finding.resource.0].id;
        let answer = rules.deviations.iter().find(|deviation| deviation.check == check && deviation.resource == *resource);
        let code = match (check.weight, answer) {
            (Weight::Refused, _) => Code::LawRefused,
            (_, Some(_)) => Code::LawAccepted,
            (Weight::Warning, None) => Code::LawWarning,
            (Weight::Hint, None) => Code::LawHint,
        };
        let (reason, date) = answer.map_or(("", String::new()), |answer| (&*answer.reason, date_text(answer.date)));
        // The check's own sentences first: they hold blanks that the others fill.
        let arguments = [
            ("what_sv", check.what.sv),
            ("what_en", check.what.en),
            ("todo_sv", check.todo.sv),
            ("todo_en", check.todo.en),
            ("resource", resource),
            ("check", check.id),
            ("source", check.source),
            ("date", &date),
            ("way", &finding.way),
            ("reason", reason),
        ];
        reporter.add(code, finding.span, &arguments);
    }
    for deviation in &rules.deviations {
        let answers = |finding: &Finding| {
            finding.check == deviation.check && rules.columns[finding.resource.0].id == deviation.resource
        };
        if !findings.iter().any(answers) {
            let arguments = [("check", deviation.check.id), ("resource", &deviation.resource)];
            reporter.add(Code::DeviationUnused, deviation.span, &arguments);
        }
    }
}
