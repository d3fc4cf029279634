//! Headings that are like each other.

use std::collections::HashSet;

use crate::message::nearest;
use crate::text::fold;

/// Letters and digits alone, in lower case: what is left of a heading when how it is written does not count.
fn bare(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The candidate that a heading most likely means: the same but for case and signs, a slip of the pen away, or one within the other.
pub fn near<'a>(heading: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<(String, &str)> = candidates.into_iter().map(|candidate| (bare(candidate), candidate)).collect();
    let wanted = bare(heading);
    if wanted.is_empty() {
        return None;
    }
    let named = |bare: &str| candidates.iter().find(|(own, _)| own == bare).map(|(_, candidate)| *candidate);
    if let Some(same) = named(&wanted) {
        return Some(same);
    }
    if let Some(slip) = nearest(&wanted, candidates.iter().map(|(bare, _)| bare.as_str())) {
        return named(slip);
    }
    // "skolenhetskod" in "Skolenhetskod (SCB)"; of several the one with least beside it. Three letters are in anything.
    let within = |bare: &str| {
        let (short, long) = if bare.len() < wanted.len() { (bare, &*wanted) } else { (&*wanted, bare) };
        short.chars().count() > 3 && long.contains(short)
    };
    let inside = candidates.iter().filter(|(bare, _)| within(bare));
    inside.min_by_key(|(bare, _)| bare.len().abs_diff(wanted.len())).map(|(_, candidate)| *candidate)
}

/// For each heading the candidate that it most likely means, none of them twice: the sure ones are taken first.
pub fn pairs<'a>(headings: &[&str], candidates: &[&'a str]) -> Vec<Option<&'a str>> {
    let mut found: Vec<Option<&str>> = headings
        .iter()
        .map(|heading| candidates.iter().copied().find(|own| !heading.is_empty() && bare(own) == bare(heading)))
        .collect();
    let mut taken: HashSet<&str> = found.iter().flatten().copied().collect();
    for (heading, own) in headings.iter().zip(&mut found).filter(|(_, own)| own.is_none()) {
        *own = near(heading, candidates.iter().copied().filter(|candidate| !taken.contains(candidate)));
        taken.extend(*own);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_headings_are_found_and_used_once() {
        assert_eq!(near("skolenhetskod", ["Skola", "Skolenhetskod (SCB)"]), Some("Skolenhetskod (SCB)"));
        assert_eq!(near("beslut_nr", ["Antal", "BeslutNr"]), Some("BeslutNr"));
        assert_eq!(near("elever", ["elver", "Elever totalt"]), Some("elver"));
        assert_eq!(near("form", ["Datum", "uppgift"]), None);
        let candidates = ["Elever", "Antal elever"];
        assert_eq!(pairs(&["antal", "elever"], &candidates), [Some("Antal elever"), Some("Elever")]);
        assert_eq!(pairs(&["elever", "elever i år"], &["Elever"]), [Some("Elever"), None]);
    }
}
