//! From what was typed to a value.

use handbook::formula::Value;
use handbook::rule::{Field, FieldType};
use jiff::civil::{Date, DateTime};
use worktime::Zone;

/// Digits behind the point of an amount of money.
const MINOR_DIGITS: usize = 2;
/// The currency of amounts while the book names none.
pub(super) const CURRENCY: &str = "CNY";

/// The value of a field. What can't be read stays text.
pub(super) fn value(field: &Field, typed: &[String], zone: &Zone) -> Value {
    let mut values = typed
        .iter()
        .map(|text| one(field, text, zone))
        .filter(Value::is_set);
    if field.many {
        return Value::List(values.collect());
    }
    values.next().unwrap_or_default()
}

fn one(field: &Field, typed: &str, zone: &Zone) -> Value {
    let text = match field.kind {
        FieldType::LongText => typed.trim_end(),
        _ => typed.trim(),
    };
    if text.is_empty() {
        return Value::Unset;
    }
    let read = match field.kind {
        FieldType::Number => whole(text).map(Value::Number),
        FieldType::YesNo => match text {
            "yes" => Some(Value::YesNo(true)),
            "no" => Some(Value::YesNo(false)),
            _ => None,
        },
        FieldType::Date => text.parse::<Date>().ok().map(Value::Date),
        FieldType::Instant => text
            .parse::<DateTime>()
            .ok()
            .map(|civil| Value::Instant(zone.instant(civil))),
        FieldType::Money => minor(text).map(|minor| Value::Money {
            minor,
            currency: CURRENCY.to_owned(),
        }),
        _ => None,
    };
    read.unwrap_or_else(|| Value::Text(text.to_owned()))
}

/// A whole number as people type it: full-width digits and separators of thousands are fine.
fn whole(text: &str) -> Option<i64> {
    half_width(text).parse().ok()
}

fn minor(text: &str) -> Option<i64> {
    let text = half_width(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.len() > MINOR_DIGITS || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{fraction:0<MINOR_DIGITS$}").parse().ok()
}

/// Full-width forms of ASCII lie this far behind it (Unicode, Halfwidth and Fullwidth Forms).
const FULL_WIDTH: u32 = 0xfee0;

/// Digits, signs and points in half width, without separators of thousands.
fn half_width(text: &str) -> String {
    let half = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - FULL_WIDTH).unwrap_or(letter),
        other => other,
    };
    text.chars()
        .map(half)
        .filter(|letter| !matches!(letter, ',' | ' '))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(whole("１２，345"), Some(12_345));
        assert_eq!(whole("-7"), Some(-7));
        assert_eq!(whole("twelve"), None);
        assert_eq!(minor("1,234.5"), Some(123_450));
        assert_eq!(minor("0.125"), None);
        assert_eq!(minor("99999999999999999999"), None);
    }
}
