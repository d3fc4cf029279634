//! A rule file as it is written, before anything in it has been looked up: the sections with their texts and places.

use super::descriptions::{self, DraftCoverage, DraftDescription};
use super::document::Entry;
use super::duties::{self, DraftDuty};
use super::grammar;
use super::section::{Section, Text};
use crate::message::{Code, Reporter, Span};

/// A rule file as written.
#[derive(Debug, Default)]
pub struct Draft {
    pub id: Option<Text>,
    pub name: Option<Text>,
    pub status: Option<Text>,
    pub valid: Option<Vec<Text>>,
    pub currency: Option<Text>,
    /// Counting measures of its own.
    pub measures: Vec<Text>,
    /// The rule set of last year.
    pub last_year: Option<Text>,
    pub documents: Vec<DraftDocument>,
    pub parameters: Vec<DraftParameter>,
    pub tables: Vec<DraftTable>,
    pub columns: Vec<DraftColumn>,
    pub deviations: Vec<DraftDeviation>,
    pub coverages: Vec<DraftCoverage>,
    pub descriptions: Vec<DraftDescription>,
    pub duties: Vec<DraftDuty>,
}

impl Draft {
    /// The tables and their given columns alone. Which cells have to be filled depends on conditions, so none has to.
    pub fn tables_only(mut self) -> Draft {
        self.parameters.clear();
        self.columns.clear();
        self.deviations.clear();
        self.coverages.clear();
        self.descriptions.clear();
        self.duties.clear();
        // Which may be computed.
        self.tables.iter_mut().for_each(|table| table.size = None);
        for given in self.tables.iter_mut().flat_map(|table| &mut table.given) {
            given.optional |= given.condition.take().is_some();
        }
        self
    }
}

/// `[[dokument]]`
#[derive(Debug)]
pub struct DraftDocument {
    pub id: Text,
    pub title: String,
}

/// `[[parameter]]`
#[derive(Debug)]
pub struct DraftParameter {
    pub id: Text,
    pub name: Option<String>,
    pub source: Option<Text>,
    pub number: Option<Text>,
    pub formula: Option<Text>,
    pub equation: Option<Text>,
    pub between: Option<Vec<Text>>,
    pub sort: Option<Text>,
    pub rounding: Option<Text>,
    pub slider: Option<Vec<Text>>,
    pub span: Span,
    /// False where something that is written could not be read.
    pub sound: bool,
}

/// Where the rows of a table are said to come from.
#[derive(Debug)]
pub enum DraftRows {
    File,
    Written(Vec<(Vec<Text>, Span)>),
    Pairs(Vec<Text>),
    Distinct(Text),
}

/// `[[tabell]]`
#[derive(Debug)]
pub struct DraftTable {
    pub id: Text,
    pub label: Option<String>,
    pub key: Option<Vec<Text>>,
    pub source: Option<Text>,
    pub rows: DraftRows,
    pub size: Option<Text>,
    /// Whether its file may be missing.
    pub optional: bool,
    pub given: Vec<DraftGiven>,
    pub span: Span,
}

/// A given column of a table.
#[derive(Debug)]
pub struct DraftGiven {
    pub id: Text,
    pub name: Option<String>,
    pub sort: Option<Vec<Text>>,
    pub list: bool,
    pub headings: Option<Vec<Text>>,
    pub condition: Option<Text>,
    pub optional: bool,
    pub help: Option<String>,
}

/// `[[kolumn]]` or `[[resurs]]`
#[derive(Debug)]
pub struct DraftColumn {
    pub table: Option<Text>,
    pub id: Text,
    pub name: Option<String>,
    pub sort: Option<Vec<Text>>,
    pub list: bool,
    pub condition: Option<Text>,
    pub formula: Option<Text>,
    pub frame: Option<Text>,
    pub key: Option<Text>,
    pub per: Option<Text>,
    pub floor: Option<Text>,
    pub cap: Option<Text>,
    pub rounding: Option<Text>,
    pub source: Option<Text>,
    /// `slag` and `budget` of a resource.
    pub resource: Option<(Option<Text>, Option<Text>)>,
    pub span: Span,
    /// False where something that is written could not be read.
    pub sound: bool,
}

/// `[[avsteg]]`
#[derive(Debug)]
pub struct DraftDeviation {
    pub check: Text,
    pub resource: Text,
    pub reason: Text,
    pub date: Text,
    pub span: Span,
}

/// Reads a rule file; what cannot be read is reported and left out.
pub fn read(file: &Entry, reporter: &mut Reporter) -> Draft {
    let header = Section::new(file, grammar::rule_file());
    // Which files it builds on has been found out before.
    header.text("bas", reporter);
    if let Some((format, span)) = header.integer("format", reporter).filter(|(format, _)| *format != 1) {
        reporter.add(Code::UnknownFormat, span, &[("format", &format.to_string())]);
    }
    let draft = Draft {
        id: header.text("id", reporter),
        name: header.text("namn", reporter),
        status: header.text("status", reporter),
        valid: header.texts("giltig", reporter),
        currency: header.text("valuta", reporter),
        measures: header.texts("sorter", reporter).unwrap_or_default(),
        last_year: header.text("fjol", reporter),
        documents: header.sections("dokument", reporter).into_iter().filter_map(|s| document(s, reporter)).collect(),
        parameters: header.sections("parameter", reporter).into_iter().filter_map(|s| parameter(s, reporter)).collect(),
        tables: header.sections("tabell", reporter).into_iter().filter_map(|s| tabell(s, reporter)).collect(),
        columns: {
            let columns = header.sections("kolumn", reporter);
            let resources = header.sections("resurs", reporter);
            columns.into_iter().chain(resources).filter_map(|s| column(s, reporter)).collect()
        },
        deviations: header.sections("avsteg", reporter).into_iter().filter_map(|s| deviation(s, reporter)).collect(),
        coverages: descriptions::coverages(&header, reporter),
        descriptions: descriptions::descriptions(&header, reporter),
        duties: header.sections("redovisning", reporter).into_iter().filter_map(|s| duties::draft(s, reporter)).collect(),
    };
    header.finish(reporter);
    draft
}

fn value(text: Option<Text>) -> Option<String> {
    text.map(|text| text.value)
}

fn document(section: Section, reporter: &mut Reporter) -> Option<DraftDocument> {
    let (id, title) = (section.text("id", reporter), section.text("titel", reporter));
    section.finish(reporter);
    Some(DraftDocument { id: id?, title: title?.value })
}

fn parameter(section: Section, reporter: &mut Reporter) -> Option<DraftParameter> {
    let before = reporter.problems.len();
    let mut read = DraftParameter {
        id: section.text("id", reporter).unwrap_or_else(nameless),
        name: value(section.text("namn", reporter)),
        source: section.text("enligt", reporter),
        number: section.text("tal", reporter),
        formula: section.text("formel", reporter),
        equation: section.text("uppfyller", reporter),
        between: section.texts("mellan", reporter),
        sort: section.text("sort", reporter),
        rounding: section.text("avrundning", reporter),
        slider: section.texts("reglage", reporter),
        span: section.span,
        sound: true,
    };
    section.finish(reporter);
    read.sound = all_read(before, reporter);
    (!read.id.value.is_empty()).then_some(read)
}

/// True where all that is written has been read, since there were so many problems: nothing but key words that are not there.
fn all_read(before: usize, reporter: &Reporter) -> bool {
    reporter.problems[before..].iter().all(|problem| problem.code == Code::MissingKey)
}

/// Stands in for an id that is missing, so that the rest of the section is read all the same.
fn nameless() -> Text {
    Text { value: String::new(), span: Span::default(), exact: false }
}

fn tabell(section: Section, reporter: &mut Reporter) -> Option<DraftTable> {
    let id = section.text("id", reporter).unwrap_or_else(nameless);
    let rows = if section.has("ur") {
        section.text("ur", reporter).map_or(DraftRows::File, DraftRows::Distinct)
    } else if !section.has("rader") {
        DraftRows::File
    } else if section.is_rows("rader") {
        DraftRows::Written(section.rows("rader", reporter))
    } else {
        section.texts("rader", reporter).map_or(DraftRows::Written(Vec::new()), DraftRows::Pairs)
    };
    if matches!(rows, DraftRows::Distinct(_)) && section.has("rader") {
        let arguments = [("section", "Tabellen"), ("id", id.value.as_str()), ("ways", "ur eller rader, inte båda")];
        reporter.add(Code::OneFilling, section.span, &arguments);
    }
    if !matches!(rows, DraftRows::Pairs(_)) {
        section.require("nyckel", reporter);
    }
    let read = DraftTable {
        id,
        label: value(section.text("rubrik", reporter)),
        key: section.texts("nyckel", reporter),
        source: section.text("enligt", reporter),
        rows,
        size: section.text("storlek", reporter),
        optional: section.flag("valfri", reporter),
        given: section.sections("kolumner", reporter).into_iter().filter_map(|s| given(s, reporter)).collect(),
        span: section.span,
    };
    section.finish(reporter);
    (!read.id.value.is_empty()).then_some(read)
}

fn given(section: Section, reporter: &mut Reporter) -> Option<DraftGiven> {
    let id = section.text("id", reporter).unwrap_or_else(nameless);
    let read = DraftGiven {
        id,
        name: value(section.text("namn", reporter)),
        list: section.is_list("sort"),
        sort: section.texts("sort", reporter),
        headings: section.texts("rubrik", reporter),
        condition: section.text("villkor", reporter),
        optional: section.flag("valfri", reporter),
        help: value(section.text("hjalp", reporter)),
    };
    section.finish(reporter);
    (!read.id.value.is_empty()).then_some(read)
}

fn column(section: Section, reporter: &mut Reporter) -> Option<DraftColumn> {
    let is_resource = section.grammar.find("slag").is_some();
    let before = reporter.problems.len();
    let mut read = DraftColumn {
        table: section.text("tabell", reporter),
        id: section.text("id", reporter).unwrap_or_else(nameless),
        name: value(section.text("namn", reporter)),
        list: section.is_list("sort"),
        sort: section.texts("sort", reporter),
        condition: section.text("villkor", reporter),
        formula: section.text("formel", reporter),
        frame: section.text("ram", reporter),
        key: section.text("nyckel", reporter),
        per: section.text("per", reporter),
        floor: section.text("golv", reporter),
        cap: section.text("tak", reporter),
        rounding: section.text("avrundning", reporter),
        source: section.text("enligt", reporter),
        resource: is_resource.then(|| (section.text("slag", reporter), section.text("budget", reporter))),
        span: section.span,
        sound: true,
    };
    section.finish(reporter);
    read.sound = all_read(before, reporter);
    (!read.id.value.is_empty()).then_some(read)
}

fn deviation(section: Section, reporter: &mut Reporter) -> Option<DraftDeviation> {
    let [check, resource, reason, date] = ["kontroll", "galler", "motiv", "datum"].map(|key| section.text(key, reporter));
    let span = section.span;
    section.finish(reporter);
    Some(DraftDeviation { check: check?, resource: resource?, reason: reason?, date: date?, span })
}
