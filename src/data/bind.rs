//! Tables of files held against what a rule set asks for: keys, references and values, and every problem with its row and column.

use std::collections::HashMap;

use super::cell;
use super::file::FileTable;
use super::grid::Grid;
use super::texts::Texts;
use crate::arrange::Arrange;
use crate::formula::{ColumnId, Sort, TableId, Value};
use crate::limits::PROBLEMS_PER_PLACE;
use crate::message::{Code, Place, Problem, nearest, quoted};
use crate::number::{Number, swedish};
use crate::rules::{Filling, Origin, RuleSet};
use crate::text::fold;

/// The data of a rule set.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// By table.
    pub tables: Vec<TableData>,
    /// Values of the given columns, by column; empty for computed ones.
    pub values: Vec<Vec<Value>>,
    /// The texts of the columns of sort text.
    pub texts: HashMap<ColumnId, Texts>,
}

/// The rows of one table.
#[derive(Clone, Debug, Default)]
pub struct TableData {
    /// The key of each row; the cells of a key of several columns joined by [`KEY_JOINT`].
    pub keys: Texts,
    /// The row by its key, made comparable.
    pub index: HashMap<String, u32>,
    /// The file that it was read from.
    pub file: Option<String>,
    /// The line of each row in it.
    pub lines: Vec<u32>,
    /// In a table of pairs that is written wide: the headings of the cells, one for each row of the second table.
    pub wide: Vec<String>,
    /// The row of the file that each row was read from.
    pub(super) rows: Vec<usize>,
}

impl TableData {
    /// How many rows.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The row with the key, as it is held or as people see it.
    pub fn row(&self, key: &str) -> Option<u32> {
        let folded = fold(key);
        let joined = || self.index.get(&folded.replace(SHOWN_JOINT, &KEY_JOINT.to_string()));
        self.index.get(&folded).or_else(joined).copied()
    }

    /// The key of a row as people see it.
    pub fn shown_key(&self, row: usize) -> String {
        shown(self.keys.get(row))
    }
}

/// What joins the cells of a key: a character that no text file holds, so that no cell can be taken for two.
pub const KEY_JOINT: char = '\u{1f}';
/// What joins them where people see them.
const SHOWN_JOINT: &str = " / ";

/// A key as people see it.
pub fn shown(key: &str) -> String {
    key.replace(KEY_JOINT, SHOWN_JOINT)
}

/// Binds files to a rule set. What is wrong is listed; a value that could not be read counts as missing.
pub fn bind(rules: &RuleSet, files: &[&FileTable], problems: &mut Vec<Problem>) -> Data {
    let mut binder = Binder {
        rules,
        files,
        data: Data { values: vec![Vec::new(); rules.columns.len()], ..Data::default() },
        problems: Vec::new(),
        counts: HashMap::new(),
        wide: HashMap::new(),
        suggestions: PROBLEMS_PER_PLACE,
        used: HashMap::new(),
    };
    binder.data.tables.resize_with(rules.tables.len(), TableData::default);
    let mut grids: Vec<Option<Grid>> = (0..rules.tables.len()).map(|i| binder.grid(TableId(i))).collect();
    for (i, grid) in grids.iter().enumerate() {
        if let Some(grid) = grid {
            binder.keys(TableId(i), grid);
        }
    }
    for i in 0..rules.tables.len() {
        if let Origin::Pairs(a, b) = rules.tables[i].origin {
            grids[i] = super::pairs::bind(&mut binder, TableId(i), a, b, grids[a.0].as_ref());
        }
    }
    for (i, grid) in grids.iter().enumerate() {
        if let Some(grid) = grid {
            binder.columns(TableId(i), grid);
        }
    }
    binder.unused();
    binder.count_the_rest();
    problems.append(&mut binder.problems);
    binder.data
}

pub(super) struct Binder<'a> {
    pub rules: &'a RuleSet,
    pub files: &'a [&'a FileTable],
    pub data: Data,
    problems: Vec<Problem>,
    /// How many problems of a code were found in a column, and where.
    counts: HashMap<(Code, Option<String>, Option<String>), usize>,
    /// Files whose columns are rows of another table, and which columns those are.
    pub wide: HashMap<String, String>,
    /// How many more times a near name is looked for.
    suggestions: usize,
    /// The headings that are used of each file.
    used: HashMap<String, Vec<String>>,
}

impl<'a> Binder<'a> {
    pub fn file(&self, table: TableId) -> Option<&'a FileTable> {
        let id = &self.rules.tables[table.0].id;
        self.files.iter().copied().find(|file| file.table == *id)
    }

    /// Adds a problem, if there are not too many like it.
    pub fn add(&mut self, problem: Problem) {
        let count = self.counts.entry((problem.code, problem.place.file.clone(), problem.place.column.clone())).or_default();
        *count += 1;
        if *count <= PROBLEMS_PER_PLACE {
            self.problems.push(problem);
        }
    }

    fn count_the_rest(&mut self) {
        let mut rest: Vec<_> = self.counts.iter().filter(|(_, count)| **count > PROBLEMS_PER_PLACE).collect();
        rest.arrange_by(|a, b| {
            (a.0.1.as_ref(), a.0.2.as_ref(), a.0.0.name()).cmp(&(b.0.1.as_ref(), b.0.2.as_ref(), b.0.0.name()))
        });
        for ((_, file, column), count) in rest {
            let place = Place { file: file.clone(), column: column.clone(), ..Place::default() };
            let count = (count - PROBLEMS_PER_PLACE).to_string();
            self.problems.push(Problem::new(Code::MoreLikeIt, place).with("count", count));
        }
    }

    pub fn mark_used(&mut self, file: &str, heading: &str) {
        self.used.entry(file.to_owned()).or_default().push(fold(heading));
    }

    fn unused(&mut self) {
        for file in self.files {
            let Some(used) = self.used.get(&file.file).cloned() else {
                let stem = file.table.clone();
                let tables: Vec<&str> = self.rules.tables.iter().map(|table| table.id.as_str()).collect();
                if !tables.contains(&stem.as_str()) {
                    let problem = Problem::new(Code::FileUnused, Place::file(&file.file)).with("table", stem.clone());
                    self.problems.push(problem.near(&stem, tables));
                }
                continue;
            };
            for heading in file.headings.iter().filter(|heading| !heading.is_empty() && !used.contains(&fold(heading))) {
                let place = Place { column: Some(quoted(heading)), ..Place::file(&file.file) };
                let problem = match self.wide.get(&file.file) {
                    // Where columns are rows of another table, one that is not may hold numbers that somebody thinks are counted.
                    Some(known) => Problem::new(Code::HeadingBesidePairs, place).with("known", known.clone()),
                    None => Problem::new(Code::HeadingUnknown, place),
                };
                self.add(problem.with("heading", heading.clone()));
            }
        }
    }

    pub fn table_missing(&mut self, table: TableId) {
        let table = &self.rules.tables[table.0];
        let headings = self.rules.headings(table).join(", ");
        let mut problem = Problem::new(Code::TableMissing, Place::default()).with("table", table.id.clone());
        problem = problem.with("headings", headings);
        let held = self.files.iter().map(|file| file.table.as_str());
        self.problems.push(problem.near(&table.id, held));
    }

    fn grid(&mut self, id: TableId) -> Option<Grid<'a>> {
        let rules = self.rules;
        let table = &rules.tables[id.0];
        match &table.origin {
            Origin::Rows(rows) => Some(Grid::Written { rows, headings: rules.headings(table), source: &rules.source }),
            Origin::File => {
                let file = self.file(id);
                if file.is_none() && !table.optional {
                    self.table_missing(id);
                }
                if let Some(file) = file.filter(|file| file.rows() == 0) {
                    self.add(Problem::new(Code::TableEmpty, Place::file(&file.file)));
                }
                file.map(Grid::File)
            }
            // A missing file is said once, for the table that it belongs to.
            Origin::Distinct(from) => self.file(*from).map(Grid::File),
            Origin::Pairs(..) => None,
        }
    }

    /// The columns of a grid with the headings; a missing one is a problem.
    pub fn headings(&mut self, grid: &Grid, headings: &[String], optional: bool) -> Option<Vec<usize>> {
        let mut columns = Vec::new();
        for heading in headings {
            let column = grid.column(heading);
            if column.is_none() && !optional {
                let found = grid.headings();
                let place = Place { file: Some(grid.name().to_owned()), ..Place::default() };
                let mut problem = Problem::new(Code::HeadingMissing, place).with("heading", heading.clone());
                problem = problem.with("found", found.join(", "));
                let free = found.iter().copied().filter(|found| !headings.iter().any(|h| h == found));
                let problem = problem.near(heading, free);
                // The heading that is meant is misspelt, and not one that nobody uses.
                let near = problem.arguments.iter().find(|(name, _)| *name == "near").map(|(_, near)| near.clone());
                near.into_iter().for_each(|near| self.mark_used(grid.name(), &near));
                self.add(problem);
            }
            if column.is_some() {
                self.mark_used(grid.name(), heading);
            }
            columns.extend(column);
        }
        (columns.len() == headings.len()).then_some(columns)
    }

    fn keys(&mut self, id: TableId, grid: &Grid) {
        let rules = self.rules;
        let table = &rules.tables[id.0];
        let Some(columns) = self.headings(grid, &table.key, false) else { return };
        let distinct = matches!(table.origin, Origin::Distinct(_));
        let mut data = TableData { file: grid.file(), ..TableData::default() };
        let mut kept = Vec::new();
        for row in 0..grid.rows() {
            let key = grid.key(row, &columns);
            let Some(key) = key else {
                if !distinct {
                    let place = grid.place(row, columns[0]);
                    self.add(Problem::new(Code::KeyEmpty, place).with("heading", table.key.join(", ")));
                }
                continue;
            };
            if key.contains('\n') {
                let place = grid.place(row, columns[0]);
                let last = grid.line(row) + key.matches('\n').count() as u32;
                self.add(Problem::new(Code::QuoteOpen, place).with("last", last.to_string()));
            }
            let folded = fold(&key);
            if let Some(first) = data.index.get(&folded).copied() {
                if !distinct {
                    let mut place = grid.place(row, columns[0]);
                    place.lines.splice(0..0, Some(data.lines[first as usize]).filter(|line| *line > 0));
                    self.add(Problem::new(Code::KeyTwice, place).with("text", shown(&key)));
                }
                continue;
            }
            data.index.insert(folded, data.keys.len() as u32);
            data.keys.push(&key);
            data.lines.push(grid.line(row));
            kept.push(row);
        }
        data.rows = kept;
        self.data.tables[id.0] = data;
    }

    fn columns(&mut self, id: TableId, grid: &Grid) {
        let rules = self.rules;
        for column in &rules.tables[id.0].columns {
            let Filling::Given { headings, optional } = &rules.columns[column.0].filling else { continue };
            if let Grid::Pairs(pairs) = grid
                && let Some(values) = pairs.references.get(column)
            {
                self.data.values[column.0].clone_from(values);
                continue;
            }
            self.column(id, *column, headings, *optional, grid);
        }
    }

    fn column(&mut self, table: TableId, id: ColumnId, headings: &[String], optional: bool, grid: &Grid) {
        let column = &self.rules.columns[id.0];
        let empty = if optional { Value::Inapplicable } else { Value::Missing };
        let count = self.data.tables[table.0].count();
        let found = match grid {
            Grid::Pairs(_) => Some(vec![0]),
            _ => self.headings(grid, headings, optional),
        };
        let Some(columns) = found else {
            self.data.values[id.0] = vec![empty; count];
            return;
        };
        let distinct = matches!(self.rules.tables[table.0].origin, Origin::Distinct(_));
        if let (Grid::File(file), Some(_)) = (grid, column.sort.measure())
            && let Some((row, at)) = columns.first().and_then(|at| Some((file.doubtful_decimals(*at)?, *at)))
        {
            let text = quoted(file.cell(row, at));
            self.add(Problem::new(Code::NumberAmbiguous, file.place(row, at)).with("text", text));
        }
        let mut values = Vec::with_capacity(count);
        let mut texts = Texts::default();
        for row in 0..count {
            let at = self.data.tables[table.0].rows.get(row).copied().unwrap_or(row);
            let Some(text) = grid.value(at, id, &columns) else {
                if let (Sort::Reference(to), false, None) = (&column.sort, optional, &column.condition) {
                    // A row that belongs nowhere would fall out of every sum.
                    let problem = Problem::new(Code::ReferenceMissing, grid.cell_place(at, id, &columns));
                    self.add(problem.with("table", self.rules.tables[to.0].id.clone()));
                }
                values.push(empty.clone());
                texts.push("");
                continue;
            };
            let value = match &column.sort {
                Sort::Text => {
                    texts.push(&text);
                    Value::Code(row as u32)
                }
                Sort::Reference(to) => self.reference(&text, *to, grid, at, id, &columns),
                sort => self.read(&text, sort, grid, at, id, &columns),
            };
            values.push(value);
        }
        if distinct {
            self.check_distinct(table, &columns, grid);
        }
        self.data.values[id.0] = values;
        if column.sort == Sort::Text {
            self.data.texts.insert(id, texts);
        }
    }

    fn reference(&mut self, text: &str, to: TableId, grid: &Grid, at: usize, id: ColumnId, columns: &[usize]) -> Value {
        if let Some(row) = self.data.tables[to.0].row(text) {
            return Value::Row(row);
        }
        let table = &self.rules.tables[to.0].id;
        let mut problem = Problem::new(Code::UnknownReference, grid.cell_place(at, id, columns));
        problem = problem.with("text", quoted(&shown(text))).with("table", table.clone());
        let keys = &self.data.tables[to.0].keys;
        // Where nothing could be read of the other table, that problem is already listed.
        if self.data.tables[to.0].file.is_none() && !self.rules.tables[to.0].optional {
            return Value::Failed;
        }
        // Looking for a near name takes time, and codes that are near each other are not alike.
        let is_code = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !is_code && self.suggestions > 0 && keys.len() <= 2_000 {
            self.suggestions -= 1;
            if let Some(near) = nearest(text, keys.iter()) {
                problem = problem.with("near", shown(near));
            }
        }
        self.add(problem);
        Value::Failed
    }

    fn read(&mut self, text: &str, sort: &Sort, grid: &Grid, at: usize, id: ColumnId, columns: &[usize]) -> Value {
        match cell::read(text, sort, grid.notation(), &self.rules.units) {
            Ok(value) => {
                let two = Number::from(2);
                if *sort == Sort::Percent && !text.contains('%') && value.number().is_some_and(|share| *share >= two) {
                    let whole = value.number().and_then(|share| share.mul(&Number::from(100)).ok());
                    let problem = Problem::new(Code::PercentScale, grid.cell_place(at, id, columns));
                    let read = whole.as_ref().map(swedish).unwrap_or_default();
                    self.add(problem.with("text", quoted(text)).with("read", read));
                }
                value
            }
            Err((code, arguments)) => {
                let mut problem = Problem::new(code, grid.cell_place(at, id, columns)).with("text", quoted(text));
                problem.arguments.extend(arguments);
                self.add(problem);
                Value::Failed
            }
        }
    }

    /// Where one row stands for many in a file, they must say the same.
    fn check_distinct(&mut self, table: TableId, columns: &[usize], grid: &Grid) {
        let rules = self.rules;
        let Some(keys) = rules.tables[table.0].key.iter().map(|heading| grid.column(heading)).collect::<Option<Vec<_>>>()
        else {
            return;
        };
        for row in 0..grid.rows() {
            let Some(key) = grid.key(row, &keys) else { continue };
            let Some(first) = self.data.tables[table.0].row(&key) else { continue };
            let first = self.data.tables[table.0].rows[first as usize];
            for column in columns {
                let (one, other) = (grid.cell(first, *column), grid.cell(row, *column));
                if one != other {
                    let place = grid.place(row, *column);
                    let problem = Problem::new(Code::DistinctDiffers, place).with("key", shown(&key));
                    self.add(problem.with("first", quoted(one)).with("text", quoted(other)));
                }
            }
        }
    }
}
