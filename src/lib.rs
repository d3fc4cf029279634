//! Fördela: support money for schools under current and proposed rules, computed exactly, with a reason for every krona.
//!
//! Data flows one way; nothing lower knows anything higher, and nothing here knows a browser, a file system or a clock.
//!
//! | module | what lives there |
//! |---|---|
//! | [`workspace`] | the one way in: files in, figures and problems out |
//! | [`calls`] | the same by names and texts, for JavaScript |
//! | [`compare`], [`difference`], [`explain`], [`export`], [`cases`], [`view`] | what is made of the figures |
//! | [`follow`] | what became of the money: reports, spot checks, and what may be shown to whom |
//! | [`ask`], [`size`], [`split`] | what may be asked about one unit; how big a unit is; why it changed |
//! | [`alone`] | what if, for somebody with one unit's rows and what has been told of the others |
//! | [`scenario`] | what if: other inputs and parameters, tried without a file being written |
//! | [`allocate`] | columns in the order of what they read, pots in whole units, sums and control lines |
//! | [`solve`] | the unknown of an equation, exactly: piecewise linear functions of it |
//! | [`data`] | tables: reading CSV, keys, references, problems by row and column |
//! | [`mapping`] | exports of other systems, read as tables through a mapping of columns |
//! | [`rules`] | rule sets: read, checked, put in order |
//! | [`law`] | what the law has a say on in a rule set: checks as data, by what a resource depends on |
//! | [`formula`] | spreadsheet notation: read with positions, checked for measures, computed a column at a time |
//! | [`number`], [`measure`] | exact numbers, rounding as data, what numbers count |
//! | [`message`], [`text`], [`limits`], `arrange` | problems in Swedish and English, comparable text, every limit, sorting |
//!
//! The whole way through is an example under [`workspace::Workspace`].

pub mod allocate;
pub mod alone;
mod arrange;
pub mod ask;
pub mod calls;
pub mod cases;
pub mod compare;
pub mod data;
pub mod difference;
pub mod explain;
pub mod export;
pub mod follow;
pub mod formula;
pub mod law;
pub mod limits;
pub mod mapping;
pub mod measure;
pub mod message;
pub mod number;
pub mod rules;
pub mod scenario;
pub mod size;
pub mod solve;
pub mod split;
pub mod text;
pub mod view;
pub mod workspace;
