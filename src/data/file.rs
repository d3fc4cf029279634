//! A table as a file holds it: headings and cells, with what was found out about how it is written.

use serde::{Deserialize, Serialize};

use super::decode::{Encoding, decode};
use super::identity::looks_like_identity;
use super::texts::Texts;
use super::{is_last_year, table_of};
use crate::limits::{COLUMNS, FILE_BYTES, PROBLEMS_PER_PLACE, ROWS};
use crate::message::{Code, Excerpt, Place, Problem, quoted};
use crate::number::{DecimalSign, counted};
use crate::text::{fold, nfc};

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    /// As Swedish Excel.
    #[serde(rename = ";")]
    Semicolon,
    /// As most of the world.
    #[serde(rename = ",")]
    Comma,
    /// As copied from a spreadsheet.
    #[serde(rename = "\t")]
    Tab,
}

impl Delimiter {
    const ALL: [(Delimiter, u8); 3] = [(Delimiter::Semicolon, b';'), (Delimiter::Tab, b'\t'), (Delimiter::Comma, b',')];

    fn byte(self) -> u8 {
        Self::ALL.iter().find(|(d, _)| *d == self).map_or(b';', |(_, byte)| *byte)
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dialect {
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// What stands before decimals.
    pub decimal: DecimalSign,
    /// How letters are stored.
    pub encoding: Encoding,
}

/// What the user says of how a table is written; the rest is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AskedDialect {
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// What stands before decimals.
    pub decimal: Option<DecimalSign>,
    /// How letters are stored.
    pub encoding: Option<Encoding>,
}

/// A table as read from a file.
#[derive(Clone, Debug)]
pub struct FileTable {
    /// The file's name.
    pub file: String,
    /// The table that it holds: what its name says, or a mapping of its columns.
    pub table: String,
    /// True of a table of last year's.
    pub last_year: bool,
    /// The headings, in order.
    pub headings: Vec<String>,
    /// The headings that the file itself has, where a mapping has given them other names.
    pub(super) written: Vec<String>,
    pub(super) cells: Texts,
    /// The line that each row starts on; 0 of one that stands in no file.
    pub(super) lines: Vec<u32>,
    /// How it is written.
    pub dialect: Dialect,
    /// True where the decimal sign is a guess that matters.
    pub decimal_uncertain: bool,
    /// True where the user has said the decimal sign.
    pub decimal_settled: bool,
}

impl FileTable {
    /// How many rows.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The cell, without outer spaces.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.cells.get(row * self.headings.len() + column)
    }

    /// The line that a row starts on.
    pub fn line(&self, row: usize) -> u32 {
        self.lines[row]
    }

    /// The column with the heading; case does not count.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let folded = || self.headings.iter().position(|own| fold(own) == fold(heading));
        self.headings.iter().position(|own| own == heading).or_else(folded)
    }

    /// The place of a cell, with its neighbours around it.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let around = |columns: std::ops::Range<usize>| {
            columns.map(|column| quoted(self.cell(row, column))).collect::<Vec<_>>().join(";")
        };
        let last = self.headings.len();
        let before = around(column.saturating_sub(2)..column);
        let after = around((column + 1).min(last)..(column + 3).min(last));
        Place {
            file: Some(self.file.clone()),
            lines: Some(self.lines[row]).filter(|line| *line > 0).into_iter().collect(),
            character: None,
            column: self.written.get(column).or(self.headings.get(column)).map(|heading| quoted(heading)),
            excerpt: Some(Excerpt {
                before: if before.is_empty() { before } else { before + ";" },
                marked: quoted(self.cell(row, column)),
                after: if after.is_empty() { after } else { format!(";{after}") },
            }),
        }
    }

    /// Reads a table from the bytes of a file; `None` where nothing can be made of them.
    pub fn read(file: &str, bytes: &[u8], asked: AskedDialect, problems: &mut Vec<Problem>) -> Option<FileTable> {
        let fail = |code| Problem::new(code, Place::file(file));
        if bytes.len() > FILE_BYTES {
            problems.push(fail(Code::FileTooLarge));
            return None;
        }
        let Some((text, encoding)) = decode(bytes, asked.encoding) else {
            problems.push(fail(Code::FileNotText));
            return None;
        };
        if text.trim().is_empty() {
            problems.push(fail(Code::FileEmpty));
            return None;
        }
        let (stated, skip) = stated_delimiter(&text);
        let delimiter = asked.delimiter.or(stated).unwrap_or_else(|| detect_delimiter(&text));
        let dialect = Dialect { delimiter, decimal: DecimalSign::Comma, encoding };
        let mut table = FileTable {
            file: file.to_owned(),
            table: table_of(file),
            last_year: is_last_year(file),
            headings: Vec::new(),
            written: Vec::new(),
            cells: Texts::default(),
            lines: Vec::new(),
            dialect,
            decimal_uncertain: false,
            decimal_settled: asked.decimal.is_some(),
        };
        table.fill(&text[skip..], u32::from(skip > 0), problems)?;
        let (decimal, uncertain) = table.detect_decimal();
        table.dialect.decimal = asked.decimal.unwrap_or(decimal);
        table.decimal_uncertain = uncertain && asked.decimal.is_none();
        Some(table)
    }

    fn fill(&mut self, text: &str, skipped: u32, problems: &mut Vec<Problem>) -> Option<()> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.dialect.delimiter.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut identities = 0;
        let (mut line, mut passed) = (1 + skipped, 0);
        while let Ok(true) = reader.read_record(&mut record) {
            // The reader's own line number is that of the empty lines it has passed over, so lines are counted here.
            let start = record.position().map_or(0, |position| position.byte() as usize);
            let start = text[start..].find(|c| c != '\r' && c != '\n').map_or(start, |empty| start + empty);
            line += text[passed..start].bytes().filter(|byte| *byte == b'\n').count() as u32;
            passed = start;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if self.headings.is_empty() {
                self.take_headings(&record, line, problems)?;
                continue;
            }
            if self.lines.len() == ROWS {
                let problem = Problem::new(Code::TooManyRows, Place::file(&self.file)).with("limit", counted(ROWS));
                problems.push(problem.with("table", self.table.clone()));
                return None;
            }
            self.take_row(&record, line, problems);

            if let Some(cell) = record.iter().find(|cell| swallows_rows(cell, self.dialect.delimiter)) {
                let last = line + cell.matches('\n').count() as u32;
                let place = Place { lines: vec![line], ..Place::file(&self.file) };
                problems.push(Problem::new(Code::QuoteOpen, place).with("last", last.to_string()));
            }
        }
        for column in 0..self.headings.len() {
            let rows: Vec<usize> = (0..self.rows()).filter(|row| looks_like_identity(self.cell(*row, column))).collect();
            let filled = (0..self.rows()).filter(|row| !self.cell(*row, column).is_empty()).count();
            // Among other numbers of ten digits, one in some hundreds is a date with the right check digit by chance.
            let plain = |row: &usize| self.cell(*row, column).len() == 10;
            let by_chance = rows.len() * 2 < filled;
            for row in rows.into_iter().filter(|row| !(by_chance && plain(row))) {
                identities += 1;
                if identities <= PROBLEMS_PER_PLACE {
                    let mut place = self.place(row, column);
                    // What must not be in the file must not be repeated in a list of problems either.
                    place.excerpt = None;
                    problems.push(Problem::new(Code::PersonalIdentity, place));
                }
            }
        }
        if identities > PROBLEMS_PER_PLACE {
            let count = (identities - PROBLEMS_PER_PLACE).to_string();
            problems.push(Problem::new(Code::MoreLikeIt, Place::file(&self.file)).with("count", count));
        }
        Some(())
    }

    fn take_headings(&mut self, record: &csv::StringRecord, line: u32, problems: &mut Vec<Problem>) -> Option<()> {
        self.headings = record.iter().map(|cell| nfc(cell.trim()).into_owned()).collect();
        while self.headings.last().is_some_and(String::is_empty) {
            self.headings.pop();
        }
        if self.headings.len() > COLUMNS {
            problems.push(Problem::new(Code::TooManyColumns, Place::file(&self.file)).with("limit", counted(COLUMNS)));
            return None;
        }
        for (i, heading) in self.headings.iter().enumerate() {
            if !heading.is_empty() && self.headings[..i].contains(heading) {
                let place = Place { lines: vec![line], column: Some(quoted(heading)), ..Place::file(&self.file) };
                problems.push(Problem::new(Code::HeadingTwice, place).with("heading", heading.clone()));
            }
        }
        Some(())
    }

    fn take_row(&mut self, record: &csv::StringRecord, line: u32, problems: &mut Vec<Problem>) {
        let wanted = self.headings.len();
        for column in 0..wanted {
            self.cells.push(&nfc(record.get(column).unwrap_or("").trim()));
        }
        self.lines.push(line);
        let filled = |at: &usize| record.get(*at).is_some_and(|cell| !cell.trim().is_empty());
        let count = (0..record.len()).rev().find(filled).map_or(0, |last| last + 1);
        if count > wanted {
            let place = Place { lines: vec![line], ..Place::file(&self.file) };
            let problem = Problem::new(Code::RowTooLong, place).with("count", count.to_string());
            problems.push(problem.with("expected", wanted.to_string()));
        }
    }

    /// A row of the column that may as well hold thousands, where every decimal sign in the column may. Only a point is in doubt: in
    /// a file with commas between its cells it cannot stand between thousands, and a comma never does in Swedish.
    pub fn doubtful_decimals(&self, column: usize) -> Option<usize> {
        let asks = self.dialect.decimal == DecimalSign::Point
            && self.dialect.delimiter != Delimiter::Comma
            && !self.decimal_settled;
        let shape = |row: &usize| decimal_shape(self.cell(*row, column));
        let doubtful = |row: &usize| matches!(shape(row), Some(('.', true)));
        if !asks || (0..self.rows()).any(|row| matches!(shape(&row), Some(('.', false)))) {
            return None;
        }
        (0..self.rows()).find(doubtful)
    }

    /// The decimal sign that the cells show, and whether that is a guess between two that both occur or could be meant.
    pub(super) fn detect_decimal(&self) -> (DecimalSign, bool) {
        let (mut commas, mut points, mut doubtful) = (0, 0, 0);
        for cell in self.cells.iter() {
            match decimal_shape(cell) {
                Some((',', false)) => commas += 1,
                Some(('.', false)) => points += 1,
                Some(_) => doubtful += 1,
                None => {}
            }
        }
        let usual = if self.dialect.delimiter == Delimiter::Comma { DecimalSign::Point } else { DecimalSign::Comma };
        let decimal = match (commas, points) {
            (0, 0) => usual,
            (commas, points) if commas > points => DecimalSign::Comma,
            (commas, points) if points > commas => DecimalSign::Point,
            _ => usual,
        };
        (decimal, (commas > 0 && points > 0) || (commas + points == 0 && doubtful > 0))
    }
}

/// The sign in a cell that looks like a number with decimals, and whether it may as well stand between thousands.
fn decimal_shape(cell: &str) -> Option<(char, bool)> {
    let digits = cell.trim_start_matches(['-', '+', '\u{2212}']);
    let at = digits.find([',', '.'])?;
    let sign = if digits.as_bytes()[at] == b',' { ',' } else { '.' };
    let (whole, rest) = (&digits[..at], &digits[at + 1..]);
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let whole_is_number = !whole.is_empty() && whole.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '\u{a0}');
    (whole_is_number && all_digits(rest))
        .then_some((sign, rest.len() == 3 && all_digits(whole) && whole.len() <= 3 && whole != "0"))
}

/// True for a cell with whole rows in it: somebody's stray quote. A line break in a text is nothing strange.
fn swallows_rows(cell: &str, delimiter: Delimiter) -> bool {
    cell.split_once('\n').is_some_and(|(_, rest)| rest.contains(char::from(delimiter.byte())))
}

/// Excel may say the delimiter in a first line of its own: `sep=;`.
fn stated_delimiter(text: &str) -> (Option<Delimiter>, usize) {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let line = text[..end].trim_end();
    let stated = line.strip_prefix("sep=").filter(|rest| rest.len() == 1);
    let delimiter = stated.and_then(|rest| Delimiter::ALL.iter().find(|(_, byte)| rest.as_bytes()[0] == *byte));
    match delimiter {
        Some((delimiter, _)) => (Some(*delimiter), end),
        None => (None, 0),
    }
}

/// The delimiter that occurs most in the line of headings.
fn detect_delimiter(text: &str) -> Delimiter {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut quoted = false;
    let mut counts = [0; 3];
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (count, (_, delimiter)) in counts.iter_mut().zip(Delimiter::ALL) {
            *count += usize::from(!quoted && byte == delimiter);
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    Delimiter::ALL[at].0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (FileTable, Vec<Problem>) {
        let mut problems = Vec::new();
        let table = FileTable::read("enhet.csv", text.as_bytes(), AskedDialect::default(), &mut problems);
        (table.unwrap(), problems)
    }

    #[test]
    fn swedish_and_other_tables_are_told_apart() {
        for (text, delimiter, decimal, uncertain) in [
            ("a;b\n1,5;x", Delimiter::Semicolon, DecimalSign::Comma, false),
            ("a,b\n1.5,x", Delimiter::Comma, DecimalSign::Point, false),
            ("a\tb\n1.5\tx", Delimiter::Tab, DecimalSign::Point, false),
            ("a;b\n1;2", Delimiter::Semicolon, DecimalSign::Comma, false),
            ("a;b\n1.234;2", Delimiter::Semicolon, DecimalSign::Comma, true),
            ("a;b\n1.25;2,5", Delimiter::Semicolon, DecimalSign::Comma, true),
            ("sep=,\na,b\n1,2", Delimiter::Comma, DecimalSign::Point, false),
            ("\"a;b\",c\n1,2", Delimiter::Comma, DecimalSign::Point, false),
        ] {
            let (table, _) = read(text);
            assert_eq!((table.dialect.delimiter, table.dialect.decimal), (delimiter, decimal), "{text}");
            assert_eq!(table.decimal_uncertain, uncertain, "{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let (table, problems) = read("a;b;\n\n1;\"två\nrader\"\n;;\n3;4;5\n");
        assert_eq!((table.rows(), table.line(0), table.line(1)), (2, 3, 6));
        assert_eq!(table.cell(0, 1), "två\nrader");
        assert_eq!((problems[0].code, problems[0].place.lines[0]), (Code::RowTooLong, 6));
    }
}
