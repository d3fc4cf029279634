//! Data: files read as tables, and tables bound to what a rule set asks for.

mod bind;
mod cell;
mod change;
mod decode;
mod echoes;
mod file;
mod grid;
mod identity;
mod mapped;
mod pairs;
mod texts;
mod years;

pub use bind::{Data, KEY_JOINT, TableData, bind, shown};
pub(crate) use cell::{CellError, Notation, read as read_cell, written};
pub use decode::{Encoding, decode};
pub use echoes::drop_echoes;
pub use file::{AskedDialect, Delimiter, Dialect, FileTable};
pub(crate) use identity::looks_like_identity;
pub use mapped::Taken;
pub(crate) use pairs::key_columns;
pub use texts::Texts;
pub use years::last_year_as_this;

/// The folder, or the first part of the name, of a file that holds a table of last year's result.
const LAST_YEAR: &str = "fjol";

/// True for the name of a file that holds a table of last year's result: `fjol/enhet.csv` or `fjol-enhet.csv`.
pub fn is_last_year(name: &str) -> bool {
    let mut parts = name.rsplit(['/', '\\']);
    let own = parts.next().is_some_and(|base| base.strip_prefix(LAST_YEAR).is_some_and(|rest| rest.starts_with('-')));
    own || parts.any(|folder| folder == LAST_YEAR)
}

/// The table that a file holds: its name without folders and ending.
pub fn table_of(name: &str) -> String {
    let stem = stem(name);
    match stem.strip_prefix(LAST_YEAR).and_then(|rest| rest.strip_prefix('-')) {
        Some(table) => table.to_owned(),
        None => stem,
    }
}

/// The name of a file without folders and ending.
pub fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    crate::text::nfc(stem.trim()).into_owned()
}
