//! Two rule sets on the same data: what each unit and provider gets under both, and the difference.

use std::collections::HashMap;

use serde::Serialize;

use crate::allocate::{Allocation, Amounts, Summary};
use crate::formula::{ColumnId, Value};
use crate::number::{Direction, Number, Rounding};
use crate::rules::{PROVIDERS, RuleSet, UNITS};
use crate::size::{Sizes, per, size_column_as};
use crate::view::{Cell, DeviationView, State, deviations, heading, spoken};

/// A comparison of a current rule set with a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The id of the current rule set.
    pub current: String,
    /// The id of the proposal.
    pub proposed: String,
    /// The currency.
    pub currency: String,
    /// What says how big a unit is, where one of them names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<ComparedSize>,
    /// The resources of both: those of the current rules, then those that are new.
    pub resources: Vec<ComparedResource>,
    /// By unit.
    pub units: Vec<ComparedRow>,
    /// By provider.
    pub providers: Vec<ComparedRow>,
    /// Of everything.
    pub totals: ComparedAmounts,
    /// The deviations that each of them accepts.
    #[serde(skip_serializing_if = "ComparedDeviations::is_empty")]
    pub deviations: ComparedDeviations,
}

/// What says how big a unit is.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedSize {
    /// What people call it.
    pub label: String,
    /// What it counts.
    pub measure: String,
}

/// The accepted deviations of two rule sets.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedDeviations {
    /// Of the current rules.
    pub current: Vec<DeviationView>,
    /// Of the proposal.
    pub proposed: Vec<DeviationView>,
}

impl ComparedDeviations {
    fn is_empty(&self) -> bool {
        self.current.is_empty() && self.proposed.is_empty()
    }
}

/// A resource in one or both rule sets.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedResource {
    /// Its id.
    pub id: String,
    /// What people call it, in the proposal where it is there.
    pub label: String,
    /// Its legal kind.
    pub kind: String,
    /// True where the current rules have it.
    pub in_current: bool,
    /// True where the proposal has it.
    pub in_proposed: bool,
}

/// A unit or provider.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The key of a unit's provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// What it gets.
    #[serde(flatten)]
    pub amounts: ComparedAmounts,
}

/// Amounts in the order of the resources.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedAmounts {
    /// By resource.
    pub amounts: Vec<Compared>,
    /// Of all.
    pub sum: Compared,
    /// Of all but administration and VAT.
    pub net: Compared,
    /// How big it is, and the sums by size.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub by_size: Option<BySize>,
}

/// Amounts by size.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BySize {
    /// How big it is.
    pub size: SizePair,
    /// The sum of all by size, in hundredths.
    pub per: Compared,
    /// The sum of all but administration and VAT by size, in hundredths.
    pub net_per: Compared,
}

/// How big something is under both rule sets.
#[derive(Clone, Debug, Serialize)]
pub struct SizePair {
    /// Under the current rules.
    pub current: Cell,
    /// Under the proposal.
    pub proposed: Cell,
}

/// An amount under both rule sets.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// Under the current rules.
    pub current: Cell,
    /// Under the proposal.
    pub proposed: Cell,
    /// Proposal less current; what does not apply counts as nothing.
    pub difference: Cell,
    /// The difference in per cent of the current amount, to one decimal.
    pub percent: Cell,
}

/// A rule set computed on its data.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The figures.
    pub allocation: &'a Allocation,
    /// Their sums.
    pub summary: &'a Summary,
}

/// Compares two rule sets.
pub fn compare(current: Side, proposed: Side) -> Comparison {
    let rules = (&*current.allocation.rules, &*proposed.allocation.rules);
    let (ours, theirs) = (ids(rules.0, current.summary), ids(rules.1, proposed.summary));
    let mut all: Vec<&str> = ours.clone();
    all.extend(theirs.iter().filter(|id| !ours.contains(id)));
    let columns = [size_column_as(rules.0, rules.1), size_column_as(rules.1, rules.0)];
    let sizes = columns[0].or(columns[1]).map(|_| {
        let of = |side: Side, column: Option<ColumnId>| column.map(|id| Sizes::new(side.allocation, side.summary, id));
        [of(current, columns[0]), of(proposed, columns[1])]
    });
    let at = |ids: &[&str], id: &str| ids.iter().position(|own| *own == id);
    let places: Vec<(Option<usize>, Option<usize>)> = all.iter().map(|id| (at(&ours, id), at(&theirs, id))).collect();
    let resource = |id: &&str| {
        let (a, b) = (at(&ours, id), at(&theirs, id));
        let column = match (a, b) {
            (_, Some(b)) => &rules.1.columns[proposed.summary.resources[b].0],
            (Some(a), None) => &rules.0.columns[current.summary.resources[a].0],
            (None, None) => return None,
        };
        Some(ComparedResource {
            id: (*id).to_owned(),
            label: spoken(column.name.as_ref(), &column.id),
            kind: column.resource.as_ref().map_or_else(String::new, |resource| resource.kind.clone()),
            in_current: a.is_some(),
            in_proposed: b.is_some(),
        })
    };
    Comparison {
        current: rules.0.id.clone(),
        proposed: rules.1.id.clone(),
        currency: rules.1.units.currency().to_owned(),
        size: size(rules, columns),
        resources: all.iter().filter_map(resource).collect(),
        units: rows(current, proposed, UNITS, &places, sizes.as_ref()),
        providers: rows(current, proposed, PROVIDERS, &places, sizes.as_ref()),
        totals: {
            let totals = [Some(&current.summary.totals), Some(&proposed.summary.totals)];
            let total = |sizes: &Option<Sizes>| sizes.as_ref().map_or(Value::Inapplicable, |sizes| sizes.total.clone());
            amounts(totals, &places, sizes.as_ref().map(|sizes| sizes.each_ref().map(total)))
        },
        deviations: ComparedDeviations { current: deviations(rules.0), proposed: deviations(rules.1) },
    }
}

fn size(rules: (&RuleSet, &RuleSet), [current, proposed]: [Option<ColumnId>; 2]) -> Option<ComparedSize> {
    let own = proposed.map(|id| &rules.1.columns[id.0]);
    let column = own.or_else(|| Some(&rules.0.columns[current?.0]))?;
    Some(ComparedSize { label: heading(column), measure: column.sort.measure()?.to_string() })
}

fn ids<'a>(rules: &'a RuleSet, summary: &Summary) -> Vec<&'a str> {
    summary.resources.iter().map(|id: &ColumnId| rules.columns[id.0].id.as_str()).collect()
}

/// The rows of both, by key: those of the current rules, then those that only the proposal has.
fn rows(
    current: Side,
    proposed: Side,
    table: &str,
    places: &[(Option<usize>, Option<usize>)],
    sizes: Option<&[Option<Sizes>; 2]>,
) -> Vec<ComparedRow> {
    let mut keys: Vec<(&str, Option<usize>, Option<usize>)> = Vec::new();
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    for (is_proposed, side) in [(false, current), (true, proposed)] {
        let Some(id) = side.allocation.rules.table(table) else { continue };
        for (row, key) in side.allocation.data.tables[id.0].keys.iter().enumerate() {
            let at = *by_key.entry(key).or_insert_with(|| {
                keys.push((key, None, None));
                keys.len() - 1
            });
            let place = if is_proposed { &mut keys[at].2 } else { &mut keys[at].1 };
            *place = Some(row);
        }
    }
    let of = |side: Side, row: Option<usize>| {
        let list = if table == UNITS { &side.summary.units } else { &side.summary.providers };
        row.and_then(|row| list.get(row).cloned())
    };
    let size_of = |rows: [Option<usize>; 2]| {
        let [current, proposed] = sizes?;
        let of = |sizes: &Option<Sizes>, row: Option<usize>| {
            let list = sizes.as_ref().map(|sizes| if table == UNITS { &sizes.units } else { &sizes.providers });
            list.and_then(|list| list.get(row?)).cloned().unwrap_or(Value::Inapplicable)
        };
        Some([of(current, rows[0]), of(proposed, rows[1])])
    };
    let row = |(key, a, b): (&str, Option<usize>, Option<usize>)| {
        let (side, row) = match (a, b) {
            (_, Some(row)) => (proposed, row),
            (Some(row), None) => (current, row),
            (None, None) => return None,
        };
        let id = side.allocation.rules.table(table)?;
        let provider = || {
            let provider = (*side.summary.provider_of.get(row)?)?;
            let providers = side.allocation.rules.table(PROVIDERS)?;
            Some(side.allocation.data.tables[providers.0].shown_key(provider as usize))
        };
        Some(ComparedRow {
            key: crate::data::shown(key),
            label: side.allocation.row_label(id, row),
            provider: if table == UNITS { provider() } else { None },
            amounts: amounts([of(current, a).as_ref(), of(proposed, b).as_ref()], places, size_of([a, b])),
        })
    };
    keys.into_iter().filter_map(row).collect()
}

fn amounts(
    [current, proposed]: [Option<&Amounts>; 2],
    places: &[(Option<usize>, Option<usize>)],
    size: Option<[Value; 2]>,
) -> ComparedAmounts {
    let part = |amounts: Option<&Amounts>, at: Option<usize>| match (amounts, at) {
        (Some(amounts), Some(at)) => amounts.amounts[at].clone(),
        _ => Value::Inapplicable,
    };
    let whole =
        |amounts: Option<&Amounts>, of: fn(&Amounts) -> &Value| amounts.map_or(Value::Inapplicable, |a| of(a).clone());
    let sums = [whole(current, |a| &a.sum), whole(proposed, |a| &a.sum)];
    let nets = [whole(current, |a| &a.net), whole(proposed, |a| &a.net)];
    let by_size = size.map(|[a, b]| BySize {
        per: compared(&per(&sums[0], &a), &per(&sums[1], &b)),
        net_per: compared(&per(&nets[0], &a), &per(&nets[1], &b)),
        size: SizePair { current: Cell::plain(&a), proposed: Cell::plain(&b) },
    });
    ComparedAmounts {
        by_size,
        amounts: places.iter().map(|(a, b)| compared(&part(current, *a), &part(proposed, *b))).collect(),
        sum: compared(&sums[0], &sums[1]),
        net: compared(&nets[0], &nets[1]),
    }
}

fn compared(current: &Value, proposed: &Value) -> Compared {
    let difference = match (current, proposed) {
        (Value::Failed, _) | (_, Value::Failed) => Value::Failed,
        (Value::Missing, _) | (_, Value::Missing) => Value::Missing,
        (Value::Number(a), Value::Number(b)) => b.sub(a).map_or(Value::Failed, Value::from),
        (Value::Number(a), _) => a.neg().into(),
        (_, Value::Number(b)) => b.clone().into(),
        _ => Value::Inapplicable,
    };
    let percent = match (&difference, current) {
        (Value::Number(difference), Value::Number(base)) if !base.is_zero() => {
            percent(difference, base).map_or(Cell::empty(State::Failed), |percent| Cell::number(&percent))
        }
        (Value::Number(_), _) => Cell::empty(State::Inapplicable),
        (other, _) => Cell::plain(other),
    };
    Compared {
        current: Cell::plain(current),
        proposed: Cell::plain(proposed),
        difference: Cell::plain(&difference),
        percent,
    }
}

/// The difference in per cent, to one decimal; `None` where it has too many digits.
fn percent(difference: &Number, base: &Number) -> Option<Number> {
    let exact = difference.mul(&Number::from(100)).ok()?.div(&base.abs()).ok()?;
    Rounding::to_decimals(1, Direction::Nearest)?.apply(&exact).ok()
}
