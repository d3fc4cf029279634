//! What two tables say differently: their given columns, and the rows that are written in the rule set, cell by cell.

use super::changes::{Found, Pair, Rank, TEXTS, columns_of_both, same};
use super::edit::Edit;
use super::entries::{Address, Written, given, texts};
use super::labels::within;
use super::words::{Form, Said, amount_text, fill, marked, moved, same_amount, sentence};
use crate::rules::{Entry, Value};

/// The most cells of a new column or row that a sentence lists.
const LISTED: usize = 8;

/// The changes of a table that is in both.
pub fn changes(pair: &Pair, address: &Address, before: &Entry, after: &Entry) -> Vec<Found> {
    let name = pair.new.table(address.name());
    let (old, new) = (Written::new(before), Written::new(after));
    let rows_by_key = old.is_some() && new.is_some();
    let same_rows = rows_by_key || same("rader", before.get("rader"), after.get("rader"));
    for (key, is) in [("nyckel", same("nyckel", before.get("nyckel"), after.get("nyckel"))), ("rader", same_rows)] {
        // Another key or another origin of the rows: there are no cells to compare.
        if is && same("ur", before.get("ur"), after.get("ur")) {
            continue;
        }
        let shown = |entry: &Entry| entry.get(key).filter(|_| key == "nyckel").map(|value| Said::both(quoted(value)));
        let (a, b) = (shown(before), shown(after));
        let said = match key {
            "nyckel" => {
                let form = ("Raderna i tabellen {q} känns nu igen på {b}", "The rows of the table {q} are now told by {b}");
                fill(form, &name, &[("b", b.as_ref().unwrap_or(&Said::default()))])
            }
            _ => {
                let (was, is) = (before.get(key).map(|_| Said::default()), after.get(key).map(|_| Said::default()));
                sentence(key, &name, was.as_ref(), is.as_ref())
            }
        };
        let whole = ["nyckel", "kolumner", "rader", "ur"].map(str::to_owned).to_vec();
        let change = pair.change(address, Some(key), said, a, b);
        return vec![Found { change, edit: Edit::Keys(address.clone(), whole), rank: Rank::Key }];
    }
    let mut found = columns(pair, address, before, after, new.as_ref());
    if let (Some(old), Some(new)) = (&old, &new) {
        found.extend(rows(pair, address, after, old, new));
    }
    found
}

fn quoted(value: &Value) -> String {
    texts(value).iter().map(|text| marked(text)).collect::<Vec<_>>().join(", ")
}

fn columns(pair: &Pair, address: &Address, before: &Entry, after: &Entry, new: Option<&Written>) -> Vec<Found> {
    let table = pair.new.table(address.name());
    let mut found = Vec::new();
    for (id, a, b) in columns_of_both(before, after) {
        let (old_label, label) = (pair.old.column_of(address.name(), id), pair.new.column_of(address.name(), id));
        let (form, said, rank, edit): (Form, _, _, _) = match (a, b) {
            (Some(a), Some(b)) => {
                found.extend(given_keys(pair, address, id, a, b));
                continue;
            }
            (None, _) => {
                let form = match new {
                    Some(_) => ("Nytt i tabellen {q}: {b}", "New in the table {q}: {b}"),
                    None => ("Ny uppgift i underlaget för {q}: {b}", "New in the data of {q}: {b}"),
                };
                let cells = new.map_or_else(String::new, |new| listed(new, id));
                (form, Said::both(format!("{label}{cells}")), Rank::New, Edit::AddGiven(address.clone(), id.to_owned()))
            }
            (_, None) => {
                let form = match new {
                    Some(_) => ("Tabellen {q} har inte längre {b}", "The table {q} no longer has {b}"),
                    None => ("Underlaget för {q} behöver inte längre {b}", "The data of {q} no longer need {b}"),
                };
                let edit = Edit::RemoveGiven(address.clone(), id.to_owned());
                (form, Said::both(within(&old_label)), Rank::Gone(3), edit)
            }
        };
        let change = pair.change(address, Some("kolumner"), fill(form, &table, &[("b", &said)]), None, None);
        found.push(Found { change, edit, rank });
    }
    let ids = |one: &Entry, other: &Entry| {
        let theirs = given(other);
        given(one).into_iter().map(|(id, _)| id.to_owned()).find(|id| theirs.iter().any(|(own, _)| own == id))
    };
    // The first given column holds the bounds of steps.
    if ids(before, after) != ids(after, before) {
        let form =
            ("Kolumnerna i tabellen {q} står i en annan ordning", "The columns of the table {q} stand in another order");
        let change = pair.change(address, Some("kolumner"), fill(form, &table, &[]), None, None);
        found.push(Found { change, edit: Edit::OrderGiven(address.clone()), rank: Rank::Key });
    }
    found
}

/// The cells of a new column, by the key of their rows.
fn listed(written: &Written, column: &str) -> String {
    let keys = written.keys();
    if keys.len() > LISTED {
        return String::new();
    }
    let cell = |key: &Vec<String>| format!("{}: {}", key.join(" "), amount_text(written.cell(key, column).unwrap_or("")));
    format!(" ({})", keys.iter().map(cell).collect::<Vec<_>>().join("; "))
}

fn given_keys(pair: &Pair, address: &Address, id: &str, before: &Entry, after: &Entry) -> Vec<Found> {
    let (mut found, mut done): (Vec<Found>, Vec<&str>) = (Vec::new(), Vec::new());
    let column = Address { section: "kolumn", id: vec![address.name().to_owned(), id.to_owned()] };
    for (word, _) in before.keys.iter().chain(&after.keys) {
        let key = word.value.as_str();
        let (a, b) = (before.get(key), after.get(key));
        if done.contains(&key) || TEXTS.contains(&key) || same(key, a, b) {
            continue;
        }
        done.push(key);
        let was = a.map(|value| Pair::words(&pair.old, &column, before, key, value));
        let is = b.map(|value| Pair::words(&pair.new, &column, after, key, value));
        let name = pair.new.column_of(address.name(), id);
        let said = sentence(key, &name, was.as_ref(), is.as_ref());
        let change = pair.change(address, Some("kolumner"), said, was, is);
        let edit = Edit::GivenKey(address.clone(), id.to_owned(), key.to_owned());
        found.push(Found { change, edit, rank: Rank::Key });
    }
    found
}

fn rows(pair: &Pair, address: &Address, after: &Entry, old: &Written, new: &Written) -> Vec<Found> {
    let table = pair.new.table(address.name());
    let mut found = Vec::new();
    for key in new.keys() {
        let name = format!("{table} {}", key.join(" "));
        let Some(was) = old.row(&key) else {
            let cells = new.row(&key).map_or(&[][..], |row| &row[new.key..]);
            let cells: Vec<String> = cells.iter().take(LISTED).map(|cell| amount_text(cell)).collect();
            let form = ("Ny rad i tabellen {q}: {k} ({b})", "New row in the table {q}: {k} ({b})");
            let (shown, cells) = (Said::both(key.join(" ")), Said::both(cells.join(", ")));
            let said = fill(form, &table, &[("k", &shown), ("b", &cells)]);
            let change = pair.change(address, Some("rader"), said, None, Some(cells));
            found.push(Found { change, edit: Edit::AddRow(address.clone(), key), rank: Rank::Row });
            continue;
        };
        for (id, column) in given(after) {
            let at = old.columns.iter().position(|own| *own == id);
            let (Some(a), Some(b)) = (at.and_then(|at| was.get(old.key + at)), new.cell(&key, id)) else { continue };
            if if numeric(pair, column) { same_amount(a, b) } else { a.trim() == b.trim() } {
                continue;
            }
            let label = format!("{name}, {}", within(&pair.new.column_of(address.name(), id)));
            let [was, is] = [a, b].map(|cell| Some(Said::both(amount_text(cell))));
            let change = pair.change(address, Some("rader"), moved(&label, a, b), was, is);
            found.push(Found { change, edit: Edit::Cell(address.clone(), key.clone(), id.to_owned()), rank: Rank::Row });
        }
    }
    for key in old.keys().into_iter().filter(|key| new.row(key).is_none()) {
        let cells = old.row(&key).map_or(&[][..], |row| &row[old.key..]);
        let cells = Said::both(cells.iter().take(LISTED).map(|cell| amount_text(cell)).collect::<Vec<_>>().join(", "));
        let form = ("Raden {k} i tabellen {q} tas bort (förut {a})", "The row {k} of the table {q} is removed (was {a})");
        let said = fill(form, &table, &[("k", &Said::both(key.join(" "))), ("a", &cells)]);
        let change = pair.change(address, Some("rader"), said, Some(cells), None);
        found.push(Found { change, edit: Edit::RemoveRow(address.clone(), key), rank: Rank::Gone(2) });
    }
    found
}

/// True for a column of numbers: neither texts, nor a list, nor a reference.
fn numeric(pair: &Pair, column: &Entry) -> bool {
    let sort = column.text("sort").map_or("text", |text| text.value.as_str());
    let tables = super::entries::entries(pair.to, "tabell");
    !["text", "datum", "ja/nej"].contains(&sort) && tables.iter().all(|(address, _)| address.name() != sort)
}
