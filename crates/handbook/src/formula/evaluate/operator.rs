//! Operators on values that are set. Arithmetic is checked; nothing wraps and nothing is rounded but quotients,
//! which drop what is left over.

use worktime::Instant;

use super::super::{Binary, EvaluationError, Value};
use super::Outcome;

/// `left operator right`, for every operator but `&&` and `||`, which look at one side first.
pub(super) fn apply(operator: Binary, left: Value, right: Value) -> Outcome {
    let holds = match operator {
        Binary::Equal => left == right,
        Binary::NotEqual => left != right,
        Binary::Less => order(&left, &right)?.is_lt(),
        Binary::LessOrEqual => order(&left, &right)?.is_le(),
        Binary::Greater => order(&left, &right)?.is_gt(),
        Binary::GreaterOrEqual => order(&left, &right)?.is_ge(),
        Binary::In => match right {
            Value::List(list) => list.contains(&left),
            _ => return Err(EvaluationError::Mismatch),
        },
        Binary::Add | Binary::Subtract => return sum(operator, left, right),
        Binary::Multiply => return product(left, right),
        Binary::Divide => return quotient(left, right),
        Binary::Remainder => {
            return match (left, right) {
                (Value::Number(left), Value::Number(right)) => {
                    // The least number is a whole multiple of -1, though the quotient is too large.
                    checked((right != 0).then(|| left.wrapping_rem(right))).map(Value::Number)
                }
                _ => Err(EvaluationError::Mismatch),
            };
        }
        Binary::And | Binary::Or => return Err(EvaluationError::Mismatch),
    };
    Ok(Value::YesNo(holds))
}

/// `-value`.
pub(super) fn negate(value: Value) -> Outcome {
    match value {
        Value::Number(number) => checked(number.checked_neg()).map(Value::Number),
        Value::Duration(span) => checked(span.checked_neg()).map(Value::Duration),
        Value::Money { minor, currency } => money(minor.checked_neg(), currency),
        _ => Err(EvaluationError::Mismatch),
    }
}

/// Which of two values is less. Amounts of different currencies have no order.
fn order(left: &Value, right: &Value) -> Outcome<std::cmp::Ordering> {
    let same = match (left, right) {
        (Value::Number(_), Value::Number(_))
        | (Value::Date(_), Value::Date(_))
        | (Value::Instant(_), Value::Instant(_))
        | (Value::Duration(_), Value::Duration(_)) => true,
        (
            Value::Money { currency, .. },
            Value::Money {
                currency: other, ..
            },
        ) => currency == other,
        _ => false,
    };
    if same {
        Ok(left.cmp(right))
    } else {
        Err(EvaluationError::Mismatch)
    }
}

/// Sums and differences.
fn sum(operator: Binary, left: Value, right: Value) -> Outcome {
    let adds = operator == Binary::Add;
    let reckon = |left: i64, right: i64| {
        if adds {
            left.checked_add(right)
        } else {
            left.checked_sub(right)
        }
    };
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            checked(reckon(left, right)).map(Value::Number)
        }
        (Value::Text(left), Value::Text(right)) if adds => Ok(Value::Text(left + &right)),
        (Value::Instant(left), Value::Instant(right)) if !adds => {
            checked(reckon(left.0, right.0)).map(Value::Duration)
        }
        (Value::Instant(instant), Value::Duration(span)) => {
            checked(reckon(instant.0, span)).map(|micros| Value::Instant(Instant(micros)))
        }
        (Value::Duration(span), Value::Instant(instant)) if adds => {
            checked(reckon(span, instant.0)).map(|micros| Value::Instant(Instant(micros)))
        }
        (Value::Duration(left), Value::Duration(right)) => {
            checked(reckon(left, right)).map(Value::Duration)
        }
        (
            Value::Money { minor, currency },
            Value::Money {
                minor: other,
                currency: of_other,
            },
        ) if currency == of_other => money(reckon(minor, other), currency),
        _ => Err(EvaluationError::Mismatch),
    }
}

fn product(left: Value, right: Value) -> Outcome {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            checked(left.checked_mul(right)).map(Value::Number)
        }
        (Value::Duration(span), Value::Number(times))
        | (Value::Number(times), Value::Duration(span)) => {
            checked(span.checked_mul(times)).map(Value::Duration)
        }
        (Value::Money { minor, currency }, Value::Number(times))
        | (Value::Number(times), Value::Money { minor, currency }) => {
            money(minor.checked_mul(times), currency)
        }
        _ => Err(EvaluationError::Mismatch),
    }
}

/// Quotients lose what is left over, towards zero.
fn quotient(left: Value, right: Value) -> Outcome {
    match (left, right) {
        (Value::Number(left), Value::Number(right))
        | (Value::Duration(left), Value::Duration(right)) => {
            checked(left.checked_div(right)).map(Value::Number)
        }
        (Value::Duration(span), Value::Number(parts)) => {
            checked(span.checked_div(parts)).map(Value::Duration)
        }
        (Value::Money { minor, currency }, Value::Number(parts)) => {
            money(minor.checked_div(parts), currency)
        }
        _ => Err(EvaluationError::Mismatch),
    }
}

fn checked<T>(result: Option<T>) -> Outcome<T> {
    result.ok_or(EvaluationError::Overflow)
}

fn money(minor: Option<i64>, currency: String) -> Outcome {
    checked(minor).map(|minor| Value::Money { minor, currency })
}
