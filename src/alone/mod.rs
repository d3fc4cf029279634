//! What if, for somebody who has one unit's own rows and what has been told of the others: sums over all rows, what each pot is shared
//! by, and published amounts. What follows from that is exact; a share of a pot is known to within the two whole steps around it, for
//! which of them it is depends on the remainders of all others; of the rest nothing is said.

mod answer;
mod own;
mod pass;
mod pot;
mod reach;
mod rests;
mod tell;
mod terms;
mod told;

pub use answer::{Alone, Certainty, Part};
pub use own::own_tables;
pub use pass::{Known, alone, as_told};
pub use tell::tell;
pub use told::{Told, ToldCell, ToldPot, ToldRow, ToldSum, ToldTable, ToldTerm};

use crate::ask::of_units;
use crate::formula::TableId;
use crate::rules::{Origin, RuleSet, UNITS};

/// True for a table whose rows belong to units and are not told: what stands in them is known to each unit alone.
fn hidden(rules: &RuleSet, table: TableId) -> bool {
    if rules.table(UNITS) == Some(table) {
        return false;
    }
    match rules.tables[table.0].origin {
        Origin::Pairs(a, b) => hidden(rules, a) || hidden(rules, b) || (of_units(rules, a) && of_units(rules, b)),
        _ => of_units(rules, table),
    }
}
