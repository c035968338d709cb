//! Field lines of records and forms.

use super::Kind;
use crate::Label;
use crate::check::desk::Desk;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Field, FieldType, Protection};
use crate::syntax::Word;
use crate::syntax::line::{Clause, FieldLine, field_line};

const TYPES: [&str; 11] = [
    "text",
    "long_text",
    "number",
    "yes_no",
    "date",
    "instant",
    "choice of",
    "person",
    "ref of",
    "money",
    "file",
];
const ATTRIBUTES: [&str; 6] = ["required", "many", "protect", "min", "max", "hint"];

/// Reads the field lines of the key `fields`.
pub(super) fn read(keys: &Keys<'_>) -> Vec<Field> {
    let mut lines: Vec<FieldLine> = Vec::new();
    for word in keys.lines("fields") {
        match field_line(word, keys.desk.lang) {
            Some(line) => lines.push(line),
            None => keys.bad_value("fields", word, Expected::Field),
        }
    }
    keys.desk
        .refuse_twins("field", lines.iter().map(|line| &line.name.id));
    for line in &lines {
        keys.desk
            .references
            .declare_part(keys, Part::Field, &line.name.id);
    }
    lines.iter().filter_map(|line| field(keys, line)).collect()
}

fn field(keys: &Keys<'_>, line: &FieldLine) -> Option<Field> {
    let mut field = Field {
        id: keys.desk.id(&line.name.id),
        name: line.name.label.clone(),
        kind: field_type(keys, &line.kind)?,
        required: false,
        many: false,
        protect: Protection::Open,
        min_now: false,
        max_now: false,
        hint: None,
    };
    for attribute in &line.attributes {
        add(keys, &mut field, attribute);
    }
    Some(field)
}

fn field_type(keys: &Keys<'_>, word: &Word) -> Option<FieldType> {
    let desk = keys.desk;
    if let Some(list) = word.text.strip_prefix("choice of ") {
        return desk
            .known(Kind::List, &word.slice(list.trim()))
            .map(FieldType::Choice);
    }
    if let Some(record) = word.text.strip_prefix("ref of ") {
        return record_or_client(desk, &word.slice(record.trim())).map(FieldType::Ref);
    }
    match word.text.as_str() {
        "text" => Some(FieldType::Text),
        "long_text" => Some(FieldType::LongText),
        "number" => Some(FieldType::Number),
        "yes_no" => Some(FieldType::YesNo),
        "date" => Some(FieldType::Date),
        "instant" => Some(FieldType::Instant),
        "person" => Some(FieldType::Person),
        "money" => Some(FieldType::Money),
        "file" => Some(FieldType::File),
        _ => desk.unknown("field_type", word, TYPES),
    }
}

/// A record type, or the built-in client.
pub(super) fn record_or_client(desk: &Desk<'_>, word: &Word) -> Option<crate::Id> {
    if word.text == "client" {
        return Some(crate::Id::new("client"));
    }
    desk.known_record(word)
}

fn add(keys: &Keys<'_>, field: &mut Field, attribute: &Clause) {
    match (attribute.word.text.as_str(), attribute.rest.text.as_str()) {
        ("required", "") => field.required = true,
        ("many", "") => field.many = true,
        ("protect", "personal") => field.protect = Protection::Personal,
        ("protect", "sensitive") => field.protect = Protection::Sensitive,
        ("min", "now") => field.min_now = true,
        ("max", "now") => field.max_now = true,
        ("hint", hint) if !hint.is_empty() => field.hint = Some(Label::own(hint)),
        ("protect", _) => {
            keys.bad_part(
                "protect",
                &attribute.rest,
                place(attribute),
                Expected::OneOf(&["personal", "sensitive"]),
            );
        }
        ("min" | "max", _) => {
            keys.bad_part(
                &attribute.word.text,
                &attribute.rest,
                place(attribute),
                Expected::OneOf(&["now"]),
            );
        }
        (word, _) => {
            let kind = if ATTRIBUTES.contains(&word) {
                let (key, word) = ("fields".to_owned(), attribute.text());
                ProblemKind::BadValue {
                    key,
                    word,
                    expected: Expected::Field,
                }
            } else {
                let nearest = nearest(word, ATTRIBUTES);
                ProblemKind::UnknownKey {
                    kind: "field".to_owned(),
                    word: word.to_owned(),
                    nearest,
                }
            };
            keys.desk.findings.error(place(attribute), kind);
        }
    }
}

fn place(attribute: &Clause) -> &crate::syntax::Place {
    &attribute.word.place
}
