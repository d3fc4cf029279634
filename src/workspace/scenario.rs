//! What if, on everything that was read.

use std::cell::OnceCell;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::{Content, Entry, InputFile, Loaded, Slot, Workspace};
use crate::allocate::{Allocation, Bound};
use crate::arrange::Arrange;
use crate::data::FileTable;
use crate::message::{Code, Place, Problem};
use crate::rules::{PROVIDERS, RuleFile, RuleSet, chain_texts, laid_upon};
use crate::scenario::{
    Figures, Identity, ParameterChange, Sensitivity, SolveQuestion, Solved, TableChange, TrialOf, identity, overlay,
    sensitivity, solve, values, vary,
};
use crate::view::RuleSetView;

impl Workspace {
    /// The same files with changed inputs; those that cannot be changed are problems. Nothing is read again.
    pub fn vary(&self, changes: &[TableChange]) -> Workspace {
        let rules: Vec<&RuleSet> = self
            .rules
            .iter()
            .filter_map(|slot| slot.entry.rules.as_ref().or(slot.entry.tables_only.as_ref()))
            .map(Arc::as_ref)
            .collect();
        let tables: Vec<Rc<FileTable>> = self.loaded.iter().filter_map(|file| file.content.table().cloned()).collect();
        let (tables, problems) = vary(&rules, tables, changes);
        let mut loaded = self.loaded.clone();
        let holding = loaded.iter_mut().filter(|file| file.content.table().is_some());
        for (file, table) in holding.zip(tables) {
            if let Some(info) = &mut file.info {
                info.rows = Some(table.rows());
            }
            file.content = Content::Table(table);
        }
        let mut file_problems = self.file_problems.clone();
        file_problems.extend(problems.iter().cloned());
        if !problems.is_empty() {
            // They are said again where other files are read beside these.
            loaded.push(Loaded::nothing("", problems));
        }
        let rules = self.rules.iter().map(|slot| Slot::new(Rc::clone(&slot.entry))).collect();
        let mut workspace =
            Workspace { loaded, rules, file_problems, problems: Vec::new(), differences: RefCell::default() };
        workspace.list_problems();
        workspace
    }

    /// The same files and a rule set that says what the base says, with other values of given parameters: what its overlay would be read
    /// as. Nothing is read or bound again.
    pub fn trial(&self, base: &str, id: &str, name: &str, changes: &[ParameterChange]) -> Workspace {
        let file = self.trial_file(id);
        let Some((slot, rules)) = self.slot(base).and_then(|slot| Some((slot, slot.entry.rules.as_ref()?))) else {
            // What is wrong with the base is wrong with all that builds on it.
            let missing = || vec![Problem::new(Code::BaseMissing, Place::file(&file)).with("id", base)];
            let (problems, tables) = match self.entry(base) {
                Some(entry) => (entry.problems.clone(), entry.tables_only.clone()),
                None => (missing(), None),
            };
            return self.refused(id, &file, tables, problems);
        };
        let values = match values(rules, changes) {
            Ok(values) => values,
            Err(problems) => return self.refused(id, &file, Some(Arc::clone(rules)), problems),
        };
        let trial = TrialOf { base: rules, id, name, values: &values };
        let written = RuleFile::new(&file, &overlay(&trial));
        let speaks_of_it =
            |other: &RuleFile| other.id == written.id || other.needs().any(|id| Some(id) == written.id.as_deref());
        if self.rule_files().iter().any(speaks_of_it) {
            return self.with(&InputFile { name: file, bytes: written.text.into_bytes(), ..InputFile::default() });
        }
        let rules = Arc::new(trial.rules(&file));
        let document = slot.entry.document.as_ref().and_then(|base| laid_upon(&written, base)).map(Arc::new);
        let mut problems = slot.entry.problems.clone();
        problems.arrange_by_key(|problem| (problem.place.file.clone(), problem.place.lines.first().copied()));
        let view = RuleSetView::new(&rules);
        let entry = Entry { view, document, rules: Some(rules), tables_only: None, problems };
        let tried = Slot { entry: Rc::new(entry), computed: OnceCell::new(), bound: Rc::clone(&slot.bound), tried: true };
        self.and(Rc::new(tried), Some(Loaded::rules(written)))
    }

    /// The rule set that [`Workspace::trial`] tries, as the text of a file; `None` where it cannot be tried.
    pub fn overlay(&self, base: &str, id: &str, name: &str, changes: &[ParameterChange]) -> Option<String> {
        let base = self.rule_set(base)?;
        let values = values(base, changes).ok()?;
        Some(overlay(&TrialOf { base, id, name, values: &values }))
    }

    /// What a rule set is, by the texts of its own file and those that it builds on.
    pub fn identity(&self, id: &str) -> Option<Identity> {
        let name = self.rule_set(id).map_or("", |rules| &rules.name);
        Some(identity(id, name, chain_texts(&self.rule_files(), id)?))
    }

    /// What the total does when a given parameter becomes 1 % larger.
    pub fn sensitivity(&self, id: &str) -> Option<Vec<Sensitivity>> {
        let computed = self.allocate(id)?;
        let (slot, tables) = (self.slot(id)?, self.tables());
        let rules = &computed.allocation.rules;
        let bound = slot.bound.get_or_init(|| Bound::new(rules, &tables));
        Some(sensitivity(rules, &computed.summary, &mut Figures::new(rules, bound, &tables)))
    }

    /// Which value of a given parameter makes a sum what is asked for.
    pub fn solve(&self, id: &str, question: &SolveQuestion) -> Option<Solved> {
        let computed = self.allocate(id)?;
        let (slot, tables) = (self.slot(id)?, self.tables());
        let Allocation { rules, data, .. } = &computed.allocation;
        let bound = slot.bound.get_or_init(|| Bound::new(rules, &tables));
        let providers = rules.table(PROVIDERS);
        let provider = |key: &str| data.tables[providers?.0].row(key).map(|row| row as usize);
        solve(rules, question, &provider, &mut Figures::new(rules, bound, &tables))
    }

    /// The name of the file that a rule set that is tried would stand in.
    fn trial_file(&self, id: &str) -> String {
        if let Some(own) = self.rule_file(id) {
            return own.name.clone();
        }
        let taken = |name: &String| self.loaded.iter().any(|file| file.name == *name);
        let numbered = (2..).map(|number| format!("{id}-{number}.toml"));
        std::iter::once(format!("{id}.toml")).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }

    /// With a rule set that cannot be tried, in the place of any that has its id.
    fn refused(&self, id: &str, file: &str, tables_only: Option<Arc<RuleSet>>, problems: Vec<Problem>) -> Workspace {
        let entry = Entry { view: RuleSetView::broken(id, file), document: None, rules: None, tables_only, problems };
        let mut workspace = self.and(Slot::new(Rc::new(entry)), None);
        let (earlier, last) = workspace.rules.split_at(workspace.rules.len() - 1);
        workspace.rules = earlier.iter().filter(|slot| slot.entry.view.id() != id).chain(last).cloned().collect();
        workspace.list_problems();
        workspace
    }

    fn and(&self, slot: Rc<Slot>, file: Option<Loaded>) -> Workspace {
        let loaded = self.loaded.iter().cloned().chain(file).collect();
        let rules = self.rules.iter().cloned().chain([slot]).collect();
        let mut workspace = Workspace {
            loaded,
            rules,
            file_problems: self.file_problems.clone(),
            problems: Vec::new(),
            differences: RefCell::default(),
        };
        workspace.list_problems();
        workspace
    }
}
