//! What an audience may see of the sums: all figures of all accounts, with the lines in which they add up.

use std::collections::{HashMap, HashSet};

use super::account::Field;
use super::duty::{Case, Cases};
use super::places::Places;
use super::protect::{Figure, Line, Part, hidden};
use super::view::State;

/// Whose account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    Total,
    Group(usize),
    Provider(u32),
    Duty(usize),
    DutyGroup(usize, usize),
    /// Never shown, and never to be worked out.
    DutyProvider(usize, u32),
}

/// A figure that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    Of(Level, Field),
    /// The rows of a stratum of a duty.
    Population(usize, usize),
    /// The rows in which a requirement of a duty does not hold.
    Failed(usize, usize),
    /// The rows of which that is known.
    Known(usize, usize),
}

/// What is hidden from an audience.
#[derive(Debug, Default)]
pub struct Sight {
    hidden: HashSet<Shown>,
    limit: usize,
}

impl Sight {
    /// Everything is seen.
    pub fn all() -> Sight {
        Sight::default()
    }

    /// What is to be hidden from somebody who knows nothing but one unit's rows, or none.
    pub fn of(duties: &[Cases], places: &Places, own: Option<u32>, limit: usize) -> Sight {
        let mut sight = Sight { hidden: HashSet::new(), limit };
        let [amounts, counts] = [Book::amounts, Book::counts].map(|book| book(duties, places, own));
        for book in [amounts, counts] {
            let hidden = hidden(&book.parts, &book.figures, &book.lines(duties, places), limit);
            let names = book.names.iter().zip(&book.figures).zip(hidden);
            sight.hidden.extend(names.filter(|((_, figure), hidden)| figure.shown && *hidden).map(|((name, _), _)| *name));
        }
        sight
    }

    /// Whether a figure is hidden.
    pub fn hides(&self, figure: Shown) -> bool {
        self.hidden.contains(&figure)
    }

    /// Whether anything is.
    pub fn hides_some(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// Whether so many are too few to be told.
    pub fn few(&self, count: usize) -> bool {
        count > 0 && count < self.limit
    }
}

/// What is worth most to a board: everything, then each duty, then who it went to.
fn worth(name: Shown) -> u8 {
    match name {
        Shown::Of(Level::Total, _) => 5,
        Shown::Of(Level::Duty(_), _) => 4,
        Shown::Of(Level::DutyGroup(..), _) => 3,
        Shown::Of(Level::Group(_), _) => 2,
        Shown::Population(..) => 1,
        _ => 0,
    }
}

/// Figures with their parts.
struct Book {
    parts: Vec<Part>,
    figures: Vec<Figure>,
    names: Vec<Shown>,
    at: HashMap<Shown, usize>,
}

/// The levels that a row of a duty counts in.
fn levels(duty: usize, unit: Option<u32>, places: &Places) -> Vec<Level> {
    let mut levels = vec![Level::Total, Level::Duty(duty)];
    if let Some(provider) = unit.and_then(|unit| places.provider_of(unit)) {
        levels.extend([Level::Provider(provider), Level::DutyProvider(duty, provider)]);
        if let Some(group) = places.group_of(provider) {
            levels.extend([Level::Group(group), Level::DutyGroup(duty, group)]);
        }
    }
    levels
}

impl Book {
    /// Rows fall into parts by what tells them apart in some figure; each part stands on some of them.
    fn new<K: std::hash::Hash + Eq + Clone>(
        duties: &[Cases],
        own: Option<u32>,
        key: impl Fn(usize, &Case) -> Vec<(K, bool)>,
        counts_in: impl Fn(usize, &Case, &K) -> Vec<Shown>,
    ) -> Book {
        let mut book = Book { parts: Vec::new(), figures: Vec::new(), names: Vec::new(), at: HashMap::new() };
        let mut part_of: HashMap<K, usize> = HashMap::new();
        let mut row = 0;
        for (duty, cases) in duties.iter().enumerate() {
            for case in &cases.cases {
                row += 1;
                if own.is_some() && case.unit == own {
                    continue;
                }
                for (key, stands) in key(duty, case) {
                    let part = *part_of.entry(key.clone()).or_insert_with(|| {
                        let part = book.parts.len();
                        book.parts.push(Part::new());
                        counts_in(duty, case, &key).into_iter().for_each(|name| book.figure(name).parts.push(part));
                        part
                    });
                    if stands {
                        book.parts[part].push((row, case.unit.unwrap_or(u32::MAX)));
                    }
                }
            }
        }
        book
    }

    fn figure(&mut self, name: Shown) -> &mut Figure {
        let at = *self.at.entry(name).or_insert_with(|| {
            let shown = !matches!(name, Shown::Of(Level::DutyProvider(..), _));
            let total = matches!(name, Shown::Of(Level::Total, _));
            self.figures.push(Figure { parts: Vec::new(), shown, total, worth: worth(name) });
            self.names.push(name);
            self.figures.len() - 1
        });
        &mut self.figures[at]
    }

    fn amounts(duties: &[Cases], places: &Places, own: Option<u32>) -> Book {
        let provider = |case: &Case| case.unit.and_then(|unit| places.provider_of(unit));
        let parts = &Field::AMOUNTS[1..];
        let key = |duty: usize, case: &Case| {
            let stands = |field: &Field| case.account.amount(*field).is_some_and(|amount| !amount.is_zero());
            parts.iter().map(|field| ((duty, provider(case), *field), stands(field))).collect()
        };
        Book::new(duties, own, key, |duty, case, (_, _, field)| {
            // What was used beyond the reports is in no sum.
            let fields =
                [Field::Allocated, *field].into_iter().filter(|of| *of != Field::Allocated || *field != Field::Over);
            let fields: Vec<Field> = fields.collect();
            let levels = levels(duty, case.unit, places).into_iter();
            levels.flat_map(|level| fields.iter().map(move |field| Shown::Of(level, *field)).collect::<Vec<_>>()).collect()
        })
    }

    fn counts(duties: &[Cases], places: &Places, own: Option<u32>) -> Book {
        let provider = |case: &Case| case.unit.and_then(|unit| places.provider_of(unit));
        let kind = |case: &Case| (case.state == State::Reported, case.state == State::Overdue);
        let key =
            |duty: usize, case: &Case| vec![((duty, provider(case), kind(case), case.stratum, case.holds.clone()), true)];
        Book::new(duties, own, key, |duty, case, _| {
            let fields = match kind(case) {
                (true, _) => vec![Field::Rows, Field::Reported],
                (_, true) => vec![Field::Rows, Field::Missing, Field::Overdue],
                _ => vec![Field::Rows, Field::Missing],
            };
            let levels = levels(duty, case.unit, places).into_iter();
            let fields = |level| fields.iter().map(move |field| Shown::Of(level, *field)).collect::<Vec<_>>();
            let mut names: Vec<Shown> = levels.flat_map(fields).collect();
            names.extend(case.stratum.map(|stratum| Shown::Population(duty, stratum)));
            for (at, holds) in case.holds.iter().enumerate() {
                names.extend(holds.map(|_| Shown::Known(duty, at)));
                names.extend(holds.filter(|holds| !holds).map(|_| Shown::Failed(duty, at)));
            }
            names
        })
    }

    /// Where a figure is a sum of others.
    fn lines(&self, duties: &[Cases], places: &Places) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = |whole: Shown, of: Vec<Shown>| {
            let of: Vec<usize> = of.iter().filter_map(|name| self.at.get(name).copied()).collect();
            if let Some(whole) = self.at.get(&whole).filter(|_| !of.is_empty()) {
                lines.push(Line { whole: *whole, of });
            }
        };
        let groups = 0..places.groups.len();
        let mut levels: Vec<Level> = vec![Level::Total];
        for field in Field::AMOUNTS.into_iter().chain(Field::COUNTS) {
            let of = |level| Shown::Of(level, field);
            line(of(Level::Total), (0..duties.len()).map(|duty| of(Level::Duty(duty))).collect());
            line(of(Level::Total), groups.clone().map(|group| of(Level::Group(group))).collect());
            line(of(Level::Total), places.all_providers().map(|provider| of(Level::Provider(provider))).collect());
            for group in groups.clone() {
                let own = places.all_providers().filter(|provider| places.group_of(*provider) == Some(group));
                line(of(Level::Group(group)), own.map(|provider| of(Level::Provider(provider))).collect());
                line(of(Level::Group(group)), (0..duties.len()).map(|duty| of(Level::DutyGroup(duty, group))).collect());
            }
            for duty in 0..duties.len() {
                line(of(Level::Duty(duty)), groups.clone().map(|group| of(Level::DutyGroup(duty, group))).collect());
            }
        }
        levels.extend(groups.clone().map(Level::Group));
        levels.extend(places.all_providers().map(Level::Provider));
        for duty in 0..duties.len() {
            levels.push(Level::Duty(duty));
            levels.extend(groups.clone().map(|group| Level::DutyGroup(duty, group)));
        }
        for level in levels {
            let of = |field: &Field| Shown::Of(level, *field);
            line(of(&Field::AMOUNTS[0]), Field::AMOUNTS[1..4].iter().map(of).collect());
            line(of(&Field::COUNTS[0]), Field::COUNTS[1..3].iter().map(of).collect());
            line(of(&Field::Missing), vec![of(&Field::Overdue)]);
        }
        for (at, cases) in duties.iter().enumerate() {
            let rows = Shown::Of(Level::Duty(at), Field::Rows);
            line(rows, (0..cases.duty.strata.len()).map(|stratum| Shown::Population(at, stratum)).collect());
            for requirement in 0..cases.duty.requirements.len() {
                line(rows, vec![Shown::Known(at, requirement)]);
                line(Shown::Known(at, requirement), vec![Shown::Failed(at, requirement)]);
            }
        }
        lines
    }
}
