//! The pots of a column: who takes part in which, what there is to share, and the shares.

use std::collections::HashMap;

use super::one_pot::OnePot;
use super::{Allocation, fault};
use crate::formula::{ColumnId, Evaluator, FaultKind, Formula, Rows, Selection, TableId, Value, runs};
use crate::limits::PROBLEMS_PER_PLACE;
use crate::message::{Code, Problem, Severity};
use crate::number::Number;
use crate::rules::{Column, Per};

/// A pot that was shared.
#[derive(Clone, Debug)]
pub struct Pot {
    /// The column that it fills.
    pub column: ColumnId,
    /// The row whose pot it is, where there is one for each row of a table.
    pub of: Option<(TableId, u32)>,
    /// What there was to share.
    pub frame: Number,
    /// The sum of the keys.
    pub key_sum: Number,
    /// The sum of the shares.
    pub sum: Number,
    /// How many rows took part.
    pub rows: usize,
    /// What a unit of key gives: a row's exact share is its key times the level, held to its bounds. Without bounds it is the frame
    /// over the sum of the keys.
    pub level: Number,
    /// The last row that got one step more for its remainder; none where the exact shares were whole.
    pub last: Option<LastUnit>,
}

/// The last row that got one step more for its remainder: larger remainders got one too, and equal ones of keys that come before.
#[derive(Clone, Debug)]
pub struct LastUnit {
    /// The row.
    pub row: u32,
    /// Its remainder, as part of a step.
    pub remainder: Number,
}

/// How a column's pots are filled and shared.
pub(super) struct Rule<'a> {
    pub(super) frame: &'a Formula,
    pub(super) key: &'a Formula,
    pub(super) per: Option<&'a Per>,
}

/// The rows of a column that take part, before it is known in which pot.
#[derive(Default)]
struct Takers {
    rows: Vec<u32>,
    keys: Vec<Number>,
    /// Rows with a key that is not known, or a condition: the last is true for those whose condition says that they take part.
    unknown: Vec<(u32, Value, bool)>,
}

/// What is known of one pot before it is shared.
#[derive(Default)]
pub(super) struct Group {
    pub(super) rows: Vec<u32>,
    pub(super) keys: Vec<Number>,
    /// Floor and cap of each row as they were computed, where the column has any.
    pub(super) bounds: Vec<[Option<Number>; 2]>,
    /// Why no share is known, where none is.
    pub(super) unknown: Option<Value>,
}

impl Allocation {
    /// The shares of a column's pots.
    pub(super) fn share_pots(
        &mut self,
        id: ColumnId,
        column: &Column,
        rule: &Rule,
        problems: &mut Vec<Problem>,
    ) -> Vec<Value> {
        let before = problems.len();
        let (takers, mut values) = self.takers(column, rule, problems);
        let groups = self.groups(column, rule, takers, &mut values, problems);
        let frames = self.frames(column, rule, problems);
        for (at, (group, frame)) in groups.iter().zip(frames).enumerate() {
            let of = rule.per.map(|per| (per.table, at as u32));
            match (OnePot { allocation: self, id, column, rule, of, group }).share(frame) {
                Ok((shares, pot)) => {
                    for (row, amount) in group.rows.iter().zip(shares) {
                        values[*row as usize] = amount.into();
                    }
                    self.pots.push(pot);
                }
                Err((state, problem)) => {
                    problems.extend(problem.map(|problem| *problem));
                    group.rows.iter().for_each(|row| values[*row as usize] = state.clone());
                }
            }
        }
        self.list_some(problems, before, rule);
        values
    }

    /// Lists so many problems of a kind and counts the rest: a column may have as many pots as a table has rows.
    fn list_some(&self, problems: &mut Vec<Problem>, before: usize, rule: &Rule) {
        let (mut counts, mut more) = (HashMap::new(), 0);
        for problem in problems.split_off(before) {
            let count: &mut usize = counts.entry(problem.code).or_default();
            *count += 1;
            if *count <= PROBLEMS_PER_PLACE {
                problems.push(problem);
            } else if problem.severity() == Severity::Error {
                more += 1;
            }
        }
        if more > 0 {
            let problem = Problem::new(Code::MoreLikeIt, self.rule_place(rule.frame));
            problems.push(problem.with("count", more.to_string()));
        }
    }

    /// Who takes part, and the state of every row that does not.
    fn takers(&self, column: &Column, rule: &Rule, problems: &mut Vec<Problem>) -> (Takers, Vec<Value>) {
        let count = self.store.count(column.table);
        let (mut takers, mut values) = (Takers::default(), Vec::with_capacity(count));
        let [mut conditions, mut keys] = [(); 2].map(|()| Evaluator::new(&self.store));
        for run in runs(count) {
            let start = run.start;
            let (applying, mut states) = self.applies(column, run.clone(), &mut conditions);
            let undecided = run.zip(&states).filter(|(_, state)| **state != Value::Inapplicable);
            takers.unknown.extend(undecided.map(|(row, state)| (row, state.clone(), false)));
            let computed = keys.values(&rule.key.expression, column.table, &Selection::List(&applying), true);
            for (row, value) in applying.into_iter().zip(computed) {
                match value {
                    Value::Number(number) => {
                        takers.rows.push(row);
                        takers.keys.push(number);
                    }
                    Value::Inapplicable => {}
                    other => {
                        // The row takes part, with a share that nobody knows.
                        states[(row - start) as usize] = other.clone();
                        takers.unknown.push((row, other, true));
                    }
                }
            }
            values.append(&mut states);
        }
        self.report(column, column.condition.as_ref(), conditions, problems);
        self.report(column, Some(rule.key), keys, problems);
        (takers, values)
    }

    /// Who takes part in which pot. A row of which it is not known gets its state here, and no pot it may belong to can be shared.
    fn groups(
        &self,
        column: &Column,
        rule: &Rule,
        takers: Takers,
        values: &mut [Value],
        problems: &mut Vec<Problem>,
    ) -> Vec<Group> {
        let mut groups = Vec::new();
        groups.resize_with(rule.per.map_or(1, |per| self.store.count(per.table)), Group::default);
        let unknown: Vec<u32> = takers.unknown.iter().map(|(row, ..)| *row).collect();
        // Whether such a row needs a pot is not known either, so a way that cannot be gone is no fault of its own.
        let of = self.pot_of_rows(column, rule, &unknown, true, &mut Evaluator::new(&self.store));
        for ((row, state, takes_part), of) in takers.unknown.iter().zip(of) {
            let code = takes_part.then_some(Code::KeyMissing);
            self.spoil(column, &mut groups, of.ok(), (*row, state), code, problems);
        }
        let mut paths = Evaluator::new(&self.store);
        let of = self.pot_of_rows(column, rule, &takers.rows, false, &mut paths);
        if let Some(per) = rule.per {
            self.report(column, Some(&per.path), paths, problems);
        }
        let floors = self.pot_bounds(column, column.floor.as_ref(), &takers.rows, problems);
        let caps = self.pot_bounds(column, column.cap.as_ref(), &takers.rows, problems);
        let bounded = column.floor.is_some() || column.cap.is_some();
        for (at, ((row, key), of)) in takers.rows.into_iter().zip(takers.keys).zip(of).enumerate() {
            let of = match of {
                Ok(of) => of,
                Err(state) => {
                    self.spoil(column, &mut groups, None, (row, &state), Some(Code::PerMissing), problems);
                    values[row as usize] = state;
                    continue;
                }
            };
            let bounds = [&floors, &caps].map(|values| match values.get(at) {
                None => None,
                Some(Value::Number(number)) => Some(number.clone()),
                Some(state) => {
                    self.spoil(column, &mut groups, Some(of), (row, state), Some(Code::PotBoundMissing), problems);
                    None
                }
            });
            let Some(group) = groups.get_mut(of) else { continue };
            group.rows.push(row);
            group.keys.push(key);
            group.bounds.extend(bounded.then_some(bounds));
        }
        groups
    }

    /// The pot of each row by its place, or the state of the way to it.
    fn pot_of_rows(
        &self,
        column: &Column,
        rule: &Rule,
        rows: &[u32],
        skips: bool,
        evaluator: &mut Evaluator,
    ) -> Vec<Result<usize, Value>> {
        let Some(per) = rule.per else { return vec![Ok(0); rows.len()] };
        let reached = evaluator.values(&per.path.expression, column.table, &Selection::List(rows), skips);
        let pot = |value| if let Value::Row(row) = value { Ok(row as usize) } else { Err(value) };
        reached.into_iter().map(pot).collect()
    }

    /// The floors or caps of rows. A bound that does not apply is an error: it says neither to hold a share nor to let it go.
    fn pot_bounds(&self, column: &Column, bound: Option<&Formula>, rows: &[u32], problems: &mut Vec<Problem>) -> Vec<Value> {
        let Some(formula) = bound else { return Vec::new() };
        let mut evaluator = Evaluator::new(&self.store);
        let mut values = evaluator.values(&formula.expression, column.table, &Selection::List(rows), false);
        for (value, row) in values.iter_mut().zip(rows) {
            if *value == Value::Inapplicable {
                evaluator.record(fault(FaultKind::Inapplicable, column, *row, formula));
                *value = Value::Failed;
            }
        }
        self.report(column, bound, evaluator, problems);
        values
    }

    /// Stops a pot, or every pot of the column where it is not known which. The first row with something missing is named.
    fn spoil(
        &self,
        column: &Column,
        groups: &mut [Group],
        which: Option<usize>,
        (row, state): (u32, &Value),
        code: Option<Code>,
        problems: &mut Vec<Problem>,
    ) {
        let groups = match which {
            Some(at) => groups.get_mut(at..=at).unwrap_or_default(),
            None => groups,
        };
        if let (Some(code), Value::Missing, true) = (code, state, groups.iter().any(|group| group.unknown.is_none())) {
            let problem = Problem::new(code, self.row_place(Some(column.table), row)).with("column", self.label(column));
            problems.push(problem.with("row", self.row_name(Some(column.table), row)));
        }
        for group in groups {
            // What failed has been reported, and says more than what is missing.
            if group.unknown.is_none() || *state == Value::Failed {
                group.unknown = Some(state.clone());
            }
        }
    }

    /// What there is to share in each pot.
    fn frames(&self, column: &Column, rule: &Rule, problems: &mut Vec<Problem>) -> Vec<Value> {
        let mut evaluator = Evaluator::new(&self.store);
        let frame = &rule.frame.expression;
        let frames = match rule.per {
            None => vec![evaluator.single(frame)],
            Some(per) => {
                let rows = 0..self.store.count(per.table) as u32;
                evaluator.values(frame, per.table, &Selection::Range(rows), true)
            }
        };
        self.report(column, Some(rule.frame), evaluator, problems);
        frames
    }
}
