//! The happenings that rules wait for.

use std::fmt;

use crate::Id;

/// A step named from outside its record: `complaint.accept` in a book is record and step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepRef {
    /// The record type.
    pub record: Id,
    /// The step inside it.
    pub step: Id,
}

impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.record, self.step)
    }
}

/// What may happen, as a rule names it. Matching is by equality with what did happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventName {
    /// A record of this type was opened.
    Opened(Id),
    /// A record of this type reached a final state.
    Closed(Id),
    /// A record of this type was discarded as junk.
    Discarded(Id),
    /// A step was taken.
    Step(StepRef),
    /// A record entered a state, whichever step led there.
    Enters {
        /// The record type.
        record: Id,
        /// The state.
        state: Id,
    },
    /// A message came from the client.
    MessageReceived,
    /// A person sent a message to the client.
    MessageSent,
    /// A form was filed.
    Filed(Id),
    /// A promise ended or fell due.
    Promise {
        /// The rule.
        rule: Id,
        /// What became of it.
        outcome: Outcome,
    },
    /// A client was added.
    ClientAdded,
}

/// What may become of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Done at or before due.
    Kept,
    /// Done after due.
    KeptLate,
    /// Fell due without evidence.
    Overdue,
    /// Nothing can prove it any more.
    Missed,
    /// Waived by someone for a reason.
    Waived,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 5] = [
        Outcome::Kept,
        Outcome::KeptLate,
        Outcome::Overdue,
        Outcome::Missed,
        Outcome::Waived,
    ];

    /// The word in a handbook.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Kept => "kept",
            Outcome::KeptLate => "kept_late",
            Outcome::Overdue => "overdue",
            Outcome::Missed => "missed",
            Outcome::Waived => "waived",
        }
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventName::Opened(record) => write!(f, "{record}.opened"),
            EventName::Closed(record) => write!(f, "{record}.closed"),
            EventName::Discarded(record) => write!(f, "{record}.discarded"),
            EventName::Step(step) => write!(f, "{step}"),
            EventName::Enters { record, state } => write!(f, "{record}.enters.{state}"),
            EventName::MessageReceived => f.write_str("message.received"),
            EventName::MessageSent => f.write_str("message.sent"),
            EventName::Filed(form) => write!(f, "form.{form}.filed"),
            EventName::Promise { rule, outcome } => {
                write!(f, "promise.{rule}.{}", outcome.word())
            }
            EventName::ClientAdded => f.write_str("client.added"),
        }
    }
}
