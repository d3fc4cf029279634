//! Unknowns: parameters that are not given or computed but have to make an equation hold.

use super::build::{Builder, Read};
use super::draft::DraftParameter;
use super::model::{Equation, ParameterFilling};
use super::section::Text;
use crate::formula::{Item, Kind, Operator, ParameterId, Sort};
use crate::message::Code;

impl Builder<'_> {
    /// Reads the equation of an unknown: two formulas with one `=` between them.
    pub fn read_equation(&mut self, draft: &DraftParameter) -> Option<Read> {
        let read = self.read_formula(draft.equation.as_ref()?)?;
        if matches!(read.node.kind, Kind::Binary(Operator::Equal, ..)) {
            return Some(read);
        }
        self.reporter.add(Code::NoEquation, read.text.span, &[("id", &draft.id.value)]);
        None
    }

    /// The sort that is said of an unknown, which is a number.
    pub fn number_sort(&mut self, text: &Text) -> Option<Sort> {
        let sort = self.sort(std::slice::from_ref(text), false)?;
        if sort.measure().is_none() {
            let found = self.describe(&sort);
            self.reporter.add(Code::ExpectedNumber, text.span, &[("found", &found)]);
            return None;
        }
        Some(sort)
    }

    /// Checks an equation, and what has to stand beside it.
    pub fn fill_unknown(
        &mut self,
        draft: &DraftParameter,
        id: ParameterId,
        read: Read,
        way: Vec<Item>,
    ) -> Option<ParameterFilling> {
        for (key, is_there) in [("sort", draft.sort.is_some()), ("mellan", draft.between.is_some())] {
            if !is_there {
                let section = format!("parametern ”{}”, som har uppfyller", draft.id.value);
                self.reporter.add(Code::MissingKey, draft.span, &[("key", key), ("section", &section)]);
            }
        }
        if let Some(rounding) = &draft.rounding {
            self.reporter.add(Code::UnknownRounded, rounding.span, &[("id", &draft.id.value)]);
        }
        let measure = self.names.parameters[id.0].sort.as_ref().and_then(Sort::measure);
        let between = draft.between.as_ref().and_then(|texts| {
            let (low, high) = self.ends("mellan", texts, measure.as_ref())?;
            if low == high {
                let arguments = [("key", "mellan"), ("expected", "två olika tal, det lägsta först")];
                self.reporter.add(Code::WrongType, texts[0].span, &arguments);
                return None;
            }
            Some((low, high))
        });
        let (formula, _) = self.formula(read, None)?;
        let equation = Equation { formula, between: between?, way };
        let (left, right) = equation.sides();
        for side in [left, right] {
            if let Some(sort) = side.sort.as_ref().filter(|sort| sort.measure().is_none()) {
                let found = self.describe(sort);
                let span = equation.formula.place(side.span, &self.reporter.source);
                self.reporter.add(Code::ExpectedNumber, span, &[("found", &found)]);
                return None;
            }
        }
        Some(ParameterFilling::Solved(equation))
    }
}
