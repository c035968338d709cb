//! The value of a formula under the facts of a case.

mod operator;

use super::{
    Binary, EvaluationError, Expression, ExpressionKind, Facts, Function, Path, Unary, Value,
    duration,
};

/// The value of a tree; `text` is the formula that it was made of, for the names of facts.
pub(super) fn evaluate(
    root: &Expression,
    text: &str,
    facts: &dyn Facts,
) -> Result<Value, EvaluationError> {
    Evaluation { text, facts }.value(root)
}

type Outcome<T = Value> = Result<T, EvaluationError>;

struct Evaluation<'a> {
    text: &'a str,
    facts: &'a dyn Facts,
}

impl Evaluation<'_> {
    /// The value of a node, which may be unset as long as nobody reckons with it.
    fn value(&self, node: &Expression) -> Outcome {
        match &node.kind {
            ExpressionKind::Literal(value) => Ok(value.clone()),
            ExpressionKind::Path(path) => Ok(self.facts.read(path)),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(*function, arguments),
            ExpressionKind::Unary { operator, operand } => match operator {
                Unary::Not => Ok(Value::YesNo(!self.yes_no(operand)?)),
                Unary::Negate => operator::negate(self.set(operand)?),
            },
            ExpressionKind::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, left, right),
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => {
                if self.yes_no(condition)? {
                    self.value(then)
                } else {
                    self.value(otherwise)
                }
            }
            ExpressionKind::List(items) => {
                let values: Outcome<Vec<_>> = items.iter().map(|item| self.set(item)).collect();
                Ok(Value::List(values?))
            }
        }
    }

    /// The value of a node that something is done with.
    fn set(&self, node: &Expression) -> Outcome {
        match self.value(node)? {
            Value::Unset => Err(self.unset(node)),
            value => Ok(value),
        }
    }

    fn yes_no(&self, node: &Expression) -> Outcome<bool> {
        match self.set(node)? {
            Value::YesNo(holds) => Ok(holds),
            _ => Err(EvaluationError::Mismatch),
        }
    }

    fn binary(&self, operator: Binary, left: &Expression, right: &Expression) -> Outcome {
        match operator {
            // The right side is read only if the left one leaves the answer open: `has(x) && x > 1` is safe.
            Binary::And => Ok(Value::YesNo(self.yes_no(left)? && self.yes_no(right)?)),
            Binary::Or => Ok(Value::YesNo(self.yes_no(left)? || self.yes_no(right)?)),
            _ => operator::apply(operator, self.set(left)?, self.set(right)?),
        }
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> Outcome {
        match (function, arguments) {
            (Function::Has, [fact]) => Ok(Value::YesNo(self.value(fact)?.is_set())),
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
            (
                Function::Done
                | Function::Filed
                | Function::Is
                | Function::Count
                | Function::Children,
                _,
            ) => {
                let values: Outcome<Vec<_>> = arguments
                    .iter()
                    .map(|argument| self.set(argument))
                    .collect();
                Ok(self.facts.ask(function, &values?))
            }
            _ => Err(EvaluationError::Mismatch),
        }
    }

    /// Whole years from a day until today; somebody born on 29 February is a year older on 1 March where there
    /// is no such day. Negative for a day to come.
    fn years_since(&self, day: &Expression) -> Outcome {
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

    fn unset(&self, node: &Expression) -> EvaluationError {
        let path = self.text.get(node.span.clone()).unwrap_or_default();
        EvaluationError::Unset {
            path: path.to_owned(),
        }
    }
}

fn length(count: usize) -> Outcome {
    i64::try_from(count)
        .map(Value::Number)
        .map_err(|_| EvaluationError::Overflow)
}
