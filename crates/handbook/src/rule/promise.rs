//! Promises: on an event, within a time, by someone, kept by an event.

use worktime::Length;

use super::{Actor, Meta};
use crate::event::{EventName, StepRef};
use crate::formula::Formula;
use crate::{Id, Label};

/// A promise rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Id, name and place.
    pub meta: Meta,
    /// What opens it.
    pub on: Vec<EventName>,
    /// For which ones.
    pub filter: Option<Formula>,
    /// Whether several openers of one record open several promises.
    pub each: Each,
    /// One for every one of these; one for the record, if none.
    pub for_each: Option<Group>,
    /// The variants in order, fully merged; the first whose `filter` holds gives the terms.
    pub variants: Vec<PromiseTerms>,
}

/// What a promise is opened for, one by one or in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The things: `item`, `place`, `person`, or records of a type that stand in the one at hand.
    pub of: Id,
    /// Fields whose equal values make one notice for all.
    pub by: Vec<Id>,
}

/// One variant of a promise with every key filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseTerms {
    /// When this variant is meant; none for the last resort.
    pub filter: Option<Formula>,
    /// How long, or until when.
    pub time: PromiseTime,
    /// Who owes it: the first of these that can be found.
    pub by: Vec<Actor>,
    /// What keeps it.
    pub kept_by: Vec<EventName>,
    /// What must hold of the evidence.
    pub kept_if: Option<Formula>,
    /// Instant field from which the clock counts, if not from the event.
    pub clock_from: Option<Id>,
    /// The calendar that counts.
    pub calendar: Id,
    /// States of the record in which the clock stands still.
    pub pause_in: Vec<Id>,
    /// Events from which the clock stands still.
    pub pause_on: Vec<EventName>,
    /// Events from which it runs again.
    pub resume_on: Vec<EventName>,
    /// Longest pause, all pauses together.
    pub pause_limit: Option<Length>,
    /// What voids it.
    pub until: Vec<EventName>,
    /// What makes it fall away while it holds.
    pub unless: Option<Formula>,
    /// By which instant the evidence counts.
    pub counts_at: CountsAt,
    /// How it may be extended.
    pub extend: Option<Extension>,
    /// After how long the next one opens.
    pub repeat: Option<TimedLength>,
    /// Counted steps of one promise, in order.
    pub stages: Vec<Stage>,
    /// Earliest instant of evidence, as a point before a field of the record.
    pub not_before: Option<Anchor>,
    /// How long the facts that its `case` reads may stay unset.
    pub decide_within: Option<Length>,
    /// How long after due a late entry may still prove it.
    pub record_within: Option<Length>,
    /// Warnings and escalation, in the order of the book. Their position is their key.
    pub alerts: Vec<Alert>,
}

/// Time of a promise.
#[derive(Clone, Debug, PartialEq)]
pub enum PromiseTime {
    /// A length from the opener.
    Within(TimedLength),
    /// The end of the day in a date field of the record, or the instant in an instant field.
    DueField(Id),
    /// A length before the day or instant in a field.
    DueBefore(Anchor),
}

/// A point before the day or instant in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// How long before; none for the day itself.
    pub before: Option<Length>,
    /// Whose field it is.
    pub of: AnchorOf,
    /// The field.
    pub field: Id,
}

/// Whose field an anchor names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum AnchorOf {
    Record,
    Client,
    Person,
    Place,
    Item,
}

/// By which instant evidence counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountsAt {
    /// When it happened.
    Happened,
    /// When an approval that holds it was asked for: the approver is charged.
    Requested,
    /// The instant or date in a field of the record that is the evidence.
    Field(Id),
}

/// How a promise may be extended.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Who may.
    pub by: Vec<Actor>,
    /// How often.
    pub times: u32,
    /// How much at most, each time.
    pub most: TimedLength,
    /// Form that says why.
    pub form: Option<Id>,
    /// Notice that must have left before.
    pub send: Option<Id>,
}

/// One counted step of a promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Id inside the promise.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// How long, from the opener of the promise.
    pub within: TimedLength,
    /// What keeps it.
    pub kept_by: Vec<EventName>,
}

/// A length, and the param that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedLength {
    /// The length.
    pub length: Length,
    /// The param, if the book has it there.
    pub param: Option<Id>,
}

/// How openers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// While one runs on a record, further openers join it.
    Record,
    /// Every opener opens its own.
    Event,
}

/// A warning or escalation.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// When.
    pub at: AlertAt,
    /// Who is told.
    pub tell: Vec<Actor>,
    /// Step that is taken instead of, or beside, telling.
    pub act: Option<StepRef>,
    /// Record that is opened.
    pub open: Option<Id>,
    /// Whether it may wake somebody outside working time.
    pub urgent: bool,
}

/// When an alert fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlertAt {
    /// When so many percent of the time between opener and due have passed.
    Percent(u8),
    /// That long before due.
    Before(Length),
    /// At due.
    Due,
    /// That long after due.
    After(Length),
}
