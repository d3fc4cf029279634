//! Changes to a table that has been read, in memory: the file stays as it is.

use super::file::FileTable;
use crate::text::nfc;

/// The line of a row that stands in no file.
const NO_LINE: u32 = 0;

impl FileTable {
    /// Writes a cell.
    pub fn set_cell(&mut self, row: usize, column: usize, text: &str) {
        let at = row * self.headings.len() + column;
        self.cells.splice(at..at + 1, [&*nfc(text.trim())]);
    }

    /// Adds a column in which nothing stands.
    pub fn add_column(&mut self, heading: &str) {
        let before = self.headings.len();
        self.headings.push(heading.to_owned());
        for row in (0..self.rows()).rev() {
            let end = (row + 1) * before;
            self.cells.splice(end..end, [""]);
        }
    }

    /// Adds a row with these cells, by column.
    pub fn add_row(&mut self, cells: &[(usize, String)]) {
        for column in 0..self.headings.len() {
            let text = cells.iter().rfind(|(at, _)| *at == column).map_or("", |(_, text)| text);
            self.cells.push(&nfc(text.trim()));
        }
        self.lines.push(NO_LINE);
    }

    /// Takes a row away.
    pub fn remove_row(&mut self, row: usize) {
        let width = self.headings.len();
        self.cells.splice(row * width..(row + 1) * width, []);
        self.lines.remove(row);
    }
}

#[cfg(test)]
mod tests {
    use super::super::AskedDialect;
    use super::*;

    #[test]
    fn cells_columns_and_rows_are_changed_in_place() {
        let mut table = FileTable::read("t.csv", b"a;b\n1;2\n3;\n", AskedDialect::default(), &mut Vec::new()).unwrap();
        table.set_cell(0, 1, " tjugo ");
        table.add_column("c");
        table.set_cell(1, 2, "x");
        table.add_row(&[(0, "5".to_owned()), (2, "y".to_owned())]);
        let all = |table: &FileTable| -> Vec<String> {
            (0..table.rows()).map(|row| (0..3).map(|column| table.cell(row, column)).collect::<Vec<_>>().join(";")).collect()
        };
        assert_eq!(all(&table), ["1;tjugo;", "3;;x", "5;;y"]);
        table.remove_row(1);
        assert_eq!((all(&table), table.line(0), table.line(1)), (vec!["1;tjugo;".into(), "5;;y".into()], 2, 0));
    }
}
