//! A pot shared out in whole units: by keys, between bounds, and by largest remainder.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::limits::POT_BITS;
use crate::number::Number;

/// Between which whole units a row's share is held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At least this; never below zero.
    pub floor: BigInt,
    /// At most this, where there is a cap.
    pub cap: Option<BigInt>,
}

/// A pot that has been shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The share of each row.
    pub units: Vec<BigInt>,
    /// The sum of the keys.
    pub key_sum: Number,
    /// Units for each unit of key: a row's exact share is its key times the level, held to its bounds.
    pub level: Number,
    /// The last row that got one more for its remainder, and that remainder as part of a unit.
    pub last: Option<(usize, Number)>,
}

/// Why a pot cannot be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PotError {
    /// The key at this place is negative.
    NegativeKey(usize),
    /// There is something to share, but every key is zero or there is none.
    NoKey,
    /// There is less than nothing to share.
    NegativePot,
    /// The floor at this place is above its cap by so many units.
    BoundsCross(usize, BigInt),
    /// The floors together are above the pot by so many units.
    FloorsAbove(BigInt),
    /// The caps together are below the pot by so many units.
    CapsBelow(BigInt),
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
    share_within(units, keys, &[], before).map(|shares| shares.units)
}

/// The same between bounds: each row's exact share is its key times a level, held to its bounds; the lowest level that spends the pot.
/// The bounds are whole, so rounding to whole units keeps to them. There is one of them for each key, or an empty list.
pub fn share_within(
    units: &BigInt,
    keys: &[Number],
    bounds: &[Bounds],
    before: impl Fn(usize, usize) -> Ordering,
) -> Result<Shares, PotError> {
    if units.is_negative() {
        return Err(PotError::NegativePot);
    }
    if let Some(at) = keys.iter().position(Number::is_negative) {
        return Err(PotError::NegativeKey(at));
    }
    let (weights, common) = whole_weights(keys)?;
    let sum: BigInt = weights.iter().sum();
    let level = if bounds.is_empty() && !sum.is_zero() {
        Level { over: units.clone(), under: sum.clone() }
    } else {
        bounded_level(units, &weights, &sum, bounds)?
    };
    let (mut shares, remainders) = divide(&level, &weights, bounds);
    let given: BigInt = shares.iter().sum();
    // The remainders sum to less than one unit a row, so this fits whenever the rows do.
    let left = (units - given).to_usize().unwrap_or(0);
    let mut rows: Vec<usize> = (0..keys.len()).collect();
    let order = |a: &usize, b: &usize| remainders[*b].cmp(&remainders[*a]).then_with(|| before(*a, *b));
    if left > 0 && left < rows.len() {
        rows.select_nth_unstable_by(left - 1, order);
    }
    let raised = &rows[..left.min(rows.len())];
    raised.iter().for_each(|row| shares[*row] += 1);
    let fraction = |over: BigInt, under: BigInt| Number::unlimited(BigRational::new(over, under));
    Ok(Shares {
        last: raised.last().map(|row| (*row, fraction(remainders[*row].clone(), level.under.clone()))),
        units: shares,
        level: fraction(level.over * &common, level.under),
        key_sum: fraction(sum, common),
    })
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

/// Units for each unit of weight, as a fraction that need not be in lowest terms; `under` is above zero.
struct Level {
    over: BigInt,
    under: BigInt,
}

/// The level at which a row leaves its floor or reaches its cap: `bound / weight`.
struct Turn<'a> {
    bound: &'a BigInt,
    weight: &'a BigInt,
    leaves: bool,
}

/// The lowest level that spends the pot. What all rows get together rises with the level along straight lines that meet where a row
/// leaves its floor or reaches its cap, so the way goes from turn to turn until the pot is spent.
fn bounded_level(units: &BigInt, weights: &[BigInt], sum: &BigInt, bounds: &[Bounds]) -> Result<Level, PotError> {
    check_bounds(units, weights, sum, bounds)?;
    // What rows at a bound get, and the weight of all others.
    let mut fixed: BigInt = bounds.iter().map(|bounds| &bounds.floor).sum();
    let mut weight = BigInt::zero();
    if fixed == *units {
        return Ok(Level { over: 0.into(), under: 1.into() });
    }
    let mut turns = Vec::new();
    for (own, bounds) in weights.iter().zip(bounds).filter(|(own, _)| !own.is_zero()) {
        if bounds.floor.is_zero() {
            weight += own;
        } else {
            turns.push(Turn { bound: &bounds.floor, weight: own, leaves: true });
        }
        turns.extend(bounds.cap.as_ref().map(|bound| Turn { bound, weight: own, leaves: false }));
    }
    turns.sort_unstable_by(|a, b| (a.bound * b.weight).cmp(&(b.bound * a.weight)));
    for turn in turns {
        let spent = (units - &fixed) * turn.weight <= turn.bound * &weight;
        if spent && !weight.is_zero() {
            break;
        }
        if turn.leaves {
            fixed -= turn.bound;
            weight += turn.weight;
        } else {
            fixed += turn.bound;
            weight -= turn.weight;
        }
    }
    let over = units - fixed;
    // With every row at its cap there is nothing left to raise; the sums were checked, so then the pot is spent before.
    if weight.is_zero() { Err(PotError::CapsBelow(over)) } else { Ok(Level { over, under: weight }) }
}

fn check_bounds(units: &BigInt, weights: &[BigInt], sum: &BigInt, bounds: &[Bounds]) -> Result<(), PotError> {
    for (at, Bounds { floor, cap }) in bounds.iter().enumerate() {
        if let Some(cap) = cap.as_ref().filter(|cap| *cap < floor) {
            return Err(PotError::BoundsCross(at, floor - cap));
        }
    }
    if sum.is_zero() && !units.is_zero() {
        return Err(PotError::NoKey);
    }
    let floors: BigInt = bounds.iter().map(|bounds| &bounds.floor).sum();
    if floors > *units {
        return Err(PotError::FloorsAbove(floors - units));
    }
    // The most that can be given: a row without a key gets its floor at every level, one without a cap has no end.
    let most: Option<BigInt> = weights.iter().zip(bounds).map(|(weight, bounds)| highest(weight, bounds)).sum();
    match most.filter(|most| most < units) {
        Some(most) => Err(PotError::CapsBelow(units - most)),
        None => Ok(()),
    }
}

/// The most that a row can get, where there is an end to it.
fn highest<'a>(weight: &BigInt, bounds: &'a Bounds) -> Option<&'a BigInt> {
    if weight.is_zero() { Some(&bounds.floor) } else { bounds.cap.as_ref() }
}

/// Whole part and remainder of each exact share, `level * weight`; at a bound there is no remainder.
fn divide(level: &Level, weights: &[BigInt], bounds: &[Bounds]) -> (Vec<BigInt>, Vec<BigInt>) {
    let share = |(at, weight): (usize, &BigInt)| {
        let (whole, remainder) = (&level.over * weight).div_mod_floor(&level.under);
        match bounds.get(at) {
            Some(Bounds { floor, .. }) if whole < *floor => (floor.clone(), BigInt::zero()),
            Some(Bounds { cap: Some(cap), .. }) if whole >= *cap => (cap.clone(), BigInt::zero()),
            _ => (whole, remainder),
        }
    };
    weights.iter().enumerate().map(share).unzip()
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
                let nothing = vec![BigInt::zero(); keys.len()];
                prop_assert_eq!(result, if units.is_zero() { Ok(nothing) } else { Err(PotError::NoKey) });
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
