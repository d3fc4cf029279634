//! Measures: what a number counts. `kr`, `elev`, `kr/elev`, `timme/vecka`, or none (a pure number).

use crate::arrange::Arrange;
use std::fmt;

/// The counting measures that every rule set knows. A rule set adds its currency.
const BASE: [&str; 8] = ["elev", "plats", "timme", "dag", "vecka", "månad", "termin", "år"];

/// Sorts that are no measures.
const WORDS: [&str; 3] = ["tal", "datum", "text"];

/// The measures that a rule set may use: the common ones, its currency and its own.
#[derive(Clone, Debug)]
pub struct Units {
    currency: String,
    own: Vec<String>,
}

impl Units {
    /// Units with the given currency (`kr` where a rule set says nothing).
    pub fn new(currency: &str) -> Self {
        Units { currency: currency.to_owned(), own: Vec::new() }
    }

    /// The currency's name.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// Adds a counting measure; false where the name is taken, or is none that a measure can have.
    pub fn add(&mut self, name: &str) -> bool {
        let sound = !name.is_empty() && name.chars().all(char::is_alphabetic) && !WORDS.contains(&name) && !self.knows(name);
        if sound {
            self.own.push(name.to_owned());
        }
        sound
    }

    fn knows(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// Every name, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.currency.as_str()).chain(BASE).chain(self.own.iter().map(String::as_str))
    }

    /// Reads `kr`, `kr/elev`, `kr/elev/månad` or `kr*elev`; the error is the first name that is no measure.
    pub fn parse(&self, text: &str) -> Result<Measure, String> {
        let mut measure = Measure::default();
        let mut power = 1;
        let mut rest = text;
        loop {
            let end = rest.find(['/', '*']).unwrap_or(rest.len());
            let name = rest[..end].trim();
            if !self.knows(name) {
                return Err(name.to_owned());
            }
            measure = measure.times(&Measure(vec![(name.to_owned(), power)]));
            if end == rest.len() {
                return Ok(measure);
            }
            power = if rest.as_bytes()[end] == b'/' { -1 } else { 1 };
            rest = &rest[end + 1..];
        }
    }
}

/// A product of powers of base measures, sorted by name; empty is a pure number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure(Vec<(String, i8)>);

impl Measure {
    /// One base measure.
    pub fn of(name: &str) -> Self {
        Measure(vec![(name.to_owned(), 1)])
    }

    /// True for a pure number.
    pub fn is_pure(&self) -> bool {
        self.0.is_empty()
    }

    /// True where the base measure stands in it with a positive power.
    pub fn counts(&self, name: &str) -> bool {
        self.0.iter().any(|(unit, power)| unit == name && *power > 0)
    }

    /// The product.
    pub fn times(&self, other: &Measure) -> Measure {
        self.combine(other, 1)
    }

    /// The quotient.
    pub fn per(&self, other: &Measure) -> Measure {
        self.combine(other, -1)
    }

    fn combine(&self, other: &Measure, sign: i8) -> Measure {
        let mut units = self.0.clone();
        for (name, power) in &other.0 {
            let change = power.saturating_mul(sign);
            match units.iter_mut().find(|(unit, _)| unit == name) {
                Some((_, own)) => *own = own.saturating_add(change),
                None => units.push((name.clone(), change)),
            }
        }
        units.retain(|(_, power)| *power != 0);
        units.arrange();
        Measure(units)
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |sign: i8| {
            let names: Vec<String> = self
                .0
                .iter()
                .filter(|(_, power)| power.signum() == sign)
                .flat_map(|(name, power)| std::iter::repeat_n(name.clone(), power.unsigned_abs().into()))
                .collect();
            names
        };
        let (above, below) = (side(1), side(-1));
        f.write_str(&if above.is_empty() && !below.is_empty() { "1".to_owned() } else { above.join("*") })?;
        below.iter().try_for_each(|name| write!(f, "/{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_and_quotients_cancel() {
        let units = Units::new("kr");
        let per_term = units.parse("kr/termin").unwrap();
        let payments = units.parse("månad/termin").unwrap();
        assert_eq!(per_term.per(&payments).to_string(), "kr/månad");
        assert!(per_term.per(&per_term).is_pure());
        assert_eq!(Units::new("kr").parse("kr/elv"), Err("elv".to_owned()));
    }
}
