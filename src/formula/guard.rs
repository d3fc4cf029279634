//! No krona disappears through an empty cell: a value that may be *ej tillämpligt* is read only where that has a meaning, or where
//! what is known there says that it applies.

use std::sync::Arc;

use super::expression::{Aggregate, Elsewhere, Expression, Formula, Operation};
use super::facts::{Fact, Facts, facts};
use super::function::{Fold, Function};
use super::names::{ColumnId, Doubt, Names, Others, TableId};
use crate::message::{Code, Reporter, quoted};

/// Looks through a checked formula for what may be *ej tillämpligt*.
pub struct Guard<'a> {
    /// What is read, and where it applies.
    pub names: &'a Names,
    /// What other rule sets speak of.
    pub others: Option<&'a Others>,
    /// Where problems go.
    pub reporter: &'a mut Reporter,
    /// The formula.
    pub formula: &'a Formula,
}

/// Where a part stands: the table of its row, what is known there, and whether *ej tillämpligt* has a meaning.
#[derive(Clone, Copy)]
struct Place<'f> {
    table: Option<TableId>,
    facts: &'f Facts,
    skips: bool,
}

impl Guard<'_> {
    /// Why the whole formula may be *ej tillämpligt*; what may be so within it, where that has no meaning, is reported. With `skips`
    /// it has a meaning for the whole, and the formula may be a column that does not apply.
    pub fn check(&mut self, table: Option<TableId>, facts: &Facts, skips: bool) -> Option<Doubt> {
        let formula = self.formula;
        self.part(&formula.expression, Place { table, facts, skips })
    }

    /// Reports whatever may be *ej tillämpligt*, the whole formula included.
    pub fn certain(&mut self, table: Option<TableId>, facts: &Facts) {
        let formula = self.formula;
        self.strict(&formula.expression, Place { table, facts, skips: false });
    }

    fn strict(&mut self, part: &Expression, place: Place) {
        if let Some(doubt) = self.part(part, Place { skips: false, ..place }) {
            self.report(part, &doubt);
        }
    }

    fn report(&mut self, part: &Expression, doubt: &Doubt) {
        let text = self.formula.text.get(part.span.start..part.span.end).unwrap_or_default();
        let name = quoted(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let (why, why_en) = match doubt {
            Doubt::Condition { id, condition } => {
                let condition = quoted(&condition.split_whitespace().collect::<Vec<_>>().join(" "));
                (format!("”{id}” gäller bara där {condition}"), format!("“{id}” applies only where {condition}"))
            }
            Doubt::Optional(id) => (format!("”{id}” är valfri"), format!("“{id}” is optional (valfri)")),
            Doubt::Elsewhere(other) => {
                (format!("{} kan sakna ett värde där", other.name()), format!("{} may have no value there", other.name()))
            }
            Doubt::NoRows => ("det finns inget värde där inga rader finns".into(), "no rows give no value".into()),
        };
        let arguments = [("name", name.as_str()), ("why", why.as_str()), ("why_en", why_en.as_str())];
        let place = self.formula.place(part.span, &self.reporter.source);
        self.reporter.add(Code::MayBeInapplicable, place, &arguments);
    }

    /// Why a part may be *ej tillämpligt*, as it is computed: what is read, or what an extreme of nothing is.
    fn part(&mut self, part: &Expression, place: Place) -> Option<Doubt> {
        let doubt = match &part.operation {
            Operation::Constant(_) | Operation::Period(_) => None,
            Operation::Parameter(id) => self.names.parameters[id.0].applies.doubt.clone(),
            Operation::Column(path, column) => self.column(path, *column, place.facts),
            Operation::Negate(inner) => {
                self.strict(inner, place);
                None
            }
            Operation::Binary(_, left, right) => {
                self.strict(left, place);
                self.strict(right, place);
                None
            }
            Operation::Call(function, parts) => self.call(*function, parts, place),
            Operation::Switch(subject, arms, otherwise) => self.switch(subject, arms, otherwise.as_deref(), place),
            Operation::Aggregate(aggregate) => self.aggregate(aggregate, place),
            Operation::Elsewhere(elsewhere) => self.elsewhere(elsewhere),
            Operation::Steps(steps) => {
                self.strict(&steps.value, place);
                // Any row of that table may be the one reached, and nothing is known of it.
                let columns = [steps.bounds, steps.column];
                let doubt = columns.iter().find_map(|column| self.column(&[], *column, &Facts::default()));
                doubt.iter().for_each(|doubt| self.report(part, doubt));
                None
            }
        }?;
        if place.facts.holds(&Fact::applies(part)) {
            return None;
        }
        let read = matches!(part.operation, Operation::Parameter(_) | Operation::Column(..));
        if read && !place.skips {
            self.report(part, &doubt);
            return None;
        }
        Some(doubt)
    }

    /// Why a column may not apply: the first on the way to it, or itself, of which too little is known.
    fn column(&self, path: &[ColumnId], column: ColumnId, facts: &Facts) -> Option<Doubt> {
        let path: Vec<ColumnId> = path.iter().chain([&column]).copied().collect();
        (1..=path.len()).find_map(|end| {
            let (way, read) = (&path[..end - 1], &self.names.columns[path[end - 1].0]);
            if facts.holds(&Fact::Column(path[..end].to_vec())) {
                return None;
            }
            let met = read.applies.when.iter().all(|fact| facts.holds(&fact.seen_along(way)));
            let condition = || Doubt::Condition { id: read.id.clone(), condition: read.applies.condition.clone() };
            if met { read.applies.doubt.clone() } else { Some(condition()) }
        })
    }

    fn call(&mut self, function: Function, parts: &[Expression], place: Place) -> Option<Doubt> {
        let skipping = Place { skips: true, ..place };
        match (function, parts) {
            (Function::If, [test, then, otherwise]) => {
                self.strict(test, place);
                let then = self.branch(then, facts(test, true), place);
                let otherwise = self.branch(otherwise, facts(test, false), place);
                then.or(otherwise)
            }
            (Function::IfInapplicable, [value, instead]) => {
                let value = self.part(value, skipping);
                let instead = self.part(instead, place);
                value.and(instead)
            }
            (Function::IfMissing, [value, instead]) => {
                // A missing value is asked for only of what applies.
                self.strict(value, place);
                self.part(instead, place)
            }
            (Function::IsInapplicable, [value]) => {
                self.part(value, skipping);
                None
            }
            (Function::Sum | Function::Mean | Function::Min | Function::Max, parts) => {
                let doubts: Vec<Option<Doubt>> = parts.iter().map(|part| self.part(part, skipping)).collect();
                // Where one of them is there, so is what they make.
                let all: Option<Vec<Doubt>> = doubts.into_iter().collect();
                all.filter(|_| function != Function::Sum)?.into_iter().next()
            }
            (_, parts) => {
                parts.iter().for_each(|part| self.strict(part, place));
                None
            }
        }
    }

    fn branch(&mut self, part: &Expression, known: Vec<Fact>, place: Place) -> Option<Doubt> {
        let mut facts = place.facts.clone();
        facts.learn(known, self.names);
        self.part(part, Place { facts: &facts, ..place })
    }

    fn switch(
        &mut self,
        subject: &Expression,
        arms: &[(u32, Expression)],
        otherwise: Option<&Expression>,
        place: Place,
    ) -> Option<Doubt> {
        self.strict(subject, place);
        let member = |code: u32, is: bool| Fact::member(subject, code, is);
        let mut doubt = None;
        for (code, part) in arms {
            doubt = doubt.or(self.branch(part, member(*code, true).into_iter().collect(), place));
        }
        if let Some(part) = otherwise {
            let none = arms.iter().filter_map(|(code, _)| member(*code, false)).collect();
            doubt = doubt.or(self.branch(part, none, place));
        }
        doubt
    }

    /// In an aggregate every row of the other table is asked, and what does not apply is skipped. What is known of this row is known
    /// in the rows that refer to it.
    fn aggregate(&mut self, aggregate: &Aggregate, place: Place) -> Option<Doubt> {
        let facts = aggregate.own.map_or_else(Facts::default, |own| place.facts.seen_along(own));
        let inner = Place { table: Some(aggregate.table), facts: &facts, skips: true };
        let body = aggregate.body.as_ref().and_then(|body| self.part(body, inner));
        if matches!(aggregate.fold, Fold::Sum | Fold::Count) {
            return None;
        }
        // Over all rows of the row's own table there is at least that row.
        let some = aggregate.own.is_none()
            && (self.names.tables[aggregate.table.0].has_rows || place.table == Some(aggregate.table));
        if some { body } else { Some(Doubt::NoRows) }
    }

    /// The row may not be there; and what would be refused here makes the whole *ej tillämpligt* there.
    fn elsewhere(&mut self, elsewhere: &Elsewhere) -> Option<Doubt> {
        let doubt = Some(Doubt::Elsewhere(elsewhere.other));
        let names = self.others.and_then(|others| others.names(elsewhere.other));
        let Some(names) = names.filter(|_| elsewhere.table.is_none()) else { return doubt };
        let mut quiet = Reporter::new(Arc::clone(&self.reporter.source));
        let mut there = Guard { names, others: None, reporter: &mut quiet, formula: self.formula };
        let whole = there.part(&elsewhere.body, Place { table: None, facts: &Facts::default(), skips: true });
        doubt.filter(|_| whole.is_some() || !quiet.problems.is_empty())
    }
}
