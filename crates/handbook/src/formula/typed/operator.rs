//! What operators make of types, without looking at a formula.

use super::super::{Binary, Currency};
use super::Type;

/// Whether `<` and its kin mean something: ids of a choice and texts have no order that a rule could mean.
pub(super) fn is_ordered(found: &Type) -> bool {
    matches!(
        found,
        Type::Number
            | Type::Decimal
            | Type::Date
            | Type::Instant
            | Type::Duration
            | Type::Money(_)
            | Type::Any
    )
}

/// Whether several of them can be added up.
pub(super) fn is_summable(found: &Type) -> bool {
    matches!(
        found,
        Type::Number | Type::Decimal | Type::Duration | Type::Money(_) | Type::Any
    )
}

/// The type of a sum, difference, product, quotient or remainder, if there is one.
pub(super) fn arithmetic(operator: Binary, left: &Type, right: &Type) -> Option<Type> {
    use Binary::{Add, Divide, Multiply, Remainder, Subtract};
    use Type::{Any, Decimal, Duration, Instant, Money, Number, Text};
    Some(match (left, operator, right) {
        (Any, _, _) | (_, _, Any) => Any,
        (Number, Add | Subtract | Multiply | Divide | Remainder, Number) => Number,
        (Number | Decimal, Add | Subtract | Multiply | Divide | Remainder, Number | Decimal) => {
            Decimal
        }
        (Text, Add, Text) => Text,
        (Instant, Subtract, Instant) => Duration,
        (Instant, Add | Subtract, Duration) | (Duration, Add, Instant) => Instant,
        (Duration, Add | Subtract, Duration) => Duration,
        (Duration, Multiply | Divide, Number | Decimal)
        | (Number | Decimal, Multiply, Duration) => Duration,
        (Duration, Divide, Duration) => Number,
        (Money(left), Add | Subtract, Money(right)) => Money(one_currency(*left, *right)?),
        (Money(left), Divide, Money(right)) => {
            one_currency(*left, *right)?;
            Decimal
        }
        (Money(currency), Multiply | Divide, Number | Decimal)
        | (Number | Decimal, Multiply, Money(currency)) => Money(*currency),
        _ => return None,
    })
}

/// The type that two values share where they are compared or stand for each other.
pub(super) fn common(first: &Type, second: &Type) -> Option<Type> {
    Some(match (first, second) {
        (Type::Any, found) | (found, Type::Any) => found.clone(),
        (Type::Number, Type::Decimal) | (Type::Decimal, Type::Number) => Type::Decimal,
        (Type::Money(first), Type::Money(second)) => Type::Money(one_currency(*first, *second)?),
        (Type::Choice(ids), Type::Text) | (Type::Text, Type::Choice(ids)) => {
            Type::Choice(ids.clone())
        }
        (Type::Choice(ids), Type::Choice(others)) => {
            let shared = ids.iter().any(|id| others.contains(id));
            if !shared && !ids.is_empty() && !others.is_empty() {
                return None;
            }
            let more = others.iter().filter(|id| !ids.contains(id));
            Type::Choice(ids.iter().chain(more).cloned().collect())
        }
        (Type::List(first), Type::List(second)) => Type::List(Box::new(common(first, second)?)),
        _ if first == second => first.clone(),
        _ => return None,
    })
}

/// The currency of two amounts that meet: none if it isn't known of either, nothing if they differ for certain.
fn one_currency(first: Option<Currency>, second: Option<Currency>) -> Option<Option<Currency>> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => None,
        (first, second) => Some(first.or(second)),
    }
}
