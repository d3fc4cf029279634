//! Every question to a workspace by its name, with texts in and text out: what crosses to JavaScript, whatever carries it there.
//!
//! Amounts are decimal strings, problems are values; what is wrong with a call itself is an error in the calling program.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::alone::ToldTable;
use crate::view::ProblemView;
use crate::workspace::{InputFile, Workspace};

/// What comes of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is no such rule set, unit or table, or nothing to say of it.
    Nothing,
    /// A value as JSON.
    Value(String),
    /// A new workspace, by the number that the next calls give.
    Workspace(usize),
    /// The call itself is wrong: in English, for the one who wrote it.
    Wrong(String),
}

/// The workspaces that somebody holds by their numbers.
#[derive(Default)]
pub struct Workspaces(Vec<Option<Workspace>>);

impl Workspaces {
    /// `call` is the name on a line of its own and each argument as JSON on a line (in JSON a line feed is written otherwise).
    ///
    /// ```
    /// use fordela::calls::{Answer, Workspaces};
    /// use fordela::workspace::InputFile;
    /// let mut workspaces = Workspaces::default();
    /// let file = InputFile { name: "enhet.csv".into(), bytes: b"a\n".into(), ..InputFile::default() };
    /// assert_eq!(workspaces.call(0, "open", vec![file]), Answer::Workspace(0));
    /// assert_eq!(workspaces.call(0, "ruleSets", Vec::new()), Answer::Value("[]".to_owned()));
    /// assert_eq!(workspaces.call(0, "allocate\n\"finns inte\"", Vec::new()), Answer::Nothing);
    /// ```
    pub fn call(&mut self, workspace: usize, call: &str, files: Vec<InputFile>) -> Answer {
        let mut lines = call.split('\n');
        let name = lines.next().unwrap_or_default();
        let mut given = Given { lines, files };
        match self.made(workspace, name, &mut given) {
            Ok(Made::Nothing) => Answer::Nothing,
            Ok(Made::Json(json)) => Answer::Value(json),
            Ok(Made::Workspace(made)) => Answer::Workspace(self.keep(*made)),
            Err(wrong) => Answer::Wrong(format!("{name}: {wrong}")),
        }
    }

    fn made(&mut self, workspace: usize, name: &str, given: &mut Given) -> Result<Made, String> {
        if name == "open" {
            return Ok(made(Workspace::open(std::mem::take(&mut given.files))));
        }
        let kept = self.0.get_mut(workspace).filter(|kept| kept.is_some());
        let kept = kept.ok_or("this workspace is not open: is it used after free()?")?;
        if name == "free" {
            *kept = None;
            return Ok(Made::Nothing);
        }
        let (_, call) = CALLS.iter().find(|(known, _)| *known == name).ok_or("no such call")?;
        kept.as_ref().map_or(Ok(Made::Nothing), |kept| call(kept, given))
    }

    fn keep(&mut self, workspace: Workspace) -> usize {
        let free = self.0.iter().position(Option::is_none).unwrap_or_else(|| {
            self.0.push(None);
            self.0.len() - 1
        });
        self.0[free] = Some(workspace);
        free
    }
}

/// What a call makes.
pub enum Made {
    /// Nothing.
    Nothing,
    /// A value.
    Json(String),
    /// A workspace.
    Workspace(Box<Workspace>),
}

/// A call on a workspace.
pub type Call = fn(&Workspace, &mut Given) -> Result<Made, String>;

/// Every call, by the name that the package has for it.
pub const CALLS: &[(&str, Call)] = &[
    ("allocate", |it, given| optional(it.summary(&given.text()?))),
    ("alone", |it, given| optional(it.alone(&given.text()?, &given.read()?, &given.read::<Vec<_>>()?))),
    ("cases", |it, given| json(&it.run_cases(&given.text()?))),
    ("check", |it, given| json(&it.check(&given.text()?).iter().map(ProblemView::from).collect::<Vec<_>>())),
    ("compare", |it, given| optional(it.compare(&given.text()?, &given.text()?))),
    ("csv", |it, given| optional(it.csv(&given.text()?).and_then(|bytes| String::from_utf8(bytes).ok()))),
    ("difference", |it, given| optional(it.difference(&given.text()?, &given.text()?))),
    ("edit", |it, given| optional(it.edit(&given.text()?, &given.read::<Vec<_>>()?))),
    ("explain", |it, given| optional(it.explain(&given.text()?, &given.text()?, &given.text()?))),
    ("files", |it, _| json(&it.files().collect::<Vec<_>>())),
    ("flat", |it, given| optional(it.flat(&given.text()?))),
    ("followUp", |it, given| optional(it.follow_up(&given.text()?, &given.read()?))),
    ("identity", |it, given| optional(it.identity(&given.text()?))),
    ("mapping", |it, given| optional(it.mapping(&given.text()?, &given.read()?))),
    ("mappingText", |it, given| optional(it.mapping_text(&given.text()?, &given.read()?))),
    ("outline", |it, given| optional(it.outline(&given.text()?))),
    ("overlay", |it, given| optional(it.overlay(&given.text()?, &given.text()?, &given.text()?, &given.read::<Vec<_>>()?))),
    ("own", |it, given| Ok(made(it.own(&given.read::<Vec<ToldTable>>()?)))),
    ("ownQuestions", |it, given| optional(it.own_questions(&given.text()?, &given.read()?))),
    ("ownTable", |it, given| optional(it.own_table(&given.text()?, &given.read()?, &given.text()?))),
    ("problems", |it, _| json(&it.problems().iter().map(ProblemView::from).collect::<Vec<_>>())),
    ("questions", |it, given| optional(it.questions(&given.text()?, &given.text()?))),
    ("ruleSets", |it, _| json(&it.rule_sets().collect::<Vec<_>>())),
    ("sensitivity", |it, given| optional(it.sensitivity(&given.text()?))),
    ("solve", |it, given| optional(it.solve(&given.text()?, &given.read()?))),
    ("source", |it, given| optional(it.source(&given.text()?).map(|(file, text)| RuleSource { file, text }))),
    ("split", |it, given| optional(it.split(&given.text()?, &given.text()?))),
    ("sums", |it, given| optional(it.sums(&given.text()?))),
    ("table", |it, given| optional(it.table(&given.text()?, &given.text()?))),
    ("told", |it, given| optional(it.told(&given.text()?))),
    ("trial", |it, given| Ok(made(it.trial(&given.text()?, &given.text()?, &given.text()?, &given.read::<Vec<_>>()?)))),
    ("vary", |it, given| Ok(made(it.vary(&given.read::<Vec<_>>()?)))),
    ("with", |it, given| Ok(made(it.with(given.files.first().ok_or("a file is missing")?)))),
];

#[derive(Serialize)]
struct RuleSource<'a> {
    file: &'a str,
    text: &'a str,
}

/// The arguments of a call, read one after the other.
pub struct Given<'a> {
    lines: std::str::Split<'a, char>,
    files: Vec<InputFile>,
}

impl Given<'_> {
    fn read<T: DeserializeOwned>(&mut self) -> Result<T, String> {
        let line = self.lines.next().ok_or("an argument is missing")?;
        serde_json::from_str(line).map_err(|error| error.to_string())
    }

    fn text(&mut self) -> Result<String, String> {
        self.read()
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<Made, String> {
    serde_json::to_string(value).map(Made::Json).map_err(|error| error.to_string())
}

fn optional<T: Serialize>(value: Option<T>) -> Result<Made, String> {
    value.map_or(Ok(Made::Nothing), |value| json(&value))
}

fn made(workspace: Workspace) -> Made {
    Made::Workspace(Box::new(workspace))
}
