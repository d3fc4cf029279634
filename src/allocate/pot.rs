//! A pot shared out in whole units by largest remainder.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::limits::POT_BITS;
use crate::number::Number;

/// Why a pot cannot be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PotError {
    /// The key at this place is negative.
    NegativeKey(usize),
    /// Every key is zero, or there is none.
    NoKey,
    /// There is less than nothing to share.
    NegativePot,
    /// The keys have too many digits.
    TooLarge,
}

/// Shares whole units by keys: each gets the whole part of its exact share, and those with the largest remainders one more, in ties
/// the one that `before` puts first. The shares sum to the units, whatever the order of the rows.
///
/// ```
/// use fordela::{allocate::share, number::Number};
/// let keys = [5117, 4400, 162, 161, 160].map(Number::from);
/// let shares = share(&100.into(), &keys, |a, b| a.cmp(&b)).unwrap();
/// assert_eq!(shares, [51, 44, 2, 2, 1].map(Into::into));   // Balinski and Young 1975, example 1
/// ```
pub fn share(units: &BigInt, keys: &[Number], before: impl Fn(usize, usize) -> Ordering) -> Result<Vec<BigInt>, PotError> {
    share_with_sum(units, keys, before).map(|(shares, _)| shares)
}

/// The same, with the sum of the keys.
pub(super) fn share_with_sum(
    units: &BigInt,
    keys: &[Number],
    before: impl Fn(usize, usize) -> Ordering,
) -> Result<(Vec<BigInt>, Number), PotError> {
    if units.is_negative() {
        return Err(PotError::NegativePot);
    }
    if let Some(at) = keys.iter().position(Number::is_negative) {
        return Err(PotError::NegativeKey(at));
    }
    let (weights, common) = whole_weights(keys)?;
    let sum: BigInt = weights.iter().sum();
    if sum.is_zero() {
        return Err(PotError::NoKey);
    }
    let (mut shares, remainders) = divide(units, &weights, &sum);
    let given: BigInt = shares.iter().sum();
    // The remainders sum to less than one unit a row, so this fits whenever the rows do.
    let left = (units - given).to_usize().unwrap_or(0);
    let mut rows: Vec<usize> = (0..keys.len()).collect();
    let order = |a: &usize, b: &usize| remainders[*b].cmp(&remainders[*a]).then_with(|| before(*a, *b));
    if left > 0 && left < rows.len() {
        rows.select_nth_unstable_by(left - 1, order);
    }
    for row in &rows[..left.min(rows.len())] {
        shares[*row] += 1;
    }
    Ok((shares, Number::unlimited(BigRational::new(sum, common))))
}

/// The keys as whole numbers in the same proportions, and what they were multiplied by.
fn whole_weights(keys: &[Number]) -> Result<(Vec<BigInt>, BigInt), PotError> {
    let fractions: Vec<_> = keys.iter().map(Number::to_big).collect();
    let mut common = BigInt::from(1);
    for fraction in &fractions {
        common = common.lcm(fraction.denom());
        if common.bits().saturating_mul(keys.len() as u64) > POT_BITS {
            return Err(PotError::TooLarge);
        }
    }
    let weights = fractions.iter().map(|fraction| fraction.numer() * (&common / fraction.denom())).collect();
    Ok((weights, common))
}

/// Whole part and remainder of each exact share, `units * weight / sum`.
fn divide(units: &BigInt, weights: &[BigInt], sum: &BigInt) -> (Vec<BigInt>, Vec<BigInt>) {
    weights.iter().map(|weight| (units * weight).div_mod_floor(sum)).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn a_key()(n in 0..1_000_000_i64, d in prop::sample::select(vec![1, 2, 3, 7, 100, 997])) -> Number {
            Number::from(n).div(&Number::from(d)).unwrap()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]
        #[test]
        fn shares_sum_to_the_pot_whatever_the_order(
            keys in prop::collection::vec(a_key(), 1..60),
            units in prop_oneof![Just(0_u64), 1..50_u64, any::<u64>()],
            turn in any::<usize>(),
        ) {
            let units = BigInt::from(units);
            let result = share(&units, &keys, |a, b| a.cmp(&b));
            if keys.iter().all(Number::is_zero) {
                prop_assert_eq!(result, Err(PotError::NoKey));
                return Ok(());
            }
            let shares = result.unwrap();
            prop_assert_eq!(shares.iter().sum::<BigInt>(), units.clone());
            // Each share is the exact one, rounded down or up.
            let sum = keys.iter().fold(Number::ZERO, |sum, key| sum.add(key).unwrap());
            for (share, key) in shares.iter().zip(&keys) {
                let exact = key.mul(&Number::ratio(units.clone(), 1.into()).unwrap()).unwrap().div(&sum).unwrap();
                let distance = Number::ratio(share.clone(), 1.into()).unwrap().sub(&exact).unwrap().abs();
                prop_assert!(distance < Number::ONE);
            }
            // Rows in another order, with the same names, get the same.
            let turn = turn % keys.len();
            let mut turned = keys.clone();
            turned.rotate_left(turn);
            let name = |at: usize| (at + turn) % keys.len();
            let mut again = share(&units, &turned, |a, b| name(a).cmp(&name(b))).unwrap();
            again.rotate_right(turn);
            prop_assert_eq!(again, shares);
        }
    }

    #[test]
    fn what_cannot_be_shared_is_said() {
        let order = |a: usize, b: usize| a.cmp(&b);
        assert_eq!(share(&(-1).into(), &[Number::ONE], order), Err(PotError::NegativePot));
        assert_eq!(share(&1.into(), &[Number::ONE, Number::from(-1)], order), Err(PotError::NegativeKey(1)));
        assert_eq!(share(&1.into(), &[Number::ZERO], order), Err(PotError::NoKey));
        assert_eq!(share(&1.into(), &[], order), Err(PotError::NoKey));
    }
}
