//! From a draft to a checked rule set: every name looked up, every formula checked, everything put in an order in which it can be
//! computed. All problems are reported; a rule set comes out only where none of them stops it.

use std::collections::HashMap;
use std::sync::Arc;

use super::applies::Applying;
use super::columns::{self, ColumnRoles};
use super::descriptions;
use super::deviations;
use super::draft::{Draft, DraftGiven, DraftRows, DraftTable};
use super::duties;
use super::linear;
use super::model::{Column, Document, DocumentId, Origin, Parameter, ParameterFilling, RuleSet, StatedRounding, Table};
use super::others::{self, OtherRules};
use super::quantity::{QuantityError, rounding};
use super::references;
use super::section::Text;
use super::sizes;
use crate::formula::{Checker, ColumnId, Formula, Found, Item, Names, Node, Others, ParameterId, Sort, TableId, parse};
use crate::measure::{Measure, Units};
use crate::message::{Code, Reporter, SourceText, Span, stops};

/// What is being built, and what everything in it is called.
pub struct Builder<'a> {
    pub names: Names,
    pub units: Units,
    pub reporter: &'a mut Reporter,
    pub documents: HashMap<String, DocumentId>,
    others: &'a OtherRules,
    slots: usize,
}

/// A formula that has been read but not checked.
pub struct Read {
    pub text: Text,
    pub node: Node,
}

/// Builds the rule set that the draft describes, where the others are what `BAS` and `FJOL` read.
pub fn build(draft: &Draft, source: Arc<SourceText>, others: &OtherRules, reporter: &mut Reporter) -> Option<RuleSet> {
    let units = Units::new(draft.currency.as_ref().map_or("kr", |text| text.value.as_str()));
    let mut builder = Builder { names: Names::default(), units, reporter, documents: HashMap::new(), others, slots: 0 };
    builder.measures(draft);
    if let Some(currency) = &draft.currency {
        builder.check_id(currency);
    }
    let status = builder.status(draft.status.as_ref());
    let valid = builder.period(draft.valid.as_deref());
    let documents = builder.add_documents(draft);
    let mut tables = builder.tables(draft);
    let given: Vec<(usize, Vec<ColumnId>)> =
        draft.tables.iter().enumerate().map(|(i, table)| (i, builder.given(table, TableId(i), &mut tables))).collect();
    let parameters = builder.add_parameters(draft);
    let roles = columns::read(draft, &given, &tables, &mut builder);
    let parameter_formulas: Vec<Option<Read>> =
        draft.parameters.iter().map(|p| p.formula.as_ref().and_then(|text| builder.read_formula(text))).collect();
    let mut equations: Vec<Option<Read>> = draft.parameters.iter().map(|p| builder.read_equation(p)).collect();
    let (order, mut ways) = builder.order(&parameter_formulas, &equations, &roles);
    let mut filled: Vec<Option<ParameterFilling>> = Vec::new();
    filled.resize_with(parameters.len(), || None);
    let mut columns: Vec<Option<Column>> = Vec::new();
    columns.resize_with(roles.len(), || None);
    let mut roles: Vec<Option<ColumnRoles>> = roles.into_iter().map(Some).collect();
    for item in &order {
        match item {
            Item::Parameter(ParameterId(i)) => {
                let read = parameter_formulas[*i].as_ref();
                filled[*i] = builder.fill_parameter(&draft.parameters[*i], ParameterId(*i), read);
            }
            Item::Column(ColumnId(i)) => {
                columns[*i] = roles[*i].take().and_then(|roles| columns::check(roles, ColumnId(*i), &mut builder));
            }
        }
    }
    // What an unknown is, is said and not computed, so that its equation can be checked when all that it reads has been.
    for (i, draft) in draft.parameters.iter().enumerate() {
        if let Some(read) = equations[i].take() {
            let way = ways.remove(&ParameterId(i)).unwrap_or_default();
            filled[i] = builder.fill_unknown(draft, ParameterId(i), read, way);
        }
    }
    builder.applies(&order, &columns, &filled);
    let parameters: Vec<Option<Parameter>> = draft
        .parameters
        .iter()
        .zip(filled)
        .enumerate()
        .map(|(i, (draft, filling))| builder.parameter(draft, ParameterId(i), filling))
        .collect();
    let duties = duties::read(draft, &columns, &mut builder);
    let columns: Option<Vec<Column>> = columns.into_iter().collect();
    let (coverages, descriptions) = descriptions::read(draft, &mut builder);
    let deviations = deviations::read(draft, builder.reporter);
    sizes::read(draft, &mut tables, &mut builder);
    let names = builder.names;
    for (i, table) in tables.iter_mut().enumerate() {
        if let Some(table) = table {
            table.columns.clone_from(&names.tables[i].columns);
        }
    }
    builder.reporter.report_removed();
    if stops(&builder.reporter.problems) {
        return None;
    }
    let mut rule_set = RuleSet {
        source,
        id: draft.id.as_ref()?.value.clone(),
        name: draft.name.as_ref()?.value.clone(),
        status: status?,
        valid: valid?,
        units: builder.units,
        documents,
        parameters: parameters.into_iter().collect::<Option<_>>()?,
        tables: tables.into_iter().collect::<Option<_>>()?,
        columns: columns?,
        order,
        slots: builder.slots,
        others: Vec::new(),
        deviations,
        coverages,
        descriptions,
        duties,
    };
    others::keep_what_is_read(&mut rule_set, others);
    references::lead_to_units(&mut rule_set, builder.reporter);
    linear::check(&rule_set, builder.reporter);
    (!stops(&builder.reporter.problems)).then_some(rule_set)
}

impl<'a> Builder<'a> {
    /// What other rule sets speak of.
    pub fn other_names(&self) -> &'a Others {
        &self.others.names
    }
}

impl Builder<'_> {
    fn measures(&mut self, draft: &Draft) {
        let taken = |name: &str| draft.tables.iter().any(|table| table.id.value == name);
        for text in &draft.measures {
            if taken(&text.value) || !self.units.add(&text.value) {
                self.reporter.add(Code::MeasureTaken, text.span, &[("name", &text.value)]);
            }
        }
    }

    /// Reports an id that no formula could speak of.
    pub fn check_id(&mut self, id: &Text) {
        let mut chars = id.value.chars();
        let sound = chars.next().is_some_and(char::is_alphabetic) && chars.all(|c| c.is_alphanumeric() || c == '_');
        if !sound {
            self.reporter.add(Code::InvalidId, id.span, &[("id", &id.value)]);
        }
    }

    /// Reports ids that stand twice, or differ in case only.
    pub fn check_unique<'b>(&mut self, ids: impl Iterator<Item = &'b Text>) {
        let mut seen: HashMap<String, &Text> = HashMap::new();
        for id in ids {
            let Some(first) = seen.get(&id.value.to_lowercase()) else {
                seen.insert(id.value.to_lowercase(), id);
                continue;
            };
            if first.value == id.value {
                let (source, at) = (&self.reporter.source, first.span.start);
                let file = source.file(at);
                let elsewhere = if file == source.file(id.span.start) { String::new() } else { format!(" i {file}") };
                let line = format!("{}{elsewhere}", source.line(at));
                self.reporter.add(Code::DuplicateId, id.span, &[("id", &id.value), ("line", &line)]);
            } else {
                self.reporter.add(Code::NamesDifferInCase, id.span, &[("id", &id.value), ("other", &first.value)]);
            }
        }
    }

    fn add_documents(&mut self, draft: &Draft) -> Vec<Document> {
        self.check_unique(draft.documents.iter().map(|d| &d.id));
        for (i, document) in draft.documents.iter().enumerate() {
            self.documents.entry(document.id.value.clone()).or_insert(i);
        }
        draft.documents.iter().map(|d| Document { id: d.id.value.clone(), title: d.title.clone() }).collect()
    }

    /// The document that `enligt` names.
    pub fn source(&mut self, text: Option<&Text>) -> Option<DocumentId> {
        let text = text?;
        let found = self.documents.get(&text.value).copied();
        if found.is_none() {
            let known: Vec<String> = self.documents.keys().cloned().collect();
            let known = known.iter().map(String::as_str);
            self.reporter.unknown(Code::UnknownDocument, text.span, &[("id", &text.value)], &text.value, known);
        }
        found
    }

    fn tables(&mut self, draft: &Draft) -> Vec<Option<Table>> {
        self.check_unique(draft.tables.iter().map(|t| &t.id));
        for table in &draft.tables {
            self.check_id(&table.id);
            if self.units.names().any(|unit| unit == table.id.value) {
                self.reporter.add(Code::ReservedName, table.id.span, &[("id", &table.id.value)]);
            }
            let id = self.names.add_table(&table.id.value);
            self.names.tables[id.0].has_rows = matches!(&table.rows, DraftRows::Written(rows) if !rows.is_empty());
        }
        draft.tables.iter().map(|table| self.table(table)).collect()
    }

    /// The table that a text names.
    pub fn table_named(&mut self, text: &Text) -> Option<TableId> {
        let found = self.names.table(&text.value);
        if found.is_none() {
            let known = self.names.tables.iter().map(|t| t.id.as_str());
            self.reporter.unknown(Code::UnknownTable, text.span, &[("id", &text.value)], &text.value, known);
        }
        found
    }

    fn table(&mut self, draft: &DraftTable) -> Option<Table> {
        let source = self.source(draft.source.as_ref());
        let origin = match &draft.rows {
            DraftRows::File => Origin::File,
            DraftRows::Distinct(from) => Origin::Distinct(self.table_named(from)?),
            DraftRows::Written(rows) => {
                let cells = |cells: &Vec<Text>| cells.iter().map(|cell| (cell.value.clone(), cell.span)).collect();
                Origin::Rows(rows.iter().map(|(row, span)| (cells(row), *span)).collect())
            }
            DraftRows::Pairs(of) => match &of[..] {
                [a, b] if a.value != b.value => {
                    let (a, b) = (self.table_named(a), self.table_named(b));
                    Origin::Pairs(a?, b?)
                }
                _ => {
                    self.reporter.add(Code::PairNeedsTwo, of.first().map_or(draft.span, |text| text.span), &[]);
                    return None;
                }
            },
        };
        let key = match (&draft.key, &origin) {
            (Some(key), _) => key.iter().map(|text| text.value.clone()).collect(),
            (None, Origin::Pairs(..)) => Vec::new(),
            (None, _) => return None,
        };
        Some(Table {
            id: draft.id.value.clone(),
            label: draft.label.clone(),
            key,
            origin,
            columns: Vec::new(),
            size: None,
            optional: self.optional(draft),
            source,
            span: draft.span,
        })
    }

    /// Names the given columns of a table: for a table of pairs, first the references to the two tables.
    fn given(&mut self, draft: &DraftTable, table: TableId, tables: &mut [Option<Table>]) -> Vec<ColumnId> {
        let mut columns = Vec::new();
        if let Some(Table { origin: Origin::Pairs(a, b), .. }) = &tables[table.0] {
            for of in [*a, *b] {
                let id = self.names.tables[of.0].id.clone();
                columns.push(self.names.add_column(table, &id, Some(Sort::Reference(of))));
            }
        }
        for given in &draft.given {
            self.check_id(&given.id);
            let sort = self.given_sort(given);
            let column = self.names.add_column(table, &given.id.value, sort);
            self.names.tables[table.0].first_given.get_or_insert(column);
            columns.push(column);
        }
        columns
    }

    fn given_sort(&mut self, given: &DraftGiven) -> Option<Sort> {
        self.sort(given.sort.as_deref()?, given.list)
    }

    /// The sort that a text or list says.
    pub fn sort(&mut self, texts: &[Text], list: bool) -> Option<Sort> {
        if list {
            self.check_unique(texts.iter());
            return Some(Sort::List(Arc::new(texts.iter().map(|text| text.value.trim().to_owned()).collect())));
        }
        let text = texts.first()?;
        match text.value.as_str() {
            "tal" => Some(Sort::pure()),
            "%" => Some(Sort::Percent),
            "datum" => Some(Sort::Date),
            "ja/nej" => Some(Sort::YesNo),
            "text" => Some(Sort::Text),
            other => {
                if let Some(table) = self.names.table(other) {
                    return Some(Sort::Reference(table));
                }
                match self.units.parse(other) {
                    Ok(measure) => Some(Sort::Number(measure)),
                    Err(_) => {
                        let known = self.names.tables.iter().map(|t| t.id.as_str()).chain(self.units.names());
                        self.reporter.unknown(Code::UnknownSort, text.span, &[("sort", other)], other, known);
                        None
                    }
                }
            }
        }
    }

    /// Reports what is wrong with a number or rounding.
    pub fn quantity_error(&mut self, text: &Text, (code, part): QuantityError) {
        match code {
            Code::UnknownMeasure => {
                let at = text.value.find(&part).filter(|_| text.exact && !part.is_empty());
                let start = text.span.start + at.unwrap_or(0);
                let span = if at.is_some() { Span { start, end: start + part.len() } } else { text.span };
                let known = self.units.names();
                self.reporter.unknown(code, span, &[("name", &part)], &part, known);
            }
            code => self.reporter.add(code, text.span, &[("text", &part)]),
        }
    }

    /// Reads a formula; a syntax error is reported.
    pub fn read_formula(&mut self, text: &Text) -> Option<Read> {
        match parse(&text.value) {
            Ok(node) => Some(Read { text: text.clone(), node }),
            Err(error) => {
                let span = if text.exact {
                    Span { start: text.span.start + error.span.start, end: text.span.start + error.span.end }
                } else {
                    text.span
                };
                self.reporter.add(error.code, span, &[("expected", error.expected)]);
                None
            }
        }
    }

    /// Checks a formula in a row of the table, or in none.
    pub fn formula(&mut self, read: Read, table: Option<TableId>) -> Option<(Formula, Found)> {
        let mut checker = Checker {
            names: &self.names,
            others: Some(&self.others.names),
            reporter: self.reporter,
            slots: &mut self.slots,
            place: read.text.span,
            exact: read.text.exact,
            quiet: false,
        };
        let (expression, found) = checker.check(&read.node, table)?;
        Some((Formula { text: read.text.value, expression, span: read.text.span }, found))
    }

    /// Finds where all that is sound applies; what is wrong has been reported, and is suspected of no more.
    fn applies(&mut self, order: &[Item], columns: &[Option<Column>], filled: &[Option<ParameterFilling>]) {
        let others = Some(&self.others.names);
        let mut applying = Applying { names: &mut self.names, others, reporter: self.reporter };
        for item in order {
            match item {
                Item::Column(id) => columns[id.0].iter().for_each(|column| applying.column(*id, column)),
                Item::Parameter(id) => filled[id.0].iter().for_each(|filling| applying.parameter(*id, filling)),
            }
        }
        filled.iter().flatten().for_each(|filling| applying.equation(filling));
    }

    /// What a sort is called in a sentence.
    pub fn describe(&mut self, sort: &Sort) -> String {
        let mut slots = 0;
        let place = Span::default();
        let checker = Checker {
            names: &self.names,
            others: None,
            reporter: self.reporter,
            slots: &mut slots,
            place,
            exact: false,
            quiet: true,
        };
        checker.describe(sort)
    }

    /// The stated sort, where it fits the one found.
    pub fn stated(&mut self, texts: &[Text], list: bool, found: &Sort, id: &Text) -> Option<Sort> {
        let stated = self.sort(texts, list)?;
        let fits = match (stated.measure(), found.measure()) {
            (Some(a), Some(b)) => a == b,
            _ => stated == *found,
        };
        if fits {
            return Some(stated);
        }
        let (is, found) = (self.describe(&stated), self.describe(found));
        let arguments = [("id", id.value.as_str()), ("stated", is.as_str()), ("found", found.as_str())];
        self.reporter.add(Code::StatedSort, texts[0].span, &arguments);
        None
    }

    /// Reads a rounding whose measure must be that of the value.
    pub fn rounding(&mut self, text: &Text, measure: Option<&Measure>) -> Option<StatedRounding> {
        let (rounding, step) = match rounding(&text.value, &self.units) {
            Ok(read) => read,
            Err(error) => {
                self.quantity_error(text, error);
                return None;
            }
        };
        if let Some(value) = measure.filter(|value| **value != step) {
            let name =
                |measure: &Measure| if measure.is_pure() { "ett rent tal".to_owned() } else { format!("”{measure}”") };
            self.reporter.add(Code::RoundingMeasure, text.span, &[("rounding", &name(&step)), ("value", &name(value))]);
            return None;
        }
        Some(StatedRounding { text: text.value.clone(), span: text.span, rounding })
    }
}
