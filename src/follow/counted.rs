//! How many units, with which they are: a count that is shown or held back.

use serde::{Serialize, Serializer};

/// Some of the units, of which people see how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// By the row of the unit, whether it is one of them.
    pub members: Vec<bool>,
    /// False where the number is held back.
    pub shown: bool,
}

impl Counted {
    /// These units.
    pub fn new(members: Vec<bool>) -> Counted {
        Counted { members, shown: true }
    }

    /// How many they are, shown or not.
    pub fn size(&self) -> usize {
        self.members.iter().filter(|member| **member).count()
    }

    /// How many they are beside a unit that knows of itself.
    pub fn beside(&self, own: Option<usize>) -> usize {
        beside(&self.members, own)
    }

    /// How many they are, where that is shown.
    pub fn count(&self) -> Option<usize> {
        self.shown.then(|| self.size())
    }
}

/// How many units there are beside one that knows of itself.
pub fn beside(members: &[bool], own: Option<usize>) -> usize {
    members.iter().enumerate().filter(|(unit, member)| **member && own != Some(*unit)).count()
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.count().serialize(serializer)
    }
}
