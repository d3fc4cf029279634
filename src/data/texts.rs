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

    /// Puts texts in the place of others; the places are those of texts that are there, or the end.
    pub fn splice<'a>(&mut self, at: std::ops::Range<usize>, by: impl IntoIterator<Item = &'a str>) {
        let start_of = |at: usize| if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(self.text.len()) };
        let (start, end) = (start_of(at.start), start_of(at.end));
        let (mut text, mut ends) = (String::new(), Vec::new());
        for part in by {
            text.push_str(part);
            ends.push(start + text.len());
        }
        self.text.replace_range(start..end, &text);
        let after = at.start + ends.len();
        self.ends.splice(at, ends);
        for later in &mut self.ends[after..] {
            *later = *later - end + start + text.len();
        }
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
