//! The reference of the rule language, in Swedish, written from the tables that the code itself reads. It lives with the command, so that
//! no page has to load it.

mod examples;
mod language;
mod words;

use std::fmt::Write;

/// A text that grows.
struct Page(String);

impl Page {
    /// Adds a paragraph, a heading or a list.
    fn add(&mut self, text: &str) {
        let _ = writeln!(self.0, "{text}\n");
    }

    /// Adds a table; a cell is one line.
    fn table(&mut self, headings: &[&str], rows: impl Iterator<Item = Vec<String>>) {
        let mut line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            let _ = writeln!(self.0, "| {} |", cells.join(" | "));
        };
        line(headings.iter().map(|heading| (*heading).to_owned()).collect());
        line(headings.iter().map(|_| "---".to_owned()).collect());
        rows.for_each(line);
        self.0.push('\n');
    }
}

/// A text as code.
fn code(text: &str) -> String {
    format!("`{text}`")
}

/// The whole reference.
pub fn page() -> String {
    let mut page = Page(String::new());
    page.add("<!-- Skriven av fordela referens ur koden. Ändra inte här: kör make referens. -->");
    page.add("# Referens");
    page.add(
        "Allt som kan stå i ett regelverk, med exempel som går att köra. Ny här? Börja med [introduktionen](introduktion.md). \
         Exemplen står i [exempel/](exempel/), vart och ett en mapp: `fordela kontrollera docs/exempel/pott`.",
    );
    page.add(
        "- [Nyckelord](#nyckelord)\n- [Påbyggen](#påbyggen)\n- [Fall](#fall)\n- [Kopplingar](#kopplingar)\n- [Tal, mått och sorter](#tal-mått-och-sorter)\n\
         - [Avrundning](#avrundning)\n- [Tre lägen](#tre-lägen)\n- [Formler](#formler)\n- [Funktioner](#funktioner)\n\
         - [Kontroller](#kontroller)\n- [Problem](#problem)\n- [Gränser](#gränser)",
    );
    words::add(&mut page);
    language::add(&mut page);
    format!("{}\n", page.0.trim_end())
}
