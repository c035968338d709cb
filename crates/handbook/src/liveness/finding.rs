//! What is found, as names of the book. How it is proved stands in [`super::proof`].

use std::collections::BTreeMap;

use super::bounds::Effort;
use super::model::Owed;
pub use super::proof::{Act, Block, Held, Mark, Move, Trap};
use crate::Id;
use crate::event::{EventName, StepRef};
use crate::rule::Actor;

/// Everything that was found, and how far the engine looked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings: people first, then record by record, rings, and promises in the order of the model.
    pub findings: Vec<Finding>,
    /// How far each record was looked into.
    pub extents: BTreeMap<Id, Extent>,
    /// Whether what records know of one another was worked out to the end.
    pub others: Others,
    /// Promises and duties that weren't looked at because the book's bounds were reached.
    pub promises_left: usize,
    /// What the searches of records have cost, those that were given up included.
    pub effort: Effort,
}

/// How far a record was looked into. Less than [`Extent::Whole`] means fewer findings, never wrong ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Every configuration.
    Whole {
        /// How many there are.
        configurations: usize,
    },
    /// Only its states: what steps, forms and fields leave behind was taken to be there or not.
    StatesOnly {
        /// How many of its states can be reached then.
        configurations: usize,
    },
    /// Not at all.
    Skipped,
}

/// What records know of one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Others {
    /// Which states the records of a type can reach.
    #[default]
    Known,
    /// The bounds of the book were reached first: any record may be in any of its states.
    Assumed,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It needs people, or an answer to a condition that the engine can't read, to be so and not otherwise.
    Possible,
    /// It is so, whoever acts and whatever unread conditions say.
    Certain,
}

/// Something wrong.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Finding {
    /// No record of this type can come to be.
    NeverOpened { record: Id, blocks: Vec<Block> },
    /// A state in which no record can ever be.
    UnreachableState {
        record: Id,
        state: Id,
        why: Unreachable,
    },
    /// A record can come to where no final state can be reached any more.
    DeadEnd(DeadEnd),
    /// A step that can never be taken. With [`Block::Unreached`] alone it follows from another finding.
    StepNeverTaken { step: StepRef, blocks: Vec<Block> },
    /// Someone whose yes an approval needs can't exist; no actor if it names none.
    NobodyGrants { approval: Id, actor: Option<Actor> },
    /// An approval needs more people than there can be (certain), or than there must be (possible).
    TooFewGrant {
        approval: Id,
        needed: u32,
        there: u32,
        certainty: Certainty,
    },
    /// The only one who can grant an approval is who asked for it.
    OwnApproval {
        approval: Id,
        step: StepRef,
        certainty: Certainty,
        coincidences: Vec<Coincidence>,
    },
    /// Everybody who could act is shut out by `not_by`: of acts of one record where the same people must coincide.
    AllShutOut {
        acts: Vec<Guarded>,
        certainty: Certainty,
        coincidences: Vec<Coincidence>,
    },
    /// Things that wait for one another: each link for the next, the last for the first.
    Ring { links: Vec<Link> },
    /// Nothing that opens a promise can happen.
    NeverOwed { owed: Owed },
    /// Nothing that keeps it can happen once it runs.
    NeverKept(NeverKept),
    /// Whoever owes it may do none of what keeps it.
    OwersMayNot {
        owed: Owed,
        owers: Vec<Actor>,
        evidence: Vec<EventName>,
        certainty: Certainty,
    },
    /// It can be kept only after something that others do and that no clock runs for.
    HeldWithoutClock(HeldWithoutClock),
}

/// Why a state can't be reached.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreachable {
    /// No arrows lead there from the first state.
    NoArrow,
    /// Steps lead there, and all of them are held back.
    HeldBack(Vec<Held>),
    /// It is entered only from states that can't be reached: it follows from another finding.
    Behind(Vec<Id>),
}

/// The shortest way to where no final state can be reached any more.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadEnd {
    /// Type of the record.
    pub record: Id,
    /// The state that it stays in, or begins to circle in.
    pub state: Id,
    /// Whether the way needs an answer to a condition that can't be read.
    pub certainty: Certainty,
    /// The way, beginning with the opening. No way that ends in this state is shorter.
    pub path: Vec<Move>,
    /// Why it isn't left, or not for good.
    pub trap: Trap,
}

/// Two actors of a rule who are one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coincidence {
    /// Who is shut out.
    pub excluded: Actor,
    /// Whom this makes unable: the person meant, of a role one of its holders, each time another.
    pub performer: Actor,
}

/// What `not_by` guards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Guarded {
    /// A step.
    Step(StepRef),
    /// Granting an approval of a step.
    Approval { approval: Id, step: StepRef },
}

/// One of the things in a ring, and what makes it wait for the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What waits.
    pub thing: Thing,
    /// The gate or approval that makes it wait; none where the arrows do.
    pub through: Option<Block>,
}

/// What can wait for something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Thing {
    /// A step, to be taken.
    Step(StepRef),
    /// A state, to be entered.
    State { record: Id, state: Id },
    /// An approval, to be granted.
    Approval(Id),
}

/// A promise that can't be kept any more when it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct NeverKept {
    /// Which rule.
    pub owed: Owed,
    /// The event after which it can't be kept; none of a duty.
    pub opener: Option<EventName>,
    /// The shortest way to that event; empty if it isn't of a record.
    pub path: Vec<Move>,
    /// Steps that would keep it, with what holds each back; the evidence itself may be the state that they lead to.
    pub held: Vec<(StepRef, Vec<Block>)>,
}

/// A promise that waits for others.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldWithoutClock {
    /// Which rule.
    pub owed: Owed,
    /// The event that opens it; none of a duty.
    pub opener: Option<EventName>,
    /// The shortest way from there to evidence, the evidence included; it may run through another record.
    pub path: Vec<Move>,
    /// What is waited for on that way.
    pub by: Vec<Hold>,
}

/// Something that others do and that no clock runs for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum Hold {
    /// A step that is taken by others.
    Step { step: StepRef, by: Vec<Actor> },
    /// An approval.
    Approval { approval: Id, by: Vec<Actor> },
    /// A gate waits for other records.
    Gate { gate: Id, records: Vec<Id> },
    /// A form that others file.
    Form { form: Id, by: Vec<Actor> },
}
