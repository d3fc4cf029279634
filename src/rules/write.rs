//! Key words and texts as TOML writes them.

use std::borrow::Cow;

/// A key word as TOML: in quotes where it is none that a rule file has.
pub fn bare(key: &str) -> Cow<'_, str> {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if plain { Cow::Borrowed(key) } else { Cow::Owned(quote(&key.replace('\n', " "), "\n")) }
}

/// A text as TOML: in double quotes, in single ones where it holds double ones, in three where it has several lines.
pub fn quote(text: &str, line_break: &str) -> String {
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains('\n') && !text.contains("'''") && !text.replace("\r\n", "\n").chars().any(control) {
        return format!("'''{line_break}{text}'''");
    }
    if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(|c: char| c.is_control()) {
        return format!("'{text}'");
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::document::parse;
    use super::*;
    use crate::message::{Reporter, SourceText};

    #[test]
    fn any_text_is_written_so_that_it_is_read_again() {
        for text in ["", "a\"b", "a'b\"c", "\\", "rad 1\nrad 2", "'''\n", "\u{7f}", "\t\"", "å\r\nä", "'", "\u{1}\n"] {
            let file = format!("a = {}\n", quote(text, "\n"));
            let read =
                parse(0, &mut Reporter::new(Arc::new(SourceText::new("", &file)))).unwrap_or_else(|| panic!("{file:?}"));
            assert_eq!(read.text("a").unwrap().value.replace("\r\n", "\n"), text.replace("\r\n", "\n"), "{file:?}");
        }
    }
}
