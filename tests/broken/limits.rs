//! Files that go beyond a limit: too large to lie in a folder, so they are made here.

use fordela::limits::{COLUMNS, DEPENDENCY_DEPTH, FILE_BYTES, FORMULA_CHARACTERS, FORMULA_DEPTH, PROBLEMS_PER_PLACE, ROWS};
use fordela::workspace::InputFile;

use crate::common::{file, rules};

/// One table and one resource with the formula.
fn sections(formula: &str) -> String {
    format!(
        r#"
[[parameter]]
id  = "pris"
tal = "1 000 kr/elev"

[[tabell]]
id       = "enhet"
nyckel   = "skolenhetskod"
kolumner = [{{ id = "elever", sort = "elev" }}]

[[resurs]]
tabell = "enhet"
id     = "stöd"
slag   = "övrigt"
formel = "{formula}"
"#
    )
}

fn with_units(units: impl Into<Vec<u8>>) -> Vec<InputFile> {
    vec![rules(&sections("elever * pris")), file("enhet.csv", units)]
}

/// The files that have the problem; none for a code that needs no large ones.
pub fn files(code: &str) -> Vec<InputFile> {
    match code {
        "file-too-large" => with_units(vec![b' '; FILE_BYTES + 1]),
        "formula-too-long" => vec![rules(&sections(&vec!["elever * pris"; FORMULA_CHARACTERS / 13].join(" + ")))],
        "formula-too-deep" => vec![rules(&sections(&vec!["elever * pris"; FORMULA_DEPTH + 1].join(" + ")))],
        "more-like-it" => {
            let rows = (0..PROBLEMS_PER_PLACE + 2).map(|row| format!("{};många\n", 10_000_001 + row));
            with_units(format!("skolenhetskod;elever\n{}", rows.collect::<String>()))
        }
        "too-deep" => {
            let column = |at: usize| {
                let reads = if at == 1 { "elever".to_owned() } else { format!("steg{}", at - 1) };
                format!("\n[[kolumn]]\ntabell = \"enhet\"\nid     = \"steg{at}\"\nformel = \"{reads}\"\n")
            };
            let columns: String = (1..=DEPENDENCY_DEPTH).map(column).collect();
            vec![rules(&(sections(&format!("steg{DEPENDENCY_DEPTH} * pris")) + &columns))]
        }
        "too-many-columns" => with_units(format!("skolenhetskod;elever{}\n10000001;120\n", ";kolumn".repeat(COLUMNS))),
        "too-many-rows" => {
            // A row for each pair of two tables is more than anyone has written.
            let side = (1..).find(|side| side * side > ROWS).unwrap_or(ROWS);
            let pairs = "\n[[tabell]]\nid       = \"ämne\"\nnyckel   = \"ämne\"\n\n[[tabell]]\nid       = \"timplan\"\n\
                         kolumner = [{ id = \"timmar\", sort = \"timme\" }]\nrader    = [\"enhet\", \"ämne\"]\n";
            let rows = |heading: &str| (0..side).fold(heading.to_owned(), |text, row| text + &format!("{row};1\n"));
            vec![
                rules(&(sections("elever * pris") + pairs)),
                file("enhet.csv", rows("skolenhetskod;elever\n")),
                file("ämne.csv", (0..side).fold("ämne\n".to_owned(), |text, row| text + &format!("{row}\n"))),
                file("timplan.csv", "skolenhetskod;ämne;timmar\n1;1;10\n"),
            ]
        }
        _ => Vec::new(),
    }
}
