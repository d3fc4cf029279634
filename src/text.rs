//! Text as people type it, made comparable.

use std::borrow::Cow;

/// The text in NFC, so that an `å` typed as `a` with a ring is the same name.
pub fn nfc(text: &str) -> Cow<'_, str> {
    // Nothing below U+0300 combines, and that is nearly all Swedish text.
    if text.chars().all(|c| c < '\u{300}') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(normalise(text))
}

#[cfg(not(target_arch = "wasm32"))]
fn normalise(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// In the browser and in Node the engine has the tables already; whoever carries calls to the core gives the way to them.
#[cfg(target_arch = "wasm32")]
pub static NORMALISER: std::sync::OnceLock<fn(&str) -> String> = std::sync::OnceLock::new();

#[cfg(target_arch = "wasm32")]
fn normalise(text: &str) -> String {
    NORMALISER.get().expect("a normaliser is given at the start")(text)
}

/// What two texts have in common when case and outer spaces do not count.
pub fn fold(text: &str) -> String {
    nfc(text.trim()).to_lowercase()
}
