//! What a principal is asked: the cells of the own school that its resources are made of, and nothing else.

mod common;

use common::{demonstration, rule_files, usable};
use fordela::ask::Questions;
use fordela::workspace::Workspace;

fn municipality(id: &str) -> Workspace {
    let mut files = rule_files(id);
    files.extend(demonstration());
    usable(files, id)
}

/// The questions, one a line: the column and which row, then the resources.
fn asked(questions: &Questions) -> Vec<String> {
    let cell = |cell: &fordela::ask::Question| {
        let of = cell.of.as_ref().map_or_else(String::new, |of| format!(" ({of})"));
        format!("{}{of}: {}", cell.column, cell.resources.join(", "))
    };
    let row = |row: &fordela::ask::RowQuestion| format!("{} {}: {}", row.count, row.table, row.resources.join(", "));
    questions.cells.iter().map(cell).chain(questions.rows.iter().map(row)).collect()
}

#[test]
fn show() {
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let w = municipality(id);
        for unit in ["99000001", "99000002", "99000007", "99000009", "99000012", "99000030", "99000031"] {
            let q = w.questions(id, unit).unwrap();
            println!("{id} {unit}\n{:#?} {:?}", asked(&q), q.others);
            for r in &q.rows {
                println!("{:?}", r.typical);
            }
        }
        for c in w.questions(id, "99000001").unwrap().cells {
            println!("{} {:?} {:?} {:?} {:?} {:?}", c.label, c.key, c.low, c.high, c.options.map(|o| o.len()), c.cell.value);
        }
    }
}
