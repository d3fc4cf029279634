//! Functions, computed for a run of rows.

use super::evaluate::{Batch, Context, Evaluator, Selection};
use super::expression::Expression;
use super::function::{Fold, Function};
use super::operate::{self, FaultKind, carry, carry_two, decimal_rounding, span_within};
use super::value::Value;
use crate::message::Span;
use crate::number::{Direction, Number};

impl Evaluator<'_> {
    pub(super) fn call(
        &mut self,
        function: Function,
        parts: &[Expression],
        span: Span,
        rows: &Selection,
        context: Context,
    ) -> Batch {
        let strict = Context { skips: false, ..context };
        let lenient = Context { skips: true, ..context };
        match function {
            Function::If => {
                let test = self.part(&parts[0], rows, strict);
                let branch = |value: &Value| match value {
                    Value::YesNo(yes) => Ok(usize::from(!yes)),
                    other => Err(other.clone()),
                };
                self.branches(&test, &branch, &[&parts[1], &parts[2]], span, rows, context)
            }
            Function::IfInapplicable | Function::IfMissing => {
                let empty = if function == Function::IfMissing { Value::Missing } else { Value::Inapplicable };
                let first = Context { skips: function == Function::IfInapplicable || context.skips, ..context };
                let values = self.part(&parts[0], rows, first);
                let places: Vec<usize> = (0..rows.len()).filter(|at| *values.get(*at) == empty).collect();
                if places.is_empty() {
                    return values;
                }
                let list: Vec<u32> = places.iter().map(|at| rows.row(*at)).collect();
                let instead = self.part(&parts[1], &Selection::List(&list), context);
                if function == Function::IfMissing {
                    self.assumed += places.len();
                }
                let mut results: Vec<Value> = (0..rows.len()).map(|at| values.get(at).clone()).collect();
                for (i, at) in places.into_iter().enumerate() {
                    results[at] = instead.get(i).clone();
                }
                Batch::Each(results)
            }
            Function::IsInapplicable => {
                let values = self.part(&parts[0], rows, lenient);
                self.map(values, rows, strict, span, |value| match value {
                    Value::Failed | Value::Missing => Ok(value.clone()),
                    other => Ok(Value::YesNo(*other == Value::Inapplicable)),
                })
            }
            Function::Min | Function::Max | Function::Sum | Function::Mean => {
                let fold = match function {
                    Function::Min => Fold::Min,
                    Function::Max => Fold::Max,
                    Function::Sum => Fold::Sum,
                    _ => Fold::Mean,
                };
                let values: Vec<Batch> = parts.iter().map(|part| self.part(part, rows, lenient)).collect();
                self.rowwise(&values, rows, strict, span, |row| operate::fold(fold, row))
            }
            Function::And | Function::Or => {
                let values: Vec<Batch> = parts.iter().map(|part| self.part(part, rows, strict)).collect();
                let all = function == Function::And;
                self.rowwise(&values, rows, strict, span, |row| {
                    let mut result = all;
                    for value in row {
                        match value {
                            Value::YesNo(yes) if all => result &= yes,
                            Value::YesNo(yes) => result |= yes,
                            other => return carry(other),
                        }
                    }
                    Ok(Value::YesNo(result))
                })
            }
            Function::Not => {
                let values = self.part(&parts[0], rows, strict);
                self.map(values, rows, strict, span, |value| match value {
                    Value::YesNo(yes) => Ok(Value::YesNo(!yes)),
                    other => carry(other),
                })
            }
            Function::Round | Function::RoundUp | Function::RoundDown | Function::Truncate => {
                let direction = match function {
                    Function::Round => Direction::Nearest,
                    Function::RoundUp => Direction::AwayFromZero,
                    _ => Direction::TowardsZero,
                };
                let values = self.part(&parts[0], rows, strict);
                let decimals = match parts.get(1) {
                    Some(decimals) => self.part(decimals, rows, strict),
                    None => Batch::Same(Number::ZERO.into()),
                };
                self.zip(values, decimals, rows, strict, span, |value, decimals| match (value, decimals) {
                    (Value::Number(value), Value::Number(decimals)) => {
                        Ok(decimal_rounding(decimals, direction)?.apply(value)?.into())
                    }
                    (a, b) => carry_two(a, b),
                })
            }
            Function::RoundToMultiple => {
                let (values, multiples) = (self.part(&parts[0], rows, strict), self.part(&parts[1], rows, strict));
                self.zip(values, multiples, rows, strict, span, operate::round_to_multiple)
            }
            Function::Floor | Function::Absolute => {
                let values = self.part(&parts[0], rows, strict);
                self.map(values, rows, strict, span, |value| match value {
                    Value::Number(number) if function == Function::Floor => Ok(number.floor().into()),
                    Value::Number(number) => Ok(number.abs().into()),
                    other => carry(other),
                })
            }
            Function::Date => {
                let values: Vec<Batch> = parts.iter().map(|part| self.part(part, rows, strict)).collect();
                self.rowwise(&values, rows, strict, span, |row| match row.collect::<Vec<_>>()[..] {
                    [year, month, day] => operate::date(year, month, day),
                    _ => Ok(Value::Failed),
                })
            }
            Function::Year | Function::Month => {
                let values = self.part(&parts[0], rows, strict);
                self.map(values, rows, strict, span, |value| match value.date() {
                    Some(date) if function == Function::Year => Ok(Number::from(i64::from(date.year())).into()),
                    Some(date) => Ok(Number::from(i64::from(u8::from(date.month()))).into()),
                    None => carry(value),
                })
            }
            Function::Months | Function::Days => {
                let period = self.rows.period();
                let values: Vec<Batch> = parts.iter().map(|part| self.part(part, rows, strict)).collect();
                self.rowwise(&values, rows, strict, span, |row| {
                    let row: Vec<&Value> = row.collect();
                    match row[..] {
                        [from, till, ref day @ ..] => span_within(function, from, till, day.first().copied(), period),
                        _ => Ok(Value::Failed),
                    }
                })
            }
            // A switch is an operation of its own.
            Function::Switch => Batch::Same(Value::Failed),
        }
    }

    fn rowwise(
        &mut self,
        values: &[Batch],
        rows: &Selection,
        context: Context,
        span: Span,
        operation: impl Fn(Row<'_>) -> Result<Value, FaultKind>,
    ) -> Batch {
        let results = (0..rows.len())
            .map(|at| {
                operation(Row { values, at, next: 0 }).unwrap_or_else(|kind| self.fault(kind, context, rows.row(at), span))
            })
            .collect();
        Batch::Each(results)
    }
}

/// The values of one row, one after the other.
struct Row<'a> {
    values: &'a [Batch],
    at: usize,
    next: usize,
}

impl<'a> Iterator for Row<'a> {
    type Item = &'a Value;

    fn next(&mut self) -> Option<&'a Value> {
        let batch = self.values.get(self.next)?;
        self.next += 1;
        Some(batch.get(self.at))
    }
}
