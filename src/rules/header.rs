//! What stands first in a file: status and period.

use time::Date;

use super::build::Builder;
use super::model::Status;
use super::section::Text;
use crate::formula::parse_date;
use crate::message::Code;

impl Builder<'_> {
    /// Current rules or a proposal.
    pub fn status(&mut self, text: Option<&Text>) -> Option<Status> {
        let text = text?;
        let status = [Status::Current, Status::Proposed].into_iter().find(|status| status.word() == text.value);
        if status.is_none() {
            let known = [Status::Current, Status::Proposed].map(Status::word);
            self.reporter.unknown(Code::BadStatus, text.span, &[("text", &text.value)], &text.value, known);
        }
        status
    }

    /// The first and the last day.
    pub fn period(&mut self, days: Option<&[Text]>) -> Option<(Date, Date)> {
        let days = days?;
        let [first, last] = days else {
            let arguments = [("key", "giltig"), ("expected", "två datum, [\"2025-01-01\", \"2025-12-31\"]")];
            self.reporter.add(Code::WrongType, days.first()?.span, &arguments);
            return None;
        };
        let mut date = |text: &Text| {
            let date = parse_date(&text.value);
            if date.is_none() {
                self.reporter.add(Code::BadDate, text.span, &[("text", &text.value)]);
            }
            date
        };
        let (start, end) = (date(first), date(last));
        let (start, end) = (start?, end?);
        if end < start {
            self.reporter.add(Code::PeriodBackwards, last.span, &[]);
            return None;
        }
        Some((start, end))
    }
}
