//! An export, read through its mapping.

use std::collections::HashMap;

use super::Mapping;
use crate::data::{FileTable, Taken};
use crate::message::{Code, Place, Problem, quoted};
use crate::text::fold;

/// The file as the table that the mapping says. The file has the mapping's headings.
pub fn mapped(file: &FileTable, mapping: &Mapping) -> Result<FileTable, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut rewritten: HashMap<String, HashMap<String, &str>> = HashMap::new();
    for value in &mapping.values {
        rewritten.entry(fold(&value.heading)).or_default().insert(fold(&value.from), &value.to);
    }
    let instead = |heading: &str| rewritten.get(&fold(heading));
    let mut taken = Vec::new();
    for (heading, to) in &mapping.columns {
        let Some(from) = file.column(heading) else { continue };
        taken.push(Taken { from, heading: to, instead: instead(heading) });
    }
    let read: Vec<usize> = taken.iter().map(|column| column.from).collect();
    for (from, heading) in file.headings.iter().enumerate() {
        let is = |other: &String| fold(other) == fold(heading);
        if heading.is_empty() || read.contains(&from) || mapping.ignored.iter().any(is) {
            continue;
        }
        match mapping.columns.iter().find(|(_, to)| is(to)) {
            Some((other, to)) => {
                let place = Place { column: Some(quoted(heading)), ..Place::file(&file.file) };
                let problem = Problem::new(Code::MappingBoth, place).with("mapping", mapping.place());
                let problem = problem.with("heading", quoted(other)).with("target", quoted(to));
                problems.push(problem.with("table", mapping.table.clone()));
            }
            None => taken.push(Taken { from, heading, instead: instead(heading) }),
        }
    }
    if problems.is_empty() { Ok(file.taken(&mapping.table, &taken)) } else { Err(problems) }
}
