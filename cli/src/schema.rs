//! The JSON Schema of rule files and cases, written from the grammar: what editors complete and check by.

use fordela::law::{Weight, checks};
use fordela::number::Direction;
use fordela::rules::grammar::{
    Filling, Grammar, Need, Referred, Shape, Word, case_file, mapping_file, overlay_words, rule_file, sections,
};
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const NAME: &str = r"\p{Alphabetic}[\p{Alphabetic}\p{N}_]*";

/// The schema of rule files.
pub fn rules() -> Value {
    let mut schema = file(rule_file(), "Regelverk i Fördela");
    let mut definitions = Map::new();
    let (mut whole, mut changed) = (Map::new(), Map::new());
    for section in sections() {
        let word = section.word;
        let mut entry = table(section, overlay_words());
        entry["required"] = json!(section.identity);
        definitions.insert(word.to_owned(), entry);
        definitions.insert(format!("{word}-hel"), complete(section));
        definitions.insert(format!("{word}-i-tillagg"), change(section));
        let items = |definition: String| json!({ "items": { "$ref": reference(&definition) } });
        whole.insert(word.to_owned(), items(format!("{word}-hel")));
        whole[word]["items"]["properties"] = forbidden(overlay_words().iter().map(|word| word.word));
        changed.insert(word.to_owned(), items(format!("{word}-i-tillagg")));
    }
    schema["if"] = json!({ "required": ["bas"] });
    schema["then"] = json!({ "properties": changed });
    schema["else"] = json!({ "properties": whole });
    schema["$defs"] = Value::Object(definitions);
    schema
}

/// The schema of cases.
pub fn case() -> Value {
    let mut schema = file(case_file(), "Fall i Fördela");
    let definitions = case_file().sections().map(|section| (section.word.to_owned(), table(section, &[])));
    schema["$defs"] = Value::Object(definitions.collect());
    schema
}

/// The schema of column mappings.
pub fn mapping() -> Value {
    let mut schema = file(mapping_file(), "Kopplingar i Fördela");
    let definitions = mapping_file().sections().map(|section| (section.word.to_owned(), table(section, &[])));
    schema["$defs"] = Value::Object(definitions.collect());
    schema
}

fn file(grammar: &Grammar, title: &str) -> Value {
    let mut schema = json!({ "$schema": DRAFT, "title": title });
    let fields = table(grammar, &[]);
    for (key, value) in fields.as_object().into_iter().flatten() {
        schema[key] = value.clone();
    }
    schema
}

fn reference(definition: &str) -> String {
    format!("#/$defs/{definition}")
}

/// A section, each key word by itself.
fn table(grammar: &Grammar, more: &[Word]) -> Value {
    let properties: Map<String, Value> =
        grammar.words.iter().chain(more).map(|word| (word.word.to_owned(), described(word))).collect();
    json!({
        "type": "object",
        "description": grammar.says.swedish,
        "properties": properties,
        "required": required(grammar),
        "additionalProperties": false,
    })
}

fn required(grammar: &Grammar) -> Vec<&'static str> {
    grammar.words.iter().filter(|word| word.need == Need::Always).map(|word| word.word).collect()
}

fn forbidden<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    Value::Object(words.map(|word| (word.to_owned(), Value::Bool(false))).collect())
}

/// What a section needs that stands by itself: every key word that has to be there, and one way to fill it.
fn complete(grammar: &Grammar) -> Value {
    let words = |filling: &Filling| filling.words.iter();
    let all = || grammar.fillings.iter().flat_map(words).copied();
    let mut ways: Vec<Value> = Vec::new();
    for filling in grammar.fillings {
        let others = forbidden(all().filter(|word| !filling.words.contains(word)));
        ways.push(json!({ "required": filling.needs, "properties": others }));
    }
    if grammar.unfilled && !ways.is_empty() {
        ways.push(json!({ "properties": forbidden(all()) }));
    }
    let mut schema = json!({ "required": required(grammar) });
    if !ways.is_empty() {
        schema["oneOf"] = json!(ways);
    }
    if let Some(word) = grammar.words.iter().find(|word| word.need == Need::UnlessPairs) {
        let pairs = json!({ "required": ["rader"], "properties": { "rader": { "items": { "type": "string" } } } });
        schema["if"] = pairs;
        schema["else"] = json!({ "required": [word.word] });
    }
    schema
}

/// A section of an overlay: whole where it is new, and alone where it is removed.
fn change(grammar: &Grammar) -> Value {
    let says = |word: &str| json!({ "required": [word], "properties": { word: { "const": true } } });
    json!({
        "allOf": [
            { "if": says("ny"), "then": { "$ref": reference(&format!("{}-hel", grammar.word)) } },
            { "if": says("bort"), "then": { "maxProperties": grammar.identity.len() + 1 } },
        ],
    })
}

fn described(word: &Word) -> Value {
    let mut schema = json!({ "description": word.says.swedish });
    if let Value::Object(fields) = shape(word.shape) {
        fields.into_iter().for_each(|(key, value)| schema[key] = value);
    }
    if let Some(example) = example(word.example) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// A value as TOML writes it; all that the grammar has for examples is JSON too, except what stands in single quotes.
pub fn example(text: &str) -> Option<Value> {
    match text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inside) => Some(json!(inside)),
        None => serde_json::from_str(text).ok(),
    }
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^\\s*{pattern}\\s*$") })
}

fn number() -> String {
    let space = "[ \u{a0}\u{202f}\u{2009}'\u{2019}]";
    let digits = format!(
        "([0-9]+(,[0-9]+)?|[0-9]{{1,3}}({space}[0-9]{{3}})+(,[0-9]+)?|[0-9]{{1,3}}(\\.[0-9]{{3}})+,[0-9]+|[0-9]{{1,3}}(\\.[0-9]{{3}}){{2,}})"
    );
    format!("([+\\-\u{2212}]\\s*)?{digits}\\s*(%|{NAME}(\\s*[/*]\\s*{NAME})*)?")
}

fn rounding() -> String {
    let words: Vec<&str> = Direction::WORDS.iter().map(|(word, _)| *word).collect();
    format!("{}(\\s*({}))?", number(), words.join("|"))
}

fn two(of: Value) -> Value {
    json!({ "type": "array", "items": of, "minItems": 2, "maxItems": 2 })
}

/// Rows of texts.
fn rows() -> Value {
    json!({ "type": "array", "items": { "type": "array", "items": { "type": "string" } } })
}

fn several(of: Value) -> Value {
    json!({ "type": "array", "items": of, "minItems": 1 })
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Id | Shape::Formula | Shape::Condition => text(),
        Shape::Cell => json!({ "type": "string" }),
        Shape::Name => json!({ "type": "string", "pattern": format!("^{NAME}$") }),
        Shape::Number => pattern(&number()),
        Shape::TwoNumbers => two(pattern(&number())),
        Shape::Rounding => pattern(&rounding()),
        Shape::Equation => json!({ "type": "string", "pattern": "=" }),
        Shape::Path => pattern(&format!("{NAME}(\\s*\\.\\s*{NAME})*")),
        Shape::Date => pattern("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
        Shape::TwoDates => two(self::shape(Shape::Date)),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(number) => json!({ "const": number }),
        Shape::Sort | Shape::Texts => json!({ "anyOf": [text(), several(text())] }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Reference(Referred::Check) => {
            let answered = checks().iter().filter(|check| check.weight != Weight::Refused);
            json!({ "enum": answered.map(|check| check.id).collect::<Vec<_>>() })
        }
        Shape::Reference(_) => text(),
        Shape::Rows => rows(),
        Shape::RowsOrPair => {
            let mut rows = rows();
            rows["minItems"] = json!(1);
            json!({ "anyOf": [rows, two(text())] })
        }
        Shape::Removal => json!({ "anyOf": [{ "const": true }, several(text())] }),
        Shape::Sections(grammar) => {
            // What stands in the file itself has a definition of its own.
            let defined = [rule_file(), case_file(), mapping_file()]
                .into_iter()
                .flat_map(Grammar::sections)
                .any(|section| std::ptr::eq(section, grammar));
            let items = if defined { json!({ "$ref": reference(grammar.word) }) } else { table(grammar, &[]) };
            json!({ "type": "array", "items": items })
        }
    }
}
