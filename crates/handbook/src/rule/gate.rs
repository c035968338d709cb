//! Gates: what must already hold before an act.

use worktime::Length;

use super::{Effect, Meta};
use crate::event::StepRef;
use crate::formula::Formula;
use crate::{Id, Label};

/// A gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Id, name and place.
    pub meta: Meta,
    /// The acts that it guards.
    pub before: Vec<GateBefore>,
    /// For which ones.
    pub filter: Option<Formula>,
    /// What must hold, all of it.
    pub require: Vec<Requirement>,
    /// States of records during which it must go on holding.
    pub during: Vec<(Id, Id)>,
    /// How long it may fail during a state before it counts as broken.
    pub grace: Option<Length>,
    /// What follows once for each break.
    pub broken: Vec<Effect>,
    /// Roles that may let an act pass all the same, with a reason.
    pub waive: Vec<Id>,
    /// The reason in the reader's words, for requirements without one of their own.
    pub otherwise: Label,
    /// What would help.
    pub help: Option<Label>,
}

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// What must hold.
    pub that: Formula,
    /// The reason in the reader's words, if it has one of its own.
    pub otherwise: Option<Label>,
}

/// An act that a gate guards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateBefore {
    /// A step.
    Step(StepRef),
    /// Opening a record of a type.
    Open(Id),
    /// Sending a message to the client.
    MessageSent,
    /// Reading a record of a type. What is held back doesn't exist for whoever asks.
    Read(Id),
    /// Taking records of a type out of the system.
    Export(Id),
    /// Issuing a report.
    Issue(Id),
    /// Sending a survey.
    Survey(Id),
    /// Giving somebody a role.
    Assign,
    /// Granting an approval.
    Grant(Id),
}
