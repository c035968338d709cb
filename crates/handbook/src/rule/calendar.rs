//! Calendars: when the company works.

use worktime::{Calendar, Counting};

use super::Meta;

/// When the company works.
#[derive(Clone, Debug)]
pub struct CalendarRule {
    /// Id, name and place.
    pub meta: Meta,
    /// The calendar, ready to reckon with.
    pub calendar: Calendar,
    /// How days are counted.
    pub counting: Counting,
}
