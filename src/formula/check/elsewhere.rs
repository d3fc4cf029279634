//! `BAS` and `FJOL`: formulas whose names are those of another rule set.

use super::{Checked, Checker, Found};
use crate::formula::expression::{Elsewhere, Expression, Operation};
use crate::formula::names::{Other, Sort, TableId};
use crate::formula::syntax::Node;
use crate::message::{Code, Problem, Span};

impl Checker<'_> {
    pub(super) fn elsewhere(&mut self, other: Other, body: &Node, span: Span, table: Option<TableId>) -> Checked {
        let name = other.name();
        let Some(others) = self.others else { return self.fail(Code::ElsewhereNested, span, &[]) };
        let missing = if other == Other::Base { Code::NoBase } else { Code::NoLastYear };
        let place = others.place(other, self.place.start);
        let Some(names) = others.names(place) else {
            return match others.broken.get(place) {
                // What is wrong with last year's is said at the head of the file.
                Some(Some(_)) if other == Other::LastYear => None,
                Some(Some(id)) => self.fail(Code::OtherBroken, span, &[("id", id)]),
                _ => self.fail(missing, span, &[]),
            };
        };
        // A table that the other does not have has no rows there; what belongs to no row can still be read.
        let there = table.and_then(|table| names.table(&self.names.tables[table.0].id));
        let mut checker = Checker {
            names,
            others: None,
            reporter: &mut *self.reporter,
            slots: &mut *self.slots,
            place: self.place,
            exact: self.exact,
            quiet: self.quiet,
        };
        let before = checker.reporter.problems.len();
        let Some((body, found)) = checker.check(body, there) else {
            let nowhere = table.filter(|_| there.is_none()).map(|table| self.names.tables[table.0].id.as_str());
            let computed = if other == Other::LastYear { &others.computed_last_year[..] } else { &[] };
            explain(&mut self.reporter.problems[before..], name, nowhere, computed);
            return None;
        };
        let fits = match &found {
            Found::Sort(sort) => sort.measure().is_some() || matches!(sort, Sort::Date | Sort::YesNo),
            Found::Zero | Found::Unknown => true,
        };
        if !fits {
            let found = found.sort().map_or_else(String::new, |sort| checker.describe(&sort));
            return self.fail(Code::ElsewhereSort, span, &[("name", name), ("found", &found)]);
        }
        let elsewhere = Elsewhere { other, place, body, table: there };
        Some((Expression::new(Operation::Elsewhere(Box::new(elsewhere)), span), found))
    }
}

/// A name that the other rule set does not have may be unknown for a reason: the row's table is not there, or what it names was
/// computed last year.
fn explain(problems: &mut [Problem], function: &str, nowhere: Option<&str>, computed: &[String]) {
    for problem in problems.iter_mut().filter(|p| matches!(p.code, Code::UnknownName | Code::UnknownParameter)) {
        let Some((_, written)) = problem.arguments.iter().find(|(key, _)| *key == "name").cloned() else { continue };
        let code = match nowhere {
            _ if computed.contains(&written) => Code::LastYearParameter,
            Some(_) => Code::ElsewhereTable,
            None => continue,
        };
        *problem = Problem::new(code, problem.place.clone())
            .with("name", written)
            .with("function", function)
            .with("table", nowhere.unwrap_or_default());
    }
}
