//! What if: other inputs and other values of parameters, tried without a file being written.

mod figures;
mod identity;
mod inputs;
mod sensitivity;
mod solve;
mod table_edit;
mod trial;

use serde::Deserialize;

pub use figures::Figures;
pub use identity::{Identity, identity};
pub use inputs::{TableChange, vary};
pub use sensitivity::{Sensitivity, sensitivity};
pub use solve::{Outcome, SolveQuestion, Solved, SolvedRow, solve};
pub use trial::{TrialOf, exact, overlay, values};

/// Another value of a given parameter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ParameterChange {
    /// The parameter.
    pub parameter: String,
    /// The value in the parameter's own measure, as a decimal with a point or a fraction; per cent as a part of one.
    pub value: String,
}
