//! Why figures are what they are: what changed between two rule sets, what a unit is asked, and the explanation of a figure.

use super::Workspace;
use crate::ask::{Questions, questions};
use crate::difference::{Difference, Ground, difference};
use crate::explain::Node;

impl Workspace {
    /// What two rule sets say differently, in plain Swedish, with what each change does where both can be computed on the data.
    pub fn difference(&self, from: &str, to: &str) -> Option<Difference> {
        let (a, b) = (self.entry(from)?, self.entry(to)?);
        let computed = self.allocate(from).zip(self.allocate(to));
        let sides = computed.as_ref().map(|(a, b)| [a.side(), b.side()]);
        let rules = a.rules.as_deref().zip(b.rules.as_deref());
        let rule_set = |id: &str| self.rule_set(id).cloned();
        let ground = Ground::new(rules, sides, self.tables(), &rule_set);
        Some(difference(a.document.as_ref()?, b.document.as_ref()?, &ground))
    }

    /// What the figures of a unit are made of: what may be asked of somebody who knows only that unit.
    pub fn questions(&self, id: &str, unit: &str) -> Option<Questions> {
        questions(&self.allocate(id)?.allocation, unit)
    }

    /// Why a unit gets what it gets of a resource.
    pub fn explain(&self, id: &str, unit: &str, resource: &str) -> Option<Node> {
        self.allocate(id)?.allocation.explain(unit, resource)
    }
}
