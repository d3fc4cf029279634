//! What operators and functions do to single values, in all their states.

use std::cmp::Ordering;

use num_traits::ToPrimitive;
use time::{Date, util::days_in_month};

use super::function::{Fold, Function};
use super::names::ColumnId;
use super::syntax::Operator;
use super::value::Value;
use crate::number::{ArithmeticError, Direction, Number, Rounding};

/// What went wrong in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Division by zero.
    DivisionByZero,
    /// Too many digits.
    TooLarge,
    /// A value that is *ej tillämpligt* was read where that has no meaning.
    Inapplicable,
    /// A rounding to more than 28 decimals or digits.
    RoundingTooFine,
    /// A day moved by a part of a day.
    PartOfDay,
    /// A number to be rounded to a multiple of the other sign.
    MixedSigns,
    /// A date whose year is not within 1900 to 9999.
    DateOutOfRange,
    /// Two rows of a table of steps have the same lower bound.
    StepsOverlap {
        /// The column of bounds.
        bounds: ColumnId,
        /// The rows.
        rows: (u32, u32),
    },
    /// A value below every bound of a table of steps.
    StepsGap {
        /// The column of bounds.
        bounds: ColumnId,
        /// The row of the lowest; none in a table without rows.
        lowest: Option<u32>,
    },
}

impl From<ArithmeticError> for FaultKind {
    fn from(error: ArithmeticError) -> Self {
        match error {
            ArithmeticError::DivisionByZero => FaultKind::DivisionByZero,
            ArithmeticError::TooLarge => FaultKind::TooLarge,
        }
    }
}

type Result = std::result::Result<Value, FaultKind>;

/// What becomes of a value that is not of the kind wanted: missing stays missing, *ej tillämpligt* is a fault.
pub fn carry(value: &Value) -> Result {
    match value {
        Value::Missing => Ok(Value::Missing),
        Value::Inapplicable => Err(FaultKind::Inapplicable),
        _ => Ok(Value::Failed),
    }
}

/// The same for two values, where the worse one decides.
pub fn carry_two(a: &Value, b: &Value) -> Result {
    carry_all(&[a, b])
}

/// The same for several.
pub fn carry_all(values: &[&Value]) -> Result {
    for state in [Value::Failed, Value::Inapplicable, Value::Missing] {
        if values.contains(&&state) {
            return carry(&state);
        }
    }
    Ok(Value::Failed)
}

/// Arithmetic or a comparison.
pub fn binary(operator: Operator, a: &Value, b: &Value) -> Result {
    let holds = |ordering: Ordering| {
        Value::YesNo(match operator {
            Operator::Equal => ordering.is_eq(),
            Operator::NotEqual => ordering.is_ne(),
            Operator::Less => ordering.is_lt(),
            Operator::LessOrEqual => ordering.is_le(),
            Operator::Greater => ordering.is_gt(),
            _ => ordering.is_ge(),
        })
    };
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => Ok(match operator {
            Operator::Add => a.add(b)?.into(),
            Operator::Subtract => a.sub(b)?.into(),
            Operator::Multiply => a.mul(b)?.into(),
            Operator::Divide => a.div(b)?.into(),
            _ => holds(a.cmp(b)),
        }),
        (Value::Day(a), Value::Day(b)) if operator == Operator::Subtract => {
            Ok(Number::from(i64::from(*a) - i64::from(*b)).into())
        }
        (Value::Day(a), Value::Number(days)) => shift(*a, days, operator == Operator::Subtract),
        (Value::Day(a), Value::Day(b)) => Ok(holds(a.cmp(b))),
        (Value::Code(a), Value::Code(b)) | (Value::Row(a), Value::Row(b)) => Ok(holds(a.cmp(b))),
        (Value::YesNo(a), Value::YesNo(b)) => Ok(holds(a.cmp(b))),
        _ => carry_two(a, b),
    }
}

/// A day some whole days later or earlier.
fn shift(day: i32, days: &Number, back: bool) -> Result {
    let days = days.to_big();
    if !days.is_integer() {
        return Err(FaultKind::PartOfDay);
    }
    let days = days.to_integer().to_i32().ok_or(FaultKind::TooLarge)?;
    let moved = if back { day.checked_sub(days) } else { day.checked_add(days) };
    let date = moved.and_then(|day| Date::from_julian_day(day).ok()).ok_or(FaultKind::TooLarge)?;
    Ok(date.into())
}

/// The rounding to a number of decimals.
pub fn decimal_rounding(decimals: &Number, direction: Direction) -> std::result::Result<Rounding, FaultKind> {
    let decimals = decimals.floor().to_big().to_integer().to_i32();
    decimals.and_then(|decimals| Rounding::to_decimals(decimals, direction)).ok_or(FaultKind::RoundingTooFine)
}

/// `MAVRUNDA`: the nearest multiple, halves away from zero.
pub fn round_to_multiple(value: &Value, multiple: &Value) -> Result {
    match (value, multiple) {
        (Value::Number(value), Value::Number(multiple)) if value.is_zero() || multiple.is_zero() => Ok(Number::ZERO.into()),
        (Value::Number(value), Value::Number(multiple)) if value.is_negative() != multiple.is_negative() => {
            Err(FaultKind::MixedSigns)
        }
        (Value::Number(value), Value::Number(multiple)) => {
            Ok(Rounding::to_step(multiple.abs(), Direction::Nearest).apply(value)?.into())
        }
        _ => carry_two(value, multiple),
    }
}

/// `DATUM`: a day by numbers that may run over, each cut off to a whole one as a spreadsheet does.
pub fn date(year: &Value, month: &Value, day: &Value) -> Result {
    let (Value::Number(year), Value::Number(month), Value::Number(day)) = (year, month, day) else {
        return carry_all(&[year, month, day]);
    };
    let whole = |number: &Number| number.to_big().to_integer().to_i32().ok_or(FaultKind::DateOutOfRange);
    let (year, month, day) = (whole(year)?, whole(month)?, whole(day)?);
    let counted = |year: &i32| (1900..=9999).contains(year);
    let months = i64::from(year) * 12 + i64::from(month) - 1;
    let first = || {
        let month = u8::try_from(months.rem_euclid(12) + 1).ok().and_then(|month| time::Month::try_from(month).ok())?;
        Date::from_calendar_date(i32::try_from(months.div_euclid(12)).ok()?, month, 1).ok()
    };
    let moved = || Date::from_julian_day(first()?.to_julian_day().checked_add(day.checked_sub(1)?)?).ok();
    let date = moved().filter(|date| counted(&year) && counted(&date.year()));
    date.map(Value::from).ok_or(FaultKind::DateOutOfRange)
}

/// Many values made one, as they come.
pub struct Accumulator {
    fold: Fold,
    count: i64,
    sum: Number,
    best: Option<Value>,
    state: Option<Value>,
    fault: Option<FaultKind>,
}

impl Accumulator {
    /// Of no values yet.
    pub fn new(fold: Fold) -> Self {
        Accumulator { fold, count: 0, sum: Number::ZERO, best: None, state: None, fault: None }
    }

    /// Takes in a value: *ej tillämpligt* is skipped, missing contaminates.
    pub fn add(&mut self, value: &Value) {
        match value {
            Value::Inapplicable => return,
            Value::Failed => self.state = Some(Value::Failed),
            Value::Missing => self.state = self.state.take().or(Some(Value::Missing)),
            _ => {}
        }
        if self.state.is_some() || self.fault.is_some() {
            return;
        }
        self.count += 1;
        match (self.fold, value) {
            (Fold::Sum | Fold::Mean, Value::Number(number)) => match self.sum.add(number) {
                Ok(sum) => self.sum = sum,
                Err(error) => self.fault = Some(error.into()),
            },
            (Fold::Min | Fold::Max, value) => {
                let wanted = if self.fold == Fold::Min { Ordering::Less } else { Ordering::Greater };
                let better = match (value, &self.best) {
                    (Value::Number(new), Some(Value::Number(old))) => new.cmp(old) == wanted,
                    (Value::Day(new), Some(Value::Day(old))) => new.cmp(old) == wanted,
                    _ => true,
                };
                if better {
                    self.best = Some(value.clone());
                }
            }
            _ => {}
        }
    }

    /// What they make: a sum of nothing is 0, a mean or extreme of nothing is *ej tillämpligt*.
    pub fn finish(self) -> Result {
        if let Some(state) = self.state {
            return Ok(state);
        }
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        Ok(match self.fold {
            Fold::Sum => self.sum.into(),
            Fold::Count => Number::from(self.count).into(),
            Fold::Mean if self.count > 0 => self.sum.div(&Number::from(self.count))?.into(),
            _ => self.best.unwrap_or(Value::Inapplicable),
        })
    }
}

/// Many values made one.
pub fn fold<'a>(fold: Fold, values: impl IntoIterator<Item = &'a Value>) -> Result {
    let mut all = Accumulator::new(fold);
    values.into_iter().for_each(|value| all.add(value));
    all.finish()
}

/// `MÅNADER` and `DAGAR`: what of the time between two days, both included, lies within the period.
pub fn span_within(function: Function, from: &Value, till: &Value, day: Option<&Value>, period: (Date, Date)) -> Result {
    let (Some(from), Some(till)) = (from.date(), till.date()) else {
        return carry_two(from, till);
    };
    let (from, till) = (from.max(period.0), till.min(period.1));
    if from > till {
        return Ok(Number::ZERO.into());
    }
    if function == Function::Days {
        return Ok(Number::from(i64::from(till.to_julian_day() - from.to_julian_day()) + 1).into());
    }
    let month = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month()));
    let mut months = month(till) - month(from) + 1;
    match day {
        None => {}
        Some(Value::Number(day)) => {
            // In a month that is too short the last day counts.
            let counted = |date: Date| {
                let last = days_in_month(date.month(), date.year());
                day.clone().min(Number::from(i64::from(last)))
            };
            months -= i64::from(Number::from(i64::from(from.day())) > counted(from));
            months -= i64::from(Number::from(i64::from(till.day())) < counted(till));
        }
        Some(other) => return carry(other),
    }
    Ok(Number::from(months).into())
}

#[cfg(test)]
mod tests {
    use super::super::value::parse_date;
    use super::*;

    fn months(from: &str, till: &str, day: Option<i64>) -> String {
        let period = (parse_date("2025-01-01").unwrap(), parse_date("2025-12-31").unwrap());
        let value = |text| Value::from(parse_date(text).unwrap());
        let day = day.map(|day| Value::from(Number::from(day)));
        let months = span_within(Function::Months, &value(from), &value(till), day.as_ref(), period).unwrap();
        months.number().unwrap().decimal_text()
    }

    #[test]
    fn months_are_those_started_or_those_whose_day_lies_within() {
        assert_eq!(months("2025-01-31", "2025-02-01", None), "2");
        assert_eq!(months("2024-08-15", "2025-06-10", None), "6");
        assert_eq!(months("2026-01-01", "2026-06-30", None), "0");
        assert_eq!(months("2025-01-16", "2025-03-14", Some(15)), "1");
        assert_eq!(months("2025-02-28", "2025-02-28", Some(31)), "1");
        assert_eq!(months("2025-01-20", "2025-01-25", Some(15)), "0");
    }

    #[test]
    fn missing_contaminates_and_inapplicable_is_skipped() {
        let two = Value::from(Number::from(2));
        let sum = |values: &[Value]| fold(Fold::Sum, values).unwrap();
        assert_eq!(sum(&[two.clone(), Value::Inapplicable]), two);
        assert_eq!(sum(&[two.clone(), Value::Missing, Value::Inapplicable]), Value::Missing);
        assert_eq!(sum(&[Value::Missing, Value::Failed]), Value::Failed);
        assert_eq!(sum(&[]), Number::ZERO.into());
        assert_eq!(fold(Fold::Mean, &[Value::Inapplicable]).unwrap(), Value::Inapplicable);
        assert_eq!(binary(Operator::Add, &two, &Value::Missing), Ok(Value::Missing));
        assert_eq!(binary(Operator::Add, &two, &Value::Inapplicable), Err(FaultKind::Inapplicable));
    }
}
