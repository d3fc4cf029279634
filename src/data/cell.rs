//! One cell: from text to a value of the sort that its column has.

use super::identity::looks_like_identity;
use crate::formula::{Sort, Value, parse_date};
use crate::measure::{Measure, Units};
use crate::message::{Code, quoted};
use crate::number::{DecimalSign, Number, NumberTextError, parse};
use crate::text::fold;

/// Which problem, with its arguments beside `text`.
pub type CellError = (Code, Vec<(&'static str, String)>);

/// How a file writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct Notation {
    /// What stands before decimals.
    pub sign: DecimalSign,
    /// True where somebody has said so: then the other sign stands between thousands, and 1.234 is no question.
    pub settled: bool,
}

/// Reads a cell that is not empty, of a sort that needs no other table.
pub fn read(text: &str, sort: &Sort, sign: Notation, units: &Units) -> Result<Value, CellError> {
    match sort {
        Sort::Number(measure) => {
            let number = number(text, measure, sign)?;
            if number.is_negative() && !measure.is_pure() && !measure.counts(units.currency()) {
                return Err((Code::NegativeCount, Vec::new()));
            }
            Ok(number.into())
        }
        Sort::Percent => match text.strip_suffix('%') {
            Some(rest) => {
                let share = parsed(rest, sign)?.div(&Number::from(100));
                share.map(Value::from).map_err(|_| (Code::NumberTooLarge, Vec::new()))
            }
            None => Ok(parsed(text, sign)?.into()),
        },
        Sort::Date => parse_date(text).map(Value::from).ok_or((Code::NotADate, Vec::new())),
        Sort::YesNo => match fold(text).as_str() {
            "ja" | "j" | "yes" | "sant" | "true" => Ok(Value::YesNo(true)),
            "nej" | "n" | "no" | "falskt" | "false" => Ok(Value::YesNo(false)),
            _ => Err((Code::NotYesNo, Vec::new())),
        },
        Sort::List(list) => {
            let wanted = fold(text);
            match list.iter().position(|member| fold(member) == wanted) {
                Some(code) => Ok(Value::Code(code as u32)),
                None => {
                    let members: Vec<String> = list.iter().map(|member| format!("”{member}”")).collect();
                    let mut arguments = vec![("list", members.join(", "))];
                    if let Some(near) = crate::message::nearest(text, list.iter().map(String::as_str)) {
                        arguments.push(("near", near.to_owned()));
                    }
                    Err((Code::NotInList, arguments))
                }
            }
        }
        // Texts are kept as they are and references looked up, by the binder.
        Sort::Text | Sort::Reference(_) => Ok(Value::Failed),
    }
}

/// A value as a person writes it in Swedish, as a file with the decimal sign writes it. What a file may not hold is refused.
pub fn written(text: &str, sort: &Sort, sign: DecimalSign, units: &Units) -> Result<String, CellError> {
    if looks_like_identity(text) {
        return Err((Code::PersonalIdentity, Vec::new()));
    }
    if text.is_empty() {
        return Ok(String::new());
    }
    let swedish = Notation { sign: DecimalSign::Comma, settled: false };
    read(text, sort, swedish, units).map_err(|(code, mut arguments)| {
        arguments.push(("text", quoted(text)));
        (code, arguments)
    })?;
    if sign == DecimalSign::Comma || sort.measure().is_none() {
        return Ok(text.to_owned());
    }
    let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
    let (digits, suffix) = text.split_at(at);
    let Ok(number) = parse(digits.strip_suffix(":-").unwrap_or(digits), DecimalSign::Comma) else {
        return Ok(text.to_owned());
    };
    let mut plain = number.decimal_text();
    // Three decimals could be read as thousands.
    if plain.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        plain.push('0');
    }
    Ok(format!("{plain} {suffix}").trim_end().to_owned())
}

/// A number, alone or with the measure that its column has.
fn number(text: &str, measure: &Measure, sign: Notation) -> Result<Number, CellError> {
    let text = text.strip_suffix(":-").unwrap_or(text);
    let at = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (digits, suffix) = (&text[..at], text[at..].trim());
    if !suffix.is_empty() && suffix != measure.to_string() {
        return Err(not_a_number(sign));
    }
    parsed(digits, sign)
}

fn parsed(text: &str, notation: Notation) -> Result<Number, CellError> {
    let Notation { sign, settled } = notation;
    let read = match parse(text, sign) {
        Err(NumberTextError::Ambiguous) if settled => {
            parse(&text.replace(if sign == DecimalSign::Comma { '.' } else { ',' }, ""), sign)
        }
        read => read,
    };
    read.map_err(|error| match error {
        NumberTextError::NotANumber => not_a_number(notation),
        NumberTextError::Ambiguous => (Code::NumberAmbiguous, Vec::new()),
        NumberTextError::TooLarge => (Code::NumberTooLarge, Vec::new()),
    })
}

fn not_a_number(notation: Notation) -> CellError {
    let sign = if notation.sign == DecimalSign::Comma { "," } else { "." };
    (Code::NotANumber, vec![("sign", sign.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_each_sort() {
        let units = Units::new("kr");
        let guessed = Notation { sign: DecimalSign::Comma, settled: false };
        let read = |text, sort: &Sort| super::read(text, sort, guessed, &units);
        let pupils = Sort::Number(Measure::of("elev"));
        let money = Sort::Number(Measure::of("kr"));
        let number = |value: Result<Value, CellError>| value.unwrap().number().unwrap().decimal_text();
        assert_eq!(number(read("1 234,5 kr", &money)), "1234.5");
        assert_eq!(number(read("-12", &money)), "-12");
        assert_eq!(number(read("500:-", &money)), "500");
        assert_eq!(number(read("85 %", &Sort::Percent)), "0.85");
        assert_eq!(read("-1", &pupils).unwrap_err().0, Code::NegativeCount);
        assert_eq!(read("femtiotvå", &pupils).unwrap_err().0, Code::NotANumber);
        assert_eq!(read("52 kr", &pupils).unwrap_err().0, Code::NotANumber);
        assert_eq!(read("1.234", &pupils).unwrap_err().0, Code::NumberAmbiguous);
        let said = |text, sign| super::read(text, &pupils, Notation { sign, settled: true }, &units);
        assert_eq!(number(said("1.234", DecimalSign::Comma)), "1234");
        assert_eq!(number(said("1.234", DecimalSign::Point)), "1.234");
        assert_eq!(number(said("1,234.5", DecimalSign::Point)), "1234.5");
        let list = Sort::List(std::sync::Arc::new(vec!["egen regi".into(), "extern".into()]));
        assert_eq!(read(" EXTERN", &list), Ok(Value::Code(1)));
        assert_eq!(read("extren", &list).unwrap_err().1[1], ("near", "extern".to_owned()));
    }
}
