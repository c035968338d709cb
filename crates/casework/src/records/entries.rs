//! What was typed into fields: checked against the book, all faults at once, before anything is written.

use handbook::formula::Value;
use handbook::rule::{Field, FieldType, Protection};
use handbook::{Edition, Id};
use worktime::Instant;

use crate::command::Entries;
use crate::ids::{PersonId, RecordId};
use crate::payload::Fields;
use crate::people::Side;
use crate::refusal::{Reason, ReasonKind, Refusal, ValueFault};
use crate::secret::{FieldValue, KeyOwner, Secret};
use crate::situation::Situation;

/// Most characters of a line of text.
pub const TEXT_MAX_CHARS: usize = 500;
/// Most characters of a long text, a message or a note.
pub const LONG_TEXT_MAX_CHARS: usize = 20_000;
/// Most values of a field that holds several.
pub const VALUES_MAX: usize = 100;

/// Where entries are checked.
pub(crate) struct Entering<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) situation: &'a Situation,
    /// Whose key seals protected values.
    pub(crate) key: KeyOwner,
    /// Article to cite for what is missing.
    pub(crate) article: String,
}

impl Entering<'_> {
    /// Checks entries against fields. Fields that aren't asked for are refused like unknown names.
    pub(crate) fn check<'f>(
        &self,
        asked: impl Iterator<Item = &'f Field>,
        entries: &Entries,
        reasons: &mut Vec<Reason>,
    ) -> Fields {
        let mut fields = Fields::new();
        let mut known = Vec::new();
        for field in asked {
            known.push(&field.id);
            match entries.get(&field.id).filter(|value| value.is_set()) {
                None if field.required => {
                    let missing = ReasonKind::Missing {
                        field: field.id.clone(),
                        name: field.name.clone(),
                    };
                    reasons.push(self.reason(missing));
                }
                None => {}
                Some(value) => match self.fault(field, value) {
                    Some(fault) => {
                        let name = field.name.clone();
                        reasons.push(self.reason(ReasonKind::BadValue {
                            field: field.id.clone(),
                            name,
                            fault,
                        }));
                    }
                    None => {
                        let value = protected(field, value.clone(), self.key);
                        drop(fields.insert(field.id.clone(), value));
                    }
                },
            }
        }
        for id in entries.keys().filter(|id| !known.contains(id)) {
            reasons.push(self.reason(ReasonKind::UnknownName {
                word: id.to_string(),
            }));
        }
        fields
    }

    fn reason(&self, kind: ReasonKind) -> Reason {
        Reason {
            kind,
            article: self.article.clone(),
        }
    }

    fn fault(&self, field: &Field, value: &Value) -> Option<ValueFault> {
        match value {
            Value::List(values) if field.many && values.len() <= VALUES_MAX => values
                .iter()
                .find_map(|value| self.fault_of_one(field, value)),
            Value::List(_) => Some(ValueFault::WrongType),
            value => self.fault_of_one(field, value),
        }
    }

    fn fault_of_one(&self, field: &Field, value: &Value) -> Option<ValueFault> {
        let now = self.situation.now;
        match (&field.kind, value) {
            (FieldType::Text, Value::Text(text)) => too_long(text, TEXT_MAX_CHARS),
            (FieldType::LongText, Value::Text(text)) => too_long(text, LONG_TEXT_MAX_CHARS),
            (FieldType::Number, Value::Number(_))
            | (FieldType::YesNo, Value::YesNo(_))
            | (FieldType::Money, Value::Money { .. }) => None,
            (FieldType::Instant, Value::Instant(at)) => out_of_time(field, *at < now, *at > now),
            (FieldType::Date, Value::Date(date)) => {
                let today = self.situation.org.as_ref().map(|org| org.zone.date_of(now));
                out_of_time(
                    field,
                    today.is_some_and(|today| *date < today),
                    today.is_some_and(|today| *date > today),
                )
            }
            (FieldType::Choice(list), Value::Text(row)) => {
                let rows = self.edition.lists.get(list).map(|list| &list.rows);
                let known =
                    rows.is_some_and(|rows| rows.iter().any(|known| known.id == *row.as_str()));
                (!known).then_some(ValueFault::NotInList)
            }
            (FieldType::Person, Value::Text(person)) => {
                let known = PersonId::parse(person)
                    .and_then(|person| self.situation.directory.people.get(&person))
                    .is_some_and(|person| person.side == Side::Staff);
                (!known).then_some(ValueFault::NotInList)
            }
            (FieldType::Ref(_), Value::Text(record)) => RecordId::parse(record)
                .is_none()
                .then_some(ValueFault::NotInList),
            (FieldType::File, Value::Text(file)) => too_long(file, TEXT_MAX_CHARS),
            _ => Some(ValueFault::WrongType),
        }
    }
}

/// A value as its field keeps it: sealed as a text where the book protects it, whatever it is.
pub(crate) fn protected(field: &Field, value: Value, key: KeyOwner) -> FieldValue {
    match field.protect {
        Protection::Open => FieldValue::Open(value),
        Protection::Personal | Protection::Sensitive => {
            FieldValue::Secret(Secret::new(key, plain_text(&value)))
        }
    }
}

fn plain_text(value: &Value) -> String {
    match value {
        Value::Unset => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) | Value::Duration(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Instant(at) => at.to_string(),
        Value::Money { minor, currency } => format!("{currency} {minor}"),
        Value::List(values) => {
            let lines: Vec<String> = values.iter().map(plain_text).collect();
            lines.join("\n")
        }
    }
}

/// A required note: there, and not too long.
pub(crate) fn check_note(note: Option<&str>) -> Result<(), Refusal> {
    match note.map(str::trim) {
        None | Some("") => Err(Refusal::because(ReasonKind::NoteMissing)),
        Some(text) => check_long_text(text),
    }
}

/// A text that people write freely: within the limit.
pub(crate) fn check_long_text(text: &str) -> Result<(), Refusal> {
    check_length(text, LONG_TEXT_MAX_CHARS)
}

/// A line of text, such as a name: there, and within the limit.
pub(crate) fn check_line(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::because(ReasonKind::Empty));
    }
    check_length(text, TEXT_MAX_CHARS)
}

fn check_length(text: &str, limit: usize) -> Result<(), Refusal> {
    match too_long(text, limit) {
        None => Ok(()),
        Some(_) => {
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            Err(Refusal::because(ReasonKind::TooLong { limit }))
        }
    }
}

fn too_long(text: &str, limit: usize) -> Option<ValueFault> {
    // Bytes bound characters from above, so that a huge text is refused without counting it.
    let fits = text.len() <= limit || (text.len() <= 4 * limit && text.chars().count() <= limit);
    (!fits).then_some(ValueFault::TooLong)
}

fn out_of_time(field: &Field, past: bool, future: bool) -> Option<ValueFault> {
    match (field.min_now && past, field.max_now && future) {
        (true, _) => Some(ValueFault::InPast),
        (_, true) => Some(ValueFault::InFuture),
        _ => None,
    }
}

/// The earliest and latest instant at which something entered now can have happened.
pub(crate) fn check_time(
    happened: Instant,
    earliest: Instant,
    now: Instant,
) -> Result<(), Refusal> {
    if happened < earliest || happened > now {
        let kind = ReasonKind::BadTime {
            earliest: Some(earliest),
            latest: Some(now),
        };
        return Err(Refusal::because(kind));
    }
    Ok(())
}

/// Ids of fields that a step fills.
pub(crate) fn asked<'f>(fields: &'f [Field], needs: &'f [Id]) -> impl Iterator<Item = &'f Field> {
    fields.iter().filter(|field| needs.contains(&field.id))
}
