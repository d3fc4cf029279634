//! Medians of several runs, natively: the engine beside the loop written by hand.

// Time is no money: floats will do for it.
#![allow(clippy::float_arithmetic)]

use std::time::{Duration, Instant};

use fordela_bench::{Subject, Trying};

fn median(runs: usize, mut run: impl FnMut() -> Duration) -> f64 {
    run();
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort();
    times[runs / 2].as_secs_f64() * MILLISECONDS
}

const MILLISECONDS: f64 = 1e3;
const SCHOOLS: usize = 300;

fn main() {
    println!("{:<12} {:>10} {:>14} {:>14} {:>14} {:>8}", "", "enheter", "läsa, ms", "för hand, ms", "Fördela, ms", "kvot");
    for (units, runs) in [(10_000, 31), (1_000_000, 5)] {
        let subject = Subject::new(units);
        let read = median(runs.min(5), || {
            let start = Instant::now();
            assert_eq!(subject.read_and_bind(), units);
            start.elapsed()
        });
        let mut totals = (String::new(), String::new());
        let hand = median(runs, || {
            let start = Instant::now();
            let columns = subject.hand();
            let time = start.elapsed();
            totals.0 = columns.total();
            time
        });
        let engine = median(runs, || {
            let data = subject.fresh_data();
            let start = Instant::now();
            let allocation = subject.engine(data);
            let time = start.elapsed();
            totals.1 = subject.engine_total(&allocation);
            time
        });
        assert_eq!(totals.0, totals.1, "the sums differ");
        println!("{:<12} {units:>10} {read:>14.1} {hand:>14.1} {engine:>14.1} {:>8.2}", "program", engine / hand);
    }
    let trying = Trying::new(SCHOOLS);
    let mut price = 200;
    let drag = median(31, || {
        price += 1;
        let start = Instant::now();
        assert_eq!(trying.drag(price), SCHOOLS);
        start.elapsed()
    });
    println!("program: ett pris prövat och jämfört för {SCHOOLS} skolor på {drag:.1} ms");
}
