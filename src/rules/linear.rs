//! What may stand on the way from an unknown to its equation: only what makes a piecewise linear function of it, so that the equation
//! can be solved exactly.

use std::collections::HashSet;

use super::model::{Column, Filling, Parameter, ParameterFilling, RuleSet, StatedRounding};
use crate::formula::{Expression, Fold, Formula, Function, Item, Operation, Operator, ParameterId, Sort};
use crate::message::{Code, Reporter, Span};

/// What is not allowed on the way, in Swedish and English.
type What<'a> = (&'a str, &'a str);

const COMPARISON: What = ("en jämförelse", "a comparison");
const CONDITION: What = ("ett villkor", "a condition");
const DATE: What = ("ett datum", "a date");
const DIVISOR: What = ("något som det delas med", "a divisor");
const POT: What = ("en pott", "a pot");
const PRODUCT: What = ("en produkt där båda leden beror på den", "a product of two parts that both depend on it");

/// Reports everything on the ways of the rule set's unknowns that may not stand there.
pub fn check(rules: &RuleSet, reporter: &mut Reporter) {
    for (i, unknown) in rules.parameters.iter().enumerate() {
        let ParameterFilling::Solved(equation) = &unknown.filling else { continue };
        let mut moving: HashSet<Item> = equation.way.iter().copied().collect();
        moving.insert(Item::Parameter(ParameterId(i)));
        let mut check = Check { unknown, moving, reporter };
        if equation.way.is_empty() && !check.moves(&equation.formula.expression) {
            check.reporter.add(Code::UnknownNotRead, equation.formula.span, &[("id", &unknown.id)]);
        }
        let (left, right) = equation.sides();
        check.part(&equation.formula, left);
        check.part(&equation.formula, right);
        for item in &equation.way {
            match item {
                Item::Column(id) => check.column(&rules.columns[id.0]),
                Item::Parameter(id) => check.parameter(&rules.parameters[id.0]),
            }
        }
    }
}

struct Check<'a> {
    unknown: &'a Parameter,
    /// What follows the unknown, itself included.
    moving: HashSet<Item>,
    reporter: &'a mut Reporter,
}

impl Check<'_> {
    fn moves(&self, part: &Expression) -> bool {
        part.reads().iter().any(|item| self.moving.contains(item))
    }

    fn refuse(&mut self, span: Span, (what, what_en): What) {
        let arguments = [("id", self.unknown.id.as_str()), ("what", what), ("what_en", what_en)];
        self.reporter.add(Code::UnknownNotLinear, span, &arguments);
    }

    fn refuse_part(&mut self, formula: &Formula, part: &Expression, what: What) {
        let span = formula.place(part.span, &self.reporter.source);
        self.refuse(span, what);
    }

    fn parameter(&mut self, parameter: &Parameter) {
        if let ParameterFilling::Formula(formula) = &parameter.filling {
            self.part(formula, &formula.expression);
            self.rounding(parameter.rounding.as_ref());
        }
    }

    fn column(&mut self, column: &Column) {
        if let Some(condition) = &column.condition {
            self.fixed(condition, &condition.expression, CONDITION);
        }
        match &column.filling {
            Filling::Formula(formula) => {
                self.part(formula, &formula.expression);
                for bound in [&column.floor, &column.cap].into_iter().flatten() {
                    self.part(bound, &bound.expression);
                }
                self.rounding(column.rounding.as_ref());
            }
            Filling::Pot { frame, key, .. } => {
                let at = if self.moves(&key.expression) { key } else { frame };
                self.refuse(at.span, POT);
            }
            // Given: only its condition can follow the unknown.
            Filling::Given { .. } => {}
        }
    }

    fn rounding(&mut self, stated: Option<&StatedRounding>) {
        let Some(StatedRounding { text, span, .. }) = stated else { return };
        self.refuse(*span, (&format!("avrundningen till {text}"), &format!("the rounding to {text}")));
    }

    /// A part that may not follow the unknown.
    fn fixed(&mut self, formula: &Formula, part: &Expression, what: What) {
        if self.moves(part) {
            self.refuse_part(formula, part, what);
        }
    }

    /// A part that may follow the unknown, in the ways that are allowed.
    fn part(&mut self, formula: &Formula, part: &Expression) {
        if !self.moves(part) {
            return;
        }
        match &part.operation {
            Operation::Binary(operator, ..) if operator.compares() => self.refuse_part(formula, part, COMPARISON),
            _ if part.sort == Some(Sort::Date) => self.refuse_part(formula, part, DATE),
            _ if part.sort.as_ref().is_some_and(|sort| sort.measure().is_none()) => {
                self.refuse_part(formula, part, CONDITION);
            }
            Operation::Parameter(_) | Operation::Column(..) => {}
            Operation::Negate(inner) => self.part(formula, inner),
            Operation::Binary(operator, left, right) => match operator {
                Operator::Multiply if self.moves(left) && self.moves(right) => self.refuse_part(formula, part, PRODUCT),
                Operator::Divide if self.moves(right) => self.refuse_part(formula, right, DIVISOR),
                _ => {
                    self.part(formula, left);
                    self.part(formula, right);
                }
            },
            Operation::Call(function, parts) => match function {
                Function::Min
                | Function::Max
                | Function::Sum
                | Function::Mean
                | Function::IfInapplicable
                | Function::IfMissing => parts.iter().for_each(|part| self.part(formula, part)),
                Function::If => {
                    self.fixed(formula, &parts[0], CONDITION);
                    parts[1..].iter().for_each(|part| self.part(formula, part));
                }
                other => self.refuse_part(formula, part, (other.name(), other.name())),
            },
            Operation::Switch(subject, arms, otherwise) => {
                self.fixed(formula, subject, CONDITION);
                let arms = arms.iter().map(|(_, part)| part).chain(otherwise.as_deref());
                arms.for_each(|part| self.part(formula, part));
            }
            Operation::Aggregate(aggregate) if aggregate.fold != Fold::Count => {
                aggregate.body.iter().for_each(|body| self.part(formula, body));
            }
            // Whatever else a formula may hold is not known to be linear.
            _ => {
                let text = formula.text.get(part.span.start..part.span.end).unwrap_or("").to_owned();
                self.refuse_part(formula, part, (&text, &text));
            }
        }
    }
}
