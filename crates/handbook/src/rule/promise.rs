//! Promises: on an event, within a time, by someone, kept by an event.

use worktime::Length;

use super::{Actor, Meta};
use crate::Id;
use crate::event::{EventName, StepRef};
use crate::formula::Formula;

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
    /// The variants in order, fully merged; the first whose `filter` holds gives the terms.
    pub variants: Vec<PromiseTerms>,
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
    /// What voids it.
    pub until: Vec<EventName>,
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
