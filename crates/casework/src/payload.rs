//! What events say. Kinds and their bodies are a promise to every later version: fields are only ever added.

use std::collections::BTreeMap;

use handbook::Id;
use handbook::label::Lang;
use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::clients::Tier;
use crate::ids::{ClientId, EventId, FileId, FilingId, MessageId, PersonId, PromiseId, RecordId};
use crate::people::{RoleFor, Side};
use crate::secret::{FieldValue, Secret};

/// Values of fields by id.
pub type Fields = BTreeMap<Id, FieldValue>;

/// What an event says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body")]
#[expect(
    missing_docs,
    reason = "variants and their fields are specified in docs/event-format.md"
)]
pub enum Payload {
    #[serde(rename = "org.founded")]
    OrgFounded { name: String, zone: String },
    #[serde(rename = "edition.published")]
    EditionPublished {
        hash: String,
        title: String,
        version: String,
    },
    #[serde(rename = "person.added")]
    PersonAdded {
        person: PersonId,
        name: Secret,
        mail: Secret,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        salutation: Option<Secret>,
        side: Side,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<Id>,
        lang: Lang,
    },
    #[serde(rename = "person.deactivated")]
    PersonDeactivated { person: PersonId },
    #[serde(rename = "person.reactivated")]
    PersonReactivated { person: PersonId },
    #[serde(rename = "role.granted")]
    RoleGranted {
        person: PersonId,
        role: Id,
        scope: RoleFor,
    },
    #[serde(rename = "role.ended")]
    RoleEnded {
        person: PersonId,
        role: Id,
        scope: RoleFor,
    },
    #[serde(rename = "client.added")]
    ClientAdded {
        client: ClientId,
        name: Secret,
        tier: Option<Tier>,
        fields: Fields,
    },
    #[serde(rename = "record.opened")]
    RecordOpened(Box<RecordOpened>),
    #[serde(rename = "record.stepped")]
    StepTaken(Box<StepTaken>),
    #[serde(rename = "record.fields_set")]
    FieldsSet { fields: Fields },
    #[serde(rename = "record.offered")]
    HandOverOffered { to: PersonId, note: Option<Secret> },
    #[serde(rename = "record.offer_declined")]
    HandOverDeclined { by: PersonId },
    #[serde(rename = "record.owner_changed")]
    OwnerChanged {
        from: PersonId,
        to: PersonId,
        /// Role whose queue it still waits in: only who answers for the queue has changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        queue: Option<Id>,
    },
    #[serde(rename = "record.discarded")]
    RecordDiscarded { reason: Secret },
    #[serde(rename = "message.received")]
    MessageReceived(Message),
    #[serde(rename = "message.sent")]
    MessageSent(Message),
    #[serde(rename = "message.noted")]
    NoteAdded(Message),
    #[serde(rename = "form.filed")]
    FormFiled {
        filing: FilingId,
        form: Id,
        values: Fields,
    },
    #[serde(rename = "promise.opened")]
    PromiseOpened(Box<PromiseOpened>),
    #[serde(rename = "promise.paused")]
    PromisePaused { promise: PromiseId, reason: String },
    #[serde(rename = "promise.resumed")]
    PromiseResumed {
        promise: PromiseId,
        due_at: Instant,
        next_at: Option<Instant>,
    },
    #[serde(rename = "promise.unproved")]
    PromiseUnproved {
        promise: PromiseId,
        next_at: Option<Instant>,
    },
    #[serde(rename = "promise.overdue")]
    PromiseOverdue {
        promise: PromiseId,
        owner: PersonId,
        next_at: Option<Instant>,
    },
    #[serde(rename = "promise.kept")]
    PromiseKept {
        promise: PromiseId,
        evidence: EventId,
        owner: PersonId,
    },
    #[serde(rename = "promise.kept_late")]
    PromiseKeptLate {
        promise: PromiseId,
        evidence: EventId,
        owner: PersonId,
        lateness_micros: i64,
    },
    #[serde(rename = "promise.missed")]
    PromiseMissed { promise: PromiseId },
    #[serde(rename = "promise.waived")]
    PromiseWaived { promise: PromiseId, reason: Secret },
    #[serde(rename = "promise.voided")]
    PromiseVoided { promise: PromiseId, reason: String },
    #[serde(rename = "promise.owner_changed")]
    PromiseOwnerChanged { promise: PromiseId, owner: PersonId },
    #[serde(rename = "promise.alerted")]
    AlertFired {
        promise: PromiseId,
        alert: u16,
        told: Vec<PersonId>,
        next_at: Option<Instant>,
    },
    #[serde(rename = "duty.window_opened")]
    DutyWindowOpened {
        duty: Id,
        window: String,
        next_at: Instant,
    },
    #[serde(rename = "template.sent")]
    TemplateSent { template: Id, to: Vec<PersonId> },
    #[serde(rename = "people.told")]
    PeopleTold {
        to: Vec<PersonId>,
        text: Option<String>,
    },
    #[serde(rename = "effect.refused")]
    EffectRefused {
        effect: String,
        reasons: Vec<String>,
    },
}

/// A new record with everything that its row starts from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct RecordOpened {
    pub record: RecordId,
    pub record_type: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    pub state: Id,
    pub owner: PersonId,
    /// Role whose queue it waits in until somebody takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_receiver: Option<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RecordId>,
    pub fields: Fields,
}

/// A number given at commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct Number {
    pub text: String,
    pub year: i16,
    pub serial: i64,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct StepTaken {
    pub step: Id,
    pub from: Id,
    pub to: Id,
    /// Whether the record is done in the new state.
    pub is_final: bool,
    #[serde(default, skip_serializing_if = "Fields::is_empty")]
    pub fields: Fields,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<StepForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Secret>,
}

/// The form that was filed with a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct StepForm {
    pub filing: FilingId,
    pub form: Id,
    pub values: Fields,
}

/// A message of the conversation, or an internal note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct Message {
    pub message: MessageId,
    pub text: Secret,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// A file that was uploaded before the event that names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct Attachment {
    pub file: FileId,
    pub name: Secret,
    pub media_type: String,
    pub size_bytes: i64,
    /// BLAKE3 of its bytes, hex.
    pub hash: String,
}

/// A promise, or an occurrence of a duty, with everything that its clock rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "specified in docs/event-format.md")]
pub struct PromiseOpened {
    pub promise: PromiseId,
    pub rule: Id,
    /// Which variant of its `case` gave the terms.
    pub variant: u16,
    /// Name of the window, for an occurrence of a duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    pub owner: PersonId,
    /// Role that owes it, where a role and not a person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Id>,
    pub opened_at: Instant,
    /// None while the clock stands still from the start.
    pub due_at: Option<Instant>,
    /// The length as the book says it, canonical; empty for a due date.
    pub within: String,
    pub calendar: Id,
    /// Whether the due lies beyond the published years of the calendar.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<String>,
    pub next_at: Option<Instant>,
}
