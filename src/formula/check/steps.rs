//! `TRAPPA` and `SKIKT`: which table, whether its first column can hold lower bounds, and whether the value can be held against them.

use super::{Checked, Checker, Found};
use crate::formula::expression::{Expression, Operation, Steps};
use crate::formula::names::{ColumnId, Sort, TableId};
use crate::formula::syntax::{Kind, Node, Operator};
use crate::message::{Code, Span};

impl Checker<'_> {
    pub(super) fn steps(&mut self, slices: bool, arguments: &[Node], span: Span, outer: Option<TableId>) -> Checked {
        let [table, value, column] = arguments else { return None };
        let (inner, value) = (self.table_argument(table), self.check(value, outer));
        let inner = inner?;
        let bounds = self.bounds(inner, slices, table.span);
        let column = self.column_argument(column, inner);
        let ((value, held), (bounds, bound), (column, found)) = (value?, bounds?, column?);
        // A bare zero has the measure of the bounds it is held against.
        let held = self.same(&held, &bound, value.span, ("jämföras", "compared"))?;
        let result = match slices {
            true => self.arithmetic(Operator::Multiply, (&held, value.span), (&found, arguments[2].span), span)?,
            false => found,
        };
        let steps = Steps { slices, table: inner, bounds, value, column };
        Some((Expression::new(Operation::Steps(Box::new(steps)), span), result))
    }

    /// The table's first given column, where it can hold lower bounds: numbers or, where no slices are made, dates.
    fn bounds(&mut self, table: TableId, slices: bool, span: Span) -> Option<(ColumnId, Found)> {
        let names = self.names;
        let id = names.tables[table.0].id.as_str();
        let Some(column) = names.tables[table.0].first_given else {
            return self.fail(Code::StepsNoBounds, span, &[("table", id)]);
        };
        let found = Found::of_sort(names.columns[column.0].sort.as_ref());
        let wrong = match &found {
            Found::Sort(Sort::Date) if !slices => None,
            Found::Sort(sort) if sort.measure().is_none() => Some(self.describe(sort)),
            _ => None,
        };
        if let Some(wrong) = wrong {
            let arguments = [("table", id), ("column", names.columns[column.0].id.as_str()), ("found", &wrong)];
            let code = if slices { Code::SlicesNotNumbers } else { Code::StepsNotOrdered };
            return self.fail(code, span, &arguments);
        }
        Some((column, found))
    }

    /// A column of the table, by its one name.
    fn column_argument(&mut self, node: &Node, table: TableId) -> Option<(ColumnId, Found)> {
        let names = self.names;
        let Kind::Path(path) = &node.kind else {
            return self.fail(Code::FormulaSyntax, node.span, &[("expected", "namnet på en kolumn i tabellen")]);
        };
        if let [_, (_, second), ..] = path[..] {
            return self.fail(Code::FormulaSyntax, second, &[("expected", "ett enda namn på en kolumn i tabellen")]);
        }
        let name = path[0].0.as_str();
        let Some(column) = names.column(table, name) else {
            let place = self.span(node.span);
            let arguments = [("name", name), ("table", names.tables[table.0].id.as_str())];
            self.reporter.unknown(Code::UnknownColumn, place, &arguments, name, names.column_ids(table));
            return None;
        };
        Some((column, Found::of_sort(names.columns[column.0].sort.as_ref())))
    }
}
