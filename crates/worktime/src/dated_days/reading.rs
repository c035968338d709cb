//! How a file is to be read: which dates are wanted, and what its titles mean.

use std::ops::Range;

use super::gathering::Gathering;
use super::title::{CLOSED_IF, OBSERVED_IF, SHORTENED_IF, UNCLEAR_IF, WORKED_IF};
use super::{DatedDays, MOST_BYTES, ProblemKind, entry, sheet};
use crate::span::Span;
use crate::zone::{Date, MINUTES_A_DAY, Zone};

/// How a file is to be read.
///
/// Feeds have no field for "this Saturday is worked": they say it in titles, 「春節（班）」 or
/// "Workday". So the words that decide are part of the call. Where words of both lists stand in a
/// title, the longest word at each place counts: 「停班」 isn't 「班」. Capitals and full-width
/// letters don't matter. A word of Latin letters must stand alone ("off" isn't in "office"); where
/// a single Chinese character doesn't stand alone, the title is unclear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The zone in which times without one are meant, and whose dates are given.
    pub zone: &'a Zone,
    /// The dates that are wanted, the last one excluded.
    pub range: Range<Date>,
    /// A title with one of these is a workday.
    pub worked_if: &'a [&'a str],
    /// A title with one of these is a day off.
    pub closed_if: &'a [&'a str],
    /// A title with one of these is worked in part; the hours have to be said.
    pub shortened_if: &'a [&'a str],
    /// A title that has one of these and of no other list can't be told.
    pub unclear_if: &'a [&'a str],
    /// An event without a word of the other lists whose *description* has one of these isn't a day
    /// off.
    pub observed_if: &'a [&'a str],
    /// What an event of whole days is whose title has none of the words.
    pub all_day: Unmarked,
    /// What an event with times is whose title has none of the words.
    pub timed: Unmarked,
    /// The hours outside of which nobody works anyway: a closure from 14:00 to 18:00 reaches to the
    /// end of a day that is open until 18:00.
    pub open_within: Span,
}

/// What an event is whose title has none of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// A day off, or for an event with times a closure of part of the day.
    Closed,
    /// A day off, unless another title of the file has a word of `closed_if`: a feed that marks its
    /// days off has other things without a mark, such as Mother's Day. Those are problems then.
    ClosedIfNoneIsMarked,
    /// A workday, or for an event with times an opening.
    Worked,
    /// Told as a problem.
    Unclear,
}

impl<'a> Reading<'a> {
    /// The usual words in Chinese and English. Whole days without a word are off if the feed marks
    /// none; events with times are only taken if their title has a word.
    #[must_use]
    pub fn new(zone: &'a Zone, range: Range<Date>) -> Self {
        Self {
            zone,
            range,
            worked_if: &WORKED_IF,
            closed_if: &CLOSED_IF,
            shortened_if: &SHORTENED_IF,
            unclear_if: &UNCLEAR_IF,
            observed_if: &OBSERVED_IF,
            all_day: Unmarked::ClosedIfNoneIsMarked,
            timed: Unmarked::Unclear,
            open_within: Span {
                from_minute: 0,
                to_minute: MINUTES_A_DAY,
            },
        }
    }

    /// Reads a calendar file (iCalendar, RFC 5545).
    ///
    /// An event with times opens or closes them, as its title says. Whether it blocks appointments
    /// (`TRANSP`) isn't asked: events in feeds of holidays never do.
    #[must_use]
    pub fn ics(&self, bytes: &[u8]) -> DatedDays {
        self.read(bytes, entry::read)
    }

    /// Reads a table (CSV) in UTF-8 with a line of titles, separated by commas, semicolons or
    /// tabs.
    ///
    /// The columns are, in any order: `date` or `from`, `to` (the last date, **included**), `kind`
    /// (closed, work, opened, shortened), `name`, `hours` (of an opened day, or those that are kept
    /// of a shortened one); 日期 or 起, 止, 類型 (休, 班, 營業, 半天), 名稱, 時段. The official table
    /// of Taiwan is read too: 西元日期, 星期, 是否放假 (0 worked, 2 off), 備註; of it, only what
    /// differs from a week of Monday to Friday, or has a name, becomes a day.
    #[must_use]
    pub fn csv(&self, bytes: &[u8]) -> DatedDays {
        self.read(bytes, sheet::read)
    }

    fn read(&self, bytes: &[u8], read: impl Fn(&[u8], &mut Gathering<'_>)) -> DatedDays {
        let mut gathering = Gathering::new(self);
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let wide = text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]);
        if bytes.len() > MOST_BYTES {
            let bytes = bytes.len();
            gathering.problem(1, ProblemKind::TooLarge { bytes });
        } else if wide {
            // The marks of UTF-16, in which not even line breaks could be found.
            gathering.problem(1, ProblemKind::NotUtf8);
        } else {
            read(text, &mut gathering);
        }
        gathering.finish()
    }
}
