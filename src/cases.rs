//! Cases: rows in, expected figures out. A file beside a rule set, which says what the rule set must give.

use std::sync::Arc;

use crate::allocate::allocate;
use crate::data::{AskedDialect, FileTable, KEY_JOINT, shown};
use crate::formula::{ColumnId, Sort, TableId, Value};
use crate::message::{Code, Place, Problem, Reporter, SourceText, Span, stops};
use crate::number::{Rounding, swedish};
use crate::rules::{RuleSet, Section, Text, grammar, parse_document, quantity, rounding};
use crate::view::{Cell, State};

/// A case.
#[derive(Debug)]
pub struct Case {
    /// What it is called.
    pub name: String,
    source: Arc<SourceText>,
    data: Vec<CaseTable>,
    expected: Vec<CaseTable>,
}

/// A table of a case: rows in, or figures out.
#[derive(Debug)]
struct CaseTable {
    table: Text,
    /// Headings in, or columns out.
    columns: Vec<Text>,
    rows: Vec<(Vec<Text>, Span)>,
    /// Figures out are compared when rounded to this.
    rounded: Option<Text>,
}

/// True for a text that is a case and no rule set.
pub fn is_case(text: &str) -> bool {
    text.lines().any(|line| line.trim() == "[[facit]]")
}

/// Reads a case; what is wrong is added to the problems.
pub fn read(name: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Case> {
    let source = Arc::new(SourceText::new(name, text));
    let mut reporter = Reporter::new(Arc::clone(&source));
    let Some(entry) = parse_document(0, &mut reporter) else {
        problems.append(&mut reporter.problems);
        return None;
    };
    let header = Section::new(&entry, grammar::case_file());
    header.integer("format", &mut reporter);
    let case_name = header.text("namn", &mut reporter);
    header.text("kalla", &mut reporter);
    let data = header.sections("underlag", &mut reporter);
    let data = data.into_iter().filter_map(|section| case_data(section, &mut reporter)).collect();
    let expected = header.sections("facit", &mut reporter);
    let expected = expected.into_iter().filter_map(|section| case_expected(section, &mut reporter)).collect();
    header.finish(&mut reporter);
    let sound = !stops(&reporter.problems);
    problems.append(&mut reporter.problems);
    sound.then_some(Case { name: case_name?.value, source, data, expected })
}

fn case_data(section: Section, reporter: &mut Reporter) -> Option<CaseTable> {
    let (table, columns) = (section.text("tabell", reporter), section.texts("rubriker", reporter));
    let rows = section.rows("rader", reporter);
    section.finish(reporter);
    Some(CaseTable { table: table?, columns: columns?, rows, rounded: None })
}

fn case_expected(section: Section, reporter: &mut Reporter) -> Option<CaseTable> {
    let (table, columns) = (section.text("tabell", reporter), section.texts("kolumner", reporter));
    let (rows, rounded) = (section.rows("rader", reporter), section.text("avrundat", reporter));
    section.finish(reporter);
    Some(CaseTable { table: table?, columns: columns?, rows, rounded })
}

impl Case {
    /// Runs the case: how many figures were compared, and every one that is not as expected.
    pub fn run(&self, rules: &Arc<RuleSet>, problems: &mut Vec<Problem>) -> usize {
        let tables: Vec<FileTable> = self.data.iter().filter_map(|table| self.file(table, problems)).collect();
        let (allocation, mut found) = allocate(rules, &tables.iter().collect::<Vec<_>>());
        found.retain(|problem| problem.severity() <= crate::message::Severity::Question);
        if !found.is_empty() {
            problems.append(&mut found);
            return 0;
        }
        let mut compared = 0;
        for expected in &self.expected {
            let Some(table) = rules.table(&expected.table.value) else {
                let known = rules.tables.iter().map(|table| table.id.as_str());
                let problem = Problem::new(Code::CaseTable, Place::span(&self.source, expected.table.span));
                problems.push(problem.with("table", &expected.table.value).near(&expected.table.value, known));
                continue;
            };
            let columns: Vec<Option<ColumnId>> = expected.columns.iter().map(|id| rules.column(table, &id.value)).collect();
            for (id, _) in expected.columns.iter().zip(&columns).filter(|(_, column)| column.is_none()) {
                let known = rules.tables[table.0].columns.iter().map(|column| rules.columns[column.0].id.as_str());
                problems.push(self.unknown(id, &expected.table.value).near(&id.value, known));
            }
            let rounding = match expected.rounded.as_ref().map(|text| (text, rounding(&text.value, &rules.units))) {
                None => None,
                Some((_, Ok(rounding))) => Some(rounding),
                Some((text, Err((code, part)))) => {
                    let problem = Problem::new(code, Place::span(&self.source, text.span));
                    problems.push(problem.with("text", part.clone()).with("name", part));
                    continue;
                }
            };
            for (cells, span) in &expected.rows {
                let keys = cells.len().saturating_sub(columns.len());
                let key: Vec<&str> = cells[..keys].iter().map(|cell| cell.value.trim()).collect();
                let key = key.join(&KEY_JOINT.to_string());
                let Some(row) = allocation.data.tables[table.0].row(&key) else {
                    let place = Place::span(&self.source, *span);
                    let problem = Problem::new(Code::CaseUnknown, place).with("name", shown(&key));
                    problems.push(problem.with("table", expected.table.value.clone()));
                    continue;
                };
                for (cell, column) in cells[keys..].iter().zip(&columns) {
                    let Some(column) = column else { continue };
                    compared += 1;
                    let value = &allocation.store.values[column.0][row as usize];
                    let found = allocation.cell(*column, row as usize);
                    if !matches(
                        value,
                        &rules.columns[column.0].sort,
                        &found,
                        cell,
                        rounding.as_ref().map(|(rounding, _)| rounding),
                        rules,
                    ) {
                        problems.push(self.failed(rules, *column, &shown(&key), value, &found, cell));
                    }
                }
            }
        }
        if compared == 0 && problems.is_empty() {
            let first = self.expected.first().map(|expected| Place::span(&self.source, expected.table.span));
            let place = first.unwrap_or_else(|| Place::file(&self.source.name));
            problems.push(Problem::new(Code::CaseEmpty, place).with("case", self.name.clone()));
        }
        compared
    }

    /// The rows of a case as the file that they would be.
    fn file(&self, table: &CaseTable, problems: &mut Vec<Problem>) -> Option<FileTable> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
        let rows = std::iter::once(&table.columns).chain(table.rows.iter().map(|(cells, _)| cells));
        for row in rows {
            writer.write_record(row.iter().map(|cell| cell.value.as_str())).ok()?;
        }
        let name = format!("{}/{}.csv", self.source.name.trim_end_matches(".toml"), table.table.value);
        let dialect = AskedDialect {
            decimal: Some(crate::number::DecimalSign::Comma),
            delimiter: Some(crate::data::Delimiter::Semicolon),
            encoding: Some(crate::data::Encoding::Utf8),
        };
        FileTable::read(&name, &writer.into_inner().ok()?, dialect, problems)
    }

    fn unknown(&self, text: &Text, table: &str) -> Problem {
        let problem = Problem::new(Code::CaseUnknown, Place::span(&self.source, text.span));
        problem.with("name", text.value.clone()).with("table", table)
    }

    fn failed(&self, rules: &RuleSet, column: ColumnId, row: &str, value: &Value, found: &Cell, expected: &Text) -> Problem {
        let found = match (value, found.state) {
            (Value::Number(number), _) => swedish(number),
            (_, State::Missing) => "saknas".to_owned(),
            (_, State::Inapplicable) => "ej tillämpligt".to_owned(),
            _ => found.value.clone().unwrap_or_default(),
        };
        Problem::new(Code::CaseFailed, Place::span(&self.source, expected.span))
            .with("case", self.name.clone())
            .with("column", rules.columns[column.0].id.clone())
            .with("row", row)
            .with("found", found)
            .with("expected", expected.value.clone())
    }

    /// The file that it stands in.
    pub fn file_name(&self) -> &str {
        &self.source.name
    }

    /// The tables that it gives rows for.
    pub fn tables(&self, rules: &RuleSet) -> Vec<TableId> {
        self.data.iter().filter_map(|table| rules.table(&table.table.value)).collect()
    }
}

fn fits(stated: &Sort, sort: &Sort) -> bool {
    stated.measure().is_some_and(|measure| measure.is_pure()) || stated.measure() == sort.measure()
}

fn matches(value: &Value, sort: &Sort, found: &Cell, expected: &Text, rounding: Option<&Rounding>, rules: &RuleSet) -> bool {
    let text = expected.value.trim();
    match value {
        Value::Missing => text == "saknas",
        Value::Inapplicable => text == "ej tillämpligt",
        Value::Number(number) => match quantity(text, &rules.units) {
            // A figure may leave its measure out, but not have another one.
            Ok(expected) if !fits(&expected.sort, sort) => false,
            Ok(expected) => match rounding {
                Some(rounding) => rounding.apply(number).ok() == rounding.apply(&expected.number).ok(),
                None => *number == expected.number,
            },
            Err(_) => false,
        },
        _ => found.value.as_deref() == Some(text),
    }
}
