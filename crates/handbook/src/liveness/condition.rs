//! What gates and approvals say, in the few words that reachability understands.

use crate::Id;
use crate::event::StepRef;
use crate::rule::Actor;

/// A condition on the record at hand. Nesting beyond [`DEPTH_MAX`] counts as [`Condition::Unknown`].
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// It holds.
    Always,
    /// It doesn't.
    Never,
    /// Anything else: it may hold or not, and change.
    Unknown,
    /// This record has taken the step before. Of a step of another record type it is false.
    Done(StepRef),
    /// This record is in one of the states.
    StateIs(Vec<Id>),
    /// The form was filed on this record.
    Filed(Id),
    /// The field of this record is set.
    Has(Id),
    /// Whoever acts holds the role.
    Holds(Id),
    /// A record of the type that was opened from this one is in one of the states.
    ChildIn {
        /// Its type.
        record: Id,
        /// The states.
        states: Vec<Id>,
    },
    /// Some record of the type that isn't this one is, or has been, in one of the states: the client's, the company's.
    ClientHas {
        /// Its type.
        record: Id,
        /// The states.
        states: Vec<Id>,
    },
    /// It doesn't hold.
    Not(Box<Condition>),
    /// All hold; so do none.
    All(Vec<Condition>),
    /// One holds at least.
    Any(Vec<Condition>),
}

/// Deepest nesting that is looked into, so that no condition exhausts the stack.
pub const DEPTH_MAX: usize = 128;

/// What is known of a condition. The order is that of doubt: both of two hold as little as the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    No,
    Maybe,
    Yes,
}

impl Condition {
    /// That something doesn't hold.
    #[must_use]
    pub fn negated(condition: Condition) -> Self {
        Self::Not(Box::new(condition))
    }

    /// That something holds where something else does: `where` and `require` of a gate.
    #[must_use]
    pub fn implies(meant: Condition, required: Condition) -> Self {
        Self::Any(vec![Self::negated(meant), required])
    }
}

impl Truth {
    pub(super) fn negated(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }

    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Whether only holders of a role are meant.
pub(super) fn is_only(actors: &[Actor], role: &Id) -> bool {
    !actors.is_empty()
        && actors
            .iter()
            .all(|actor| matches!(actor, Actor::Role(id) if id == role))
}
