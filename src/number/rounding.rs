//! Rounding as data: a step and a direction.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{ArithmeticError, Number, POWERS, Repr, SCALE};

/// Which way a value goes that lies between two steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// To the nearest step, halves away from zero (AVRUNDA).
    #[default]
    Nearest,
    /// To the nearest step, halves to the even one.
    NearestEven,
    /// To the step above.
    Up,
    /// To the step below.
    Down,
    /// Away from zero.
    AwayFromZero,
    /// Towards zero.
    TowardsZero,
}

impl Direction {
    /// The key words, as rule sets write them after the step.
    pub const WORDS: [(&'static str, Direction); 5] = [
        ("närmaste jämna", Direction::NearestEven),
        ("uppåt", Direction::Up),
        ("nedåt", Direction::Down),
        ("från noll", Direction::AwayFromZero),
        ("mot noll", Direction::TowardsZero),
    ];

    fn strategy(self) -> RoundingStrategy {
        match self {
            Direction::Nearest => RoundingStrategy::MidpointAwayFromZero,
            Direction::NearestEven => RoundingStrategy::MidpointNearestEven,
            Direction::Up => RoundingStrategy::ToPositiveInfinity,
            Direction::Down => RoundingStrategy::ToNegativeInfinity,
            Direction::AwayFromZero => RoundingStrategy::AwayFromZero,
            Direction::TowardsZero => RoundingStrategy::ToZero,
        }
    }
}

/// A rounding to whole steps.
///
/// ```
/// use fordela::number::{Direction, Number, Rounding};
/// let half = Number::from(-5).div(&Number::from(2))?;
/// let rounded = Rounding::to_step(Number::ONE, Direction::Nearest).apply(&half)?;
/// assert_eq!(rounded, Number::from(-3));   // as AVRUNDA: halves go away from zero
/// # Ok::<(), fordela::number::ArithmeticError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rounding {
    step: Number,
    /// The step as a power of ten: 10 to the minus this.
    decimals: Option<u32>,
    direction: Direction,
}

impl Rounding {
    /// Rounding to a step above zero.
    pub fn to_step(step: Number, direction: Direction) -> Self {
        let decimals = step.to_decimal().filter(|step| step.mantissa() == 1).map(|step| step.scale());
        Rounding { step, decimals, direction }
    }

    /// Rounding to decimals; a negative count rounds to tens, hundreds and so on, as AVRUNDA does. `None` outside -28 to 28.
    pub fn to_decimals(decimals: i32, direction: Direction) -> Option<Self> {
        let size = decimals.unsigned_abs();
        if size > SCALE {
            return None;
        }
        let step =
            if decimals < 0 { Decimal::from_i128_with_scale(POWERS[size as usize], 0) } else { Decimal::new(1, size) };
        Some(Rounding::to_step(step.into(), direction))
    }

    /// The step.
    pub fn step(&self) -> &Number {
        &self.step
    }

    /// The direction.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The value rounded to a whole number of steps.
    pub fn apply(&self, value: &Number) -> Result<Number, ArithmeticError> {
        match (&value.0, self.decimals) {
            (Repr::Decimal(d), Some(decimals)) => {
                Ok(Number(Repr::Decimal(d.round_dp_with_strategy(decimals, self.direction.strategy()))))
            }
            (Repr::Fraction(n, d), Some(decimals)) if decimals <= 9 => {
                let scaled = i128::from(*n) * POWERS[decimals as usize];
                let whole = match i64::try_from(scaled) {
                    Ok(scaled) => i128::from(quotient_64(scaled, *d, self.direction)),
                    Err(_) => quotient(scaled, (*d).into(), self.direction),
                };
                let whole = Decimal::try_from_i128_with_scale(whole, decimals).map_err(|_| ArithmeticError::TooLarge)?;
                Ok(Number(Repr::Decimal(whole)))
            }
            _ => Number::ratio(self.steps(value)?, BigInt::one()).ok_or(ArithmeticError::TooLarge)?.mul(&self.step),
        }
    }

    /// How many steps the rounded value is.
    pub fn steps(&self, value: &Number) -> Result<BigInt, ArithmeticError> {
        let steps = value.div(&self.step)?.to_big();
        Ok(quotient(steps.numer().clone(), steps.denom().clone(), self.direction))
    }
}

/// `n / d` rounded to an integer, with a denominator above zero.
fn quotient<T: Clone + Integer + Signed + From<i32>>(n: T, d: T, direction: Direction) -> T {
    let (whole, rest) = n.div_mod_floor(&d);
    if rest.is_zero() {
        return whole;
    }
    let twice = rest * T::from(2);
    let up = match direction {
        Direction::Nearest => twice > d || (twice == d && !n.is_negative()),
        Direction::NearestEven => twice > d || (twice == d && whole.is_odd()),
        Direction::Up => true,
        Direction::Down => false,
        Direction::AwayFromZero => !n.is_negative(),
        Direction::TowardsZero => n.is_negative(),
    };
    if up { whole + T::one() } else { whole }
}

/// The same in machine words, where nearly all values fit; doubling the rest may not.
fn quotient_64(n: i64, d: i64, direction: Direction) -> i64 {
    if d > i64::MAX / 2 {
        return quotient(i128::from(n), i128::from(d), direction) as i64;
    }
    quotient(n, d, direction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DIRECTIONS: [Direction; 6] = [
        Direction::Nearest,
        Direction::NearestEven,
        Direction::Up,
        Direction::Down,
        Direction::AwayFromZero,
        Direction::TowardsZero,
    ];

    #[test]
    fn halves_and_signs() {
        // Value in halves, then the result in each direction, in the order of DIRECTIONS.
        let cases = [
            (5, [3, 2, 3, 2, 3, 2]),
            (-5, [-3, -2, -2, -3, -3, -2]),
            (3, [2, 2, 2, 1, 2, 1]),
            (-3, [-2, -2, -1, -2, -2, -1]),
            (4, [2, 2, 2, 2, 2, 2]),
        ];
        for (halves, expected) in cases {
            for (direction, expected) in DIRECTIONS.into_iter().zip(expected) {
                let decimal = Number::from(halves).div(&Number::from(2)).unwrap();
                let sixths = Number(Repr::Fraction(halves * 3, 6));
                let rounding = Rounding::to_step(Number::ONE, direction);
                assert_eq!(rounding.apply(&decimal).unwrap(), Number::from(expected), "{halves}/2 {direction:?}");
                assert_eq!(rounding.apply(&sixths).unwrap(), Number::from(expected), "{halves}/2 {direction:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn every_way_of_rounding_agrees(n in any::<i64>(), d in 1..i64::MAX, shift in 0..60_u32, decimals in 0..9_u32, which in 0..6_usize) {
            let value = Number(Repr::Fraction(n >> shift, d >> (shift / 2)));
            let rounding = Rounding::to_step(Decimal::new(1, decimals).into(), DIRECTIONS[which]);
            let fast = rounding.apply(&value).unwrap();
            let slow = Number::ratio(rounding.steps(&value).unwrap(), BigInt::one()).unwrap().mul(rounding.step()).unwrap();
            prop_assert_eq!(&fast, &slow);
            let distance = fast.sub(&value).unwrap().abs();
            prop_assert!(distance < *rounding.step());
        }
    }
}
