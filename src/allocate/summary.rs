//! Sums per unit, provider and resource, and the control lines that prove them.

use super::Allocation;
use crate::formula::{ColumnId, Evaluator, Fold, Rows, Sort, TableId, Value, fold};
use crate::number::Number;
use crate::rules::{NOT_NET, PROVIDERS, UNITS};

/// Sums of an allocation. Amounts stand in the order of [`crate::rules::RuleSet::resources`].
#[derive(Debug)]
pub struct Summary {
    /// The resources.
    pub resources: Vec<ColumnId>,
    /// By unit, in the order of the table.
    pub units: Vec<Amounts>,
    /// By provider, in the order of the table.
    pub providers: Vec<Amounts>,
    /// The provider of each unit.
    pub provider_of: Vec<Option<u32>>,
    /// Of everything.
    pub totals: Amounts,
    /// What proves that the parts add up.
    pub controls: Vec<Control>,
}

/// Amounts by resource, and their sums.
#[derive(Clone, Debug)]
pub struct Amounts {
    /// By resource; *ej tillämpligt* where the unit's own row is, or all units of a provider.
    pub amounts: Vec<Value>,
    /// Of all.
    pub sum: Value,
    /// Of all but administration and VAT.
    pub net: Value,
}

/// What a control line compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlKind {
    /// The frame of a pot and the sum of its shares.
    Pot,
    /// A budget and the sum of the resource; over is shown, never cut.
    Budget,
    /// The total and the sum of the units.
    Units,
    /// The total and the sum of the providers.
    Providers,
}

/// A control line.
#[derive(Clone, Debug)]
pub struct Control {
    /// What it compares.
    pub kind: ControlKind,
    /// The resource that it is about.
    pub resource: Option<ColumnId>,
    /// The row whose pot it is, where the resource has a pot for each row of a table.
    pub of: Option<(TableId, u32)>,
    /// What it should be.
    pub expected: Number,
    /// What it is.
    pub actual: Number,
    /// How many rows stand behind it.
    pub rows: usize,
}

impl Control {
    /// True where it is as it should be: equal, or for a budget not over.
    pub fn ok(&self) -> bool {
        match self.kind {
            ControlKind::Budget => self.actual <= self.expected,
            _ => self.actual == self.expected,
        }
    }
}

impl Summary {
    /// Where nothing could be computed.
    pub fn nothing() -> Self {
        let amounts = Amounts { amounts: Vec::new(), sum: Value::Failed, net: Value::Failed };
        let (units, providers, provider_of) = (Vec::new(), Vec::new(), Vec::new());
        Summary { resources: Vec::new(), units, providers, provider_of, totals: amounts, controls: Vec::new() }
    }
}

impl Allocation {
    /// The rows of a resource's table that belong to each unit.
    pub(crate) fn unit_of_rows(&self, path: &[ColumnId], table: TableId) -> Vec<Option<u32>> {
        let follow = |row: usize| {
            let mut row = row as u32;
            for reference in path {
                match &self.store.values[reference.0][row as usize] {
                    Value::Row(next) => row = *next,
                    _ => return None,
                }
            }
            Some(row)
        };
        (0..self.store.count(table)).map(follow).collect()
    }

    /// Sums the resources.
    pub fn summary(&self) -> Summary {
        let rules = &self.rules;
        let resources: Vec<ColumnId> = rules.resources().map(|(id, ..)| id).collect();
        let counted: Vec<bool> = rules.resources().map(|(.., r)| !NOT_NET.contains(&r.kind.as_str())).collect();
        let count = |id: &str| rules.table(id).map_or(0, |table| self.store.count(table));
        let (units, providers) = (count(UNITS), count(PROVIDERS));
        let provider_of: Vec<Option<u32>> = match rules.provider_column() {
            Some(column) => {
                let row = |value: &Value| if let Value::Row(row) = value { Some(*row) } else { None };
                self.store.values[column.0].iter().map(row).collect()
            }
            None => vec![None; units],
        };
        let mut by_unit: Vec<Vec<Value>> = Vec::new();
        let mut totals = Vec::new();
        for (id, column, resource) in rules.resources() {
            let values = &self.store.values[id.0];
            totals.push(sum(values));
            let mut groups: Vec<Vec<&Value>> = vec![Vec::new(); units];
            for (value, unit) in values.iter().zip(self.unit_of_rows(&resource.path, column.table)) {
                if let Some(unit) = unit {
                    groups[unit as usize].push(value);
                }
            }
            // A unit that is a row of the resource's own table has its value; else it has the sum of its rows, which is 0 of none.
            let own = resource.path.is_empty();
            let amount = |(unit, rows): (usize, Vec<&Value>)| if own { values[unit].clone() } else { sum(rows) };
            by_unit.push(groups.into_iter().enumerate().map(amount).collect());
        }
        let unit_amounts = |unit: usize| amounts(by_unit.iter().map(|values| values[unit].clone()).collect(), &counted);
        let units: Vec<Amounts> = (0..units).map(unit_amounts).collect();
        let mut grouped: Vec<Vec<&Amounts>> = vec![Vec::new(); providers];
        for (unit, provider) in units.iter().zip(&provider_of) {
            if let Some(provider) = provider {
                grouped[*provider as usize].push(unit);
            }
        }
        let provider_amounts = |units: &Vec<&Amounts>| {
            let of = |i: usize| sum_or_inapplicable(units.iter().map(|unit| &unit.amounts[i]).collect());
            amounts((0..resources.len()).map(of).collect(), &counted)
        };
        let providers: Vec<Amounts> = grouped.iter().map(provider_amounts).collect();
        let totals = amounts(totals, &counted);
        let controls = self.controls(&resources, &totals, &units, &providers);
        Summary { resources, units, providers, provider_of, totals, controls }
    }

    fn controls(&self, resources: &[ColumnId], totals: &Amounts, units: &[Amounts], providers: &[Amounts]) -> Vec<Control> {
        let mut controls: Vec<Control> = self
            .pots
            .iter()
            .filter(|pot| resources.contains(&pot.column))
            .map(|pot| Control {
                kind: ControlKind::Pot,
                resource: Some(pot.column),
                of: pot.of,
                expected: pot.frame.clone(),
                actual: pot.sum.clone(),
                rows: pot.rows,
            })
            .collect();
        let mut evaluator = Evaluator::new(&self.store);
        for ((id, _, resource), total) in self.rules.resources().zip(&totals.amounts) {
            let Some(budget) = &resource.budget else { continue };
            if let (Value::Number(expected), Value::Number(actual)) = (evaluator.single(&budget.expression), total.clone()) {
                let rows = self.store.values[id.0].iter().filter(|value| value.number().is_some()).count();
                controls.push(Control { kind: ControlKind::Budget, resource: Some(id), of: None, expected, actual, rows });
            }
        }
        // Providers that no unit refers to are given nothing, and are no parts of what the units get.
        let providers = if self.rules.provider_column().is_some() { providers } else { &[] };
        let parts = [(ControlKind::Units, units), (ControlKind::Providers, providers)];
        for (kind, parts) in parts.into_iter().filter(|(_, parts)| !parts.is_empty() && !resources.is_empty()) {
            let together = sum(&parts.iter().map(|part| part.sum.clone()).collect::<Vec<_>>());
            if let (Value::Number(expected), Value::Number(actual)) = (totals.sum.clone(), together) {
                controls.push(Control { kind, resource: None, of: None, expected, actual, rows: parts.len() });
            }
        }
        controls
    }

    /// What a control line is about; nothing for one that is about everything.
    pub fn control_label(&self, control: &Control) -> String {
        control.resource.map_or_else(String::new, |column| self.pot_label(column, control.of))
    }

    /// The name of a row, where its table has a column of text for that; else its key.
    pub fn row_label(&self, table: TableId, row: usize) -> String {
        let columns = &self.rules.tables[table.0].columns;
        let text = columns.iter().find(|column| self.rules.columns[column.0].sort == Sort::Text);
        let name = text.and_then(|column| self.data.texts.get(column)).map_or("", |texts| texts.get(row));
        if name.is_empty() { self.data.tables[table.0].shown_key(row) } else { name.to_owned() }
    }
}

fn sum<'a>(values: impl IntoIterator<Item = &'a Value>) -> Value {
    fold(Fold::Sum, values).unwrap_or(Value::Failed)
}

fn sum_or_inapplicable(values: Vec<&Value>) -> Value {
    if values.iter().all(|value| **value == Value::Inapplicable) {
        return Value::Inapplicable;
    }
    sum(values)
}

fn amounts(amounts: Vec<Value>, counted: &[bool]) -> Amounts {
    let net = sum(amounts.iter().zip(counted).filter(|(_, counted)| **counted).map(|(amount, _)| amount));
    Amounts { sum: sum(&amounts), net, amounts }
}
