//! What may be asked of somebody who knows one unit only: the figures of its own that its resources are made of, and which resources
//! depend on other units too.

mod others;

pub use others::depends_on_others;
