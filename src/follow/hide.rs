//! Counts of few units are held back, and with them the counts that would tell them.
//!
//! Every count is of some of the units. Whoever knows some counts also knows every sum and difference of them, so a count of few is told
//! where it is such a combination of those that are shown. Counts are shown one after the other as long as none of few is told.

use crate::arrange::Arrange;
use std::collections::HashMap;

use super::counted::{Counted, beside};
use super::coverage::Coverage;
use super::description::Description;

/// A prime, by which remainders are taken: combinations are found in them as they would be in fractions, without numbers that grow.
const PRIME: u64 = (1 << 61) - 1;

/// Holds back what is not for others than the one who has all the data: counts of fewer than `limit`, and what tells them; true where a
/// count was. A unit to which it is shown knows of itself, and is not counted among the few.
pub fn hide(coverages: &mut [Coverage], descriptions: &mut [Description], own: Option<usize>, limit: usize) -> bool {
    let units = coverages.iter().map(|coverage| coverage.rest.members.len()).next();
    let units = units.or_else(|| Some(descriptions.first()?.groups.first()?.units.members.len())).unwrap_or(0);
    let mut lines = Lines::new(units, own);
    for coverage in coverages.iter() {
        let mut whole = coverage.rest.members.clone();
        coverage.steps.iter().for_each(|step| add(&mut whole, &step.count.members));
        lines.known.push(whole.clone());
        let parts = coverage.steps.iter().map(|step| &step.count).chain([&coverage.rest]);
        lines.line(whole, parts.map(|part| part.members.clone()).collect());
    }
    for description in descriptions.iter() {
        let parts: Vec<Vec<bool>> = description.groups.iter().map(|group| group.units.members.clone()).collect();
        let mut rest = vec![false; units];
        parts.iter().for_each(|part| add(&mut rest, part));
        rest.iter_mut().for_each(|member| *member = !*member);
        lines.line(vec![true; units], parts.into_iter().chain([rest]).collect());
        for cell in &description.cells {
            let whole = description.groups[cell.group].units.members.clone();
            lines.line(whole, vec![cell.units.members.clone(), cell.without.members.clone()]);
        }
    }
    // The parts of a whole first, then those at a step and before it, then those behind a figure; of each the largest first.
    let [mut parts, mut before, mut behind]: [Vec<&mut Counted>; 3] = Default::default();
    for coverage in coverages.iter_mut() {
        for step in &mut coverage.steps {
            parts.push(&mut step.count);
            before.push(&mut step.up_to);
        }
        parts.push(&mut coverage.rest);
    }
    for description in descriptions.iter_mut() {
        parts.extend(description.groups.iter_mut().map(|group| &mut group.units));
        behind.extend(description.cells.iter_mut().flat_map(|cell| [&mut cell.units, &mut cell.without]));
    }
    let mut counts = Vec::new();
    for mut some in [parts, before, behind] {
        some.arrange_by_key(|count| std::cmp::Reverse(count.size()));
        counts.append(&mut some);
    }
    let hidden = lines.hold_back(counts, limit);
    coverages.iter_mut().for_each(Coverage::hold_back);
    descriptions.iter_mut().for_each(|description| description.hold_back(own, limit));
    hidden
}

fn add(to: &mut [bool], members: &[bool]) {
    to.iter_mut().zip(members).for_each(|(own, member)| *own |= member);
}

/// Sets of units, and which of them make up a whole together.
struct Lines {
    units: usize,
    /// The unit that knows of itself.
    own: Option<usize>,
    /// Sets whose size everyone knows.
    known: Vec<Vec<bool>>,
    /// A whole and its parts.
    lines: Vec<(Vec<bool>, Vec<Vec<bool>>)>,
}

impl Lines {
    fn new(units: usize, own: Option<usize>) -> Lines {
        let itself = own.map(|own| (0..units).map(|unit| unit == own).collect());
        let known = std::iter::once(vec![true; units]).chain(itself).collect();
        Lines { units, own, known, lines: Vec::new() }
    }

    fn line(&mut self, whole: Vec<bool>, parts: Vec<Vec<bool>>) {
        self.lines.push((whole, parts));
    }

    /// Shows the counts that tell of no few; true where one is held back.
    fn hold_back(&self, counts: Vec<&mut Counted>, limit: usize) -> bool {
        let few = |set: &[bool]| (1..limit).contains(&beside(set, self.own));
        let parts = self.lines.iter().flat_map(|(_, parts)| parts);
        let all: Vec<&[bool]> = parts.map(Vec::as_slice).chain(counts.iter().map(|count| &*count.members)).collect();
        let atoms = Atoms::new(self.units, all.iter().copied().chain(self.known.iter().map(Vec::as_slice)));
        // What is left of a whole when some of its parts are shown is few too, where it is.
        let mut told = Told { atoms: &atoms, basis: Vec::new(), few: Vec::new() };
        told.few = all.iter().filter(|set| few(set)).map(|set| atoms.vector(set)).collect();
        for (_, parts) in &self.lines {
            let mut small: Vec<&Vec<bool>> = parts.iter().collect();
            small.arrange_by_key(|part| part.iter().filter(|member| **member).count());
            let mut together = vec![false; self.units];
            for part in small {
                add(&mut together, part);
                if few(&together) {
                    told.few.push(atoms.vector(&together));
                }
            }
        }
        drop(all);
        // What everyone knows is known, whatever it tells.
        self.known.iter().for_each(|set| told.learn(atoms.vector(set)));
        told.few.retain(|few| few.iter().any(|part| *part != 0));
        let mut hidden = false;
        for count in counts {
            count.shown = count.size() == 0 || told.may_learn(atoms.vector(&count.members));
            hidden |= !count.shown;
        }
        hidden
    }
}

/// Units that are in the same sets are one.
struct Atoms {
    of: Vec<usize>,
    count: usize,
}

impl Atoms {
    fn new<'a>(units: usize, sets: impl Iterator<Item = &'a [bool]>) -> Atoms {
        let mut of = vec![0; units];
        let mut count = 1;
        for set in sets {
            let mut split: HashMap<(usize, bool), usize> = HashMap::new();
            for (atom, member) in of.iter_mut().zip(set) {
                let next = split.len();
                *atom = *split.entry((*atom, *member)).or_insert(next);
            }
            count = split.len().max(1);
        }
        Atoms { of, count }
    }

    /// 1 for each atom of the set.
    fn vector(&self, set: &[bool]) -> Vec<u64> {
        let mut vector = vec![0; self.count];
        self.of.iter().zip(set).filter(|(_, member)| **member).for_each(|(atom, _)| vector[*atom] = 1);
        vector
    }
}

/// What is known, and what must not be.
struct Told<'a> {
    atoms: &'a Atoms,
    /// Independent counts that are known, each with a 1 where no one after it has anything.
    basis: Vec<(usize, Vec<u64>)>,
    /// What is left of each set of few, when what is known has been taken from it: nothing where it is told.
    few: Vec<Vec<u64>>,
}

impl Told<'_> {
    fn reduced(&self, mut vector: Vec<u64>) -> Vec<u64> {
        self.basis.iter().for_each(|(at, known)| take(&mut vector, *at, known));
        vector
    }

    /// The place to take it from others by, and the count, where it says something new.
    fn new_of(&self, vector: Vec<u64>) -> Option<(usize, Vec<u64>)> {
        let mut vector = self.reduced(vector);
        let at = (0..self.atoms.count).find(|at| vector[*at] != 0)?;
        let inverse = power(vector[at], PRIME - 2);
        vector.iter_mut().for_each(|part| *part = times(*part, inverse));
        Some((at, vector))
    }

    fn learn(&mut self, vector: Vec<u64>) {
        if let Some((at, new)) = self.new_of(vector) {
            self.few.iter_mut().for_each(|few| take(few, at, &new));
            self.basis.push((at, new));
        }
    }

    /// Learns a count, unless that would tell of few.
    fn may_learn(&mut self, vector: Vec<u64>) -> bool {
        let Some((at, new)) = self.new_of(vector) else { return true };
        let tells = |few: &Vec<u64>| {
            let mut few = few.clone();
            take(&mut few, at, &new);
            few.iter().all(|part| *part == 0)
        };
        if self.few.iter().any(tells) {
            return false;
        }
        self.few.iter_mut().for_each(|few| take(few, at, &new));
        self.basis.push((at, new));
        true
    }
}

/// Takes so much of what is known from a vector that nothing is left at the place.
fn take(vector: &mut [u64], at: usize, known: &[u64]) {
    let factor = vector[at];
    if factor != 0 {
        for (part, known) in vector.iter_mut().zip(known) {
            *part = (*part + PRIME - times(*known, factor)) % PRIME;
        }
    }
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent /= 2;
    }
    result
}
