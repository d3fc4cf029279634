//! The unknown of an equation: traces what depends on it on the way to the equation, solves it, and sees afterwards that it holds.

use super::{Allocation, fault};
use crate::formula::{
    Evaluator, Expression, Fault, FaultKind, Formula, Item, Operator, ParameterId, Rows, Selection, Sort, Value,
};
use crate::limits::KINKS;
use crate::message::{Code, Problem};
use crate::number::{Number, swedish};
use crate::rules::{Column, Equation, Filling, Parameter, ParameterFilling};
use crate::solve::{Interval, Known, NoRoot, Room, Traced, Tracer, root};
use crate::view::spoken;

impl Allocation {
    /// Solves an equation. `None` where something on the way could not be computed, which is reported: then it cannot be computed as
    /// usual either, and need not be reported again.
    pub(super) fn solve(
        &self,
        id: usize,
        parameter: &Parameter,
        equation: &Equation,
        problems: &mut Vec<Problem>,
    ) -> Option<Value> {
        let name = spoken(parameter.name.as_ref(), &parameter.id);
        let problem = |code: Code| Problem::new(code, self.rule_place(&equation.formula)).with("id", name.as_str());
        let (low, high) = equation.between.clone();
        let room = Room::new(Interval { low, high }, KINKS);
        let mut found = Vec::new();
        let known = self.trace_way(ParameterId(id), equation, &room, &mut found);
        let mut tracer = Tracer::new(&self.store, &known, &room);
        let (left, right) = equation.sides();
        let (left, right) = (tracer.single(left), tracer.single(right));
        let span = equation.formula.expression.span;
        let difference = tracer.settle(room.binary(Operator::Subtract, &left, &right), None, 0, span);
        let root = match difference.curve().map(|curve| root(&curve, &room.interval)) {
            None => None,
            Some(Ok(root)) => Some(root),
            Some(Err(error)) => {
                tracer.evaluator.record(Fault { kind: error.into(), table: None, row: 0, span });
                None
            }
        };
        self.report_traced(&name, &equation.formula, tracer, &mut found);
        if room.is_spent() {
            problems.push(problem(Code::UnknownTooManyKinks).with("limit", KINKS.to_string()));
            return None;
        }
        if !found.is_empty() {
            problems.append(&mut found);
            return None;
        }
        match root {
            Some(Ok(value)) => Some(value.into()),
            Some(Err(why)) => {
                problems.push(no_root(&why, problem, parameter, equation));
                Some(Value::Failed)
            }
            None => {
                if difference.is(&Value::Missing) {
                    problems.push(problem(Code::UnknownMissing));
                }
                Some(difference.state())
            }
        }
    }

    /// Everything on the way from an unknown to its equation, as functions of it.
    fn trace_way(&self, unknown: ParameterId, equation: &Equation, room: &Room, found: &mut Vec<Problem>) -> Known {
        let mut known = Known::default();
        known.parameters.insert(unknown, room.unknown());
        for item in &equation.way {
            match item {
                Item::Column(id) => {
                    let values = self.trace(&self.rules.columns[id.0], &known, room, found);
                    known.columns.insert(*id, values);
                }
                Item::Parameter(id) => {
                    let parameter = &self.rules.parameters[id.0];
                    let ParameterFilling::Formula(formula) = &parameter.filling else { continue };
                    let mut tracer = Tracer::new(&self.store, &known, room);
                    let value = tracer.single(&formula.expression);
                    self.report_traced(&spoken(parameter.name.as_ref(), &parameter.id), formula, tracer, found);
                    known.parameters.insert(*id, value);
                }
            }
        }
        known
    }

    /// What went wrong while tracing. What was assumed is told when the values are computed as usual.
    fn report_traced(&self, name: &str, formula: &Formula, tracer: Tracer, found: &mut Vec<Problem>) {
        let mut evaluator = tracer.evaluator;
        evaluator.assumed = 0;
        self.report_faults(name, formula, evaluator, found);
    }

    /// A column on the way, row by row: what [`Allocation::formula`] computes, as functions of the unknown.
    fn trace(&self, column: &Column, known: &Known, room: &Room, found: &mut Vec<Problem>) -> Vec<Traced> {
        let count = self.store.count(column.table);
        let Filling::Formula(formula) = &column.filling else { return vec![Traced::Fixed(Value::Failed); count] };
        let mut conditions = Evaluator::new(&self.store);
        let (rows, rest) = self.applies(column, 0..count as u32, &mut conditions);
        conditions.assumed = 0;
        self.report(column, column.condition.as_ref(), conditions, found);
        let rows = Selection::List(&rows);
        let mut tracer = Tracer::new(&self.store, known, room);
        let mut values = tracer.values(&formula.expression, column.table, &rows);
        self.report_traced(&self.label(column), formula, tracer, found);
        for (bound, is_floor) in [(&column.floor, true), (&column.cap, false)] {
            let Some(bound) = bound else { continue };
            let mut tracer = Tracer::new(&self.store, known, room);
            let bounds = tracer.values(&bound.expression, column.table, &rows);
            for (at, (value, limit)) in values.iter_mut().zip(bounds).enumerate() {
                let held = room.bounded(value, &limit, is_floor);
                // A bound that does not apply is an error, as it is for any column.
                let inapplicable = value.curve().is_some() && limit.is(&Value::Inapplicable);
                let held = if inapplicable { Err(FaultKind::Inapplicable) } else { held };
                *value = held.unwrap_or_else(|kind| {
                    tracer.evaluator.record(fault(kind, column, rows.row(at), bound));
                    Traced::Fixed(Value::Failed)
                });
            }
            self.report_traced(&self.label(column), bound, tracer, found);
        }
        let mut all: Vec<Traced> = rest.into_iter().map(Traced::Fixed).collect();
        for (at, value) in values.into_iter().enumerate() {
            all[rows.row(at) as usize] = value;
        }
        all
    }

    /// Leaves a value that cannot be computed, for a reason that has been reported.
    pub(super) fn fail(&mut self, item: Item) {
        match item {
            Item::Parameter(id) => self.store.parameters[id.0] = Value::Failed,
            Item::Column(id) => {
                let count = self.store.count(self.rules.columns[id.0].table);
                self.store.values[id.0] = vec![Value::Failed; count];
            }
        }
    }

    /// The last guard of what was solved: with everything computed as usual, each equation holds exactly.
    pub(super) fn check_equations(&self, problems: &mut Vec<Problem>) {
        for (parameter, value) in self.rules.parameters.iter().zip(&self.store.parameters) {
            let (ParameterFilling::Solved(equation), Value::Number(_)) = (&parameter.filling, value) else { continue };
            let name = spoken(parameter.name.as_ref(), &parameter.id);
            let mut evaluator = Evaluator::new(&self.store);
            let holds = evaluator.single(&equation.formula.expression);
            self.report_faults(&name, &equation.formula, evaluator, problems);
            if holds != Value::YesNo(true) {
                let place = self.rule_place(&equation.formula);
                problems.push(Problem::new(Code::UnknownGuard, place).with("id", name));
            }
        }
    }
}

/// Why an equation has no one solution, with the amounts.
fn no_root(why: &NoRoot, problem: impl Fn(Code) -> Problem, parameter: &Parameter, equation: &Equation) -> Problem {
    let of_unknown = |number: &Number| measured(number, &parameter.sort);
    let (left, right) = equation.sides();
    let counts = |side: &&Expression| side.sort.as_ref().and_then(Sort::measure).is_some_and(|measure| !measure.is_pure());
    let sort = [left, right].into_iter().find(counts).and_then(|side| side.sort.clone()).unwrap_or_else(Sort::pure);
    let words = |difference: &Number| match difference.is_negative() {
        true => (measured(&difference.abs(), &sort), "för litet", "too small"),
        false => (measured(difference, &sort), "för stort", "too large"),
    };
    match why {
        NoRoot::Nowhere(at_low, at_high) => {
            let (low, high) = &equation.between;
            let ((low_amount, low_word, low_en), (high_amount, high_word, high_en)) = (words(at_low), words(at_high));
            let problem = problem(Code::UnknownNoSolution).with("low", of_unknown(low)).with("high", of_unknown(high));
            let problem = problem.with("low_amount", low_amount).with("low_word", low_word).with("low_en", low_en);
            problem.with("high_amount", high_amount).with("high_word", high_word).with("high_en", high_en)
        }
        NoRoot::Between(from, to) => {
            problem(Code::UnknownManySolutions).with("from", of_unknown(from)).with("to", of_unknown(to))
        }
        NoRoot::Turns(at, value) => {
            let (amount, word, word_en) = words(value);
            let problem = problem(Code::UnknownNotMonotone).with("turn", of_unknown(at));
            problem.with("amount", amount).with("word", word).with("word_en", word_en)
        }
    }
}

/// A number with what it measures, as people write it.
fn measured(number: &Number, sort: &Sort) -> String {
    match sort {
        Sort::Percent => format!("{} %", number.mul(&Number::from(100)).map_or_else(|_| swedish(number), |n| swedish(&n))),
        Sort::Number(measure) if !measure.is_pure() => format!("{} {measure}", swedish(number)),
        _ => swedish(number),
    }
}
