//! The thin binding: nothing but conversion. Amounts cross as decimal strings, problems as values; an exception is an error in the
//! calling program.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::alone::ToldTable;
use crate::data::AskedDialect;
use crate::follow::FollowUpOptions;
use crate::mapping::MappingDraft;
use crate::rules::Edit;
use crate::scenario::{ParameterChange, SolveQuestion, TableChange};
use crate::view::{ProblemView, RuleSetView};
use crate::workspace::{self, FileInfo, InputFile, Own};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[derive(Deserialize)]
struct FileIn {
    name: String,
    #[serde(default)]
    dialect: Option<AskedDialect>,
}

#[derive(Serialize)]
struct RuleSource<'a> {
    file: &'a str,
    text: &'a str,
}

/// Everything that was read from some files.
#[wasm_bindgen]
pub struct Workspace(workspace::Workspace);

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    // As one text that the browser parses: building every object from here takes four times as long.
    js_sys::JSON::parse(&serde_json::to_string(value)?).map_err(|_| JsError::new("unreadable answer"))
}

fn optional<T: Serialize>(value: Option<T>) -> Result<JsValue, JsError> {
    value.map_or(Ok(JsValue::UNDEFINED), |value| to_js(&value))
}

fn file(value: JsValue) -> Result<InputFile, JsError> {
    // The bytes are copied as they are: going through the serializer would take them one number at a time.
    let bytes =
        js_sys::Reflect::get(&value, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into::<js_sys::Uint8Array>().ok());
    let bytes = bytes.ok_or_else(|| JsError::new("bytes must be a Uint8Array"))?.to_vec();
    let FileIn { name, dialect } = serde_wasm_bindgen::from_value(value)?;
    Ok(InputFile { name, bytes, dialect: dialect.unwrap_or_default() })
}

#[wasm_bindgen]
impl Workspace {
    /// Reads files.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "InputFile[]")] files: Vec<JsValue>) -> Result<Workspace, JsError> {
        let files: Vec<InputFile> = files.into_iter().map(file).collect::<Result<_, _>>()?;
        Ok(Workspace(workspace::Workspace::open(files)))
    }

    /// How each file was read.
    #[wasm_bindgen(unchecked_return_type = "FileInfo[]")]
    pub fn files(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.files().collect::<Vec<&FileInfo>>())
    }

    /// The rule sets that were read.
    #[wasm_bindgen(js_name = ruleSets, unchecked_return_type = "RuleSetInfo[]")]
    pub fn rule_sets(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.rule_sets().collect::<Vec<&RuleSetView>>())
    }

    /// What is wrong with the files.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn problems(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.problems().iter().map(ProblemView::from).collect::<Vec<_>>())
    }

    /// Everything that is wrong, or worth knowing, about a rule set, the files and what comes out.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn check(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.check(rule_set).iter().map(ProblemView::from).collect::<Vec<_>>())
    }

    /// The sums of a rule set.
    #[wasm_bindgen(unchecked_return_type = "Summary | undefined")]
    pub fn allocate(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.summary(rule_set))
    }

    /// The same without providers and facts, and of units their sums alone: small enough to be asked for while a slider is dragged.
    #[wasm_bindgen(unchecked_return_type = "Sums | undefined")]
    pub fn sums(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.sums(rule_set))
    }

    /// A table with all its values.
    #[wasm_bindgen(unchecked_return_type = "TableView | undefined")]
    pub fn table(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str, table: &str) -> Result<JsValue, JsError> {
        optional(self.0.table(rule_set, table))
    }

    /// One row for each unit, as a file for Swedish Excel.
    pub fn csv(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Option<String> {
        self.0.csv(rule_set).and_then(|bytes| String::from_utf8(bytes).ok())
    }

    /// Two rule sets on the same data.
    #[wasm_bindgen(unchecked_return_type = "Comparison | undefined")]
    pub fn compare(&self, current: &str, proposed: &str) -> Result<JsValue, JsError> {
        optional(self.0.compare(current, proposed))
    }

    /// What two rule sets say differently, in plain Swedish, with what each change does.
    #[wasm_bindgen(unchecked_return_type = "Difference | undefined")]
    pub fn difference(&self, from: &str, to: &str) -> Result<JsValue, JsError> {
        optional(self.0.difference(from, to))
    }

    /// Each unit's difference split exactly into changed numbers and changed rules.
    #[wasm_bindgen(unchecked_return_type = "Split | undefined")]
    pub fn split(&self, current: &str, proposed: &str) -> Result<JsValue, JsError> {
        optional(self.0.split(current, proposed))
    }

    /// The same files with one added, or put in the place of the one with its name.
    pub fn with(&self, #[wasm_bindgen(unchecked_param_type = "InputFile")] with: JsValue) -> Result<Workspace, JsError> {
        Ok(Workspace(self.0.with(&file(with)?)))
    }

    /// What a column mapping of a table's file may be: what is chosen, and the rest proposed.
    #[wasm_bindgen(unchecked_return_type = "MappingView | undefined")]
    pub fn mapping(
        &self,
        file: &str,
        #[wasm_bindgen(unchecked_param_type = "MappingDraft")] draft: JsValue,
    ) -> Result<JsValue, JsError> {
        let draft: MappingDraft = serde_wasm_bindgen::from_value(draft)?;
        optional(self.0.mapping(file, &draft))
    }

    /// The same as the text of a file of mappings.
    #[wasm_bindgen(js_name = mappingText, unchecked_return_type = "MappingText | undefined")]
    pub fn mapping_text(
        &self,
        file: &str,
        #[wasm_bindgen(unchecked_param_type = "MappingDraft")] draft: JsValue,
    ) -> Result<JsValue, JsError> {
        let draft: MappingDraft = serde_wasm_bindgen::from_value(draft)?;
        optional(self.0.mapping_text(file, &draft))
    }

    /// What a rule set's file and those that it builds on say, key by key.
    #[wasm_bindgen(unchecked_return_type = "Outline | undefined")]
    pub fn outline(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.outline(rule_set))
    }

    /// The text of a rule set's own file after the changes; comments and all else stay as they are.
    pub fn edit(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "Edit[]")] edits: JsValue,
    ) -> Result<Option<String>, JsError> {
        let edits: Vec<Edit> = serde_wasm_bindgen::from_value(edits)?;
        Ok(self.0.edit(rule_set, &edits))
    }

    /// The name and text of a rule set's own file.
    #[wasm_bindgen(unchecked_return_type = "RuleSource | undefined")]
    pub fn source(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.source(rule_set).map(|(file, text)| RuleSource { file, text }))
    }

    /// A rule set that builds on others as one file of its own.
    pub fn flat(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Option<String> {
        self.0.flat(rule_set)
    }

    /// Every case that was read, run against the rule set.
    #[wasm_bindgen(unchecked_return_type = "CaseRun[]")]
    pub fn cases(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.run_cases(rule_set))
    }

    /// What may be asked of somebody who knows only that unit.
    #[wasm_bindgen(unchecked_return_type = "Questions | undefined")]
    pub fn questions(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str, unit: &str) -> Result<JsValue, JsError> {
        optional(self.0.questions(rule_set, unit))
    }

    /// Why a unit gets what it gets of a resource.
    #[wasm_bindgen(unchecked_return_type = "ExplanationNode | undefined")]
    pub fn explain(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        unit: &str,
        resource: &str,
    ) -> Result<JsValue, JsError> {
        optional(self.0.explain(rule_set, unit, resource))
    }

    /// What became of the money, as the audience may see it.
    #[wasm_bindgen(js_name = followUp, unchecked_return_type = "FollowUp | undefined")]
    pub fn follow_up(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "FollowUpOptions")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let options: FollowUpOptions = serde_wasm_bindgen::from_value(options)?;
        optional(self.0.follow_up(rule_set, &options))
    }

    /// The same files with changed inputs.
    pub fn vary(
        &self,
        #[wasm_bindgen(unchecked_param_type = "TableChange[]")] changes: JsValue,
    ) -> Result<Workspace, JsError> {
        let changes: Vec<TableChange> = serde_wasm_bindgen::from_value(changes)?;
        Ok(Workspace(self.0.vary(&changes)))
    }

    /// What somebody with one unit's rows needs to know of all data: what is published beside sums and the rows of units and providers.
    #[wasm_bindgen(unchecked_return_type = "Told | undefined")]
    pub fn told(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.told(rule_set))
    }

    /// The same rule sets with these rows as their data.
    pub fn own(&self, #[wasm_bindgen(unchecked_param_type = "ToldTable[]")] tables: JsValue) -> Result<Workspace, JsError> {
        let tables: Vec<ToldTable> = serde_wasm_bindgen::from_value(tables)?;
        Ok(Workspace(self.0.own(&tables)))
    }

    /// What may be asked of somebody with one unit's rows, as far as they are here.
    #[wasm_bindgen(js_name = ownQuestions, unchecked_return_type = "Questions | undefined")]
    pub fn own_questions(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "Own")] own: JsValue,
    ) -> Result<JsValue, JsError> {
        let own: Own = serde_wasm_bindgen::from_value(own)?;
        optional(self.0.own_questions(rule_set, &own))
    }

    /// A table of the unit's rows, with what may stand in its columns.
    #[wasm_bindgen(js_name = ownTable, unchecked_return_type = "TableView | undefined")]
    pub fn own_table(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "Own")] own: JsValue,
        table: &str,
    ) -> Result<JsValue, JsError> {
        let own: Own = serde_wasm_bindgen::from_value(own)?;
        optional(self.0.own_table(rule_set, &own, table))
    }

    /// What the unit gets where its rows are changed, resource by resource and how surely.
    #[wasm_bindgen(unchecked_return_type = "Alone | undefined")]
    pub fn alone(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "Own")] own: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TableChange[]")] changes: JsValue,
    ) -> Result<JsValue, JsError> {
        let own: Own = serde_wasm_bindgen::from_value(own)?;
        let changes: Vec<TableChange> = serde_wasm_bindgen::from_value(changes)?;
        optional(self.0.alone(rule_set, &own, &changes))
    }

    /// The same files and a rule set that says what the base says, with other values of given parameters.
    pub fn trial(
        &self,
        base: &str,
        id: &str,
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "ParameterChange[]")] changes: JsValue,
    ) -> Result<Workspace, JsError> {
        let changes: Vec<ParameterChange> = serde_wasm_bindgen::from_value(changes)?;
        Ok(Workspace(self.0.trial(base, id, name, &changes)))
    }

    /// The rule set that `trial` tries, as the text of a file.
    pub fn overlay(
        &self,
        base: &str,
        id: &str,
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "ParameterChange[]")] changes: JsValue,
    ) -> Result<Option<String>, JsError> {
        let changes: Vec<ParameterChange> = serde_wasm_bindgen::from_value(changes)?;
        Ok(self.0.overlay(base, id, name, &changes))
    }

    /// What a rule set is, by the texts of its own file and those that it builds on.
    #[wasm_bindgen(unchecked_return_type = "Identity | undefined")]
    pub fn identity(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.identity(rule_set))
    }

    /// What the total does when a given parameter becomes 1 % larger.
    #[wasm_bindgen(unchecked_return_type = "Sensitivity[] | undefined")]
    pub fn sensitivity(&self, #[wasm_bindgen(js_name = ruleSet)] rule_set: &str) -> Result<JsValue, JsError> {
        optional(self.0.sensitivity(rule_set))
    }

    /// Which value of a given parameter makes a sum what is asked for.
    #[wasm_bindgen(unchecked_return_type = "Solved | undefined")]
    pub fn solve(
        &self,
        #[wasm_bindgen(js_name = ruleSet)] rule_set: &str,
        #[wasm_bindgen(unchecked_param_type = "SolveQuestion")] question: JsValue,
    ) -> Result<JsValue, JsError> {
        let question: SolveQuestion = serde_wasm_bindgen::from_value(question)?;
        optional(self.0.solve(rule_set, &question))
    }
}
