//! What a formula may speak of: tables, columns and parameters, by index, with the sort of their values.

use std::collections::HashMap;
use std::sync::Arc;

use super::facts::Fact;
use crate::measure::Measure;

/// Index of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableId(pub usize);

/// Index of a column, among those of all tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ColumnId(pub usize);

/// Index of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParameterId(pub usize);

/// Something that has a value: what the order of computing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A parameter.
    Parameter(ParameterId),
    /// A column.
    Column(ColumnId),
}

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A number that counts something, or nothing.
    Number(Measure),
    /// A pure number shown in per cent.
    Percent,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// Any text.
    Text,
    /// One of the texts.
    List(Arc<Vec<String>>),
    /// A row of a table.
    Reference(TableId),
}

impl Sort {
    /// A pure number.
    pub fn pure() -> Sort {
        Sort::Number(Measure::default())
    }

    /// The measure, where it is a number.
    pub fn measure(&self) -> Option<Measure> {
        match self {
            Sort::Number(measure) => Some(measure.clone()),
            Sort::Percent => Some(Measure::default()),
            _ => None,
        }
    }
}

/// A table, as formulas see it.
#[derive(Debug)]
pub struct TableName {
    /// Its id.
    pub id: String,
    /// Its columns.
    pub columns: Vec<ColumnId>,
    /// True where it has at least one row, whatever the data.
    pub has_rows: bool,
    /// The first of `kolumner`: the lower bounds, where it is a table of steps.
    pub first_given: Option<ColumnId>,
}

/// Why a value may be *ej tillämpligt*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The column has a condition.
    Condition {
        /// The column.
        id: String,
        /// The condition as written.
        condition: String,
    },
    /// The column is given, and a cell may be left empty.
    Optional(String),
    /// An extreme or mean of no rows.
    NoRows,
    /// A row that is not there, or does not apply there.
    Elsewhere(Other),
}

/// Where a value applies.
#[derive(Debug, Default)]
pub struct Applies {
    /// What must hold in its row: its condition in parts.
    pub when: Vec<Fact>,
    /// The condition as written.
    pub condition: String,
    /// Why it may be *ej tillämpligt* even so.
    pub doubt: Option<Doubt>,
}

/// A column or parameter, as formulas see it.
#[derive(Debug)]
pub struct ValueName {
    /// Its id.
    pub id: String,
    /// The table of a column.
    pub table: Option<TableId>,
    /// What its values say; `None` while that is not known, because its own formula is wrong.
    pub sort: Option<Sort>,
    /// Where it applies: everywhere, until its own formula has been checked.
    pub applies: Applies,
}

/// Another rule set, or its result, that formulas may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Other {
    /// `BAS`: the rule set that the file which says so changes, on the same data.
    Base,
    /// `FJOL`: last year's result.
    LastYear,
}

impl Other {
    /// Its name in formulas.
    pub fn name(self) -> &'static str {
        super::function::name(super::function::Callee::Elsewhere(self))
    }
}

/// What the names in other rule sets mean.
#[derive(Debug, Default)]
pub struct Others {
    /// Those of last year's result, and of the rule set that each file changes, by [`Others::place`].
    pub names: Vec<Option<Names>>,
    /// By the same place: the id of one that is there, but has errors.
    pub broken: Vec<Option<String>>,
    /// Parameters that were computed last year, so that they do not stand in its result.
    pub computed_last_year: Vec<String>,
    /// Where each file starts.
    pub files: Vec<usize>,
}

impl Others {
    /// Which of them a formula at a place in the files speaks of. An overlay that inherits a formula does not change what it says: `BAS`
    /// is what the file that wrote it changes.
    pub fn place(&self, other: Other, at: usize) -> usize {
        match other {
            Other::LastYear => 0,
            Other::Base => self.files.partition_point(|start| *start <= at).max(1),
        }
    }

    /// What the names in one of them mean.
    pub fn names(&self, place: usize) -> Option<&Names> {
        self.names.get(place)?.as_ref()
    }
}

/// Everything that has a name.
#[derive(Debug, Default)]
pub struct Names {
    /// The tables.
    pub tables: Vec<TableName>,
    /// The columns.
    pub columns: Vec<ValueName>,
    /// The parameters.
    pub parameters: Vec<ValueName>,
    by_table: HashMap<String, TableId>,
    by_column: HashMap<(TableId, String), ColumnId>,
    by_parameter: HashMap<String, ParameterId>,
}

impl Names {
    /// Adds a table.
    pub fn add_table(&mut self, id: &str) -> TableId {
        let table = TableId(self.tables.len());
        let (columns, has_rows, first_given) = (Vec::new(), false, None);
        self.tables.push(TableName { id: id.to_owned(), columns, has_rows, first_given });
        self.by_table.entry(id.to_owned()).or_insert(table);
        table
    }

    /// Adds a column.
    pub fn add_column(&mut self, table: TableId, id: &str, sort: Option<Sort>) -> ColumnId {
        let column = ColumnId(self.columns.len());
        self.columns.push(ValueName { id: id.to_owned(), table: Some(table), sort, applies: Applies::default() });
        self.tables[table.0].columns.push(column);
        self.by_column.entry((table, id.to_owned())).or_insert(column);
        column
    }

    /// Adds a parameter.
    pub fn add_parameter(&mut self, id: &str, sort: Option<Sort>) -> ParameterId {
        let parameter = ParameterId(self.parameters.len());
        self.parameters.push(ValueName { id: id.to_owned(), table: None, sort, applies: Applies::default() });
        self.by_parameter.entry(id.to_owned()).or_insert(parameter);
        parameter
    }

    /// The table with the id.
    pub fn table(&self, id: &str) -> Option<TableId> {
        self.by_table.get(id).copied()
    }

    /// The column of the table with the id.
    pub fn column(&self, table: TableId, id: &str) -> Option<ColumnId> {
        self.by_column.get(&(table, id.to_owned())).copied()
    }

    /// The parameter with the id.
    pub fn parameter(&self, id: &str) -> Option<ParameterId> {
        self.by_parameter.get(id).copied()
    }

    /// The columns of `inner` that refer to `outer`.
    pub fn references(&self, inner: TableId, outer: TableId) -> Vec<ColumnId> {
        let columns = self.tables[inner.0].columns.iter().copied();
        columns.filter(|c| self.columns[c.0].sort == Some(Sort::Reference(outer))).collect()
    }

    /// The ids of a table's columns.
    pub fn column_ids(&self, table: TableId) -> impl Iterator<Item = &str> {
        self.tables[table.0].columns.iter().map(|c| self.columns[c.0].id.as_str())
    }

    /// The ids of all parameters.
    pub fn parameter_ids(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(|p| p.id.as_str())
    }

    /// What an item is called.
    pub fn id(&self, item: Item) -> String {
        match item {
            Item::Parameter(p) => self.parameters[p.0].id.clone(),
            Item::Column(c) => {
                let column = &self.columns[c.0];
                let table = column.table.map_or("", |t| self.tables[t.0].id.as_str());
                format!("{table}.{}", column.id)
            }
        }
    }
}
