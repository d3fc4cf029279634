//! Numbers with measures and roundings, as rule sets write them: `"6 567 dollar/elev"`, `"85 %"`, `"0,01 kr mot noll"`.

use crate::formula::Sort;
use crate::measure::{Measure, Units};
use crate::message::Code;
use crate::number::{DecimalSign, Direction, Number, Rounding, parse};

/// A number and what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value; `85 %` is 0,85.
    pub number: Number,
    /// Its sort.
    pub sort: Sort,
}

/// Which problem, and the part of the text that it is about.
pub type QuantityError = (Code, String);

/// Reads a number with its measure.
pub fn quantity(text: &str, units: &Units) -> Result<Quantity, QuantityError> {
    let wrong = || (Code::BadNumber, text.to_owned());
    let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
    let number = parse(&text[..at], DecimalSign::Comma).map_err(|_| wrong())?;
    let measure = text[at..].trim();
    if measure == "%" {
        let number = number.div(&Number::from(100)).map_err(|_| wrong())?;
        return Ok(Quantity { number, sort: Sort::Percent });
    }
    let measure = match measure {
        "" => Measure::default(),
        name => units.parse(name).map_err(|name| (Code::UnknownMeasure, name))?,
    };
    Ok(Quantity { number, sort: Sort::Number(measure) })
}

/// Reads a rounding: a step with its measure, and a direction where it is not the nearest.
pub fn rounding(text: &str, units: &Units) -> Result<(Rounding, Measure), QuantityError> {
    let wrong = || (Code::BadRounding, text.to_owned());
    let trimmed = text.trim();
    let (step, direction) = Direction::WORDS
        .iter()
        .find_map(|(word, direction)| Some((trimmed.strip_suffix(word)?.trim_end(), *direction)))
        .unwrap_or((trimmed, Direction::Nearest));
    let step = match quantity(step, units) {
        Err((Code::UnknownMeasure, name)) => return Err((Code::UnknownMeasure, name)),
        Err(_) => return Err(wrong()),
        Ok(step) => step,
    };
    if step.number.is_negative() || step.number.is_zero() {
        return Err(wrong());
    }
    Ok((Rounding::to_step(step.number, direction), step.sort.measure().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rule_sets_write() {
        let units = Units::new("kr");
        let read = |text| quantity(text, &units).map(|q| (q.number.decimal_text(), q.sort.measure().unwrap().to_string()));
        assert_eq!(read("6 567 kr/elev").unwrap(), ("6567".into(), "kr/elev".into()));
        assert_eq!(read("12,5 %").unwrap(), ("0.125".into(), String::new()));
        assert_eq!(read("0,6").unwrap(), ("0.6".into(), String::new()));
        assert_eq!(read("5 kor").unwrap_err().0, Code::UnknownMeasure);
        assert_eq!(read("kr").unwrap_err().0, Code::BadNumber);
        let (rounding_, measure) = rounding("0,01 kr mot noll", &units).unwrap();
        assert_eq!((rounding_.direction(), measure.to_string()), (Direction::TowardsZero, "kr".into()));
        assert_eq!(rounding("10 kr upp", &units).unwrap_err().0, Code::UnknownMeasure);
        assert_eq!(rounding("0 kr", &units).unwrap_err().0, Code::BadRounding);
    }
}
