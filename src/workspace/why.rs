//! Why figures are what they are: what changed between two rule sets, what a unit is asked, and the explanation of a figure.

use std::rc::Rc;

use super::Workspace;
use crate::allocate::allocate;
use crate::ask::{Questions, questions};
use crate::data::last_year_as_this;
use crate::difference::{Difference, Ground, Outcome, Stepwise, difference};
use crate::explain::Node;
use crate::follow::{FollowUp, FollowUpOptions, follow_up};
use crate::message::stops;
use crate::split::{Split, split};

impl Workspace {
    /// What became of the money, as the audience may see it.
    pub fn follow_up(&self, id: &str, options: &FollowUpOptions) -> Option<FollowUp> {
        let computed = self.allocate(id)?;
        follow_up(&computed.allocation, &computed.summary, options)
    }

    /// What two rule sets say differently, in plain Swedish, with what each change does where both can be computed on the data.
    pub fn difference(&self, from: &str, to: &str) -> Option<Difference> {
        Some(self.stepwise(from, to)?.difference.clone())
    }

    /// Each unit's difference split exactly into what changed: last year's numbers, where there are any, and then the rules.
    pub fn split(&self, current: &str, proposed: &str) -> Option<Split> {
        let stepwise = self.stepwise(current, proposed)?;
        let trace = stepwise.trace.as_ref()?;
        match self.last_year(current) {
            Some(before) => split(&stepwise.difference, &trace.clone().after(&before)),
            None => split(&stepwise.difference, trace),
        }
    }

    /// What everybody would have got by last year's numbers; `None` without any, and where they do not do for the rule set.
    fn last_year(&self, id: &str) -> Option<Outcome> {
        let rules = self.rule_set(id)?;
        let tables = last_year_as_this(rules, &self.tables())?;
        let (allocation, problems) = allocate(rules, &tables.iter().collect::<Vec<_>>());
        if stops(&problems) {
            return None;
        }
        Outcome::new(&allocation, &allocation.summary())
    }

    fn stepwise(&self, from: &str, to: &str) -> Option<Rc<Stepwise>> {
        let key = (from.to_owned(), to.to_owned());
        if let Some(known) = self.differences.borrow().get(&key) {
            return Some(Rc::clone(known));
        }
        let (a, b) = (self.entry(from)?, self.entry(to)?);
        let computed = self.allocate(from).zip(self.allocate(to));
        let sides = computed.as_ref().map(|(a, b)| [a.side(), b.side()]);
        let rules = a.rules.as_deref().zip(b.rules.as_deref());
        let rule_set = |id: &str| self.rule_set(id).cloned();
        let ground = Ground::new(rules, sides, self.tables(), &rule_set);
        let found = Rc::new(difference(a.document.as_ref()?, b.document.as_ref()?, &ground));
        self.differences.borrow_mut().insert(key, Rc::clone(&found));
        Some(found)
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
