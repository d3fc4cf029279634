//! Rule files that speak of each other: the one that a file builds on, and the one of last year. Each is read after those.

use std::sync::Arc;

use super::document::{Entry, parse};
use super::model::RuleSet;
use super::others::{ChangedRules, OtherRules};
use super::section::Text;
use super::{ReadRules, build, draft, overlay};
use crate::arrange::Arrange;
use crate::law;
use crate::message::{Code, Problem, Reporter, SourceText, Span, stops};

/// A rule file, and which others it speaks of.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its id.
    pub id: Option<String>,
    base: Option<Text>,
    last_year: Option<Text>,
}

impl RuleFile {
    /// A rule file; what is wrong with it is said when it is read.
    pub fn new(name: &str, text: &str) -> RuleFile {
        let mut reporter = Reporter::new(Arc::new(SourceText::new(name, text)));
        let entry = parse(0, &mut reporter).unwrap_or_default();
        let text_of = |key: &str| entry.text(key).cloned();
        RuleFile {
            name: name.to_owned(),
            text: text.to_owned(),
            id: text_of("id").map(|id| id.value),
            base: text_of("bas"),
            last_year: text_of("fjol"),
        }
    }

    /// The ids of the rule sets that it needs.
    pub fn needs(&self) -> impl Iterator<Item = &str> {
        [&self.base, &self.last_year].into_iter().flatten().map(|text| text.value.as_str())
    }
}

/// Reads and checks rule files, each together with those that it speaks of; the answers stand in the order of the files.
pub fn read_all(files: &[RuleFile]) -> Vec<ReadRules> {
    let mut reader = Reader { files, done: vec![None; files.len()] };
    (0..files.len()).for_each(|file| reader.read(file, &mut Vec::new()));
    reader.done.into_iter().flatten().collect()
}

/// The file and those that it builds on, the last one building on none; the id of the one that is missing.
pub fn chain(files: &[RuleFile], file: usize) -> Result<Vec<usize>, String> {
    let mut chain = vec![file];
    while let Some(base) = &files[chain[chain.len() - 1]].base {
        let next = files.iter().position(|file| file.id.as_ref() == Some(&base.value));
        chain.push(next.filter(|next| !chain.contains(next)).ok_or_else(|| base.value.clone())?);
    }
    Ok(chain)
}

/// The texts of a rule set's own file and those that it builds on, in that order; `None` where one is missing.
pub fn chain_texts<'a>(files: &'a [RuleFile], id: &str) -> Option<Vec<&'a str>> {
    let file = files.iter().position(|file| file.id.as_deref() == Some(id))?;
    Some(chain(files, file).ok()?.into_iter().map(|file| files[file].text.as_str()).collect())
}

/// The texts of a chain of files, one after the other.
pub fn joined(files: &[RuleFile], chain: &[usize]) -> Arc<SourceText> {
    let part = |file: &usize| (files[*file].name.as_str(), files[*file].text.as_str());
    Arc::new(SourceText::joined(&chain.iter().map(part).collect::<Vec<_>>()))
}

/// What each file of the source says; `None` where one is no TOML.
pub fn parse_all(files: usize, reporter: &mut Reporter) -> Option<Vec<Entry>> {
    (0..files).map(|file| parse(file, reporter)).collect()
}

struct Reader<'a> {
    files: &'a [RuleFile],
    done: Vec<Option<ReadRules>>,
}

impl Reader<'_> {
    fn find(&self, id: &Text) -> Option<usize> {
        self.files.iter().position(|file| file.id.as_ref() == Some(&id.value))
    }

    /// Reads a file after those that it speaks of; `path` is the way of files that led here.
    fn read(&mut self, file: usize, path: &mut Vec<usize>) {
        if self.done[file].is_some() {
            return;
        }
        path.push(file);
        let this = &self.files[file];
        let mut ring = None;
        for other in [&this.base, &this.last_year].into_iter().flatten() {
            match self.find(other) {
                Some(next) if path.contains(&next) => ring = ring.or(Some((other.clone(), next))),
                Some(next) => self.read(next, path),
                None => {}
            }
        }
        let read = match ring {
            None => self.build(file),
            Some((at, next)) => {
                let from = path.iter().position(|on_path| *on_path == next).unwrap_or(0);
                let name = |file: &usize| self.files[*file].id.clone().unwrap_or_default();
                let mut names: Vec<String> = path[from..].iter().map(name).collect();
                names.extend(names.first().cloned());
                self.broken(file, Code::BaseCycle, at.span, &[("path", &names.join(" → "))])
            }
        };
        self.done[file] = Some(read);
        path.pop();
    }

    fn broken(&self, file: usize, code: Code, span: Span, arguments: &[(&'static str, &str)]) -> ReadRules {
        let file = &self.files[file];
        let mut reporter = Reporter::new(Arc::new(SourceText::new(&file.name, &file.text)));
        reporter.add(code, span, arguments);
        let (document, problems) = (None, reporter.problems);
        ReadRules { id: file.id.clone(), document, rule_set: None, tables_only: None, problems }
    }

    fn usable(&self, id: Option<&Text>) -> Option<&Arc<RuleSet>> {
        self.done[self.find(id?)?].as_ref()?.rule_set.as_ref()
    }

    /// What has been said of the ring that a rule set leads to: the same is said of all that build on it.
    fn ring(&self, base: Option<&Text>) -> Option<Problem> {
        let base = self.done[self.find(base?)?].as_ref()?;
        base.problems.iter().find(|problem| problem.code == Code::BaseCycle).cloned()
    }

    fn build(&self, file: usize) -> ReadRules {
        let this = &self.files[file];
        let chain = match (chain(self.files, file), self.ring(this.base.as_ref())) {
            (Ok(chain), _) => chain,
            (Err(_), Some(ring)) => {
                let (id, problems) = (this.id.clone(), vec![ring]);
                return ReadRules { id, document: None, rule_set: None, tables_only: None, problems };
            }
            (Err(missing), None) => {
                // Whose base is missing is said once, at the place in this file that leads there.
                let span = this.base.as_ref().map_or(Span::default(), |base| base.span);
                return self.broken(file, Code::BaseMissing, span, &[("id", &missing)]);
            }
        };
        let source = joined(self.files, &chain);
        let mut reporter = Reporter::new(Arc::clone(&source));
        let entries = parse_all(chain.len(), &mut reporter);
        let merged = entries.and_then(|entries| overlay::merge_all(entries, &mut reporter)).map(|(_, merged)| merged);
        let draft = merged.as_ref().map(|merged| draft::read(merged, &mut reporter));
        let last_year = self.usable(this.last_year.as_ref());
        let inherited = draft.as_ref().and_then(|draft| draft.last_year.clone());
        let last_year = last_year.or_else(|| self.usable(inherited.as_ref()));
        if let (Some(named), None) = (inherited.as_ref(), last_year) {
            let code = if self.find(named).is_some() { Code::OtherBroken } else { Code::LastYearMissing };
            reporter.add(code, named.span, &[("id", &named.value)]);
        }
        let changed = |(part, file): (usize, &usize)| {
            let base = self.files[*file].base.as_ref();
            let id = base.map(|base| base.value.clone());
            ChangedRules { start: source.part(part).0, id, rules: self.usable(base).cloned() }
        };
        let changed = chain.iter().enumerate().map(changed).collect();
        let others =
            OtherRules::new(inherited.as_ref().map(|named| named.value.as_str()), last_year.map(|rules| &**rules), changed);
        let sound = draft.as_ref().filter(|_| !stops(&reporter.problems) || chain.len() == 1);
        let mut rule_set = sound.and_then(|draft| build::build(draft, Arc::clone(&source), &others, &mut reporter));
        if let Some(rules) = &rule_set {
            law::report(rules, &mut reporter);
            rule_set.take_if(|_| stops(&reporter.problems));
        }
        if rule_set.is_none() && draft.is_some() && !stops(&reporter.problems) {
            // The last guard: a rule set that cannot be used, and nothing says why.
            reporter.add(Code::NotUsable, Span::default(), &[]);
        }
        let tables_only = match (draft, &rule_set) {
            (Some(draft), None) => {
                let mut quiet = Reporter::new(Arc::clone(&source));
                build::build(&draft.tables_only(), source, &others, &mut quiet)
            }
            _ => None,
        };
        let mut problems = reporter.problems;
        // Those of the file itself first, each file's in the order of its lines.
        let own = Some(this.name.as_str());
        problems.arrange_by_key(|problem| {
            let file = problem.place.file.clone();
            (file.as_deref() != own, file, problem.place.lines.first().copied())
        });
        problems.dedup();
        let [rule_set, tables_only] = [rule_set, tables_only].map(|rules| rules.map(Arc::new));
        ReadRules { id: this.id.clone(), document: merged.map(Arc::new), rule_set, tables_only, problems }
    }
}

/// What a file says, laid upon what the rule set says that it builds on.
pub fn laid_upon(file: &RuleFile, base: &Entry) -> Option<Entry> {
    let mut reporter = Reporter::new(Arc::new(SourceText::new(&file.name, &file.text)));
    let own = parse(0, &mut reporter)?;
    Some(overlay::merge_all(vec![own, base.clone()], &mut reporter)?.1)
}

/// The rule set that a document without places says, beside the rule sets that it may speak of; `None` where something stops it.
pub fn read_document(document: &Entry, base: Option<Arc<RuleSet>>, last_year: Option<&RuleSet>) -> Option<RuleSet> {
    let source = Arc::new(SourceText::new("", ""));
    let mut reporter = Reporter::new(Arc::clone(&source));
    let draft = draft::read(document, &mut reporter);
    if stops(&reporter.problems) {
        return None;
    }
    build::build(
        &draft,
        source,
        &OtherRules::new(None, last_year, vec![ChangedRules { rules: base, ..ChangedRules::default() }]),
        &mut reporter,
    )
}
