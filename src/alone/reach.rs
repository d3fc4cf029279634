//! How far a change of one unit's rows reaches: what may be another in its own rows, and what in other units' too.

use std::collections::{HashMap, HashSet};

use super::hidden;
use crate::ask::{formulas, is_given, of_units};
use crate::formula::{Aggregate, ColumnId, Expression, Item, Operation, TableId};
use crate::rules::{Filling, Origin, ParameterFilling, RuleSet, UNITS};

/// An aggregate with the text that it stands in and the table in whose rows it is computed.
pub struct Place<'a> {
    pub aggregate: &'a Aggregate,
    pub part: &'a Expression,
    pub text: &'a str,
    pub outer: Option<TableId>,
}

impl Place<'_> {
    /// As the rules write it.
    pub fn name(&self) -> &str {
        self.text.get(self.part.span.start..self.part.span.end).unwrap_or_default()
    }

    /// True where it is made of rows that somebody with one unit's rows does not have.
    pub fn needs_others(&self, rules: &RuleSet) -> bool {
        let Aggregate { table, own, .. } = self.aggregate;
        let inside = |outer: TableId| of_units(rules, outer) && !hidden(rules, outer) && !hidden(rules, *table);
        let newly = |outer: TableId| hidden(rules, outer);
        let complete =
            own.is_some() && self.outer.is_some_and(|outer| (inside(outer) && !loops(rules, outer, *table)) || newly(outer));
        of_units(rules, *table) && !complete
    }
}

/// Units that refer to units.
fn loops(rules: &RuleSet, outer: TableId, table: TableId) -> bool {
    rules.table(UNITS) == Some(outer) && outer == table
}

/// Every aggregate in the formulas of an item, the innermost first.
pub fn aggregates(rules: &RuleSet, item: Item) -> Vec<Place<'_>> {
    let mut all = Vec::new();
    for (table, formula) in formulas(rules, item) {
        let mut found: Vec<Place> = Vec::new();
        let mut inside: HashMap<usize, TableId> = HashMap::new();
        formula.expression.visit(&mut |part| {
            let Operation::Aggregate(aggregate) = &part.operation else { return };
            let outer = inside.get(&aggregate.slot).copied().or(table);
            found.push(Place { aggregate, part, text: &formula.text, outer });
            if let Some(body) = &aggregate.body {
                body.visit(&mut |part| {
                    if let Operation::Aggregate(inner) = &part.operation {
                        inside.insert(inner.slot, aggregate.table);
                    }
                });
            }
        });
        found.reverse();
        all.append(&mut found);
    }
    all
}

/// True for a part of a formula that is the same in every row.
pub fn is_common(part: &Expression) -> bool {
    match &part.operation {
        Operation::Constant(_) | Operation::Parameter(_) | Operation::Period(_) => true,
        Operation::Aggregate(aggregate) => aggregate.own.is_none(),
        Operation::Negate(inner) => is_common(inner),
        Operation::Binary(_, left, right) => is_common(left) && is_common(right),
        Operation::Call(_, parts) => parts.iter().all(is_common),
        Operation::Column(..) | Operation::Switch(..) | Operation::Elsewhere(_) | Operation::Steps(_) => false,
    }
}

/// What a change reaches.
#[derive(Default)]
pub struct Reach {
    /// Given columns that are changed somewhere.
    pub changed: HashSet<ColumnId>,
    /// Tables that got or lost rows.
    pub grown: HashSet<TableId>,
    touched: HashSet<Item>,
    spread: HashSet<Item>,
    units: Option<TableId>,
    of_units: HashSet<TableId>,
}

impl Reach {
    /// Follows the changes through all formulas.
    pub fn new(rules: &RuleSet, changed: HashSet<ColumnId>, grown: HashSet<TableId>) -> Reach {
        let touched = changed.iter().map(|id| Item::Column(*id)).collect();
        let of_units = (0..rules.tables.len()).map(TableId).filter(|table| of_units(rules, *table)).collect();
        let mut reach = Reach { changed, grown, touched, spread: HashSet::new(), units: rules.table(UNITS), of_units };
        // What stands on the way to an equation comes after its unknown in the order, so once is not enough.
        loop {
            let before = (reach.touched.len(), reach.spread.len());
            for item in &rules.order {
                if reach.touches(rules, *item) {
                    reach.touched.insert(*item);
                }
                if reach.spreads(rules, *item) {
                    reach.spread.insert(*item);
                }
            }
            if before == (reach.touched.len(), reach.spread.len()) {
                return reach;
            }
        }
    }

    /// As far as any change of units' rows can reach.
    pub fn widest(rules: &RuleSet) -> Reach {
        let of = |table: TableId| of_units(rules, table);
        let given =
            (0..rules.columns.len()).map(ColumnId).filter(|id| is_given(rules, *id) && of(rules.columns[id.0].table));
        Reach::new(rules, given.collect(), (0..rules.tables.len()).map(TableId).filter(|table| of(*table)).collect())
    }

    fn touches(&self, rules: &RuleSet, item: Item) -> bool {
        let on_the_way = match item {
            Item::Parameter(id) => match &rules.parameters[id.0].filling {
                ParameterFilling::Solved(equation) => equation.way.iter().any(|item| self.touched.contains(item)),
                _ => false,
            },
            Item::Column(_) => false,
        };
        on_the_way || formulas(rules, item).iter().any(|(_, formula)| self.touched_part(&formula.expression))
    }

    fn spreads(&self, rules: &RuleSet, item: Item) -> bool {
        if !self.touched.contains(&item) {
            return false;
        }
        match item {
            Item::Parameter(_) => true,
            Item::Column(id) => {
                let column = &rules.columns[id.0];
                let shared = !self.of_units.contains(&column.table) || matches!(column.filling, Filling::Pot { .. });
                let others = || formulas(rules, item).iter().any(|(_, formula)| self.spread_part(&formula.expression));
                shared || others()
            }
        }
    }

    /// True where the unit's own rows may say something else.
    pub fn touched(&self, item: Item) -> bool {
        self.touched.contains(&item)
    }

    /// True where other units' rows may say something else.
    pub fn spread(&self, item: Item) -> bool {
        self.spread.contains(&item)
    }

    /// True where a part of a formula may say something else in the unit's own rows.
    pub fn touched_part(&self, part: &Expression) -> bool {
        let grown = |aggregate: &Aggregate| self.grown.contains(&aggregate.table);
        self.reads(part, &self.touched) || self.holds(part, &grown)
    }

    /// True where it may say something else in other units' rows.
    pub fn spread_part(&self, part: &Expression) -> bool {
        let over_all = |aggregate: &Aggregate| {
            let shared = aggregate.own.is_none() || self.units == Some(aggregate.table);
            let body = aggregate.body.as_ref().is_some_and(|body| self.touched_part(body));
            let owned = aggregate.own.is_some_and(|own| self.changed.contains(&own));
            let touched = body || owned || self.grown.contains(&aggregate.table);
            shared && touched && self.of_units.contains(&aggregate.table)
        };
        self.reads(part, &self.spread) || self.holds(part, &over_all)
    }

    fn reads(&self, part: &Expression, among: &HashSet<Item>) -> bool {
        part.reads().iter().any(|item| among.contains(item))
    }

    /// What another rule set makes of a change is not followed.
    fn holds(&self, part: &Expression, aggregate: &dyn Fn(&Aggregate) -> bool) -> bool {
        let mut found = false;
        part.visit(&mut |part| {
            found |= match &part.operation {
                Operation::Aggregate(found) => aggregate(found),
                Operation::Elsewhere(_) => !self.changed.is_empty() || !self.grown.is_empty(),
                _ => false,
            };
        });
        found
    }
}

/// The tables whose rows are told row by row.
pub fn told_tables(rules: &RuleSet) -> impl Iterator<Item = TableId> + '_ {
    let told = |table: &TableId| {
        let own = rules.table(UNITS) == Some(*table) || rules.table(crate::rules::PROVIDERS) == Some(*table);
        !own && !hidden(rules, *table) && matches!(rules.tables[table.0].origin, Origin::File | Origin::Pairs(..))
    };
    (0..rules.tables.len()).map(TableId).filter(told)
}
