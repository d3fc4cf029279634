//! Calls: what the name means, how many arguments it takes, and for functions within a row of what sorts, and what comes out.

use super::{Checked, Checker, Found, listed};
use crate::formula::expression::{Expression, Operation};
use crate::formula::function::{self, Callee, Function, MANY};
use crate::formula::names::{Sort, TableId};
use crate::formula::reference::reference;
use crate::formula::syntax::{Kind, Node};
use crate::formula::value::Value;
use crate::measure::Measure;
use crate::message::{Code, Span};
use crate::number::swedish;

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &str, at: Span, arguments: &[Node], span: Span, table: Option<TableId>) -> Checked {
        let Some(found) = function::find(name) else { return self.unknown_function(name, at) };
        if name != found.name {
            let place = self.span(at);
            self.reporter.add(Code::EnglishName, place, &[("name", name), ("swedish", found.name)]);
        }
        if !(found.fewest..=found.most).contains(&arguments.len()) {
            let expected = match (found.fewest, found.most) {
                (fewest, MANY) => format!("minst {fewest}"),
                (fewest, most) if fewest == most => fewest.to_string(),
                (fewest, most) => format!("{fewest}–{most}"),
            };
            let count = arguments.len().to_string();
            let arguments = [("name", name), ("expected", &expected), ("arguments", found.arguments), ("count", &count)];
            return self.fail(Code::ArgumentCount, span, &arguments);
        }
        match found.callee {
            Callee::Function(function) => self.row_function(function, name, arguments, span, table),
            Callee::Aggregate(fold, own) => self.aggregate(name, fold, own, arguments, span, table),
            Callee::Elsewhere(other) => self.elsewhere(other, &arguments[0], span, table),
            Callee::Steps(slices) => self.steps(slices, arguments, span, table),
        }
    }

    fn unknown_function(&mut self, name: &str, at: Span) -> Checked {
        let (place, upper) = (self.span(at), name.to_uppercase());
        let names = || reference().iter().map(|function| function.name);
        let known = names().collect::<Vec<_>>().join(", ");
        let arguments = [("name", name), ("known", known.as_str())];
        match function::find(&upper) {
            Some(near) => {
                self.reporter.add(Code::UnknownFunction, place, &[arguments[0], arguments[1], ("near", near.name)])
            }
            None => self.reporter.unknown(Code::UnknownFunction, place, &arguments, name, names()),
        }
        None
    }

    fn row_function(
        &mut self,
        function: Function,
        name: &str,
        arguments: &[Node],
        span: Span,
        table: Option<TableId>,
    ) -> Checked {
        if function == Function::Switch {
            return self.switch(arguments, span, table);
        }
        let mut comma = false;
        if let (Function::Min | Function::Max | Function::Sum | Function::Mean, [only]) = (function, arguments)
            && let Kind::Number(number) = &only.kind
        {
            comma = number.floor() != *number;
            if comma {
                let text = format!("{name}({})", swedish(number));
                let _: Option<()> = self.fail(Code::CommaOrSemicolon, span, &[("text", &text)]);
            }
        }
        let rounds = matches!(function, Function::Round | Function::RoundUp | Function::RoundDown | Function::Truncate);
        let mut checked = Vec::with_capacity(arguments.len());
        for (i, part) in arguments.iter().enumerate() {
            // A number of decimals needs no name, and neither does a day of the calendar, or a number that is two by mistake.
            let quiet = self.quiet;
            self.quiet |= (rounds && i == 1) || function == Function::Date || comma;
            checked.push(self.check(part, table));
            self.quiet = quiet;
        }
        let (parts, found): (Vec<Expression>, Vec<Found>) =
            checked.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let result = self.call_sort(function, &parts, &found, span)?;
        Some((Expression::new(Operation::Call(function, parts), span), result))
    }

    fn call_sort(&mut self, function: Function, parts: &[Expression], found: &[Found], span: Span) -> Option<Found> {
        let condition = Found::Sort(Sort::YesNo);
        match function {
            Function::Round | Function::RoundUp | Function::RoundDown | Function::Truncate => {
                self.measure(&found[0], parts[0].span)?;
                if let Some(decimals) = found.get(1) {
                    self.pure(decimals, parts[1].span)?;
                }
                Some(found[0].clone())
            }
            Function::RoundToMultiple => self.equal_numbers(&found[0], &found[1], span),
            Function::Date => {
                for (part, found) in parts.iter().zip(found) {
                    self.pure(found, part.span)?;
                }
                Some(Found::Sort(Sort::Date))
            }
            Function::Year | Function::Month => {
                self.date(&found[0], parts[0].span)?;
                Some(Found::Sort(Sort::pure()))
            }
            Function::Floor | Function::Absolute => self.measure(&found[0], parts[0].span).map(|_| found[0].clone()),
            Function::Sum | Function::Mean | Function::Min | Function::Max => {
                let mut all = found[0].clone();
                for next in &found[1..] {
                    all = self.same(&all, next, span, ("vägas samman", "combined"))?;
                }
                let dates = matches!(all, Found::Sort(Sort::Date)) && matches!(function, Function::Min | Function::Max);
                if !dates {
                    self.measure(&all, span)?;
                }
                Some(all)
            }
            Function::And | Function::Or | Function::Not => {
                for (part, found) in parts.iter().zip(found) {
                    self.is_condition(found, part.span)?;
                }
                Some(condition)
            }
            Function::If => {
                self.is_condition(&found[0], parts[0].span)?;
                self.same(&found[1], &found[2], span, ("väljas mellan", "chosen between"))
            }
            Function::IfInapplicable | Function::IfMissing => {
                self.same(&found[0], &found[1], span, ("väljas mellan", "chosen between"))
            }
            Function::IsInapplicable => Some(condition),
            Function::Months | Function::Days => {
                self.date(&found[0], parts[0].span)?;
                self.date(&found[1], parts[1].span)?;
                if let Some(day) = found.get(2) {
                    self.pure(day, parts[2].span)?;
                }
                Some(Found::Sort(Sort::Number(Measure::of(if function == Function::Months { "månad" } else { "dag" }))))
            }
            Function::Switch => None,
        }
    }

    /// Two numbers of the same measure.
    fn equal_numbers(&mut self, left: &Found, right: &Found, span: Span) -> Option<Found> {
        let found = self.same(left, right, span, ("jämföras", "compared"))?;
        self.measure(&found, span)?;
        Some(found)
    }

    fn is_condition(&mut self, found: &Found, span: Span) -> Option<()> {
        let part = Expression::new(Operation::Constant(Value::Missing), span);
        self.condition(Some((part, found.clone()))).map(|_| ())
    }

    fn switch(&mut self, arguments: &[Node], span: Span, table: Option<TableId>) -> Checked {
        let (subject, on) = self.check(&arguments[0], table)?;
        let Found::Sort(Sort::List(list)) = &on else {
            return match on {
                Found::Unknown => None,
                _ => self.fail(Code::TextNeedsList, subject.span, &[]),
            };
        };
        let (mut arms, mut otherwise, mut result) = (Vec::new(), None, None);
        let mut sound = true;
        for pair in arguments[1..].chunks(2) {
            let value = &pair[pair.len() - 1];
            let code = match pair {
                [Node { kind: Kind::Text(text), span, .. }, _] => self.member_code(text, *span, &on),
                [member, _] => {
                    self.fail(Code::FormulaSyntax, member.span, &[("expected", "ett värde ur listan inom citattecken")])
                }
                _ => None,
            };
            let Some((part, found)) = self.check(value, table) else {
                sound = false;
                continue;
            };
            result = match result {
                None => Some(found),
                Some(before) => Some(self.same(&before, &found, value.span, ("väljas mellan", "chosen between"))?),
            };
            match (pair.len(), code) {
                (1, _) => otherwise = Some(Box::new(part)),
                (_, Some(code)) => arms.push((code, part)),
                _ => sound = false,
            }
        }
        if !sound {
            return None;
        }
        let covered = |code: usize| arms.iter().any(|(arm, _)| *arm as usize == code);
        let missing: Vec<String> = (0..list.len()).filter(|code| !covered(*code)).map(|code| list[code].clone()).collect();
        if otherwise.is_none() && !missing.is_empty() {
            return self.fail(Code::SwitchIncomplete, span, &[("missing", &listed(&missing))]);
        }
        let operation = Operation::Switch(Box::new(subject), arms, otherwise);
        Some((Expression::new(operation, span), result.unwrap_or(Found::Unknown)))
    }
}
