//! Explanations of what is read of another rule set, or of last year's result.

use std::collections::HashSet;

use super::tree::{Explainer, part_text};
use super::words::evaluate;
use super::{Node, NodeKind, Row};
use crate::formula::{Elsewhere, Expression, Formula, Sort};

impl Explainer<'_> {
    /// `BAS` or `FJOL`: the formula with what it reads there.
    pub(super) fn elsewhere(
        &mut self,
        formula: &Formula,
        part: &Expression,
        elsewhere: &Elsewhere,
        row: Row,
        name: String,
    ) -> Node {
        let allocation = self.allocation;
        let sort = part.sort.clone().unwrap_or_else(Sort::pure);
        let (mut steps, mut children) = (Vec::new(), Vec::new());
        let mut label = elsewhere.other.name().to_owned();
        let cell = allocation.value_cell(&sort, None, &evaluate(allocation, part, row));
        if let Some(other) = allocation.store.others.get(elsewhere.place).and_then(Option::as_ref) {
            label = format!("Enligt {}", other.allocation.rules.name);
            let there = match (row, elsewhere.table) {
                (Some((table, row)), Some(to)) => other.row(table, row).map(|row| Some((to, row))),
                _ => Some(None),
            };
            // In a row that is not there nothing is read.
            if let Some(there) = there {
                let mut inner =
                    Explainer { allocation: &other.allocation, seen: HashSet::new(), nodes: self.nodes, depth: self.depth };
                let text = part_text(formula, &elsewhere.body);
                let mut step = inner.step("formel", text, &elsewhere.body, there, &sort);
                // There what does not apply makes the whole *ej tillämpligt*.
                step.cell.clone_from(&cell);
                steps.push(step);
                inner.children(formula, &elsewhere.body, there, &mut children);
                self.nodes = inner.nodes;
            }
        }
        Node {
            kind: NodeKind::Other,
            label,
            name,
            sort: (&sort).into(),
            cell,
            steps,
            source: None,
            place: None,
            repeated: false,
            children,
            more: 0,
        }
    }
}
