//! A rule set that has been read and checked: nothing in it can be unknown, of the wrong sort or in a ring.

use std::sync::Arc;

use time::Date;

use super::descriptions::{Coverage, Description};
use super::duties::Duty;
use crate::formula::{ColumnId, Expression, Formula, Item, Operation, Operator, Sort, TableId};
use crate::law::Check;
use crate::measure::Units;
use crate::message::{SourceText, Span};
use crate::number::{Number, Rounding};

/// A source that figures and formulas refer to.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id in the rule set.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Index of a document in [`RuleSet::documents`].
pub type DocumentId = usize;

/// One value.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id in formulas.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// What it measures.
    pub sort: Sort,
    /// Where the value comes from.
    pub filling: ParameterFilling,
    /// Rounding of a computed value.
    pub rounding: Option<StatedRounding>,
    /// Lowest and highest value of its slider.
    pub slider: Option<(Number, Number)>,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// Where it stands in the file.
    pub span: Span,
}

/// Where a parameter's value comes from.
#[derive(Clone, Debug)]
pub enum ParameterFilling {
    /// Given.
    Given(Number),
    /// Computed.
    Formula(Formula),
    /// The unknown of an equation.
    Solved(Equation),
}

/// An equation with one unknown.
#[derive(Clone, Debug)]
pub struct Equation {
    /// The whole of it: a comparison of two sides.
    pub formula: Formula,
    /// The lowest and highest value that the unknown may have; the first is below the second.
    pub between: (Number, Number),
    /// What stands between the unknown and the equation, in the order of computing: it depends on the unknown, and the equation on it.
    pub way: Vec<Item>,
}

impl Equation {
    /// Its two sides.
    pub fn sides(&self) -> (&Expression, &Expression) {
        match &self.formula.expression.operation {
            Operation::Binary(Operator::Equal, left, right) => (left, right),
            // Never: it was read as a comparison.
            _ => (&self.formula.expression, &self.formula.expression),
        }
    }
}

/// A rounding with the text that says so.
#[derive(Clone, Debug)]
pub struct StatedRounding {
    /// As written.
    pub text: String,
    /// Where it stands; of a rounding that is not written, where what it rounds does.
    pub span: Span,
    /// What it does.
    pub rounding: Rounding,
}

/// A table of the data.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its id, and the name of its file.
    pub id: String,
    /// What people call it.
    pub label: Option<String>,
    /// Headings of the key.
    pub key: Vec<String>,
    /// Where its rows come from.
    pub origin: Origin,
    /// Its columns, given and computed, in the order of the file.
    pub columns: Vec<ColumnId>,
    /// The one of them that says how big a row is.
    pub size: Option<ColumnId>,
    /// Whether its file may be missing: then it has no rows.
    pub optional: bool,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// Where it stands in the file.
    pub span: Span,
}

/// Where the rows of a table come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A data file named as the table.
    File,
    /// Written in the rule set: each cell's text and place.
    Rows(Vec<(Vec<(String, Span)>, Span)>),
    /// One row for each pair of rows of two tables.
    Pairs(TableId, TableId),
    /// One row for each distinct key in another table's file.
    Distinct(TableId),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The table it belongs to.
    pub table: TableId,
    /// Its id in formulas.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// What somebody who is to give its value needs to know.
    pub help: Option<String>,
    /// What its values say.
    pub sort: Sort,
    /// Where its values come from.
    pub filling: Filling,
    /// Rows where it is false are *ej tillämpligt*.
    pub condition: Option<Formula>,
    /// Lower bound.
    pub floor: Option<Formula>,
    /// Upper bound.
    pub cap: Option<Formula>,
    /// Rounding; on a pot, the unit it is shared in.
    pub rounding: Option<StatedRounding>,
    /// What makes it a resource.
    pub resource: Option<Resource>,
    /// The document it is taken from.
    pub source: Option<DocumentId>,
    /// Where it stands in the file.
    pub span: Span,
}

/// Where the values of a column come from.
#[derive(Clone, Debug)]
pub enum Filling {
    /// The data, under these headings (several only for a reference to a key of several columns).
    Given {
        /// The headings.
        headings: Vec<String>,
        /// An empty cell is *ej tillämpligt* instead of missing.
        optional: bool,
    },
    /// A formula, row by row.
    Formula(Formula),
    /// Shares of a pot; the column's bounds hold after sharing.
    Pot {
        /// What there is to share.
        frame: Formula,
        /// What it is shared by.
        key: Formula,
        /// Where there is not one pot but one for each row of another table, in whose rows the frame then is a formula.
        per: Option<Box<Per>>,
    },
}

/// One pot for each row of a table.
#[derive(Clone, Debug)]
pub struct Per {
    /// The table.
    pub table: TableId,
    /// The references that lead to its row from a row that takes part.
    pub path: Formula,
}

impl Column {
    /// True for a given column that may be empty, or that does not apply everywhere.
    pub fn uncertain(&self) -> bool {
        matches!(self.filling, Filling::Given { optional: true, .. }) || self.condition.is_some()
    }
}

/// The legal kinds of support.
pub const KINDS: [&str; 8] =
    ["grundbelopp", "tilläggsbelopp", "verksamhetsstöd", "strukturbidrag", "administration", "moms", "avdrag", "övrigt"];

/// The kinds that a comparison net of VAT and administration leaves out.
pub const NOT_NET: [&str; 2] = ["administration", "moms"];

/// What makes a column a resource.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its legal kind, one of [`KINDS`].
    pub kind: String,
    /// What it is compared with; it never limits.
    pub budget: Option<Formula>,
    /// The references from its table to the table of units.
    pub path: Vec<ColumnId>,
}

/// What a law check warns of, accepted with a reason that follows the result.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// The check.
    pub check: &'static Check,
    /// The id of the resource.
    pub resource: String,
    /// Why it is accepted.
    pub reason: String,
    /// When it was.
    pub date: Date,
    /// Where it stands in the file.
    pub span: Span,
}

/// Current rules or a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Gällande.
    Current,
    /// Förslag.
    Proposed,
}

impl Status {
    /// The word in rule files.
    pub fn word(self) -> &'static str {
        match self {
            Status::Current => "gällande",
            Status::Proposed => "förslag",
        }
    }
}

/// A checked rule set.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// Its file.
    pub source: Arc<SourceText>,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Current or proposed.
    pub status: Status,
    /// First and last day.
    pub valid: (Date, Date),
    /// Its measures and currency.
    pub units: Units,
    /// Its sources.
    pub documents: Vec<Document>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// The columns of all tables.
    pub columns: Vec<Column>,
    /// An order in which everything can be computed.
    pub order: Vec<Item>,
    /// How many aggregates its formulas hold.
    pub slots: usize,
    /// What `FJOL` and `BAS` read, where a formula does: first last year's result, as a rule set in which everything is given, and then
    /// what each of its files changes.
    pub others: Vec<Option<Arc<RuleSet>>>,
    /// The deviations from law checks that it accepts.
    pub deviations: Vec<Deviation>,
    /// How far units have come.
    pub coverages: Vec<Coverage>,
    /// What is described before and after.
    pub descriptions: Vec<Description>,
    /// How resources are to be reported.
    pub duties: Vec<Duty>,
}

/// The table of units.
pub const UNITS: &str = "enhet";
/// The table of providers.
pub const PROVIDERS: &str = "huvudman";

impl RuleSet {
    /// The table with the id.
    pub fn table(&self, id: &str) -> Option<TableId> {
        self.tables.iter().position(|t| t.id == id).map(TableId)
    }

    /// The column of the table with the id.
    pub fn column(&self, table: TableId, id: &str) -> Option<ColumnId> {
        self.tables[table.0].columns.iter().copied().find(|c| self.columns[c.0].id == id)
    }

    /// The headings that a table's data are read from: its key, then those of its given columns.
    pub fn headings<'a>(&'a self, table: &'a Table) -> Vec<&'a str> {
        let mut all: Vec<&str> = table.key.iter().map(String::as_str).collect();
        for column in &table.columns {
            let Filling::Given { headings, .. } = &self.columns[column.0].filling else { continue };
            for heading in headings {
                if !all.contains(&heading.as_str()) {
                    all.push(heading);
                }
            }
        }
        all
    }

    /// Every formula, with the table in whose rows it is computed.
    pub fn formulas(&self) -> impl Iterator<Item = (Option<TableId>, &Formula)> {
        let parameters = self.parameters.iter().filter_map(|parameter| match &parameter.filling {
            ParameterFilling::Formula(formula) => Some((None, formula)),
            ParameterFilling::Solved(equation) => Some((None, &equation.formula)),
            ParameterFilling::Given(_) => None,
        });
        let described = self.coverages.iter().flat_map(Coverage::formulas);
        let described = described.chain(self.descriptions.iter().flat_map(Description::formulas));
        let units = self.table(UNITS);
        let parameters = parameters.chain(described.map(move |formula| (units, formula)));
        let all = parameters.chain(self.columns.iter().flat_map(|column| {
            let row = Some(column.table);
            let mut all = Vec::new();
            match &column.filling {
                Filling::Given { .. } => {}
                Filling::Formula(formula) => all.push((row, formula)),
                Filling::Pot { frame, key, per } => {
                    all.extend([(per.as_ref().map(|per| per.table), frame), (row, key)]);
                    all.extend(per.iter().map(|per| (row, &per.path)));
                }
            }
            all.extend([&column.condition, &column.floor, &column.cap].into_iter().flatten().map(|formula| (row, formula)));
            all.extend(column.resource.iter().filter_map(|resource| Some((None, resource.budget.as_ref()?))));
            all
        }));
        let of_row = |duty: &Duty| self.columns[duty.resource.0].table;
        all.chain(self.duties.iter().flat_map(move |duty| duty.formulas().map(move |formula| (Some(of_row(duty)), formula))))
    }

    /// The resources, in the order of the file.
    pub fn resources(&self) -> impl Iterator<Item = (ColumnId, &Column, &Resource)> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(|(i, column)| Some((ColumnId(i), column, column.resource.as_ref()?)))
    }

    /// The column of units that refers to their provider.
    pub fn provider_column(&self) -> Option<ColumnId> {
        let providers = self.table(PROVIDERS)?;
        let units = &self.tables[self.table(UNITS)?.0];
        units.columns.iter().copied().find(|c| self.columns[c.0].sort == Sort::Reference(providers))
    }
}
