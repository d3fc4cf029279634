//! Changes to a table as a file holds it: which cells of which rows, and how a value is written there.

use crate::data::{CellError, FileTable, key_columns, written};
use crate::formula::{Sort, TableId};
use crate::measure::Units;
use crate::number::DecimalSign;
use crate::rules::{Column, RuleSet};
use crate::text::{fold, nfc};

/// What changes in a file, in this order: headings that are added, cells, rows that are added, rows that go.
#[derive(Default)]
pub struct TableEdit {
    headings: Vec<String>,
    /// By row and column.
    pub cells: Vec<(usize, usize, String)>,
    /// Cells by column.
    pub rows: Vec<Vec<(usize, String)>>,
    /// The rows that go.
    pub remove: Vec<usize>,
}

impl TableEdit {
    /// The column with the heading, at the end where there is none.
    pub fn column(&mut self, file: &FileTable, heading: &str) -> usize {
        let added = || self.headings.iter().position(|own| own == heading).map(|at| file.headings.len() + at);
        if let Some(column) = file.column(heading).or_else(added) {
            return column;
        }
        self.headings.push(heading.to_owned());
        file.headings.len() + self.headings.len() - 1
    }

    /// Makes the changes.
    pub fn make(self, file: &mut FileTable) {
        self.headings.iter().for_each(|heading| file.add_column(heading));
        self.cells.iter().for_each(|(row, column, text)| file.set_cell(*row, *column, text));
        self.rows.iter().for_each(|row| file.add_row(row));
        self.remove.iter().rev().for_each(|row| file.remove_row(*row));
    }
}

/// The texts of a value in so many cells, as the file writes them.
pub fn cells_of(
    value: &str,
    column: &Column,
    cells: usize,
    decimal: DecimalSign,
    units: &Units,
) -> Result<Vec<String>, CellError> {
    let value = nfc(value.trim());
    if matches!(column.sort, Sort::Text | Sort::Reference(_)) && cells > 1 {
        return Ok(split_key(&value, cells));
    }
    let text = written(&value, &column.sort, decimal, units)?;
    Ok(vec![text; cells])
}

/// The parts of a key of several columns.
fn split_key(key: &str, parts: usize) -> Vec<String> {
    let mut split: Vec<String> = key.splitn(parts, " / ").map(str::to_owned).collect();
    split.resize(parts, String::new());
    split
}

/// The rows of a file by a key in some of its columns.
pub struct Keyed<'a> {
    /// The file.
    pub file: &'a FileTable,
    /// The columns of the key.
    pub columns: &'a [usize],
}

impl Keyed<'_> {
    /// The rows with a key; it may be given in parts or as people see it.
    pub fn rows(&self, key: &[String]) -> Vec<usize> {
        let wanted = fold(&key.join(" / "));
        let key = |row: usize| {
            let cells: Vec<&str> = self.columns.iter().map(|column| self.file.cell(row, *column)).collect();
            fold(&cells.join(" / "))
        };
        (0..self.file.rows()).filter(|row| key(*row) == wanted).collect()
    }

    /// The cells of a new row that has a key.
    fn cells(&self, key: &[String]) -> Vec<(usize, String)> {
        let parts = split_key(&key.join(" / "), self.columns.len());
        self.columns.iter().copied().zip(parts).collect()
    }
}

/// Where a table of pairs is written.
pub enum PairsAt {
    /// A row for each pair: the columns of both keys.
    Long {
        /// Of the first table's key.
        first: Vec<usize>,
        /// Of the second one's.
        second: Vec<usize>,
    },
    /// A row for each row of the first table, and a column for each row of the second.
    Wide {
        /// The columns of the first table's key.
        first: Vec<usize>,
        /// True for a file of its own, to which rows may be added.
        own: bool,
    },
}

/// Finds where a table of pairs is written: in a file of its own, or in the first table's.
pub fn pairs_at(
    rules: &RuleSet,
    (a, b): (TableId, TableId),
    own: Option<(usize, &FileTable)>,
    first: Option<(usize, &FileTable)>,
    values: usize,
) -> Option<(usize, PairsAt)> {
    if let Some((at, file)) = own
        && let Some(second) = key_columns(file, rules, b)
    {
        return Some((at, PairsAt::Long { first: key_columns(file, rules, a)?, second }));
    }
    let (at, file) = own.or(first).filter(|_| values == 1)?;
    Some((at, PairsAt::Wide { first: key_columns(file, rules, a)?, own: own.is_some() }))
}

/// The cells of a pair.
pub struct Pair {
    /// The row, where there is one.
    row: Option<usize>,
    /// The column, in a wide table.
    column: usize,
    /// What a row that is added says of itself.
    key: Vec<(usize, String)>,
}

impl PairsAt {
    /// The place of a pair; `None` where it has none.
    pub fn find(&self, file: &FileTable, one: &[String], other: &[String]) -> Option<Pair> {
        match self {
            PairsAt::Long { first, second } => {
                let [first, second] = [first, second].map(|columns| Keyed { file, columns });
                let others = second.rows(other);
                let row = first.rows(one).into_iter().find(|row| others.contains(row));
                let key = [first.cells(one), second.cells(other)].concat();
                Some(Pair { row, column: 0, key })
            }
            PairsAt::Wide { first, own } => {
                let first = Keyed { file, columns: first };
                let column = file.column(&other.join(" / "))?;
                let row = first.rows(one).first().copied();
                (row.is_some() || *own).then(|| Pair { row, column, key: first.cells(one) })
            }
        }
    }

    /// Writes values in the cells of a pair.
    pub fn write(&self, pair: &Pair, cells: Vec<(usize, String)>, edit: &mut TableEdit) {
        let wide = matches!(self, PairsAt::Wide { .. });
        let cells = cells.into_iter().map(|(at, text)| (if wide { pair.column } else { at }, text));
        match pair.row {
            Some(row) => edit.cells.extend(cells.map(|(at, text)| (row, at, text))),
            None => edit.rows.push(pair.key.iter().cloned().chain(cells).collect()),
        }
    }

    /// Takes a pair away; `None` where it is not there.
    pub fn remove(&self, pair: &Pair, edit: &mut TableEdit) -> Option<()> {
        match self {
            PairsAt::Long { .. } => edit.remove.push(pair.row?),
            PairsAt::Wide { .. } => edit.cells.push((pair.row?, pair.column, String::new())),
        }
        Some(())
    }
}
