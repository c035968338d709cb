//! The kinds of rules, each in the form that the running system reads: names resolved, lengths parsed,
//! formulas typed, defaults and params filled in.

mod access;
mod duty;
mod effect;
mod form;
mod gate;
mod measure;
mod people;
mod promise;
mod record;
mod template;
mod vocabulary;

pub use access::{Grant, Subject};
pub use duty::{Duty, DutyStart, DutyTerms, ForEach};
pub use effect::{Assigned, Effect, EffectKind, When};
pub use form::{Field, FieldType, Form, Protection};
pub use gate::{Gate, GateBefore};
pub use measure::{Better, CountedAt, Figure, Measure, Measured};
pub use people::{Actor, Department, Role, RoleScope, Side};
pub use promise::{Alert, AlertAt, Each, Promise, PromiseTerms, PromiseTime, TimedLength};
pub use record::{Arrow, NumberPart, Record, State, Step};
pub use template::{Template, TemplatePart};
pub use vocabulary::{CalendarRule, ListRow, ListRule, Param, ParamType, Principle};

use crate::article::Source;
use crate::{Id, Label};

/// What every rule has: its id, its name, and its place in the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Id inside its kind.
    pub id: Id,
    /// Name for people.
    pub name: Label,
    /// The article that it stands under.
    pub source: Source,
}
