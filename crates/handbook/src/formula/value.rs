//! Values of formulas and of fields.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use worktime::Instant;

use super::Decimal;

/// A typed value. No floats: what is stored or compared is exact.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing was entered; not the same as an empty text.
    #[default]
    Unset,
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// A decimal, stored as its millionths.
    Decimal(Decimal),
    /// A text, also the id of a choice, state, person, client or record.
    Text(String),
    /// A day.
    Date(Date),
    /// An instant.
    Instant(Instant),
    /// A length of clock time in microseconds.
    Duration(i64),
    /// An amount in minor units with its ISO 4217 code.
    Money {
        /// Minor units.
        minor: i64,
        /// ISO 4217 code.
        currency: String,
    },
    /// Several values.
    List(Vec<Value>),
}

impl Value {
    /// Whether something was entered. An empty text or list is not.
    #[must_use]
    pub fn is_set(&self) -> bool {
        match self {
            Value::Unset => false,
            Value::Text(text) => !text.is_empty(),
            Value::List(list) => !list.is_empty(),
            _ => true,
        }
    }

    /// The text of a text value.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
