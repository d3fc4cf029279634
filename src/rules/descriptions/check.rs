//! The two sections checked: what they name is there, and their conditions can be told in a unit's row.

use super::super::applies::Applying;
use super::super::build::Builder;
use super::super::columns::check_condition;
use super::super::draft::Draft;
use super::super::model::UNITS;
use super::super::quantity::quantity;
use super::super::section::Text;
use super::draft::{DraftCoverage, DraftDescription, DraftStage};
use super::{Coverage, Description, MINIMUM, Stage};
use crate::formula::{ColumnId, Facts, Formula, Sort, TableId};
use crate::message::Code;
use crate::text::fold;

/// What is sound of both; what is wrong with the rest is reported. All columns have been checked before.
pub fn read(draft: &Draft, builder: &mut Builder) -> (Vec<Coverage>, Vec<Description>) {
    builder.check_unique(draft.coverages.iter().map(|coverage| &coverage.id));
    builder.check_unique(draft.descriptions.iter().map(|description| &description.id));
    let coverages = draft.coverages.iter().filter_map(|written| coverage(written, builder)).collect();
    let descriptions = draft.descriptions.iter().filter_map(|written| description(written, builder)).collect();
    (coverages, descriptions)
}

fn coverage(written: &DraftCoverage, builder: &mut Builder) -> Option<Coverage> {
    let source = builder.source(written.source.as_ref());
    let units = units(&written.id, builder)?;
    let counted = written.condition.as_ref().map(|text| condition(text, units, builder));
    let steps = stages(&written.steps, units, builder);
    Some(Coverage {
        id: written.id.value.clone(),
        name: written.name.as_ref().map(|name| name.value.clone()),
        source,
        condition: counted.map_or(Some(None), |counted| counted.map(Some))?,
        steps: steps?,
    })
}

fn description(written: &DraftDescription, builder: &mut Builder) -> Option<Description> {
    let source = builder.source(written.source.as_ref());
    let minimum = minimum(written.minimum.as_ref(), builder);
    let groups = units(&written.id, builder).and_then(|units| stages(&written.groups, units, builder));
    let table = builder.table_named(&written.table)?;
    let time = time(written, table, builder);
    let measures: Vec<Option<ColumnId>> = written.measures.iter().map(|text| measure(text, table, builder)).collect();
    let times = written.times.iter().flatten().map(|time| time.value.trim().to_owned()).collect();
    Some(Description {
        id: written.id.value.clone(),
        name: written.name.as_ref().map(|name| name.value.clone()),
        source,
        table,
        path: Vec::new(),
        time: time?,
        times,
        groups: groups?,
        measures: measures.into_iter().collect::<Option<_>>()?,
        minimum: minimum?,
        span: written.table.span,
    })
}

/// The table of units: without it there is nothing to count.
fn units(id: &Text, builder: &mut Builder) -> Option<TableId> {
    let found = builder.names.table(UNITS);
    if found.is_none() {
        builder.reporter.add(Code::UnknownTable, id.span, &[("id", UNITS)]);
    }
    found
}

fn stages(written: &[DraftStage], units: TableId, builder: &mut Builder) -> Option<Vec<Stage>> {
    builder.check_unique(written.iter().map(|stage| &stage.name));
    let stages: Vec<Option<Stage>> = written
        .iter()
        .map(|stage| {
            let condition = condition(&stage.condition, units, builder)?;
            Some(Stage { label: stage.name.value.clone(), condition })
        })
        .collect();
    stages.into_iter().collect()
}

/// A condition in a unit's row, which has to be true or false in every one.
fn condition(text: &Text, units: TableId, builder: &mut Builder) -> Option<Formula> {
    let read = builder.read_formula(text)?;
    let formula = check_condition(Some(read), units, builder).0?;
    let others = Some(builder.other_names());
    let mut applying = Applying { names: &mut builder.names, others, reporter: builder.reporter };
    applying.certain(&formula, units, &Facts::default());
    Some(formula)
}

fn column(text: &Text, table: TableId, builder: &mut Builder) -> Option<ColumnId> {
    let found = builder.names.column(table, &text.value);
    if found.is_none() {
        let known: Vec<String> = builder.names.column_ids(table).map(str::to_owned).collect();
        let of = builder.names.tables[table.0].id.clone();
        let arguments = [("name", text.value.as_str()), ("table", of.as_str())];
        let known = known.iter().map(String::as_str);
        builder.reporter.unknown(Code::UnknownColumn, text.span, &arguments, &text.value, known);
    }
    found
}

/// The column of a sort that will do; what is wrong with a column itself has been said.
fn column_that(
    text: &Text,
    table: TableId,
    fits: impl Fn(&Sort) -> bool,
    code: Code,
    builder: &mut Builder,
) -> Option<ColumnId> {
    let id = column(text, table, builder)?;
    let sort = builder.names.columns[id.0].sort.clone()?;
    if !fits(&sort) {
        let found = builder.describe(&sort);
        builder.reporter.add(code, text.span, &[("id", &text.value), ("found", &found)]);
        return None;
    }
    Some(id)
}

fn measure(text: &Text, table: TableId, builder: &mut Builder) -> Option<ColumnId> {
    column_that(text, table, |sort| sort.measure().is_some(), Code::FigureNotNumber, builder)
}

/// The column that says when, with the times that are to be shown among those that it may hold.
fn time(written: &DraftDescription, table: TableId, builder: &mut Builder) -> Option<ColumnId> {
    let says = |sort: &Sort| matches!(sort, Sort::Text | Sort::List(_));
    let id = column_that(&written.time, table, says, Code::TimeNotText, builder)?;
    let times = written.times.as_deref().unwrap_or_default();
    builder.check_unique(times.iter());
    if let Some(Sort::List(list)) = builder.names.columns[id.0].sort.clone() {
        for time in times.iter().filter(|time| !list.iter().any(|known| fold(known) == fold(&time.value))) {
            let (list_text, known) = (list.join(", "), list.iter().map(String::as_str));
            let arguments = [("text", time.value.as_str()), ("list", list_text.as_str())];
            builder.reporter.unknown(Code::NotInDeclaredList, time.span, &arguments, &time.value, known);
        }
    }
    Some(id)
}

/// The fewest units that a figure may stand on: a whole number from 1.
fn minimum(text: Option<&Text>, builder: &mut Builder) -> Option<usize> {
    let Some(text) = text else { return Some(MINIMUM) };
    let read = quantity(&text.value, &builder.units).ok();
    let pure = read.filter(|read| read.sort == Sort::pure());
    let whole = pure.and_then(|read| read.number.decimal_text().parse().ok()).filter(|minimum: &usize| *minimum > 0);
    if whole.is_none() {
        builder.reporter.add(Code::BadMinimum, text.span, &[("text", &text.value)]);
    }
    whole
}
