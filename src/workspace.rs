//! One way in: files in, rule sets, figures and problems out. The same in Rust, in Node and on the page.

mod alone;
mod loaded;
mod mappings;
mod scenario;
mod why;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::allocate::{Allocation, Bound, ControlKind, Summary, allocate, allocate_bound};
use crate::arrange::Arrange;
use crate::cases::Case;
use crate::compare::{Comparison, Side, compare};
use crate::data::{FileTable, bind, drop_echoes};
use crate::difference::Stepwise;
use crate::export;
use crate::message::{Code, Place, Problem, stops};
use crate::number::swedish;
use crate::rules::{Edit, Entry as Document, ReadRules, RuleFile, RuleSet, edit, flat, read_all};
use crate::view::{CaseRun, Outline, RuleSetView, SummaryView, SumsView, TableView};
pub use alone::Own;
use loaded::{Content, Loaded};
pub use loaded::{FileInfo, InputFile};

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
    fn new(allocation: Allocation, mut problems: Vec<Problem>) -> Computed {
        let summary = if stops(&problems) { Summary::nothing() } else { allocation.summary() };
        let wrong = summary.controls.iter().filter(|control| control.kind != ControlKind::Budget && !control.ok());
        problems.extend(wrong.map(|control| {
            let place = Place::file(&allocation.rules.source.name);
            let problem = Problem::new(Code::SumsDiffer, place).with("expected", swedish(&control.expected));
            problem.with("actual", swedish(&control.actual))
        }));
        Computed { allocation, summary, problems }
    }

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
    loaded: Vec<Loaded>,
    rules: Vec<Rc<Slot>>,
    /// What is wrong with files whatever the rule set.
    file_problems: Vec<Problem>,
    /// Those, and what is wrong with each rule set.
    problems: Vec<Problem>,
    /// By the ids of the two rule sets.
    differences: RefCell<HashMap<(String, String), Rc<Stepwise>>>,
}

/// A rule set on the data of its workspace; shared with the workspaces that have the same data.
struct Slot {
    entry: Rc<Entry>,
    computed: OnceCell<Rc<Computed>>,
    /// The data bound to its tables, for rule sets that differ from it in nothing that matters there.
    bound: Rc<OnceCell<Bound>>,
    /// True for one that is computed on the data that are bound to another one.
    tried: bool,
}

impl Slot {
    fn new(entry: Rc<Entry>) -> Rc<Slot> {
        Rc::new(Slot { entry, computed: OnceCell::new(), bound: Rc::default(), tried: false })
    }
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
        Workspace::of(files.iter().map(Loaded::new).collect())
    }

    /// The same files with one added, or put in the place of the one with its name. The others are not read again.
    pub fn with(&self, file: &InputFile) -> Workspace {
        let mut loaded = self.loaded.clone();
        match loaded.iter_mut().find(|other| other.name == file.name) {
            Some(other) => *other = Loaded::new(file),
            None => loaded.push(Loaded::new(file)),
        }
        Workspace::of(loaded)
    }

    fn of(mut loaded: Vec<Loaded>) -> Workspace {
        let mut rule_files: Vec<RuleFile> = Vec::new();
        let mut twice: Vec<(usize, Problem)> = Vec::new();
        for (at, file) in loaded.iter().enumerate() {
            let Content::Rules(rules) = &file.content else { continue };
            let same = |other: &&RuleFile| rules.id.is_some() && other.id == rules.id;
            match rule_files.iter().find(same) {
                Some(other) => {
                    let id = rules.id.as_deref().unwrap_or_default();
                    let problem = Problem::new(Code::RuleSetTwice, Place::file(&file.name)).with("id", id);
                    twice.push((at, problem.with("other", &other.name)));
                }
                None => rule_files.push(rules.clone()),
            }
        }
        let read = read_all(&rule_files);
        let unmapped = mappings::map(&mut loaded, &read);
        let mut tables: Vec<((&str, bool), &str)> = Vec::new();
        let mut file_problems = Vec::new();
        for (at, (file, unmapped)) in loaded.iter().zip(unmapped).enumerate() {
            file_problems.extend(file.problems.iter().cloned().chain(unmapped));
            file_problems.extend(twice.iter().filter(|(of, _)| *of == at).map(|(_, problem)| problem.clone()));
            let Content::Table(table) = &file.content else { continue };
            let held = (table.table.as_str(), table.last_year);
            match tables.iter().find(|(other, _)| *other == held) {
                Some((_, other)) => {
                    let problem = Problem::new(Code::FileTwice, Place::file(&file.name)).with("table", held.0);
                    file_problems.push(problem.with("other", *other));
                }
                None => tables.push((held, &file.name)),
            }
        }
        let differences = RefCell::default();
        let mut workspace = Workspace { loaded, rules: Vec::new(), file_problems, problems: Vec::new(), differences };
        workspace.take_rules(&rule_files, read);
        workspace
    }

    fn take_rules(&mut self, files: &[RuleFile], read: Vec<ReadRules>) {
        for (file, mut read) in files.iter().zip(read) {
            let Some(id) = read.id else {
                self.file_problems.append(&mut read.problems);
                continue;
            };
            let view = read.rule_set.as_deref().map_or_else(|| RuleSetView::broken(&id, &file.name), RuleSetView::new);
            let problems = std::mem::take(&mut read.problems);
            let ReadRules { document, rule_set: rules, tables_only, .. } = read;
            self.rules.push(Slot::new(Rc::new(Entry { view, document, rules, tables_only, problems })));
        }
        self.list_problems();
    }

    fn list_problems(&mut self) {
        self.problems.clone_from(&self.file_problems);
        for problem in self.rules.iter().flat_map(|slot| &slot.entry.problems) {
            // What is wrong in a file that others build on is said once.
            if !self.problems.contains(problem) {
                self.problems.push(problem.clone());
            }
        }
    }

    /// The tables, of two with the same name the first.
    fn tables(&self) -> Vec<&FileTable> {
        let mut tables: Vec<&FileTable> = Vec::new();
        for file in &self.loaded {
            let Content::Table(table) = &file.content else { continue };
            if tables.iter().all(|other| (&other.table, other.last_year) != (&table.table, table.last_year)) {
                tables.push(table);
            }
        }
        tables
    }

    fn rule_files(&self) -> Vec<RuleFile> {
        let rules = |file: &Loaded| if let Content::Rules(rules) = &file.content { Some(rules.clone()) } else { None };
        self.loaded.iter().filter_map(rules).collect()
    }

    fn rule_file(&self, id: &str) -> Option<&RuleFile> {
        self.loaded.iter().find_map(|file| match &file.content {
            Content::Rules(rules) if rules.id.as_deref() == Some(id) => Some(rules),
            _ => None,
        })
    }

    /// The name and text of a rule set's own file.
    pub fn source(&self, id: &str) -> Option<(&str, &str)> {
        self.rule_file(id).map(|file| (file.name.as_str(), file.text.as_str()))
    }

    /// The text of a rule set's own file after the changes; `None` where there is no such file, or it is no TOML.
    pub fn edit(&self, id: &str, edits: &[Edit]) -> Option<String> {
        edit(&self.rule_file(id)?.text, edits)
    }

    /// What a rule set's file and those that it builds on say, key by key; `None` where one of them is no TOML.
    pub fn outline(&self, id: &str) -> Option<Outline> {
        Outline::new(id, &self.rule_files())
    }

    /// A rule set that builds on others as one file of its own.
    pub fn flat(&self, id: &str) -> Option<String> {
        let reads_base = |rules: &Arc<RuleSet>| rules.others.iter().skip(1).any(Option::is_some);
        flat(id, &self.rule_files()).filter(|_| !self.rule_set(id).is_some_and(reads_base))
    }

    /// Every case that was read, run against the rule set.
    pub fn run_cases(&self, id: &str) -> Vec<CaseRun> {
        let Some(rules) = self.rule_set(id) else { return Vec::new() };
        self.cases().map(|case| CaseRun::new(case, rules)).collect()
    }

    /// How each file was read.
    pub fn files(&self) -> impl Iterator<Item = &FileInfo> {
        self.loaded.iter().filter_map(|file| file.info.as_ref())
    }

    /// The rule sets that were read.
    pub fn rule_sets(&self) -> impl Iterator<Item = &RuleSetView> {
        self.rules.iter().map(|slot| &slot.entry.view)
    }

    /// The rule sets that nothing stops.
    pub fn usable(&self) -> impl Iterator<Item = &Arc<RuleSet>> {
        self.rules.iter().filter_map(|slot| slot.entry.rules.as_ref())
    }

    /// What is wrong with the files, before any rule set is held against the data.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The cases that were read.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.loaded.iter().filter_map(|file| if let Content::Case(case) = &file.content { Some(&**case) } else { None })
    }

    fn slot(&self, id: &str) -> Option<&Slot> {
        self.rules.iter().find(|slot| slot.entry.view.id() == id).map(Rc::as_ref)
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        Some(&*self.slot(id)?.entry)
    }

    fn rule_set(&self, id: &str) -> Option<&Arc<RuleSet>> {
        self.entry(id)?.rules.as_ref()
    }

    /// The rule set computed on the data, whatever is wrong.
    fn computed(&self, id: &str) -> Option<Rc<Computed>> {
        let slot = self.slot(id)?;
        let rules = slot.entry.rules.as_ref()?;
        Some(Rc::clone(slot.computed.get_or_init(|| {
            let tables = self.tables();
            let (allocation, problems) = if slot.tried {
                allocate_bound(rules, slot.bound.get_or_init(|| Bound::new(rules, &tables)), &tables)
            } else {
                allocate(rules, &tables)
            };
            Rc::new(Computed::new(allocation, problems))
        })))
    }

    /// Everything that is wrong, or worth knowing, about a rule set, the files and what comes out.
    pub fn check(&self, id: &str) -> Vec<Problem> {
        let entry = self.entry(id);
        // Another rule set's problems do not stop this one.
        let mut problems = self.file_problems.clone();
        problems.extend(entry.into_iter().flat_map(|entry| entry.problems.iter().cloned()));
        if let Some(computed) = self.computed(id) {
            problems.extend(computed.problems.iter().cloned());
        } else if let Some(tables) = entry.and_then(|entry| entry.tables_only.as_ref()).filter(|_| !self.tables().is_empty())
        {
            let files: Vec<&FileTable> = self.tables().into_iter().filter(|file| !file.last_year).collect();
            bind(tables, &files, &mut problems);
        }
        drop_echoes(&mut problems);
        problems.arrange_by_key(Problem::severity);
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

    /// The same without providers and facts, and of units their sums alone.
    pub fn sums(&self, id: &str) -> Option<SumsView> {
        let computed = self.allocate(id)?;
        Some(SumsView::new(&computed.allocation, &computed.summary))
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
}
