//! Tables as they are shown.

use serde::Serialize;

use super::{Cell, SortView, heading, spoken};
use crate::allocate::Allocation;
use crate::formula::{ColumnId, TableId};
use crate::rules::Filling;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<String>>,
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
                options: None,
            }
        };
        TableView {
            id: rules.tables[table.0].id.clone(),
            label: spoken(rules.tables[table.0].label.as_ref(), &rules.tables[table.0].id),
            keys: keys.iter().map(crate::data::shown).collect(),
            columns: rules.tables[table.0].columns.iter().map(column).collect(),
        }
    }

    /// With what may stand in each column, for somebody who does not see what others have written there.
    pub fn with_options(mut self, options: impl Fn(ColumnId) -> Option<Vec<String>>, columns: &[ColumnId]) -> Self {
        for (view, id) in self.columns.iter_mut().zip(columns) {
            view.options = options(*id);
        }
        self
    }
}
