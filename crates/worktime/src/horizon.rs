//! The years that every calendar knows, and what is said about instants beyond them.

use std::fmt;
use std::ops::Range;

use crate::instant::{Instant, micros};
use crate::zone::Date;

/// The first year that a calendar knows; before it there is no working time.
pub const HORIZON_FIRST_YEAR: i16 = 1900;
/// The last year that a calendar knows; no deadline lies after it.
pub const HORIZON_LAST_YEAR: i16 = 2199;

/// Why no instant can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undatable {
    /// There is no working time from here on (or, looking back, up to here).
    NoWorkingTime {
        /// Where the search began.
        from: Instant,
    },
    /// The answer would lie outside the years that a calendar knows.
    TooFar {
        /// Where the search began.
        from: Instant,
    },
}

/// Every date that a calendar knows.
pub(crate) fn dates() -> Range<Date> {
    years(HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR + 1)
}

/// The first instant after the last year, 2200-01-01T00:00:00Z. Every length in clock time asks for
/// it, so it isn't reckoned anew.
pub(crate) const END: Instant = Instant(7_258_118_400 * micros::SECOND);

/// All dates from the first day of a year up to the first day of another.
pub(crate) fn years(first: i16, end: i16) -> Range<Date> {
    let new_year = |year: i16| Date::new(year, 1, 1).unwrap_or(Date::MAX);
    new_year(first)..new_year(end)
}

impl fmt::Display for Undatable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWorkingTime { from } => write!(f, "no working time, looking from {from}"),
            Self::TooFar { from } => write!(
                f,
                "outside the years {HORIZON_FIRST_YEAR} to {HORIZON_LAST_YEAR}, looking from {from}"
            ),
        }
    }
}

impl std::error::Error for Undatable {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::Zone;

    #[test]
    fn the_end_follows_the_last_date() {
        assert_eq!(END, Zone::utc().start_of_day(dates().end));
    }
}
