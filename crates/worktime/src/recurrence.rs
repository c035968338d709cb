//! What comes again and again: "every working day", "last Friday of every month", 每季度第5個工作日,
//! 每年農曆八月十五; which of its occurrences were due between two instants, and when.
//!
//! ```
//! use worktime::{Calendar, Instant, OnDayOff, Recurrence, Span, WORKWEEK, Zone};
//!
//! let calendar = Calendar::builder(Zone::named("Asia/Shanghai").ok_or("zone")?)
//!     .week(&WORKWEEK, &Span::parse_list("09:00-18:00")?)
//!     .build()?;
//! let recurrence = Recurrence::parse("每月31日")?;
//! let from = Instant::parse_rfc3339("2026-02-01T00:00:00+08:00")?;
//! let to = Instant::parse_rfc3339("2026-05-01T00:00:00+08:00")?;
//! let due: Vec<String> = recurrence
//!     .occurrences(&calendar, OnDayOff::Earlier, from..to)
//!     .map(|occurrence| format!("{} by {}", occurrence.date, occurrence.due))
//!     .collect();
//! assert_eq!(due, [
//!     "2026-02-28 by 2026-02-27T10:00:00Z", // a Saturday: due on the Friday before
//!     "2026-03-31 by 2026-03-31T10:00:00Z",
//!     "2026-04-30 by 2026-04-30T10:00:00Z",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod chinese;
mod day_in_period;
mod english;
mod fault;
mod festival;
mod month;
mod numeral;
mod occurrences;
mod parse;
mod print;
mod quota;
mod steps;
mod times;
mod windows;
mod working_day;
mod yearly_day;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::instant::Instant;
use crate::name::Language;
use crate::period::Period;
use crate::span::Weekday;
use crate::zone::Date;

pub use day_in_period::{Counted, DayInPeriod, Nth};
pub use fault::{BadRecurrence, BadRecurrenceKind, BadYearlyDay, BadYearlyDayKind};
pub use festival::Festival;
pub use occurrences::{Occurrence, Occurrences};
pub use quota::Quota;
pub use steps::{MOST_STEPS, StepUnit, Steps};
pub use yearly_day::YearlyDay;

/// The longest text that is read as a recurrence or a yearly day.
pub const LONGEST_RECURRENCE_BYTES: usize = 200;

/// Something that comes again and again. Stored as its English text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Recurrence {
    /// Once in each period, at any time up to its end: "every quarter". Due at the close of business
    /// of the period's last date, or at the end of that date if it is a day off, whatever
    /// [`OnDayOff`] says. Every date and every working day too.
    Every(Period),
    /// On a day of the week: "every Monday".
    Weekday(Weekday),
    /// On one day of each period: "5th working day of every quarter".
    Within(DayInPeriod),
    /// In steps from a date on: "every 2 weeks from 2026-01-05".
    Steps(Steps),
    /// On a day of the year, of the lunar year too: "every year on lunar 08-15".
    Yearly(YearlyDay),
}

/// What becomes of an occurrence whose date is a day off. It keeps its date and name either way;
/// only the instant at which it is due moves. Periods and working days name no day that could be
/// off, so for [`Recurrence::Every`] it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDayOff {
    /// It stays, due at the end of its date: a greeting on its day.
    Stays,
    /// Due at the close of business of the working day before: a deadline reckoned backwards.
    Earlier,
    /// Due at the close of business of the next working day, as the Civil Code has it for the last
    /// day of a period (art. 203).
    #[default]
    Later,
}

impl Recurrence {
    /// Reads a recurrence in English or in Chinese of either script. What is due by a day or by the
    /// end of a month is due on that day, so 每月5日前 and "by the 5th of each month" are the 5th.
    /// Once in a period is what a period says: 每年至少1次 is every year.
    ///
    /// # Errors
    /// What can't be read, with its place.
    pub fn parse(text: &str) -> Result<Self, BadRecurrence> {
        parse::parse(text)
    }

    /// The recurrence in a language; [`Recurrence::parse`] reads it back.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        print::text(*self, language)
    }

    /// Which occurrences are due from `due.start` up to but without `due.end`, in the order of their
    /// dates: after three weeks of downtime a weekly duty gives three, each with its own date.
    ///
    /// The answer ends with the years that are known: 1900 to 2199, for days of the lunar calendar
    /// and its solar terms 1900 to 2100 (see [`Recurrence::last_known_date`]).
    #[must_use]
    pub fn occurrences<'a>(
        &'a self,
        calendar: &'a Calendar,
        on_day_off: OnDayOff,
        due: Range<Instant>,
    ) -> Occurrences<'a> {
        Occurrences::new(self, calendar, on_day_off, due)
    }

    /// Which occurrences are due on the dates from `dates.start` up to but without `dates.end`.
    #[must_use]
    pub fn occurrences_on<'a>(
        &'a self,
        calendar: &'a Calendar,
        on_day_off: OnDayOff,
        dates: Range<Date>,
    ) -> Occurrences<'a> {
        let zone = calendar.zone();
        let due = zone.start_of_day(dates.start)..zone.start_of_day(dates.end);
        self.occurrences(calendar, on_day_off, due)
    }
}

impl From<Period> for Recurrence {
    fn from(period: Period) -> Self {
        Self::Every(period)
    }
}

impl From<YearlyDay> for Recurrence {
    fn from(day: YearlyDay) -> Self {
        Self::Yearly(day)
    }
}

impl fmt::Display for Recurrence {
    /// Canonical English; [`Recurrence::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl TryFrom<String> for Recurrence {
    type Error = BadRecurrence;

    fn try_from(text: String) -> Result<Self, BadRecurrence> {
        Self::parse(&text)
    }
}

impl From<Recurrence> for String {
    fn from(recurrence: Recurrence) -> Self {
        recurrence.to_string()
    }
}
