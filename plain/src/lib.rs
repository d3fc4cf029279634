//! The core as a module whose three functions take and give nothing but numbers, so that it can be translated to JavaScript: what
//! wasm-bindgen makes of wasm/ cannot. build/plain.js is the other side of each.
//!
//! Nothing here reads or writes through a pointer: JavaScript does, in memory that a vector here owns. What the compiler calls unsafe
//! is only that the functions have names of their own outside.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use fordela::calls::{Answer, Workspaces};
use fordela::data::AskedDialect;
use fordela::text::NORMALISER;
use fordela::workspace::InputFile;
use serde::Deserialize;

thread_local! {
    /// What JavaScript has written for the next call, or for the one that is waiting.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static WORKSPACES: RefCell<Workspaces> = RefCell::default();
}

#[allow(
    unsafe_code,
    reason = "a function of JavaScript's; it takes where a text is and how long, and gives how long the one in the room is"
)]
#[link(wasm_import_module = "fordela")]
unsafe extern "C" {
    safe fn normalise(text: *const u8, length: usize) -> usize;
}

/// Room for this many bytes, and where it is. It holds until the next call.
#[allow(unsafe_code, reason = "the name is this module's alone")]
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        *room = vec![0; length];
        room.as_mut_ptr()
    })
}

/// A call on a workspace: the first `text` bytes in the room, and the bytes of files after them. How long the answer is.
#[allow(unsafe_code, reason = "the name is this module's alone")]
#[unsafe(no_mangle)]
pub extern "C" fn call(workspace: usize, text: usize) -> usize {
    NORMALISER.get_or_init(|| normalised);
    let mut written = ROOM.take();
    let bytes = written.split_off(text);
    let made = match read(&written, &bytes) {
        Ok((call, files)) => WORKSPACES.with_borrow_mut(|workspaces| workspaces.call(workspace, call, files)),
        Err(wrong) => Answer::Wrong(wrong),
    };
    // The first letter tells what the rest is.
    let text = match made {
        Answer::Nothing => "-".to_owned(),
        Answer::Value(json) => "=".to_owned() + &json,
        Answer::Workspace(number) => format!("#{number}"),
        Answer::Wrong(text) => "!".to_owned() + &text,
    };
    ANSWER.replace(text.into_bytes());
    ANSWER.with_borrow(Vec::len)
}

/// What is said of a file; its bytes come by themselves.
#[derive(Deserialize)]
struct Head {
    name: String,
    length: usize,
    #[serde(default)]
    dialect: Option<AskedDialect>,
}

/// What is said of files stands on the first line, the call on those after it.
fn read<'a>(text: &'a [u8], mut bytes: &[u8]) -> Result<(&'a str, Vec<InputFile>), String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let (heads, call) = text.split_once('\n').ok_or("a call is missing")?;
    let heads: Vec<Head> = serde_json::from_str(heads).map_err(|error| error.to_string())?;
    let mut files = Vec::with_capacity(heads.len());
    for Head { name, length, dialect } in heads {
        let (own, rest) = bytes.split_at_checked(length).ok_or("the bytes of a file are missing")?;
        bytes = rest;
        files.push(InputFile { name, bytes: own.to_vec(), dialect: dialect.unwrap_or_default() });
    }
    Ok((call, files))
}

/// Where the latest answer is. It holds until the next call.
#[allow(unsafe_code, reason = "the name is this module's alone")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(Vec::as_ptr)
}

fn normalised(text: &str) -> String {
    let length = normalise(text.as_ptr(), text.len());
    let mut normal = ROOM.take();
    normal.truncate(length);
    String::from_utf8(normal).unwrap_or_else(|_| text.to_owned())
}
