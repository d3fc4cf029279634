//! Rule sets as they are shown.

use serde::Serialize;

use super::{Cell, DeviationView, SortView, SourceView, deviations, source, spoken};
use crate::ask::depends_on_others;
use crate::formula::{ColumnId, date_text};
use crate::rules::{Filling, Origin, ParameterFilling, RuleSet};

/// A rule set.
#[derive(Clone, Debug, Serialize)]
pub struct RuleSetView {
    id: String,
    name: String,
    status: &'static str,
    valid: (String, String),
    currency: String,
    file: String,
    usable: bool,
    documents: Vec<SourceView>,
    tables: Vec<TableInfo>,
    parameters: Vec<ParameterView>,
    resources: Vec<ResourceView>,
    deviations: Vec<DeviationView>,
}

#[derive(Clone, Debug, Serialize)]
struct TableInfo {
    id: String,
    label: String,
    source: &'static str,
    /// Whether its file may be missing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

#[derive(Clone, Debug, Serialize)]
struct ParameterView {
    id: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell>,
    sort: SortView,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slider: Option<(String, String)>,
}

/// A resource.
#[derive(Clone, Debug, Serialize)]
pub struct ResourceView {
    id: String,
    label: String,
    kind: String,
    table: String,
    pot: bool,
    budget: bool,
    /// True where it depends on other units' numbers.
    others: bool,
}

impl RuleSetView {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The file that it was read from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// A rule set that can be used.
    pub fn new(rules: &RuleSet) -> Self {
        RuleSetView {
            id: rules.id.clone(),
            name: rules.name.clone(),
            status: rules.status.word(),
            valid: (date_text(rules.valid.0), date_text(rules.valid.1)),
            currency: rules.units.currency().to_owned(),
            file: rules.source.name.clone(),
            usable: true,
            documents: (0..rules.documents.len()).filter_map(|id| source(rules, Some(id))).collect(),
            tables: rules
                .tables
                .iter()
                .map(|table| TableInfo {
                    id: table.id.clone(),
                    label: spoken(table.label.as_ref(), &table.id),
                    source: match table.origin {
                        Origin::File => "file",
                        Origin::Rows(_) => "rules",
                        Origin::Pairs(..) => "pairs",
                        Origin::Distinct(_) => "distinct",
                    },
                    optional: table.optional,
                })
                .collect(),
            parameters: rules
                .parameters
                .iter()
                .map(|parameter| ParameterView {
                    id: parameter.id.clone(),
                    label: spoken(parameter.name.as_ref(), &parameter.id),
                    cell: match &parameter.filling {
                        ParameterFilling::Given(number) => Some(Cell::number(number)),
                        ParameterFilling::Formula(_) | ParameterFilling::Solved(_) => None,
                    },
                    sort: (&parameter.sort).into(),
                    source: source(rules, parameter.source),
                    slider: parameter.slider.as_ref().map(|(low, high)| (low.decimal_text(), high.decimal_text())),
                })
                .collect(),
            resources: resources(rules),
            deviations: deviations(rules),
        }
    }

    /// A rule set that something stops: what is known of it.
    pub fn broken(id: &str, file: &str) -> Self {
        RuleSetView {
            id: id.to_owned(),
            name: id.to_owned(),
            status: "förslag",
            valid: (String::new(), String::new()),
            currency: String::new(),
            file: file.to_owned(),
            usable: false,
            documents: Vec::new(),
            tables: Vec::new(),
            parameters: Vec::new(),
            resources: Vec::new(),
            deviations: Vec::new(),
        }
    }
}

/// The resources of a rule set, in the order of its file.
pub fn resources(rules: &RuleSet) -> Vec<ResourceView> {
    let view = |(id, column, resource): (ColumnId, &crate::rules::Column, &crate::rules::Resource)| ResourceView {
        id: column.id.clone(),
        label: spoken(column.name.as_ref(), &column.id),
        kind: resource.kind.clone(),
        table: rules.tables[column.table.0].id.clone(),
        pot: matches!(column.filling, Filling::Pot { .. }),
        budget: resource.budget.is_some(),
        others: depends_on_others(rules, id),
    };
    rules.resources().map(view).collect()
}
