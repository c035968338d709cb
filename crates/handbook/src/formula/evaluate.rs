//! The value of a formula under the facts of a case.

mod call;
mod operator;

use super::{
    Binary, Decimal, EVALUATION_STEPS_MAX, EvaluationError, Expression, ExpressionKind, Facts,
    LIST_ITEMS_MAX, Path, Type, Unary, Value,
};

/// Bytes of a text that are handled in one step.
const BYTES_PER_STEP: usize = 64;

/// The value of a tree; `text` is the formula that it was made of, for the names of facts.
pub(super) fn evaluate(
    root: &Expression,
    text: &str,
    facts: &dyn Facts,
) -> Result<Value, EvaluationError> {
    let mut evaluation = Evaluation {
        text,
        facts,
        elements: Vec::new(),
        steps_left: EVALUATION_STEPS_MAX,
    };
    evaluation.value(root)
}

/// A value in the type that was asked for: whole numbers go wherever decimals are wanted.
pub(super) fn widened(value: Value, kind: &Type) -> Outcome {
    match (value, kind) {
        (Value::Number(number), Type::Decimal) => Decimal::from_number(number)
            .map(Value::Decimal)
            .ok_or(EvaluationError::Overflow),
        (Value::List(values), Type::List(of)) => {
            let values: Outcome<Vec<_>> =
                values.into_iter().map(|value| widened(value, of)).collect();
            Ok(Value::List(values?))
        }
        (value, _) => Ok(value),
    }
}

type Outcome<T = Value> = Result<T, EvaluationError>;

struct Evaluation<'a> {
    text: &'a str,
    facts: &'a dyn Facts,
    /// What `it` is; the innermost comes last.
    elements: Vec<Value>,
    steps_left: usize,
}

impl Evaluation<'_> {
    /// The value of a node, which may be unset as long as nobody reckons with it.
    fn value(&mut self, node: &Expression) -> Outcome {
        let value = self.reckoned(node)?;
        self.spend(1 + weight(&value)?)?;
        Ok(value)
    }

    fn reckoned(&mut self, node: &Expression) -> Outcome {
        match &node.kind {
            ExpressionKind::Literal(value) => Ok(value.clone()),
            ExpressionKind::Path(path) => Ok(self.read(path)),
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
    fn set(&mut self, node: &Expression) -> Outcome {
        match self.value(node)? {
            Value::Unset => Err(self.unset(node)),
            value => Ok(value),
        }
    }

    fn yes_no(&mut self, node: &Expression) -> Outcome<bool> {
        match self.set(node)? {
            Value::YesNo(holds) => Ok(holds),
            _ => Err(EvaluationError::Mismatch),
        }
    }

    fn binary(&mut self, operator: Binary, left: &Expression, right: &Expression) -> Outcome {
        match operator {
            // The right side is read only if the left one leaves the answer open: `has(x) && x > 1` is safe.
            Binary::And => Ok(Value::YesNo(self.yes_no(left)? && self.yes_no(right)?)),
            Binary::Or => Ok(Value::YesNo(self.yes_no(left)? || self.yes_no(right)?)),
            _ => {
                let left = self.set(left)?;
                operator::apply(operator, left, self.set(right)?)
            }
        }
    }

    /// A fact, through the references that lead to it.
    fn read(&self, path: &Path) -> Value {
        match path {
            Path::It => self.elements.last().cloned().unwrap_or_default(),
            Path::Through { of, record, fact } => match self.read(of) {
                Value::Unset => Value::Unset,
                thing => self.facts.read_of(&thing, record, fact),
            },
            path => self.facts.read(path),
        }
    }

    fn unset(&self, node: &Expression) -> EvaluationError {
        let path = self.text.get(node.span.clone()).unwrap_or_default();
        EvaluationError::Unset {
            path: path.to_owned(),
        }
    }

    fn spend(&mut self, steps: usize) -> Outcome<()> {
        let left = self.steps_left.checked_sub(steps);
        self.steps_left = left.ok_or(EvaluationError::TooMuch)?;
        Ok(())
    }
}

/// Steps that it takes to go through a value once.
fn weight(value: &Value) -> Outcome<usize> {
    match value {
        Value::Text(text) => Ok(text.len() / BYTES_PER_STEP),
        Value::List(values) if values.len() > LIST_ITEMS_MAX => Err(EvaluationError::TooMuch),
        Value::List(values) => values
            .iter()
            .try_fold(values.len(), |sum, value| Ok(sum + weight(value)?)),
        _ => Ok(0),
    }
}
