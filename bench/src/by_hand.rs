//! The formulas as a programmer would write them for this one rule set, in decimals of 28 digits.

use rust_decimal::{Decimal, RoundingStrategy::MidpointAwayFromZero};

/// The inputs, ready to compute with.
pub struct ByHand {
    enrolled: Vec<Decimal>,
    free: Vec<Decimal>,
    reduced: Vec<Decimal>,
}

/// What the loop computes: every step of it, as the engine does.
pub struct Columns {
    steps: [Vec<Decimal>; 5],
}

impl ByHand {
    /// Reads the rows.
    pub fn read(csv: &str) -> ByHand {
        let column = |at: usize| {
            csv.lines()
                .skip(1)
                .map(|line| line.split(',').nth(at).and_then(|cell| cell.parse().ok()).expect("a number"))
                .collect()
        };
        ByHand { enrolled: column(5), free: column(6), reduced: column(7) }
    }

    /// Computes all steps for all rows.
    pub fn compute(&self) -> Columns {
        let count = self.enrolled.len();
        let mut steps: [Vec<Decimal>; 5] = std::array::from_fn(|_| Vec::with_capacity(count));
        let (half, full, units) = (Decimal::new(5, 1), Decimal::new(8, 1), Decimal::new(6, 1));
        let allowance = Decimal::from(6_567) - Decimal::from(839);
        let round = |value: Decimal, decimals| value.round_dp_with_strategy(decimals, MidpointAwayFromZero);
        for ((enrolled, free), reduced) in self.enrolled.iter().zip(&self.free).zip(&self.reduced) {
            let adjusted = round(free + half * reduced, 1);
            let share = if *enrolled > Decimal::ZERO { adjusted / enrolled } else { Decimal::ZERO };
            let concentration = round(share, 4);
            let factor = round((concentration / full).min(Decimal::ONE), 4);
            let pupil_units = round(adjusted * factor * units, 2);
            let revenue = round(pupil_units * allowance, 2);
            for (column, value) in steps.iter_mut().zip([adjusted, concentration, factor, pupil_units, revenue]) {
                column.push(value);
            }
        }
        Columns { steps }
    }
}

impl Columns {
    /// The sum of the last step.
    pub fn total(&self) -> String {
        self.steps[4].iter().sum::<Decimal>().normalize().to_string()
    }
}
