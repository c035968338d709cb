//! What formulas read of a case.

use std::collections::BTreeMap;

use handbook::Edition;
use handbook::Id;
use handbook::formula::{CLIENT, Facts, Function, PERSON, Path, Value};
use worktime::Instant;

use crate::actors::Scene;
use crate::clients::Client;
use crate::ids::{ClientId, PersonId, RecordId};
use crate::payload::Fields;
use crate::records::Record;
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
        let of_record = |fact: fn(&Record) -> Value| record.map_or(Value::Unset, fact);
        let of_client = |fact: fn(&Client) -> Value| self.scene.client.map_or(Value::Unset, fact);
        match path {
            Path::RecordField(field) => {
                record.map_or(Value::Unset, |record| field_value(&record.fields, field))
            }
            Path::RecordState => of_record(|record| id(Some(&record.state))),
            Path::RecordNumber => of_record(|record| id(record.number.as_ref())),
            Path::RecordOpenedAt => of_record(|record| Value::Instant(record.opened_at)),
            Path::RecordOwner | Path::Owner => of_record(|record| id(Some(record.owner))),
            Path::RecordParent => of_record(|record| id(record.parent)),
            Path::Client => of_client(|client| id(Some(client.id))),
            Path::ClientField(field) => self
                .scene
                .client
                .map_or(Value::Unset, |client| field_value(&client.fields, field)),
            Path::ClientName => of_client(|client| id(client.name.text())),
            Path::ClientTier => of_client(|client| id(client.tier.as_ref())),
            Path::Actor => id(self.scene.actor),
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
            Path::Through { of, record, fact } => self.read_of(&self.read(of), record, fact),
            // Only measures read promises, and they read tables; the others belong to what isn't kept yet.
            Path::PromiseState
            | Path::PromiseLate
            | Path::PromiseOpenedAt
            | Path::PromiseDueAt
            | Path::PromiseEndedAt
            | Path::PromiseOwner
            | Path::EventChannel
            | Path::EventSender
            | Path::EventTo
            | Path::EventCount
            | Path::EventAutomatic
            | Path::AnswerField(_)
            | Path::MeasureValue
            | Path::MeasureTarget
            | Path::Person
            | Path::Place
            | Path::Item
            | Path::Row
            | Path::PersonField(_)
            | Path::PlaceField(_)
            | Path::ItemField(_)
            | Path::It => Value::Unset,
        }
    }

    /// Other things are known as far as the situation holds them: people, the client, the record that this one was
    /// opened from.
    fn read_of(&self, thing: &Value, record: &Id, fact: &Path) -> Value {
        let thing = thing.as_text().unwrap_or_default();
        let situation = self.scene.situation;
        match record.as_str() {
            PERSON => self.of_person(PersonId::parse(thing), fact),
            CLIENT => {
                let client = ClientId::parse(thing).and_then(|id| situation.clients.get(&id));
                let scene = Scene {
                    client,
                    ..self.scene
                };
                Happening { scene, ..*self }.read(fact)
            }
            _ => {
                let other = RecordId::parse(thing).and_then(|id| situation.records.get(&id));
                let scene = Scene {
                    record: other,
                    ..self.scene
                };
                Happening { scene, ..*self }.read(fact)
            }
        }
    }

    fn ask(&self, function: Function, arguments: &[Value]) -> Value {
        let name = arguments
            .last()
            .and_then(Value::as_text)
            .unwrap_or_default();
        let record = self.scene.record;
        match (function, arguments) {
            (Function::Done, _) => {
                Value::YesNo(record.is_some_and(|record| record.done.contains_key(step(name))))
            }
            (Function::At, _) => record
                .and_then(|record| record.done.get(step(name)))
                .map_or(Value::Unset, |at| Value::Instant(*at)),
            (Function::Filed, _) => {
                Value::YesNo(record.is_some_and(|record| record.filed.contains_key(name)))
            }
            (Function::Children, _) => {
                let children = record.iter().flat_map(|record| &record.children);
                let meant = children.filter(|(kind, _)| *kind == *name);
                Value::List(meant.map(|(_, child)| id(Some(child))).collect())
            }
            // Open ones are counted by type alone.
            (Function::Count, [_]) => {
                let open = &self.scene.situation.open_counts;
                Value::Number(open.get(name).copied().unwrap_or_default())
            }
            (Function::Is, [person, _]) => {
                let person = person.as_text().and_then(PersonId::parse);
                let role = Id::new(name);
                Value::YesNo(person.is_some_and(|person| self.scene.holds(person, &role)))
            }
            (Function::Covers, [Value::List(values), _]) => self.covers(values, name),
            // Nothing that would answer the rest is loaded: histories, other records, consents, closed figures.
            _ => Value::Unset,
        }
    }
}

impl Happening<'_> {
    fn of_person(&self, person: Option<PersonId>, fact: &Path) -> Value {
        let people = &self.scene.situation.directory.people;
        let person = person.and_then(|person| people.get(&person));
        match fact {
            Path::PersonField(field) if *field == *"department" => {
                id(person.and_then(|person| person.department.as_ref()))
            }
            _ => Value::Unset,
        }
    }

    /// Whether every row of a list of the book is among the values.
    fn covers(&self, values: &[Value], list: &str) -> Value {
        let Some(list) = self.edition().lists.get(list) else {
            return Value::Unset;
        };
        let is_there = |row: &Id| {
            values
                .iter()
                .any(|value| value.as_text() == Some(row.as_str()))
        };
        Value::YesNo(list.rows.iter().all(|row| is_there(&row.id)))
    }
}

/// A step of the record at hand by its full name.
fn step(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, step)| step)
}

/// What formulas see of something that is known by its text.
fn id(thing: Option<impl ToString>) -> Value {
    thing.map_or(Value::Unset, |thing| Value::Text(thing.to_string()))
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
