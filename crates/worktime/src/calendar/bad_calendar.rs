//! Why a calendar can't be built or used.

use std::fmt;

use crate::span::{Span, Weekday};
use crate::zone::Date;
#[cfg(doc)]
use crate::{Calendar, CalendarBuilder, OwnDays};

/// Why a calendar can't be built or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCalendar {
    /// A span that is empty or has a minute outside the day.
    Unsound {
        /// The day in question.
        place: Place,
        /// The span.
        span: Span,
    },
    /// Two spans share time.
    Overlap {
        /// The day in question; of a shift over midnight, the day on which it begins.
        place: Place,
        /// The span that begins first.
        first: Span,
        /// The one that begins before `first` ends.
        second: Span,
    },
    /// A day has more than [`Span::MOST_A_DAY`] spans.
    TooManySpans {
        /// The day in question.
        place: Place,
    },
    /// The official days that are compiled in can't be read: a fault of this crate.
    OfficialDays {
        /// The region's code.
        region: &'static str,
        /// The line of its file, from 1.
        line: usize,
    },
    /// An edition that doesn't begin after the one before it.
    EditionOrder {
        /// When the edition before it begins.
        earlier: Date,
        /// When it begins.
        later: Date,
    },
    /// Too many editions of the weekly hours.
    TooManyEditions {
        /// [`CalendarBuilder::MOST_EDITIONS`].
        most: usize,
    },
    /// Too many own days in one calendar or layer.
    TooManyDays {
        /// [`OwnDays::MOST`].
        most: usize,
    },
    /// Too many layers and intersections on one another.
    TooManyLayers {
        /// [`crate::MOST_LAYERS`].
        most: u8,
    },
    /// No working time at all for longer than [`crate::SEARCH_DAYS`].
    NoWorkingTime {
        /// The first date without.
        from: Date,
        /// The limit in days.
        days: i32,
    },
}

/// The day of a calendar that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A day of the regular week.
    Week(Weekday),
    /// An own opening.
    Date(Date),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(weekday) => write!(f, "{weekday:?}"),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl fmt::Display for BadCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound { place, span } => write!(f, "{place}: {span} is not a span of a day"),
            Self::Overlap {
                place,
                first,
                second,
            } => {
                write!(f, "{place}: {first} and {second} overlap")
            }
            Self::TooManySpans { place } => {
                write!(f, "{place}: more than {} spans", Span::MOST_A_DAY)
            }
            Self::OfficialDays { region, line } => {
                write!(f, "official days of {region}: line {line} can't be read")
            }
            Self::EditionOrder { earlier, later } => write!(
                f,
                "hours from {later} on can't follow those from {earlier} on"
            ),
            Self::TooManyEditions { most } => write!(f, "more than {most} editions of the hours"),
            Self::TooManyDays { most } => write!(f, "more than {most} own days"),
            Self::TooManyLayers { most } => write!(f, "more than {most} layers on one another"),
            Self::NoWorkingTime { from, days } => {
                write!(f, "no working time within {days} days from {from}")
            }
        }
    }
}

impl std::error::Error for BadCalendar {}
