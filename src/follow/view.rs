//! Follow-up as it crosses the boundary. An amount or count that is null is protected from the audience.

use serde::Serialize;

use super::{Audience, Coverage, Description};
use crate::view::{Cell, SourceView};

/// A decimal string; none where it is protected.
pub type Amount = Option<String>;
/// A count; none where it is protected.
pub type Count = Option<usize>;

/// What became of the money.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// The id of the rule set.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The day on which reports are overdue or not.
    pub day: String,
    /// What the sample is drawn by.
    pub seed: String,
    /// The currency.
    pub currency: String,
    /// Who it is for.
    pub audience: Audience,
    /// How providers fall apart.
    pub groups: Vec<GroupView>,
    /// What is to be reported.
    pub duties: Vec<DutyView>,
    /// Of all duties.
    pub total: AccountView,
    /// By unit.
    pub units: Vec<UnitView>,
    /// By provider.
    pub providers: Vec<ProviderView>,
    /// By group of providers.
    pub by_group: Vec<GroupAccount>,
    /// How far units have come.
    pub coverage: Vec<Coverage>,
    /// What is described before and after.
    pub descriptions: Vec<Description>,
    /// True where something was held back for this audience.
    pub protected: bool,
}

/// A group of providers.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// Its id: the member of the closed list.
    pub id: String,
    /// What people call it.
    pub label: String,
}

/// What became of an amount: allocated = used + unspent + not reported.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// What was allocated.
    pub allocated: Amount,
    /// What of it was used.
    pub used: Amount,
    /// What of it is reported and was not used.
    pub unspent: Amount,
    /// What of it no report speaks of.
    pub not_reported: Amount,
    /// What was used beyond what the reports speak of; in no sum.
    pub over: Amount,
    /// Rows that must report.
    pub rows: Count,
    /// Those that have reported in full.
    pub reported: Count,
    /// Those that have not.
    pub missing: Count,
    /// Of those, the ones whose day has passed.
    pub overdue: Count,
    /// What is reported of what was allocated, in per cent with one decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// A unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The key of its provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Of all duties.
    pub account: AccountView,
}

/// A provider.
#[derive(Clone, Debug, Serialize)]
pub struct ProviderView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The id of its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Of all duties.
    pub account: AccountView,
}

/// The account of a group of providers.
#[derive(Clone, Debug, Serialize)]
pub struct GroupAccount {
    /// The id of the group.
    pub group: String,
    /// How many of its units have something to report.
    pub units: Count,
    /// Its account.
    pub account: AccountView,
}

/// Something with an id and a name.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
}

/// The resource that is reported.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedResource {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Its legal kind.
    pub kind: String,
}

/// What is to be reported, and what has been.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DutyView {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// The resource.
    pub resource: ReportedResource,
    /// The table of reports.
    pub table: Named,
    /// What a missing report leads to.
    pub consequence: &'static str,
    /// The document it is taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceView>,
    /// What a report must say.
    pub fields: Vec<Named>,
    /// Of all its rows.
    pub account: AccountView,
    /// By group of providers.
    pub by_group: Vec<GroupAccount>,
    /// The rows that must report, as far as the audience may see them.
    pub rows: Vec<RowView>,
    /// Rows with an amount that need not report.
    pub exempt: ExemptView,
    /// What is to hold in each row.
    pub requirements: Vec<RequirementView>,
    /// What spot checks are drawn from.
    pub strata: Vec<StratumView>,
}

/// Rows with an amount that need not report.
#[derive(Clone, Debug, Serialize)]
pub struct ExemptView {
    /// How many.
    pub rows: Count,
    /// Their amounts.
    pub allocated: Amount,
}

/// Something that is to hold in each row.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementView {
    /// In words.
    pub label: String,
    /// In how many rows it does not.
    pub failed: Count,
    /// Of how many of which it is known.
    pub of: Count,
}

/// A group that spot checks are drawn from.
#[derive(Clone, Debug, Serialize)]
pub struct StratumView {
    /// Its name.
    pub label: String,
    /// How many rows it holds.
    pub population: Count,
    /// How many are asked for.
    pub asked: usize,
    /// How many are drawn: all, where there are fewer than that.
    pub drawn: Count,
    /// How many of those have been reviewed, where the rules say how to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Count>,
    /// Those drawn.
    pub rows: Vec<DrawnView>,
}

/// A row drawn for a spot check.
#[derive(Clone, Debug, Serialize)]
pub struct DrawnView {
    /// Its key.
    pub key: String,
    /// The key of its unit.
    pub unit: String,
    /// What people call the unit.
    pub label: String,
    /// The amount allocated.
    pub amount: String,
}

/// How far a row has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Reported in full, and the reports are complete.
    Reported,
    /// Reported in part, or a report is incomplete.
    Partly,
    /// Not reported, and the last day has not passed.
    Waiting,
    /// Not reported, and the last day is not known.
    Missing,
    /// Not reported in full, and the last day has passed.
    Overdue,
}

/// A row that must report.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// Its key.
    pub key: String,
    /// The key of its unit.
    pub unit: String,
    /// What people call the unit.
    pub unit_label: String,
    /// What was allocated.
    pub allocated: String,
    /// What of it was used.
    pub used: String,
    /// What of it is reported and was not used.
    pub unspent: String,
    /// What of it no report speaks of.
    pub not_reported: String,
    /// What was used beyond that.
    pub over: String,
    /// How far it has come.
    pub state: State,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// How many days have passed since, of one that is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_late: Option<i64>,
    /// Its reports.
    pub reports: Vec<ReportView>,
    /// What does not hold of what should.
    pub failed: Vec<String>,
}

/// A report.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// Its key.
    pub key: String,
    /// When it came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many days too late, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_late: Option<i64>,
    /// What it says.
    pub cells: Vec<FieldView>,
    /// What it should say and does not.
    pub missing: Vec<String>,
}

/// A cell of a report.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// The id of the column.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it says.
    pub cell: Cell,
}
