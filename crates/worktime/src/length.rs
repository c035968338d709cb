//! Lengths of time as people write them: "4 working hours", "3個工作日內", "1 month".

mod amount;
mod backwards;
mod bad;
mod day;
mod number;
mod parse;
mod phrase;
mod print;
mod time;
mod unit;
mod worked;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use bad::{BadLength, BadLengthKind};
pub use unit::LENGTH_UNITS;

use crate::instant::Micros;
use crate::name::Language;

/// The largest number that a length may be written with, and the largest sum: so many hours, days,
/// working days, weeks, months or years.
pub const MOST_UNITS: u32 = 1_000_000;
/// The longest text that is read as a length or a period.
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
    /// A time of day: "by 18:00 in 2 working days", 「2個工作日內18:00前」.
    TimeOfDay {
        /// How many days later; 0 is the running day, or the next one if that time has passed.
        after: u32,
        /// Which days are counted.
        unit: DayUnit,
        /// Minutes after midnight, 0 to 1440; what is more stands for 1440.
        minute: u16,
    },
}

/// Which days a time of day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayUnit {
    /// Working days.
    Working,
    /// Days of the calendar.
    Calendar,
}

impl Length {
    /// Reads a length in English or in Chinese of either script, with digits of either width:
    ///
    /// - an amount: "24 hours", "90 working minutes", 三個工作日, "thirty (30) days", 一百二十日,
    ///   壹佰貳拾日, "1.5 hours", "half an hour", 兩個半小時, 一年半, "4 hours in working time";
    /// - amounts that are counted by one rule, the larger first: "1 hour 30 minutes", "2 working
    ///   hours 30 minutes", "2 weeks 3 days", "1h30m", 一年零六個月;
    /// - a close of business: "end of next working day", "COB", "today", 當日下班前;
    /// - a time of day: "by 18:00 in 2 working days", "tomorrow 12:00", 次日中午12點前, 18:00前. An
    ///   hour that isn't said to be in the morning or afternoon is one of 24. "Tomorrow", 次日 and
    ///   當日 are days of the calendar; a time without a day is one of the running working day;
    /// - no time at all: "immediately", 立即.
    ///
    /// Words such as "within", "no later than", 不超過 and 之內 may stand around it.
    ///
    /// Refused is what two readers would count differently: different rules side by side ("1 day 4
    /// hours", "1 month 15 days"), ranges ("3-5 days"), "midnight", "12 am", "end of day", and half of
    /// a day, a working day, a week or a month, for which we know of no statute on contracts that says
    /// how long it is. So is what counts back from an event: "3 days before", 三日前.
    ///
    /// ```
    /// use worktime::{BadLengthKind, Length, micros};
    ///
    /// assert_eq!(Length::parse("不超過3個工作日")?, Length::WorkingDays(3));
    /// assert_eq!(Length::parse("1 hour 30 minutes")?, Length::Clock(90 * micros::MINUTE));
    /// let text = "2 working days 3 hours";
    /// let bad = Length::parse(text).unwrap_err();
    /// assert_eq!((&text[bad.range], bad.kind), ("3 hours", BadLengthKind::Mixed));
    /// # Ok::<(), worktime::BadLength>(())
    /// ```
    ///
    /// # Errors
    /// What can't be read, with its place.
    pub fn parse(text: &str) -> Result<Self, BadLength> {
        parse::parse(text)
    }

    /// The length in a language; [`Length::parse`] reads it back if it lies within [`MOST_UNITS`].
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        print::text(*self, language)
    }

    /// The length in Traditional Chinese; [`Length::parse`] reads it back.
    #[must_use]
    pub fn chinese(&self) -> String {
        self.text(Language::TraditionalChinese)
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
            Self::EndOfWorkingDay { .. } | Self::TimeOfDay { .. } => false,
        }
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
