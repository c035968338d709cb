//! Days that differ from the week, as other programs hand them over: read from calendar files
//! (iCalendar) and from tables (CSV), and written as calendar files.
//!
//! Reading never fails. It gives all days that can be told, and for all that can't be a
//! [`Problem`] with its line and what is allowed. Nothing is guessed: a title that may mean a day
//! off or a workday is a problem, and so are two entries that contradict each other.
//!
//! ```
//! use worktime::{Date, Zone, dated_days::{DatedHours, Reading}};
//!
//! let zone = Zone::named("Asia/Shanghai").ok_or("zone")?;
//! let reading = Reading::new(&zone, Date::constant(2026, 1, 1)..Date::constant(2027, 1, 1));
//! let read = reading.csv("日期,類型,名稱\n2026-02-28,班,春節\n".as_bytes());
//! assert_eq!(read.problems, []);
//! assert_eq!(read.days[0].hours, DatedHours::Workday);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod dates;
mod entry;
mod feed;
mod gathering;
mod marks;

mod plain;
mod problem;
mod reading;
mod sheet;
mod starts;
mod title;
mod versions;
mod when;

use std::fmt;

use crate::calendar::own_days::OwnDays;
use crate::name::Name;
use crate::span::Span;
use crate::zone::Date;

pub use problem::{Problem, ProblemKind};
pub use reading::{Reading, Unmarked};
pub use title::{CLOSED_IF, OBSERVED_IF, SHORTENED_IF, UNCLEAR_IF, WORKED_IF};

pub(crate) use problem::Problems;

/// The most bytes of a file; a country's holidays of ten years take some 100 KiB.
pub const MOST_BYTES: usize = 4 << 20;
/// The most events of a calendar file, or rows of a table.
pub const MOST_ENTRIES: usize = 20_000;
/// The most dates that one event or row may cover.
pub const MOST_DAYS_AN_ENTRY: usize = 366;
/// The most dates that a result may hold: as many as may be settled in a calendar.
pub const MOST_DAYS: usize = OwnDays::MOST;
/// The most names of one date.
pub const MOST_NAMES_A_DAY: usize = 4;
/// The most bytes of a name.
pub const LONGEST_NAME_BYTES: usize = 500;
/// The most bytes of a title: a name with its hours.
const LONGEST_TITLE_BYTES: usize = 2_000;
/// The most problems that are listed; how many more there are is told in the last of them.
pub const MOST_PROBLEMS: usize = 1_000;
/// How many dates all events of a file may cover, and their recurrences look at, together.
pub const MOST_DATES_LOOKED_AT: usize = 1_000_000;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatedDays {
    /// The days in order of their dates; each date at most once.
    pub days: Vec<DatedDay>,
    /// What couldn't be read or told, in order of the lines.
    pub problems: Vec<Problem>,
    /// How many dates of single events and rows lie outside the range that was asked for. Events
    /// that recur are only followed within it.
    pub outside: usize,
}

/// A date whose hours differ from those of its weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedDay {
    /// The date.
    pub date: Date,
    /// What it is called.
    pub name: Name,
    /// What holds on it.
    pub hours: DatedHours,
}

/// What holds on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatedHours {
    /// Nothing is worked.
    Closed,
    /// A make-up workday: it has the hours of the standard day.
    Workday,
    /// It has these hours.
    Opened(Vec<Span>),
    /// Of its usual hours only those within this span are worked.
    Shortened(Span),
}

impl DatedHours {
    /// Reads what `Display` writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (word, spans) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let spans = Span::parse_list(spans).ok()?;
        match (word.to_ascii_uppercase().as_str(), spans.as_slice()) {
            ("CLOSED", []) => Some(Self::Closed),
            ("WORKDAY", []) => Some(Self::Workday),
            ("SHORTENED", [kept]) => Some(Self::Shortened(*kept)),
            ("OPENED", [_, ..]) => Some(Self::Opened(spans)),
            _ => None,
        }
    }
}

impl fmt::Display for DatedHours {
    /// `CLOSED`, `WORKDAY`, `OPENED 09:00-12:00 13:30-18:00` or `SHORTENED 00:00-12:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Hours without a span are none.
            Self::Opened(spans) if spans.is_empty() => f.write_str("CLOSED"),
            Self::Closed => f.write_str("CLOSED"),
            Self::Workday => f.write_str("WORKDAY"),
            Self::Shortened(kept) => write!(f, "SHORTENED {kept}"),
            Self::Opened(spans) => {
                f.write_str("OPENED")?;
                spans.iter().try_for_each(|span| write!(f, " {span}"))
            }
        }
    }
}

/// A name, if it isn't too long.
fn within_limit(name: &str) -> Result<&str, ProblemKind> {
    if name.len() > LONGEST_NAME_BYTES {
        Err(ProblemKind::NameTooLong)
    } else {
        Ok(name)
    }
}
