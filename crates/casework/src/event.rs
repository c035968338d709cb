//! What happened. Events are appended, never edited; everything else is made from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use handbook::Id;
use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::ids::{ClientId, EventId, PersonId, RecordId};
pub use crate::payload::Payload;

/// One event with its envelope. Its place in the chain is the store's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it happened in the world.
    pub happened_at: Instant,
    /// When it takes effect: a timer's due, else when it happened.
    pub effective_at: Instant,
    /// When it was written down.
    pub recorded_at: Instant,
    /// Who did it.
    pub by: Doer,
    /// Who can vouch for it.
    pub witness: Witness,
    /// Hash of the edition that decided it; empty before the first is published.
    pub edition: Arc<str>,
    /// The rule that made it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleRef>,
    /// The client that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    /// The record that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    /// Facts that its decision read, as text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// What it says.
    #[serde(flatten)]
    pub payload: Payload,
}

/// A rule and where it stands, as the event keeps it for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRef {
    /// Kind of rule, such as `promise`.
    pub kind: Arc<str>,
    /// Its id; a step's with its record, such as `order.accept`.
    pub id: Arc<str>,
    /// Its article as cited.
    pub article: Arc<str>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    /// A person, for themselves.
    Person(PersonId),
    /// A person who enters what another did.
    For {
        /// Who entered it.
        person: PersonId,
        /// Whose act it is.
        of: PersonId,
    },
    /// The passing of time.
    Clock,
    /// A rule, as the consequence of an act.
    Rule(Id),
    /// The program itself: founding, imports, simulation set-up.
    System,
}

impl Doer {
    /// The person who sat at the keyboard.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Doer::Person(person) | Doer::For { person, .. } => Some(*person),
            Doer::Clock | Doer::Rule(_) | Doer::System => None,
        }
    }
}

/// Who can vouch for an event, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Witness {
    /// The client did it.
    Client,
    /// A paper proves it.
    Paper,
    /// The program saw it.
    System,
    /// A colleague.
    Colleague,
    /// The person concerned.
    Own,
    /// The person concerned, afterwards.
    OwnLater,
}
