//! The kinds of rules, each in the form that the running system reads: names resolved, lengths parsed,
//! formulas typed, defaults and params filled in.

mod access;
mod actor;
mod approval;
mod calendar;
mod channel;
mod course;
mod department;
mod duty;
mod effect;
mod facet;
mod form;
mod gate;
mod keep;
mod list;
mod measure;
mod param;
mod price;
mod principle;
mod promise;
mod record;
mod report;
mod role;
mod survey;
mod template;

pub use access::{Grant, Subject};
pub use actor::Actor;
pub use approval::{Approval, ApprovalHow, ApprovalTerms};
pub use calendar::CalendarRule;
pub use channel::{Channel, ChannelKind, Guess};
pub use course::Course;
pub use department::Department;
pub use duty::{Duty, DutyStart, DutyTerms, ForEach, OnChange, Window};
pub use effect::{Assigned, Effect, EffectKind, When};
pub use facet::Facet;
pub use form::{Bound, Field, FieldType, Form, Protection};
pub use gate::{Gate, GateBefore, Requirement};
pub use keep::{Keep, Paper, PaperOf};
pub use list::{ListRow, ListRule};
pub use measure::{Better, CountedAt, Figure, Measure, Measured, Watch};
pub use param::{Param, ParamType, VaryBy};
pub use price::{Price, PriceBasis};
pub use principle::{Principle, Provided};
pub use promise::{
    Alert, AlertAt, Anchor, AnchorOf, CountsAt, Each, Extension, Group, Promise, PromiseTerms,
    PromiseTime, Stage, TimedLength,
};
pub use record::{
    Arrow, Lines, LinesKind, NumberPart, Proof, Record, RecordAbout, RecordOf, State, Step,
};
pub use report::{Print, Report, Section};
pub use role::{Cover, Role, RoleScope, Side};
pub use survey::Survey;
pub use template::{Template, TemplatePart};

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
