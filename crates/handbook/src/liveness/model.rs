//! What a book says about acts, as far as reachability asks: the checker fills it, the engine reads it.
//!
//! Everything is named as in the book. What can't be said here is said as [`Condition::Unknown`], which is taken to hold
//! or not, whichever spares the book a finding.

use std::collections::BTreeMap;

use super::condition::Condition;
use crate::Id;
use crate::event::{EventName, StepRef};
use crate::rule::{Actor, ForEach, Role, RoleScope, Side};

/// A whole book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Roles by id. A role that isn't here can be held by staff.
    pub roles: BTreeMap<Id, RoleModel>,
    /// Kinds of cases by id. Of a record that isn't here nothing is known.
    pub records: BTreeMap<Id, RecordModel>,
    /// Approvals by id.
    pub approvals: BTreeMap<Id, ApprovalModel>,
    /// Forms that may be filed without a step, by id.
    pub forms: BTreeMap<Id, FormModel>,
    /// What follows by itself: consequences, alerts that take a step, what comes when a gate breaks.
    pub consequences: Vec<ConsequenceModel>,
    /// Promises and duties; one with variants comes once for each of them.
    pub promises: Vec<PromiseModel>,
}

/// A role.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleModel {
    /// For what it is held. One for a client means nobody where a record has no client.
    pub scope: RoleScope,
    /// Whose side its holders are on.
    pub side: Side,
    /// How many hold it at least.
    pub count_least: u32,
    /// How many may hold it. With 0 only those who stand in can act.
    pub count_most: Option<u32>,
    /// Role whose holders act while there is none.
    pub stand_in: Option<Id>,
}

/// A kind of case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordModel {
    /// Whether it belongs to a client.
    pub of_client: bool,
    /// Who owns a new one: the first of these that can be found.
    pub owner: Vec<Actor>,
    /// Who may open it by hand; empty if only effects do.
    pub opened_by: Vec<Actor>,
    /// What stands before opening it by hand. Effects pass.
    pub gates: Vec<GateModel>,
    /// Fields that must be filled to open it by hand.
    pub filled: Vec<Id>,
    /// Fields that may be filled when it is opened, or not.
    pub fillable: Vec<Id>,
    /// Fields that something else may fill or empty at any time, such as an edit.
    pub unsettled: Vec<Id>,
    /// Its states; the first is where it starts.
    pub states: Vec<Id>,
    /// The states in which it is done.
    pub finals: Vec<Id>,
    /// Its steps in the order of the book.
    pub steps: Vec<StepModel>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepModel {
    /// Id inside its record.
    pub step: Id,
    /// From where to where; of two from one state the first counts.
    pub arrows: Vec<(Id, Id)>,
    /// Who may take it. `clock` alone means: only when something does it.
    pub by: Vec<Actor>,
    /// Staff who may enter it for a client.
    pub recorded_by: Vec<Actor>,
    /// Who may not.
    pub not_by: Vec<Actor>,
    /// What must hold before. Each is named in findings.
    pub gates: Vec<GateModel>,
    /// Form that is surely filed with it.
    pub form: Option<Id>,
    /// Fields that are surely set after it.
    pub fills: Vec<Id>,
    /// Fields that whoever takes it may fill, or not.
    pub may_fill: Vec<Id>,
    /// What follows at once.
    pub effects: Vec<EffectModel>,
}

/// What must hold before an act: where a gate says for which ones, that is part of the condition.
#[derive(Clone, Debug, PartialEq)]
pub struct GateModel {
    /// Its id in the book.
    pub gate: Id,
    /// What must hold.
    pub require: Condition,
}

/// What follows from an act.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectModel {
    /// What.
    pub kind: EffectKindModel,
    /// Whether it has a condition.
    pub when: EffectWhen,
}

/// Kinds of effects that reachability asks about.
#[derive(Clone, Debug, PartialEq)]
pub enum EffectKindModel {
    /// A record is opened as a child of the one at hand.
    Opens(Id),
    /// A step of the record at hand, or of the one that it was opened from, is taken.
    Does(StepRef),
    /// A field of the record at hand is set. One that may be emptied stands in [`RecordModel::unsettled`].
    Sets(Id),
}

/// Whether an effect has a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectWhen {
    /// It happens with every such act.
    Always,
    /// It happens or not.
    Sometimes,
}

/// Who must say yes before a step takes effect.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalModel {
    /// The steps that wait for it.
    pub before: Vec<StepRef>,
    /// For which ones.
    pub applies: Condition,
    /// Who grants it.
    pub by: Vec<Actor>,
    /// How many of them.
    pub grants: Grants,
    /// Who may not. [`Actor::ActingPerson`] is whoever asked for the step.
    pub not_by: Vec<Actor>,
    /// What must hold before it can be granted.
    pub gates: Vec<GateModel>,
    /// Form that a grant files.
    pub form: Option<Id>,
    /// State that a refusal leads to.
    pub back_to: Option<Id>,
    /// Whether it has a time of its own, or a promise that is kept by its grant.
    pub timed: bool,
}

/// How many must grant an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grants {
    /// Each of the actors: in turn or all together.
    Each,
    /// That many different people out of all of them; any is 1.
    AtLeast(u32),
}

/// A form that may be filed on its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormModel {
    /// Record type that it is a page of; none if it may be filed on any.
    pub of: Option<Id>,
    /// Who files it.
    pub by: Vec<Actor>,
}

/// Effects without anybody who acts.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsequenceModel {
    /// What sets it off, any of these.
    pub on: Vec<Trigger>,
    /// What follows.
    pub effects: Vec<EffectModel>,
}

/// What sets off a consequence.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// An event.
    Event(EventName),
    /// The passing of time, or anything else that may come whenever it likes.
    Time,
}

/// A promise or duty, or one variant of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseModel {
    /// Which rule.
    pub owed: Owed,
    /// What opens it.
    pub opener: Opener,
    /// Who owes it.
    pub by: Vec<Actor>,
    /// What keeps it, any of these.
    pub kept_by: Vec<EventName>,
    /// States in which its clock stands still: whoever acts there needs no clock.
    pub pause_in: Vec<Id>,
}

/// A rule by which something is owed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owed {
    /// A promise.
    Promise(Id),
    /// A duty.
    Duty(Id),
}

/// What opens a promise or duty.
#[derive(Clone, Debug, PartialEq)]
pub enum Opener {
    /// Any of these events.
    Events(Vec<EventName>),
    /// The calendar, for every subject.
    Recurring(ForEach),
}

impl Default for RoleModel {
    /// A role of the company's staff that any number of people hold.
    fn default() -> Self {
        Self {
            scope: RoleScope::Company,
            side: Side::Staff,
            count_least: 0,
            count_most: None,
            stand_in: None,
        }
    }
}

impl From<&Role> for RoleModel {
    fn from(role: &Role) -> Self {
        Self {
            scope: role.scope.clone(),
            side: role.side,
            count_least: role.count_least,
            count_most: role.count_most,
            stand_in: role.stand_in.clone(),
        }
    }
}

impl StepModel {
    /// A step that nobody may take yet and that leads nowhere.
    #[must_use]
    pub fn new(step: Id) -> Self {
        Self {
            step,
            arrows: Vec::new(),
            by: Vec::new(),
            recorded_by: Vec::new(),
            not_by: Vec::new(),
            gates: Vec::new(),
            form: None,
            fills: Vec::new(),
            may_fill: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// Everybody who may enter it: those who take it and those who record it for a client.
    #[must_use]
    pub fn performers(&self) -> Vec<Actor> {
        self.by.iter().chain(&self.recorded_by).cloned().collect()
    }
}

impl ApprovalModel {
    /// An approval that each of these must grant, always, before one step.
    #[must_use]
    pub fn new(before: StepRef, by: Vec<Actor>) -> Self {
        Self {
            before: vec![before],
            applies: Condition::Always,
            by,
            grants: Grants::Each,
            not_by: Vec::new(),
            gates: Vec::new(),
            form: None,
            back_to: None,
            timed: false,
        }
    }
}

impl RecordModel {
    /// A step by its id.
    #[must_use]
    pub fn step(&self, id: &Id) -> Option<&StepModel> {
        self.steps.iter().find(|step| step.step == *id)
    }
}
