//! What formulas read of a case.

use std::collections::BTreeMap;

use handbook::Edition;
use handbook::Id;
use handbook::formula::{Facts, Function, Path, Value};
use worktime::Instant;

use crate::actors::Scene;
use crate::payload::Fields;
use crate::secret::FieldValue;

/// The facts at one happening.
#[derive(Clone, Copy)]
pub(crate) struct Happening<'a> {
    /// Record, client and actor.
    pub(crate) scene: Scene<'a>,
    /// Values of the form at hand.
    pub(crate) form: Option<&'a Fields>,
    /// Whether the message at hand is urgent.
    pub(crate) urgent: bool,
    /// What formulas call now.
    pub(crate) now: Instant,
}

impl<'a> Happening<'a> {
    /// A happening with neither form nor message.
    pub(crate) fn plain(scene: Scene<'a>) -> Self {
        Self {
            scene,
            form: None,
            urgent: false,
            now: scene.situation.now,
        }
    }

    fn edition(&self) -> &Edition {
        self.scene.edition
    }

    fn today(&self) -> Value {
        let org = self.scene.situation.org.as_ref();
        org.map_or(Value::Unset, |org| Value::Date(org.zone.date_of(self.now)))
    }
}

impl Facts for Happening<'_> {
    fn read(&self, path: &Path) -> Value {
        let record = self.scene.record;
        let text = |text: String| Value::Text(text);
        match path {
            Path::RecordField(field) => {
                record.map_or(Value::Unset, |record| field_value(&record.fields, field))
            }
            Path::RecordState => {
                record.map_or(Value::Unset, |record| text(record.state.to_string()))
            }
            Path::RecordNumber => record
                .and_then(|record| record.number.clone())
                .map_or(Value::Unset, text),
            Path::RecordOpenedAt => {
                record.map_or(Value::Unset, |record| Value::Instant(record.opened_at))
            }
            Path::RecordOwner | Path::Owner => {
                record.map_or(Value::Unset, |record| text(record.owner.to_string()))
            }
            Path::ClientField(field) => self
                .scene
                .client
                .map_or(Value::Unset, |client| field_value(&client.fields, field)),
            Path::ClientName => self
                .scene
                .client
                .and_then(|client| client.name.text())
                .map_or(Value::Unset, |name| text(name.to_owned())),
            Path::ClientTier => self
                .scene
                .client
                .and_then(|client| client.tier.as_ref())
                .map_or(Value::Unset, |tier| text(tier.to_string())),
            Path::Actor => self
                .scene
                .actor
                .map_or(Value::Unset, |actor| text(actor.to_string())),
            Path::Param(param) => self
                .edition()
                .params
                .get(param)
                .map_or(Value::Unset, |param| param.value.clone()),
            Path::EventUrgent => Value::YesNo(self.urgent),
            Path::FormField(field) => self
                .form
                .map_or(Value::Unset, |form| field_value(form, field)),
            Path::Now => Value::Instant(self.now),
            Path::Today => self.today(),
            // Only measures read promises, and they read tables.
            Path::PromiseState | Path::PromiseLate => Value::Unset,
        }
    }

    fn ask(&self, function: Function, arguments: &[Value]) -> Value {
        let name = arguments
            .last()
            .and_then(Value::as_text)
            .unwrap_or_default();
        let record = self.scene.record;
        match function {
            Function::Done => {
                let step = name.split_once('.').map_or(name, |(_, step)| step);
                Value::YesNo(record.is_some_and(|record| record.done.contains_key(step)))
            }
            Function::Filed => {
                Value::YesNo(record.is_some_and(|record| record.filed.contains_key(name)))
            }
            Function::Children => {
                let children = record.map_or(0, |record| {
                    record
                        .children
                        .iter()
                        .filter(|(kind, _)| *kind == *name)
                        .count()
                });
                Value::Number(i64::try_from(children).unwrap_or(i64::MAX))
            }
            Function::Count => {
                let open = &self.scene.situation.open_counts;
                Value::Number(open.get(name).copied().unwrap_or_default())
            }
            Function::Is => {
                let person = arguments
                    .first()
                    .and_then(Value::as_text)
                    .unwrap_or_default();
                let holds = crate::ids::PersonId::parse(person)
                    .is_some_and(|person| self.scene.holds(person, &Id::new(name)));
                Value::YesNo(holds)
            }
            Function::Has
            | Function::YearsSince
            | Function::Len
            | Function::Contains
            | Function::Duration => Value::Unset,
        }
    }
}

/// A field as formulas see it: of a protected one only whether it is set.
fn field_value(fields: &BTreeMap<Id, FieldValue>, field: &Id) -> Value {
    match fields.get(field) {
        None => Value::Unset,
        Some(FieldValue::Open(value)) => value.clone(),
        Some(secret @ FieldValue::Secret(_)) if secret.is_set() => Value::YesNo(true),
        Some(FieldValue::Secret(_)) => Value::Unset,
    }
}
