//! The rule sets that `BAS` and `FJOL` read: the one that this one changes, and last year's result.

use std::collections::HashSet;
use std::sync::Arc;

use super::applies::Applying;
use super::model::{Column, Filling, Origin, Parameter, ParameterFilling, RuleSet, UNITS};
use crate::formula::{ColumnId, Elsewhere, Item, Names, Operation, Other, Others, ParameterId, Sort, TableId};
use crate::message::Reporter;

/// The rule sets, with their names.
#[derive(Debug, Default)]
pub struct OtherRules {
    base: Option<Arc<RuleSet>>,
    last_year: Option<RuleSet>,
    /// What their names mean.
    pub names: Others,
}

impl OtherRules {
    /// The rule set that is changed, and the one of last year.
    pub fn new(base: Option<Arc<RuleSet>>, last_year: Option<&RuleSet>) -> OtherRules {
        let computed = last_year.into_iter().flat_map(|rules| &rules.parameters);
        let computed = computed.filter(|parameter| !matches!(parameter.filling, ParameterFilling::Given(_)));
        let computed_last_year = computed.map(|parameter| parameter.id.clone()).collect();
        let last_year = last_year.map(result_of);
        let (of_base, of_last_year) = (base.as_deref().map(names), last_year.as_ref().map(names));
        let names = Others { base: of_base, last_year: of_last_year, computed_last_year };
        OtherRules { base, last_year, names }
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
        names.add_column(column.table, &column.id, Some(column.sort.clone()));
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
        key: table.key.clone(),
        origin: Origin::File,
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
        base: None,
        last_year: None,
    }
}

/// A column as it stands in a result: given, under its id, empty where it did not apply. A reference is the key that it led to.
fn written(column: &Column, table: TableId) -> Column {
    Column {
        table,
        id: column.id.clone(),
        name: column.name.clone(),
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
    let (mut reads_base, mut tables, mut columns) = (false, HashSet::new(), HashSet::new());
    for (_, formula) in rules.formulas() {
        formula.expression.visit(&mut |part| {
            let Operation::Elsewhere(elsewhere) = &part.operation else { return };
            match elsewhere.other {
                Other::Base => reads_base = true,
                Other::LastYear => needed(elsewhere, &mut tables, &mut columns),
            }
        });
    }
    rules.base = others.base.clone().filter(|_| reads_base);
    let Some(last_year) = others.last_year.as_ref().filter(|_| !tables.is_empty()) else { return };
    let mut last_year = result_of(last_year);
    for (i, table) in last_year.tables.iter_mut().enumerate() {
        table.columns.retain(|column| columns.contains(column));
        if !tables.contains(&TableId(i)) {
            table.origin = Origin::Rows(Vec::new());
        }
    }
    last_year.order.retain(|item| !matches!(item, Item::Column(column) if !columns.contains(column)));
    rules.last_year = Some(Arc::new(last_year));
}

fn needed(elsewhere: &Elsewhere, tables: &mut HashSet<TableId>, columns: &mut HashSet<ColumnId>) {
    tables.extend(elsewhere.table);
    columns.extend(elsewhere.body.reads().into_iter().filter_map(|item| match item {
        Item::Column(column) => Some(column),
        Item::Parameter(_) => None,
    }));
    elsewhere.body.visit(&mut |part| {
        if let Operation::Aggregate(aggregate) = &part.operation {
            tables.insert(aggregate.table);
        }
    });
}
