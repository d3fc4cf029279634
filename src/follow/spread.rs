//! Median and quartiles, exactly.

use crate::arrange::Arrange;
use crate::number::{ArithmeticError, Number};

/// The median of some numbers, and the quartiles that half of them lie between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// A quarter of the way.
    pub low: Number,
    /// Half the way.
    pub median: Number,
    /// Three quarters of the way.
    pub high: Number,
}

/// The spread of the numbers by the inclusive method (`KVARTIL.INK`); `None` where there are none, or they are too large to compute with.
///
/// ```
/// use fordela::{follow::spread, number::Number};
/// let numbers: Vec<Number> = [7, 1, 3, 10].map(Number::from).to_vec();
/// let spread = spread(numbers).unwrap();
/// let texts = [&spread.low, &spread.median, &spread.high].map(Number::decimal_text);
/// assert_eq!(texts, ["2.5", "5", "7.75"]);
/// ```
pub fn spread(mut numbers: Vec<Number>) -> Option<Spread> {
    numbers.arrange();
    let at = |quarter| quartile(&numbers, quarter)?.ok();
    Some(Spread { low: at(1)?, median: at(2)?, high: at(3)? })
}

/// The number so many quarters of the way from the lowest to the highest: between two of them where the way ends there.
fn quartile(sorted: &[Number], quarters: usize) -> Option<Result<Number, ArithmeticError>> {
    let way = sorted.len().checked_sub(1)? * quarters;
    let (below, beyond) = (sorted.get(way / 4)?, way % 4);
    let above = sorted.get(way / 4 + 1).unwrap_or(below);
    let between = || {
        let part = Number::from(beyond as i64).div(&Number::from(4))?;
        below.add(&above.sub(below)?.mul(&part)?)
    };
    Some(if beyond == 0 { Ok(below.clone()) } else { between() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quartiles(numbers: &[i64]) -> Option<[String; 3]> {
        let spread = spread(numbers.iter().copied().map(Number::from).collect())?;
        Some([spread.low, spread.median, spread.high].map(|number| number.decimal_text()))
    }

    /// Worked by Python 3's `statistics.quantiles(numbers, n=4, method="inclusive")`.
    #[test]
    fn the_quartiles_are_those_of_another_implementation() {
        let worked = |numbers: &[i64], expected: [&str; 3]| {
            assert_eq!(quartiles(numbers), Some(expected.map(str::to_owned)), "{numbers:?}");
        };
        worked(&[58, 41], ["45.25", "49.5", "53.75"]);
        worked(&[3, 1, 2], ["1.5", "2", "2.5"]);
        worked(&[46, 58, 74, 61, 39], ["46", "58", "61"]);
        worked(&[12, 15, 9, 30, 22, 18], ["12.75", "16.5", "21"]);
        worked(&[-4, 0, 0, 7, 7, 7, 100], ["0", "7", "7"]);
        worked(&[5, 8, 13, 21, 34, 55, 89, 144], ["11.75", "27.5", "63.5"]);
    }

    #[test]
    fn one_number_is_its_own_median_and_none_have_none() {
        assert_eq!(quartiles(&[7]), Some(["7", "7", "7"].map(str::to_owned)));
        assert_eq!(quartiles(&[]), None);
    }

    #[test]
    fn thirds_stay_exact() {
        let third = |n: i64| Number::from(n).div(&Number::from(3)).unwrap();
        let spread = spread([1, 2, 4, 5].map(third).to_vec()).unwrap();
        assert_eq!((spread.low.exact_text(), spread.median.exact_text()), ("7/12".to_owned(), "1".to_owned()));
    }
}
