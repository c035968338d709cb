//! Field lines of records and forms.

use super::Kind;
use crate::check::desk::Desk;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::event::StepRef;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Actor, Bound, Field, FieldType, Protection};
use crate::syntax::Word;
use crate::syntax::line::{Clause, FieldLine, field_line, words};
use crate::{Id, Label};

const TYPES: [&str; 20] = [
    "text",
    "long_text",
    "number",
    "decimal",
    "percent",
    "yes_no",
    "date",
    "instant",
    "duration",
    "choice of",
    "person",
    "ref of",
    "place",
    "item",
    "money",
    "file",
    "rows of",
    "sign",
    "article",
    "client",
];
const ATTRIBUTES: [&str; 8] = [
    "required", "many", "protect", "min", "max", "locked", "by", "hint",
];

/// Reads the field lines of the key `fields`.
pub(super) fn read(keys: &Keys<'_>) -> Vec<Field> {
    read_key(keys, "fields")
}

/// Reads the field lines of a key.
pub(super) fn read_key(keys: &Keys<'_>, key: &str) -> Vec<Field> {
    let mut lines: Vec<FieldLine> = Vec::new();
    for word in keys.lines(key) {
        match field_line(word, keys.desk.lang) {
            Some(line) => lines.push(line),
            None => keys.bad_value(key, word, Expected::Field),
        }
    }
    keys.desk
        .refuse_twins("field", lines.iter().map(|line| &line.name.id));
    if key == "fields" {
        let ids = lines.iter().map(|line| &line.name.id);
        ids.for_each(|id| keys.desk.references.declare_part(keys, Part::Field, id));
    }
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line.name.id.text.as_str())
        .collect();
    let fields = lines.iter().filter_map(|line| field(keys, line, &names));
    fields.collect()
}

fn field(keys: &Keys<'_>, line: &FieldLine, names: &[&str]) -> Option<Field> {
    let mut field = Field {
        id: keys.desk.id(&line.name.id),
        name: line.name.label.clone(),
        kind: field_type(keys, &line.kind)?,
        required: false,
        many: false,
        protect: Protection::Open,
        min_now: false,
        max_now: false,
        min: None,
        max: None,
        locked: None,
        by: Vec::new(),
        hint: None,
    };
    for attribute in &line.attributes {
        add(keys, &mut field, attribute, names);
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
    if let Some(record) = word.text.strip_prefix("rows of ") {
        let record = word.slice(record.trim());
        return desk.known_record(&record).map(FieldType::Rows);
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
        "decimal" => Some(FieldType::Decimal),
        "percent" => Some(FieldType::Percent),
        "duration" => Some(FieldType::Duration),
        "place" => Some(FieldType::Place),
        "item" => Some(FieldType::Item),
        "client" => Some(FieldType::Ref(crate::Id::new("client"))),
        "sign" => Some(FieldType::Sign),
        "article" => Some(FieldType::Article),
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

fn add(keys: &Keys<'_>, field: &mut Field, attribute: &Clause, names: &[&str]) {
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
        ("min", _) => field.min = bound(keys, attribute, names),
        ("max", _) => field.max = bound(keys, attribute, names),
        ("locked", step) if !step.is_empty() => field.locked = locked(keys, &attribute.rest),
        ("by", actors) if !actors.is_empty() => {
            let roles = words(&attribute.rest, " or ")
                .filter_map(|word| keys.desk.known(Kind::Role, &word).map(Actor::Role));
            field.by = roles.collect();
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
            keys.desk.findings.report(place(attribute), kind);
        }
    }
}

/// A whole number, or another field of the same record or form.
fn bound(keys: &Keys<'_>, attribute: &Clause, names: &[&str]) -> Option<Bound> {
    let word = &attribute.rest;
    if let Ok(number) = word.text.parse() {
        return Some(Bound::Number(number));
    }
    if names.contains(&word.text.as_str()) {
        keys.desk.references.own_part(keys, Part::Field, word);
        return Some(Bound::Field(Id::new(&word.text)));
    }
    let key = &attribute.word.text;
    keys.bad_part(key, word, place(attribute), Expected::Bound);
    None
}

/// The step of a record after which a field may not change: `project.start`. Steps are read after the
/// fields, so that only its record is looked up here.
fn locked(keys: &Keys<'_>, word: &Word) -> Option<StepRef> {
    let Some((record, step)) = word.text.split_once('.') else {
        keys.bad_value("locked", word, Expected::Act);
        return None;
    };
    let record = keys.desk.known_record(&word.slice(record))?;
    keys.desk.refers([&record], Part::Step, &word.slice(step));
    Some(StepRef {
        record,
        step: Id::new(step),
    })
}

fn place(attribute: &Clause) -> &crate::syntax::Place {
    &attribute.word.place
}
