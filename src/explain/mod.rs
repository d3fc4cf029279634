//! Why a figure is what it is: a tree from a resource of one unit down to what was given, made on demand.

mod other;
mod pot;
mod reported;
mod rows;
mod steps;
mod tree;
mod words;

use serde::Serialize;

use crate::formula::{Sort, TableId};
use crate::view::{Cell, SortView, SourceView};
pub use words::Piece;
pub(crate) use words::evaluate;

/// A row of a table; none for what belongs to no row.
type Row = Option<(TableId, u32)>;

/// What an explanation's node is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A resource.
    Resource,
    /// A computed column.
    Column,
    /// A value of the data.
    Given,
    /// A parameter.
    Parameter,
    /// Many rows made one value.
    Aggregate,
    /// One row of an aggregate.
    Row,
    /// A formula in another rule set, or in last year's result.
    Other,
    /// What became of an amount.
    Report,
}

/// A value with its reason. Every node's value is its formula applied to the values of its children; only of an unknown the equation is
/// shown, which holds of its children.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// What it is about.
    pub kind: NodeKind,
    /// What people call it.
    pub label: String,
    /// How the formula above writes it.
    pub name: String,
    /// What its value says.
    pub sort: SortView,
    /// Its value.
    pub cell: Cell,
    /// How it was computed, in order.
    pub steps: Vec<Step>,
    /// Where the rule or figure comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceView>,
    /// Where a given value was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<ReadAt>,
    /// True where it has been explained earlier in the tree.
    pub repeated: bool,
    /// What its formulas read.
    pub children: Vec<Node>,
    /// Rows of an aggregate that are not listed.
    pub more: usize,
}

impl Node {
    /// A value with nothing below it.
    fn of(kind: NodeKind, label: String, name: String, sort: &Sort, cell: Cell) -> Node {
        Node {
            kind,
            label,
            name,
            sort: sort.into(),
            cell,
            steps: Vec::new(),
            source: None,
            place: None,
            repeated: false,
            children: Vec::new(),
            more: 0,
        }
    }
}

/// Where a given value was read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadAt {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The heading of the column.
    pub heading: String,
}

/// One step of a computation.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Which step: the key word of the rule set.
    pub kind: &'static str,
    /// As written in the rule set.
    pub formula: String,
    /// With names.
    pub words: Vec<Piece>,
    /// With numbers.
    pub numbers: Vec<Piece>,
    /// The value after it.
    pub cell: Cell,
    /// What that value says.
    pub sort: SortView,
}
