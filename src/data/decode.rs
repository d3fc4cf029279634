//! Bytes to text: UTF-8, UTF-16 with a byte order mark, or the Windows-1252 that Swedish Excel writes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How a file's bytes say its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, as Swedish Excel saves CSV.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// UTF-16, as Excel saves Unicode text.
    #[serde(rename = "utf-16")]
    Utf16,
}

/// Windows-1252 from 0x80 to 0x9F, the only bytes in which it differs from Latin-1. A table of 32 letters weighs a thousandth of the
/// library that has it, and makes the browser and the command line read alike.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of the bytes, in the encoding asked for or else the one they seem to be in. `None` where they are no text.
pub fn decode(bytes: &[u8], asked: Option<Encoding>) -> Option<(Cow<'_, str>, Encoding)> {
    let encoding = asked.unwrap_or_else(|| detect(bytes));
    let text = match encoding {
        Encoding::Utf8 => Cow::Borrowed(std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?),
        Encoding::Utf16 => Cow::Owned(utf16(bytes)?),
        Encoding::Windows1252 => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    };
    // A table or rule file holds no control characters but tabs and line ends.
    let is_text = !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{85}'));
    is_text.then_some((text, encoding))
}

fn detect(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        Encoding::Utf16
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (big, rest) = match bytes {
        [0xfe, 0xff, rest @ ..] => (true, rest),
        [0xff, 0xfe, rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if !rest.len().is_multiple_of(2) {
        return None;
    }
    let units = rest.chunks_exact(2).map(|pair| match big {
        true => u16::from_be_bytes([pair[0], pair[1]]),
        false => u16::from_le_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let read = |bytes: &[u8]| decode(bytes, None).map(|(text, encoding)| (text.into_owned(), encoding));
        assert_eq!(read("åäö".as_bytes()), Some(("åäö".into(), Encoding::Utf8)));
        assert_eq!(read(b"\xef\xbb\xbf\xc3\xa5"), Some(("å".into(), Encoding::Utf8)));
        assert_eq!(read(b"\xe5\xe4\xf6 \x80"), Some(("åäö €".into(), Encoding::Windows1252)));
        assert_eq!(read(b"\xff\xfe\xe5\x00"), Some(("å".into(), Encoding::Utf16)));
        assert_eq!(read(b"\x00\x01\x02\xff"), None);
        assert_eq!(read(b"\xff\xfe\x00\xd8"), None);
        assert_eq!(decode(b"\xe5", Some(Encoding::Utf8)), None);
    }
}
