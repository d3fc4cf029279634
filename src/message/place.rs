//! Places: in a text by bytes, as people count them, and with the text around.

use serde::Serialize;

/// A range of bytes in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range from the start of one to the end of the other.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span { start: range.start, end: range.end }
    }
}

/// Text files with their names, one after the other, to which spans refer: a rule file, and the ones that it builds on.
#[derive(Debug)]
pub struct SourceText {
    /// The name of the first file, as it was given.
    pub name: String,
    /// The texts, each ended by a line break.
    pub text: String,
    /// Where each file starts, with its name.
    files: Vec<(usize, String)>,
    /// Where each line but the first starts.
    lines: Vec<usize>,
}

impl SourceText {
    /// A file.
    pub fn new(name: &str, text: &str) -> Self {
        SourceText::joined(&[(name, text)])
    }

    /// Files one after the other.
    pub fn joined(parts: &[(&str, &str)]) -> Self {
        let (mut text, mut files) = (String::new(), Vec::new());
        for (name, part) in parts {
            if !files.is_empty() {
                text.push('\n');
            }
            files.push((text.len(), (*name).to_owned()));
            text.push_str(part);
        }
        let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect();
        SourceText { name: parts.first().map_or("", |(name, _)| name).to_owned(), text, files, lines }
    }

    /// The same texts, spoken of by another name.
    pub fn named(&self, name: &str) -> Self {
        let SourceText { text, files, lines, .. } = self;
        SourceText { name: name.to_owned(), text: text.clone(), files: files.clone(), lines: lines.clone() }
    }

    fn file_at(&self, at: usize) -> Option<&(usize, String)> {
        self.files[..self.files.partition_point(|(start, _)| *start <= at)].last()
    }

    /// The name of the file in which a byte stands.
    pub fn file(&self, at: usize) -> &str {
        self.file_at(at).map_or(&self.name, |(_, name)| name)
    }

    /// Where a file starts and its text.
    pub fn part(&self, index: usize) -> (usize, &str) {
        let start = self.files.get(index).map_or(self.text.len(), |(start, _)| *start);
        // What follows a file is the line break that joins it to the next.
        let end = self.files.get(index + 1).map_or(self.text.len(), |(next, _)| next - 1);
        (start, &self.text[start..end])
    }

    /// The number of the line in its file that a byte stands on, from 1.
    pub fn line(&self, at: usize) -> u32 {
        let before = |at: usize| self.lines.partition_point(|start| *start <= at);
        (before(at) - before(self.file_at(at).map_or(0, |(start, _)| *start))) as u32 + 1
    }
}

/// The text around a problem, with the marked part in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// What stands before it on the line.
    pub before: String,
    /// The part that is wrong.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    /// True where there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.marked.is_empty() && self.after.is_empty()
    }
}

/// Where something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: Option<String>,
    /// Line numbers from 1; none when the whole file is meant.
    pub lines: Vec<u32>,
    /// Which character of the line, from 1, in a text.
    pub character: Option<u32>,
    /// The heading of the column in a table.
    pub column: Option<String>,
    /// The text, with the part marked.
    pub excerpt: Option<Excerpt>,
}

impl Place {
    /// A whole file.
    pub fn file(name: &str) -> Place {
        Place { file: Some(name.to_owned()), ..Place::default() }
    }

    /// A range of a text file, with the line it starts on as the excerpt.
    pub fn span(source: &SourceText, span: Span) -> Place {
        let text = source.text.as_str();
        let start = floor_boundary(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = floor_boundary(text, span.end).clamp(start, line_end);
        let line = source.line(start);
        Place {
            file: Some(source.file(start).to_owned()),
            lines: vec![line],
            character: Some(text[line_start..start].chars().count() as u32 + 1),
            column: None,
            excerpt: Some(Excerpt {
                before: tail(text[line_start..start].trim_start()),
                marked: head(&text[start..end], MARKED),
                after: head(text[end..line_end].trim_end(), AROUND),
            }),
        }
    }
}

/// Characters shown of the marked part and on either side of it.
const MARKED: usize = 160;
const AROUND: usize = 60;

/// The first characters of a text.
pub(super) fn head(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(AROUND);
    if skip == 0 { text.to_owned() } else { format!("…{}", text.chars().skip(skip).collect::<String>()) }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_marks_the_text_on_its_line() {
        let source = SourceText::new("regelverk.toml", "a = 1\nnyckel = \"behv\"\n");
        let place = Place::span(&source, Span { start: 16, end: 20 });
        assert_eq!((&place.lines[..], place.character), (&[2][..], Some(11)));
        let excerpt = place.excerpt.unwrap();
        assert_eq!(
            (excerpt.before.as_str(), excerpt.marked.as_str(), excerpt.after.as_str()),
            ("nyckel = \"", "behv", "\"")
        );
    }

    #[test]
    fn lines_are_those_of_the_file_that_a_byte_stands_in() {
        let source = SourceText::joined(&[("", ""), ("a.toml", "a\nb"), ("b.toml", "c\n\nd")]);
        assert_eq!([0, 1, 2].map(|file| source.part(file).1), ["", "a\nb", "c\n\nd"]);
        let at = |text: &str| source.text.find(text).unwrap();
        let place = |text: &str| (source.file(at(text)).to_owned(), source.line(at(text)));
        assert_eq!(place("b"), ("a.toml".to_owned(), 2));
        assert_eq!(place("d"), ("b.toml".to_owned(), 3));
    }
}
