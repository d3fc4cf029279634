//! A value that is dragged: a rule set tried and compared with the one that it builds on, for a municipality of a large size.

use std::fmt::Write;

use fordela::scenario::ParameterChange;
use fordela::workspace::{InputFile, Workspace};

const RULES: &str = include_str!("../../regler/exempelkommun-2024/regelverk.toml");
const BASE: &str = "exempelkommun-2024";

/// Everything of a municipality, opened.
pub struct Trying {
    workspace: Workspace,
}

impl Trying {
    /// Invents so many schools with ten decisions each, the same ones every time.
    pub fn new(schools: usize) -> Trying {
        let mut state = 300_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut units = String::from(
            "skolenhetskod;namn;huvudman;form;årskurser;F-3;4-6;7-9;socioekonomiskt index;elever med åtgärdsprogram;resursplatser;centrala platser\n",
        );
        let mut decisions = String::from("beslut;skolenhetskod;form;nivå;timmar;kostnad;från;till\n");
        for school in 0..schools {
            let provider = ["Kommunen", "Bolaget", "Föreningen"][next(3) as usize];
            let (low, middle, high, index, programmes) = (next(200), next(200), next(200), 50 + next(100), next(20));
            writeln!(
                units,
                "{school};Skola {school};{provider};grundskola;F-9;{low};{middle};{high};{index};{programmes};;"
            )
            .expect("text has room");
            for decision in 0..10 {
                let hours = 1 + next(40);
                writeln!(decisions, "{school}-{decision};{school};timmar;;{hours};;2025-01-01;").expect("text has room");
            }
        }
        let providers =
            "huvudman;namn;typ\nKommunen;Kommunen;egen regi\nBolaget;Bolaget;extern\nFöreningen;Föreningen;extern\n";
        let file = |name: &str, text: &str| InputFile { name: name.into(), bytes: text.into(), ..InputFile::default() };
        let files = vec![
            file("regelverk.toml", RULES),
            file("huvudman.csv", providers),
            file("enhet.csv", &units),
            file("beslut.csv", &decisions),
        ];
        let workspace = Workspace::open(files);
        assert!(workspace.allocate(BASE).is_some(), "{:?}", workspace.check(BASE));
        Trying { workspace }
    }

    /// Tries a price, and gives what comes out of it beside what held before.
    pub fn drag(&self, price: usize) -> usize {
        let change = ParameterChange { parameter: "timpris".to_owned(), value: price.to_string() };
        let trial = self.workspace.trial(BASE, "prov", "Prov", &[change]);
        let compared = trial.compare(BASE, "prov").expect("what is tried can be computed");
        compared.units.len()
    }
}
