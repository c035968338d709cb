//! What somebody wants, or what time brings: the only way anything changes.

use std::collections::BTreeMap;

use handbook::Id;
use handbook::formula::Value;
use handbook::label::Lang;
use worktime::Instant;

use crate::clients::Tier;
use crate::event::Doer;
use crate::ids::{ClientId, FileId, PersonId, PromiseId, RecordId};
use crate::people::{RoleFor, Side};

/// A wish to change something. Forms, API, mail, imports and timers all make these.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who wishes it.
    pub by: Doer,
    /// When it happened, if it is entered afterwards.
    pub happened_at: Option<Instant>,
    /// What is wished.
    pub act: Act,
}

/// Values typed into fields, by field id.
pub type Entries = BTreeMap<Id, Value>;

/// The acts.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub enum Act {
    /// A company begins: its first person holds the admin role.
    Found {
        name: String,
        zone: String,
        admin: NewPerson,
    },
    /// An edition comes into force.
    Publish { hash: String },
    /// A person is added.
    AddPerson(NewPerson),
    /// A person may no longer sign in or act.
    Deactivate { person: PersonId },
    /// A person may act again.
    Reactivate { person: PersonId },
    /// A role is given.
    GrantRole {
        person: PersonId,
        role: Id,
        scope: RoleFor,
    },
    /// A role is taken back.
    EndRole {
        person: PersonId,
        role: Id,
        scope: RoleFor,
    },
    /// A client is added.
    AddClient {
        name: String,
        tier: Option<Tier>,
        fields: Entries,
    },
    /// A record is opened.
    Open(Open),
    /// A step is taken.
    Step(TakeStep),
    /// A person writes to the client.
    Send(Words),
    /// The client writes.
    Receive(Words),
    /// A note that the client doesn't see.
    Note(Words),
    /// A form is filed on its own: on a record, or for the company.
    File {
        form: Id,
        record: Option<RecordId>,
        client: Option<ClientId>,
        values: Entries,
    },
    /// A record is offered to a colleague.
    Offer {
        record: RecordId,
        to: PersonId,
        note: Option<String>,
    },
    /// An offer is accepted.
    Accept { record: RecordId },
    /// An offer is declined, or withdrawn by who made it.
    Decline { record: RecordId },
    /// A record is taken out of a queue.
    Take { record: RecordId },
    /// A promise is waived.
    Waive { promise: PromiseId, reason: String },
    /// A record is discarded as junk.
    Discard { record: RecordId, reason: String },
    /// A timer fell due. Its instant is the effective one.
    Fire { timer: Timer, at: Instant },
    /// A log that is replayed is over: what is overdue can't be proved any more.
    EndLog { promise: PromiseId },
}

/// A person to add.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub struct NewPerson {
    pub name: String,
    pub mail: String,
    pub salutation: Option<String>,
    pub side: Side,
    pub department: Option<Id>,
    pub lang: Lang,
}

/// A record to open.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub struct Open {
    pub record_type: Id,
    pub client: Option<ClientId>,
    /// The client's contact for whom staff enter it.
    pub on_behalf_of: Option<PersonId>,
    pub fields: Entries,
    /// First message of its conversation, if it comes with one.
    pub message: Option<String>,
    pub files: Vec<UploadedFile>,
}

/// A step to take.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub struct TakeStep {
    pub record: RecordId,
    pub step: Id,
    /// The revision that the form saw; none for machines that read it just now.
    pub revision: Option<i64>,
    /// Fields of the record that the step fills.
    pub fields: Entries,
    /// Values of its form.
    pub form: Entries,
    pub note: Option<String>,
}

/// Words on a record.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub struct Words {
    pub record: RecordId,
    pub text: String,
    pub urgent: bool,
    pub files: Vec<UploadedFile>,
}

/// A file whose bytes are stored already.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "the fields are named like the things they hold"
)]
pub struct UploadedFile {
    pub file: FileId,
    pub name: String,
    pub media_type: String,
    pub size_bytes: i64,
    pub hash: String,
}

/// A stored command with a due time. Its text form is its unique key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timer {
    /// The next instant of a promise: an alert, its due, the end of late entry.
    Promise(PromiseId),
    /// The next window of a duty.
    Duty(Id),
}

impl Timer {
    /// The unique key.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Timer::Promise(id) => format!("promise:{id}"),
            Timer::Duty(id) => format!("duty:{id}"),
        }
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let (kind, id) = key.split_once(':')?;
        match kind {
            "promise" => PromiseId::parse(id).map(Timer::Promise),
            "duty" => Some(Timer::Duty(Id::new(id))),
            _ => None,
        }
    }
}

impl Act {
    /// The record that the act is about, if it names one.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Act::Step(step) => Some(step.record),
            Act::Send(words) | Act::Receive(words) | Act::Note(words) => Some(words.record),
            Act::File { record, .. } => *record,
            Act::Offer { record, .. }
            | Act::Accept { record }
            | Act::Decline { record }
            | Act::Take { record }
            | Act::Discard { record, .. } => Some(*record),
            _ => None,
        }
    }
}
