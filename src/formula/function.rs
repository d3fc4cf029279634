//! The functions of formulas, and how a name finds the one it means. What each is called, takes and does stands in [`super::reference`].

use super::names::Other;
use super::reference::{FUNCTIONS, Reference};

/// A function over values in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// `AVRUNDA(tal; decimaler)`: nearest, halves away from zero.
    Round,
    /// `AVRUNDA.UPPÅT(tal; decimaler)`: away from zero.
    RoundUp,
    /// `AVRUNDA.NEDÅT(tal; decimaler)`: towards zero.
    RoundDown,
    /// `MAVRUNDA(tal; multipel)`: to the nearest multiple, halves away from zero.
    RoundToMultiple,
    /// `AVKORTA(tal; decimaler)`: towards zero.
    Truncate,
    /// `HELTAL(tal)`: down.
    Floor,
    /// `ABS(tal)`
    Absolute,
    /// `MIN(a; b; …)`
    Min,
    /// `MAX(a; b; …)`
    Max,
    /// `SUMMA(a; b; …)`
    Sum,
    /// `MEDEL(a; b; …)`
    Mean,
    /// `OM(villkor; a; b)`
    If,
    /// `OCH(a; b; …)`
    And,
    /// `ELLER(a; b; …)`
    Or,
    /// `ICKE(a)`
    Not,
    /// `VÄXLA(kolumn; "a"; x; "b"; y)`
    Switch,
    /// `OMTOM(x; y)`: y where x is *ej tillämpligt*.
    IfInapplicable,
    /// `ÄRTOM(x)`: whether x is *ej tillämpligt*.
    IsInapplicable,
    /// `OMSAKNAS(x; y)`: y where x is missing.
    IfMissing,
    /// `DATUM(år; månad; dag)`
    Date,
    /// `ÅR(datum)`
    Year,
    /// `MÅNAD(datum)`
    Month,
    /// `MÅNADER(från; till)`: started calendar months within the period; with a day, months whose day lies within.
    Months,
    /// `DAGAR(från; till)`: days within the period, both ends included.
    Days,
}

impl Function {
    /// The name in formulas.
    pub fn name(self) -> &'static str {
        name(Callee::Function(self))
    }
}

/// No upper limit to the arguments.
pub const MANY: usize = usize::MAX;

/// What an aggregate makes of many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// `SUMMA.`
    Sum,
    /// `ANTAL.`
    Count,
    /// `MIN.`
    Min,
    /// `MAX.`
    Max,
    /// `MEDEL.`
    Mean,
}

/// What a name before a bracket calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Callee {
    /// A function over values in one row.
    Function(Function),
    /// An aggregate, over the row's own rows (`.EGNA`, true) or all (`.ALLA`).
    Aggregate(Fold, bool),
    /// Another rule set, or last year's result.
    Elsewhere(Other),
    /// A table of steps: the step reached (`TRAPPA`, false) or slice by slice (`SKIKT`, true).
    Steps(bool),
}

/// What a name means, Swedish or English; upper case only.
pub fn find(name: &str) -> Option<&'static Reference> {
    FUNCTIONS.iter().find(|entry| entry.name == name || entry.english == name)
}

/// The Swedish name.
pub fn name(callee: Callee) -> &'static str {
    FUNCTIONS.iter().find(|entry| entry.callee == callee).map_or("", |entry| entry.name)
}
