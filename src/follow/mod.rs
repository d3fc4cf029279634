//! What became of the money, and how far units have come.

mod counted;
mod coverage;
mod description;
mod hide;
mod spread;
mod stages;

pub use counted::Counted;
pub use coverage::{Coverage, Step, UnitAt};
pub use description::{Described, Description, Group, MeasureView, Point};
pub use hide::hide;
pub use spread::{Spread, spread};
