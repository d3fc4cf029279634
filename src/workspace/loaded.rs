//! Files that have been read: each by itself, whatever the others say.

use std::rc::Rc;

use serde::Serialize;

use crate::cases::{self, Case};
use crate::data::{AskedDialect, Dialect, FileTable, decode};
use crate::mapping::{self, Known, Mapping, MappingFile, Refused, mapped, recognise};
use crate::message::{Code, Place, Problem};
use crate::rules::RuleFile;

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
    /// `rules`, `case`, `mapping` or `table`.
    pub kind: &'static str,
    /// The table that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The file of the mapping that it is read through, or is meant to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// True of a table of last year's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last_year: bool,
    /// How many rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<usize>,
    /// How it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
    /// True where the decimal sign is a guess that matters.
    pub decimal_uncertain: bool,
}

impl FileInfo {
    fn text(name: &str, kind: &'static str) -> FileInfo {
        FileInfo {
            name: name.to_owned(),
            kind,
            table: None,
            mapping: None,
            last_year: false,
            rows: None,
            dialect: None,
            decimal_uncertain: false,
        }
    }
}

/// A file that was read, whatever the others say.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub name: String,
    pub info: Option<FileInfo>,
    pub content: Content,
    pub problems: Vec<Problem>,
    /// The table as its file has it.
    export: Option<Rc<FileTable>>,
    /// The mapping that it is read through, or is meant to be.
    pub mapping: Option<Rc<Mapping>>,
}

/// What a file holds. Tables are shared between workspaces, since reading one takes longer than all else.
#[derive(Clone, Debug)]
pub enum Content {
    Nothing,
    Rules(RuleFile),
    Case(Rc<Case>),
    Table(Rc<FileTable>),
    Mappings(Rc<MappingFile>),
}

impl Content {
    /// The table, where it is one.
    pub fn table(&self) -> Option<&Rc<FileTable>> {
        if let Content::Table(table) = self { Some(table) } else { None }
    }
}

impl Loaded {
    /// Reads a file; what is wrong with it stands in its problems.
    pub fn new(file: &InputFile) -> Loaded {
        let mut loaded = Loaded::nothing(&file.name, Vec::new());
        let ending = file.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        match ending.as_str() {
            "toml" => loaded.read_toml(file),
            "csv" | "tsv" | "txt" => loaded.read_table(file),
            _ => loaded.fail(Code::FileUnknownKind),
        }
        loaded
    }

    /// A file that holds nothing but problems.
    pub fn nothing(name: &str, problems: Vec<Problem>) -> Loaded {
        Loaded { name: name.to_owned(), info: None, content: Content::Nothing, problems, export: None, mapping: None }
    }

    /// A rule file that has been read.
    pub fn rules(file: RuleFile) -> Loaded {
        let info = Some(FileInfo::text(&file.name, "rules"));
        Loaded { info, content: Content::Rules(file.clone()), ..Loaded::nothing(&file.name, Vec::new()) }
    }

    /// The table as its file has it, whatever it is read as.
    pub fn export(&self) -> Option<&Rc<FileTable>> {
        self.export.as_ref()
    }

    /// Reads the table through the mapping that is for it, if there is one; what is wrong with that is returned. A table that is read as
    /// it was before stays as it is, with what has been changed of it in memory.
    pub fn map(&mut self, mappings: &[Rc<Mapping>], known: &Known) -> Vec<Problem> {
        let Some(export) = &self.export else { return Vec::new() };
        let (mapping, read) = match recognise(export, mappings, known) {
            Ok(found) => {
                let same = match (&found, &self.mapping) {
                    (Some(found), Some(own)) => Rc::ptr_eq(found, own),
                    (found, own) => found.is_none() && own.is_none(),
                };
                if same && self.content.table().is_some() {
                    return Vec::new();
                }
                let read = found.as_ref().map_or(Ok(Rc::clone(export)), |found| mapped(export, found).map(Rc::new));
                (found, read)
            }
            Err(refused) => {
                let Refused { meant, problem } = *refused;
                (Some(meant), Err(vec![problem]))
            }
        };
        if let Some(info) = &mut self.info {
            info.table = Some(mapping.as_ref().map_or(&export.table, |mapping| &mapping.table).clone());
            info.mapping = mapping.as_ref().map(|mapping| mapping.file().to_owned());
        }
        self.mapping = mapping;
        let (content, problems) = match read {
            Ok(table) => (Content::Table(table), Vec::new()),
            Err(problems) => (Content::Nothing, problems),
        };
        if let (Some(info), Content::Table(table)) = (&mut self.info, &content) {
            info.dialect = Some(table.dialect);
            info.decimal_uncertain = table.decimal_uncertain;
        }
        self.content = content;
        problems
    }

    fn fail(&mut self, code: Code) {
        self.problems.push(Problem::new(code, Place::file(&self.name)));
    }

    fn read_toml(&mut self, file: &InputFile) {
        if file.bytes.len() > crate::limits::FILE_BYTES {
            return self.fail(Code::FileTooLarge);
        }
        let Some((text, _)) = decode(&file.bytes, None) else {
            return self.fail(Code::FileNotText);
        };
        if text.trim().is_empty() {
            return self.fail(Code::FileEmpty);
        }
        let is_case = cases::is_case(&text);
        if !is_case && mapping::is_mapping(&text) {
            self.info = Some(FileInfo::text(&file.name, "mapping"));
            if let Some(read) = mapping::read(&file.name, &text, &mut self.problems) {
                self.content = Content::Mappings(Rc::new(read));
            }
            return;
        }
        self.info = Some(FileInfo::text(&file.name, if is_case { "case" } else { "rules" }));
        if !is_case {
            self.content = Content::Rules(RuleFile::new(&file.name, &text));
        } else if let Some(case) = cases::read(&file.name, &text, &mut self.problems) {
            self.content = Content::Case(Rc::new(case));
        }
    }

    fn read_table(&mut self, file: &InputFile) {
        let read = FileTable::read(&file.name, &file.bytes, file.dialect, &mut self.problems);
        let Some(read) = read else { return };
        self.info = Some(FileInfo {
            name: file.name.clone(),
            kind: "table",
            table: Some(read.table.clone()),
            mapping: None,
            last_year: read.last_year,
            rows: Some(read.rows()),
            dialect: Some(read.dialect),
            decimal_uncertain: read.decimal_uncertain,
        });
        let read = Rc::new(read);
        self.export = Some(Rc::clone(&read));
        self.content = Content::Table(read);
    }
}
