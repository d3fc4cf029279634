//! What became of the money: what was allocated held against what is reported of it, by row, unit, provider and resource; a sample for
//! spot checks; and what of it may be shown to whom.

mod account;
mod counted;
mod coverage;
mod description;
mod duty;
mod hide;
mod places;
mod protect;
mod sample;
mod sight;
mod spread;
mod stages;
mod view;

use serde::{Deserialize, Deserializer, Serialize};
use time::Date;

use crate::allocate::{Allocation, Summary};
use crate::arrange::Arrange;
use crate::formula::{ColumnId, Value, date_text, parse_date};
use crate::number::{ArithmeticError, Number};
use crate::view::{heading, source, spoken};
pub use account::{Account, Field};
pub use counted::Counted;
pub use coverage::{Coverage, Step, UnitAt};
pub use description::{Described, Description, Group, MeasureView, Point};
use duty::{Case, Cases, Report};
pub(crate) use duty::{account as account_of_row, must_report};
pub use hide::hide;
use places::Places;
pub use sample::{digest, draw};
use sight::{Level, Shown, Sight};
pub use spread::{Spread, spread};
pub use view::{
    AccountView, Amount, Count, DrawnView, DutyView, ExemptView, FieldView, FollowUp, GroupAccount, GroupView, Named,
    ProviderView, ReportView, ReportedResource, RequirementView, RowView, State, StratumView, UnitView,
};

/// Who is to see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everything.
    Economist,
    /// Nothing that stands on few.
    Board,
    /// The same, and all of one unit: its key.
    Unit(String),
}

/// What is asked for.
#[derive(Clone, Debug, Deserialize)]
pub struct FollowUpOptions {
    /// The day on which reports are overdue or not.
    #[serde(deserialize_with = "day")]
    pub day: Date,
    /// What the sample is drawn by.
    #[serde(default)]
    pub seed: String,
    /// Who is to see it.
    pub audience: Audience,
    /// What stands on fewer is protected.
    #[serde(default = "limit")]
    pub limit: usize,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_date(&text).ok_or_else(|| serde::de::Error::custom("day must be a date such as 2026-03-18"))
}

/// What stands on fewer rows or units is protected, where nobody says another number.
pub const LIMIT: usize = 5;

fn limit() -> usize {
    LIMIT
}

/// What became of the money of an allocation; none where sums are too large to be told.
pub fn follow_up(allocation: &Allocation, summary: &Summary, options: &FollowUpOptions) -> Option<FollowUp> {
    Follower::new(allocation, summary, options).and_then(|follower| follower.view()).ok()
}

struct Follower<'a> {
    allocation: &'a Allocation,
    options: &'a FollowUpOptions,
    places: Places<'a>,
    duties: Vec<Cases<'a>>,
    sight: Sight,
    /// The unit whose rows are seen in full.
    own: Option<u32>,
}

impl<'a> Follower<'a> {
    fn new(allocation: &'a Allocation, summary: &Summary, options: &'a FollowUpOptions) -> Result<Self, ArithmeticError> {
        let places = Places::new(allocation, summary);
        let duties = allocation.rules.duties.iter().map(|duty| Cases::new(allocation, duty, options.day));
        let duties: Vec<Cases> = duties.collect::<Result<_, _>>()?;
        let own = match (&options.audience, places.units) {
            (Audience::Unit(key), Some(table)) => allocation.data.tables[table.0].row(key),
            _ => None,
        };
        let sight = match options.audience {
            Audience::Economist => Sight::all(),
            _ => Sight::of(&duties, &places, own, options.limit),
        };
        Ok(Follower { allocation, options, places, duties, sight, own })
    }

    fn sees_all(&self) -> bool {
        self.options.audience == Audience::Economist
    }

    fn sees(&self, unit: Option<u32>) -> bool {
        self.sees_all() || (self.own.is_some() && self.own == unit)
    }

    /// The cases of the duties, each with the number of its duty.
    fn cases(&self) -> impl Iterator<Item = (usize, &Case)> {
        self.duties.iter().enumerate().flat_map(|(duty, cases)| cases.cases.iter().map(move |case| (duty, case)))
    }

    fn account(&self, level: Level, counts: impl Fn(usize, &Case) -> bool) -> Result<AccountView, ArithmeticError> {
        let cases = self.cases().filter(|(duty, case)| counts(*duty, case));
        let sum = Account::sum(cases.map(|(_, case)| &case.account))?;
        Ok(sum.view(&|field| self.sight.hides(Shown::Of(level, field))))
    }

    fn view(&self) -> Result<FollowUp, ArithmeticError> {
        let rules = &self.allocation.rules;
        let places = &self.places;
        let seen_units = places.all_units().filter(|unit| self.sees(Some(*unit)));
        let mut by_unit: Vec<Account> = places.all_units().map(|_| Account::nothing()).collect();
        for (_, case) in self.cases() {
            if let Some(own) = case.unit.and_then(|unit| by_unit.get_mut(unit as usize)) {
                own.add(&case.account)?;
            }
        }
        let units = seen_units.map(|unit| {
            let (key, label) = places.unit(Some(unit));
            let provider = places.provider_of(unit).map(|provider| places.provider(provider).0);
            UnitView { key, label, provider, account: by_unit[unit as usize].view(&|_| false) }
        });
        let units = units.collect();
        let mut by_provider: Vec<Account> = places.all_providers().map(|_| Account::nothing()).collect();
        for (unit, account) in by_unit.iter().enumerate() {
            if let Some(own) = places.provider_of(unit as u32).and_then(|row| by_provider.get_mut(row as usize)) {
                own.add(account)?;
            }
        }
        let providers = places.all_providers().map(|provider| {
            let (key, label) = places.provider(provider);
            let group = places.group_of(provider).map(|group| places.groups[group].clone());
            let hides = |field| self.sight.hides(Shown::Of(Level::Provider(provider), field));
            ProviderView { key, label, group, account: by_provider[provider as usize].view(&hides) }
        });
        let duties: Vec<DutyView> =
            (0..self.duties.len()).map(|duty| self.duty(duty)).collect::<Result<_, ArithmeticError>>()?;
        let group = |id: &String| GroupView { id: id.clone(), label: id.clone() };
        let mut follow_up = FollowUp {
            id: rules.id.clone(),
            name: rules.name.clone(),
            day: date_text(self.options.day),
            seed: self.options.seed.clone(),
            currency: rules.units.currency().to_owned(),
            audience: self.options.audience.clone(),
            groups: places.groups.iter().map(group).collect(),
            total: self.account(Level::Total, |_, _| true)?,
            units,
            providers: providers.collect(),
            by_group: self.by_group(None)?,
            duties,
            coverage: rules.coverages.iter().map(|rule| Coverage::new(self.allocation, rule)).collect(),
            descriptions: rules.descriptions.iter().map(|rule| Description::new(self.allocation, rule)).collect(),
            protected: self.sight.hides_some(),
        };
        if !self.sees_all() {
            let own = self.own.map(|own| own as usize);
            follow_up.protected |= hide(&mut follow_up.coverage, &mut follow_up.descriptions, own, self.options.limit);
        }
        follow_up.protected |= follow_up.hides_counts();
        Ok(follow_up)
    }

    /// The accounts of the groups: of one duty, or of all.
    fn by_group(&self, duty: Option<usize>) -> Result<Vec<GroupAccount>, ArithmeticError> {
        let group = |(at, id): (usize, &String)| {
            let level = duty.map_or(Level::Group(at), |duty| Level::DutyGroup(duty, at));
            let counts = |of: usize, case: &Case| {
                duty.is_none_or(|duty| duty == of) && case.unit.and_then(|unit| self.places.group_of_unit(unit)) == Some(at)
            };
            let mut units: Vec<Option<u32>> =
                self.cases().filter(|(of, case)| counts(*of, case)).map(|(_, case)| case.unit).collect();
            units.arrange();
            units.dedup();
            let account = self.account(level, counts)?;
            let others = units.iter().filter(|unit| self.own.is_none() || **unit != self.own).count();
            let hidden = self.sight.few(others) || account.rows.is_none();
            Ok(GroupAccount { group: id.clone(), units: (!hidden).then_some(units.len()), account })
        };
        self.places.groups.iter().enumerate().map(group).collect()
    }

    fn duty(&self, at: usize) -> Result<DutyView, ArithmeticError> {
        let (allocation, rules) = (self.allocation, &self.allocation.rules);
        let Cases { duty, cases, exempt } = &self.duties[at];
        let column = &rules.columns[duty.resource.0];
        let table = &rules.tables[duty.table.0];
        let named = |id: &ColumnId| {
            let column = &rules.columns[id.0];
            Named { id: column.id.clone(), label: heading(column) }
        };
        let requirement = |(at_requirement, (label, _)): (usize, &(String, ColumnId))| {
            let known = |holds: &dyn Fn(bool) -> bool| {
                cases.iter().filter(|case| case.holds[at_requirement].is_some_and(holds)).count()
            };
            let shown = |figure: Shown, count: usize| (!self.sight.hides(figure)).then_some(count);
            RequirementView {
                label: label.clone(),
                failed: shown(Shown::Failed(at, at_requirement), known(&|holds| !holds)),
                of: shown(Shown::Known(at, at_requirement), known(&|_| true)),
            }
        };
        let seen = cases.iter().filter(|case| self.sees(case.unit));
        let label = column.name.clone().unwrap_or_else(|| spoken(None, &column.id));
        Ok(DutyView {
            id: duty.id.clone(),
            label: duty.name.clone().unwrap_or_else(|| label.clone()),
            resource: ReportedResource {
                id: column.id.clone(),
                label,
                kind: column.resource.as_ref().map_or_else(String::new, |resource| resource.kind.clone()),
            },
            table: Named { id: table.id.clone(), label: spoken(table.label.as_ref(), &table.id) },
            consequence: duty.consequence(),
            source: source(rules, duty.source),
            fields: duty.fields.iter().map(named).collect(),
            account: self.account(Level::Duty(at), |of, _| of == at)?,
            by_group: self.by_group(Some(at))?,
            rows: seen.map(|case| self.row(at, case)).collect(),
            exempt: self.exempt(exempt)?,
            requirements: duty.requirements.iter().enumerate().map(requirement).collect(),
            strata: (0..duty.strata.len()).map(|stratum| self.stratum(allocation, at, stratum)).collect(),
        })
    }

    fn exempt(&self, exempt: &[(Option<u32>, Number)]) -> Result<ExemptView, ArithmeticError> {
        let sum = exempt.iter().try_fold(Number::from(0), |sum, (_, amount)| sum.add(amount))?;
        let others: Vec<Option<u32>> =
            exempt.iter().map(|(unit, _)| *unit).filter(|unit| self.own.is_none() || *unit != self.own).collect();
        let mut units = others.clone();
        units.arrange();
        units.dedup();
        let hidden = self.sight.few(others.len()) || self.sight.few(units.len());
        Ok(ExemptView { rows: (!hidden).then_some(exempt.len()), allocated: (!hidden).then(|| sum.decimal_text()) })
    }

    fn row(&self, at: usize, case: &Case) -> RowView {
        let duty = self.duties[at].duty;
        let (allocation, rules) = (self.allocation, &self.allocation.rules);
        let table = rules.columns[duty.resource.0].table;
        let (unit, unit_label) = self.places.unit(case.unit);
        let amount = Number::decimal_text;
        let failed = duty.requirements.iter().zip(&case.holds).filter(|(_, holds)| **holds == Some(false));
        RowView {
            key: allocation.data.tables[table.0].shown_key(case.row as usize),
            unit,
            unit_label,
            allocated: amount(&case.account.allocated),
            used: amount(&case.account.used),
            unspent: amount(&case.account.unspent),
            not_reported: amount(&case.account.not_reported),
            over: amount(&case.account.over),
            state: case.state,
            due: case.due.map(date_text),
            days_late: case.days_late,
            reports: case.reports.iter().map(|report| self.report(at, case, report)).collect(),
            failed: failed.map(|((label, _), _)| label.clone()).collect(),
        }
    }

    fn report(&self, at: usize, case: &Case, report: &Report) -> ReportView {
        let duty = self.duties[at].duty;
        let (allocation, rules) = (self.allocation, &self.allocation.rules);
        let row = report.row as usize;
        let date = duty.handed_in.and_then(|column| allocation.store.values[column.0][row].date());
        let label = |id: &ColumnId| heading(&rules.columns[id.0]);
        let field = |id: &ColumnId| {
            let column = &rules.columns[id.0];
            FieldView { id: column.id.clone(), label: label(id), cell: allocation.cell(*id, row) }
        };
        ReportView {
            key: allocation.data.tables[duty.table.0].shown_key(row),
            date: date.map(date_text),
            days_late: date.zip(case.due).map(|(date, due)| (date - due).whole_days()).filter(|days| *days > 0),
            cells: duty.fields.iter().map(field).collect::<Vec<FieldView>>(),
            missing: report.missing.iter().map(label).collect(),
        }
    }

    fn stratum(&self, allocation: &Allocation, at: usize, stratum: usize) -> StratumView {
        let Cases { duty, cases, .. } = &self.duties[at];
        let of = &duty.strata[stratum];
        let table = allocation.rules.columns[duty.resource.0].table;
        let population: Vec<&Case> = cases.iter().filter(|case| case.stratum == Some(stratum)).collect();
        let key = |case: &&Case| allocation.data.tables[table.0].keys.get(case.row as usize);
        let drawn = draw(&self.options.seed, &duty.id, population.iter().map(key), of.count);
        let reviewed = |case: &Case| {
            let column = duty.reviewed?;
            let says = |report: &Report| &allocation.store.values[column.0][report.row as usize];
            Some(case.reports.iter().map(says).any(|value| matches!(value, Value::YesNo(true) | Value::Day(_))))
        };
        let reviewed = drawn.iter().map(|at| reviewed(population[*at])).collect::<Option<Vec<bool>>>();
        let reviewed = reviewed.filter(|_| duty.reviewed.is_some());
        let reviewed = reviewed.map(|reviewed| reviewed.into_iter().filter(|reviewed| *reviewed).count());
        let hidden = self.sight.hides(Shown::Population(at, stratum));
        let few = |count: usize| hidden || self.sight.few(count);
        let rows = drawn.iter().map(|at| {
            let case = population[*at];
            let (unit, label) = self.places.unit(case.unit);
            let key = allocation.data.tables[table.0].shown_key(case.row as usize);
            DrawnView { key, unit, label, amount: case.account.allocated.decimal_text() }
        });
        StratumView {
            label: of.name.clone(),
            population: (!hidden).then_some(population.len()),
            asked: of.count,
            drawn: (!few(drawn.len())).then_some(drawn.len()),
            // Those not reviewed are as few as the difference.
            reviewed: reviewed.map(|count| (!few(count) && !few(drawn.len() - count)).then_some(count)),
            rows: if self.sees_all() { rows.collect() } else { Vec::new() },
        }
    }
}

impl FollowUp {
    /// Whether a count beside the accounts is held back.
    fn hides_counts(&self) -> bool {
        let groups = |groups: &[GroupAccount]| groups.iter().any(|group| group.units.is_none());
        groups(&self.by_group)
            || self.duties.iter().any(|duty| {
                let hides = |stratum: &StratumView| stratum.drawn.is_none() || stratum.reviewed == Some(None);
                groups(&duty.by_group) || duty.exempt.rows.is_none() || duty.strata.iter().any(hides)
            })
    }
}
