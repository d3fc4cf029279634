//! Personal identity numbers, which have no place in the data.

use time::{Date, Month};

/// True for a text that is a Swedish personal identity number or coordination number: date, and a check digit that is right.
pub fn looks_like_identity(text: &str) -> bool {
    if !(10..=13).contains(&text.len()) || !text.is_ascii() {
        return false;
    }
    let (date, last) = text.split_at(text.len() - 4);
    let date = date.strip_suffix(['-', '+']).unwrap_or(date);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !matches!(date.len(), 6 | 8) || !digits(date) || !digits(last) {
        return false;
    }
    let short = &date[date.len() - 6..];
    is_date(short) && check_digit_is_right(&format!("{short}{last}"))
}

fn is_date(six: &str) -> bool {
    let part = |range: std::ops::Range<usize>| six[range].parse::<u8>().unwrap_or(0);
    let (year, month, day) = (part(0..2), part(2..4), part(4..6));
    // A coordination number adds 60 to the day. 2000 is a leap year, so no day of a year that may be meant is refused.
    let day = if day > 60 { day - 60 } else { day };
    let year = if year.is_multiple_of(4) { 2000 } else { 2001 };
    Month::try_from(month).is_ok_and(|month| Date::from_calendar_date(year, month, day).is_ok())
}

fn check_digit_is_right(ten: &str) -> bool {
    let sum: u32 = ten
        .bytes()
        .enumerate()
        .map(|(i, byte)| {
            let product = u32::from(byte - b'0') * if i % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_of_the_tax_agency_are_found_and_school_codes_are_not() {
        // Skatteverket's published test number, in the ways it is written.
        for text in ["20121212-1212", "121212-1212", "1212121212", "201212121212", "121272-1219"] {
            assert!(looks_like_identity(text), "{text}");
        }
        for text in ["12121212", "121212-1213", "556036-0793", "1234567890", "2024-01-01", "99000017"] {
            assert!(!looks_like_identity(text), "{text}");
        }
    }
}
