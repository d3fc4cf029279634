//! The way from a resource of one unit down to the cells of its own that it is made of: as an explanation goes, but into every branch
//! that another number may lead to. What kind of unit it is decides, what it counts does not.

use std::collections::HashSet;

use super::others::{of_units, way_to_unit};
use crate::allocate::Allocation;
use crate::formula::{
    Aggregate, ColumnId, Elsewhere, Expression, Function, Item, Operation, Other, ParameterId, Rows, Sort, TableId, Value,
};
use crate::rules::{Column, Filling, Origin, ParameterFilling};

/// A row of a table; where there is none, any row: of a table of units' rows, one like the unit's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub table: TableId,
    pub row: Option<u32>,
}

/// What was found on the way.
#[derive(Debug, Default)]
pub struct Found {
    /// Cells of the unit: the column and the row.
    pub cells: Vec<(ColumnId, u32)>,
    /// Tables whose rows belong to the unit and are things of their own.
    pub rows: Vec<TableId>,
    /// True where the resource may apply to the unit.
    pub applies: bool,
}

/// The way to one resource.
pub struct Walk<'a> {
    pub allocation: &'a Allocation,
    pub units: TableId,
    /// The row of the unit.
    pub unit: u32,
    pub found: Found,
    seen: HashSet<(Item, Option<Place>, bool)>,
    /// True where what is read has decided already: only the kind of unit is asked for.
    decided: bool,
    /// How many columns and parameters are being walked to, each for the sake of the one before.
    depth: usize,
    /// What lies deeper than that may go; it is walked to from the beginning.
    later: Vec<(Item, Option<Place>, bool)>,
}

/// How deep the walk goes at once: each step may be a formula as deep as formulas may be, and the stack of a browser is small.
const AT_ONCE: usize = 16;

impl<'a> Walk<'a> {
    pub fn new(allocation: &'a Allocation, units: TableId, unit: u32) -> Self {
        let (found, seen, later) = (Found::default(), HashSet::new(), Vec::new());
        Walk { allocation, units, unit, found, seen, decided: false, depth: 0, later }
    }

    pub fn unit_place(&self) -> Place {
        Place { table: self.units, row: Some(self.unit) }
    }

    /// Walks to a resource, in all rows that are the unit's.
    pub fn resource(&mut self, id: ColumnId) {
        let column = &self.allocation.rules.columns[id.0];
        for place in self.own_rows(column.table) {
            let never = column
                .condition
                .as_ref()
                .is_some_and(|condition| self.truth(&condition.expression, Some(place)) == Some(false));
            self.found.applies |= !never;
            if !never {
                self.thing(place);
            }
            self.column(id, place);
        }
        self.rest();
    }

    /// Walks on to what was left for later.
    fn rest(&mut self) {
        let decided = self.decided;
        while let Some((item, place, decided)) = self.later.pop() {
            self.decided = decided;
            self.item(item, place);
        }
        self.decided = decided;
    }

    /// Walks to what a column or a parameter is made of, once, and now unless it lies too deep.
    fn once(&mut self, item: Item, place: Option<Place>) {
        if !self.seen.insert((item, place, self.decided)) {
            return;
        }
        if self.depth == AT_ONCE {
            return self.later.push((item, place, self.decided));
        }
        self.depth += 1;
        self.item(item, place);
        self.depth -= 1;
    }

    fn item(&mut self, item: Item, place: Option<Place>) {
        match (item, place) {
            (Item::Column(id), Some(place)) => self.made_of(id, place),
            (Item::Parameter(id), _) => self.parameter_made_of(id),
            (Item::Column(_), None) => {}
        }
    }

    /// The rows of a table that are the unit's; one like them where they are things of their own.
    fn own_rows(&self, table: TableId) -> Vec<Place> {
        if table == self.units {
            return vec![self.unit_place()];
        }
        let rules = &self.allocation.rules;
        match (&rules.tables[table.0].origin, way_to_unit(rules, table).as_deref()) {
            (Origin::Pairs(..), Some([reference])) => {
                let rows = self.allocation.store.referring(*reference, self.unit);
                rows.iter().map(|row| Place { table, row: Some(*row) }).collect()
            }
            _ => vec![Place { table, row: None }],
        }
    }

    /// Remembers that rows of a table are asked for.
    fn thing(&mut self, place: Place) {
        let own = place.row.is_none() && of_units(&self.allocation.rules, place.table);
        if own && !self.decided && !self.found.rows.contains(&place.table) {
            self.found.rows.push(place.table);
        }
    }

    /// Walks to a value of a column.
    pub fn column(&mut self, id: ColumnId, place: Place) {
        self.once(Item::Column(id), Some(place));
    }

    fn made_of(&mut self, id: ColumnId, place: Place) {
        let column: &'a Column = &self.allocation.rules.columns[id.0];
        if let Some(condition) = &column.condition {
            let truth = self.truth(&condition.expression, Some(place));
            self.condition(&condition.expression, Some(place));
            let is = || truth.or_else(|| self.happens(&condition.expression, Some(place)));
            if is() == Some(false) {
                return;
            }
        }
        let row = Some(place);
        match &column.filling {
            Filling::Given { optional, .. } => self.cell(id, column, *optional, place),
            Filling::Formula(formula) => self.read(&formula.expression, row),
            Filling::Pot { frame, key, per } => {
                self.read(&key.expression, row);
                match per {
                    None => self.read(&frame.expression, None),
                    Some(per) => {
                        self.read(&per.path.expression, row);
                        let row = match self.value(&per.path.expression, row) {
                            Some(Value::Row(row)) => Some(row),
                            _ => None,
                        };
                        self.read(&frame.expression, Some(Place { table: per.table, row }));
                    }
                }
            }
        }
        for bound in [&column.floor, &column.cap].into_iter().flatten() {
            self.read(&bound.expression, row);
        }
    }

    /// Asks for a cell, where it is the unit's own and says something about it.
    fn cell(&mut self, id: ColumnId, column: &Column, optional: bool, place: Place) {
        let Some(row) = place.row.filter(|_| self.is_own(place)) else { return };
        let pair = matches!(self.allocation.rules.tables[place.table.0].origin, Origin::Pairs(..));
        let asked = match column.sort {
            Sort::Text => false,
            // The rows of a table of pairs are told apart by what they refer to.
            Sort::Reference(_) if pair => false,
            _ => !self.decided || says_kind(column, optional),
        };
        if asked && !self.found.cells.contains(&(id, row)) {
            self.found.cells.push((id, row));
        }
    }

    /// True for the unit's row, and for a row of a table of pairs that is the unit's.
    pub fn is_own(&self, place: Place) -> bool {
        let rules = &self.allocation.rules;
        match (&rules.tables[place.table.0].origin, way_to_unit(rules, place.table).as_deref()) {
            _ if place.table == self.units => place.row == Some(self.unit),
            (Origin::Pairs(..), Some([reference])) => place.row.is_some_and(|row| {
                self.allocation.store.values[reference.0].get(row as usize) == Some(&Value::Row(self.unit))
            }),
            _ => false,
        }
    }

    fn parameter_made_of(&mut self, id: ParameterId) {
        match &self.allocation.rules.parameters[id.0].filling {
            ParameterFilling::Given(_) => {}
            ParameterFilling::Formula(formula) => self.read(&formula.expression, None),
            ParameterFilling::Solved(equation) => self.read(&equation.formula.expression, None),
        }
    }

    /// Walks to what a condition reads: where the kind of unit decides it, to that alone.
    fn condition(&mut self, part: &'a Expression, row: Option<Place>) {
        let before = self.decided;
        self.decided |= self.truth(part, row).is_some();
        match &part.operation {
            Operation::Call(Function::And | Function::Or | Function::Not, parts) => {
                parts.iter().for_each(|part| self.condition(part, row));
            }
            _ => self.parts(part, row),
        }
        self.decided = before;
    }

    /// Walks to everything that a part of a formula may read.
    fn read(&mut self, part: &'a Expression, row: Option<Place>) {
        match part.sort {
            Some(Sort::YesNo) => self.condition(part, row),
            _ => self.parts(part, row),
        }
    }

    fn parts(&mut self, part: &'a Expression, row: Option<Place>) {
        match &part.operation {
            Operation::Constant(_) | Operation::Period(_) => {}
            Operation::Parameter(id) => self.once(Item::Parameter(*id), None),
            Operation::Column(path, id) => {
                let Some(mut place) = row else { return };
                for reference in path {
                    self.column(*reference, place);
                    place = self.follow(place, *reference);
                }
                self.column(*id, place);
            }
            Operation::Negate(inner) => self.read(inner, row),
            Operation::Binary(_, left, right) => {
                self.read(left, row);
                self.read(right, row);
            }
            Operation::Call(Function::If, parts) => {
                self.condition(&parts[0], row);
                let truth = self.truth(&parts[0], row);
                let taken = [(1, Some(false)), (2, Some(true))].into_iter().filter(|(_, not)| truth != *not);
                taken.for_each(|(at, _)| self.read(&parts[at], row));
            }
            Operation::Call(_, parts) => parts.iter().for_each(|part| self.read(part, row)),
            Operation::Switch(subject, arms, otherwise) => {
                self.read(subject, row);
                let kind = if self.settled(subject, row) { self.value(subject, row) } else { None };
                match kind {
                    Some(Value::Code(code)) => {
                        let arm = arms.iter().find(|(arm, _)| *arm == code).map(|(_, part)| part);
                        arm.or(otherwise.as_deref()).into_iter().for_each(|part| self.read(part, row));
                    }
                    _ => {
                        let all = arms.iter().map(|(_, part)| part).chain(otherwise.as_deref());
                        all.for_each(|part| self.read(part, row));
                    }
                }
            }
            Operation::Aggregate(aggregate) => self.aggregate(aggregate, row),
            Operation::Steps(steps) => {
                self.read(&steps.value, row);
                let any = Place { table: steps.table, row: None };
                self.column(steps.bounds, any);
                self.column(steps.column, any);
            }
            Operation::Elsewhere(elsewhere) => self.elsewhere(elsewhere, row),
        }
    }

    /// The rows of the unit among those of an aggregate, whichever they are.
    fn aggregate(&mut self, aggregate: &'a Aggregate, row: Option<Place>) {
        let other_units = aggregate.table == self.units && row.is_some_and(|place| place.table == self.units);
        if other_units && aggregate.own.is_some() {
            return;
        }
        for place in self.own_rows(aggregate.table) {
            // A value that is there in no row of the unit's kind is no reason to ask for rows.
            let column = match aggregate.body.as_ref().map(|body| &body.operation) {
                Some(Operation::Column(path, id)) if path.is_empty() => Some(*id),
                _ => None,
            };
            if column.and_then(|id| self.inapplicable(id, place)) != Some(true) {
                self.thing(place);
            }
            if let Some(reference) = aggregate.own {
                self.column(reference, place);
            }
            if let Some(body) = &aggregate.body {
                self.read(body, Some(place));
            }
        }
    }

    /// What is read of the rule set that is changed stands on the same data. Last year's result is given.
    fn elsewhere(&mut self, elsewhere: &'a Elsewhere, row: Option<Place>) {
        let other = self.allocation.store.others.get(elsewhere.place).and_then(Option::as_ref);
        let Some(other) = other.filter(|_| elsewhere.other == Other::Base) else { return };
        let rules = &other.allocation.rules;
        let (Some(units), Some(unit)) = (rules.table(crate::rules::UNITS), other.row(self.units, self.unit)) else { return };
        let mut there = Walk::new(&other.allocation, units, unit);
        there.decided = self.decided;
        let place = row
            .zip(elsewhere.table)
            .map(|(own, table)| Place { table, row: own.row.and_then(|row| other.row(own.table, row)) });
        there.read(&elsewhere.body, place);
        there.rest();
        for (id, row) in there.found.cells {
            self.found.cells.extend(self.same_cell(&other.allocation, id, row));
        }
        for table in there.found.rows {
            let table = self.allocation.rules.table(&rules.tables[table.0].id);
            table.into_iter().for_each(|table| self.thing(Place { table, row: None }));
        }
    }

    /// The cell here that is the one there, where it is not among the others already.
    fn same_cell(&self, there: &Allocation, id: ColumnId, row: u32) -> Option<(ColumnId, u32)> {
        let column = &there.rules.columns[id.0];
        let table = self.allocation.rules.table(&there.rules.tables[column.table.0].id)?;
        let own = self.allocation.rules.column(table, &column.id)?;
        let row = self.allocation.data.tables[table.0].row(there.data.tables[column.table.0].keys.get(row as usize))?;
        let given = matches!(self.allocation.rules.columns[own.0].filling, Filling::Given { .. });
        (given && !self.found.cells.contains(&(own, row))).then_some((own, row))
    }
}

/// True for a cell that says what kind of unit it is.
pub fn says_kind(column: &Column, optional: bool) -> bool {
    !optional && matches!(column.sort, Sort::List(_) | Sort::Reference(_) | Sort::YesNo)
}
