//! A table made of some columns of another, under other headings.

use std::collections::HashMap;

use super::file::FileTable;
use super::texts::Texts;
use crate::text::{fold, nfc};

/// A column of the new table.
pub struct Taken<'a> {
    /// Which column of the old one.
    pub from: usize,
    /// Its heading.
    pub heading: &'a str,
    /// What is read instead of cells, by what stands in them, made comparable.
    pub instead: Option<&'a HashMap<String, &'a str>>,
}

impl FileTable {
    /// The same rows as another table, with these columns alone. Places still speak of the file.
    pub fn taken(&self, table: &str, columns: &[Taken<'_>]) -> FileTable {
        let mut cells = Texts::default();
        for row in 0..self.rows() {
            for column in columns {
                let cell = self.cell(row, column.from);
                let instead = column.instead.and_then(|instead| instead.get(&fold(cell)));
                cells.push(&nfc(instead.copied().unwrap_or(cell)));
            }
        }
        let mut taken = FileTable {
            file: self.file.clone(),
            table: table.to_owned(),
            last_year: self.last_year,
            headings: columns.iter().map(|column| column.heading.to_owned()).collect(),
            written: columns.iter().map(|column| self.headings[column.from].clone()).collect(),
            cells,
            lines: self.lines.clone(),
            dialect: self.dialect,
            decimal_uncertain: false,
            decimal_settled: self.decimal_settled,
        };
        if !taken.decimal_settled {
            // What stands in columns that are not read says nothing of how numbers are written in those that are.
            (taken.dialect.decimal, taken.decimal_uncertain) = taken.detect_decimal();
        }
        taken
    }
}
