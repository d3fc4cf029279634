//! What says how big a row of a table is: `storlek`, which no figure depends on.

use super::build::Builder;
use super::draft::Draft;
use super::model::Table;
use crate::formula::TableId;
use crate::message::Code;

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
