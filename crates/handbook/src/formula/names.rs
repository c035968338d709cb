//! How types are called in a handbook.

use std::fmt;

use super::Type;

/// The word of a type in the reference of the language; messages carry it as data.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::YesNo => f.write_str("yes_no"),
            Type::Number => f.write_str("number"),
            Type::Decimal => f.write_str("decimal"),
            Type::Text => f.write_str("text"),
            Type::Choice(_) => f.write_str("choice"),
            Type::Date => f.write_str("date"),
            Type::Instant => f.write_str("instant"),
            Type::Duration => f.write_str("duration"),
            Type::Money(None) => f.write_str("money"),
            Type::Money(Some(currency)) => write!(f, "money in {currency}"),
            Type::Person => f.write_str("person"),
            Type::Client => f.write_str("client"),
            Type::Ref(record) => write!(f, "ref of {record}"),
            Type::List(of) => write!(f, "list of {of}"),
            Type::Any => f.write_str("any"),
        }
    }
}
