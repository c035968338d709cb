//! Values of fields as people read them: rows of lists by label, people by name, instants in the company's zone.

use casework::ids::PersonId;
use casework::secret::FieldValue;
use handbook::formula::Value;
use handbook::rule::{Field, FieldType};
use worktime::Instant;

use super::Wording;
use super::length::Measure;

/// Bytes in a kilobyte as file managers count.
const KILO: i64 = 1024;
/// Most digits of a fraction of money that are shown.
const MINOR_UNITS: i64 = 100;

impl Wording {
    /// A value of a field.
    pub(crate) fn value(&self, field: &Field, value: &FieldValue) -> String {
        match value {
            FieldValue::Secret(secret) => secret
                .text()
                .map_or_else(|| self.say("value-erased"), str::to_owned),
            FieldValue::Open(value) => self.open_value(field, value),
        }
    }

    fn open_value(&self, field: &Field, value: &Value) -> String {
        match (value, &field.kind) {
            (Value::List(values), _) => {
                self.list(values.iter().map(|value| self.open_value(field, value)))
            }
            (Value::Text(row), FieldType::Choice(list)) => self.list_row(list, row),
            (Value::Text(person), FieldType::Person) => {
                PersonId::parse(person).map_or_else(|| person.clone(), |person| self.person(person))
            }
            (value, _) => self.plain_value(value),
        }
    }

    /// A value whose field isn't known.
    pub(crate) fn plain_value(&self, value: &Value) -> String {
        match value {
            Value::Unset => String::new(),
            Value::YesNo(true) => self.say("value-yes"),
            Value::YesNo(false) => self.say("value-no"),
            Value::Number(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Date(date) => self.full_date(*date),
            Value::Instant(at) => self.instant(*at),
            Value::Duration(micros) => self.amount(*micros, Measure::Clock),
            Value::Money { minor, currency } => {
                let sign = if *minor < 0 { "-" } else { "" };
                let minor = minor.saturating_abs();
                format!(
                    "{currency} {sign}{}.{:02}",
                    minor / MINOR_UNITS,
                    minor % MINOR_UNITS
                )
            }
            Value::List(values) => self.list(values.iter().map(|value| self.plain_value(value))),
        }
    }

    /// The label of a row of a list.
    pub(crate) fn list_row(&self, list: &handbook::Id, row: &str) -> String {
        let rows = self
            .edition
            .lists
            .get(list)
            .map(|list| list.rows.as_slice())
            .unwrap_or_default();
        let found = rows.iter().find(|known| known.id == *row);
        found.map_or_else(|| row.to_owned(), |row| self.label(&row.name))
    }

    fn instant(&self, at: Instant) -> String {
        self.moment(at)
    }
}

/// The size of a file: `412 KB`.
pub(crate) fn file_size(bytes: i64) -> String {
    match bytes {
        ..KILO => format!("{bytes} B"),
        _ if bytes < KILO * KILO => format!("{} KB", bytes / KILO),
        _ => format!(
            "{}.{} MB",
            bytes / (KILO * KILO),
            bytes % (KILO * KILO) * 10 / (KILO * KILO)
        ),
    }
}
