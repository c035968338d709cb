//! Working time, exact: calendars with several spans a day, official days off with their make-up
//! workdays, lengths as people write them, and the instant at which a length is due.
//!
//! The crate reads no clock and touches nothing outside itself: every answer follows from its
//! arguments and from the facts that are compiled in (time zones, official days). Instants are
//! microseconds in UTC, intervals are half-open, and nothing is rounded.
//!
//! ```
//! use worktime::{Calendar, Counting, Instant, Length, Region, Span, WORKWEEK, Zone};
//!
//! let hours = Span::parse_list("09:00-12:00 13:30-18:00")?;
//! let calendar = Calendar::builder(Zone::named("Asia/Shanghai").ok_or("zone")?)
//!     .week(&WORKWEEK, &hours)
//!     .holidays(Region::named("cn").ok_or("region")?)
//!     .build()?;
//! // The last half hour before the National Day holidays; four working hours later is 8 October.
//! let start = Instant::parse_rfc3339("2026-09-30T17:30:00+08:00")?;
//! let due = calendar.due(start, &Length::parse("4個工作小時內")?, Counting::CivilCode, &[])?;
//! assert_eq!(due.at, Some(Instant::parse_rfc3339("2026-10-08T14:00:00+08:00")?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod counting;
pub mod dated_days;
mod due;
mod explain;
mod horizon;
pub mod ics;
mod instant;
mod length;
mod lunar;
mod name;
pub mod numeral;
mod official;
mod pause;
mod period;
mod recurrence;
mod span;
mod text;
mod timetable;
mod week_hours;
mod weekday;
mod zone;

pub use calendar::bad_calendar::{BadCalendar, Place};
pub use calendar::builder::CalendarBuilder;
pub use calendar::own_days::OwnDays;
pub use calendar::rules::{DayKind, DaySpans};
pub use calendar::{Calendar, MOST_LAYERS, SEARCH_DAYS};
pub use counting::Counting;
pub use due::Due;
pub use explain::{
    Days, Explanation, MOST_LINES, MOST_STRETCHES, Note, Rule, Stretch, Told, ToldStretch, Why,
    Worked,
};
pub use horizon::{HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR, Undatable};
pub use instant::{BadInstant, Instant, Micros, micros};
pub use length::{
    BadLength, BadLengthKind, DayUnit, LENGTH_UNITS, LONGEST_TEXT_BYTES, Length, MOST_UNITS,
};
pub use lunar::{BadLunarDate, LUNAR_FIRST_YEAR, LUNAR_LAST_YEAR, LunarDate};
pub use name::{Language, Name};
pub use official::{OfficialDay, Region};
pub use pause::Pause;
pub use period::{BadPeriod, Period};
pub use recurrence::{
    BadRecurrence, BadRecurrenceKind, BadYearlyDay, BadYearlyDayKind, Counted, DayInPeriod,
    Festival, LONGEST_RECURRENCE_BYTES, MOST_STEPS, Nth, Occurrence, Occurrences, OnDayOff, Quota,
    Recurrence, StepUnit, Steps, YearlyDay,
};
pub use span::{BadSpan, BadSpanKind, Span, WORKWEEK, Weekday};
pub use week_hours::{BadWeekHours, BadWeekHoursKind, LONGEST_WEEK_BYTES, WeekHours};
pub use zone::{Date, DateTime, Zone};

/// The README's example is run like any other.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
