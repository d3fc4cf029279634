//! The same formulas on the same rows, by the engine from a rule set and by a loop written by hand with `rust_decimal`.

mod by_hand;
mod trying;

use std::sync::Arc;

use fordela::allocate::{Allocation, compute};
use fordela::data::{AskedDialect, Data, FileTable, bind};
use fordela::rules::RuleSet;

pub use by_hand::ByHand;
pub use trying::Trying;

/// The rule set that is measured: a real one, with a division, a cap and five roundings.
const RULES: &str = include_str!("../../regler/minnesota-2020/regelverk.toml");

/// A rule set and as many rows as asked for.
pub struct Subject {
    rules: Arc<RuleSet>,
    /// The rows as a file.
    csv: String,
    /// The rows, bound to the rule set.
    data: Data,
    by_hand: ByHand,
}

impl Subject {
    /// Invents so many units, the same ones every time.
    pub fn new(units: usize) -> Subject {
        let rules = fordela::rules::read("regelverk.toml", RULES).rule_set.expect("the rule set is sound");
        let csv = rows(units);
        let file = Self::read(&csv);
        let mut problems = Vec::new();
        let data = bind(&rules, &[&file], &mut problems);
        assert!(!fordela::message::stops(&problems), "{problems:?}");
        let by_hand = ByHand::read(&csv);
        Subject { rules, csv, data, by_hand }
    }

    fn read(csv: &str) -> FileTable {
        let mut problems = Vec::new();
        FileTable::read("enhet.csv", csv.as_bytes(), AskedDialect::default(), &mut problems).expect("the rows are a table")
    }

    /// Reads the file and binds it to the rule set.
    pub fn read_and_bind(&self) -> usize {
        let file = Self::read(&self.csv);
        let mut problems = Vec::new();
        bind(&self.rules, &[&file], &mut problems);
        file.rows()
    }

    /// The data of one computation, which uses them up.
    pub fn fresh_data(&self) -> Data {
        self.data.clone()
    }

    /// Computes every column with the engine.
    pub fn engine(&self, data: Data) -> Allocation {
        compute(&self.rules, data).0
    }

    /// The engine's total.
    pub fn engine_total(&self, allocation: &Allocation) -> String {
        allocation.summary().totals.sum.number().map(|number| number.decimal_text()).unwrap_or_default()
    }

    /// Computes every column by hand.
    pub fn hand(&self) -> by_hand::Columns {
        self.by_hand.compute()
    }
}

/// Rows of pupils in the shape of the real ones: a plain generator, so that every run has the same.
fn rows(units: usize) -> String {
    use std::fmt::Write;
    let mut text = String::from("dist_no,dist_type,district,site_no,school,enrolled,free,reduced\n");
    let mut state = 2_020_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for unit in 0..units {
        let enrolled = next(1_200);
        let free = next(enrolled + 1);
        let reduced = next(enrolled - free + 1);
        let district = unit / 5;
        writeln!(text, "{district},1,District {district},{unit},School {unit},{enrolled},{free},{reduced}")
            .expect("text has room");
    }
    text
}

#[cfg(target_arch = "wasm32")]
mod exported {
    use wasm_bindgen::prelude::*;

    use super::{Data, Subject, Trying};

    /// A value that is dragged.
    #[wasm_bindgen]
    pub struct Dragging(Trying);

    #[wasm_bindgen]
    impl Dragging {
        /// Invents so many schools.
        #[wasm_bindgen(constructor)]
        pub fn new(schools: usize) -> Dragging {
            Dragging(Trying::new(schools))
        }

        /// Tries a price.
        pub fn drag(&self, price: usize) -> usize {
            self.0.drag(price)
        }
    }

    /// What `bench.mjs` measures; it keeps the time.
    #[wasm_bindgen]
    pub struct Bench {
        subject: Subject,
        data: Option<Data>,
        allocation: Option<fordela::allocate::Allocation>,
    }

    #[wasm_bindgen]
    impl Bench {
        /// Invents so many units.
        #[wasm_bindgen(constructor)]
        pub fn new(units: usize) -> Bench {
            Bench { subject: Subject::new(units), data: None, allocation: None }
        }

        /// Reads the file and binds it.
        #[wasm_bindgen(js_name = readAndBind)]
        pub fn read_and_bind(&self) -> usize {
            self.subject.read_and_bind()
        }

        /// Makes ready for one computation by the engine.
        pub fn prepare(&mut self) {
            self.allocation = None;
            self.data = Some(self.subject.fresh_data());
        }

        /// Computes with the engine.
        pub fn engine(&mut self) {
            self.allocation = self.data.take().map(|data| self.subject.engine(data));
        }

        /// The engine's total.
        #[wasm_bindgen(js_name = engineTotal)]
        pub fn engine_total(&self) -> Option<String> {
            self.allocation.as_ref().map(|allocation| self.subject.engine_total(allocation))
        }

        /// Computes by hand, and gives the total.
        pub fn hand(&self) -> String {
            self.subject.hand().total()
        }
    }
}
