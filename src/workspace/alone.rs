//! What if with one unit's rows: telling what others need to know, and computing from what was told.

use serde::Deserialize;

use super::{InputFile, Loaded, Workspace};
use crate::alone::{Alone, Known, Told, ToldCell, ToldTable, alone, as_told, own_tables, tell};
use crate::ask::{Questions, options, questions};
use crate::data::{AskedDialect, Delimiter, FileTable, is_last_year};
use crate::formula::ColumnId;
use crate::number::DecimalSign;
use crate::rules::RuleSet;
use crate::scenario::TableChange;
use crate::view::{ProblemView, TableView};

/// What somebody has of one rule set who has one unit's rows.
#[derive(Clone, Debug, Deserialize)]
pub struct Own {
    /// The key of the unit.
    pub unit: String,
    /// The rows: of the unit, of all providers, and of tables that are told.
    pub tables: Vec<ToldTable>,
    /// What was told of all rows.
    pub told: Told,
    /// What was published that the unit gets.
    pub amounts: Vec<ToldCell>,
}

impl Own {
    fn known(&self) -> Known<'_> {
        Known { unit: &self.unit, tables: &self.tables, told: &self.told, amounts: &self.amounts }
    }
}

impl Workspace {
    /// What somebody with one unit's rows needs to know of all data, beside the sums and the rows of units and providers.
    pub fn told(&self, id: &str) -> Option<Told> {
        Some(tell(&self.allocate(id)?.allocation))
    }

    /// The same rule sets with these rows as their data.
    pub fn own(&self, tables: &[ToldTable]) -> Workspace {
        let rules: Vec<&RuleSet> = self.usable().map(AsRef::as_ref).collect();
        let dialect = AskedDialect {
            delimiter: Some(Delimiter::Semicolon),
            decimal: Some(DecimalSign::Comma),
            ..AskedDialect::default()
        };
        let file = |(name, text): (String, String)| InputFile { name, bytes: text.into_bytes(), dialect };
        let files: Vec<InputFile> = own_tables(&rules, tables).into_iter().map(file).collect();
        let rules = self.loaded.iter().filter(|file| file.content.table().is_none()).cloned();
        Workspace::of(rules.chain(files.iter().map(Loaded::new)).collect())
    }

    fn this_year(&self) -> Vec<&FileTable> {
        self.tables().into_iter().filter(|file| !is_last_year(&file.file)).collect()
    }

    /// What the figures of the unit are made of, as far as its rows are here.
    pub fn own_questions(&self, id: &str, own: &Own) -> Option<Questions> {
        let (allocation, _) = as_told(self.rule_set(id)?, &self.this_year(), own.known());
        questions(&allocation, &own.unit)
    }

    /// A table of the unit's rows, with what may stand in its columns.
    pub fn own_table(&self, id: &str, own: &Own, table: &str) -> Option<TableView> {
        let (allocation, _) = as_told(self.rule_set(id)?, &self.this_year(), own.known());
        let rules = &allocation.rules;
        let table = rules.table(table)?;
        let may_be = |id: ColumnId| options(&allocation, &rules.columns[id.0].sort);
        Some(TableView::new(&allocation, table).with_options(may_be, &rules.tables[table.0].columns))
    }

    /// What the unit gets where its rows are changed, resource by resource and how surely.
    pub fn alone(&self, id: &str, own: &Own, changes: &[TableChange]) -> Option<Alone> {
        let rules = self.rule_set(id)?;
        let varied = self.vary(changes);
        let mut found = alone(rules, &self.this_year(), &varied.this_year(), own.known(), changes);
        let new = varied.problems().iter().skip(self.problems().len());
        found.problems.extend(new.map(ProblemView::from));
        Some(found)
    }
}
