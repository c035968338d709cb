//! Why a text isn't a length.

use std::fmt;
use std::ops::Range;

use super::{LONGEST_TEXT_BYTES, MOST_UNITS};
use crate::text::Piece;

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
    /// It should begin with a number: digits, "twelve", 十二.
    NoNumber,
    /// A number in Chinese that nobody would write, or that means two numbers: 十十, 三五.
    UnclearNumber,
    /// Digits in groups: 1,000. Some readers take the comma for a decimal point.
    Grouped,
    /// Less than nothing.
    Negative,
    /// Zero; no time at all is written "immediately".
    Zero,
    /// More than [`MOST_UNITS`].
    TooLarge,
    /// Two numbers where there should be one: "3-5 days".
    Range,
    /// A number that is repeated in brackets as another: "thirty (20) days".
    Disagreement,
    /// A decimal fraction of something else than an hour, a minute or a second.
    NotWhole,
    /// A decimal fraction that is no whole number of microseconds.
    TooFine,
    /// Half of a day, a working day, a week or a month, which has no fixed length.
    UnclearHalf,
    /// The number is followed by nothing.
    NoUnit,
    /// The number is followed by something that is no unit of time; it may be a misspelt one of
    /// [`LENGTH_UNITS`](super::LENGTH_UNITS).
    UnknownUnit,
    /// Units that are counted by different rules, side by side: "1 day 4 hours".
    Mixed,
    /// Units of one family that don't go from the larger to the smaller.
    Order,
    /// No time of day from 00:00 to 24:00, or one that could be two: 上午12點, "midnight".
    BadTime,
    /// A day is named, but no time on it: "tomorrow".
    NoTime,
    /// A time of day with something else than a number of days or working days from the start.
    TimeWithoutDays,
    /// It counts back from an event: 期滿前3日, "3 days before". A length runs forward.
    Before,
    /// How often, not how long: "every quarter", 每季度.
    Period,
    /// Something follows a length that is complete.
    Trailing,
}

impl BadLength {
    pub(super) fn new(piece: Piece<'_>, kind: BadLengthKind) -> Self {
        Self {
            range: piece.range(),
            kind,
        }
    }
}

impl fmt::Display for BadLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a length of time (bytes {:?}): {}",
            self.range, self.kind
        )
    }
}

impl fmt::Display for BadLengthKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "nothing is written",
            Self::TooLong => return write!(f, "longer than {LONGEST_TEXT_BYTES} bytes"),
            Self::NoNumber => "no number, such as 3 or three",
            Self::UnclearNumber => "not a clear number; write digits",
            Self::Grouped => "digits are written without commas",
            Self::Negative => "a length isn't negative",
            Self::Zero => "zero is written \"immediately\"",
            Self::TooLarge => return write!(f, "more than {MOST_UNITS}"),
            Self::Range => "a range; write one number",
            Self::Disagreement => "the number in brackets is another one",
            Self::NotWhole => "only hours, minutes and seconds have decimals",
            Self::TooFine => "finer than a microsecond",
            Self::UnclearHalf => {
                "half of it has no fixed length; write hours, days or a time of day"
            }
            Self::NoUnit => "no unit of time, such as hours or working days",
            Self::UnknownUnit => "not a unit of time, such as hours or working days",
            Self::Mixed => {
                "units that are counted by different rules: hours by the clock or in working time, \
                 days and weeks, working days, months and years don't mix"
            }
            Self::Order => "the larger unit comes first, each once",
            Self::BadTime => "not a clear time of day from 00:00 to 24:00",
            Self::NoTime => "a day without a time, such as 18:00",
            Self::TimeWithoutDays => "a time of day goes with a number of days or working days",
            Self::Before => "counted back from an event; a length runs forward from its start",
            Self::Period => "how often, not how long; a length has a number: \"1 quarter\"",
            Self::Trailing => "something follows the length",
        })
    }
}

impl std::error::Error for BadLength {}
