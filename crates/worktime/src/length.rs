//! Lengths of time as people write them: "4 working hours", "3個工作日內", "1 month".

mod number;
mod parse;
mod print;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::instant::Micros;

/// The largest number that a length may be written with.
pub const MOST_UNITS: u32 = 1_000_000;
/// The longest text that is read as a length.
pub const LONGEST_TEXT_BYTES: usize = 200;

/// A length of time. Numbers are never negative. Stored as its English text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Length {
    /// No time at all: due when it begins.
    Immediately,
    /// Microseconds of clock time: "24 hours".
    Clock(Micros),
    /// Microseconds of working time: "4 working hours".
    Working(Micros),
    /// Working days.
    WorkingDays(u32),
    /// Days of the calendar.
    Days(u32),
    /// Weeks of seven days.
    Weeks(u32),
    /// Months, to the same day number or the month's last day.
    Months(u32),
    /// Years, likewise.
    Years(u32),
    /// The close of business of the running working day (0; of the next one if work has ended), or
    /// of the `after`-th working day after the start's date.
    EndOfWorkingDay {
        /// How many working days later.
        after: u32,
    },
}

/// Where a text isn't a length, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLength {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub kind: BadLengthKind,
}

/// What is the matter with a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLengthKind {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST_TEXT_BYTES`].
    TooLong,
    /// It should begin with a number: digits, "one" to "twelve", or 一 to 九十九.
    NoNumber,
    /// Only whole numbers are read, and the half hour and half year.
    NotWhole,
    /// Zero; no time at all is written "immediately".
    Zero,
    /// More than [`MOST_UNITS`].
    TooLarge,
    /// The number is followed by nothing that is a unit of time.
    NoUnit,
}

impl Length {
    /// Reads a length in English or in Chinese of either script. Digits may be full-width, Chinese
    /// numbers go up to 九十九, and words such as "within" or 內 may stand around it.
    ///
    /// # Errors
    /// What can't be read, with its place.
    pub fn parse(text: &str) -> Result<Self, BadLength> {
        parse::parse(text)
    }

    /// The length in Traditional Chinese; [`Length::parse`] reads it back.
    #[must_use]
    pub fn chinese(&self) -> String {
        print::chinese(*self)
    }

    /// Whether what is left of it is measured in working time: all but clock time. A length in days
    /// ends at the close of business, so what is left of it is working time too.
    #[must_use]
    pub const fn counts_working_time(&self) -> bool {
        !matches!(self, Self::Immediately | Self::Clock(_))
    }

    /// Whether it is due when it begins.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        match self {
            Self::Immediately => true,
            Self::Clock(span) | Self::Working(span) => *span <= 0,
            Self::WorkingDays(n)
            | Self::Days(n)
            | Self::Weeks(n)
            | Self::Months(n)
            | Self::Years(n) => *n == 0,
            Self::EndOfWorkingDay { .. } => false,
        }
    }

    /// Whether its end depends on which days are worked.
    pub(crate) const fn reads_calendar(self) -> bool {
        self.counts_working_time() && !self.is_zero()
    }
}

impl fmt::Display for Length {
    /// Canonical English; [`Length::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::english(*self, f)
    }
}

impl TryFrom<String> for Length {
    type Error = BadLength;

    fn try_from(text: String) -> Result<Self, BadLength> {
        Self::parse(&text)
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.to_string()
    }
}

impl fmt::Display for BadLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            BadLengthKind::Empty => "nothing is written",
            BadLengthKind::TooLong => "too long",
            BadLengthKind::NoNumber => "no number",
            BadLengthKind::NotWhole => "not a whole number",
            BadLengthKind::Zero => "zero is written \"immediately\"",
            BadLengthKind::TooLarge => "too large a number",
            BadLengthKind::NoUnit => "no unit of time",
        };
        write!(f, "not a length of time (bytes {:?}): {what}", self.range)
    }
}

impl std::error::Error for BadLength {}
