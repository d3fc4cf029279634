//! The grammar of rule files and cases, as data: which sections there are, which key words each has, and what they take. The reader
//! reads by it, overlays are laid by it, and the JSON Schema and the reference are written from it. The words stand in [`super::words`].

use super::words;
use crate::formula::Sentence;

/// What a key word takes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text for people.
    Text,
    /// What stands in a cell of a table: a text that may be empty.
    Cell,
    /// An id that no formula speaks of: any text.
    Id,
    /// A name that formulas may use: letters, digits and underscores.
    Name,
    /// A number with its measure.
    Number,
    /// Two numbers, the lowest first.
    TwoNumbers,
    /// A step with its measure, and a direction.
    Rounding,
    /// A formula.
    Formula,
    /// A formula that is true or false.
    Condition,
    /// Two formulas with `=` between them.
    Equation,
    /// The way along references to a row of another table.
    Path,
    /// A day.
    Date,
    /// Two days, the first one first.
    TwoDates,
    /// True or false.
    Flag,
    /// This whole number.
    Whole(i64),
    /// What a value is: a measure, `tal`, `%`, `datum`, `ja/nej`, `text`, a table, or a list of texts.
    Sort,
    /// A text, or several.
    Texts,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of something else.
    Reference(Referred),
    /// Rows of texts.
    Rows,
    /// Rows of texts, or the ids of two tables.
    RowsOrPair,
    /// True, or a list of key words.
    Removal,
    /// Sections: `[[…]]`, or a list of `{ … }`.
    Sections(&'static Grammar),
}

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referred {
    /// A `[[dokument]]`.
    Document,
    /// A `[[tabell]]`.
    Table,
    /// A `[[resurs]]`.
    Resource,
    /// A column of the same table, given or computed.
    Column,
    /// A rule set in another file.
    RuleSet,
    /// A check of the law that a deviation may answer.
    Check,
}

/// Whether a key word has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// Unless the rows of the table are pairs.
    UnlessPairs,
    /// Never.
    Optional,
}

/// What becomes of a key word when files are laid upon each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Each file says it for itself.
    Own,
    /// It is taken from the source that `enligt` names, so that a change of it asks for a source.
    Sourced,
    /// Nothing special.
    Plain,
}

/// A key word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether it has to be there.
    pub need: Need,
    /// What becomes of it when files are laid upon each other.
    pub role: Role,
    /// What it says.
    pub says: Sentence,
    /// A value, as it is written. It stands in one of the rule sets in `docs/exempel`.
    pub example: &'static str,
}

/// One way to fill an entry.
#[derive(Clone, Copy, Debug)]
pub struct Filling {
    /// Its key words: one of them in an overlay takes the place of all of the other ways.
    pub words: &'static [&'static str],
    /// The key words that it needs.
    pub needs: &'static [&'static str],
}

/// A section: what may stand in it.
#[derive(Debug)]
pub struct Grammar {
    /// Its key word; none for the head of a file.
    pub word: &'static str,
    /// What problems call it.
    pub name: &'static str,
    /// What it is for.
    pub says: Sentence,
    /// By which key words an entry is told from the others.
    pub identity: &'static [&'static str],
    /// Its key words.
    pub words: &'static [Word],
    /// The ways to fill it, of which one is to be used.
    pub fillings: &'static [Filling],
    /// True where it may also be filled in none of them: from a file.
    pub unfilled: bool,
}

/// The head of a rule file, with its sections.
pub fn rule_file() -> &'static Grammar {
    &words::HEADER
}

/// The head of a case, with its sections.
pub fn case_file() -> &'static Grammar {
    &words::CASE
}

/// The head of a file of column mappings, with its sections.
pub fn mapping_file() -> &'static Grammar {
    &words::MAPPING
}

/// The key words that every section of an overlay may have beside its own.
pub fn overlay_words() -> &'static [Word] {
    &words::OVERLAY
}

/// The sections of a rule file.
pub fn sections() -> impl Iterator<Item = &'static Grammar> {
    rule_file().sections()
}

/// The section of a rule file with the key word.
pub fn section(word: &str) -> Option<&'static Grammar> {
    sections().find(|section| section.word == word)
}

impl Grammar {
    /// The key word, where the section has it.
    pub fn find(&self, word: &str) -> Option<&'static Word> {
        self.words.iter().find(|known| known.word == word)
    }

    /// The sections within it.
    pub fn sections(&self) -> impl Iterator<Item = &'static Grammar> {
        self.words.iter().filter_map(|word| match word.shape {
            Shape::Sections(grammar) => Some(grammar),
            _ => None,
        })
    }

    /// The key words that its entries take from the source that they name.
    pub fn is_sourced(&self, word: &str) -> bool {
        self.find(word).is_some_and(|word| word.role == Role::Sourced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> Vec<&'static Grammar> {
        let mut all = vec![rule_file(), case_file(), mapping_file()];
        let mut at = 0;
        while at < all.len() {
            all.extend(all[at].sections());
            at += 1;
        }
        all
    }

    #[test]
    fn words_stand_once_and_what_is_said_of_them_is_there() {
        assert_eq!(every().len(), 22);
        for grammar in every() {
            for (i, word) in grammar.words.iter().chain(overlay_words()).enumerate() {
                let before = grammar.words.iter().take(i);
                assert!(before.filter(|other| other.word == word.word).count() == 0, "{} {}", grammar.name, word.word);
                assert!(word.word.bytes().all(|byte| byte.is_ascii_lowercase()), "{}", word.word);
                assert!(word.says.swedish.ends_with('.') && word.says.english.ends_with('.'), "{}", word.word);
                assert!(!word.example.is_empty() || matches!(word.shape, Shape::Sections(_)), "{}", word.word);
            }
            let named = grammar.fillings.iter().flat_map(|filling| filling.words.iter().chain(filling.needs));
            for word in named.chain(grammar.identity) {
                assert!(grammar.find(word).is_some(), "{} {word}", grammar.name);
            }
        }
    }
}
