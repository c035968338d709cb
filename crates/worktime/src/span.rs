//! A stretch of a day during which people work, and its text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::zone::MINUTES_A_DAY;

pub use jiff::civil::Weekday;

/// Monday to Friday.
pub const WORKWEEK: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

/// Working time on a day, in minutes after midnight, half-open. A span whose end isn't later than
/// its start runs over midnight; its hours belong to the day on which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first minute, 0 to 1439.
    pub from_minute: u16,
    /// The minute after the last, 1 to 1440 (1440 is 24:00); 0 is midnight too.
    pub to_minute: u16,
}

/// Where a list of spans can't be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSpan {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub kind: BadSpanKind,
}

/// What is the matter with a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSpanKind {
    /// Not of the form `09:00-12:00`.
    NotASpan,
    /// Not a time of day from `00:00` to `24:00` (a span can't start at `24:00`).
    NotATime,
    /// It ends when it begins; a whole day is `00:00-24:00`.
    Empty,
    /// It shares time with an earlier span of the list.
    Overlaps,
    /// More than [`Span::MOST_A_DAY`] spans.
    TooMany,
}

impl Span {
    /// The most spans that a day may have.
    pub const MOST_A_DAY: usize = 64;

    /// Reads spans such as `09:00-12:00 13:30-18:00`, separated by spaces or commas, and gives them
    /// in order of time. A text without any is a day without working time.
    ///
    /// # Errors
    /// The first span that can't be read, with its place.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, BadSpan> {
        let mut spans: Vec<Self> = Vec::new();
        for (at, word) in words(text) {
            let span = parse_one(at, word)?;
            let fault = |kind| {
                Err(BadSpan {
                    range: at..at + word.len(),
                    kind,
                })
            };
            if spans.len() == Self::MOST_A_DAY {
                return fault(BadSpanKind::TooMany);
            }
            if spans.iter().any(|earlier| earlier.overlaps(span)) {
                return fault(BadSpanKind::Overlaps);
            }
            spans.push(span);
        }
        spans.sort_unstable_by_key(|span| span.from_minute);
        Ok(spans)
    }

    /// How many minutes the span has on a day without a change of clocks.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.end().saturating_sub(self.from_minute)
    }

    /// The end in minutes after the midnight at which the day begins: over 1440 for a span that
    /// runs over midnight.
    pub(crate) const fn end(self) -> u16 {
        if self.to_minute > self.from_minute {
            self.to_minute
        } else {
            self.to_minute.saturating_add(MINUTES_A_DAY)
        }
    }

    /// The parts of other spans of the same day that lie within this one.
    pub(crate) fn cut(self, hours: &[Self]) -> Vec<Self> {
        let common = |span: &Self| {
            let from = span.from_minute.max(self.from_minute);
            let to = span.end().min(self.end());
            (from < to).then_some(Self::of_minutes(from, to))
        };
        hours.iter().filter_map(common).collect()
    }

    /// The span between two minutes after a midnight, of which the second may lie on the next day.
    pub(crate) const fn of_minutes(from: u16, to: u16) -> Self {
        Self {
            from_minute: from,
            to_minute: if to > MINUTES_A_DAY {
                to - MINUTES_A_DAY
            } else {
                to
            },
        }
    }

    /// Whether both minutes are within a day and the span isn't empty.
    pub(crate) const fn is_sound(self) -> bool {
        self.from_minute < MINUTES_A_DAY
            && self.to_minute <= MINUTES_A_DAY
            && self.from_minute != self.to_minute
    }

    /// Whether two spans of one day share time; one that runs over midnight ends after 24:00.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.from_minute < other.end() && other.from_minute < self.end()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from_minute, self.to_minute);
        write!(
            f,
            "{:02}:{:02}-{:02}:{:02}",
            from / 60,
            from % 60,
            to / 60,
            to % 60
        )
    }
}

impl fmt::Display for BadSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            BadSpanKind::NotASpan => "not a span such as 09:00-12:00",
            BadSpanKind::NotATime => "not a time from 00:00 to 24:00",
            BadSpanKind::Empty => "a span that ends when it begins",
            BadSpanKind::Overlaps => "overlaps with another span",
            BadSpanKind::TooMany => "too many spans",
        };
        write!(f, "bytes {:?}: {what}", self.range)
    }
}

impl std::error::Error for BadSpan {}

/// The words of a list with their byte places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、' | '；');
    text.split(separates)
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn parse_one(at: usize, word: &str) -> Result<Span, BadSpan> {
    let fault = |range: Range<usize>, kind| BadSpan { range, kind };
    let whole = at..at + word.len();
    let (from, dash) = word
        .char_indices()
        .find(|(_, c)| matches!(c, '-' | '–' | '—' | '~' | '～' | '至' | '到'))
        .ok_or_else(|| fault(whole.clone(), BadSpanKind::NotASpan))?;
    let to = from + dash.len_utf8();
    let time = |range: Range<usize>| {
        let minute = word.get(range.clone()).and_then(minute_of_day);
        minute.ok_or_else(|| fault(at + range.start..at + range.end, BadSpanKind::NotATime))
    };
    let span = Span {
        from_minute: time(0..from)?,
        to_minute: time(to..word.len())?,
    };
    if span.from_minute == MINUTES_A_DAY {
        return Err(fault(at..at + from, BadSpanKind::NotATime));
    }
    if !span.is_sound() {
        return Err(fault(whole, BadSpanKind::Empty));
    }
    Ok(span)
}

/// Reads `9:00`, `09:00` or `24:00`.
fn minute_of_day(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    let number = |digits: &str, fewest: usize| {
        let plain = digits.len() >= fewest && digits.len() <= 2;
        let digits_only = digits.bytes().all(|byte| byte.is_ascii_digit());
        (plain && digits_only)
            .then(|| digits.parse::<u16>().ok())
            .flatten()
    };
    let (hours, minutes) = (number(hours, 1)?, number(minutes, 2)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= MINUTES_A_DAY).then_some(minute)
}
