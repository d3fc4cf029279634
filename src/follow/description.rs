//! `[[beskrivning]]`: measures of groups of units, time by time. It describes, and says nothing of a cause.

use serde::Serialize;

use super::counted::Counted;
use super::spread::spread;
use super::stages::{stages, units as units_table};
use crate::allocate::Allocation;
use crate::arrange::Arrange;
use crate::formula::{ColumnId, Sort};
use crate::number::{DecimalSign, Direction, Number, Rounding, parse};
use crate::rules;
use crate::text::fold;
use crate::view::{Cell, SourceView, heading, source, spoken};

/// Measures of groups of units at different times.
#[derive(Clone, Debug, Serialize)]
pub struct Description {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Where it is taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceView>,
    /// The fewest units that a figure stands on.
    pub minimum: usize,
    /// The times, in the order that they are shown.
    pub times: Vec<String>,
    /// What is measured.
    pub measures: Vec<MeasureView>,
    /// The groups, in the order of the file.
    pub groups: Vec<Group>,
    /// Of each measure, by group and time.
    pub cells: Vec<Described>,
}

/// A column that is described.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureView {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it counts; `%` of a number that is shown in per cent, empty of a pure one.
    pub measure: String,
}

/// A group of units.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// What people call it.
    pub label: String,
    /// The units in it.
    pub units: Counted,
    /// False where they are too few for anything to be said of them.
    pub shown: bool,
}

/// A measure of a group at a time.
#[derive(Clone, Debug, Serialize)]
pub struct Described {
    /// The id of the measure.
    pub measure: String,
    /// The place of the group among the groups.
    pub group: usize,
    /// The time.
    pub time: String,
    /// The units that have a number: those that the figures stand on.
    pub units: Counted,
    /// The other units of the group.
    pub without: Counted,
    /// The median, and what half of the units lie between; none where too few have a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<Cell>,
    /// The lower quartile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Cell>,
    /// The upper quartile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Cell>,
    /// Each unit's own number; not for everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<Point>>,
}

/// The number of one unit.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// The key of the unit.
    pub unit: String,
    /// What people call it.
    pub label: String,
    /// The number.
    pub value: Cell,
}

/// The row of each unit at a time: the place of the unit, and the row.
type RowsAt = Vec<Option<usize>>;

impl Description {
    /// As the one who has all the data may see it.
    pub fn new(allocation: &Allocation, rule: &rules::Description) -> Description {
        let at = stages(allocation, &rule.groups);
        let group = |(number, stage): (usize, &rules::Stage)| {
            let units = Counted::new(at.iter().map(|group| *group == Some(number)).collect());
            Group { label: stage.label.clone(), shown: units.size() >= rule.minimum, units }
        };
        let groups: Vec<Group> = rule.groups.iter().enumerate().map(group).collect();
        let times = times(allocation, rule);
        let rows: Vec<RowsAt> = times.iter().map(|time| rows_at(allocation, rule, time)).collect();
        let mut cells = Vec::new();
        for measure in &rule.measures {
            for (number, group) in groups.iter().enumerate() {
                for (time, rows) in times.iter().zip(&rows) {
                    cells.push(described(allocation, (rule, *measure), (number, group), (time, rows)));
                }
            }
        }
        Description {
            id: rule.id.clone(),
            label: spoken(rule.name.as_ref(), &rule.id),
            source: source(&allocation.rules, rule.source),
            minimum: rule.minimum,
            times,
            measures: rule.measures.iter().map(|measure| measure_view(allocation, *measure)).collect(),
            groups,
            cells,
        }
    }

    /// Keeps each unit's own number to itself, and figures that stand on fewer units than the limit beside the one that sees them.
    pub fn hold_back(&mut self, own: Option<usize>, limit: usize) {
        self.minimum = self.minimum.max(limit);
        let enough = |units: &Counted| units.size() >= self.minimum && units.beside(own) >= limit;
        for group in &mut self.groups {
            group.shown &= enough(&group.units);
        }
        for cell in &mut self.cells {
            cell.points = None;
            if !enough(&cell.units) || !self.groups[cell.group].shown {
                (cell.median, cell.low, cell.high) = (None, None, None);
            }
            let in_per_cent = self.measures.iter().any(|measure| measure.id == cell.measure && measure.measure == "%");
            let decimals = if in_per_cent { 3 } else { 1 };
            for figure in [&mut cell.median, &mut cell.low, &mut cell.high] {
                *figure = figure.take().and_then(|figure| coarse(&figure, decimals));
            }
        }
    }
}

/// A figure to so many decimals: the median may be one unit's own number, and all of its digits would tell which and how it came about.
fn coarse(figure: &Cell, decimals: i32) -> Option<Cell> {
    let number = parse(figure.value.as_deref()?, DecimalSign::Point).ok()?;
    let rounding = Rounding::to_decimals(decimals, Direction::Nearest)?;
    Some(Cell::number(&rounding.apply(&number).ok()?))
}

fn measure_view(allocation: &Allocation, id: ColumnId) -> MeasureView {
    let column = &allocation.rules.columns[id.0];
    let measure = match &column.sort {
        Sort::Percent => "%".to_owned(),
        sort => sort.measure().map_or_else(String::new, |measure| measure.to_string()),
    };
    MeasureView { id: column.id.clone(), label: heading(column), measure }
}

/// What a row says of when it is from.
fn time_of(allocation: &Allocation, rule: &rules::Description, row: usize) -> Option<String> {
    allocation.cell(rule.time, row).value.filter(|time| !time.is_empty())
}

/// The times that are shown: those of the rule, or all that there are.
fn times(allocation: &Allocation, rule: &rules::Description) -> Vec<String> {
    if !rule.times.is_empty() {
        return rule.times.clone();
    }
    let count = allocation.data.tables[rule.table.0].count();
    let mut times: Vec<String> = (0..count).filter_map(|row| time_of(allocation, rule, row)).collect();
    let place = |time: &String| match &allocation.rules.columns[rule.time.0].sort {
        Sort::List(list) => list.iter().position(|known| known == time),
        _ => None,
    };
    times.arrange_by(|a, b| (place(a), a).cmp(&(place(b), b)));
    times.dedup_by(|a, b| fold(a) == fold(b));
    times
}

/// By unit, its row at the time.
fn rows_at(allocation: &Allocation, rule: &rules::Description, time: &str) -> RowsAt {
    let mut rows = vec![None; units_table(allocation).map_or(0, |(_, count)| count)];
    for (row, unit) in allocation.unit_of_rows(&rule.path, rule.table).into_iter().enumerate() {
        let is_then = || time_of(allocation, rule, row).is_some_and(|own| fold(&own) == fold(time));
        if let Some(own) = unit.and_then(|unit| rows.get_mut(unit as usize)).filter(|_| is_then()) {
            *own = Some(row);
        }
    }
    rows
}

fn described(
    allocation: &Allocation,
    (rule, measure): (&rules::Description, ColumnId),
    (number, group): (usize, &Group),
    (time, rows): (&str, &RowsAt),
) -> Described {
    let value = |unit: usize| allocation.store.values[measure.0][rows[unit]?].number();
    let has = |unit: &usize| value(*unit).is_some();
    let members = &group.units.members;
    let those =
        |with: bool| Counted::new(members.iter().enumerate().map(|(unit, member)| *member && has(&unit) == with).collect());
    let (units, without) = (those(true), those(false));
    let numbers: Vec<(usize, &Number)> =
        (0..members.len()).filter(|unit| members[*unit]).filter_map(|unit| Some((unit, value(unit)?))).collect();
    let is_shown = group.shown && numbers.len() >= rule.minimum;
    let spread = is_shown.then(|| spread(numbers.iter().map(|(_, number)| (*number).clone()).collect())).flatten();
    let [median, low, high] = match &spread {
        Some(spread) => [&spread.median, &spread.low, &spread.high].map(|number| Some(Cell::number(number))),
        None => [None, None, None],
    };
    let point = |(unit, number): &(usize, &Number)| {
        let (table, _) = units_table(allocation)?;
        let key = allocation.data.tables[table.0].shown_key(*unit);
        Some(Point { unit: key, label: allocation.row_label(table, *unit), value: Cell::number(number) })
    };
    let points = is_shown.then(|| numbers.iter().filter_map(point).collect());
    let id = allocation.rules.columns[measure.0].id.clone();
    Described { measure: id, group: number, time: time.to_owned(), units, without, median, low, high, points }
}
