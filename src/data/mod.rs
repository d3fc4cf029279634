//! Data: files read as tables, and tables bound to what a rule set asks for.

mod bind;
mod cell;
mod decode;
mod file;
mod grid;
mod identity;
mod pairs;
mod texts;

pub use bind::{Data, KEY_JOINT, TableData, bind, shown};
pub use decode::{Encoding, decode};
pub use file::{AskedDialect, Delimiter, Dialect, FileTable};
pub use texts::Texts;

/// The name of a file without folders and ending: the id of the table that it holds.
pub fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    crate::text::nfc(stem.trim()).into_owned()
}
