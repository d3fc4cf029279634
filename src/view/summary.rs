//! Sums and control lines as they are shown.

use serde::Serialize;

use super::{Cell, DeviationView, ResourceView, SortView, deviations, heading, resources};
use crate::allocate::{Allocation, Amounts, Control, ControlKind, Summary};
use crate::formula::{TableId, Value};
use crate::rules::{Filling, PROVIDERS, UNITS};
use crate::size::{Sizes, size_column};

/// Sums per unit, provider and resource.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SummaryView {
    rule_set: String,
    currency: String,
    resources: Vec<ResourceView>,
    units: Vec<UnitView>,
    providers: Vec<ProviderView>,
    totals: AmountsView,
    controls: Vec<ControlView>,
    deviations: Vec<DeviationView>,
}

#[derive(Clone, Debug, Serialize)]
struct AmountsView {
    amounts: Vec<Cell>,
    sum: Cell,
    net: Cell,
}

#[derive(Clone, Debug, Serialize)]
struct UnitView {
    key: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<Cell>,
    facts: Vec<Fact>,
    #[serde(flatten)]
    amounts: AmountsView,
}

#[derive(Clone, Debug, Serialize)]
struct ProviderView {
    key: String,
    label: String,
    units: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<Cell>,
    facts: Vec<Fact>,
    #[serde(flatten)]
    amounts: AmountsView,
}

/// The sums alone: what is shown anew while somebody drags a slider.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SumsView {
    rule_set: String,
    currency: String,
    resources: Vec<ResourceView>,
    units: Vec<UnitSum>,
    totals: AmountsView,
    controls: Vec<ControlView>,
}

#[derive(Clone, Debug, Serialize)]
struct UnitSum {
    key: String,
    label: String,
    sum: Cell,
}

/// A given value of a row.
#[derive(Clone, Debug, Serialize)]
struct Fact {
    id: String,
    label: String,
    sort: SortView,
    cell: Cell,
}

#[derive(Clone, Debug, Serialize)]
struct ControlView {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    label: String,
    ok: bool,
    expected: String,
    actual: String,
    difference: String,
    rows: usize,
}

impl From<&Amounts> for AmountsView {
    fn from(amounts: &Amounts) -> Self {
        AmountsView {
            amounts: amounts.amounts.iter().map(Cell::plain).collect(),
            sum: Cell::plain(&amounts.sum),
            net: Cell::plain(&amounts.net),
        }
    }
}

impl SummaryView {
    /// The sums of an allocation.
    pub fn new(allocation: &Allocation, summary: &Summary) -> Self {
        let rules = &allocation.rules;
        let units = rules.table(UNITS);
        let providers = rules.table(PROVIDERS);
        let sizes = size_column(rules).map(|column| Sizes::new(allocation, summary, column));
        let size = |of: fn(&Sizes) -> &Vec<Value>, row: usize| Some(Cell::plain(of(sizes.as_ref()?).get(row)?));
        let key = |table: TableId, row: usize| allocation.data.tables[table.0].shown_key(row);
        let unit = |(row, amounts): (usize, &Amounts)| {
            let table = units?;
            Some(UnitView {
                key: key(table, row),
                label: allocation.row_label(table, row),
                provider: summary.provider_of[row].zip(providers).map(|(row, table)| key(table, row as usize)),
                size: size(|sizes| &sizes.units, row),
                facts: facts(allocation, table, row),
                amounts: amounts.into(),
            })
        };
        let provider = |(row, amounts): (usize, &Amounts)| {
            let table = providers?;
            Some(ProviderView {
                key: key(table, row),
                label: allocation.row_label(table, row),
                units: summary.provider_of.iter().filter(|provider| **provider == Some(row as u32)).count(),
                size: size(|sizes| &sizes.providers, row),
                facts: facts(allocation, table, row),
                amounts: amounts.into(),
            })
        };
        SummaryView {
            rule_set: rules.id.clone(),
            currency: rules.units.currency().to_owned(),
            resources: resources(rules),
            units: summary.units.iter().enumerate().filter_map(unit).collect(),
            providers: summary.providers.iter().enumerate().filter_map(provider).collect(),
            totals: (&summary.totals).into(),
            controls: summary.controls.iter().map(|control| control_view(allocation, control)).collect(),
            deviations: deviations(rules),
        }
    }
}

impl SumsView {
    /// The sums of an allocation.
    pub fn new(allocation: &Allocation, summary: &Summary) -> Self {
        let rules = &allocation.rules;
        let unit = |table: TableId, row: usize, amounts: &Amounts| UnitSum {
            key: allocation.data.tables[table.0].shown_key(row),
            label: allocation.row_label(table, row),
            sum: Cell::plain(&amounts.sum),
        };
        let units = rules.table(UNITS).into_iter();
        SumsView {
            rule_set: rules.id.clone(),
            currency: rules.units.currency().to_owned(),
            resources: resources(rules),
            units: units
                .flat_map(|table| summary.units.iter().enumerate().map(move |(row, of)| unit(table, row, of)))
                .collect(),
            totals: (&summary.totals).into(),
            controls: summary.controls.iter().map(|control| control_view(allocation, control)).collect(),
        }
    }
}

fn control_view(allocation: &Allocation, control: &Control) -> ControlView {
    let column = control.resource.map(|id| &allocation.rules.columns[id.0]);
    let difference = control.actual.sub(&control.expected).map(|number| number.decimal_text());
    ControlView {
        kind: match control.kind {
            ControlKind::Pot => "pot",
            ControlKind::Budget => "budget",
            ControlKind::Units => "units",
            ControlKind::Providers => "providers",
        },
        resource: column.map(|column| column.id.clone()),
        label: allocation.control_label(control),
        ok: control.ok(),
        expected: control.expected.decimal_text(),
        actual: control.actual.decimal_text(),
        difference: difference.unwrap_or_default(),
        rows: control.rows,
    }
}

fn facts(allocation: &Allocation, table: TableId, row: usize) -> Vec<Fact> {
    let rules = &allocation.rules;
    let columns = rules.tables[table.0].columns.iter().copied();
    let given = columns.filter(|column| matches!(rules.columns[column.0].filling, Filling::Given { .. }));
    given
        .map(|id| {
            let column = &rules.columns[id.0];
            Fact {
                id: column.id.clone(),
                label: heading(column),
                sort: (&column.sort).into(),
                cell: allocation.cell(id, row),
            }
        })
        .collect()
}
