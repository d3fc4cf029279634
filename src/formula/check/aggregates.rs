//! Aggregates: whose rows they mean, and what is computed in each.

use super::{Checked, Checker, Found, listed};
use crate::formula::expression::{Aggregate, Expression, Operation};
use crate::formula::function::Fold;
use crate::formula::names::{ColumnId, Sort, TableId};
use crate::formula::syntax::{Kind, Node};
use crate::message::{Code, Span};

impl Checker<'_> {
    pub(super) fn aggregate(
        &mut self,
        name: &str,
        fold: Fold,
        own: bool,
        arguments: &[Node],
        span: Span,
        outer: Option<TableId>,
    ) -> Checked {
        let inner = self.table_argument(&arguments[0])?;
        let reference = if own { Some(self.own_reference(name, inner, outer, span)) } else { None };
        let body = arguments.get(1).map(|body| self.check(body, Some(inner)));
        let (body, found) = match body {
            None => (None, Found::Sort(Sort::pure())),
            Some(checked) => {
                let (body, found) = checked?;
                let dates = matches!(found, Found::Sort(Sort::Date)) && matches!(fold, Fold::Min | Fold::Max);
                if !dates {
                    self.measure(&found, body.span)?;
                }
                (Some(body), found)
            }
        };
        let own = match reference {
            None => None,
            Some(reference) => Some(reference?),
        };
        let slot = *self.slots;
        *self.slots += 1;
        let aggregate = Aggregate { fold, table: inner, own, body, slot };
        Some((Expression::new(Operation::Aggregate(Box::new(aggregate)), span), found))
    }

    /// The table that a first argument names.
    pub(super) fn table_argument(&mut self, node: &Node) -> Option<TableId> {
        let names = self.names;
        let Kind::Path(path) = &node.kind else {
            return self.fail(Code::FormulaSyntax, node.span, &[("expected", "namnet på en tabell")]);
        };
        let id = path[0].0.as_str();
        let found = names.table(id).filter(|_| path.len() == 1);
        if found.is_none() {
            let place = self.span(node.span);
            let known = names.tables.iter().map(|t| t.id.as_str());
            self.reporter.unknown(Code::UnknownTable, place, &[("id", id)], id, known);
        }
        found
    }

    /// The one column by which the rows of the inner table refer to a row of the outer one.
    fn own_reference(&mut self, name: &str, inner: TableId, outer: Option<TableId>, span: Span) -> Option<ColumnId> {
        let names = self.names;
        let Some(outer) = outer else {
            return self.fail(Code::OwnInParameter, span, &[("name", name)]);
        };
        let (inner_id, outer_id) = (names.tables[inner.0].id.as_str(), names.tables[outer.0].id.as_str());
        match names.references(inner, outer)[..] {
            [column] => Some(column),
            [] => self.fail(Code::NoReferenceToHere, span, &[("inner", inner_id), ("outer", outer_id)]),
            ref several => {
                let columns: Vec<String> = several.iter().map(|c| names.columns[c.0].id.clone()).collect();
                let columns = listed(&columns);
                let arguments = [("inner", inner_id), ("outer", outer_id), ("columns", columns.as_str())];
                self.fail(Code::ReferencesToHere, span, &arguments)
            }
        }
    }
}
