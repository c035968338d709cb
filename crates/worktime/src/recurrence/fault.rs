//! What is the matter with the text of a recurrence or of a yearly day, and where.

use std::fmt;
use std::ops::Range;

use super::{LONGEST_RECURRENCE_BYTES, MOST_STEPS};
use crate::horizon::{HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR};

/// Where a text isn't a recurrence, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecurrence {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub kind: BadRecurrenceKind,
}

/// What is the matter with a recurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRecurrenceKind {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST_RECURRENCE_BYTES`].
    TooLong,
    /// Nothing that comes again: no "every" or 每, or none of the known periods and days after it.
    NotARecurrence,
    /// A day that not every such period has: the 32nd, a fifth Friday. "Last" is always there.
    NoSuchDay,
    /// A step of nothing or of more than [`MOST_STEPS`].
    BadStep,
    /// "Every 2 weeks" can begin at any time: it needs a date, "from 2026-01-05".
    NoStart,
    /// Not a date such as 2026-01-05 in the years that every calendar knows.
    NotADate,
    /// Several days: 每週一、三、五, "1st and 15th of every month". A recurrence has one, so it takes
    /// one for each.
    SeveralDays,
    /// How many times in each period, other than once. A recurrence doesn't say that; a
    /// [`Quota`](super::Quota) does.
    Times,
    /// "Every weekday" may be Monday to Friday, holidays or not, or every working day.
    WhichDays,
    /// Not a day of the year.
    YearlyDay(BadYearlyDayKind),
}

/// Where a text isn't a day of the year, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadYearlyDay {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub kind: BadYearlyDayKind,
}

/// What is the matter with a day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadYearlyDayKind {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST_RECURRENCE_BYTES`].
    TooLong,
    /// Neither a day such as `03-15`, `lunar 08-15`, 農曆八月十五 nor a festival that is known.
    NotADay,
    /// A day that no year has, such as `02-30`.
    NoSuchDay,
    /// A leap month doesn't come every year; its days are kept in the ordinary month of its number.
    LeapMonth,
    /// It may be meant in either calendar: 八月十五 is 八月十五日 or 農曆八月十五, and "New Year's Eve"
    /// is `12-31` or 除夕.
    WhichCalendar,
}

impl From<BadYearlyDay> for BadRecurrence {
    fn from(bad: BadYearlyDay) -> Self {
        Self {
            range: bad.range,
            kind: BadRecurrenceKind::YearlyDay(bad.kind),
        }
    }
}

impl fmt::Display for BadRecurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a recurrence (bytes {:?}): ", self.range)?;
        match self.kind {
            BadRecurrenceKind::Empty => f.write_str("nothing is written"),
            BadRecurrenceKind::TooLong => {
                write!(f, "longer than {LONGEST_RECURRENCE_BYTES} bytes")
            }
            BadRecurrenceKind::NotARecurrence => {
                f.write_str("nothing such as \"every quarter\" or \"last Friday of every month\"")
            }
            BadRecurrenceKind::NoSuchDay => {
                f.write_str("not every such period has this day; \"last\" is always there")
            }
            BadRecurrenceKind::BadStep => write!(f, "steps are 1 to {MOST_STEPS} long"),
            BadRecurrenceKind::NoStart => f.write_str("it needs a start: \"from 2026-01-05\""),
            BadRecurrenceKind::NotADate => write!(
                f,
                "not a date such as 2026-01-05 from {HORIZON_FIRST_YEAR} to {HORIZON_LAST_YEAR}"
            ),
            BadRecurrenceKind::SeveralDays => {
                f.write_str("several days; it takes a recurrence for each")
            }
            BadRecurrenceKind::Times => {
                f.write_str("it can only be once; any other number is said apart")
            }
            BadRecurrenceKind::WhichDays => f.write_str(
                "with holidays or without? say \"every working day\", or name one day of the week",
            ),
            BadRecurrenceKind::YearlyDay(kind) => kind.fmt(f),
        }
    }
}

impl fmt::Display for BadYearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a day of the year (bytes {:?}): ", self.range)?;
        self.kind.fmt(f)
    }
}

impl fmt::Display for BadYearlyDayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing is written"),
            Self::TooLong => write!(f, "longer than {LONGEST_RECURRENCE_BYTES} bytes"),
            Self::NotADay => f.write_str("no day such as 03-15 or lunar 08-15, no known festival"),
            Self::NoSuchDay => f.write_str("no year has this day"),
            Self::LeapMonth => {
                f.write_str("a leap month doesn't come every year; name the ordinary month")
            }
            Self::WhichCalendar => {
                f.write_str("it could be meant in either calendar; say lunar, or write it as 03-15")
            }
        }
    }
}

impl std::error::Error for BadRecurrence {}

impl std::error::Error for BadYearlyDay {}
