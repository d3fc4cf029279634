//! Formulas in spreadsheet notation: read with positions, checked for names and measures, computed a column at a time.

mod beside;
mod check;
mod evaluate;
mod evaluate_calls;
mod expression;
mod facts;
mod function;
mod guard;
mod mentions;
mod names;
mod operate;
mod reference;
mod steps;
mod syntax;
mod value;

pub use beside::Beside;
pub use check::{Checker, Found};
pub use evaluate::{Evaluator, Fault, Linked, Rows, Selection, runs};
pub use expression::{Aggregate, Elsewhere, Expression, Formula, Operation, Steps};
pub use facts::{Fact, Facts, facts, needed};
pub use function::{Callee, Fold, Function, MANY, find as function, name as function_name};
pub use guard::Guard;
pub use mentions::mentions;
pub use names::{Applies, ColumnId, Doubt, Item, Names, Other, Others, ParameterId, Sort, TableId};
pub use operate::{Accumulator, FaultKind, binary, carry_two, fold};
pub use reference::{Reference, Sentence, reference};
pub use steps::{Ladder, Slice};
pub use syntax::{Kind, Node, Operator, SyntaxError, parse_formula as parse};
pub use value::{Value, date_text, parse_date};
