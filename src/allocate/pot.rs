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
    check_bounds(units, sum, bounds)?;
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
    // With every row that has a key at its cap, no level gives more.
    if weight.is_zero() { Err(PotError::CapsBelow(over)) } else { Ok(Level { over, under: weight }) }
}

fn check_bounds(units: &BigInt, sum: &BigInt, bounds: &[Bounds]) -> Result<(), PotError> {
    for (at, Bounds { floor, cap }) in bounds.iter().enumerate() {
        if let Some(cap) = cap.as_ref().filter(|cap| *cap < floor) {
            return Err(PotError::BoundsCross(at, floor - cap));
        }
    }
    if sum.is_zero() && !units.is_zero() {
        return Err(PotError::NoKey);
    }
    let floors: BigInt = bounds.iter().map(|bounds| &bounds.floor).sum();
    if floors > *units { Err(PotError::FloorsAbove(floors - units)) } else { Ok(()) }
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

    type Fraction = BigRational;

    fn in_order(a: usize, b: usize) -> Ordering {
        a.cmp(&b)
    }

    fn whole(value: &BigInt) -> Fraction {
        Fraction::from_integer(value.clone())
    }

    fn a_key() -> impl Strategy<Value = Number> {
        // Small keys are often equal, and so are their remainders.
        let number = prop_oneof![1 => Just(0_i64), 4 => 1..4_i64, 6 => 0..1_000_000_i64];
        (number, prop::sample::select(vec![1_i64, 2, 3, 7, 100, 997]))
            .prop_map(|(n, d)| Number::from(n).div(&Number::from(d)).unwrap())
    }

    /// Floors and caps in thousandths of an equal share: most often together on both sides of the pot.
    fn bounds_of(units: u64, rows: &[(Number, Option<u64>, Option<u64>)]) -> Vec<Bounds> {
        let part = |thousandths: u64| BigInt::from(units) * thousandths / (1_000 * rows.len() as u64);
        let bounds = |(_, floor, cap): &(Number, Option<u64>, Option<u64>)| Bounds {
            floor: part(floor.unwrap_or(0)),
            cap: cap.map(part),
        };
        rows.iter().map(bounds).collect()
    }

    prop_compose! {
        fn a_pot()(
            units in prop_oneof![Just(0_u64), 1..50_u64, 1_000..100_000_u64, any::<u64>()],
            rows in prop::collection::vec((a_key(), prop::option::of(0..1_200_u64), prop::option::of(900..4_000_u64)), 1..40),
        ) -> (BigInt, Vec<Number>, Vec<Bounds>) {
            (units.into(), rows.iter().map(|(key, ..)| key.clone()).collect(), bounds_of(units, &rows))
        }
    }

    /// What makes shares the right ones, without a word of how they are found.
    fn check(units: &BigInt, keys: &[Number], bounds: &[Bounds], shared: &Shares) {
        assert_eq!(shared.units.iter().sum::<BigInt>(), *units, "the shares sum to the pot");
        let level = shared.level.to_big();
        let free: Vec<Fraction> = keys.iter().map(|key| key.to_big() * &level).collect();
        let held = |(free, bounds): (&Fraction, &Bounds)| {
            let above = whole(&bounds.floor).max(free.clone());
            bounds.cap.as_ref().map_or(above.clone(), |cap| above.min(whole(cap)))
        };
        let exact: Vec<Fraction> = free.iter().zip(bounds).map(held).collect();
        assert_eq!(exact.iter().sum::<Fraction>(), whole(units), "the level spends the pot");
        // Below the level the pot is not spent: some row would get less.
        let falls = |(free, bounds): (&Fraction, &Bounds)| {
            *free > whole(&bounds.floor) && bounds.cap.as_ref().is_none_or(|cap| *free <= whole(cap))
        };
        assert!(level.is_zero() || free.iter().zip(bounds).any(falls), "no lower level gives the same");
        let mut raised = Vec::new();
        let mut others = Vec::new();
        for (row, (share, exact)) in shared.units.iter().zip(&exact).enumerate() {
            let Bounds { floor, cap } = &bounds[row];
            assert!(share >= floor && cap.as_ref().is_none_or(|cap| share <= cap), "the bounds hold");
            let place = (exact.floor() - exact, row);
            if whole(share) == exact.floor() {
                others.push(place);
            } else {
                assert_eq!(whole(share), exact.ceil(), "a share is its exact amount rounded down or up");
                raised.push(place);
            }
        }
        // By falling remainder, then by name.
        raised.sort();
        assert!(raised.last().is_none_or(|last| others.iter().all(|other| other > last)), "the largest remainders got more");
        let last = shared.last.as_ref().map(|(row, remainder)| (-remainder.to_big(), *row));
        assert_eq!(last, raised.last().cloned());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]
        #[test]
        fn shares_are_the_right_ones_or_an_error_says_by_how_much((units, keys, bounds) in a_pot()) {
            let zero = |at: usize| keys[at].is_zero();
            let floors: BigInt = bounds.iter().map(|bounds| &bounds.floor).sum();
            let crossed = bounds.iter().position(|bounds| bounds.cap.as_ref().is_some_and(|cap| *cap < bounds.floor));
            match share_within(&units, &keys, &bounds, in_order) {
                Ok(shared) => check(&units, &keys, &bounds, &shared),
                Err(PotError::BoundsCross(at, over)) => {
                    prop_assert_eq!(Some(at), crossed);
                    prop_assert_eq!(over, &bounds[at].floor - bounds[at].cap.as_ref().unwrap());
                }
                Err(PotError::NoKey) => prop_assert!((0..keys.len()).all(zero) && !units.is_zero()),
                Err(PotError::FloorsAbove(over)) => {
                    prop_assert!(over.is_positive() && crossed.is_none());
                    prop_assert_eq!(over, floors - units);
                }
                Err(PotError::CapsBelow(under)) => {
                    let most = |at: usize| if zero(at) { &bounds[at].floor } else { bounds[at].cap.as_ref().unwrap() };
                    prop_assert!(under.is_positive());
                    prop_assert_eq!(under, units - (0..keys.len()).map(most).sum::<BigInt>());
                }
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn the_order_of_rows_never_matters((units, keys, bounds) in a_pot(), turn in any::<usize>()) {
            let turn = turn % keys.len();
            let (mut turned_keys, mut turned_bounds) = (keys.clone(), bounds.clone());
            turned_keys.rotate_left(turn);
            turned_bounds.rotate_left(turn);
            let name = |at: usize| (at + turn) % keys.len();
            let again = share_within(&units, &turned_keys, &turned_bounds, |a, b| name(a).cmp(&name(b)));
            match (share_within(&units, &keys, &bounds, in_order), again) {
                (Ok(shared), Ok(mut again)) => {
                    again.units.rotate_right(turn);
                    again.last = again.last.map(|(row, remainder)| (name(row), remainder));
                    prop_assert_eq!(again, shared);
                }
                // Of several rows with crossed bounds the first is named.
                (Err(PotError::BoundsCross(..)), Err(PotError::BoundsCross(..))) => {}
                (shared, again) => prop_assert_eq!(again, shared),
            }
        }

        #[test]
        fn bounds_that_hold_nothing_change_nothing((units, keys, _) in a_pot()) {
            let wide = |cap: bool| vec![Bounds { floor: 0.into(), cap: cap.then(|| &units + 1) }; keys.len()];
            let plain = share_within(&units, &keys, &[], in_order);
            prop_assert_eq!(&share_within(&units, &keys, &wide(false), in_order), &plain);
            if !units.is_zero() {
                prop_assert_eq!(&share_within(&units, &keys, &wide(true), in_order), &plain);
            }
            if let Ok(shared) = plain {
                check(&units, &keys, &wide(false), &shared);
            }
        }

        /// Largest remainders are known to turn on those whose key rises while others' do; with the others' as they were, never.
        #[test]
        fn a_larger_key_never_gets_less((units, keys, bounds) in a_pot(), at in any::<usize>(), more in a_key(), plain in any::<bool>()) {
            let at = at % keys.len();
            let bounds = if plain { Vec::new() } else { bounds };
            let mut raised = keys.clone();
            raised[at] = raised[at].add(&more).unwrap();
            let results = [&keys, &raised].map(|keys| share_within(&units, keys, &bounds, in_order));
            if let [Ok(before), Ok(after)] = results {
                prop_assert!(after.units[at] >= before.units[at]);
                let exact = |keys: &[Number], shared: &Shares| keys[at].to_big() * shared.level.to_big();
                if plain {
                    prop_assert!(exact(&raised, &after) >= exact(&keys, &before));
                }
            }
        }

        #[test]
        fn keys_in_the_same_proportions_share_alike((units, keys, bounds) in a_pot(), factor in 1..10_000_i64) {
            let factor = Number::from(factor).div(&Number::from(7)).unwrap();
            let scaled: Vec<Number> = keys.iter().map(|key| key.mul(&factor).unwrap()).collect();
            let shares = |keys: &[Number]| share_within(&units, keys, &bounds, in_order).map(|shared| (shared.units, shared.last));
            prop_assert_eq!(shares(&scaled), shares(&keys));
        }
    }

    /// Shares units by whole keys between (floor, cap) and checks them; a cap below zero is none.
    fn shared(units: i64, rows: &[(i64, i64, i64)]) -> Shares {
        let keys: Vec<Number> = rows.iter().map(|(key, ..)| Number::from(*key)).collect();
        let bounds =
            |(_, floor, cap): &(i64, i64, i64)| Bounds { floor: (*floor).into(), cap: (*cap >= 0).then(|| (*cap).into()) };
        let bounds: Vec<Bounds> = rows.iter().map(bounds).collect();
        let shared = share_within(&units.into(), &keys, &bounds, in_order).unwrap();
        check(&units.into(), &keys, &bounds, &shared);
        shared
    }

    fn assert_shared(units: i64, rows: &[(i64, i64, i64)], expected: &[i64], level: (i64, i64)) {
        let shared = shared(units, rows);
        assert_eq!(shared.units, expected.iter().map(|share| BigInt::from(*share)).collect::<Vec<_>>(), "{rows:?}");
        assert_eq!(shared.level, Number::ratio(level.0.into(), level.1.into()).unwrap(), "{rows:?}");
    }

    #[test]
    fn pots_worked_by_hand() {
        // 5 : 3 : 2 of 100 is 50, 30, 20. The floor of 30 leaves 70 to 5 : 3, 43,75 and 26,25; the odd unit goes to 0,75.
        assert_shared(100, &[(5, 0, -1), (3, 0, -1), (2, 30, -1)], &[44, 26, 30], (35, 4));
        // A cap of 40 leaves 60 to 3 : 2.
        assert_shared(100, &[(5, 0, 40), (3, 0, -1), (2, 0, -1)], &[40, 36, 24], (12, 1));
        // 6 : 3 : 1. The floor of 20 leaves 80, of which 6/9 is above the cap of 50; the second gets what is left, 10 for each key.
        assert_shared(100, &[(6, 0, 50), (3, 0, -1), (1, 20, -1)], &[50, 30, 20], (10, 1));
        // 40, 30, 20, 10 without floors. Those of 25 and 20 leave 55 to 4 : 3, which puts the second below its 28 too: 27 are left.
        assert_shared(100, &[(4, 0, -1), (3, 28, -1), (2, 25, -1), (1, 20, -1)], &[27, 28, 25, 20], (27, 4));
        // 33 is less than a third of 100: the others have 33,5 each, and the first of them in order gets the odd unit.
        assert_shared(100, &[(1, 0, 33), (1, 0, -1), (1, 0, -1)], &[33, 34, 33], (67, 2));
        // Without a key a row gets its floor; 21 between two.
        assert_shared(31, &[(0, 10, 50), (1, 0, -1), (1, 0, -1)], &[10, 11, 10], (21, 2));
        // The floors are the whole pot, so nothing is shared by key.
        assert_shared(100, &[(1, 60, -1), (1, 40, -1)], &[60, 40], (0, 1));
        // The caps are the whole pot: the last to reach its own is at 40 / 1; 60 / 2 was reached before.
        assert_shared(100, &[(1, 0, 40), (2, 0, 60)], &[40, 60], (40, 1));
        // From 10 to 50 for each key nobody gets more, and the lowest of these levels is the one.
        assert_shared(60, &[(1, 0, 10), (1, 50, -1)], &[10, 50], (10, 1));
        // Floor and cap in one: the row is not shared to.
        assert_shared(9, &[(7, 4, 4), (1, 0, -1), (1, 0, -1)], &[4, 3, 2], (5, 2));
        // Nothing to share by nothing.
        assert_shared(0, &[(0, 0, -1)], &[0], (0, 1));
    }

    #[test]
    fn equal_remainders_go_by_name() {
        // 2 between three of equal keys: two thirds each, so the two whose names come first get one, wherever they stand.
        let names = ["c", "a", "b"];
        let shares = share(&2.into(), &[(); 3].map(|()| Number::ONE), |a, b| names[a].cmp(names[b])).unwrap();
        assert_eq!(shares, [0, 1, 1].map(BigInt::from));
    }

    #[test]
    fn a_large_pot_with_many_bounds_is_shared() {
        let rows: Vec<(i64, i64, i64)> =
            (0..10_000).map(|row| (row * 7_919 % 1_000, row * 31 % 5_000, 5_000 + row * 17 % 9_000)).collect();
        shared(50_000_000, &rows);
    }

    #[test]
    fn what_cannot_be_shared_is_said() {
        let one = [Number::ONE];
        assert_eq!(share(&(-1).into(), &one, in_order), Err(PotError::NegativePot));
        assert_eq!(share(&1.into(), &[Number::ONE, Number::from(-1)], in_order), Err(PotError::NegativeKey(1)));
        assert_eq!(share(&1.into(), &[Number::ZERO], in_order), Err(PotError::NoKey));
        assert_eq!(share(&1.into(), &[], in_order), Err(PotError::NoKey));
        assert_eq!(share(&0.into(), &[], in_order), Ok(Vec::new()));
        let bounded = |units: i64, floor: i64, cap: i64| {
            share_within(&units.into(), &one, &[Bounds { floor: floor.into(), cap: Some(cap.into()) }], in_order)
        };
        assert_eq!(bounded(5, 8, 3), Err(PotError::BoundsCross(0, 5.into())));
        assert_eq!(bounded(5, 8, 9), Err(PotError::FloorsAbove(3.into())));
        assert_eq!(bounded(5, 1, 3), Err(PotError::CapsBelow(2.into())));
        // A cap helps nobody who has no key: the highest that can be given is the floor.
        let no_key = share_within(
            &10.into(),
            &[Number::ZERO, Number::ONE],
            &[Bounds { floor: 1.into(), cap: Some(9.into()) }, Bounds { floor: 0.into(), cap: Some(6.into()) }],
            in_order,
        );
        assert_eq!(no_key, Err(PotError::CapsBelow(3.into())));
    }
}
