//! The core as a wasm module: three functions that take and give nothing but numbers, so that the module also can be translated to
//! JavaScript. build/package/core.js is the other side of each.
//!
//! Nothing here reads or writes through a pointer: JavaScript does, in memory that a vector here owns. What the compiler calls unsafe
//! is only that the functions have names of their own outside.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use fordela::calls::{Answer, Workspaces};
use fordela::text::NORMALISER;

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
    let made = match String::from_utf8(written) {
        Ok(text) => WORKSPACES.with_borrow_mut(|workspaces| workspaces.call(workspace, &text, &bytes)),
        Err(_) => Answer::Wrong("a call is UTF-8".to_owned()),
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
