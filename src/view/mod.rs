//! What crosses the boundary: plain values with amounts as decimal strings, for the page, Node and the command line alike.

mod case_run;
mod deviation;
mod outline;
mod rule_set;
mod summary;
mod table;

pub use case_run::CaseRun;
pub use deviation::{DeviationView, deviations};
pub use outline::Outline;
pub use rule_set::{ResourceView, RuleSetView, resources};
use serde::{Deserialize, Serialize};
pub use summary::{SummaryView, SumsView};
pub use table::TableView;

use crate::allocate::Allocation;
use crate::data::KEY_JOINT;
use crate::formula::{ColumnId, Sort, TableId, Value, date_text};
use crate::message::{Excerpt, Language, Phrase, Problem, Severity};
use crate::number::Number;
use crate::rules::{DocumentId, Filling, RuleSet};

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It holds a value.
    Value,
    /// *Saknas.*
    Missing,
    /// *Ej tillämpligt.*
    Inapplicable,
    /// It could not be computed; of what was published, it is protected.
    #[serde(alias = "protected")]
    Failed,
}

/// A value as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    character: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<Excerpt>,
    /// What may stand in the place of the marked part.
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<String>,
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
            character: problem.place.character,
            column: problem.place.column.clone(),
            excerpt: problem.place.excerpt.clone(),
            near: problem.instead().map(str::to_owned),
            text: Texts { sv: problem.phrase(Language::Swedish), en: problem.phrase(Language::English) },
        }
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
            (Value::Row(row), Sort::Reference(table)) => Cell::text(&self.data.tables[table.0].shown_key(*row as usize)),
            _ => Cell::plain(value),
        }
    }

    /// The key cells of a row.
    pub fn key_cells(&self, table: TableId, row: usize) -> Vec<String> {
        self.data.tables[table.0].keys.get(row).split(KEY_JOINT).map(str::to_owned).collect()
    }
}

/// What people call a given column: its name, or the heading that they know it by.
pub fn heading(column: &crate::rules::Column) -> String {
    match (&column.name, &column.filling) {
        (None, Filling::Given { headings, .. }) if headings.len() == 1 => headings[0].replace('_', " "),
        (name, _) => spoken(name.as_ref(), &column.id),
    }
}
