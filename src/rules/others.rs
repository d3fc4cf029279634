//! The rule sets that `BAS` and `FJOL` read: the one that this one changes, and last year's result.

use std::collections::HashSet;
use std::sync::Arc;

use super::applies::Applying;
use super::model::{Column, Filling, Origin, Parameter, ParameterFilling, RuleSet, UNITS};
use crate::formula::{ColumnId, Elsewhere, Item, Names, Operation, Other, Others, ParameterId, Sort, TableId};
use crate::message::{Reporter, Span};

/// The rule sets, with their names.
#[derive(Debug, Default)]
pub struct OtherRules {
    last_year: Option<RuleSet>,
    /// By file.
    bases: Vec<Option<Arc<RuleSet>>>,
    /// What their names mean.
    pub names: Others,
}

/// What a file changes.
#[derive(Debug, Default)]
pub struct ChangedRules {
    /// Where the file starts.
    pub start: usize,
    /// The id of the rule set that it changes.
    pub id: Option<String>,
    /// The rule set, where nothing stops it.
    pub rules: Option<Arc<RuleSet>>,
}

impl OtherRules {
    /// The rule set of last year, with the id by which it is named, and what each file changes.
    pub fn new(named: Option<&str>, last_year: Option<&RuleSet>, files: Vec<ChangedRules>) -> OtherRules {
        let computed = last_year.into_iter().flat_map(|rules| &rules.parameters);
        let computed = computed.filter(|parameter| !matches!(parameter.filling, ParameterFilling::Given(_)));
        let computed_last_year = computed.map(|parameter| parameter.id.clone()).collect();
        let last_year = last_year.map(result_of);
        let bases: Vec<Option<Arc<RuleSet>>> = files.iter().map(|file| file.rules.clone()).collect();
        let all = std::iter::once(last_year.as_ref()).chain(bases.iter().map(Option::as_deref));
        let names = Others {
            names: all.map(|rules| rules.map(names)).collect(),
            broken: std::iter::once(named.map(str::to_owned).filter(|_| last_year.is_none()))
                .chain(files.iter().map(|file| file.id.clone().filter(|_| file.rules.is_none())))
                .collect(),
            computed_last_year,
            files: files.iter().map(|file| file.start).collect(),
        };
        OtherRules { last_year, bases, names }
    }
}

/// The names of a rule set that has been read.
fn names(rules: &RuleSet) -> Names {
    let mut names = Names::default();
    for table in &rules.tables {
        let id = names.add_table(&table.id);
        names.tables[id.0].has_rows = matches!(&table.origin, Origin::Rows(rows) if !rows.is_empty());
    }
    for column in &rules.columns {
        let id = names.add_column(column.table, &column.id, Some(column.sort.clone()));
        // The references of a table of pairs are written nowhere.
        let written = column.span != Span::default();
        if written && matches!(column.filling, Filling::Given { .. }) {
            names.tables[column.table.0].first_given.get_or_insert(id);
        }
    }
    for parameter in &rules.parameters {
        names.add_parameter(&parameter.id, Some(parameter.sort.clone()));
    }
    // It has been read before, so that nothing is wrong is known.
    let mut reporter = Reporter::new(Arc::clone(&rules.source));
    let mut applying = Applying { names: &mut names, others: None, reporter: &mut reporter };
    for item in &rules.order {
        match item {
            Item::Column(id) => applying.column(*id, &rules.columns[id.0]),
            Item::Parameter(id) => applying.parameter(*id, &rules.parameters[id.0].filling),
        }
    }
    names
}

/// The result of a rule set as a rule set: the tables that were written when it was computed, in which everything is given.
fn result_of(rules: &RuleSet) -> RuleSet {
    let mut columns: Vec<Column> = rules.columns.iter().map(|column| written(column, column.table)).collect();
    if let Some(units) = rules.table(UNITS) {
        // The resources of other tables stand with the units, summed.
        let summed = rules.resources().filter(|(_, column, _)| column.table != units);
        let own = |id: &str| rules.column(units, id).is_some();
        let summed: Vec<Column> =
            summed.filter(|(_, column, _)| !own(&column.id)).map(|(_, column, _)| written(column, units)).collect();
        columns.extend(summed);
    }
    // What was computed without a row does not stand in the result.
    let given = rules.parameters.iter().filter_map(|parameter| match &parameter.filling {
        ParameterFilling::Given(number) => Some(Parameter {
            id: parameter.id.clone(),
            name: parameter.name.clone(),
            sort: parameter.sort.clone(),
            filling: ParameterFilling::Given(number.clone()),
            rounding: None,
            slider: None,
            source: parameter.source,
            span: parameter.span,
        }),
        _ => None,
    });
    let parameters: Vec<Parameter> = given.collect();
    let tables = rules.tables.iter().enumerate().map(|(i, table)| super::model::Table {
        id: table.id.clone(),
        label: table.label.clone(),
        key: match table.origin {
            // The rows of a table of pairs are told from each other by the two that they refer to.
            Origin::Pairs(..) => table.columns.iter().take(2).map(|id| rules.columns[id.0].id.clone()).collect(),
            _ => table.key.clone(),
        },
        origin: Origin::File,
        size: None,
        optional: false,
        columns: (0..columns.len()).map(ColumnId).filter(|id| columns[id.0].table == TableId(i)).collect(),
        source: table.source,
        span: table.span,
    });
    RuleSet {
        source: Arc::clone(&rules.source),
        id: rules.id.clone(),
        name: rules.name.clone(),
        status: rules.status,
        valid: rules.valid,
        units: rules.units.clone(),
        documents: rules.documents.clone(),
        tables: tables.collect(),
        order: (0..parameters.len())
            .map(|i| Item::Parameter(ParameterId(i)))
            .chain((0..columns.len()).map(|i| Item::Column(ColumnId(i))))
            .collect(),
        parameters,
        columns,
        slots: 0,
        deviations: Vec::new(),
        coverages: Vec::new(),
        descriptions: Vec::new(),
        duties: Vec::new(),
        others: Vec::new(),
    }
}

/// A column as it stands in a result: given, under its id, empty where it did not apply. A reference is the key that it led to.
fn written(column: &Column, table: TableId) -> Column {
    Column {
        table,
        id: column.id.clone(),
        name: column.name.clone(),
        help: None,
        sort: if matches!(column.sort, Sort::Reference(_)) { Sort::Text } else { column.sort.clone() },
        filling: Filling::Given { headings: vec![column.id.clone()], optional: true },
        condition: None,
        floor: None,
        cap: None,
        rounding: None,
        resource: None,
        source: column.source,
        span: column.span,
    }
}

/// Keeps of the others what the rule set reads: nothing more of them is computed or has to be in the data.
pub fn keep_what_is_read(rules: &mut RuleSet, others: &OtherRules) {
    let (mut places, mut tables, mut columns) = (HashSet::new(), HashSet::new(), HashSet::new());
    for (_, formula) in rules.formulas() {
        formula.expression.visit(&mut |part| {
            let Operation::Elsewhere(elsewhere) = &part.operation else { return };
            places.insert(elsewhere.place);
            if elsewhere.other == Other::LastYear {
                needed(elsewhere, &mut tables, &mut columns);
            }
        });
    }
    let base = |(file, base): (usize, &Option<Arc<RuleSet>>)| base.clone().filter(|_| places.contains(&(file + 1)));
    rules.others = std::iter::once(None).chain(others.bases.iter().enumerate().map(base)).collect();
    let Some(last_year) = others.last_year.as_ref().filter(|_| !tables.is_empty()) else { return };
    let mut last_year = result_of(last_year);
    for (i, table) in last_year.tables.iter_mut().enumerate() {
        table.columns.retain(|column| columns.contains(column));
        if !tables.contains(&TableId(i)) {
            table.origin = Origin::Rows(Vec::new());
        }
    }
    last_year.order.retain(|item| !matches!(item, Item::Column(column) if !columns.contains(column)));
    rules.others[0] = Some(Arc::new(last_year));
}

fn needed(elsewhere: &Elsewhere, tables: &mut HashSet<TableId>, columns: &mut HashSet<ColumnId>) {
    tables.extend(elsewhere.table);
    columns.extend(elsewhere.body.reads().into_iter().filter_map(|item| match item {
        Item::Column(column) => Some(column),
        Item::Parameter(_) => None,
    }));
    elsewhere.body.visit(&mut |part| match &part.operation {
        Operation::Aggregate(aggregate) => drop(tables.insert(aggregate.table)),
        Operation::Steps(steps) => drop(tables.insert(steps.table)),
        _ => {}
    });
}
