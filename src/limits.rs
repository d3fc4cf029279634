//! Every limit in one place. Beyond one of them is an error with an address, never a trap.

/// Bytes of one file.
pub const FILE_BYTES: usize = 200 * 1024 * 1024;
/// Rows of one table.
pub const ROWS: usize = 2_000_000;
/// Columns of one file.
pub const COLUMNS: usize = 2_000;
/// Characters of one formula.
pub const FORMULA_CHARACTERS: usize = 10_000;
/// Parts within parts of one formula.
pub const FORMULA_DEPTH: usize = 100;
/// Digits before the decimal sign of a number read from a file.
pub const INTEGER_DIGITS: usize = 15;
/// Digits after the decimal sign of a number read from a file.
pub const FRACTION_DIGITS: usize = 12;
/// Facts that are known in one place of a formula; what more there is to know is not used.
pub const FACTS: usize = 1_000;
/// Values that build on each other, from a given one to the last computed.
pub const DEPENDENCY_DEPTH: usize = 100;
/// Characters of input that a problem repeats in one place.
pub const ARGUMENT_CHARACTERS: usize = 500;
/// Schools that a law check tells apart by closed lists; beyond them it says nothing.
pub const LAW_COMBINATIONS: usize = 256;
/// Bits of an exact fraction's numerator or denominator while computing.
pub const FRACTION_BITS: u64 = 8_192;
/// Bits of the keys of one pot together, when they have been made whole numbers: 64 MB.
pub const POT_BITS: u64 = 1 << 29;
/// Kinks of the functions that one equation is solved by, all together: some 200 MB.
pub const KINKS: usize = 4_000_000;
/// Problems listed of one kind in one column; the rest is counted.
pub const PROBLEMS_PER_PLACE: usize = 100;
/// Parts of formulas that an explanation goes down through, one within the other.
pub const EXPLANATION_DEPTH: usize = 600;
/// Nodes in one explanation.
pub const EXPLANATION_NODES: usize = 4_000;
/// Rows listed under one aggregate in an explanation.
pub const EXPLANATION_ROWS: usize = 300;

/// Rows of an export that are looked at when a mapping of it is proposed.
pub const MAPPING_ROWS: usize = 5_000;
/// Headings that a problem lists; the rest is counted.
pub const HEADINGS_LISTED: usize = 100;

/// How many times a difference between two rule sets tries what can be made of them in between; what is left is told together.
pub const DIFFERENCE_TRIALS: usize = 500;
