//! The hours of a week as one line of text: "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00".

mod parse;

use std::fmt;
use std::ops::Range;

use crate::span::{BadSpanKind, Span, Weekday};
use crate::weekday::{WEEKDAYS, week_index};

/// The longest text that is read as the hours of a week: room for every span that a week may have.
pub const LONGEST_WEEK_BYTES: usize = 16 << 10;

/// How the weekdays are printed, Monday first.
const SHORT_NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The regular hours of a week. There is working time on at least one day, and no two spans share
/// time, not even those that run over midnight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WeekHours {
    /// Hours by day, Monday first, each in order of time.
    days: [Vec<Span>; 7],
}

/// Where a text doesn't give the hours of a week, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadWeekHours {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub kind: BadWeekHoursKind,
}

/// What is the matter with the hours of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadWeekHoursKind {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST_WEEK_BYTES`].
    TooLong,
    /// Neither a weekday such as `mon`, `mon-fri`, `daily` or 週一至週五, nor a span of hours.
    NotAWeekday,
    /// Hours that stand behind no weekday.
    NoWeekday,
    /// A weekday without hours; days off are left out.
    NoHours,
    /// A weekday that has its hours already.
    Repeated,
    /// The hours themselves.
    Hours(BadSpanKind),
}

impl WeekHours {
    /// Reads groups of weekdays with their hours.
    ///
    /// A group is a list of weekdays and then its spans, separated by blanks or commas. Weekdays are
    /// `mon` or `monday`, spans of them `mon-fri` (over the weekend too: `sat-mon`), all of them
    /// `daily`; 週一, 星期一, 禮拜一, 週一至週五, 週一、三、五 and 每日, in either script. Capitals
    /// don't matter. A new group begins with the next weekday, or behind a semicolon. Days that
    /// aren't named are off. Spans are those of [`Span::parse_list`].
    ///
    /// # Errors
    /// The first place that can't be read, and spans that share time: the later one.
    pub fn parse(text: &str) -> Result<Self, BadWeekHours> {
        parse::parse(text)
    }

    /// The hours of a weekday; empty if it is off.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Span] {
        self.days
            .get(week_index(weekday))
            .map_or(&[], Vec::as_slice)
    }

    /// The weekdays with hours, from Monday on, for `CalendarBuilder::week`.
    pub fn days(&self) -> impl Iterator<Item = (Weekday, &[Span])> {
        WEEKDAYS
            .into_iter()
            .map(|weekday| (weekday, self.on(weekday)))
            .filter(|(_, hours)| !hours.is_empty())
    }
}

impl fmt::Display for WeekHours {
    /// Days with the same hours as one group; [`WeekHours::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told: Vec<&[Span]> = Vec::new();
        for (_, hours) in self.days() {
            if told.contains(&hours) {
                continue;
            }
            if !told.is_empty() {
                f.write_str("; ")?;
            }
            told.push(hours);
            f.write_str(&self.weekdays_with(hours))?;
            for span in hours {
                write!(f, " {span}")?;
            }
        }
        Ok(())
    }
}

impl WeekHours {
    /// The weekdays that have exactly these hours: `mon-wed,fri`, or `daily`.
    fn weekdays_with(&self, hours: &[Span]) -> String {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (index, day) in self.days.iter().enumerate() {
            match runs.last_mut() {
                _ if day != hours => {}
                Some(run) if run.end == index => run.end += 1,
                _ => runs.push(index..index + 1),
            }
        }
        if self.days.iter().all(|day| day == hours) {
            return "daily".to_owned();
        }
        let name = |index: usize| SHORT_NAMES.get(index).copied().unwrap_or_default();
        let texts = runs.into_iter().map(|run| match run.len() {
            1 => name(run.start).to_owned(),
            _ => format!("{}-{}", name(run.start), name(run.end - 1)),
        });
        texts.collect::<Vec<_>>().join(",")
    }
}

impl fmt::Display for BadWeekHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            BadWeekHoursKind::Empty => "nothing is written",
            BadWeekHoursKind::TooLong => "too long",
            BadWeekHoursKind::NotAWeekday => "neither a weekday such as mon-fri nor hours",
            BadWeekHoursKind::NoWeekday => "hours without a weekday",
            BadWeekHoursKind::NoHours => "a weekday without hours",
            BadWeekHoursKind::Repeated => "the weekday has its hours already",
            BadWeekHoursKind::Hours(kind) => {
                let range = self.range.clone();
                return crate::span::BadSpan { range, kind }.fmt(f);
            }
        };
        write!(f, "bytes {:?}: {what}", self.range)
    }
}

impl std::error::Error for BadWeekHours {}
