//! A record as it stands: one case of a type that the book declares.

use std::collections::BTreeMap;

use handbook::Id;
use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::ids::{ClientId, PersonId, RecordId};
use crate::payload::Fields;

/// One case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// Its type.
    pub record_type: Id,
    /// Its number as printed.
    pub number: Option<String>,
    /// The client that it belongs to.
    pub client: Option<ClientId>,
    /// The record that it was opened from.
    pub parent: Option<RecordId>,
    /// Its state.
    pub state: Id,
    /// Whether it is done: in a final state, or discarded.
    pub is_final: bool,
    /// Whether it was discarded as junk.
    pub is_discarded: bool,
    /// Who owns it now.
    pub owner: PersonId,
    /// Role whose queue it waits in; nobody took it yet, the owner answers for the queue.
    pub queue: Option<Id>,
    /// Who owned it first.
    pub first_owner: PersonId,
    /// Who received it first.
    pub first_receiver: Option<PersonId>,
    /// Who opened it, if a person did.
    pub author: Option<PersonId>,
    /// To whom it is offered.
    pub offered_to: Option<PersonId>,
    /// Its fields.
    pub fields: Fields,
    /// When each step was last taken.
    pub done: BTreeMap<Id, Instant>,
    /// How often each form was filed on it.
    pub filed: BTreeMap<Id, u32>,
    /// Records opened from it.
    pub children: Vec<(Id, RecordId)>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When a step was last taken; none may happen before.
    pub stepped_at: Instant,
    /// When anything last happened to it.
    pub changed_at: Instant,
    /// Counts every change; a form carries the one it saw.
    pub revision: i64,
}
