//! From a field of the book to what a page asks it with.

use casework::people::Side;
use casework::secret::FieldValue;
use handbook::formula::Value;
use handbook::rule::{Field, FieldType};

use super::parse::CURRENCY;
use crate::ui::field::{Choice, TextKind, Widget};
use crate::wording::Wording;

/// Rows of a box for long texts.
const ROWS: u8 = 6;

/// How a field is asked, with the values that stand in it.
pub(super) fn of(words: &Wording, field: &Field, values: &[String]) -> Widget {
    let value = values.first().cloned().unwrap_or_default();
    let now = || Some(words.field_moment(words.now));
    let today = || Some(words.today().to_string());
    match &field.kind {
        // What has no widget of its own yet is typed: `casework::beyond` tells.
        FieldType::Text
        | FieldType::Ref(_)
        | FieldType::File
        | FieldType::Decimal
        | FieldType::Percent
        | FieldType::Duration
        | FieldType::Place
        | FieldType::Item
        | FieldType::Rows(_)
        | FieldType::Sign
        | FieldType::Article => {
            let most = u32::try_from(casework::records::entries::TEXT_MAX_CHARS).ok();
            Widget::Text {
                value,
                kind: TextKind::Words,
                autocomplete: None,
                most_characters: most,
            }
        }
        FieldType::LongText => Widget::LongText { value, rows: ROWS },
        FieldType::Number => Widget::Number {
            value,
            unit: None,
            whole: true,
        },
        FieldType::Money => Widget::Money {
            value,
            currency: CURRENCY.to_owned(),
        },
        FieldType::YesNo => Widget::YesNo {
            value: match value.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            yes: words.say("value-yes"),
            no: words.say("value-no"),
        },
        FieldType::Date => Widget::Date {
            value,
            earliest: field.min_now.then(today).flatten(),
            latest: field.max_now.then(today).flatten(),
        },
        FieldType::Instant => Widget::Instant {
            value,
            earliest: field.min_now.then(now).flatten(),
            latest: field.max_now.then(now).flatten(),
        },
        FieldType::Choice(list) => {
            let rows = words
                .edition
                .lists
                .get(list)
                .map(|list| list.rows.as_slice())
                .unwrap_or_default();
            let choices = rows
                .iter()
                .map(|row| choice(row.id.as_str(), words.label(&row.name), None, values));
            several(words, field, choices.collect())
        }
        FieldType::Person => several(words, field, staff(words, values)),
    }
}

/// The values that a field has already, as they would be typed. A moment that may not lie ahead begins with now.
pub(super) fn known(words: &Wording, field: &Field, value: Option<&FieldValue>) -> Vec<String> {
    match value {
        Some(FieldValue::Secret(secret)) => vec![secret.text_or_empty().to_owned()],
        Some(FieldValue::Open(Value::List(values))) => {
            values.iter().map(|value| typed(words, value)).collect()
        }
        Some(FieldValue::Open(value)) => vec![typed(words, value)],
        None if field.kind == FieldType::Instant && field.max_now => {
            vec![words.field_moment(words.now)]
        }
        None => Vec::new(),
    }
}

/// What helps to fill a field: the book's hint; of a moment also the zone in which it is meant.
pub(super) fn help(words: &Wording, field: &Field) -> Option<String> {
    let hint = field.hint.as_ref().map(|hint| words.label(hint));
    match (&field.kind, hint) {
        (FieldType::Instant, None) => Some(words.say_with(
            "field-zone",
            &[("zone", words.zone.name().to_owned().into())],
        )),
        (_, hint) => hint,
    }
}

/// Everyone on the staff who is active, by name.
pub(crate) fn staff(words: &Wording, chosen: &[String]) -> Vec<Choice> {
    let people = words.directory.people.values();
    let mut people: Vec<_> = people
        .filter(|person| person.active && person.side == Side::Staff)
        .collect();
    people.sort_by(|a, b| a.name.text_or_empty().cmp(b.name.text_or_empty()));
    let department = |person: &casework::people::Person| {
        person.department.as_ref().map(|id| words.department(id))
    };
    people
        .into_iter()
        .map(|person| {
            choice(
                &person.id.to_string(),
                person.name.text_or_empty().to_owned(),
                department(person),
                chosen,
            )
        })
        .collect()
}

fn several(words: &Wording, field: &Field, choices: Vec<Choice>) -> Widget {
    let empty = words.say("field-choose");
    match (&field.kind, field.many) {
        (_, true) => Widget::List { choices },
        (FieldType::Person, false) => Widget::Person { choices, empty },
        (_, false) => Widget::Choice { choices, empty },
    }
}

fn choice(value: &str, label: String, note: Option<String>, chosen: &[String]) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        note,
        chosen: chosen.iter().any(|chosen| chosen == value),
    }
}

fn typed(words: &Wording, value: &Value) -> String {
    match value {
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Instant(at) => words.field_moment(*at),
        Value::Money { minor, .. } => format!("{}.{:02}", minor / 100, (minor % 100).abs()),
        other => words.plain_value(other),
    }
}
