//! How a finding is proved: the way that leads there, and what holds back.

use crate::Id;

/// Why a dead end is one.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Trap {
    /// No step leaves the state.
    NoStep,
    /// Steps would leave it, and all are held back for ever.
    HeldBack { held: Vec<Held> },
    /// Steps can be taken, but none of them ever leads to the end.
    Circles { open: Vec<Id>, held: Vec<Held> },
}

/// A step of the record at hand that is held back, and by what.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The step.
    pub step: Id,
    /// What holds it back, each alone; or, if nothing does so always, what does by turns.
    pub blocks: Vec<Block>,
}

/// What holds an act back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// It begins in none but these states, and they can't be reached; none if it has no arrow.
    Unreached(Vec<Id>),
    /// Nobody can exist who may do it, and nothing does it by itself.
    Nobody,
    /// Everybody who could do it is shut out.
    ShutOut,
    /// A gate doesn't hold.
    Gate(Id),
    /// An approval can't be granted.
    Approval(Id),
}

/// One move of a way.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// What was done.
    pub act: Act,
    /// The state after it.
    pub state: Id,
    /// What it leaves behind that it needn't have, as far as any condition asks for it.
    pub with: Vec<Mark>,
}

/// What moves a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Act {
    /// It was opened.
    Opened,
    /// A step was taken.
    Step(Id),
    /// An approval was refused, so that a step wasn't taken.
    Refused { step: Id, approval: Id },
    /// A form was filed without a step.
    Filed(Id),
}

/// What acts leave behind on a record and conditions ask for. None of it ever goes away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The step was taken.
    Done(Id),
    /// The form was filed.
    Filed(Id),
    /// The field is set.
    Set(Id),
    /// A record of the type was opened from it.
    Opened(Id),
}
