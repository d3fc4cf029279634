//! Exact numbers. A value is a decimal while it is exactly one, else a fraction; nothing here rounds but [`Rounding`].

mod rounding;
mod text;

pub use rounding::{Direction, Rounding};
pub use text::{DecimalSign, NumberTextError, counted, parse, swedish};

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use crate::limits::FRACTION_BITS;

/// Why an exact computation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticError {
    /// Division by zero.
    DivisionByZero,
    /// More digits than [`crate::limits`] allows.
    TooLarge,
}

/// An exact rational number.
///
/// ```
/// use fordela::number::Number;
/// let third = Number::from(1).div(&Number::from(3))?;
/// assert_eq!(third.mul(&Number::from(600_000))?, Number::from(200_000));
/// # Ok::<(), fordela::number::ArithmeticError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Number(Repr);

/// Three sizes of the same thing: nearly all values are decimals, most others are fractions of machine integers.
#[derive(Clone, Debug)]
enum Repr {
    Decimal(Decimal),
    /// Denominator above zero; not always in lowest terms.
    Fraction(i64, i64),
    Big(Box<BigRational>),
}

type Result<T> = std::result::Result<T, ArithmeticError>;

const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut i = 1;
    while i < 39 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// Largest scale of a decimal.
const SCALE: u32 = 28;

impl Number {
    /// Any fraction, however many digits it has; [`Number::ratio`] and arithmetic keep to the limits.
    pub(crate) fn unlimited(value: BigRational) -> Number {
        Self::from_big(value.clone()).unwrap_or_else(|_| Number(Repr::Big(Box::new(value))))
    }

    /// Zero.
    pub const ZERO: Number = Number(Repr::Decimal(Decimal::ZERO));
    /// One.
    pub const ONE: Number = Number(Repr::Decimal(Decimal::ONE));

    /// A fraction of two integers; `None` when the denominator is zero or it has too many digits.
    pub fn ratio(numerator: BigInt, denominator: BigInt) -> Option<Number> {
        if denominator.is_zero() {
            return None;
        }
        Self::from_big(BigRational::new(numerator, denominator)).ok()
    }

    /// The value as a decimal where it is exactly one.
    pub fn to_decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Repr::Decimal(d) => Some(d.normalize()),
            Repr::Fraction(n, d) => {
                let divisor = n.gcd(d);
                decimal_of((n / divisor).into(), (d / divisor).into()).map(|d| d.normalize())
            }
            Repr::Big(_) => None,
        }
    }

    /// Numerator and denominator in lowest terms.
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Decimal(d) => BigRational::new(d.mantissa().into(), POWERS[d.scale() as usize].into()),
            Repr::Fraction(n, d) => BigRational::new((*n).into(), (*d).into()),
            Repr::Big(r) => (**r).clone(),
        }
    }

    /// True for zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Decimal(d) => d.is_zero(),
            Repr::Fraction(n, _) => *n == 0,
            Repr::Big(r) => r.is_zero(),
        }
    }

    /// True below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Decimal(d) => d.is_sign_negative() && !d.is_zero(),
            Repr::Fraction(n, _) => *n < 0,
            Repr::Big(r) => r.is_negative(),
        }
    }

    /// The value without its sign.
    pub fn abs(&self) -> Number {
        if self.is_negative() { self.neg() } else { self.clone() }
    }

    /// The value with the other sign.
    pub fn neg(&self) -> Number {
        match &self.0 {
            Repr::Decimal(d) => Number(Repr::Decimal(-d)),
            Repr::Fraction(n, d) if *n != i64::MIN => Number(Repr::Fraction(-n, *d)),
            _ => Number(Repr::Big(Box::new(-self.to_big()))),
        }
    }

    /// The sum.
    pub fn add(&self, other: &Number) -> Result<Number> {
        if let (Repr::Decimal(a), Repr::Decimal(b)) = (&self.0, &other.0) {
            // A sum that had to be rounded to fit has lost scale, so an unchanged scale proves that it is exact.
            match a.checked_add(*b) {
                Some(sum) if sum.scale() == a.scale().max(b.scale()) => return Ok(Number(Repr::Decimal(sum))),
                _ if a.is_zero() => return Ok(other.clone()),
                _ if b.is_zero() => return Ok(self.clone()),
                _ => {}
            }
        }
        if let (Some((an, ad)), Some((bn, bd))) = (self.small(), other.small()) {
            let sum = if ad == bd {
                an.checked_add(bn).map(|n| (n, ad))
            } else {
                (|| Some((an.checked_mul(bd)?.checked_add(bn.checked_mul(ad)?)?, ad.checked_mul(bd)?)))()
            };
            if let Some((n, d)) = sum {
                return Self::from_small(n, d);
            }
        }
        Self::from_big(self.to_big() + other.to_big())
    }

    /// The difference.
    pub fn sub(&self, other: &Number) -> Result<Number> {
        self.add(&other.neg())
    }

    /// The product.
    pub fn mul(&self, other: &Number) -> Result<Number> {
        if let (Repr::Decimal(a), Repr::Decimal(b)) = (&self.0, &other.0) {
            match a.checked_mul(*b) {
                Some(product) if product.scale() == a.scale() + b.scale() => {
                    return Ok(Number(Repr::Decimal(product)));
                }
                _ if a.is_zero() || b.is_zero() => return Ok(Number::ZERO),
                _ => {}
            }
        }
        if let (Some((an, ad)), Some((bn, bd))) = (self.small(), other.small())
            && let (Some(n), Some(d)) = (an.checked_mul(bn), ad.checked_mul(bd))
        {
            return Self::from_small(n, d);
        }
        Self::from_big(self.to_big() * other.to_big())
    }

    /// The quotient.
    pub fn div(&self, other: &Number) -> Result<Number> {
        if other.is_zero() {
            return Err(ArithmeticError::DivisionByZero);
        }
        if let (Some((an, ad)), Some((bn, bd))) = (self.small(), other.small()) {
            let sign = bn.signum();
            let product = |a: i128, b: i128| a.checked_mul(b)?.checked_mul(sign);
            let quotient = if ad == bd { product(an, 1).zip(product(bn, 1)) } else { product(an, bd).zip(product(ad, bn)) };
            if let Some((n, d)) = quotient {
                return Self::from_small(n, d);
            }
        }
        Self::from_big(self.to_big() / other.to_big())
    }

    /// Numerator and denominator where both are small, not always in lowest terms.
    fn small(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Repr::Decimal(d) => Some((d.mantissa(), POWERS[d.scale() as usize])),
            Repr::Fraction(n, d) => Some(((*n).into(), (*d).into())),
            Repr::Big(_) => None,
        }
    }

    fn from_small(n: i128, d: i128) -> Result<Number> {
        if let Some(decimal) = decimal_of(n, d) {
            return Ok(Number(Repr::Decimal(decimal)));
        }
        if let (Ok(n), Ok(d)) = (i64::try_from(n), i64::try_from(d)) {
            return Ok(Number(Repr::Fraction(n, d)));
        }
        Self::from_big(BigRational::new(n.into(), d.into()))
    }

    fn from_big(value: BigRational) -> Result<Number> {
        if let (Some(n), Some(d)) = (value.numer().to_i128(), value.denom().to_i128()) {
            if let Some(decimal) = decimal_of(n, d) {
                return Ok(Number(Repr::Decimal(decimal)));
            }
            if let (Ok(n), Ok(d)) = (i64::try_from(n), i64::try_from(d)) {
                return Ok(Number(Repr::Fraction(n, d)));
            }
        }
        if value.numer().bits().max(value.denom().bits()) > FRACTION_BITS {
            return Err(ArithmeticError::TooLarge);
        }
        Ok(Number(Repr::Big(Box::new(value))))
    }

    /// The largest whole number that is not above the value.
    pub fn floor(&self) -> Number {
        Rounding::to_step(Number::ONE, Direction::Down).apply(self).unwrap_or_else(|_| self.clone())
    }

    /// The value as a fraction in lowest terms, `1/3`, or as an integer.
    pub fn exact_text(&self) -> String {
        self.to_big().to_string()
    }
}

/// `n/d` as a decimal, where the denominator divides a power of ten and the digits fit.
fn decimal_of(n: i128, d: i128) -> Option<Decimal> {
    if d == 1 {
        return Decimal::try_from_i128_with_scale(n, 0).ok();
    }
    // Machine words first: 128-bit division is many times slower.
    let (mut n, mut d) = (n, d);
    if let (Ok(sn), Ok(sd)) = (i64::try_from(n), i64::try_from(d)) {
        if sn % sd == 0 {
            return Some(Decimal::from(sn / sd));
        }
        let twos = sd.trailing_zeros();
        let mut rest = sd >> twos;
        while rest % 5 == 0 {
            rest /= 5;
        }
        if rest != 1 {
            // Unreduced 6/15 is a decimal too, but finding out costs a gcd; a fraction is exact all the same.
            return None;
        }
    } else {
        let divisor = n.gcd(&d);
        n /= divisor;
        d /= divisor;
    }
    let twos = d.trailing_zeros();
    let mut rest = d >> twos;
    let mut fives = 0;
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    if rest != 1 {
        return None;
    }
    let scale = twos.max(fives);
    if scale > SCALE {
        return None;
    }
    let factor = 2_i128.checked_pow(scale - twos)?.checked_mul(5_i128.checked_pow(scale - fives)?)?;
    Decimal::try_from_i128_with_scale(n.checked_mul(factor)?, scale).ok()
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Number(Repr::Decimal(value.into()))
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Number(Repr::Decimal(value))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Decimal(a), Repr::Decimal(b)) = (&self.0, &other.0) {
            return a.cmp(b);
        }
        if let (Some((an, ad)), Some((bn, bd))) = (self.small(), other.small())
            && let (Some(left), Some(right)) = (an.checked_mul(bd), bn.checked_mul(ad))
        {
            return left.cmp(&right);
        }
        self.to_big().cmp(&other.to_big())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(n: i128, scale: u32) -> Number {
        Number::from(Decimal::from_i128_with_scale(n, scale))
    }

    const LARGEST: i128 = 79_228_162_514_264_337_593_543_950_335;

    prop_compose! {
        fn any_number()(n in -LARGEST..=LARGEST, shift in 0..96_u32, scale in 0..=28_u32, d in 1..1000_i64) -> Number {
            number(n >> shift, scale).div(&Number::from(d)).unwrap()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn arithmetic_equals_big_fractions(a in any_number(), b in any_number()) {
            let (x, y) = (a.to_big(), b.to_big());
            prop_assert_eq!(a.add(&b).unwrap().to_big(), &x + &y);
            prop_assert_eq!(a.sub(&b).unwrap().to_big(), &x - &y);
            prop_assert_eq!(a.mul(&b).unwrap().to_big(), &x * &y);
            if !b.is_zero() {
                prop_assert_eq!(a.div(&b).unwrap().to_big(), &x / &y);
            }
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(a.neg().to_big(), -x);
        }
    }

    #[test]
    fn the_smallest_machine_integer_keeps_its_sign() {
        let x = Number::from(2_147_483_648);
        let square = x.mul(&x).unwrap();
        let divisor = Number::from(-1).div(&square).unwrap();
        let quotient = Number::from(-8).mul(&square).unwrap().div(&divisor).unwrap();
        assert_eq!(quotient.to_big(), Number::from(8).to_big() * square.to_big() * square.to_big());
    }

    #[test]
    fn division_by_zero_and_too_many_digits_are_errors() {
        assert_eq!(Number::ONE.div(&Number::ZERO), Err(ArithmeticError::DivisionByZero));
        let mut large = number(LARGEST, 0);
        let error = loop {
            match large.mul(&large) {
                Ok(square) => large = square,
                Err(error) => break error,
            }
        };
        assert_eq!(error, ArithmeticError::TooLarge);
    }
}
