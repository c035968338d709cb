//! What follows from an act: one list of effects everywhere, and the automatic consequence `when`.

use super::{Actor, Meta};
use crate::event::{EventName, StepRef};
use crate::formula::{Formula, Value};
use crate::{Id, Label};

/// An automatic consequence.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// Id, name and place.
    pub meta: Meta,
    /// What sets it off.
    pub on: Vec<EventName>,
    /// For which ones.
    pub filter: Option<Formula>,
    /// For every one of these that stands in the record at hand.
    pub for_each: Option<Id>,
    /// What follows.
    pub then: Vec<Effect>,
}

/// One effect, with the condition under which it happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// Only if this holds.
    pub condition: Option<Formula>,
    /// What happens.
    pub kind: EffectKind,
}

/// What may happen.
#[derive(Clone, Debug, PartialEq)]
pub enum EffectKind {
    /// A record is opened, as a child of the one at hand.
    Open {
        /// Its type.
        record: Id,
        /// Values of its fields.
        with: Vec<(Id, Assigned)>,
        /// Lines of the record at hand: one is opened for each row.
        for_each: Option<Id>,
    },
    /// A step is taken, through gates like anyone's.
    Do(StepRef),
    /// Fields of the record are set.
    Set(Vec<(Id, Assigned)>),
    /// A template is sent.
    Send(Id),
    /// People are told inside the product.
    Tell {
        /// Who.
        to: Vec<Actor>,
        /// What; empty for the event's own words.
        text: Option<Label>,
    },
    /// The terms of the record at hand begin to hold for its client or project.
    Apply,
    /// A form or template is printed and filed.
    Print(Id),
}

/// A value that a rule gives to a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Assigned {
    /// As written.
    Literal(Value),
    /// Reckoned when it happens.
    Formula(Formula),
}
