//! Values that follow the unknown, in all their states: what operators and folds make of them.
//!
//! The states are those of ordinary values, by the same rules: whether something is missing or does not apply never depends on the
//! unknown, only how large it is.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use super::curve::{Curve, Interval};
use crate::formula::{FaultKind, Fold, Operator, Value, binary, carry_two, fold};
use crate::number::Number;

/// A value for each value of the unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Traced {
    /// The same whatever the unknown is.
    Fixed(Value),
    /// A number that follows the unknown.
    Moving(Rc<Curve>),
}

type Result = std::result::Result<Traced, FaultKind>;

/// What traced values are made in: where the unknown lies, and how many kinks there is room for.
#[derive(Debug)]
pub struct Room {
    /// The values that the unknown may have.
    pub interval: Interval,
    left: Cell<Option<usize>>,
}

impl Room {
    /// Room for so many kinks.
    pub fn new(interval: Interval, kinks: usize) -> Room {
        Room { interval, left: Cell::new(Some(kinks)) }
    }

    /// True where there was not room enough.
    pub fn is_spent(&self) -> bool {
        self.left.get().is_none()
    }

    /// The unknown itself.
    pub fn unknown(&self) -> Traced {
        Traced::Moving(Rc::new(Curve::unknown()))
    }

    fn take(&self, kinks: usize) -> std::result::Result<(), FaultKind> {
        let left = self.left.get().and_then(|left| left.checked_sub(kinks));
        self.left.set(left);
        left.map(|_| ()).ok_or(FaultKind::TooLarge)
    }

    fn settle(&self, curve: Curve) -> Result {
        self.take(curve.kinks())?;
        Ok(match curve.as_constant() {
            Some(number) => Traced::Fixed(number.clone().into()),
            None => Traced::Moving(Rc::new(curve)),
        })
    }

    /// Arithmetic. What the rule set was refused for, such as the product of two that follow the unknown, fails.
    pub fn binary(&self, operator: Operator, a: &Traced, b: &Traced) -> Result {
        if let (Traced::Fixed(a), Traced::Fixed(b)) = (a, b) {
            return binary(operator, a, b).map(Traced::Fixed);
        }
        let (Some(left), Some(right)) = (a.curve(), b.curve()) else {
            return carry_two(&a.state(), &b.state()).map(Traced::Fixed);
        };
        let curve = match (operator, left.as_constant(), right.as_constant()) {
            (Operator::Add, ..) => Curve::sum([&*left, &*right])?,
            (Operator::Subtract, ..) => left.minus(&right)?,
            (Operator::Multiply, _, Some(factor)) => left.scale(factor)?,
            (Operator::Multiply, Some(factor), _) => right.scale(factor)?,
            (Operator::Divide, _, Some(divisor)) => left.scale(&Number::ONE.div(divisor)?)?,
            _ => return Ok(Traced::Fixed(Value::Failed)),
        };
        self.settle(curve)
    }

    /// The other sign.
    pub fn negate(&self, value: &Traced) -> Result {
        self.binary(Operator::Multiply, value, &Traced::Fixed(Number::from(-1).into()))
    }

    /// Many values made one: *ej tillämpligt* is skipped, missing contaminates.
    pub fn fold(&self, of: Fold, values: &[&Traced]) -> Result {
        let fixed = |value: &&&Traced| matches!(value, Traced::Fixed(_));
        // What is the same whatever the unknown is comes first, with its states.
        let states: Vec<Value> = values.iter().filter(fixed).map(|value| value.state()).collect();
        let moving: Vec<&Curve> = values
            .iter()
            .filter_map(|value| match value {
                Traced::Moving(curve) => Some(&**curve),
                Traced::Fixed(_) => None,
            })
            .collect();
        if moving.is_empty() {
            return fold(of, &states).map(Traced::Fixed);
        }
        let together = if matches!(of, Fold::Min | Fold::Max) { of } else { Fold::Sum };
        let rest = match fold(together, &states)? {
            Value::Number(number) => Some(Curve::constant(number)),
            // No fixed values: nothing is larger or smaller than those that follow the unknown.
            Value::Inapplicable => None,
            other => return Ok(Traced::Fixed(other)),
        };
        match of {
            Fold::Min | Fold::Max => self.outermost(of == Fold::Min, moving.into_iter().cloned().chain(rest).collect()),
            Fold::Sum | Fold::Mean => {
                self.take(moving.iter().map(|curve| curve.kinks()).sum())?;
                let sum = Curve::sum(moving.iter().copied().chain(&rest))?;
                let applying = states.iter().filter(|value| **value != Value::Inapplicable).count() + moving.len();
                let count = Number::from(if of == Fold::Mean { applying as i64 } else { 1 });
                self.settle(sum.scale(&Number::ONE.div(&count)?)?)
            }
            Fold::Count => {
                let applying = states.iter().filter(|value| **value != Value::Inapplicable).count() + moving.len();
                Ok(Traced::Fixed(Number::from(applying as i64).into()))
            }
        }
    }

    /// The lowest or highest of many: two and two, so that no curve is compared with all the others.
    fn outermost(&self, lowest: bool, mut curves: Vec<Curve>) -> Result {
        while curves.len() > 1 {
            let mut halved = Vec::with_capacity(curves.len().div_ceil(2));
            for pair in curves.chunks(2) {
                let curve = match pair {
                    [a, b] if lowest => a.smaller(b, &self.interval)?,
                    [a, b] => a.larger(b, &self.interval)?,
                    rest => rest[0].clone(),
                };
                self.take(curve.kinks())?;
                halved.push(curve);
            }
            curves = halved;
        }
        curves.pop().map_or(Ok(Traced::Fixed(Value::Inapplicable)), |curve| self.settle(curve))
    }

    /// A value held to its bound, as [`crate::allocate::bounded`] does.
    pub fn bounded(&self, value: &Traced, bound: &Traced, is_floor: bool) -> Result {
        match (value.curve(), bound.curve()) {
            (Some(_), Some(_)) => self.fold(if is_floor { Fold::Max } else { Fold::Min }, &[value, bound]),
            // What is not known of the bound is not known of the value.
            (Some(_), None) => Ok(bound.clone()),
            (None, _) => Ok(value.clone()),
        }
    }
}

impl Traced {
    /// The function, where it is a number.
    pub fn curve(&self) -> Option<Cow<'_, Curve>> {
        match self {
            Traced::Fixed(value) => value.number().map(|number| Cow::Owned(Curve::constant(number.clone()))),
            Traced::Moving(curve) => Some(Cow::Borrowed(curve)),
        }
    }

    /// The value, as far as its state goes: some number for one that follows the unknown.
    pub fn state(&self) -> Value {
        match self {
            Traced::Fixed(value) => value.clone(),
            Traced::Moving(_) => Number::ZERO.into(),
        }
    }

    /// True for this value whatever the unknown is.
    pub fn is(&self, value: &Value) -> bool {
        matches!(self, Traced::Fixed(fixed) if fixed == value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(kinks: usize) -> Room {
        Room::new(Interval { low: Number::ZERO, high: Number::from(10) }, kinks)
    }

    fn fixed(n: i64) -> Traced {
        Traced::Fixed(Number::from(n).into())
    }

    fn unknown() -> Traced {
        Traced::Moving(Rc::new(Curve::unknown()))
    }

    fn values(traced: &Traced) -> Vec<String> {
        let curve = traced.curve().unwrap();
        [0, 4, 10].iter().map(|x| curve.value(&Number::from(*x)).unwrap().decimal_text()).collect()
    }

    #[test]
    fn folds_skip_what_does_not_apply_and_miss_what_is_missing() {
        let room = room(100);
        let (none, missing) = (Traced::Fixed(Value::Inapplicable), Traced::Fixed(Value::Missing));
        let fold = |of, values: &[&Traced]| room.fold(of, values).unwrap();
        assert_eq!(values(&fold(Fold::Sum, &[&unknown(), &none, &fixed(3), &unknown()])), ["3", "11", "23"]);
        assert_eq!(values(&fold(Fold::Mean, &[&unknown(), &none, &fixed(3)])), ["1.5", "3.5", "6.5"]);
        assert_eq!(values(&fold(Fold::Max, &[&unknown(), &none, &fixed(3), &fixed(2)])), ["3", "4", "10"]);
        assert_eq!(values(&fold(Fold::Min, &[&unknown(), &none])), ["0", "4", "10"]);
        assert_eq!(fold(Fold::Min, &[&none]), none);
        assert_eq!(fold(Fold::Count, &[&unknown(), &none, &fixed(3)]), fixed(2));
        for of in [Fold::Sum, Fold::Mean, Fold::Min, Fold::Max] {
            assert_eq!(fold(of, &[&unknown(), &missing, &none]), missing);
            assert_eq!(fold(of, &[&unknown(), &missing, &Traced::Fixed(Value::Failed)]), Traced::Fixed(Value::Failed));
        }
    }

    #[test]
    fn states_decide_before_numbers_do() {
        let room = room(100);
        let (none, missing) = (Traced::Fixed(Value::Inapplicable), Traced::Fixed(Value::Missing));
        assert_eq!(room.binary(Operator::Add, &unknown(), &missing), Ok(missing.clone()));
        assert_eq!(room.binary(Operator::Add, &unknown(), &none), Err(FaultKind::Inapplicable));
        assert_eq!(room.binary(Operator::Divide, &unknown(), &fixed(0)), Err(FaultKind::DivisionByZero));
        assert_eq!(room.binary(Operator::Multiply, &fixed(0), &unknown()), Ok(fixed(0)));
        assert_eq!(values(&room.negate(&unknown()).unwrap()), ["0", "-4", "-10"]);
        assert_eq!(values(&room.bounded(&unknown(), &fixed(4), false).unwrap()), ["0", "4", "4"]);
        assert_eq!(values(&room.bounded(&unknown(), &fixed(4), true).unwrap()), ["4", "4", "10"]);
        assert_eq!(room.bounded(&unknown(), &missing, true), Ok(missing.clone()));
        assert_eq!(room.bounded(&missing, &unknown(), true), Ok(missing));
    }

    #[test]
    fn more_kinks_than_there_is_room_for_is_a_fault() {
        let room = room(1);
        let gap = |n| room.fold(Fold::Max, &[&unknown(), &fixed(n)]);
        assert!(gap(20).is_ok());
        assert_eq!(gap(3), Err(FaultKind::TooLarge));
        assert!(room.is_spent());
    }
}
