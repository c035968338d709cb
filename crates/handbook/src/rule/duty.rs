//! Duties: promises that recur for every subject that matches.

use worktime::{OnDayOff, Recurrence};

use super::{Actor, Alert, Meta};
use crate::Id;
use crate::event::EventName;
use crate::formula::Formula;

/// A recurring duty.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Id, name and place.
    pub meta: Meta,
    /// One occurrence a window for every …
    pub for_each: ForEach,
    /// For which ones.
    pub filter: Option<Formula>,
    /// What happens in a window that has begun when the subject starts to match.
    pub start: DutyStart,
    /// The calendar that alerts and close of business are reckoned by.
    pub calendar: Id,
    /// The variants in order; the first whose `filter` holds gives the terms.
    pub variants: Vec<DutyTerms>,
}

/// One variant of a duty with every key filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyTerms {
    /// When this variant is meant; none for the last resort.
    pub filter: Option<Formula>,
    /// How often. Of a plain period the window is the calendar's: the quarter, the year.
    pub every: Recurrence,
    /// What becomes of an occurrence whose day is a day off. Of a plain period nothing: it names no day.
    pub on_day_off: OnDayOff,
    /// Who owes it.
    pub by: Vec<Actor>,
    /// What does it.
    pub kept_by: Vec<EventName>,
    /// Warnings and escalation.
    pub alerts: Vec<Alert>,
}

/// Subjects of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForEach {
    /// Once for the company.
    Company,
    /// For each active client.
    Client,
    /// For each open record of a type.
    Record(Id),
}

/// What happens in a window that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyStart {
    /// The first occurrence is the next window's.
    Next,
    /// This window counts if at least half of it remains.
    This,
}
