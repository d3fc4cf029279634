//! The unknown of an equation, solved exactly: everything on the way from it is made a piecewise linear function of it, and where the
//! two sides meet is one division.

mod curve;
mod trace;
mod traced;

pub use curve::{Curve, Interval, Line, Piece};
pub use trace::{Known, Tracer};
pub use traced::{Room, Traced};

use crate::number::{ArithmeticError, Number};

/// Why a function is not zero at one point.
#[derive(Clone, Debug, PartialEq)]
pub enum NoRoot {
    /// It never is: its values at the low and high end.
    Nowhere(Number, Number),
    /// All the way from one point to another.
    Between(Number, Number),
    /// It both rises and falls, so it is not asked: where it turns, and its value there.
    Turns(Number, Number),
}

/// Where a function that never both rises and falls is zero on the interval.
pub fn root(curve: &Curve, interval: &Interval) -> Result<Result<Number, NoRoot>, ArithmeticError> {
    let pieces = curve.pieces(interval)?;
    let sloping = || pieces.iter().filter(|piece| !piece.line.slope.is_zero());
    let falls = sloping().next().is_some_and(|piece| piece.line.slope.is_negative());
    if let Some(turn) = sloping().find(|piece| piece.line.slope.is_negative() != falls) {
        return Ok(Err(NoRoot::Turns(turn.from.clone(), turn.line.value(&turn.from)?)));
    }
    let mut found: Option<(Number, Number)> = None;
    for piece in &pieces {
        let (start, end) = (piece.line.value(&piece.from)?, piece.line.value(&piece.to)?);
        let (from, to) = match (start.is_zero(), end.is_zero()) {
            (true, true) => (piece.from.clone(), piece.to.clone()),
            (true, false) => (piece.from.clone(), piece.from.clone()),
            (false, true) => (piece.to.clone(), piece.to.clone()),
            (false, false) if start.is_negative() != end.is_negative() => {
                let root = piece.line.root()?;
                (root.clone(), root)
            }
            (false, false) => continue,
        };
        found = Some((found.map_or(from, |(first, _)| first), to));
    }
    Ok(match found {
        None => Err(NoRoot::Nowhere(curve.value(&interval.low)?, curve.value(&interval.high)?)),
        Some((from, to)) if from == to => Ok(from),
        Some((from, to)) => Err(NoRoot::Between(from, to)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: i64) -> Number {
        Number::from(n)
    }

    fn found(curve: &Curve) -> Result<Number, NoRoot> {
        root(curve, &Interval { low: number(0), high: number(10) }).unwrap()
    }

    /// The unknown held between two numbers, less a third.
    fn held(low: i64, high: i64, less: i64) -> Curve {
        let interval = Interval { low: number(0), high: number(10) };
        let floored = Curve::unknown().larger(&Curve::constant(number(low)), &interval).unwrap();
        let held = floored.smaller(&Curve::constant(number(high)), &interval).unwrap();
        held.minus(&Curve::constant(number(less))).unwrap()
    }

    #[test]
    fn a_root_is_one_point_or_says_why_not() {
        assert_eq!(found(&held(2, 8, 5)), Ok(number(5)));
        assert_eq!(found(&held(2, 10, 10)), Ok(number(10)));
        assert_eq!(found(&held(0, 8, 0)), Ok(number(0)));
        assert_eq!(found(&held(2, 8, 2)), Err(NoRoot::Between(number(0), number(2))));
        assert_eq!(found(&held(2, 8, 8)), Err(NoRoot::Between(number(8), number(10))));
        assert_eq!(found(&held(2, 8, 9)), Err(NoRoot::Nowhere(number(-7), number(-1))));
        assert_eq!(found(&Curve::constant(number(0))), Err(NoRoot::Between(number(0), number(10))));
        assert_eq!(found(&Curve::constant(number(3))), Err(NoRoot::Nowhere(number(3), number(3))));
        let seventh = Curve::unknown().scale(&number(-7)).unwrap();
        let seventh = Curve::sum([&seventh, &Curve::constant(number(1))]).unwrap();
        assert_eq!(found(&seventh), Ok(Number::ratio(1.into(), 7.into()).unwrap()));
        let tent = Curve::unknown().smaller(
            &Curve::constant(number(8)).minus(&Curve::unknown()).unwrap(),
            &Interval { low: number(0), high: number(10) },
        );
        assert_eq!(found(&tent.unwrap()), Err(NoRoot::Turns(number(4), number(4))));
    }
}
