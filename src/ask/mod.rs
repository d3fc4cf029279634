//! What may be asked of somebody who knows one unit only: the figures of its own that its resources are made of, and which resources
//! depend on other units too.

mod known;
mod others;
mod questions;
mod typical;
mod walk;

pub use others::depends_on_others;
pub(crate) use others::{formulas, of_units, way_to_unit};
pub use questions::{Question, Questions, RowQuestion, questions};
pub(crate) use questions::{is_given, options};
