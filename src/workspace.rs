//! One way in: files in, rule sets, figures and problems out. The same in Rust, in Node and on the page.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::allocate::{Allocation, ControlKind, Summary, allocate};
use crate::cases::{self, Case};
use crate::compare::{Comparison, Side, compare};
use crate::data::{AskedDialect, Dialect, FileTable, bind, decode, is_last_year, stem, table_of};
use crate::difference::{Difference, Ground, Outcome, difference};
use crate::explain::Node;
use crate::export;
use crate::message::{Code, Place, Problem, stops};
use crate::number::swedish;
use crate::rules::{Entry as Document, ReadRules, RuleFile, RuleSet, read_all};
use crate::view::{RuleSetView, SummaryView, TableView};

/// A file: its name and bytes, and what the user says of how it is written.
#[derive(Clone, Debug, Default)]
pub struct InputFile {
    /// Its name; what counts is the ending, and for a table the name before it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What the user says of how it is written.
    pub dialect: AskedDialect,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileInfo {
    /// Its name.
    pub name: String,
    /// `rules`, `case` or `table`.
    pub kind: &'static str,
    /// The table that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// How many rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<usize>,
    /// How it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
    /// True where the decimal sign is a guess that matters.
    pub decimal_uncertain: bool,
}

/// A rule set computed on the data, with its sums.
#[derive(Debug)]
pub struct Computed {
    /// The figures.
    pub allocation: Allocation,
    /// Their sums.
    pub summary: Summary,
    /// What is wrong, or worth knowing, about the rule set and the data.
    pub problems: Vec<Problem>,
}

impl Computed {
    fn side(&self) -> Side<'_> {
        Side { allocation: &self.allocation, summary: &self.summary }
    }
}

/// Everything that was read from some files.
///
/// ```
/// use fordela::workspace::{InputFile, Workspace};
/// let rules = r#"
/// format = 1
/// id     = "per-elev"
/// namn   = "Samma belopp per elev"
/// status = "gällande"
/// giltig = ["2025-01-01", "2025-12-31"]
/// [[parameter]]
/// id  = "belopp"
/// tal = "1 000 kr/elev"
/// [[tabell]]
/// id       = "enhet"
/// nyckel   = "skolenhetskod"
/// kolumner = [{ id = "elever", sort = "elev" }]
/// [[resurs]]
/// tabell = "enhet"
/// id     = "stöd"
/// slag   = "övrigt"
/// formel = "elever * belopp"
/// "#;
/// let file = |name: &str, text: &str| InputFile { name: name.into(), bytes: text.into(), ..InputFile::default() };
/// let files = vec![file("regelverk.toml", rules), file("enhet.csv", "skolenhetskod;elever\n99000001;52,5\n")];
/// let workspace = Workspace::open(files);
/// assert!(workspace.check("per-elev").is_empty());
/// let computed = workspace.allocate("per-elev").unwrap();
/// assert_eq!(computed.summary.totals.sum.number().unwrap().decimal_text(), "52500");
/// ```
pub struct Workspace {
    rules: Vec<Entry>,
    tables: Vec<FileTable>,
    cases: Vec<Case>,
    files: Vec<FileInfo>,
    /// What is wrong with files whatever the rule set.
    file_problems: Vec<Problem>,
    /// Those, and what is wrong with each rule set.
    problems: Vec<Problem>,
    computed: RefCell<HashMap<String, Rc<Computed>>>,
}

/// A rule set that was read, usable or not.
struct Entry {
    view: RuleSetView,
    /// What it says, where its file could be read at all.
    document: Option<Arc<Document>>,
    rules: Option<Arc<RuleSet>>,
    /// Of one that is not usable: what it says of tables, to check the data by.
    tables_only: Option<Arc<RuleSet>>,
    problems: Vec<Problem>,
}

impl Workspace {
    /// Reads files. What is wrong with them is in [`Workspace::problems`].
    pub fn open(files: Vec<InputFile>) -> Workspace {
        let mut workspace = Workspace {
            rules: Vec::new(),
            tables: Vec::new(),
            cases: Vec::new(),
            files: Vec::new(),
            file_problems: Vec::new(),
            problems: Vec::new(),
            computed: RefCell::default(),
        };
        let mut rule_files = Vec::new();
        for file in &files {
            let ending = file.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            match ending.as_str() {
                "toml" => workspace.read_toml(file, &mut rule_files),
                "csv" | "tsv" | "txt" => workspace.read_table(file),
                _ => workspace.file_problems.push(Problem::new(Code::FileUnknownKind, Place::file(&file.name))),
            }
        }
        workspace.read_rules(&rule_files);
        workspace
    }

    fn read_toml(&mut self, file: &InputFile, rule_files: &mut Vec<RuleFile>) {
        let fail = |code| Problem::new(code, Place::file(&file.name));
        if file.bytes.len() > crate::limits::FILE_BYTES {
            return self.file_problems.push(fail(Code::FileTooLarge));
        }
        let Some((text, _)) = decode(&file.bytes, None) else {
            return self.file_problems.push(fail(Code::FileNotText));
        };
        if text.trim().is_empty() {
            return self.file_problems.push(fail(Code::FileEmpty));
        }
        let info = |kind| FileInfo {
            name: file.name.clone(),
            kind,
            table: None,
            rows: None,
            dialect: None,
            decimal_uncertain: false,
        };
        if cases::is_case(&text) {
            self.files.push(info("case"));
            self.cases.extend(cases::read(&file.name, &text, &mut self.file_problems));
            return;
        }
        self.files.push(info("rules"));
        let read = RuleFile::new(&file.name, &text);
        match &read.id {
            Some(id) if rule_files.iter().any(|other| other.id.as_ref() == Some(id)) => {
                self.file_problems.push(fail(Code::RuleSetTwice).with("id", id));
            }
            _ => rule_files.push(read),
        }
    }

    fn read_rules(&mut self, files: &[RuleFile]) {
        for (file, mut read) in files.iter().zip(read_all(files)) {
            let Some(id) = read.id else {
                self.file_problems.append(&mut read.problems);
                continue;
            };
            let view = read.rule_set.as_deref().map_or_else(|| RuleSetView::broken(&id, &file.name), RuleSetView::new);
            let problems = std::mem::take(&mut read.problems);
            let ReadRules { document, rule_set: rules, tables_only, .. } = read;
            self.rules.push(Entry { view, document, rules, tables_only, problems });
        }
        self.problems.clone_from(&self.file_problems);
        for problem in self.rules.iter().flat_map(|entry| &entry.problems) {
            // What is wrong in a file that others build on is said once.
            if !self.problems.contains(problem) {
                self.problems.push(problem.clone());
            }
        }
    }

    fn read_table(&mut self, file: &InputFile) {
        let table = table_of(&file.name);
        let last_year = is_last_year(&file.name);
        let Some(read) = FileTable::read(&file.name, &file.bytes, file.dialect, &mut self.file_problems) else { return };
        self.files.push(FileInfo {
            name: file.name.clone(),
            kind: "table",
            table: Some(table.clone()),
            rows: Some(read.rows()),
            dialect: Some(read.dialect),
            decimal_uncertain: read.decimal_uncertain,
        });
        if self.tables.iter().any(|other| table_of(&other.file) == table && is_last_year(&other.file) == last_year) {
            self.file_problems.push(Problem::new(Code::FileTwice, Place::file(&file.name)).with("table", table));
            return;
        }
        self.tables.push(read);
    }

    /// How each file was read.
    pub fn files(&self) -> &[FileInfo] {
        &self.files
    }

    /// The rule sets that were read.
    pub fn rule_sets(&self) -> impl Iterator<Item = &RuleSetView> {
        self.rules.iter().map(|entry| &entry.view)
    }

    /// The rule sets that nothing stops.
    pub fn usable(&self) -> impl Iterator<Item = &Arc<RuleSet>> {
        self.rules.iter().filter_map(|entry| entry.rules.as_ref())
    }

    /// What is wrong with the files, before any rule set is held against the data.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The cases that were read.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        self.rules.iter().find(|entry| entry.view.id() == id)
    }

    fn rule_set(&self, id: &str) -> Option<&Arc<RuleSet>> {
        self.entry(id)?.rules.as_ref()
    }

    /// The rule set computed on the data, whatever is wrong.
    fn computed(&self, id: &str) -> Option<Rc<Computed>> {
        if let Some(computed) = self.computed.borrow().get(id) {
            return Some(Rc::clone(computed));
        }
        let rules = self.rule_set(id)?;
        let tables: Vec<&FileTable> = self.tables.iter().collect();
        let (allocation, mut problems) = allocate(rules, &tables);
        let summary = if stops(&problems) { Summary::nothing() } else { allocation.summary() };
        let wrong = summary.controls.iter().filter(|control| control.kind != ControlKind::Budget && !control.ok());
        problems.extend(wrong.map(|control| {
            let place = Place::file(&rules.source.name);
            let problem = Problem::new(Code::SumsDiffer, place).with("expected", swedish(&control.expected));
            problem.with("actual", swedish(&control.actual))
        }));
        let computed = Rc::new(Computed { allocation, summary, problems });
        self.computed.borrow_mut().insert(id.to_owned(), Rc::clone(&computed));
        Some(computed)
    }

    /// Everything that is wrong, or worth knowing, about a rule set, the files and what comes out.
    pub fn check(&self, id: &str) -> Vec<Problem> {
        let entry = self.entry(id);
        // Another rule set's problems do not stop this one.
        let mut problems = self.file_problems.clone();
        problems.extend(entry.into_iter().flat_map(|entry| entry.problems.iter().cloned()));
        if let Some(computed) = self.computed(id) {
            problems.extend(computed.problems.iter().cloned());
        } else if let Some(tables) = entry.and_then(|entry| entry.tables_only.as_ref()).filter(|_| !self.tables.is_empty()) {
            let files: Vec<&FileTable> = self.tables.iter().collect();
            bind(tables, &files, &mut problems);
        }
        // A file that could not be read is the reason why its table is missing.
        let unread = |problem: &Problem| matches!(problem.code, Code::FileEmpty | Code::FileNotText | Code::FileTooLarge);
        let stems: Vec<String> =
            problems.iter().filter(|p| unread(p)).filter_map(|p| p.place.file.as_deref().map(stem)).collect();
        let explained = |problem: &Problem| {
            problem.code == Code::TableMissing
                && problem.arguments.iter().any(|(name, table)| *name == "table" && stems.contains(table))
        };
        problems.retain(|problem| !explained(problem));
        problems.sort_by_key(Problem::severity);
        problems
    }

    /// The figures of a rule set; `None` where [`Workspace::check`] lists something that stops them.
    pub fn allocate(&self, id: &str) -> Option<Rc<Computed>> {
        if stops(&self.check(id)) {
            return None;
        }
        self.computed(id)
    }

    /// The sums of a rule set.
    pub fn summary(&self, id: &str) -> Option<SummaryView> {
        let computed = self.allocate(id)?;
        Some(SummaryView::new(&computed.allocation, &computed.summary))
    }

    /// A table with all its values.
    pub fn table(&self, id: &str, table: &str) -> Option<TableView> {
        let computed = self.allocate(id)?;
        let table = computed.allocation.rules.table(table)?;
        Some(TableView::new(&computed.allocation, table))
    }

    /// One row for each unit, as a file for Swedish Excel; of a rule set without units, its first table with computed columns.
    pub fn csv(&self, id: &str) -> Option<Vec<u8>> {
        let Computed { allocation, summary, .. } = &*self.allocate(id)?;
        let table = *export::tables(allocation).first()?;
        Some(export::table(allocation, summary, table))
    }

    /// Two rule sets on the same data; `None` also where they count in different currencies.
    pub fn compare(&self, current: &str, proposed: &str) -> Option<Comparison> {
        let (a, b) = (self.allocate(current)?, self.allocate(proposed)?);
        let currency = |computed: &Computed| computed.allocation.rules.units.currency().to_owned();
        (currency(&a) == currency(&b)).then(|| compare(a.side(), b.side()))
    }

    /// What two rule sets say differently, in plain Swedish, with what each change does where both can be computed on the data.
    pub fn difference(&self, from: &str, to: &str) -> Option<Difference> {
        let (a, b) = (self.entry(from)?, self.entry(to)?);
        let rules = a.rules.as_ref().zip(b.rules.as_ref());
        // Kronor and dollar have no difference, and without resources nobody gets anything.
        let usable = rules.is_some_and(|(a, b)| a.units.currency() == b.units.currency());
        let pays = rules.is_some_and(|(a, b)| [a, b].iter().any(|rules| rules.resources().next().is_some()));
        let outcome = |id: &str| {
            let computed = self.allocate(id).filter(|_| usable && pays)?;
            Outcome::new(&computed.allocation, &computed.summary)
        };
        let tables: Vec<&FileTable> = self.tables.iter().collect();
        let ground = Ground {
            rule_set: &|id| self.rule_set(id).cloned(),
            tables: &tables,
            ends: outcome(from).zip(outcome(to)),
            usable,
        };
        Some(difference(a.document.as_ref()?, b.document.as_ref()?, &ground))
    }

    /// Why a unit gets what it gets of a resource.
    pub fn explain(&self, id: &str, unit: &str, resource: &str) -> Option<Node> {
        self.allocate(id)?.allocation.explain(unit, resource)
    }
}
