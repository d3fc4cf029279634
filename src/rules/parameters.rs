//! Parameters: given or computed, with their sliders.

use super::build::{Builder, Read};
use super::draft::{Draft, DraftParameter};
use super::model::{Parameter, ParameterFilling};
use super::quantity::quantity;
use super::section::Text;
use crate::formula::{ParameterId, Sort};
use crate::measure::Measure;
use crate::message::Code;
use crate::number::Number;

impl Builder<'_> {
    pub fn add_parameters(&mut self, draft: &Draft) -> Vec<ParameterId> {
        self.check_unique(draft.parameters.iter().map(|p| &p.id));
        let units = self.units.clone();
        draft
            .parameters
            .iter()
            .map(|parameter| {
                self.check_id(&parameter.id);
                let sort = match (&parameter.number, &parameter.equation, &parameter.sort) {
                    // An unknown is what its rule set says: its equation tells only how large it is.
                    (None, Some(_), Some(text)) => self.number_sort(text),
                    (number, ..) => number.as_ref().and_then(|text| quantity(&text.value, &units).ok()).map(|q| q.sort),
                };
                self.names.add_parameter(&parameter.id.value, sort)
            })
            .collect()
    }

    pub fn fill_parameter(
        &mut self,
        draft: &DraftParameter,
        id: ParameterId,
        read: Option<&Read>,
    ) -> Option<ParameterFilling> {
        if draft.equation.is_none() && draft.between.is_some() {
            let section = format!("parametern ”{}”", draft.id.value);
            self.reporter.add(Code::MissingKey, draft.span, &[("key", "uppfyller"), ("section", &section)]);
        }
        match (&draft.number, &draft.formula, &draft.equation) {
            // Filled when everything that its equation reads has been checked.
            (None, None, Some(_)) => None,
            (Some(text), None, None) => match quantity(&text.value, &self.units) {
                Ok(quantity) => Some(ParameterFilling::Given(quantity.number)),
                Err(error) => {
                    self.quantity_error(text, error);
                    None
                }
            },
            (None, Some(_), None) => {
                let read = read?;
                let again = Read { text: read.text.clone(), node: read.node.clone() };
                let (formula, found) = self.formula(again, None)?;
                let sort = found.sort();
                if let Some(sort) = sort.as_ref().filter(|sort| sort.measure().is_none()) {
                    let found = self.describe(sort);
                    self.reporter.add(Code::ExpectedNumber, formula.span, &[("found", &found)]);
                    return None;
                }
                self.names.parameters[id.0].sort = sort;
                Some(ParameterFilling::Formula(formula))
            }
            _ if !draft.sound => None,
            _ => {
                let arguments =
                    [("section", "Parametern"), ("id", draft.id.value.as_str()), ("ways", "tal, formel eller uppfyller")];
                let fillings = [&draft.number, &draft.formula, &draft.equation];
                let span = fillings.into_iter().flatten().nth(1).map_or(draft.span, |second| second.span);
                self.reporter.add(Code::OneFilling, span, &arguments);
                None
            }
        }
    }

    pub fn parameter(
        &mut self,
        draft: &DraftParameter,
        id: ParameterId,
        filling: Option<ParameterFilling>,
    ) -> Option<Parameter> {
        let source = self.source(draft.source.as_ref());
        let mut sort = self.names.parameters[id.0].sort.clone();
        if let (Some(text), Some(found), None) = (&draft.sort, &sort, &draft.equation) {
            sort = self.stated(std::slice::from_ref(text), false, found, &draft.id);
        }
        let measure = sort.as_ref().and_then(Sort::measure);
        let rounding = draft.rounding.as_ref().map(|text| self.rounding(text, measure.as_ref()));
        let slider = draft.slider.as_ref().and_then(|texts| self.ends("reglage", texts, measure.as_ref()));
        Some(Parameter {
            id: draft.id.value.clone(),
            name: draft.name.clone(),
            sort: sort?,
            filling: filling?,
            rounding: match rounding {
                None => None,
                Some(rounding) => Some(rounding?),
            },
            slider,
            source,
            span: draft.span,
        })
    }

    /// Two numbers of the measure, the lowest first.
    pub fn ends(&mut self, key: &'static str, texts: &[Text], measure: Option<&Measure>) -> Option<(Number, Number)> {
        let mut ends = Vec::new();
        for text in texts {
            match quantity(&text.value, &self.units) {
                Ok(quantity) if measure.is_none_or(|measure| quantity.sort.measure().as_ref() == Some(measure)) => {
                    ends.push(quantity.number);
                }
                Ok(quantity) => {
                    let stated = self.describe(&quantity.sort);
                    let found = measure.map_or_else(String::new, |m| format!("”{m}”"));
                    let arguments = [("id", key), ("stated", stated.as_str()), ("found", found.as_str())];
                    self.reporter.add(Code::StatedSort, text.span, &arguments);
                    return None;
                }
                Err(error) => {
                    self.quantity_error(text, error);
                    return None;
                }
            }
        }
        match <[_; 2]>::try_from(ends) {
            Ok([low, high]) if low <= high => Some((low, high)),
            _ => {
                let arguments = [("key", key), ("expected", "två tal, det lägsta först")];
                self.reporter.add(Code::WrongType, texts[0].span, &arguments);
                None
            }
        }
    }
}
