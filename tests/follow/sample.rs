//! Spot checks can be drawn again by anybody, and one row moves no other.

use fordela::follow::{Audience, digest, draw};
use serde_json::Value;

use super::common::{file, usable};
use super::{Decision, data, follow};

fn hexadecimal(bytes: [u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Worked out by Python: `hashlib.sha256("\x1f".join(["2026-0318", "årlig", key]).encode()).hexdigest()`.
#[test]
fn the_number_of_a_row_is_what_another_program_makes_it() {
    for (key, expected) in [
        ("d1", "6a15e0771c69cab90c2a7271065aa5fc911a7b89fc242c652e3fadff643c7e0a"),
        ("B-0042", "36a2182ee161834c0cb7dd224f3fcec5222ed507ce15ecd30bda475404567baa"),
        ("99000001", "fab13a5cce96d1f9863b22acd642e752f3a006742e7c821c18c268714aa4739a"),
        ("å\u{1f}ä", "a335871ca09c7e77b3648063cba39753a92c8453ea4eb845d8c98913976aeaaa"),
    ] {
        assert_eq!(hexadecimal(digest("2026-0318", "årlig", key)), expected);
    }
}

fn drawn(files: Vec<fordela::workspace::InputFile>) -> (Value, Vec<String>) {
    let answer = follow(&usable(files, "prov"), "prov", "2025-07-01", Audience::Economist);
    let stratum = answer["duties"][0]["strata"][0].clone();
    let keys = stratum["rows"].as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap().to_owned()).collect();
    (stratum, keys)
}

fn twelve() -> Vec<Decision> {
    (0..12).map(|at| (at, 50_000, Vec::new())).collect()
}

/// The order is Python's too: the keys d0 to d11 sorted by the digest above.
#[test]
fn so_many_are_drawn_and_the_same_ones_again() {
    let (stratum, keys) = drawn(data(6, &twelve(), &[]));
    assert_eq!(keys, ["d0", "d8", "d9", "d1"]);
    assert_eq!([&stratum["population"], &stratum["asked"], &stratum["drawn"]], [12, 4, 4]);
    let (stratum, keys) = drawn(data(6, &twelve()[..3], &[]));
    assert_eq!((&stratum["drawn"], &stratum["asked"], keys.len()), (&Value::from(3), &Value::from(4), 3));
}

#[test]
fn a_row_that_changes_goes_or_comes_moves_no_other() {
    let (_, before) = drawn(data(6, &twelve(), &[]));
    let mut changed = twelve();
    changed[1].1 = 70_000;
    changed[2].2 = vec![(Some(50_000), Some(20_000))];
    assert_eq!(drawn(data(6, &changed, &[])).1, before);
    // The rows in another order, with one more that is drawn or not by its own number alone.
    let keys: Vec<String> = (0..40).map(|at| format!("d{at}")).collect();
    for more in 12..keys.len() {
        let mut mixed: Vec<&str> = keys[..12].iter().map(String::as_str).rev().collect();
        mixed.push(&keys[more]);
        let all = draw("2026-0318", "årlig", mixed.iter().copied(), 13);
        let old: Vec<&str> = all.iter().map(|at| mixed[*at]).filter(|key| *key != keys[more]).take(4).collect();
        assert_eq!(old, before);
    }
    // One that is not drawn goes.
    let gone = (0..12).find(|at| !before.contains(&format!("d{at}"))).unwrap();
    let mut files = data(6, &twelve(), &[]);
    let text = String::from_utf8(files[2].bytes.clone()).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(&format!("d{gone};")));
    files[2] = file("beslut.csv", lines.map(|line| format!("{line}\n")).collect::<String>());
    assert_eq!(drawn(files).1, before);
}

#[test]
fn another_seed_or_duty_draws_others() {
    let keys: Vec<String> = (0..200).map(|at| format!("d{at}")).collect();
    let of = |seed: &str, duty: &str| draw(seed, duty, keys.iter().map(String::as_str), 6);
    assert_ne!(of("a", "b"), of("b", "b"));
    assert_ne!(of("a", "b"), of("a", "a"));
    assert_ne!(of("ab", "c"), of("a", "bc"));
}
