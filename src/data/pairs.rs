//! Tables of pairs: one row for each pair of rows of two tables, read long (a row a pair) or wide (a column for each row of the
//! second table).

use std::collections::HashMap;

use super::bind::{Binder, KEY_JOINT, TableData, shown};
use super::cell::Notation;
use super::file::FileTable;
use super::grid::Grid;
use crate::formula::{ColumnId, TableId, Value};
use crate::limits::ROWS;
use crate::message::{Code, Place, Problem, quoted};
use crate::number::counted;
use crate::rules::{Filling, RuleSet};
use crate::text::fold;

/// The cells of a table of pairs.
pub struct PairGrid<'a> {
    file: &'a FileTable,
    count: (usize, usize),
    /// The references to the two tables.
    pub references: HashMap<ColumnId, Vec<Value>>,
    /// The row of the file, for each pair in a long file and for each row of the first table in a wide one.
    rows: Vec<Option<usize>>,
    /// The column of the file: for each column of the table in a long file, for each row of the second table in a wide one.
    long: HashMap<ColumnId, usize>,
    wide: Vec<Option<usize>>,
}

impl PairGrid<'_> {
    pub fn rows(&self) -> usize {
        self.count.0 * self.count.1
    }

    pub fn name(&self) -> &str {
        &self.file.file
    }

    pub fn notation(&self) -> Notation {
        Grid::File(self.file).notation()
    }

    fn at(&self, pair: usize, column: ColumnId) -> Option<(usize, usize)> {
        if self.wide.is_empty() {
            return Some((self.rows[pair]?, *self.long.get(&column)?));
        }
        Some((self.rows[pair / self.count.1]?, self.wide[pair % self.count.1]?))
    }

    pub fn value(&self, pair: usize, column: ColumnId) -> Option<String> {
        let (row, column) = self.at(pair, column)?;
        Some(self.file.cell(row, column).to_owned()).filter(|text| !text.is_empty())
    }

    pub fn cell_place(&self, pair: usize, column: ColumnId) -> Place {
        self.at(pair, column).map_or_else(|| Place::file(self.name()), |(row, column)| self.file.place(row, column))
    }

    pub fn row_place(&self, pair: usize) -> Place {
        Place { lines: Some(self.line(pair)).filter(|line| *line > 0).into_iter().collect(), ..Place::file(self.name()) }
    }

    pub fn line(&self, pair: usize) -> u32 {
        let row = if self.wide.is_empty() { self.rows[pair] } else { self.rows[pair / self.count.1] };
        row.map_or(0, |row| self.file.line(row))
    }
}

/// Finds where a table of pairs is written, and names its rows.
pub(super) fn bind<'a>(
    binder: &mut Binder<'a>,
    id: TableId,
    a: TableId,
    b: TableId,
    first: Option<&Grid<'a>>,
) -> Option<Grid<'a>> {
    let rules = binder.rules;
    let table = &rules.tables[id.0];
    let pairs = binder.data.tables[a.0].count().checked_mul(binder.data.tables[b.0].count());
    if pairs.is_none_or(|pairs| pairs > ROWS) {
        let problem = Problem::new(Code::TooManyRows, Place::span(&rules.source, table.span));
        binder.add(problem.with("limit", counted(ROWS)).with("table", table.id.clone()));
        return None;
    }
    let count = (binder.data.tables[a.0].count(), binder.data.tables[b.0].count());
    let given: Vec<ColumnId> = table
        .columns
        .iter()
        .copied()
        .filter(|column| matches!(rules.columns[column.0].filling, Filling::Given { .. }))
        .collect();
    let (references, values) = given.split_at(2.min(given.len()));
    let second_keys: Vec<String> = binder.data.tables[b.0].keys.iter().map(str::to_owned).collect();
    let own = binder.file(id);
    let long = own.filter(|file| key_columns(file, binder.rules, b).is_some());
    let wide = || match (own, first) {
        (Some(file), _) => Some(file),
        (None, Some(Grid::File(file))) if second_keys.iter().any(|key| file.column(key).is_some()) => Some(*file),
        _ => None,
    };
    let mut grid = match (long, values) {
        (Some(file), _) => {
            PairGrid { file, count, references: HashMap::new(), rows: Vec::new(), long: HashMap::new(), wide: Vec::new() }
        }
        (None, [_]) => match wide() {
            Some(file) => {
                let wide = second_keys.iter().map(|key| file.column(key)).collect();
                PairGrid { file, count, references: HashMap::new(), rows: Vec::new(), long: HashMap::new(), wide }
            }
            None => {
                // Without the first table's file the pairs cannot be there either, and that is already said.
                if first.is_some() || own.is_some() {
                    binder.table_missing(id);
                }
                return None;
            }
        },
        _ => {
            binder.table_missing(id);
            return None;
        }
    };
    let rows = (0..count.0).flat_map(|i| (0..count.1).map(move |j| (i as u32, j as u32)));
    let (firsts, seconds): (Vec<Value>, Vec<Value>) = rows.map(|(i, j)| (Value::Row(i), Value::Row(j))).unzip();
    for (column, values) in references.iter().zip([firsts, seconds]) {
        grid.references.insert(*column, values);
    }
    if grid.wide.is_empty() && long.is_some() {
        read_long(binder, &mut grid, a, b, values);
    } else {
        read_wide(binder, &mut grid, a, &second_keys, own.is_none());
    }
    let mut data = TableData { file: Some(grid.file.file.clone()), ..TableData::default() };
    for i in 0..count.0 {
        for (j, second) in second_keys.iter().enumerate() {
            let key = format!("{}{KEY_JOINT}{second}", binder.data.tables[a.0].keys.get(i));
            data.index.insert(fold(&key), data.keys.len() as u32);
            data.keys.push(&key);
            data.lines.push(grid.line(i * count.1 + j));
        }
    }
    if !grid.wide.is_empty() {
        data.wide = second_keys;
    }
    binder.data.tables[id.0] = data;
    Some(Grid::Pairs(grid))
}

/// The columns that hold a table's key: under the headings of that key, or under the table's own name.
pub fn key_columns(file: &FileTable, rules: &RuleSet, table: TableId) -> Option<Vec<usize>> {
    let table = &rules.tables[table.0];
    let by_key: Option<Vec<usize>> = table.key.iter().map(|heading| file.column(heading)).collect();
    by_key.or_else(|| Some(vec![file.column(&table.id)?]))
}

fn mark_keys(binder: &mut Binder, file: &FileTable, columns: &[usize]) {
    for column in columns {
        binder.mark_used(&file.file, &file.headings[*column].clone());
    }
}

fn read_long(binder: &mut Binder, grid: &mut PairGrid, a: TableId, b: TableId, values: &[ColumnId]) {
    let file = grid.file;
    let second = key_columns(file, binder.rules, b).unwrap_or_default();
    let Some(first) = key_columns(file, binder.rules, a) else {
        let key = binder.rules.tables[a.0].key.clone();
        binder.headings(&Grid::File(file), &key, false);
        grid.rows = vec![None; grid.rows()];
        return;
    };
    mark_keys(binder, file, &first);
    mark_keys(binder, file, &second);
    for column in values {
        let rules = binder.rules;
        if let Filling::Given { headings, optional } = &rules.columns[column.0].filling {
            let found = binder.headings(&Grid::File(file), headings, *optional);
            grid.long.extend(found.and_then(|columns| Some((*column, *columns.first()?))));
        }
    }
    grid.rows = vec![None; grid.rows()];
    let cells = Grid::File(file);
    for row in 0..file.rows() {
        let mut found = Vec::new();
        for (table, columns) in [(a, &first), (b, &second)] {
            let Some(key) = cells.key(row, columns) else {
                let heading = file.headings[columns[0]].clone();
                binder.add(Problem::new(Code::KeyEmpty, file.place(row, columns[0])).with("heading", heading));
                continue;
            };
            match binder.data.tables[table.0].row(&key) {
                Some(row) => found.push(row as usize),
                None => {
                    let id = binder.rules.tables[table.0].id.clone();
                    let problem =
                        Problem::new(Code::UnknownReference, file.place(row, columns[0])).with("text", quoted(&shown(&key)));
                    binder.add(problem.with("table", id));
                }
            }
        }
        let [i, j] = found[..] else { continue };
        let pair = i * grid.count.1 + j;
        if let Some(before) = grid.rows[pair] {
            let mut place = file.place(row, first[0]);
            place.lines.splice(0..0, Some(file.line(before)).filter(|line| *line > 0));
            let key = format!("{}{KEY_JOINT}{}", binder.data.tables[a.0].keys.get(i), binder.data.tables[b.0].keys.get(j));
            binder.add(Problem::new(Code::KeyTwice, place).with("text", shown(&key)));
            continue;
        }
        grid.rows[pair] = Some(row);
    }
}

fn read_wide(binder: &mut Binder, grid: &mut PairGrid, a: TableId, second_keys: &[String], in_first_file: bool) {
    let file = grid.file;
    binder.headings(&Grid::File(file), second_keys, false);
    binder.wide.insert(file.file.clone(), second_keys.join(", "));
    if in_first_file {
        grid.rows = binder.data.tables[a.0].rows.iter().copied().map(Some).collect();
        return;
    }
    grid.rows = vec![None; grid.count.0];
    let Some(first) = key_columns(file, binder.rules, a) else {
        let key = binder.rules.tables[a.0].key.clone();
        binder.headings(&Grid::File(file), &key, false);
        return;
    };
    mark_keys(binder, file, &first);
    for row in 0..file.rows() {
        let key = Grid::File(file).key(row, &first);
        match key.as_deref().and_then(|key| binder.data.tables[a.0].row(key)) {
            Some(i) if grid.rows[i as usize].is_none() => grid.rows[i as usize] = Some(row),
            Some(_) => {
                let problem = Problem::new(Code::KeyTwice, file.place(row, first[0]));
                binder.add(problem.with("text", shown(&key.unwrap_or_default())));
            }
            None => {
                let id = binder.rules.tables[a.0].id.clone();
                let problem = Problem::new(Code::UnknownReference, file.place(row, first[0]));
                binder.add(problem.with("text", quoted(&shown(&key.unwrap_or_default()))).with("table", id));
            }
        }
    }
}
