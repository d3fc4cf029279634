//! Numbers as people write and read them.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use super::Number;
use crate::limits::{FRACTION_DIGITS, INTEGER_DIGITS};

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DecimalSign {
    /// As Swedish text: `1 234,50`.
    #[serde(rename = ",")]
    Comma,
    /// As most of the world: `1234.50`.
    #[serde(rename = ".")]
    Point,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberTextError {
    /// It is something else.
    NotANumber,
    /// It may mean two numbers: `1.234`.
    Ambiguous,
    /// It has more digits than [`crate::limits`] allows.
    TooLarge,
}

const MINUS: char = '\u{2212}';
const HARD_SPACE: char = '\u{a0}';

fn is_space(c: char) -> bool {
    matches!(c, ' ' | HARD_SPACE | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}')
}

/// Reads digits with spaces between thousands, a sign in front and the decimal sign.
///
/// ```
/// use fordela::number::{parse, DecimalSign, NumberTextError};
/// assert_eq!(parse("1 234,50", DecimalSign::Comma).unwrap().exact_text(), "2469/2");
/// assert_eq!(parse("1.234", DecimalSign::Comma), Err(NumberTextError::Ambiguous));
/// ```
pub fn parse(text: &str, sign: DecimalSign) -> Result<Number, NumberTextError> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (point, other) = match sign {
        DecimalSign::Comma => (',', '.'),
        DecimalSign::Point => ('.', ','),
    };
    let (whole, decimals) = digits.split_once(point).map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut whole = std::borrow::Cow::Borrowed(whole);
    if whole.contains(other) {
        if !is_grouped(&whole, other) {
            return Err(NumberTextError::NotANumber);
        }
        // 1.234,50 and 1.234.567 can be read in one way only.
        if decimals.is_none() && whole.matches(other).count() == 1 {
            return Err(NumberTextError::Ambiguous);
        }
        whole = whole.replace(other, "").into();
    }
    if !whole_is_number(&whole) || decimals.is_some_and(|d| d.is_empty() || !d.bytes().all(|b| b.is_ascii_digit())) {
        return Err(NumberTextError::NotANumber);
    }
    let decimals = decimals.unwrap_or("").trim_end_matches('0');
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole = whole.trim_start_matches('0');
    if whole.len() > INTEGER_DIGITS || decimals.len() > FRACTION_DIGITS {
        return Err(NumberTextError::TooLarge);
    }
    let mut mantissa = 0_i128;
    for digit in whole.bytes().chain(decimals.bytes()) {
        mantissa = mantissa * 10 + i128::from(digit - b'0');
    }
    let scale = decimals.len() as u32;
    Ok(Decimal::from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale).into())
}

/// Digits, or groups of three after the first: `12 34` is more likely two cells in one than a number.
fn whole_is_number(text: &str) -> bool {
    let mut groups = text.split(is_space);
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let mut grouped = false;
    digits(first)
        && groups.all(|group| {
            grouped = true;
            group.len() == 3 && digits(group)
        })
        && (!grouped || first.len() <= 3)
}

fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| digits(first) && first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// The number in Swedish: hard spaces between thousands, decimal comma, true minus. A value that is no finite decimal is rounded
/// to twelve decimals.
pub fn swedish(number: &Number) -> String {
    let plain = number.decimal_text();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("\u{2212}", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(HARD_SPACE);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

impl Number {
    /// The value as a decimal string with a point, `-1234.5`, rounded to twelve decimals where it is no finite decimal.
    pub fn decimal_text(&self) -> String {
        let text = match self.to_decimal() {
            Some(decimal) => decimal.to_string(),
            None => self.rounded_text(),
        };
        if text == "-0" { "0".to_owned() } else { text }
    }

    /// Twelve decimals of a value of any size.
    fn rounded_text(&self) -> String {
        const DECIMALS: usize = 12;
        let scaled = self.to_big() * BigInt::from(10_u64.pow(DECIMALS as u32));
        let (negative, steps) = (scaled < BigRational::zero(), scaled.abs().round().to_integer());
        let digits = format!("{:0>width$}", steps.to_string(), width = DECIMALS + 1);
        let (whole, decimals) = digits.split_at(digits.len() - DECIMALS);
        let decimals = decimals.trim_end_matches('0');
        let sign = if negative && !steps.is_zero() { "-" } else { "" };
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    }
}

/// A count as people write it: `2 000 000`.
pub fn counted(count: usize) -> String {
    swedish(&Number::from(i64::try_from(count).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write() {
        let comma = |text| parse(text, DecimalSign::Comma).map(|n| n.decimal_text());
        assert_eq!(comma("1 234,50").as_deref(), Ok("1234.5"));
        assert_eq!(comma("1\u{a0}234\u{202f}567").as_deref(), Ok("1234567"));
        assert_eq!(comma("\u{2212}12").as_deref(), Ok("-12"));
        assert_eq!(comma("-0"), Ok("0".to_owned()));
        assert_eq!(comma("1.234,50").as_deref(), Ok("1234.5"));
        assert_eq!(comma("1.234.567").as_deref(), Ok("1234567"));
        assert_eq!(comma("1.234"), Err(NumberTextError::Ambiguous));
        assert_eq!(parse("1,234", DecimalSign::Point), Err(NumberTextError::Ambiguous));
        for text in [
            "",
            "-",
            "1e5",
            "12,34,5",
            "12 34",
            "femtiotvå",
            "1234.5",
            ",5",
            "5,",
            "NaN",
            "1 2345",
            "1234 567",
            "1.23,4",
            "1,5.000",
        ] {
            assert_eq!(comma(text), Err(NumberTextError::NotANumber), "{text}");
        }
        assert_eq!(comma("1000000000000000"), Err(NumberTextError::TooLarge));
        assert_eq!(comma("0,0000000000001"), Err(NumberTextError::TooLarge));
    }

    #[test]
    fn fractions_are_shown_with_twelve_decimals_whatever_their_size() {
        let third = |n: i64| Number::from(n).div(&Number::from(3)).unwrap().decimal_text();
        assert_eq!(third(2), "0.666666666667");
        assert_eq!(third(-1), "-0.333333333333");
        assert_eq!(third(i64::MAX - 1), "3074457345618258602");
        assert_eq!(third(i64::MAX), "3074457345618258602.333333333333");
        let tiny = Number::ONE.div(&Number::from(-3_000_000_000_000_000)).unwrap();
        assert_eq!(tiny.decimal_text(), "0");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn written_and_read_again(n in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0..=12_u32) {
            let number = Number::from(Decimal::new(n, scale));
            prop_assert_eq!(parse(&swedish(&number), DecimalSign::Comma), Ok(number));
        }
    }
}
