//! `[[avsteg]]`: which check, for which resource, why and since when.

use super::draft::{Draft, DraftDeviation};
use super::model::Deviation;
use crate::formula::parse_date;
use crate::law::{self, Weight};
use crate::message::{Code, Reporter};

/// The deviations that are sound; what is wrong with the others is reported.
pub fn read(draft: &Draft, reporter: &mut Reporter) -> Vec<Deviation> {
    let mut read: Vec<Deviation> = Vec::new();
    for written in &draft.deviations {
        let Some(deviation) = deviation(written, draft, reporter) else { continue };
        if read.iter().any(|other| (other.check, &other.resource) == (deviation.check, &deviation.resource)) {
            let arguments = [("check", deviation.check.id), ("resource", &deviation.resource)];
            reporter.add(Code::DeviationTwice, written.span, &arguments);
        } else {
            read.push(deviation);
        }
    }
    read
}

fn deviation(written: &DraftDeviation, draft: &Draft, reporter: &mut Reporter) -> Option<Deviation> {
    let DraftDeviation { check: id, resource, reason, date: day, span } = written;
    let check = law::check(&id.value);
    match check {
        None => {
            let known = law::checks().iter().filter(|check| check.weight != Weight::Refused).map(|check| check.id);
            reporter.unknown(Code::UnknownCheck, id.span, &[("id", &id.value)], &id.value, known);
        }
        Some(check) if check.weight == Weight::Refused => {
            reporter.add(Code::DeviationRefused, id.span, &[("check", check.id)]);
        }
        Some(_) => {}
    }
    let resources =
        || draft.columns.iter().filter(|column| column.resource.is_some()).map(|column| column.id.value.as_str());
    let known = resources().any(|id| id == resource.value);
    if !known {
        reporter.unknown(Code::UnknownResource, resource.span, &[("id", &resource.value)], &resource.value, resources());
    }
    let said = reason.value.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.is_empty() {
        reporter.add(Code::ReasonMissing, reason.span, &[]);
    }
    let date = parse_date(&day.value);
    if date.is_none() {
        reporter.add(Code::BadDate, day.span, &[("text", &day.value)]);
    }
    let (check, date) = (check.filter(|check| check.weight != Weight::Refused)?, date?);
    (known && !said.is_empty()).then(|| Deviation {
        check,
        resource: resource.value.clone(),
        reason: said,
        date,
        span: *span,
    })
}
