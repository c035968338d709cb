//! Duties: promises that recur for every subject that matches.

use worktime::{Length, OnDayOff, Recurrence};

use super::{Actor, Alert, Assigned, CountsAt, Meta};
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
    /// What happens when another variant begins to hold.
    pub on_change: OnChange,
    /// Record that each occurrence opens.
    pub opens: Option<Id>,
    /// Values of its fields.
    pub with: Vec<(Id, Assigned)>,
    /// Whether the occurrences of one window are worked on as one batch.
    pub batch: bool,
    /// Whether its evidence may serve another duty that says so too.
    pub shared: bool,
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
    /// What must hold of the evidence.
    pub kept_if: Option<Formula>,
    /// By which instant the evidence counts.
    pub counts_at: CountsAt,
    /// How often in one window; once, if it doesn't say.
    pub at_least: u32,
    /// How far the times must lie apart.
    pub apart: Option<Length>,
    /// Whether they must fall on different days.
    pub distinct_days: bool,
    /// The part of the window in which it is owed.
    pub window: Option<Window>,
    /// How long after due a late entry may still prove it.
    pub record_within: Option<Length>,
}

/// The part of a window in which a duty is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// Its beginning.
    First(Length),
    /// Its end.
    Last(Length),
}

/// What happens when another variant begins to hold inside a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnChange {
    /// The stricter of both holds from the next window on, the milder one at once.
    StricterNext,
    /// The new one holds in this window.
    This,
    /// The old one is finished.
    Finish,
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
    /// For each active person of the company.
    Person,
    /// For each department.
    Department,
    /// For each place.
    Place,
    /// For each item.
    Item,
}

/// What happens in a window that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyStart {
    /// The first occurrence is the next window's.
    Next,
    /// This window counts if at least half of it remains.
    This,
}
