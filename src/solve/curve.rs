//! Exact piecewise linear functions of one unknown: lines that bend where a floor, a cap, MIN or MAX takes over.

use crate::number::{ArithmeticError, Number};

type Result<T> = std::result::Result<T, ArithmeticError>;

/// The values that the unknown may have, both ends included; the low end is below the high one.
#[derive(Clone, Debug)]
pub struct Interval {
    /// The lowest.
    pub low: Number,
    /// The highest.
    pub high: Number,
}

/// A straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its value where the unknown is zero.
    pub at_zero: Number,
    /// How much it rises when the unknown rises by one.
    pub slope: Number,
}

impl Line {
    const ZERO: Line = Line { at_zero: Number::ZERO, slope: Number::ZERO };

    /// Its value at a point.
    pub fn value(&self, at: &Number) -> Result<Number> {
        self.at_zero.add(&self.slope.mul(at)?)
    }

    /// Where it is zero; of a level line there is no such point.
    pub fn root(&self) -> Result<Number> {
        self.at_zero.neg().div(&self.slope)
    }

    fn add(&self, other: &Line) -> Result<Line> {
        Ok(Line { at_zero: self.at_zero.add(&other.at_zero)?, slope: self.slope.add(&other.slope)? })
    }

    /// The line that goes on from this one where the slope changes at a point.
    fn bent(&self, kink: &Kink) -> Result<Line> {
        // The value at the point is the same before and after. Reckoned from zero, not from kink to kink, numbers stay short: the
        // product is what was divided to find the point.
        let at_zero = self.at_zero.sub(&kink.change.mul(&kink.at)?)?;
        Ok(Line { at_zero, slope: self.slope.add(&kink.change)? })
    }
}

/// A point where the slope changes.
#[derive(Clone, Debug, PartialEq)]
struct Kink {
    at: Number,
    change: Number,
}

/// A line between two kinks, or between a kink and an end.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it starts.
    pub from: Number,
    /// Where it ends.
    pub to: Number,
    /// The line.
    pub line: Line,
}

/// A function without jumps, made of lines.
///
/// ```
/// use fordela::number::Number;
/// use fordela::solve::{Curve, Interval};
/// let number = |n: i64| Number::from(n);
/// let between = Interval { low: number(0), high: number(10) };
/// // MAX(0; 2x − 6): level at first, rising from 3.
/// let gap = Curve::sum([&Curve::unknown().scale(&number(2))?, &Curve::constant(number(-6))])?;
/// let filled = gap.larger(&Curve::constant(number(0)), &between)?;
/// assert_eq!((filled.value(&number(2))?, filled.value(&number(5))?), (number(0), number(4)));
/// # Ok::<(), fordela::number::ArithmeticError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The line that it starts as.
    first: Line,
    /// In rising order, inside the interval, each with a change.
    kinks: Vec<Kink>,
}

impl Curve {
    /// The same everywhere.
    pub fn constant(value: Number) -> Curve {
        Curve { first: Line { at_zero: value, ..Line::ZERO }, kinks: Vec::new() }
    }

    /// The unknown itself.
    pub fn unknown() -> Curve {
        Curve { first: Line { slope: Number::ONE, ..Line::ZERO }, kinks: Vec::new() }
    }

    /// The value of one that is the same everywhere.
    pub fn as_constant(&self) -> Option<&Number> {
        (self.kinks.is_empty() && self.first.slope.is_zero()).then_some(&self.first.at_zero)
    }

    /// How many kinks it has.
    pub fn kinks(&self) -> usize {
        self.kinks.len()
    }

    /// The sum of many: their kinks are put together and sorted once.
    pub fn sum<'a>(curves: impl IntoIterator<Item = &'a Curve>) -> Result<Curve> {
        let (mut first, mut all) = (Line::ZERO, Vec::new());
        for curve in curves {
            first = first.add(&curve.first)?;
            all.extend_from_slice(&curve.kinks);
        }
        all.sort_by(|a, b| a.at.cmp(&b.at));
        let mut kinks: Vec<Kink> = Vec::with_capacity(all.len());
        for kink in all {
            match kinks.last_mut().filter(|last| last.at == kink.at) {
                Some(last) => last.change = last.change.add(&kink.change)?,
                None => kinks.push(kink),
            }
        }
        kinks.retain(|kink| !kink.change.is_zero());
        Ok(Curve { first, kinks })
    }

    /// Every value times a number.
    pub fn scale(&self, factor: &Number) -> Result<Curve> {
        if factor.is_zero() {
            return Ok(Curve::constant(Number::ZERO));
        }
        let first = Line { at_zero: self.first.at_zero.mul(factor)?, slope: self.first.slope.mul(factor)? };
        let scaled = |kink: &Kink| Ok(Kink { at: kink.at.clone(), change: kink.change.mul(factor)? });
        Ok(Curve { first, kinks: self.kinks.iter().map(scaled).collect::<Result<_>>()? })
    }

    /// The difference.
    pub fn minus(&self, other: &Curve) -> Result<Curve> {
        Curve::sum([self, &other.scale(&Number::from(-1))?])
    }

    /// At each point the larger of the two.
    pub fn larger(&self, other: &Curve, interval: &Interval) -> Result<Curve> {
        Curve::sum([other, &self.minus(other)?.above_zero(interval)?])
    }

    /// At each point the smaller of the two.
    pub fn smaller(&self, other: &Curve, interval: &Interval) -> Result<Curve> {
        self.minus(&self.minus(other)?.above_zero(interval)?)
    }

    /// The value at a point of the interval.
    pub fn value(&self, at: &Number) -> Result<Number> {
        let mut line = self.first.clone();
        for kink in self.kinks.iter().take_while(|kink| kink.at < *at) {
            line = line.bent(kink)?;
        }
        line.value(at)
    }

    /// Its lines, from the low end to the high one.
    pub fn pieces(&self, interval: &Interval) -> Result<Vec<Piece>> {
        let mut pieces = Vec::with_capacity(self.kinks.len() + 1);
        let (mut from, mut line) = (interval.low.clone(), self.first.clone());
        for kink in &self.kinks {
            let next = line.bent(kink)?;
            pieces.push(Piece { from: std::mem::replace(&mut from, kink.at.clone()), to: kink.at.clone(), line });
            line = next;
        }
        pieces.push(Piece { from, to: interval.high.clone(), line });
        Ok(pieces)
    }

    /// The function where it is above zero, and zero elsewhere.
    fn above_zero(&self, interval: &Interval) -> Result<Curve> {
        // Where each line begins. Lines that follow on each other with the same slope are the same line.
        let mut lines: Vec<(Number, Line)> = Vec::new();
        let mut go_on = |from: Number, line: Line| {
            if lines.last().is_none_or(|(_, last)| last.slope != line.slope) {
                lines.push((from, line));
            }
        };
        for Piece { from, to, line } in self.pieces(interval)? {
            let (start, end) = (line.value(&from)?, line.value(&to)?);
            let below = |value: &Number| value.is_negative();
            let above = |value: &Number| !value.is_negative() && !value.is_zero();
            if below(&start) && above(&end) {
                go_on(from, Line::ZERO);
                go_on(line.root()?, line);
            } else if above(&start) && below(&end) {
                let root = line.root()?;
                go_on(from, line);
                go_on(root, Line::ZERO);
            } else if above(&start) || above(&end) {
                go_on(from, line);
            } else {
                go_on(from, Line::ZERO);
            }
        }
        let mut kinks = Vec::with_capacity(lines.len());
        for pair in lines.windows(2) {
            kinks.push(Kink { at: pair[1].0.clone(), change: pair[1].1.slope.sub(&pair[0].1.slope)? });
        }
        Ok(Curve { first: lines.into_iter().next().map_or(Line::ZERO, |(_, line)| line), kinks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn number(n: i64, d: i64) -> Number {
        Number::ratio(n.into(), d.into()).unwrap()
    }

    fn interval() -> Interval {
        Interval { low: number(-5, 3), high: number(7, 1) }
    }

    /// A way to make a function, and to compute its value at one point without it.
    #[derive(Clone, Debug)]
    enum Recipe {
        Unknown,
        Constant(i64, i64),
        Scale(Box<Recipe>, i64, i64),
        Sum(Vec<Recipe>),
        Minus(Box<Recipe>, Box<Recipe>),
        Larger(Box<Recipe>, Box<Recipe>),
        Smaller(Box<Recipe>, Box<Recipe>),
    }

    fn recipe() -> impl Strategy<Value = Recipe> {
        let leaf = prop_oneof![Just(Recipe::Unknown), (-9..9_i64, 1..8_i64).prop_map(|(n, d)| Recipe::Constant(n, d))];
        leaf.prop_recursive(6, 60, 4, |inner| {
            let two = || (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
            prop_oneof![
                (inner.clone().prop_map(Box::new), -6..6_i64, 1..5_i64).prop_map(|(r, n, d)| Recipe::Scale(r, n, d)),
                prop::collection::vec(inner.clone(), 0..4).prop_map(Recipe::Sum),
                two().prop_map(|(a, b)| Recipe::Minus(a, b)),
                two().prop_map(|(a, b)| Recipe::Larger(a, b)),
                two().prop_map(|(a, b)| Recipe::Smaller(a, b)),
            ]
        })
    }

    fn curve(recipe: &Recipe) -> Curve {
        match recipe {
            Recipe::Unknown => Curve::unknown(),
            Recipe::Constant(n, d) => Curve::constant(number(*n, *d)),
            Recipe::Scale(of, n, d) => curve(of).scale(&number(*n, *d)).unwrap(),
            Recipe::Sum(of) => Curve::sum(of.iter().map(curve).collect::<Vec<_>>().iter()).unwrap(),
            Recipe::Minus(a, b) => curve(a).minus(&curve(b)).unwrap(),
            Recipe::Larger(a, b) => curve(a).larger(&curve(b), &interval()).unwrap(),
            Recipe::Smaller(a, b) => curve(a).smaller(&curve(b), &interval()).unwrap(),
        }
    }

    fn at(recipe: &Recipe, x: &BigRational) -> BigRational {
        let ratio = |n: &i64, d: &i64| BigRational::new(BigInt::from(*n), BigInt::from(*d));
        match recipe {
            Recipe::Unknown => x.clone(),
            Recipe::Constant(n, d) => ratio(n, d),
            Recipe::Scale(of, n, d) => at(of, x) * ratio(n, d),
            Recipe::Sum(of) => of.iter().map(|of| at(of, x)).sum(),
            Recipe::Minus(a, b) => at(a, x) - at(b, x),
            Recipe::Larger(a, b) => at(a, x).max(at(b, x)),
            Recipe::Smaller(a, b) => at(a, x).min(at(b, x)),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]
        #[test]
        fn every_value_is_the_one_computed_at_the_point(recipe in recipe(), n in 0..10_000_i64) {
            let curve = curve(&recipe);
            let interval = interval();
            let width = interval.high.sub(&interval.low).unwrap();
            let inside = interval.low.add(&width.mul(&number(n, 10_000)).unwrap()).unwrap();
            let ends = curve.kinks.iter().map(|kink| kink.at.clone()).chain([interval.low.clone(), interval.high.clone()]);
            for x in ends.chain([inside]) {
                prop_assert_eq!(curve.value(&x).unwrap().to_big(), at(&recipe, &x.to_big()), "{:?} at {:?}", recipe, x);
            }
            for kinks in curve.kinks.windows(2) {
                prop_assert!(kinks[0].at < kinks[1].at);
            }
            for kink in &curve.kinks {
                prop_assert!(interval.low < kink.at && kink.at < interval.high && !kink.change.is_zero());
            }
            let pieces = curve.pieces(&interval).unwrap();
            prop_assert_eq!(pieces.len(), curve.kinks.len() + 1);
            for piece in pieces {
                prop_assert_eq!(piece.line.value(&piece.from).unwrap(), curve.value(&piece.from).unwrap());
                prop_assert_eq!(piece.line.value(&piece.to).unwrap(), curve.value(&piece.to).unwrap());
            }
        }
    }

    #[test]
    fn a_function_that_is_the_larger_of_itself_has_no_kink() {
        let gap = Curve::unknown().larger(&Curve::constant(Number::ONE), &interval()).unwrap();
        assert_eq!(gap.kinks(), 1);
        assert_eq!(gap.larger(&gap, &interval()).unwrap(), gap);
        assert_eq!(gap.minus(&gap).unwrap().as_constant(), Some(&Number::ZERO));
    }

    /// As many different denominators as kinks: no number may grow with the number of kinks before it.
    #[test]
    fn kinks_at_awkward_fractions_stay_short() {
        let interval = Interval { low: Number::ZERO, high: number(2, 1) };
        let zero = Curve::constant(Number::ZERO);
        let gaps: Vec<Curve> = (1..=5_000_i64)
            .map(|i| {
                let gap = Curve::sum([
                    &Curve::unknown().scale(&number(100_003 + 2 * i, 1)).unwrap(),
                    &Curve::constant(number(-100_000, 1)),
                ]);
                gap.unwrap().larger(&zero, &interval).unwrap()
            })
            .collect();
        let sum = Curve::sum(&gaps).unwrap();
        assert_eq!(sum.kinks(), 5_000);
        // Σ (100 003 + 2i) · 2 − 100 000 over i = 1 … 5 000, by hand: 2 · (500 015 000 + 25 005 000) − 500 000 000.
        assert_eq!(sum.value(&interval.high).unwrap(), number(550_040_000, 1));
        let lines = sum.pieces(&interval).unwrap();
        assert!(lines.iter().all(|piece| piece.line.value(&piece.to).unwrap().to_big().denom().bits() < 40));
    }
}
