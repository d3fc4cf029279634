//! The functions of formulas: their names and how many arguments they take.

/// A function over values in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// `AVRUNDA(tal; decimaler)`: nearest, halves away from zero.
    Round,
    /// `AVRUNDA.UPPÅT(tal; decimaler)`: away from zero.
    RoundUp,
    /// `AVRUNDA.NEDÅT(tal; decimaler)`: towards zero.
    RoundDown,
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
    /// `MÅNADER(från; till)`: started calendar months within the period; with a day, months whose day lies within.
    Months,
    /// `DAGAR(från; till)`: days within the period, both ends included.
    Days,
}

impl Function {
    /// Every function: its name, fewest and most arguments.
    pub const ALL: &[(&'static str, Function, usize, usize)] = &[
        ("AVRUNDA", Function::Round, 2, 2),
        ("AVRUNDA.UPPÅT", Function::RoundUp, 2, 2),
        ("AVRUNDA.NEDÅT", Function::RoundDown, 2, 2),
        ("AVKORTA", Function::Truncate, 1, 2),
        ("HELTAL", Function::Floor, 1, 1),
        ("ABS", Function::Absolute, 1, 1),
        ("MIN", Function::Min, 1, MANY),
        ("MAX", Function::Max, 1, MANY),
        ("SUMMA", Function::Sum, 1, MANY),
        ("MEDEL", Function::Mean, 1, MANY),
        ("OM", Function::If, 3, 3),
        ("OCH", Function::And, 1, MANY),
        ("ELLER", Function::Or, 1, MANY),
        ("ICKE", Function::Not, 1, 1),
        ("VÄXLA", Function::Switch, 3, MANY),
        ("OMTOM", Function::IfInapplicable, 2, 2),
        ("ÄRTOM", Function::IsInapplicable, 1, 1),
        ("OMSAKNAS", Function::IfMissing, 2, 2),
        ("MÅNADER", Function::Months, 2, 3),
        ("DAGAR", Function::Days, 2, 2),
    ];

    /// The name in formulas.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, f, ..)| *f == self).map_or("", |(name, ..)| name)
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

impl Fold {
    /// Every fold with the first part of its name.
    pub const ALL: &[(&'static str, Fold)] =
        &[("SUMMA", Fold::Sum), ("ANTAL", Fold::Count), ("MIN", Fold::Min), ("MAX", Fold::Max), ("MEDEL", Fold::Mean)];

    /// The first part of its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, f)| *f == self).map_or("", |(name, _)| name)
    }
}

/// The aggregate with the name, and whether it is over the row's own rows (`.EGNA`) or all (`.ALLA`).
pub fn aggregate(name: &str) -> Option<(Fold, bool)> {
    let (fold, scope) = name.split_once('.')?;
    let own = match scope {
        "EGNA" => true,
        "ALLA" => false,
        _ => return None,
    };
    Fold::ALL.iter().find(|(name, _)| *name == fold).map(|(_, fold)| (*fold, own))
}

/// The names of all functions and aggregates.
pub fn names() -> impl Iterator<Item = String> {
    let aggregates = Fold::ALL.iter().flat_map(|(name, _)| [format!("{name}.EGNA"), format!("{name}.ALLA")]);
    Function::ALL.iter().map(|(name, ..)| (*name).to_owned()).chain(aggregates)
}
