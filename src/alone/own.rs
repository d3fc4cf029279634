//! The rows that are told, written as the files that they would stand in: so that they are read, asked about and changed as any data.

use std::fmt::Write;

use super::hidden;
use super::reach::told_tables;
use super::told::{ToldRow, ToldTable, number};
use crate::formula::{Sort, TableId};
use crate::number::Number;
use crate::rules::{Column, Filling, Origin, PROVIDERS, RuleSet, UNITS};
use crate::view::{Cell, State};

/// Files for all tables of the rule sets that are read from files: name and text. Of tables whose rows are not told, the headings.
pub fn own_tables(rules: &[&RuleSet], told: &[ToldTable]) -> Vec<(String, String)> {
    let mut files: Vec<(String, Sheet)> = Vec::new();
    for rules in rules {
        let named = [UNITS, PROVIDERS].into_iter().filter_map(|id| rules.table(id));
        let read = (0..rules.tables.len()).map(TableId).filter(|table| hidden(rules, *table));
        let mut tables: Vec<TableId> = named.chain(told_tables(rules)).chain(read).collect();
        tables.dedup();
        for table in tables {
            let file = match rules.tables[table.0].origin {
                Origin::Rows(_) => continue,
                Origin::Distinct(_) => continue,
                Origin::File | Origin::Pairs(..) => &rules.tables[table.0].id,
            };
            if !files.iter().any(|(name, _)| name == file) {
                files.push((file.clone(), Sheet::default()));
            }
            let sheet = files.iter_mut().find(|(name, _)| name == file).map(|(_, sheet)| sheet);
            let rows = told.iter().find(|told| told.id == *file).map_or(&[][..], |told| &told.rows);
            if let Some(sheet) = sheet {
                sheet.fill(rules, table, rows);
                sheet.fill_distinct(rules, table, told);
            }
        }
    }
    files.into_iter().map(|(table, sheet)| (format!("{table}.csv"), sheet.text())).collect()
}

/// A table by its headings.
#[derive(Default)]
struct Sheet {
    headings: Vec<String>,
    /// Cells by heading.
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn heading(&mut self, heading: &str) -> usize {
        if let Some(at) = self.headings.iter().position(|own| own == heading) {
            return at;
        }
        self.headings.push(heading.to_owned());
        self.rows.iter_mut().for_each(|row| row.push(String::new()));
        self.headings.len() - 1
    }

    /// Adds what a rule set reads of the rows; a cell that another one has filled stays.
    fn fill(&mut self, rules: &RuleSet, table: TableId, rows: &[ToldRow]) {
        let pairs = matches!(rules.tables[table.0].origin, Origin::Pairs(..));
        let keys: Vec<String> = match rules.tables[table.0].origin {
            Origin::Pairs(a, b) => [a, b].iter().flat_map(|table| rules.tables[table.0].key.iter().cloned()).collect(),
            _ => rules.tables[table.0].key.clone(),
        };
        let columns = rules.tables[table.0].columns.iter().map(|id| &rules.columns[id.0]);
        let given: Vec<(&Column, &Vec<String>)> = columns
            .filter_map(|column| match &column.filling {
                Filling::Given { headings, .. } => Some((column, headings)),
                _ => None,
            })
            .skip(if pairs { 2 } else { 0 })
            .collect();
        keys.iter().chain(given.iter().flat_map(|(_, headings)| *headings)).for_each(|heading| _ = self.heading(heading));
        for (at, row) in rows.iter().enumerate() {
            if self.rows.len() <= at {
                self.rows.push(vec![String::new(); self.headings.len()]);
            }
            for (heading, part) in keys.iter().zip(row.key.splitn(keys.len(), " / ")) {
                self.put(at, heading, part);
            }
            for (column, headings) in &given {
                let Some(told) = row.cells.iter().find(|told| told.id == column.id) else { continue };
                let text = written(&told.cell, &column.sort);
                let parts: Vec<&str> =
                    if headings.len() > 1 { text.splitn(headings.len(), " / ").collect() } else { vec![&text] };
                headings.iter().zip(parts).for_each(|(heading, part)| self.put(at, heading, part));
            }
        }
    }

    /// Adds what stands in the same file of tables that are its distinct keys.
    fn fill_distinct(&mut self, rules: &RuleSet, from: TableId, told: &[ToldTable]) {
        let distinct = rules.tables.iter().filter(|table| matches!(table.origin, Origin::Distinct(of) if of == from));
        for table in distinct {
            let keys: Vec<usize> = table.key.iter().map(|heading| self.heading(heading)).collect();
            for column in table.columns.iter().map(|id| &rules.columns[id.0]) {
                let Filling::Given { headings, .. } = &column.filling else { continue };
                let [heading] = &headings[..] else { continue };
                self.heading(heading);
                for at in 0..self.rows.len() {
                    let key: Vec<&str> = keys.iter().map(|part| self.rows[at][*part].as_str()).collect();
                    let key = key.join(" / ");
                    let row = told
                        .iter()
                        .find(|told| told.id == table.id)
                        .and_then(|told| told.rows.iter().find(|row| row.key == key));
                    let cell = row.and_then(|row| row.cells.iter().find(|told| told.id == column.id));
                    let text = cell.map(|told| written(&told.cell, &column.sort)).unwrap_or_default();
                    self.put(at, heading, &text);
                }
            }
        }
    }

    fn put(&mut self, row: usize, heading: &str, text: &str) {
        let at = self.heading(heading);
        if self.rows[row][at].is_empty() {
            text.clone_into(&mut self.rows[row][at]);
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            _ = writeln!(text, "{}", cells.join(";"));
        }
        text
    }
}

/// A cell as a Swedish spreadsheet writes it; what is not known is empty.
fn written(cell: &Cell, sort: &Sort) -> String {
    if cell.state != State::Value {
        return String::new();
    }
    let plain = |number: Number| number.decimal_text().replace('.', ",");
    match sort {
        Sort::Number(_) => number(cell).map(plain).unwrap_or_default(),
        Sort::Percent => number(cell)
            .and_then(|share| share.mul(&Number::from(100)).ok())
            .map(|share| format!("{} %", plain(share)))
            .unwrap_or_default(),
        _ => cell.value.clone().unwrap_or_default(),
    }
}
