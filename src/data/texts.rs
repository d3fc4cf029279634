//! Many texts in one: a column of names or keys without an allocation for each.

/// A list of texts.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The text at the place; empty beyond the last.
    pub fn get(&self, at: usize) -> &str {
        let end = self.ends.get(at).copied().unwrap_or(self.text.len());
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(end) };
        &self.text[start..end]
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }
}
