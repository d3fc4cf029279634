//! Other inputs: what a change says of a table, found where the data hold it by what the rule sets say of their tables.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;

use super::table_edit::{Keyed, PairsAt, TableEdit, cells_of, pairs_at};
use crate::arrange::Arrange;
use crate::data::FileTable;
use crate::formula::{ColumnId, Sort, TableId};
use crate::message::{Code, Place, Problem};
use crate::rules::{Column, Filling, Origin, RuleSet};

/// A change of a table. Its key is the parts of a row's key; of a table of pairs, both tables' keys.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum TableChange {
    /// One cell.
    Cell {
        /// The table.
        table: String,
        /// Its row.
        key: Vec<String>,
        /// The column's id.
        column: String,
        /// As a person writes it in Swedish; nothing where nothing stands there.
        value: String,
    },
    /// One more row: values by heading of the key and by column; of a table of pairs, both references by the tables' ids.
    Add {
        /// The table.
        table: String,
        /// The values.
        add: BTreeMap<String, String>,
    },
    /// A row less.
    Remove {
        /// The table.
        table: String,
        /// Its row.
        remove: Vec<String>,
    },
}

impl TableChange {
    fn table(&self) -> &str {
        match self {
            TableChange::Cell { table, .. } | TableChange::Add { table, .. } | TableChange::Remove { table, .. } => table,
        }
    }
}

/// The tables after the changes, one after the other, and the changes that could not be made.
pub fn vary(rules: &[&RuleSet], tables: Vec<Rc<FileTable>>, changes: &[TableChange]) -> (Vec<Rc<FileTable>>, Vec<Problem>) {
    let mut inputs = Inputs { rules, tables };
    let problems = changes.iter().filter_map(|change| inputs.change(change).err().map(|problem| *problem)).collect();
    (inputs.tables, problems)
}

struct Inputs<'a> {
    rules: &'a [&'a RuleSet],
    tables: Vec<Rc<FileTable>>,
}

impl Inputs<'_> {
    /// Makes a change as the first rule set sees it that knows the table, and the column in it.
    fn change(&mut self, change: &TableChange) -> Result<(), Box<Problem>> {
        let mut refused = None;
        for rules in self.rules {
            let Some(table) = rules.table(change.table()) else { continue };
            match (Definition { rules, table, tables: &self.tables }).edit(change) {
                Ok((file, edit)) => {
                    edit.make(Rc::make_mut(&mut self.tables[file]));
                    if let TableChange::Remove { remove, .. } = change {
                        self.without_reports(rules, table, remove);
                    }
                    return Ok(());
                }
                Err(problem) => refused = refused.or(Some(problem)),
            }
        }
        Err(refused.unwrap_or_else(|| {
            let known = self.rules.iter().flat_map(|rules| &rules.tables).map(|table| table.id.as_str());
            let problem = Problem::new(Code::ChangeTable, Place::default()).with("table", change.table());
            problem.near(change.table(), known).into()
        }))
    }
}

impl Inputs<'_> {
    /// What is told of a row in tables that may be missing goes with it.
    fn without_reports(&mut self, rules: &RuleSet, of: TableId, key: &[String]) {
        for (at, table) in rules.tables.iter().enumerate().filter(|(_, table)| table.optional) {
            let definition = Definition { rules, table: TableId(at), tables: &self.tables };
            let Ok(file) = definition.file(TableId(at)) else { continue };
            let data = &self.tables[file];
            let columns = table.columns.iter().map(|id| &rules.columns[id.0]);
            let references = columns.filter(|column| column.sort == Sort::Reference(of)).filter_map(|column| {
                let Filling::Given { headings, .. } = &column.filling else { return None };
                headings.iter().map(|heading| data.column(heading)).collect::<Option<Vec<usize>>>()
            });
            let mut rows: Vec<usize> =
                references.flat_map(|columns| Keyed { file: data, columns: &columns }.rows(key)).collect();
            rows.arrange();
            rows.dedup();
            if !rows.is_empty() {
                let mut edit = TableEdit::default();
                edit.remove = rows;
                edit.make(Rc::make_mut(&mut self.tables[file]));
            }
        }
    }
}

/// A table as a rule set defines it, and the files.
struct Definition<'a> {
    rules: &'a RuleSet,
    table: TableId,
    tables: &'a [Rc<FileTable>],
}

/// What to do with which file.
type Plan = Result<(usize, TableEdit), Box<Problem>>;

impl<'a> Definition<'a> {
    fn id(&self) -> &'a str {
        &self.rules.tables[self.table.0].id
    }

    fn problem(&self, code: Code, file: Option<&FileTable>) -> Problem {
        let place = file.map_or_else(Place::default, |file| Place::file(&file.file));
        Problem::new(code, place).with("table", self.id())
    }

    fn no_row(&self, file: &FileTable, key: &[String]) -> Box<Problem> {
        self.problem(Code::ChangeRow, Some(file)).with("key", key.join(" / ")).into()
    }

    /// The file of this year that holds a table.
    fn file(&self, table: TableId) -> Result<usize, Box<Problem>> {
        let id = self.rules.tables[table.0].id.as_str();
        let holds = |file: &Rc<FileTable>| !file.last_year && file.table == id;
        self.tables.iter().position(holds).ok_or_else(|| self.problem(Code::ChangeTable, None).into())
    }

    fn edit(&self, change: &TableChange) -> Plan {
        let table = &self.rules.tables[self.table.0];
        match table.origin {
            Origin::Rows(_) => Err(self.problem(Code::ChangeTable, None).into()),
            Origin::File => {
                let file = self.file(self.table)?;
                Ok((file, self.in_file(&self.tables[file], change)?))
            }
            Origin::Distinct(from) => {
                let file = self.file(from)?;
                match change {
                    TableChange::Cell { .. } => Ok((file, self.in_file(&self.tables[file], change)?)),
                    _ => {
                        let from = self.rules.tables[from.0].id.as_str();
                        Err(self.problem(Code::ChangeShared, Some(&self.tables[file])).with("from", from).into())
                    }
                }
            }
            Origin::Pairs(a, b) => {
                let own = self.file(self.table).ok();
                let first = self.file(a).ok();
                let values = self.given().count();
                let at = |file: Option<usize>| Some((file?, &*self.tables[file?]));
                let Some((file, at)) = pairs_at(self.rules, (a, b), at(own), at(first), values) else {
                    return Err(self.problem(Code::ChangeTable, None).into());
                };
                Ok((file, self.in_pairs(&self.tables[file], &at, (a, b), change)?))
            }
        }
    }

    /// The given columns; of a table of pairs, those that are written: not the two references.
    fn given(&self) -> impl Iterator<Item = ColumnId> + use<'a, '_> {
        let table = &self.rules.tables[self.table.0];
        let references = if matches!(table.origin, Origin::Pairs(..)) { 2 } else { 0 };
        let given = |id: &ColumnId| matches!(self.rules.columns[id.0].filling, Filling::Given { .. });
        table.columns.iter().copied().filter(given).skip(references)
    }

    fn column(&self, file: &FileTable, id: &str) -> Result<&'a Column, Box<Problem>> {
        let found = self.given().find(|column| self.rules.columns[column.0].id == id);
        found.map(|column| &self.rules.columns[column.0]).ok_or_else(|| {
            let known: Vec<&str> = self.given().map(|column| self.rules.columns[column.0].id.as_str()).collect();
            self.problem(Code::ChangeColumn, Some(file)).with("column", id).near(id, known).into()
        })
    }

    /// Where the cells of a column stand in a row, with what is to be written in them; a heading that is not there is added.
    fn cells(
        &self,
        file: &FileTable,
        column: &Column,
        value: &str,
        edit: &mut TableEdit,
    ) -> Result<Vec<(usize, String)>, Box<Problem>> {
        let Filling::Given { headings, .. } = &column.filling else { return Ok(Vec::new()) };
        let texts = cells_of(value, column, headings.len(), file.dialect.decimal, &self.rules.units);
        let texts = texts.map_err(|(code, arguments)| {
            let place = Place { column: headings.first().cloned(), ..Place::file(&file.file) };
            let mut problem = Problem::new(code, place);
            problem.arguments.extend(arguments);
            Box::new(problem)
        })?;
        Ok(headings.iter().map(|heading| edit.column(file, heading)).zip(texts).collect())
    }

    fn in_file(&self, file: &FileTable, change: &TableChange) -> Result<TableEdit, Box<Problem>> {
        let mut edit = TableEdit::default();
        let headings = &self.rules.tables[self.table.0].key;
        let key = || -> Result<Vec<usize>, Box<Problem>> {
            let columns: Option<Vec<usize>> = headings.iter().map(|heading| file.column(heading)).collect();
            columns.ok_or_else(|| self.problem(Code::ChangeTable, Some(file)).into())
        };
        let rows = |of: &[String]| -> Result<Vec<usize>, Box<Problem>> {
            let columns = key()?;
            let rows = Keyed { file, columns: &columns }.rows(of);
            if rows.is_empty() { Err(self.no_row(file, of)) } else { Ok(rows) }
        };
        match change {
            TableChange::Cell { key, column, value, .. } => {
                let column = self.column(file, column)?;
                let rows = rows(key)?;
                let cells = self.cells(file, column, value, &mut edit)?;
                edit.cells.extend(rows.iter().flat_map(|row| cells.iter().map(|(at, text)| (*row, *at, text.clone()))));
            }
            TableChange::Remove { remove, .. } => edit.remove = rows(remove)?,
            TableChange::Add { add, .. } => {
                let columns = key()?;
                let mut row = Vec::new();
                for (id, value) in add {
                    match headings.iter().position(|heading| heading == id) {
                        Some(part) => row.push((columns[part], value.trim().to_owned())),
                        None => row.extend(self.cells(file, self.column(file, id)?, value, &mut edit)?),
                    }
                }
                edit.rows.push(row);
            }
        }
        Ok(edit)
    }

    fn in_pairs(
        &self,
        file: &FileTable,
        at: &PairsAt,
        (a, b): (TableId, TableId),
        change: &TableChange,
    ) -> Result<TableEdit, Box<Problem>> {
        let mut edit = TableEdit::default();
        let [first, second] = [a, b].map(|table| self.rules.tables[table.0].id.as_str());
        let (keys, values) = match change {
            TableChange::Cell { key, column, value, .. } => (key.clone(), vec![(column, value)]),
            TableChange::Remove { remove, .. } => (remove.clone(), Vec::new()),
            TableChange::Add { add, .. } => {
                let reference = |id: &str| add.get(id).cloned().unwrap_or_default();
                let values = add.iter().filter(|(id, _)| *id != first && *id != second);
                (vec![reference(first), reference(second)], values.collect())
            }
        };
        let parts = if keys.len() == 2 { 1 } else { self.rules.tables[a.0].key.len().min(keys.len()) };
        let (one, other) = keys.split_at(parts);
        let pair = at.find(file, one, other).ok_or_else(|| self.no_row(file, &keys))?;
        if matches!(change, TableChange::Remove { .. }) {
            at.remove(&pair, &mut edit).ok_or_else(|| self.no_row(file, &keys))?;
            return Ok(edit);
        }
        let mut cells = Vec::new();
        for (column, value) in values {
            let column = self.column(file, column)?;
            match at {
                PairsAt::Long { .. } => cells.extend(self.cells(file, column, value, &mut edit)?),
                // Of a wide table the heading is the second key.
                PairsAt::Wide { .. } => {
                    let mut unused = TableEdit::default();
                    cells.extend(self.cells(file, column, value, &mut unused)?);
                }
            }
        }
        at.write(&pair, cells, &mut edit);
        Ok(edit)
    }
}
