//! What a rule set is: the same texts are the same rule set, whatever their files are called.

use std::fmt::Write;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// A rule set as it can be recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// SHA-256 over its own file and those that it builds on, in hexadecimal.
    pub hash: String,
}

/// The identity of a rule set by the texts of its own file and those that it builds on, in that order.
pub fn identity<'a>(id: &str, name: &str, texts: impl IntoIterator<Item = &'a str>) -> Identity {
    let mut hasher = Sha256::new();
    for text in texts {
        // A system that writes other line breaks has not changed a rule.
        let text = text.replace("\r\n", "\n");
        // The length in front, so that no two chains of files can be taken for each other.
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    let hash = hasher.finalize().iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    Identity { id: id.to_owned(), name: name.to_owned(), hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart_by_where_they_end_and_not_by_line_breaks() {
        let hash = |texts: &[&str]| identity("a", "A", texts.iter().copied()).hash;
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_eq!(hash(&["a\r\nb"]), hash(&["a\nb"]));
        assert_eq!(hash(&[]), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
