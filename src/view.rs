//! What crosses the boundary: plain values with amounts as decimal strings, for the page, Node and the command line alike.

use serde::Serialize;

use crate::allocate::{Allocation, Amounts, ControlKind, Summary};
use crate::data::KEY_JOINT;
use crate::formula::{ColumnId, Sort, TableId, Value, date_text};
use crate::message::{Excerpt, Language, Phrase, Problem, Severity};
use crate::number::Number;
use crate::rules::{DocumentId, Filling, Origin, ParameterFilling, RuleSet};

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It holds a value.
    Value,
    /// *Saknas.*
    Missing,
    /// *Ej tillämpligt.*
    Inapplicable,
    /// It could not be computed.
    Failed,
}

/// A value as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Whether there is a value.
    pub state: State,
    /// The value: a decimal string with a point, a date, `ja` or `nej`, or text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The exact fraction, where the value is a rounding of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
}

impl Cell {
    /// A cell in a state without a value.
    pub fn empty(state: State) -> Cell {
        Cell { state, value: None, exact: None }
    }

    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell { state: State::Value, value: Some(text.to_owned()), exact: None }
    }

    /// A number.
    pub fn number(number: &Number) -> Cell {
        let exact = number.to_decimal().is_none().then(|| number.exact_text());
        Cell { state: State::Value, value: Some(number.decimal_text()), exact }
    }

    /// A value that needs no table to be said.
    pub fn plain(value: &Value) -> Cell {
        match value {
            Value::Missing => Cell::empty(State::Missing),
            Value::Inapplicable => Cell::empty(State::Inapplicable),
            Value::Number(number) => Cell::number(number),
            Value::YesNo(yes) => Cell::text(if *yes { "ja" } else { "nej" }),
            Value::Day(_) => value.date().map_or(Cell::empty(State::Failed), |date| Cell::text(&date_text(date))),
            Value::Failed | Value::Code(_) | Value::Row(_) => Cell::empty(State::Failed),
        }
    }
}

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SortView {
    /// `number`, `percent`, `date`, `boolean`, `text`, `list` or `reference`.
    pub kind: &'static str,
    /// The measure of a number that counts something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
}

impl From<&Sort> for SortView {
    fn from(sort: &Sort) -> Self {
        let kind = match sort {
            Sort::Number(_) => "number",
            Sort::Percent => "percent",
            Sort::Date => "date",
            Sort::YesNo => "boolean",
            Sort::Text => "text",
            Sort::List(_) => "list",
            Sort::Reference(_) => "reference",
        };
        let measure = sort.measure().filter(|measure| !measure.is_pure()).map(|measure| measure.to_string());
        SortView { kind, measure }
    }
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Its id in the rule set.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The source with the index.
pub fn source(rules: &RuleSet, id: Option<DocumentId>) -> Option<SourceView> {
    let document = rules.documents.get(id?)?;
    Some(SourceView { id: document.id.clone(), title: document.title.clone() })
}

/// What an id says to people where it has no name of its own.
pub fn spoken(name: Option<&String>, id: &str) -> String {
    name.cloned().unwrap_or_else(|| id.replace('_', " "))
}

/// A problem with its sentences.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemView {
    code: &'static str,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    lines: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<Excerpt>,
    text: Texts,
}

#[derive(Clone, Debug, Serialize)]
struct Texts {
    sv: Phrase,
    en: Phrase,
}

impl From<&Problem> for ProblemView {
    fn from(problem: &Problem) -> Self {
        ProblemView {
            code: problem.code.name(),
            severity: problem.severity(),
            file: problem.place.file.clone(),
            lines: problem.place.lines.clone(),
            column: problem.place.column.clone(),
            excerpt: problem.place.excerpt.clone(),
            text: Texts { sv: problem.phrase(Language::Swedish), en: problem.phrase(Language::English) },
        }
    }
}

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
}

#[derive(Clone, Debug, Serialize)]
struct TableInfo {
    id: String,
    label: String,
    source: &'static str,
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
                        ParameterFilling::Formula(_) => None,
                    },
                    sort: (&parameter.sort).into(),
                    source: source(rules, parameter.source),
                    slider: parameter.slider.as_ref().map(|(low, high)| (low.decimal_text(), high.decimal_text())),
                })
                .collect(),
            resources: resources(rules),
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
        }
    }
}

/// The resources of a rule set, in the order of its file.
pub fn resources(rules: &RuleSet) -> Vec<ResourceView> {
    let view = |(_, column, resource): (ColumnId, &crate::rules::Column, &crate::rules::Resource)| ResourceView {
        id: column.id.clone(),
        label: spoken(column.name.as_ref(), &column.id),
        kind: resource.kind.clone(),
        table: rules.tables[column.table.0].id.clone(),
        pot: matches!(column.filling, Filling::Pot { .. }),
        budget: resource.budget.is_some(),
    };
    rules.resources().map(view).collect()
}

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
    facts: Vec<Fact>,
    #[serde(flatten)]
    amounts: AmountsView,
}

#[derive(Clone, Debug, Serialize)]
struct ProviderView {
    key: String,
    label: String,
    units: usize,
    facts: Vec<Fact>,
    #[serde(flatten)]
    amounts: AmountsView,
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
        let units = rules.table(crate::rules::UNITS);
        let providers = rules.table(crate::rules::PROVIDERS);
        let key = |table: TableId, row: usize| allocation.data.tables[table.0].keys.get(row).to_owned();
        let unit = |(row, amounts): (usize, &Amounts)| {
            let table = units?;
            Some(UnitView {
                key: key(table, row),
                label: allocation.row_label(table, row).to_owned(),
                provider: summary.provider_of[row].zip(providers).map(|(row, table)| key(table, row as usize)),
                facts: facts(allocation, table, row),
                amounts: amounts.into(),
            })
        };
        let provider = |(row, amounts): (usize, &Amounts)| {
            let table = providers?;
            Some(ProviderView {
                key: key(table, row),
                label: allocation.row_label(table, row).to_owned(),
                units: summary.provider_of.iter().filter(|provider| **provider == Some(row as u32)).count(),
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
            controls: summary.controls.iter().map(|control| control_view(rules, control)).collect(),
        }
    }
}

fn control_view(rules: &RuleSet, control: &crate::allocate::Control) -> ControlView {
    let column = control.resource.map(|id| &rules.columns[id.0]);
    let difference = control.actual.sub(&control.expected).map(|number| number.decimal_text());
    ControlView {
        kind: match control.kind {
            ControlKind::Pot => "pot",
            ControlKind::Budget => "budget",
            ControlKind::Units => "units",
            ControlKind::Providers => "providers",
        },
        resource: column.map(|column| column.id.clone()),
        label: column.map_or_else(String::new, |column| spoken(column.name.as_ref(), &column.id)),
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

/// What people call a given column: its name, or the heading that they know it by.
fn heading(column: &crate::rules::Column) -> String {
    match (&column.name, &column.filling) {
        (None, Filling::Given { headings, .. }) if headings.len() == 1 => headings[0].replace('_', " "),
        (name, _) => spoken(name.as_ref(), &column.id),
    }
}

impl Allocation {
    /// A value of a column as text.
    pub fn cell(&self, id: ColumnId, row: usize) -> Cell {
        self.value_cell(&self.rules.columns[id.0].sort, Some(id), &self.store.values[id.0][row])
    }

    /// A value of a sort as text.
    pub fn value_cell(&self, sort: &Sort, column: Option<ColumnId>, value: &Value) -> Cell {
        match (value, sort) {
            (Value::Code(code), Sort::List(list)) => {
                list.get(*code as usize).map_or(Cell::empty(State::Failed), |text| Cell::text(text))
            }
            (Value::Code(row), Sort::Text) => {
                let text =
                    column.and_then(|column| self.data.texts.get(&column)).map_or("", |texts| texts.get(*row as usize));
                Cell::text(text)
            }
            (Value::Row(row), Sort::Reference(table)) => Cell::text(self.data.tables[table.0].keys.get(*row as usize)),
            _ => Cell::plain(value),
        }
    }

    /// The key cells of a row.
    pub fn key_cells(&self, table: TableId, row: usize) -> Vec<String> {
        self.data.tables[table.0].keys.get(row).split(KEY_JOINT).map(str::to_owned).collect()
    }
}

/// A table with all its columns.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    id: String,
    label: String,
    keys: Vec<String>,
    columns: Vec<ColumnView>,
}

#[derive(Clone, Debug, Serialize)]
struct ColumnView {
    id: String,
    label: String,
    sort: SortView,
    given: bool,
    resource: bool,
    cells: Vec<Cell>,
}

impl TableView {
    /// All values of a table.
    pub fn new(allocation: &Allocation, table: TableId) -> Self {
        let rules = &allocation.rules;
        let keys = &allocation.data.tables[table.0].keys;
        let column = |id: &ColumnId| {
            let column = &rules.columns[id.0];
            ColumnView {
                id: column.id.clone(),
                label: heading(column),
                sort: (&column.sort).into(),
                given: matches!(column.filling, Filling::Given { .. }),
                resource: column.resource.is_some(),
                cells: (0..keys.len()).map(|row| allocation.cell(*id, row)).collect(),
            }
        };
        TableView {
            id: rules.tables[table.0].id.clone(),
            label: spoken(rules.tables[table.0].label.as_ref(), &rules.tables[table.0].id),
            keys: keys.iter().map(str::to_owned).collect(),
            columns: rules.tables[table.0].columns.iter().map(column).collect(),
        }
    }
}
