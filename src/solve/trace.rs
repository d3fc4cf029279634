//! Formulas on the way from the unknown to its equation, a column at a time: the parts that follow the unknown become functions of it,
//! and all other parts are computed as usual.

use std::cell::RefCell;
use std::collections::HashMap;

use super::traced::{Room, Traced};
use crate::formula::{
    Aggregate, ColumnId, Evaluator, Expression, Fault, FaultKind, Fold, Function, Item, Operation, ParameterId, Rows,
    Selection, TableId, Value,
};
use crate::message::Span;

/// What has been traced so far.
#[derive(Debug, Default)]
pub struct Known {
    /// Columns on the way, by row.
    pub columns: HashMap<ColumnId, Vec<Traced>>,
    /// The unknown itself, and parameters on the way.
    pub parameters: HashMap<ParameterId, Traced>,
    /// Values of `.ALLA` aggregates.
    totals: RefCell<HashMap<usize, Traced>>,
}

impl Known {
    /// True where a part reads something that has been traced.
    pub fn is_read_by(&self, part: &Expression) -> bool {
        part.reads().iter().any(|item| match item {
            Item::Parameter(id) => self.parameters.contains_key(id),
            Item::Column(id) => self.columns.contains_key(id),
        })
    }
}

/// Traces one formula, and remembers what went wrong in it.
pub struct Tracer<'a> {
    /// Computes what does not follow the unknown, and holds every fault.
    pub evaluator: Evaluator<'a>,
    rows: &'a dyn Rows,
    known: &'a Known,
    room: &'a Room,
}

/// Where a part stands: the table of its row, and whether *ej tillämpligt* has a meaning there.
#[derive(Clone, Copy)]
struct Context {
    table: Option<TableId>,
    skips: bool,
}

impl<'a> Tracer<'a> {
    /// A tracer over these rows.
    pub fn new(rows: &'a dyn Rows, known: &'a Known, room: &'a Room) -> Self {
        Tracer { evaluator: Evaluator::new(rows), rows, known, room }
    }

    /// The values of a part in some rows of a table, where *ej tillämpligt* has no meaning.
    pub fn values(&mut self, part: &Expression, table: TableId, rows: &Selection) -> Vec<Traced> {
        self.part(part, rows, Context { table: Some(table), skips: false })
    }

    /// The value of a part that belongs to no row.
    pub fn single(&mut self, part: &Expression) -> Traced {
        let values = self.part(part, &Selection::Range(0..1), Context { table: None, skips: false });
        values.into_iter().next().unwrap_or(Traced::Fixed(Value::Failed))
    }

    /// The result, or a fault in this row.
    pub fn settle(&mut self, result: Result<Traced, FaultKind>, table: Option<TableId>, row: u32, span: Span) -> Traced {
        result.unwrap_or_else(|kind| {
            self.evaluator.record(Fault { kind, table, row, span });
            Traced::Fixed(Value::Failed)
        })
    }

    fn part(&mut self, part: &Expression, rows: &Selection, context: Context) -> Vec<Traced> {
        if rows.is_empty() {
            return Vec::new();
        }
        if !self.known.is_read_by(part) {
            let values = self.evaluator.part_values(part, context.table, rows, context.skips);
            return values.into_iter().map(Traced::Fixed).collect();
        }
        let (known, room, span) = (self.known, self.room, part.span);
        let strict = Context { skips: false, ..context };
        match &part.operation {
            Operation::Parameter(id) => {
                let value = known.parameters.get(id).cloned().unwrap_or(Traced::Fixed(Value::Failed));
                self.read(vec![value; rows.len()], rows, context, span)
            }
            Operation::Column(path, column) => {
                let values = (0..rows.len()).map(|at| self.follow(path, *column, rows.row(at))).collect();
                self.read(values, rows, context, span)
            }
            Operation::Negate(inner) => {
                let values = self.part(inner, rows, strict);
                self.each(rows, context, span, |at| room.negate(&values[at]))
            }
            Operation::Binary(operator, left, right) => {
                let (left, right) = (self.part(left, rows, strict), self.part(right, rows, strict));
                self.each(rows, context, span, |at| room.binary(*operator, &left[at], &right[at]))
            }
            Operation::Call(function, parts) => self.call(*function, parts, span, rows, context),
            Operation::Switch(subject, arms, otherwise) => {
                let chosen = self.evaluator.part_values(subject, context.table, rows, false);
                let branch = |value: &Value| match value {
                    Value::Code(code) => {
                        let arm = arms.iter().position(|(arm, _)| arm == code);
                        arm.or(otherwise.is_some().then_some(arms.len()))
                    }
                    _ => None,
                };
                let parts: Vec<&Expression> = arms.iter().map(|(_, part)| part).chain(otherwise.as_deref()).collect();
                self.branches(&chosen, branch, &parts, span, rows, context)
            }
            Operation::Aggregate(aggregate) => self.aggregate(aggregate, span, rows, context),
            // Nothing else may stand on the way.
            _ => vec![Traced::Fixed(Value::Failed); rows.len()],
        }
    }

    /// One result for each row.
    fn each(
        &mut self,
        rows: &Selection,
        context: Context,
        span: Span,
        result: impl Fn(usize) -> Result<Traced, FaultKind>,
    ) -> Vec<Traced> {
        (0..rows.len()).map(|at| self.settle(result(at), context.table, rows.row(at), span)).collect()
    }

    /// Values that are read: *ej tillämpligt* is a fault where it has no meaning.
    fn read(&mut self, values: Vec<Traced>, rows: &Selection, context: Context, span: Span) -> Vec<Traced> {
        let refused = |value: &Traced| !context.skips && value.is(&Value::Inapplicable);
        let result = |value: Traced| if refused(&value) { Err(FaultKind::Inapplicable) } else { Ok(value) };
        let values = values.into_iter().enumerate();
        values.map(|(at, value)| self.settle(result(value), context.table, rows.row(at), span)).collect()
    }

    fn follow(&self, path: &[ColumnId], column: ColumnId, row: u32) -> Traced {
        let mut row = row as usize;
        for reference in path {
            match &self.rows.column(*reference)[row] {
                Value::Row(next) => row = *next as usize,
                other => return Traced::Fixed(other.clone()),
            }
        }
        let traced = self.known.columns.get(&column).and_then(|values| values.get(row));
        traced.cloned().unwrap_or(Traced::Fixed(Value::Failed))
    }

    fn call(
        &mut self,
        function: Function,
        parts: &[Expression],
        span: Span,
        rows: &Selection,
        context: Context,
    ) -> Vec<Traced> {
        let room = self.room;
        match function {
            Function::Min | Function::Max | Function::Sum | Function::Mean => {
                let fold = match function {
                    Function::Min => Fold::Min,
                    Function::Max => Fold::Max,
                    Function::Sum => Fold::Sum,
                    _ => Fold::Mean,
                };
                let lenient = Context { skips: true, ..context };
                let values: Vec<Vec<Traced>> = parts.iter().map(|part| self.part(part, rows, lenient)).collect();
                self.each(rows, context, span, |at| {
                    room.fold(fold, &values.iter().map(|values| &values[at]).collect::<Vec<_>>())
                })
            }
            Function::If => {
                let tests = self.evaluator.part_values(&parts[0], context.table, rows, false);
                let branch = |value: &Value| match value {
                    Value::YesNo(yes) => Some(usize::from(!yes)),
                    _ => None,
                };
                self.branches(&tests, branch, &[&parts[1], &parts[2]], span, rows, context)
            }
            Function::IfInapplicable | Function::IfMissing => {
                let empty = if function == Function::IfMissing { Value::Missing } else { Value::Inapplicable };
                let first = Context { skips: function == Function::IfInapplicable || context.skips, ..context };
                let mut values = self.part(&parts[0], rows, first);
                let places: Vec<usize> = (0..rows.len()).filter(|at| values[*at].is(&empty)).collect();
                let list: Vec<u32> = places.iter().map(|at| rows.row(*at)).collect();
                let instead = self.part(&parts[1], &Selection::List(&list), context);
                for (at, value) in places.into_iter().zip(instead) {
                    values[at] = value;
                }
                values
            }
            // No other function may stand on the way.
            _ => vec![Traced::Fixed(Value::Failed); rows.len()],
        }
    }

    /// For each row the one part that its branch leads to; what leads to none is itself the value.
    fn branches(
        &mut self,
        chosen: &[Value],
        branch: impl Fn(&Value) -> Option<usize>,
        parts: &[&Expression],
        span: Span,
        rows: &Selection,
        context: Context,
    ) -> Vec<Traced> {
        let mut results = self.each(rows, context, span, |at| match &chosen[at] {
            Value::Inapplicable => Err(FaultKind::Inapplicable),
            Value::Missing => Ok(Traced::Fixed(Value::Missing)),
            _ => Ok(Traced::Fixed(Value::Failed)),
        });
        for (which, part) in parts.iter().enumerate() {
            let places: Vec<usize> = (0..rows.len()).filter(|at| branch(&chosen[*at]) == Some(which)).collect();
            let list: Vec<u32> = places.iter().map(|at| rows.row(*at)).collect();
            for (at, value) in places.into_iter().zip(self.part(part, &Selection::List(&list), context)) {
                results[at] = value;
            }
        }
        results
    }

    fn aggregate(&mut self, aggregate: &Aggregate, span: Span, rows: &Selection, context: Context) -> Vec<Traced> {
        let Some(body) = &aggregate.body else { return vec![Traced::Fixed(Value::Failed); rows.len()] };
        let (table, room) = (aggregate.table, self.room);
        let inner = Context { table: Some(table), skips: true };
        let Some(reference) = aggregate.own else {
            let total = self.known.totals.borrow().get(&aggregate.slot).cloned();
            let total = total.unwrap_or_else(|| {
                let all = Selection::Range(0..self.rows.count(table) as u32);
                let values = self.part(body, &all, inner);
                let folded = room.fold(aggregate.fold, &values.iter().collect::<Vec<_>>());
                self.settle(folded, context.table, 0, span)
            });
            self.known.totals.borrow_mut().insert(aggregate.slot, total.clone());
            return vec![total; rows.len()];
        };
        let referring: Vec<&[u32]> = (0..rows.len()).map(|at| self.rows.referring(reference, rows.row(at))).collect();
        let values = self.part(body, &Selection::List(&referring.concat()), inner);
        let mut rest = &values[..];
        let mut own = Vec::with_capacity(rows.len());
        for inner in &referring {
            let (these, after) = rest.split_at(inner.len());
            own.push(these.iter().collect::<Vec<_>>());
            rest = after;
        }
        self.each(rows, context, span, |at| room.fold(aggregate.fold, &own[at]))
    }
}
