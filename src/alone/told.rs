//! What is told of a rule set's data: the form in which it is published and read again.

use serde::{Deserialize, Serialize};

use crate::formula::Value;
use crate::number::Number;
use crate::scenario::exact;
use crate::view::{Cell, State};

/// What is told of a rule set's data beside the published amounts and the rows of units and providers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Given values of the other tables whose rows are told.
    pub tables: Vec<ToldTable>,
    /// Aggregates over rows of several units, or over rows that are not told.
    pub sums: Vec<ToldSum>,
    /// The pots.
    pub pots: Vec<ToldPot>,
    /// The unknowns of equations.
    pub solved: Vec<ToldCell>,
}

/// Rows of a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToldTable {
    /// The table.
    pub id: String,
    /// Its rows.
    pub rows: Vec<ToldRow>,
}

/// A row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToldRow {
    /// Its key as people see it; of a table of pairs, both keys.
    pub key: String,
    /// The unit that it belongs to, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its given values.
    pub cells: Vec<ToldCell>,
}

/// A value by the id of its column or parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToldCell {
    /// The id.
    pub id: String,
    /// The value.
    pub cell: Cell,
}

/// An aggregate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToldSum {
    /// As the rules write it.
    pub name: String,
    /// The table in whose row it was computed, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// That row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Its value.
    pub cell: Cell,
    /// Of a sum, what it is made of.
    pub terms: Vec<ToldTerm>,
}

/// A sum of what each row brings to one term of a formula, without what is the same in every row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToldTerm {
    /// As the rules write it.
    pub name: String,
    /// The sum.
    pub cell: Cell,
}

/// A pot.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldPot {
    /// The column that it fills.
    pub id: String,
    /// Its table.
    pub table: String,
    /// The row whose pot it is, where there is one for each row of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What there was to share.
    pub frame: Cell,
    /// The sum of the keys.
    pub key_sum: Cell,
    /// What a unit of key gives.
    pub level: Cell,
    /// What the sum of the keys is made of.
    pub terms: Vec<ToldTerm>,
}

impl Told {
    /// An aggregate by its name, and by the row that it belongs to.
    pub(super) fn sum(&self, name: &str, of: Option<(&str, &str)>) -> Option<&ToldSum> {
        self.sums.iter().find(|sum| sum.name == name && sum.table.as_deref().zip(sum.key.as_deref()) == of)
    }

    /// A pot by its column, and by the row whose it is.
    pub(super) fn pot(&self, (table, id): (&str, &str), key: Option<&str>) -> Option<&ToldPot> {
        self.pots.iter().find(|pot| pot.id == id && pot.table == table && pot.key.as_deref() == key)
    }
}

/// The number that a cell says.
pub(super) fn number(cell: &Cell) -> Option<Number> {
    let text = cell.exact.as_ref().or(cell.value.as_ref()).filter(|_| cell.state == State::Value)?;
    exact(text)
}

/// What a cell says of an amount or another number; what is protected is not known.
pub(super) fn value(cell: &Cell) -> Value {
    match cell.state {
        State::Inapplicable => Value::Inapplicable,
        State::Missing => Value::Missing,
        _ => number(cell).map_or(Value::Failed, Value::from),
    }
}
