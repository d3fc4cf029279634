//! One pot, when it is known who takes part: its frame in whole steps, the bounds of its rows, and what stands in the way.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Allocation;
use super::pot::{Bounds, PotError, share_within};
use super::pots::{Group, LastUnit, Pot, Rule};
use crate::data::KEY_JOINT;
use crate::formula::{ColumnId, Formula, Sort, TableId, Value};
use crate::message::{Code, Problem};
use crate::number::{Number, swedish};
use crate::rules::Column;

/// A pot that is to be shared.
pub(super) struct OnePot<'a> {
    pub(super) allocation: &'a Allocation,
    pub(super) id: ColumnId,
    pub(super) column: &'a Column,
    pub(super) rule: &'a Rule<'a>,
    /// The row whose pot it is.
    pub(super) of: Option<(TableId, u32)>,
    pub(super) group: &'a Group,
}

/// What stands in place of the shares of a pot that was not shared, and the problem that says why, where nothing else does.
type Unshared = (Value, Option<Box<Problem>>);

impl OnePot<'_> {
    /// The shares of the rows, and the pot that they were taken from.
    pub(super) fn share(&self, frame: Value) -> Result<(Vec<Number>, Pot), Unshared> {
        let formula = self.rule.frame;
        match (frame, &self.group.unknown) {
            (_, Some(state)) => Err((state.clone(), None)),
            (Value::Number(frame), None) => self.shares(frame).map_err(|problem| (Value::Failed, Some(problem))),
            (Value::Missing, None) => Err((Value::Missing, Some(Box::new(self.problem(Code::FrameMissing, formula))))),
            // A row whose frame does not apply has no pot, and nobody asks for a share of it.
            (Value::Inapplicable, None) if self.of.is_some() && self.group.rows.is_empty() => {
                Err((Value::Inapplicable, None))
            }
            (Value::Inapplicable, None) => {
                let problem = self.problem(Code::InapplicableRead, formula).with("row", self.whose());
                Err((Value::Failed, Some(Box::new(problem))))
            }
            (_, None) => Err((Value::Failed, None)),
        }
    }

    fn shares(&self, frame: Number) -> Result<(Vec<Number>, Pot), Box<Problem>> {
        let OnePot { allocation, column, group, .. } = self;
        let units = self.steps(&frame);
        if !units.is_integer() {
            let problem = self.problem(Code::FrameNotWhole, self.rule.frame).with("frame", self.said(&frame));
            return Err(Box::new(problem.with("step", self.said(self.step()))));
        }
        let keys = &allocation.data.tables[column.table.0].keys;
        let name = |at: usize| keys.get(group.rows[at] as usize).split(KEY_JOINT);
        let bounds: Vec<Bounds> = group.bounds.iter().map(|bounds| self.whole(bounds)).collect();
        let shared = share_within(&units.to_integer(), &group.keys, &bounds, |a, b| name(a).cmp(name(b)));
        let shares = shared.map_err(|error| Box::new(self.refused(error, &frame, &bounds)))?;
        if shares.key_sum.is_zero() && self.of.is_none() {
            // Among several pots one with nothing in it may be nobody's; a single one has been set up wrongly.
            return Err(Box::new(self.refused(PotError::NoKey, &frame, &bounds)));
        }
        let too_large = || Box::new(self.problem(Code::ResultTooLarge, self.rule.frame).with("row", self.whose()));
        let step = self.step();
        let amount = |units: BigInt| Number::ratio(units, 1.into())?.mul(step).ok();
        let amounts: Vec<Number> = shares.units.into_iter().map(amount).collect::<Option<_>>().ok_or_else(too_large)?;
        let sum = amounts.iter().try_fold(Number::ZERO, |sum, amount| sum.add(amount)).map_err(|_| too_large())?;
        let last = shares.last.map(|(at, remainder)| LastUnit { row: group.rows[at], remainder });
        let level = Number::unlimited(shares.level.to_big() * step.to_big());
        let (key_sum, rows) = (shares.key_sum, group.rows.len());
        Ok((amounts, Pot { column: self.id, of: self.of, frame, key_sum, sum, rows, level, last }))
    }

    /// What the pot is shared in.
    fn step(&self) -> &Number {
        self.column.rounding.as_ref().map_or(&Number::ONE, |stated| stated.rounding.step())
    }

    fn steps(&self, amount: &Number) -> BigRational {
        amount.to_big() / self.step().to_big()
    }

    /// Bounds in whole steps, so that no rounding passes them: the floor upwards and never below zero, the cap downwards.
    fn whole(&self, [floor, cap]: &[Option<Number>; 2]) -> Bounds {
        let floor = floor.as_ref().map_or_else(BigInt::default, |floor| self.steps(floor).ceil().to_integer());
        Bounds { floor: floor.max(0.into()), cap: cap.as_ref().map(|cap| self.steps(cap).floor().to_integer()) }
    }

    /// An amount of whole steps, as people read it.
    fn shown(&self, units: BigInt) -> String {
        self.said(&Number::unlimited(self.step().to_big() * units))
    }

    /// An amount with what it is counted in.
    fn said(&self, amount: &Number) -> String {
        match &self.column.sort {
            Sort::Number(measure) if !measure.is_pure() => format!("{} {measure}", swedish(amount)),
            _ => swedish(amount),
        }
    }

    /// Whose pot it is.
    fn whose(&self) -> String {
        let (table, row) = self.of.map_or((None, 0), |(table, row)| (Some(table), row));
        self.allocation.row_name(table, row)
    }

    fn problem(&self, code: Code, formula: &Formula) -> Problem {
        let place = self.allocation.rule_place(formula);
        Problem::new(code, place).with("column", self.allocation.pot_label(self.id, self.of))
    }

    /// A problem of one row that takes part.
    fn row_problem(&self, code: Code, at: usize) -> Problem {
        let (table, row) = (Some(self.column.table), self.group.rows[at]);
        let problem = Problem::new(code, self.allocation.row_place(table, row));
        problem.with("column", self.allocation.label(self.column)).with("row", self.allocation.row_name(table, row))
    }

    /// Why the pot could not be shared.
    fn refused(&self, error: PotError, frame: &Number, bounds: &[Bounds]) -> Problem {
        let OnePot { rule, column, group, .. } = self;
        // Bounds can only be wrong where they are written.
        let (floor, cap) = (column.floor.as_ref().unwrap_or(rule.frame), column.cap.as_ref().unwrap_or(rule.frame));
        match error {
            PotError::NegativePot => self.problem(Code::FrameNegative, rule.frame).with("frame", self.said(frame)),
            PotError::NoKey => {
                let problem = self.problem(Code::KeySumZero, rule.key).with("frame", self.said(frame));
                problem.with("count", group.rows.len().to_string())
            }
            PotError::TooLarge => self.problem(Code::ResultTooLarge, rule.key).with("row", self.whose()),
            PotError::NegativeKey(at) => self.row_problem(Code::KeyNegative, at).with("value", swedish(&group.keys[at])),
            PotError::BoundsCross(at, over) => {
                let [floor, cap] = group.bounds[at].clone().map(|bound| bound.unwrap_or(Number::ZERO));
                let problem = self.row_problem(Code::PotBoundsCross, at).with("floor", self.said(&floor.max(Number::ZERO)));
                let problem = problem.with("cap", self.said(&cap)).with("step", self.said(self.step()));
                problem.with("over", self.shown(over))
            }
            PotError::FloorsAbove(over) => {
                let floors = self.shown(bounds.iter().map(|bounds| &bounds.floor).sum());
                let problem = self.problem(Code::PotFloorsAbove, floor).with("floors", floors);
                problem.with("over", self.shown(over)).with("frame", self.said(frame))
            }
            PotError::CapsBelow(under) => {
                let caps = self.shown(self.steps(frame).to_integer() - &under);
                let problem = self.problem(Code::PotCapsBelow, cap).with("caps", caps);
                problem.with("under", self.shown(under)).with("frame", self.said(frame))
            }
        }
    }
}
