//! Spot checks: a sample that anybody can draw again. Each row has a number of its own, so that a row that comes, goes or changes moves
//! no other.

use sha2::{Digest, Sha256};

use crate::arrange::Arrange;
use crate::data::KEY_JOINT;

/// The number of a row: SHA-256 of the seed, the id of the duty and the key of the row, with U+001F between them.
pub fn digest(seed: &str, duty: &str, key: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut joint = [0; 4];
    let joint: &str = KEY_JOINT.encode_utf8(&mut joint);
    for part in [seed, joint, duty, joint, key] {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// The places of the rows with the smallest numbers, the smallest first; all where there are fewer.
pub fn draw<'a>(seed: &str, duty: &str, keys: impl IntoIterator<Item = &'a str>, count: usize) -> Vec<usize> {
    let mut drawn: Vec<([u8; 32], usize)> =
        keys.into_iter().enumerate().map(|(at, key)| (digest(seed, duty, key), at)).collect();
    drawn.arrange();
    drawn.into_iter().take(count).map(|(_, at)| at).collect()
}
