//! The thin binding: nothing but conversion. A call goes over as text, files as they are, and what comes of it as a value. What a call
//! may be stands in [`fordela::calls`]; build/package/core.js is the other side.
#![cfg(target_arch = "wasm32")]

use fordela::calls::{Answer, Workspaces};
use fordela::data::AskedDialect;
use fordela::text::NORMALISER;
use fordela::workspace::InputFile;
use js_sys::{JSON, JsString, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
struct FileIn {
    name: String,
    #[serde(default)]
    dialect: Option<AskedDialect>,
}

/// The workspaces of one instance.
#[wasm_bindgen]
pub struct Core(Workspaces);

#[wasm_bindgen]
impl Core {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "it is JavaScript that makes one")]
    pub fn new() -> Core {
        NORMALISER.get_or_init(|| |text| JsString::from(text).normalize("NFC").into());
        Core(Workspaces::default())
    }

    /// What comes of a call on a workspace: a value, the number of a new workspace, or nothing. A call that is wrong in itself throws a
    /// string; anything else that is thrown has stopped the instance.
    pub fn call(&mut self, workspace: usize, call: &str, files: Vec<JsValue>) -> Result<JsValue, JsValue> {
        let files: Vec<InputFile> = files.into_iter().map(file).collect::<Result<_, _>>()?;
        match self.0.call(workspace, call, files) {
            Answer::Nothing => Ok(JsValue::UNDEFINED),
            // As one text that the browser parses: building every object from here takes four times as long.
            Answer::Value(json) => JSON::parse(&json),
            Answer::Workspace(number) => Ok(number.into()),
            Answer::Wrong(text) => Err(text.into()),
        }
    }
}

fn file(value: JsValue) -> Result<InputFile, JsValue> {
    // The bytes are copied as they are: going through the serializer would take them one number at a time.
    let bytes = Reflect::get(&value, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let bytes = bytes.ok_or("bytes must be a Uint8Array")?.to_vec();
    let FileIn { name, dialect } = serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())?;
    Ok(InputFile { name, bytes, dialect: dialect.unwrap_or_default() })
}
