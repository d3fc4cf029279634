//! `[[redovisning]]`: which rows of a resource are to be reported, where, by when, and what is drawn for spot checks. No figure depends
//! on it.

use super::applies::Applying;
use super::build::Builder;
use super::draft::Draft;
use super::model::{Column, DocumentId};
use super::section::{Section, Text};
use super::words::CONSEQUENCES;
use crate::formula::{ColumnId, Expression, Fact, Facts, Formula, Found, Operation, Sort, TableId, facts};
use crate::measure::Measure;
use crate::message::{Code, Reporter, Span};
use crate::number::{DecimalSign, Number, parse};

/// How a resource is to be reported.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The resource, whose table's rows are reported.
    pub resource: ColumnId,
    /// The table of reports.
    pub table: TableId,
    /// Its column that refers to the resource's table.
    pub reference: ColumnId,
    /// Its column of what was used.
    pub used: ColumnId,
    /// Its column of what the report speaks of; without one, of all.
    pub spoken: Option<ColumnId>,
    /// Its column of the day on which the report came in.
    pub handed_in: Option<ColumnId>,
    /// Its columns that are to be filled.
    pub fields: Vec<ColumnId>,
    /// The last day, in the resource's row.
    pub due: Formula,
    /// True where a report that is not there blocks the next application.
    pub blocks: bool,
    /// Which rows are to be reported.
    pub condition: Option<Formula>,
    /// What is to hold in each row: in words, and the column of the resource's table that says so.
    pub requirements: Vec<(String, ColumnId)>,
    /// The column of the report table that says that the spot check has been made.
    pub reviewed: Option<ColumnId>,
    /// What spot checks are drawn from.
    pub strata: Vec<Stratum>,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// Where it stands in the file.
    pub span: Span,
}

/// A group that spot checks are drawn from.
#[derive(Clone, Debug)]
pub struct Stratum {
    /// Its name.
    pub name: String,
    /// Which rows belong to it, if no stratum before it holds them; none for all.
    pub condition: Option<Formula>,
    /// How many are drawn.
    pub count: usize,
}

impl Duty {
    /// The word for what a missing report leads to.
    pub fn consequence(&self) -> &'static str {
        CONSEQUENCES[usize::from(!self.blocks)]
    }

    /// Its formulas, all computed in the resource's row.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        let strata = self.strata.iter().filter_map(|stratum| stratum.condition.as_ref());
        [&self.due].into_iter().chain(&self.condition).chain(strata)
    }
}

/// `[[redovisning]]` as written.
#[derive(Debug)]
pub struct DraftDuty {
    id: Text,
    name: Option<String>,
    resource: Option<Text>,
    table: Option<Text>,
    used: Option<Text>,
    spoken: Option<Text>,
    handed_in: Option<Text>,
    fields: Option<Vec<Text>>,
    due: Option<Text>,
    consequence: Option<Text>,
    condition: Option<Text>,
    requirements: Vec<(Option<Text>, Option<Text>)>,
    reviewed: Option<Text>,
    strata: Vec<DraftStratum>,
    source: Option<Text>,
    span: Span,
}

#[derive(Debug)]
struct DraftStratum {
    name: Option<Text>,
    condition: Option<Text>,
    count: Option<Text>,
}

/// Reads a section; nothing where it has no id, which is reported.
pub fn draft(section: Section, reporter: &mut Reporter) -> Option<DraftDuty> {
    let requirement = |section: Section, reporter: &mut Reporter| {
        let read = (section.text("namn", reporter), section.text("kolumn", reporter));
        section.finish(reporter);
        read
    };
    let stratum = |section: Section, reporter: &mut Reporter| {
        let [name, condition, count] = ["namn", "villkor", "antal"].map(|key| section.text(key, reporter));
        section.finish(reporter);
        DraftStratum { name, condition, count }
    };
    let id = section.text("id", reporter);
    let name = section.text("namn", reporter).map(|text| text.value);
    let [resource, table, used, spoken, handed_in] =
        ["resurs", "i", "anvant", "tilldelat", "inlamnad"].map(|key| section.text(key, reporter));
    let fields = section.texts("uppgifter", reporter);
    let [due, consequence, condition, reviewed, source] =
        ["senast", "utebliven", "villkor", "granskad", "enligt"].map(|key| section.text(key, reporter));
    let requirements = section.sections("krav", reporter).into_iter().map(|s| requirement(s, reporter)).collect();
    let strata = section.sections("stickprov", reporter).into_iter().map(|s| stratum(s, reporter)).collect();
    let span = section.span;
    section.finish(reporter);
    Some(DraftDuty {
        id: id?,
        name,
        resource,
        table,
        used,
        spoken,
        handed_in,
        fields,
        due,
        consequence,
        condition,
        requirements,
        reviewed,
        strata,
        source,
        span,
    })
}

/// The duties that are sound; what is wrong with the others is reported. All columns have been checked before.
pub fn read(draft: &Draft, columns: &[Option<Column>], builder: &mut Builder) -> Vec<Duty> {
    builder.check_unique(draft.duties.iter().map(|duty| &duty.id));
    let reader = |duty| Reader { draft: duty, columns, builder: &mut *builder }.read();
    draft.duties.iter().filter_map(reader).collect()
}

struct Reader<'a, 'b, 'c> {
    draft: &'a DraftDuty,
    columns: &'a [Option<Column>],
    builder: &'b mut Builder<'c>,
}

impl Reader<'_, '_, '_> {
    fn read(mut self) -> Option<Duty> {
        let draft = self.draft;
        let source = self.builder.source(draft.source.as_ref());
        let (resource, table) = (self.resource(), draft.table.as_ref().and_then(|text| self.builder.table_named(text)));
        let blocks = self.consequence();
        let (resource, table) = (resource?, table?);
        let rows = self.columns[resource.0].as_ref()?.table;
        let reference = self.reference(table, rows);
        let money = Sort::Number(Measure::of(self.builder.units.currency()));
        let used = self.column("anvant", draft.used.as_ref(), table, &[&money]);
        let spoken = self.optional("tilldelat", draft.spoken.as_ref(), table, &[&money]);
        let handed_in = self.optional("inlamnad", draft.handed_in.as_ref(), table, &[&Sort::Date]);
        let reviewed = self.optional("granskad", draft.reviewed.as_ref(), table, &[&Sort::YesNo, &Sort::Date]);
        let fields: Vec<Option<ColumnId>> =
            draft.fields.iter().flatten().map(|text| self.column("uppgifter", Some(text), table, &[])).collect();
        let known = self.known(resource);
        let condition = self.formula(draft.condition.as_ref(), rows, &Sort::YesNo, &known);
        // What is asked of a row is asked only where it must report.
        let mut known = known;
        if let Some(Some(condition)) = &condition {
            known.learn(facts(&condition.expression, true), &self.builder.names);
        }
        let due = self.formula(draft.due.as_ref(), rows, &Sort::Date, &known);
        let requirements = self.requirements(rows);
        let strata = self.strata(rows, &known);
        Some(Duty {
            id: draft.id.value.clone(),
            name: draft.name.clone(),
            resource,
            table,
            reference: reference?,
            used: used?,
            spoken: spoken?,
            handed_in: handed_in?,
            fields: fields.into_iter().collect::<Option<_>>()?,
            due: due??,
            blocks: blocks?,
            condition: condition?,
            requirements: requirements?,
            reviewed: reviewed?,
            strata: strata?,
            source,
            span: draft.span,
        })
    }

    fn resource(&mut self) -> Option<ColumnId> {
        let text = self.draft.resource.as_ref()?;
        let resources = || self.columns.iter().flatten().filter(|column| column.resource.is_some());
        let is = |column: &Option<Column>| column.as_ref().is_some_and(|c| c.resource.is_some() && c.id == text.value);
        let found = self.columns.iter().position(is).map(ColumnId);
        // Where a column is wrong it is not known which resources there are.
        if found.is_none() && self.columns.iter().all(Option::is_some) {
            let known = resources().map(|column| column.id.as_str());
            self.builder.reporter.unknown(Code::UnknownResource, text.span, &[("id", &text.value)], &text.value, known);
        }
        found
    }

    fn consequence(&mut self) -> Option<bool> {
        let text = self.draft.consequence.as_ref()?;
        let at = CONSEQUENCES.iter().position(|word| *word == text.value);
        if at.is_none() {
            let arguments = [("text", text.value.as_str())];
            self.builder.reporter.unknown(Code::BadConsequence, text.span, &arguments, &text.value, CONSEQUENCES);
        }
        Some(at? == 0)
    }

    /// The one column by which reports refer to what they report.
    fn reference(&mut self, table: TableId, rows: TableId) -> Option<ColumnId> {
        let found = self.builder.names.references(table, rows);
        let [reference] = found[..] else {
            let name = |id: TableId| self.builder.names.tables[id.0].id.clone();
            let (count, from, to) = (found.len().to_string(), name(table), name(rows));
            let arguments = [("table", from.as_str()), ("to", to.as_str()), ("count", count.as_str())];
            let span = self.draft.table.as_ref().map_or(self.draft.span, |text| text.span);
            self.builder.reporter.add(Code::ReportReference, span, &arguments);
            return None;
        };
        // A report that belongs to nothing would fall out of every sum.
        let column = self.columns[reference.0].as_ref()?;
        if column.uncertain() {
            let from = self.builder.names.tables[table.0].id.clone();
            self.builder.reporter.add(Code::ReferenceUncertain, column.span, &[("id", &column.id), ("table", &from)]);
            return None;
        }
        Some(reference)
    }

    /// A column of a table, of one of the sorts; of any where none is said.
    fn column(&mut self, key: &str, text: Option<&Text>, table: TableId, sorts: &[&Sort]) -> Option<ColumnId> {
        let text = text?;
        let builder = &mut *self.builder;
        let Some(id) = builder.names.column(table, &text.value) else {
            let from = builder.names.tables[table.0].id.clone();
            let known: Vec<String> = builder.names.column_ids(table).map(str::to_owned).collect();
            let arguments = [("id", text.value.as_str()), ("table", from.as_str())];
            let known = known.iter().map(String::as_str);
            builder.reporter.unknown(Code::UnknownReportColumn, text.span, &arguments, &text.value, known);
            return None;
        };
        // What is wrong with the column itself has been said.
        let sort = builder.names.columns[id.0].sort.clone()?;
        let fits =
            |wanted: &&Sort| **wanted == sort || wanted.measure().is_some_and(|measure| sort.measure() == Some(measure));
        if sorts.is_empty() || sorts.iter().any(fits) {
            return Some(id);
        }
        let found = builder.describe(&sort);
        let expected = match sorts {
            [one] => builder.describe(one),
            _ => "ja eller nej, eller ett datum".to_owned(),
        };
        let arguments = [("id", text.value.as_str()), ("key", key), ("found", &found), ("expected", &expected)];
        builder.reporter.add(Code::ReportColumnSort, text.span, &arguments);
        None
    }

    /// A column that may be left out: `Some(None)` where it is.
    fn optional(&mut self, key: &str, text: Option<&Text>, table: TableId, sorts: &[&Sort]) -> Option<Option<ColumnId>> {
        match text {
            None => Some(None),
            Some(text) => self.column(key, Some(text), table, sorts).map(Some),
        }
    }

    /// What is known in a row that has an amount: the resource applies there.
    fn known(&self, resource: ColumnId) -> Facts {
        let mut known = Facts::default();
        if let Some(column) = self.columns[resource.0].as_ref() {
            if let Some(condition) = &column.condition {
                known.learn(facts(&condition.expression, true), &self.builder.names);
            }
            let itself = Expression::new(Operation::Column(Vec::new(), resource), Span::default());
            known.learn([Fact::applies(&itself)], &self.builder.names);
        }
        known
    }

    /// A formula in the resource's row that always has a value where that much is known: `Some(None)` where none is written.
    fn formula(&mut self, text: Option<&Text>, rows: TableId, sort: &Sort, known: &Facts) -> Option<Option<Formula>> {
        let Some(text) = text else { return Some(None) };
        let read = self.builder.read_formula(text)?;
        let (formula, found) = self.builder.formula(read, Some(rows))?;
        match found {
            Found::Sort(found) if found == *sort => {}
            Found::Unknown => {}
            other => {
                let found = other.sort().map_or_else(|| "ett tal".to_owned(), |sort| self.builder.describe(&sort));
                let code = if *sort == Sort::Date { Code::ExpectedDate } else { Code::ExpectedCondition };
                self.builder.reporter.add(code, formula.span, &[("found", &found)]);
                return None;
            }
        }
        let others = Some(self.builder.other_names());
        let mut applying = Applying { names: &mut self.builder.names, others, reporter: self.builder.reporter };
        applying.certain(&formula, rows, known);
        Some(Some(formula))
    }

    fn requirements(&mut self, rows: TableId) -> Option<Vec<(String, ColumnId)>> {
        let draft = self.draft;
        self.builder.check_unique(draft.requirements.iter().filter_map(|(name, _)| name.as_ref()));
        let read = draft.requirements.iter().map(|(name, column)| {
            let column = self.column("kolumn", column.as_ref(), rows, &[&Sort::YesNo]);
            Some((name.as_ref()?.value.clone(), column?))
        });
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    }

    fn strata(&mut self, rows: TableId, known: &Facts) -> Option<Vec<Stratum>> {
        let draft = self.draft;
        self.builder.check_unique(draft.strata.iter().filter_map(|stratum| stratum.name.as_ref()));
        let read = draft.strata.iter().map(|stratum| {
            let condition = self.formula(stratum.condition.as_ref(), rows, &Sort::YesNo, known);
            let count = stratum.count.as_ref().and_then(|text| self.count(text));
            Some(Stratum { name: stratum.name.as_ref()?.value.clone(), condition: condition?, count: count? })
        });
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    }

    /// How many are drawn.
    fn count(&mut self, text: &Text) -> Option<usize> {
        let whole = parse(&text.value, DecimalSign::Comma).ok().filter(|number| *number == number.floor());
        let count = whole.as_ref().map(Number::decimal_text).and_then(|text| text.parse().ok());
        if count.is_none() {
            self.builder.reporter.add(Code::SampleCount, text.span, &[("text", &text.value)]);
        }
        count
    }
}
