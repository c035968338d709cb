//! Functions: those that are reckoned here, and those that are asked of the case.

use super::super::{Currency, EvaluationError, Expression, Function, Path, Value, duration};
use super::{Evaluation, Outcome};

impl Evaluation<'_> {
    pub(super) fn call(&mut self, function: Function, arguments: &[Expression]) -> Outcome {
        match (function, arguments) {
            (Function::Has, [fact]) => Ok(Value::YesNo(self.value(fact)?.is_set())),
            (Function::All, [list, condition]) => self.ends_with(list, condition, false),
            (Function::Any, [list, condition]) => self.ends_with(list, condition, true),
            (Function::YearsSince, [day]) => self.years_since(day),
            (Function::Len, [counted]) => match self.set(counted)? {
                Value::Text(text) => length(text.chars().count()),
                Value::List(list) => length(list.len()),
                _ => Err(EvaluationError::Mismatch),
            },
            (Function::Contains, [text, part]) => match (self.set(text)?, self.set(part)?) {
                (Value::Text(text), Value::Text(part)) => Ok(Value::YesNo(text.contains(&part))),
                _ => Err(EvaluationError::Mismatch),
            },
            (Function::Duration, [length]) => self
                .set(length)?
                .as_text()
                .and_then(duration::clock_micros)
                .map(Value::Duration)
                .ok_or(EvaluationError::Mismatch),
            (Function::Money, [amount]) => self
                .set(amount)?
                .as_text()
                .and_then(Currency::amount)
                .map(|(minor, currency)| Value::Money {
                    minor,
                    currency: currency.code().to_owned(),
                })
                .ok_or(EvaluationError::Mismatch),
            (function, arguments) if function.asks() => {
                let values: Outcome<Vec<_>> = arguments
                    .iter()
                    .map(|argument| self.set(argument))
                    .collect();
                Ok(self.facts.ask(function, &values?))
            }
            _ => Err(EvaluationError::Mismatch),
        }
    }

    /// Goes through a list until an element answers the condition with `end`, which is then the whole answer.
    fn ends_with(&mut self, list: &Expression, condition: &Expression, end: bool) -> Outcome {
        let Value::List(values) = self.set(list)? else {
            return Err(EvaluationError::Mismatch);
        };
        for value in values {
            self.elements.push(value);
            let answer = self.yes_no(condition);
            self.elements.pop();
            if answer? == end {
                return Ok(Value::YesNo(end));
            }
        }
        Ok(Value::YesNo(!end))
    }

    /// Whole years from a day until today; somebody born on 29 February is a year older on 1 March where there
    /// is no such day. Negative for a day to come.
    fn years_since(&mut self, day: &Expression) -> Outcome {
        let then = self.set(day)?;
        let today = match self.facts.read(&Path::Today) {
            Value::Unset => {
                let path = Path::Today.to_string();
                return Err(EvaluationError::Unset { path });
            }
            today => today,
        };
        let (Value::Date(then), Value::Date(today)) = (then, today) else {
            return Err(EvaluationError::Mismatch);
        };
        let span = then
            .until((jiff::Unit::Year, today))
            .map_err(|_| EvaluationError::Overflow)?;
        Ok(Value::Number(i64::from(span.get_years())))
    }
}

fn length(count: usize) -> Outcome {
    i64::try_from(count)
        .map(Value::Number)
        .map_err(|_| EvaluationError::Overflow)
}
