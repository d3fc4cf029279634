//! Which figures may be shown together, so that none that stands on few can be worked out. A figure is a sum of parts that nobody else
//! sees; what is shown is safe where no sum or difference of shown figures is one that is to be protected.

use crate::arrange::Arrange;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A part of figures: the rows that it stands on, each with its unit.
pub type Part = Vec<(u32, u32)>;

/// A figure: the sum of some parts.
#[derive(Debug)]
pub struct Figure {
    /// The parts, in order.
    pub parts: Vec<usize>,
    /// True where it would be shown; others are only kept from being worked out.
    pub shown: bool,
    /// True for the sum of everything, which may stand on fewer units.
    pub total: bool,
    /// How much it is worth to be shown: what is worth less is hidden first.
    pub worth: u8,
}

/// A figure and some of those that it is made of, which have no part in common.
#[derive(Debug)]
pub struct Line {
    /// The figure.
    pub whole: usize,
    /// Those that it is made of.
    pub of: Vec<usize>,
}

/// Which figures are hidden: those that stand on fewer rows or units than the limit, and what would give them away.
pub fn hidden(parts: &[Part], figures: &[Figure], lines: &[Line], limit: usize) -> Vec<bool> {
    let rows = |of: &[usize]| of.iter().flat_map(|part| &parts[*part]).copied().collect::<BTreeSet<(u32, u32)>>();
    let few = |of: &[usize], total: bool| {
        let rows = rows(of);
        let units: BTreeSet<u32> = rows.iter().map(|(_, unit)| *unit).collect();
        !rows.is_empty() && (rows.len() < limit || (!total && units.len() < limit))
    };
    let secret: Vec<bool> = figures.iter().map(|figure| few(&figure.parts, figure.total)).collect();
    let size: Vec<usize> = figures.iter().map(|figure| rows(&figure.parts).len()).collect();
    let mut shown: Vec<bool> = figures.iter().zip(&secret).map(|(figure, secret)| figure.shown && !secret).collect();
    // What is worth least goes first, and of several the smallest.
    let least = |from: &mut dyn Iterator<Item = usize>| from.min_by_key(|at| (figures[*at].worth, size[*at], *at));
    // What is to be hidden beside what is, so that nothing is given away.
    let flaw = |shown: &[bool]| {
        let given_away = lines.iter().find_map(|line| {
            let (open, closed): (Vec<usize>, Vec<usize>) = line.of.iter().partition(|at| shown[**at]);
            let parts = |of: &[usize]| of.iter().map(|at| figures[*at].parts.len()).sum::<usize>();
            let whole = &figures[line.whole].parts;
            let complete = parts(&open) + parts(&closed) == whole.len();
            // One that is hidden alone is worked out of the others, and so is what those that are hidden come to together.
            let gives_away = if shown[line.whole] {
                let known: BTreeSet<usize> = open.iter().flat_map(|at| figures[*at].parts.iter().copied()).collect();
                let rest: Vec<usize> = whole.iter().copied().filter(|part| !known.contains(part)).collect();
                (complete && closed.len() == 1) || few(&rest, false)
            } else {
                complete && closed.is_empty()
            };
            let whole = [line.whole].into_iter().filter(|at| shown[*at]);
            gives_away.then(|| least(&mut open.iter().copied().chain(whole))).flatten()
        });
        given_away.or_else(|| {
            let span = Span::of(figures, shown, parts.len());
            let secrets = figures.iter().zip(&secret).filter(|(_, secret)| **secret);
            secrets.filter_map(|(figure, _)| span.making(&figure.parts)).find_map(|used| least(&mut used.into_iter()))
        })
    };
    while let Some(at) = flaw(&shown) {
        shown[at] = false;
    }
    // What was hidden on the way and need not be, now that more is.
    let mut again: Vec<usize> = (0..figures.len()).filter(|at| figures[*at].shown && !secret[*at] && !shown[*at]).collect();
    again.retain(|at| figures[*at].worth > 0);
    again.arrange_by_key(|at| Reverse((figures[*at].worth, size[*at], *at)));
    for at in again {
        shown[at] = true;
        shown[at] = flaw(&shown).is_none();
    }
    shown.into_iter().map(|shown| !shown).collect()
}

/// A prime: sums and differences of a few hundred figures are the same sums and differences counted round it.
const PRIME: u64 = (1 << 61) - 1;

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn less(a: u64, b: u64) -> u64 {
    if a >= b { a - b } else { a + PRIME - b }
}

fn inverse(of: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, of, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        power >>= 1;
    }
    result
}

/// Everything that can be worked out of the figures shown: rows in steps, each with the figures that it is made of.
struct Span {
    rows: Vec<(usize, Vec<u64>, Vec<u64>)>,
    shown: Vec<usize>,
    parts: usize,
}

impl Span {
    fn of(figures: &[Figure], shown: &[bool], parts: usize) -> Span {
        let shown: Vec<usize> = (0..figures.len()).filter(|at| shown[*at]).collect();
        let mut span = Span { rows: Vec::new(), parts, shown };
        for at in 0..span.shown.len() {
            let mut made = vec![0; span.shown.len()];
            made[at] = 1;
            let (rest, made) = span.reduce(&figures[span.shown[at]].parts, made);
            let Some(lead) = rest.iter().position(|value| *value != 0) else { continue };
            let scale = inverse(rest[lead]);
            let scaled = |values: Vec<u64>| values.into_iter().map(|value| times(value, scale)).collect();
            span.rows.push((lead, scaled(rest), scaled(made)));
        }
        span
    }

    /// What is left of a sum of parts when all that can be has been taken away, and what was taken.
    fn reduce(&self, of: &[usize], mut made: Vec<u64>) -> (Vec<u64>, Vec<u64>) {
        let mut rest = vec![0; self.parts];
        of.iter().for_each(|part| rest[*part] = 1);
        for (lead, row, own) in &self.rows {
            let times_taken = rest[*lead];
            if times_taken == 0 {
                continue;
            }
            for (value, by) in rest.iter_mut().zip(row).chain(made.iter_mut().zip(own)).filter(|(_, by)| **by != 0) {
                *value = less(*value, times(*by, times_taken));
            }
        }
        (rest, made)
    }

    /// The figures that a sum of parts can be worked out of; none where it cannot.
    fn making(&self, of: &[usize]) -> Option<Vec<usize>> {
        let (rest, made) = self.reduce(of, vec![0; self.shown.len()]);
        let used = made.iter().zip(&self.shown).filter(|(value, _)| **value != 0).map(|(_, at)| *at);
        rest.iter().all(|value| *value == 0).then(|| used.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(rows: std::ops::Range<u32>) -> Part {
        rows.map(|row| (row, row)).collect()
    }

    fn figure(parts: &[usize]) -> Figure {
        Figure { parts: parts.to_vec(), shown: true, total: parts.len() > 3, worth: parts.len() as u8 }
    }

    #[test]
    fn one_small_figure_takes_the_next_smallest_with_it() {
        let parts = [part(0..2), part(2..9), part(9..30), part(30..60)];
        let figures = [figure(&[0]), figure(&[1]), figure(&[2]), figure(&[3]), figure(&[0, 1, 2, 3])];
        let lines = [Line { whole: 4, of: vec![0, 1, 2, 3] }];
        assert_eq!(hidden(&parts, &figures, &lines, 5), [true, true, false, false, false]);
        assert_eq!(hidden(&parts, &figures, &lines, 2), [false; 5]);
    }

    /// Two by two with sums both ways: one small figure can be worked out of any of the others, so that all of them go.
    #[test]
    fn what_follows_from_several_lines_together_is_not_shown_either() {
        let parts = [part(0..2), part(2..20), part(20..40), part(40..70)];
        let of = [&[0][..], &[1], &[2], &[3], &[0, 1], &[2, 3], &[0, 2], &[1, 3], &[0, 1, 2, 3]];
        let figures: Vec<Figure> = of.iter().map(|of| figure(of)).collect();
        let hidden = hidden(&parts, &figures, &[], 5);
        assert!(hidden[0]);
        assert!(!hidden[8]);
        let span = Span::of(&figures, &hidden.iter().map(|hidden| !hidden).collect::<Vec<_>>(), 4);
        assert_eq!(span.making(&[0]), None);
        assert!(hidden.iter().filter(|hidden| **hidden).count() <= 5, "{hidden:?}");
    }
}
