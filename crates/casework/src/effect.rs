//! What the outside shall do once a decision is committed. Workers perform it from the outbox.

use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::ids::{PersonId, PromiseId, RecordId};

/// What a mail says where the address of a record's page belongs; the shell puts its own address there.
pub const LINK_PLACE: &str = "{{link}}";

/// One thing to do outside. Everything it needs stands in it, so that a worker reads nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Unique key: the event that made it and its position. Doing it twice is prevented by it.
    pub key: String,
    /// Not before this instant: undo, quiet hours.
    pub not_before: Instant,
    /// What to do.
    pub kind: EffectKind,
}

/// Kinds of effects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// A mail to a person, worded already.
    Mail {
        /// To whom. The address is read when it is sent, so that a leaver gets nothing.
        to: PersonId,
        /// Subject line.
        subject: String,
        /// Text.
        text: String,
        /// The record that it is about.
        record: Option<RecordId>,
    },
    /// A notice inside the product and in the person's digest; the shell words it.
    Notice {
        /// To whom.
        to: PersonId,
        /// What it is about.
        about: Notice,
    },
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// A promise needs attention: it will run out, or has.
    Promise {
        /// Which.
        promise: PromiseId,
        /// Whether it may wake somebody.
        urgent: bool,
    },
    /// A record was offered.
    Offered {
        /// Which.
        record: RecordId,
    },
    /// A rule tells something about a record.
    Told {
        /// Which.
        record: Option<RecordId>,
        /// What, in the book's language.
        text: Option<String>,
    },
    /// An invitation to sign in for the first time.
    Invited,
}
