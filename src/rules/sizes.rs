//! What is said of a table that no figure depends on: how big a row is (`storlek`), and that its file may be missing (`valfri`).

use super::build::Builder;
use super::draft::{Draft, DraftRows, DraftTable};
use super::model::{PROVIDERS, Table, UNITS};
use crate::formula::TableId;
use crate::message::Code;

impl Builder<'_> {
    /// Whether the file of a table may be missing.
    pub fn optional(&mut self, draft: &DraftTable) -> bool {
        let why = match &draft.rows {
            _ if !draft.optional => return false,
            DraftRows::File if ![UNITS, PROVIDERS].contains(&draft.id.value.as_str()) => return true,
            DraftRows::File => ("allt annat hör till dess rader", "everything else belongs to its rows"),
            _ => ("den läses inte ur en egen fil", "it is not read from a file of its own"),
        };
        let arguments = [("table", draft.id.value.as_str()), ("why", why.0), ("why_en", why.1)];
        self.reporter.add(Code::OptionalNotFile, draft.span, &arguments);
        false
    }
}

/// Finds the columns that the tables name, which have been checked.
pub fn read(draft: &Draft, tables: &mut [Option<Table>], builder: &mut Builder) {
    for (i, (draft, table)) in draft.tables.iter().zip(tables).enumerate() {
        let Some(text) = &draft.size else { continue };
        let Some(id) = builder.names.column(TableId(i), &text.value) else {
            let known: Vec<String> = builder.names.column_ids(TableId(i)).map(str::to_owned).collect();
            let arguments = [("id", text.value.as_str()), ("table", draft.id.value.as_str())];
            builder.reporter.unknown(
                Code::UnknownSize,
                text.span,
                &arguments,
                &text.value,
                known.iter().map(String::as_str),
            );
            continue;
        };
        // What is wrong with the column itself has been said.
        let Some(sort) = builder.names.columns[id.0].sort.clone() else { continue };
        let counts = sort.measure().is_some_and(|measure| !measure.is_pure() && !measure.counts(builder.units.currency()));
        if counts {
            table.iter_mut().for_each(|table| table.size = Some(id));
        } else {
            let found = builder.describe(&sort);
            builder.reporter.add(Code::SizeNotCounted, text.span, &[("id", &text.value), ("found", &found)]);
        }
    }
}
