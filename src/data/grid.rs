//! Rows of cells, wherever they are written: in a file, in the rule set, or as pairs of two tables.

use super::bind::KEY_JOINT;
use super::cell::Notation;
use super::file::FileTable;
use super::pairs::PairGrid;
use crate::formula::ColumnId;
use crate::message::{Place, SourceText, Span};
use crate::number::DecimalSign;

/// Rows of cells.
pub enum Grid<'a> {
    /// A file.
    File(&'a FileTable),
    /// Rows written in the rule set.
    Written {
        /// The cells with their places.
        rows: &'a [(Vec<(String, Span)>, Span)],
        /// What the cells are.
        headings: Vec<&'a str>,
        /// The rule file.
        source: &'a SourceText,
    },
    /// One row for each pair of rows of two tables.
    Pairs(PairGrid<'a>),
}

impl<'a> Grid<'a> {
    pub fn rows(&self) -> usize {
        match self {
            Grid::File(file) => file.rows(),
            Grid::Written { rows, .. } => rows.len(),
            Grid::Pairs(pairs) => pairs.rows(),
        }
    }

    pub fn headings(&self) -> Vec<&str> {
        match self {
            Grid::File(file) => file.headings.iter().map(String::as_str).filter(|heading| !heading.is_empty()).collect(),
            Grid::Written { headings, .. } => headings.clone(),
            Grid::Pairs(_) => Vec::new(),
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        match self {
            Grid::File(file) => &file.file,
            Grid::Written { rows, source, .. } => rows.first().map_or(&source.name, |(_, span)| source.file(span.start)),
            Grid::Pairs(pairs) => pairs.name(),
        }
    }

    pub fn file(&self) -> Option<String> {
        Some(self.name().to_owned())
    }

    pub fn column(&self, heading: &str) -> Option<usize> {
        match self {
            Grid::File(file) => file.column(heading),
            Grid::Written { headings, .. } => headings.iter().position(|own| *own == heading),
            Grid::Pairs(_) => None,
        }
    }

    pub fn cell(&self, row: usize, column: usize) -> &str {
        match self {
            Grid::File(file) => file.cell(row, column),
            Grid::Written { rows, .. } => rows[row].0.get(column).map_or("", |(text, _)| text.trim()),
            Grid::Pairs(_) => "",
        }
    }

    /// The key of a row; `None` where one of its cells is empty.
    pub fn key(&self, row: usize, columns: &[usize]) -> Option<String> {
        let cells: Vec<&str> = columns.iter().map(|column| self.cell(row, *column)).collect();
        (!cells.iter().any(|cell| cell.is_empty())).then(|| cells.join(&KEY_JOINT.to_string()))
    }

    /// The text of a column in a row, joined where it is a key of several columns; `None` where it is empty.
    pub fn value(&self, row: usize, column: ColumnId, columns: &[usize]) -> Option<String> {
        match self {
            Grid::Pairs(pairs) => pairs.value(row, column),
            _ => self.key(row, columns),
        }
    }

    pub fn line(&self, row: usize) -> u32 {
        match self {
            Grid::File(file) => file.line(row),
            Grid::Written { rows, source, .. } => source.line(rows[row].1.start),
            Grid::Pairs(pairs) => pairs.line(row),
        }
    }

    pub fn place(&self, row: usize, column: usize) -> Place {
        match self {
            Grid::File(file) => file.place(row, column),
            Grid::Written { rows, source, headings } => {
                let span = rows[row].0.get(column).map_or(rows[row].1, |(_, span)| *span);
                Place { column: headings.get(column).map(|h| (*h).to_owned()), ..Place::span(source, span) }
            }
            Grid::Pairs(pairs) => pairs.row_place(row),
        }
    }

    /// The place of a column's cell in a row.
    pub fn cell_place(&self, row: usize, column: ColumnId, columns: &[usize]) -> Place {
        match self {
            Grid::Pairs(pairs) => pairs.cell_place(row, column),
            _ => self.place(row, columns.first().copied().unwrap_or(0)),
        }
    }

    pub fn notation(&self) -> Notation {
        match self {
            Grid::File(file) => Notation { sign: file.dialect.decimal, settled: file.decimal_settled },
            Grid::Written { .. } => Notation { sign: DecimalSign::Comma, settled: false },
            Grid::Pairs(pairs) => pairs.notation(),
        }
    }
}
