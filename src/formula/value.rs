//! Values: what a cell holds, in its three states and more.

use time::Date;

use crate::number::Number;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// *Saknas*: an empty cell, or something computed from one.
    Missing,
    /// *Ej tillämpligt*: a false condition, or an empty cell in an optional column.
    Inapplicable,
    /// Nothing could be computed; the problem is listed.
    Failed,
    /// A number.
    Number(Number),
    /// Yes or no.
    YesNo(bool),
    /// A member of a closed list, by its place there.
    Code(u32),
    /// A day, by its Julian day number.
    Day(i32),
    /// A row of another table.
    Row(u32),
}

impl Value {
    /// The number, where it is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Value::Day(day) => Date::from_julian_day(*day).ok(),
            _ => None,
        }
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Value::Number(number)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Value::Day(date.to_julian_day())
    }
}

/// Reads `2025-07-01`.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let mut part = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let month = time::Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok()
}

/// Writes `2025-07-01`.
pub fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(parse_date("2024-02-29").map(date_text).as_deref(), Some("2024-02-29"));
        for text in ["2023-02-29", "2024-2-29", "24-02-29", "2024-13-01", "2024-02-29x", "", "+024-02-29"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_stays_small() {
        assert_eq!(size_of::<Value>(), 24);
    }
}
