//! Gates: what must already hold before an act.

use super::Meta;
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
    pub require: Vec<Formula>,
    /// The reason in the reader's words.
    pub otherwise: Label,
    /// What would help.
    pub help: Option<Label>,
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
}
