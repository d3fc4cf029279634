//! Exports of other systems among the files: read through the mappings beside them, and what a new mapping may be.

use std::rc::Rc;

use super::loaded::{Content, Loaded};
use super::{FileTable, Problem, Workspace};
use crate::mapping::{Known, Mapping, MappingDraft, MappingText, MappingView, propose, written};
use crate::rules::{ReadRules, RuleSet};

/// Reads every table through the mapping that is for it. What is wrong with that, file by file.
pub fn map(loaded: &mut [Loaded], rules: &[ReadRules]) -> Vec<Vec<Problem>> {
    let mappings: Vec<Rc<Mapping>> = loaded
        .iter()
        .flat_map(|file| if let Content::Mappings(file) = &file.content { &file.mappings[..] } else { &[] })
        .cloned()
        .collect();
    let known = Known::new(rules.iter().filter_map(|read| read.rule_set.as_deref().or(read.tables_only.as_deref())));
    loaded.iter_mut().map(|file| file.map(&mappings, &known)).collect()
}

impl Workspace {
    fn known_rules(&self) -> Vec<&RuleSet> {
        self.rules.iter().filter_map(|slot| slot.entry.rules.as_deref().or(slot.entry.tables_only.as_deref())).collect()
    }

    fn export(&self, file: &str) -> Option<(&Loaded, &FileTable)> {
        let loaded = self.loaded.iter().find(|loaded| loaded.name == file)?;
        Some((loaded, loaded.export()?))
    }

    /// What a mapping of a table's file may be: what is chosen, and the rest proposed; `None` where there is no such file, or it could not
    /// be read as a table of any kind.
    pub fn mapping(&self, file: &str, draft: &MappingDraft) -> Option<MappingView> {
        let (loaded, export) = self.export(file)?;
        Some(propose(export, &self.known_rules(), &self.tables(), loaded.mapping.as_deref(), draft))
    }

    /// What is chosen as a file of mappings: the one that is mended, where the file had one, else a new one. A mapping that another file
    /// is read through is kept beside the new one.
    pub fn mapping_text(&self, file: &str, draft: &MappingDraft) -> Option<MappingText> {
        let (loaded, _) = self.export(file)?;
        let view = self.mapping(file, draft)?;
        let mended = loaded.mapping.as_ref().map(|mapping| {
            let reads_too = |other: &Loaded| {
                let own = other.mapping.as_ref().is_some_and(|other| Rc::ptr_eq(other, mapping));
                own && other.name != file && other.content.table().is_some()
            };
            (&**mapping, self.loaded.iter().any(reads_too))
        });
        let text = written(&view, mended)?;
        let name = mended.map(|(mapping, _)| mapping.file().to_owned());
        Some(MappingText {
            file: name.unwrap_or_else(|| self.mapping_name(view.table.as_deref().unwrap_or_default())),
            text,
        })
    }

    fn mapping_name(&self, table: &str) -> String {
        let taken = |name: &String| self.loaded.iter().any(|file| file.name == *name);
        let numbered = (2..).map(|number| format!("koppling-{table}-{number}.toml"));
        std::iter::once(format!("koppling-{table}.toml")).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }
}
