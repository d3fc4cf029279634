//! The way to a resource: everything that it is computed from, near or far, and what of it the law has a say on.
//!
//! A check on methods would miss a cap written as MIN in a formula three columns away; what a resource depends on cannot be hidden.

use std::collections::{HashMap, HashSet};

use super::check::Construct;
use crate::formula::{
    Callee, ColumnId, Elsewhere, Expression, Fold, Formula, Function, Item, Operation, Operator, Other, ParameterId, Sort,
    TableId, Value, function_name,
};
use crate::message::Span;
use crate::number::Direction;
use crate::rules::{Column, Filling, ParameterFilling, RuleSet};

/// Everything that a resource is computed from; its budget is no part of that.
pub struct Way<'a> {
    rules: &'a RuleSet,
    /// The table of what it leads to, where that stands in one.
    table: Option<TableId>,
    /// The nearest first, each with the one that reads it.
    stops: Vec<(Item, Option<usize>)>,
    places: HashMap<Item, usize>,
}

/// Something found on the way.
pub struct Find {
    /// What it is.
    pub construct: Construct,
    /// How the resource comes to depend on it: `tilläggsbelopp ← per_månad ← tak`.
    pub way: String,
    /// Where it stands in the file.
    pub span: Span,
}

impl<'a> Way<'a> {
    /// The way to a resource, by the shortest path to each thing on it.
    pub fn to(rules: &'a RuleSet, resource: ColumnId) -> Self {
        Way::from_all(rules, Some(rules.columns[resource.0].table), vec![Item::Column(resource)])
    }

    /// The ways to several things at once; what stands on more than one of them is found on the first.
    fn from_all(rules: &'a RuleSet, table: Option<TableId>, ends: Vec<Item>) -> Self {
        let mut stops = Vec::new();
        let mut places = HashMap::new();
        for end in ends {
            places.entry(end).or_insert_with(|| {
                stops.push((end, None));
                stops.len() - 1
            });
        }
        let mut at = 0;
        while at < stops.len() {
            for read in formulas(rules, stops[at].0).into_iter().flat_map(|formula| formula.expression.reads()) {
                places.entry(read).or_insert_with(|| {
                    stops.push((read, Some(at)));
                    stops.len() - 1
                });
            }
            at += 1;
        }
        Way { rules, table, stops, places }
    }

    /// True where the column stands on it, or is the resource itself.
    pub fn passes(&self, column: ColumnId) -> bool {
        self.places.contains_key(&Item::Column(column))
    }

    /// Everything on the way that the law may have a say on, the nearest first.
    pub fn finds(&self) -> Vec<Find> {
        let (mut finds, mut walked) = (Vec::new(), HashSet::new());
        for at in 0..self.stops.len() {
            match self.stops[at].0 {
                Item::Parameter(id) => self.parameter(at, id, &mut finds),
                Item::Column(id) => self.column(at, id, &mut finds),
            }
            for formula in formulas(self.rules, self.stops[at].0) {
                let row = match self.stops[at].0 {
                    Item::Column(id) => Some(self.rules.columns[id.0].table),
                    Item::Parameter(_) => None,
                };
                formula.expression.visit(&mut |part| {
                    if let Some((construct, name)) = self.part(part, row) {
                        finds.push(self.find(at, construct, &name, formula.place(part.span, &self.rules.source)));
                    }
                    if let Operation::Elsewhere(elsewhere) = &part.operation {
                        self.elsewhere(at, elsewhere, formula.place(part.span, &self.rules.source), &mut walked, &mut finds);
                    }
                });
            }
        }
        finds
    }

    fn parameter(&self, at: usize, id: ParameterId, finds: &mut Vec<Find>) {
        let parameter = &self.rules.parameters[id.0];
        if !matches!(parameter.filling, ParameterFilling::Given(_) | ParameterFilling::Formula(_)) {
            finds.push(self.find(at, Construct::Solved, "uppfyller", parameter.span));
        }
        let direction = parameter.rounding.as_ref().map(|stated| stated.rounding.direction());
        self.rounding(at, direction, &parameter.sort, parameter.span, finds);
    }

    fn column(&self, at: usize, id: ColumnId, finds: &mut Vec<Find>) {
        let column = &self.rules.columns[id.0];
        if let Filling::Pot { frame, .. } = &column.filling {
            finds.push(self.find(at, Construct::Pot, "pott", frame.span));
        }
        let bounds = [(&column.floor, Construct::Floor, "golv"), (&column.cap, Construct::Cap, "tak")];
        for (bound, construct, name) in bounds {
            finds.extend(bound.as_ref().map(|bound| self.find(at, construct, name, bound.span)));
        }
        let direction = column.rounding.as_ref().map(|stated| stated.rounding.direction());
        self.rounding(at, direction, &column.sort, column.span, finds);
    }

    fn rounding(&self, at: usize, direction: Option<Direction>, sort: &Sort, span: Span, finds: &mut Vec<Find>) {
        let name = match direction {
            Some(Direction::Down) => "avrundning nedåt",
            Some(Direction::TowardsZero) => "avrundning mot noll",
            _ => return,
        };
        if self.is_money(Some(sort)) {
            finds.push(self.find(at, Construct::RoundedDown, name, span));
        }
    }

    /// What a part of a formula is, in the eyes of the law, and what it is called.
    fn part(&self, part: &Expression, row: Option<TableId>) -> Option<(Construct, String)> {
        let money = self.is_money(part.sort.as_ref());
        match &part.operation {
            Operation::Aggregate(aggregate) => {
                let table = &self.rules.tables[aggregate.table.0].id;
                let callee = Callee::Aggregate(aggregate.fold, aggregate.own.is_some());
                let name = || format!("{}({table})", function_name(callee));
                match (aggregate.own, aggregate.fold) {
                    (None, _) => Some((Construct::AllRows, name())),
                    (Some(_), Fold::Min | Fold::Max | Fold::Mean) if money => Some((Construct::Chosen, name())),
                    // The rows of the resource in a row that they refer to, all of them or some: what one gets changes with what others
                    // ask for, which is every row by another name.
                    (Some(_), _) if Some(aggregate.table) == self.table => Some((Construct::AllRows, name())),
                    // A sum of money in such a row may be the same through a table beside it.
                    (Some(_), Fold::Sum) if money && row != self.table => Some((Construct::Chosen, name())),
                    _ => None,
                }
            }
            Operation::Steps(steps) if money => {
                Some((Construct::Chosen, function_name(Callee::Steps(steps.slices)).to_owned()))
            }
            Operation::Call(function, _) if money => Some((of_money(*function)?, function.name().to_owned())),
            // `OM(a > b; b; a)` is MIN by another name. Whether there is any money at all is another question.
            Operation::Binary(operator, left, right) if orders(*operator) => {
                let sides = [left, right].into_iter();
                let chosen =
                    sides.clone().any(|side| self.is_money(side.sort.as_ref())) && !sides.clone().any(|side| zero(side));
                chosen.then(|| (Construct::Chosen, operator.sign().to_owned()))
            }
            _ => None,
        }
    }

    /// What is read of the rule set that this one changes stands on the way with all that it is computed from there. What is read of
    /// last year's result is not set individually this year.
    fn elsewhere(
        &self,
        at: usize,
        elsewhere: &Elsewhere,
        span: Span,
        walked: &mut HashSet<(usize, Item)>,
        finds: &mut Vec<Find>,
    ) {
        let name = elsewhere.other.name();
        let base = self.rules.others.get(elsewhere.place).and_then(Option::as_deref);
        let Some(base) = base.filter(|_| elsewhere.other == Other::Base) else {
            return finds.push(self.find(at, Construct::Chosen, name, span));
        };
        // What has been walked from a nearer place need not be walked again.
        let mut ends = elsewhere.body.reads();
        ends.retain(|end| walked.insert((elsewhere.place, *end)));
        let there = Way::from_all(base, elsewhere.table, ends);
        let mut found = Vec::new();
        elsewhere.body.visit(&mut |part| found.extend(there.part(part, elsewhere.table)));
        found.extend(there.finds().into_iter().map(|find| (find.construct, find.way)));
        finds.extend(found.into_iter().map(|(construct, way)| self.find(at, construct, &format!("{name} ← {way}"), span)));
    }

    fn is_money(&self, sort: Option<&Sort>) -> bool {
        sort.and_then(Sort::measure).is_some_and(|measure| measure.counts(self.rules.units.currency()))
    }

    fn find(&self, at: usize, construct: Construct, name: &str, span: Span) -> Find {
        let mut names = vec![name.to_owned()];
        let mut next = Some(at);
        while let Some(at) = next {
            names.push(self.name(self.stops[at].0));
            next = self.stops[at].1;
        }
        names.reverse();
        Find { construct, way: names.join(" ← "), span }
    }

    /// An id; with its table where that is not the resource's own.
    fn name(&self, item: Item) -> String {
        match item {
            Item::Parameter(id) => self.rules.parameters[id.0].id.clone(),
            Item::Column(id) => {
                let Column { table, id, .. } = &self.rules.columns[id.0];
                let own = Some(*table) == self.table;
                if own { id.clone() } else { format!("{}.{id}", self.rules.tables[table.0].id) }
            }
        }
    }
}

/// What a function does with money.
fn of_money(function: Function) -> Option<Construct> {
    match function {
        Function::Min | Function::Max | Function::Mean | Function::Absolute | Function::RoundToMultiple => {
            Some(Construct::Chosen)
        }
        Function::RoundDown | Function::Truncate | Function::Floor => Some(Construct::RoundedDown),
        _ => None,
    }
}

fn orders(operator: Operator) -> bool {
    matches!(operator, Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual)
}

fn zero(part: &Expression) -> bool {
    matches!(&part.operation, Operation::Constant(Value::Number(number)) if number.is_zero())
}

/// The formulas that a value is computed by, its budget left out.
fn formulas(rules: &RuleSet, item: Item) -> Vec<&Formula> {
    match item {
        Item::Parameter(id) => match &rules.parameters[id.0].filling {
            ParameterFilling::Given(_) => Vec::new(),
            ParameterFilling::Formula(formula) => vec![formula],
            // What it has to make equal is no part of what is read here: that it is solved is enough.
            ParameterFilling::Solved(_) => Vec::new(),
        },
        Item::Column(id) => {
            let column = &rules.columns[id.0];
            let (first, key) = match &column.filling {
                Filling::Given { .. } => (None, None),
                Filling::Formula(formula) => (Some(formula), None),
                Filling::Pot { frame, key, .. } => (Some(frame), Some(key)),
            };
            let parts = [column.condition.as_ref(), first, key, column.floor.as_ref(), column.cap.as_ref()];
            parts.into_iter().flatten().collect()
        }
    }
}
