//! A broken file for every kind of problem (`tests/trasiga`), and files broken at random: everything is answered in words.

#[path = "../common/mod.rs"]
mod common;

mod limits;
mod mutations;
mod snapshots;
