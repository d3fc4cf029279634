//! Tables as files: CSV as Swedish Excel opens it.

use crate::allocate::{Allocation, Summary};
use crate::compare::{Compared, ComparedAmounts, Comparison};
use crate::formula::{ColumnId, Sort, TableId};
use crate::rules::UNITS;
use crate::view::{Cell, DeviationView, State, deviations};

/// Rows of cells as text, with a byte order mark, semicolons and Windows line ends.
#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Adds last columns, one for each accepted deviation: its reason in every row, so that no row leaves without it.
    fn add_deviations(&mut self, deviations: &[DeviationView], side: &str) {
        for deviation in deviations {
            let mut heading = format!("avsteg: {}{side}", deviation.check);
            let taken = |heading: &String| self.rows.first().is_some_and(|header| header.contains(heading));
            if taken(&heading) {
                heading = format!("{heading}, {}", deviation.resource);
            }
            for (at, row) in self.rows.iter_mut().enumerate() {
                row.push(if at == 0 { heading.clone() } else { safe_text(&deviation.reason) });
            }
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = "\u{feff}".as_bytes().to_vec();
        let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
        for row in &self.rows {
            // Writing to memory cannot fail, and rows of different lengths are not made.
            let _ = writer.write_record(row);
        }
        drop(writer);
        bytes
    }
}

/// A cell as Swedish Excel reads it. A text that would be taken for a formula gets an apostrophe in front.
fn swedish(cell: &Cell, sort: &Sort) -> String {
    let value = cell.value.as_deref().unwrap_or("");
    match sort {
        Sort::Number(_) | Sort::Percent => value.replace('.', ","),
        _ => safe_text(value),
    }
}

fn safe_text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The tables that have computed columns, the units first: what there is to export.
pub fn tables(allocation: &Allocation) -> Vec<TableId> {
    let rules = &allocation.rules;
    let computed = |table: &TableId| {
        let columns = &rules.tables[table.0].columns;
        columns.iter().any(|column| !matches!(rules.columns[column.0].filling, crate::rules::Filling::Given { .. }))
    };
    let units = rules.table(UNITS);
    let others = (0..rules.tables.len()).map(TableId).filter(|table| Some(*table) != units && computed(table));
    units.into_iter().chain(others).collect()
}

/// One row for each row of the table: its key, then every column by its id. For the units also the resources of other tables, summed
/// to the unit.
pub fn table(allocation: &Allocation, summary: &Summary, table: TableId) -> Vec<u8> {
    let rules = &allocation.rules;
    let is_units = rules.table(UNITS) == Some(table);
    let own: Vec<ColumnId> = rules.tables[table.0].columns.clone();
    let other: Vec<(usize, ColumnId)> = summary
        .resources
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, id)| is_units && rules.columns[id.0].table != table)
        .collect();
    // A row of a table of pairs has no key but the two that it refers to, which stand among its columns.
    let has_key = !rules.tables[table.0].key.is_empty();
    let mut header: Vec<String> = rules.tables[table.0].key.clone();
    header.extend(own.iter().map(|id| rules.columns[id.0].id.clone()));
    for (_, id) in &other {
        let column = &rules.columns[id.0];
        let taken = header.contains(&column.id);
        header.push(if taken { format!("{}.{}", rules.tables[column.table.0].id, column.id) } else { column.id.clone() });
    }
    let mut sheet = Sheet::default();
    sheet.rows.push(header);
    for row in 0..allocation.data.tables[table.0].count() {
        let key = if has_key { allocation.key_cells(table, row) } else { Vec::new() };
        let mut cells: Vec<String> = key.iter().map(|key| safe_text(key)).collect();
        cells.extend(own.iter().map(|id| swedish(&allocation.cell(*id, row), &rules.columns[id.0].sort)));
        cells.extend(other.iter().map(|(at, id)| {
            let amount = &summary.units[row].amounts[*at];
            swedish(&Cell::plain(amount), &rules.columns[id.0].sort)
        }));
        sheet.rows.push(cells);
    }
    sheet.add_deviations(&deviations(rules), "");
    sheet.finish()
}

/// A comparison: units, providers and the total, each resource under current rules and proposal, with difference and per cent.
pub fn comparison_table(comparison: &Comparison) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let mut header: Vec<String> = ["nivå", "nyckel", "namn"].map(str::to_owned).to_vec();
    let names = comparison.resources.iter().map(|resource| resource.id.clone()).chain(["summa".into(), "netto".into()]);
    for name in names {
        header.extend(["gällande", "förslag", "skillnad", "procent"].map(|what| format!("{name}, {what}")));
    }
    sheet.rows.push(header);
    let figures = |amounts: &ComparedAmounts| -> Vec<String> {
        let all = amounts.amounts.iter().chain([&amounts.sum, &amounts.net]);
        let four = |c: &Compared| [&c.current, &c.proposed, &c.difference, &c.percent].map(number);
        all.flat_map(four).collect()
    };
    for (level, rows) in [("enhet", &comparison.units), ("huvudman", &comparison.providers)] {
        for row in rows {
            let mut cells = vec![level.to_owned(), safe_text(&row.key), safe_text(&row.label)];
            cells.extend(figures(&row.amounts));
            sheet.rows.push(cells);
        }
    }
    let mut cells = vec!["summa".to_owned(), String::new(), String::new()];
    cells.extend(figures(&comparison.totals));
    sheet.rows.push(cells);
    sheet.add_deviations(&comparison.deviations.current, ", gällande");
    sheet.add_deviations(&comparison.deviations.proposed, ", förslag");
    sheet.finish()
}

fn number(cell: &Cell) -> String {
    match cell.state {
        State::Value => cell.value.as_deref().unwrap_or("").replace('.', ","),
        _ => String::new(),
    }
}
