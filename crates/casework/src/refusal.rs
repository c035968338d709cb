//! Why an act can't be done: every reason at once, each with its article and what would help.

use handbook::{Id, Label};
use worktime::Instant;

use crate::ids::PersonId;

/// A refusal. Nothing was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// All reasons, never empty.
    pub reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What stands in the way.
    pub kind: ReasonKind,
    /// The article behind it as cited; empty where the product itself refuses.
    pub article: String,
}

/// What stands in the way. Carries data; the shell puts it into the reader's words.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "variants are documented; the fields carry the names"
)]
pub enum ReasonKind {
    /// There is no such thing, or the actor may not know of it.
    NotFound,
    /// The record moved since the form was shown.
    Stale { seen: i64, now: i64 },
    /// The record's state doesn't allow the step; it is possible in these states.
    WrongState { state: Id, possible_in: Vec<Id> },
    /// The record is done.
    Done,
    /// The actor holds none of the roles that may do it; these people could.
    NotYours { could: Vec<PersonId> },
    /// The actor is shut out from it, for a conflict of interest.
    ShutOut { could: Vec<PersonId> },
    /// A gate doesn't hold.
    Gate { reason: Label, help: Option<Label> },
    /// A required field is empty.
    Missing { field: Id, name: Label },
    /// A value has the wrong form.
    BadValue {
        field: Id,
        name: Label,
        fault: ValueFault,
    },
    /// A note is asked for and empty.
    NoteMissing,
    /// What the form requires doesn't hold.
    FormRule { form: Id },
    /// The message is empty.
    Empty,
    /// A text, list or file is larger than allowed.
    TooLong { limit: i64 },
    /// It can't have happened then: in the future, or before what it follows.
    BadTime {
        earliest: Option<Instant>,
        latest: Option<Instant>,
    },
    /// Another record or person has that value already.
    Taken,
    /// The type, role, step, form or list row isn't in the handbook.
    UnknownName { word: String },
    /// Somebody must hold the role, and this was the last one.
    LastHolder { role: Id },
    /// Effects set each other off beyond the limit.
    TooDeep,
    /// The instant can't be reckoned: the calendar holds no working time.
    Undatable,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words themselves")]
pub enum ValueFault {
    WrongType,
    NotInList,
    InPast,
    InFuture,
    TooLong,
}

impl Refusal {
    /// A refusal by the product itself for one reason.
    #[must_use]
    pub fn because(kind: ReasonKind) -> Self {
        Self {
            reasons: vec![Reason {
                kind,
                article: String::new(),
            }],
        }
    }
}

impl ReasonKind {
    /// A short stable word for logs, interfaces and message files.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ReasonKind::NotFound => "not-found",
            ReasonKind::Stale { .. } => "stale",
            ReasonKind::WrongState { .. } => "wrong-state",
            ReasonKind::Done => "done",
            ReasonKind::NotYours { .. } => "not-yours",
            ReasonKind::ShutOut { .. } => "shut-out",
            ReasonKind::Gate { .. } => "gate",
            ReasonKind::Missing { .. } => "missing",
            ReasonKind::BadValue { .. } => "bad-value",
            ReasonKind::NoteMissing => "note-missing",
            ReasonKind::FormRule { .. } => "form-rule",
            ReasonKind::Empty => "empty",
            ReasonKind::TooLong { .. } => "too-long",
            ReasonKind::BadTime { .. } => "bad-time",
            ReasonKind::Taken => "taken",
            ReasonKind::UnknownName { .. } => "unknown-name",
            ReasonKind::LastHolder { .. } => "last-holder",
            ReasonKind::TooDeep => "too-deep",
            ReasonKind::Undatable => "undatable",
        }
    }
}
