//! Operators on values that are set. Arithmetic is checked and nothing wraps. Whole numbers that divide whole
//! numbers drop what is left over; everything else is rounded to the nearest unit, halves away from zero.

use worktime::Instant;

use super::super::decimal::{ONE, rounded};
use super::super::{Binary, Decimal, EvaluationError, Value};
use super::Outcome;

/// `left operator right`, for every operator but `&&` and `||`, which look at one side first.
pub(super) fn apply(operator: Binary, left: Value, right: Value) -> Outcome {
    let holds = match operator {
        Binary::Equal => is_same(&left, &right),
        Binary::NotEqual => !is_same(&left, &right),
        Binary::Less => order(&left, &right)?.is_lt(),
        Binary::LessOrEqual => order(&left, &right)?.is_le(),
        Binary::Greater => order(&left, &right)?.is_gt(),
        Binary::GreaterOrEqual => order(&left, &right)?.is_ge(),
        Binary::In => match right {
            Value::List(list) => list.iter().any(|item| is_same(&left, item)),
            _ => return Err(EvaluationError::Mismatch),
        },
        Binary::Add | Binary::Subtract => return sum(operator, left, right),
        Binary::Multiply => return product(left, right),
        Binary::Divide => return quotient(left, right),
        Binary::Remainder => return remainder(&left, &right),
        Binary::And | Binary::Or => return Err(EvaluationError::Mismatch),
    };
    Ok(Value::YesNo(holds))
}

/// `-value`.
pub(super) fn negate(value: Value) -> Outcome {
    match value {
        Value::Number(number) => checked(number.checked_neg()).map(Value::Number),
        Value::Decimal(number) => decimal(Some(-i128::from(number.millionths()))),
        Value::Duration(span) => checked(span.checked_neg()).map(Value::Duration),
        Value::Money { minor, currency } => money(minor.checked_neg().map(i128::from), currency),
        _ => Err(EvaluationError::Mismatch),
    }
}

/// Millionths of a number or decimal.
fn millionths(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => Some(i128::from(*number) * ONE),
        Value::Decimal(number) => Some(i128::from(number.millionths())),
        _ => None,
    }
}

/// Whether two values are the same, a whole number and a decimal by what they amount to.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(_), Value::Decimal(_)) | (Value::Decimal(_), Value::Number(_)) => {
            millionths(left) == millionths(right)
        }
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| is_same(left, right))
        }
        _ => left == right,
    }
}

/// Which of two values is less. Amounts of different currencies have no order.
fn order(left: &Value, right: &Value) -> Outcome<std::cmp::Ordering> {
    if let (Some(left), Some(right)) = (millionths(left), millionths(right)) {
        return Ok(left.cmp(&right));
    }
    let same = match (left, right) {
        (Value::Date(_), Value::Date(_))
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
        (
            left @ (Value::Number(_) | Value::Decimal(_)),
            right @ (Value::Number(_) | Value::Decimal(_)),
        ) => {
            let both = millionths(&left).zip(millionths(&right));
            decimal(both.map(|(left, right)| if adds { left + right } else { left - right }))
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
        ) if currency == of_other => money(reckon(minor, other).map(i128::from), currency),
        _ => Err(EvaluationError::Mismatch),
    }
}

fn product(left: Value, right: Value) -> Outcome {
    if let (Value::Number(left), Value::Number(right)) = (&left, &right) {
        return checked(left.checked_mul(*right)).map(Value::Number);
    }
    let (times, value) = match (millionths(&left), millionths(&right)) {
        (Some(left), Some(right)) => {
            // Beyond 128 bits the answer is far beyond 64.
            let exact = left.checked_mul(right);
            return decimal(exact.and_then(|exact| rounded(exact, ONE)));
        }
        (Some(times), None) => (times, right),
        (None, Some(times)) => (times, left),
        (None, None) => return Err(EvaluationError::Mismatch),
    };
    let scale = |units: i64| {
        let exact = i128::from(units).checked_mul(times)?;
        rounded(exact, ONE)
    };
    match value {
        Value::Duration(span) => duration(scale(span)),
        Value::Money { minor, currency } => money(scale(minor), currency),
        _ => Err(EvaluationError::Mismatch),
    }
}

fn quotient(left: Value, right: Value) -> Outcome {
    let parts = millionths(&right);
    let share = |units: i128, parts: i128| rounded(units * ONE, parts);
    match (left, right) {
        (Value::Number(left), Value::Number(right))
        | (Value::Duration(left), Value::Duration(right)) => {
            checked(left.checked_div(right)).map(Value::Number)
        }
        (
            Value::Money { minor, currency },
            Value::Money {
                minor: other,
                currency: of_other,
            },
        ) => {
            if currency != of_other {
                return Err(EvaluationError::Mismatch);
            }
            decimal(share(i128::from(minor), i128::from(other)))
        }
        (left, _) => {
            let parts = parts.ok_or(EvaluationError::Mismatch)?;
            match left {
                Value::Duration(span) => duration(share(i128::from(span), parts)),
                Value::Money { minor, currency } => {
                    money(share(i128::from(minor), parts), currency)
                }
                left => {
                    let units = millionths(&left).ok_or(EvaluationError::Mismatch)?;
                    decimal(share(units, parts))
                }
            }
        }
    }
}

/// What is left over; it has the sign of what was divided.
fn remainder(left: &Value, right: &Value) -> Outcome {
    let both = millionths(left).zip(millionths(right));
    let (units, parts) = both.ok_or(EvaluationError::Mismatch)?;
    let rest = checked(units.checked_rem(parts))?;
    match (left, right) {
        (Value::Number(_), Value::Number(_)) => {
            checked(i64::try_from(rest / ONE).ok()).map(Value::Number)
        }
        _ => decimal(Some(rest)),
    }
}

fn checked<T>(result: Option<T>) -> Outcome<T> {
    result.ok_or(EvaluationError::Overflow)
}

fn decimal(millionths: Option<i128>) -> Outcome {
    checked(millionths.and_then(Decimal::fitting)).map(Value::Decimal)
}

fn duration(micros: Option<i128>) -> Outcome {
    checked(micros.and_then(|micros| i64::try_from(micros).ok())).map(Value::Duration)
}

fn money(minor: Option<i128>, currency: String) -> Outcome {
    let minor = checked(minor.and_then(|minor| i64::try_from(minor).ok()))?;
    Ok(Value::Money { minor, currency })
}
