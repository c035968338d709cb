//! A calendar compiled for a range of dates: every open span as instants, with the working time
//! before it. So each question is one binary search, however far apart two instants are.
//!
//! Some 24 bytes a span and 16 a working day: 650 KiB for 41 years with a lunch break.

use std::ops::Range;

use crate::instant::{Instant, Micros, micros};
use crate::rules::Rules;
use crate::zone::{Date, MINUTES_A_DAY, Zone};

/// Open time from `range.start` up to but without `range.end`.
#[derive(Debug)]
pub(crate) struct Table {
    /// The dates for which the table is complete.
    pub(crate) dates: Range<Date>,
    /// The same as instants.
    pub(crate) range: Range<Instant>,
    /// Starts of the open spans, disjoint and in order; spans that touch are one.
    starts: Vec<Instant>,
    /// Ends of the same spans.
    ends: Vec<Instant>,
    /// Working time before each of the same spans, from the table's first span on.
    before: Vec<Micros>,
    /// Each date on which work begins, with its close of business.
    days: Vec<(Date, Instant)>,
}

impl Table {
    /// Compiles the rules for some dates.
    pub(crate) fn compile(rules: &Rules, dates: Range<Date>) -> Self {
        let zone = &rules.zone;
        let range = zone.start_of_day(dates.start)..zone.start_of_day(dates.end);
        let mut table = Self {
            dates,
            range,
            starts: Vec::new(),
            ends: Vec::new(),
            before: Vec::new(),
            days: Vec::new(),
        };
        // A shift over midnight reaches into the table from the day before it.
        let first = table.dates.start.yesterday().unwrap_or(table.dates.start);
        let mut midnights = Midnights::from(zone, first);
        let last = table.dates.end;
        while midnights.date <= last {
            table.push_day(rules, &midnights);
            if !midnights.advance(zone) {
                break;
            }
        }
        table.sum_up();
        table
    }

    /// Working time from the table's first span until `at`.
    pub(crate) fn working_until(&self, at: Instant) -> Micros {
        let begun = self.starts.partition_point(|start| *start <= at);
        self.span(begun.wrapping_sub(1))
            .map_or(0, |(start, end, before)| before + at.min(end).since(start))
    }

    /// The earliest instant by which `total` of working time has passed since the table's first
    /// span; `total` is more than zero. `None` if the table holds less.
    pub(crate) fn earliest(&self, total: Micros) -> Option<Instant> {
        let begun = self.before.partition_point(|before| *before < total);
        let (start, end, before) = self.span(begun.checked_sub(1)?)?;
        let at = start.plus(total - before);
        (at <= end).then_some(at)
    }

    /// The latest instant before which no more than `total` of working time has passed; `None` if
    /// that lies behind the last span or before the first.
    pub(crate) fn latest(&self, total: Micros) -> Option<Instant> {
        let begun = self.before.partition_point(|before| *before <= total);
        let (start, end, before) = self.span(begun.checked_sub(1)?)?;
        let at = start.plus(total - before);
        (at < end).then_some(at)
    }

    /// The open span that holds `at`, else the next one.
    pub(crate) fn open_from(&self, at: Instant) -> Option<(Instant, Instant)> {
        let closed = self.ends.partition_point(|end| *end <= at);
        self.span(closed).map(|(start, end, _)| (start, end))
    }

    /// The open spans that touch `range`, cut to it.
    pub(crate) fn spans(&self, range: Range<Instant>) -> impl Iterator<Item = (Instant, Instant)> {
        let first = self.ends.partition_point(|end| *end <= range.start);
        let spans = self.starts.iter().zip(&self.ends).skip(first);
        spans
            .take_while(move |(start, _)| **start < range.end)
            .map(move |(start, end)| ((*start).max(range.start), (*end).min(range.end)))
    }

    /// The `n`-th working date after `date` with its close of business, n from 1.
    pub(crate) fn nth_day_after(&self, date: Date, n: u32) -> Option<(Date, Instant)> {
        let passed = self.days.partition_point(|(day, _)| *day <= date);
        let index = passed
            .checked_add(usize::try_from(n).ok()?)?
            .checked_sub(1)?;
        self.days.get(index).copied()
    }

    /// The working date `date` itself, else the next one, with its close of business.
    pub(crate) fn day_from(&self, date: Date) -> Option<(Date, Instant)> {
        let passed = self.days.partition_point(|(day, _)| *day < date);
        self.days.get(passed).copied()
    }

    fn span(&self, index: usize) -> Option<(Instant, Instant, Micros)> {
        Some((
            *self.starts.get(index)?,
            *self.ends.get(index)?,
            *self.before.get(index)?,
        ))
    }

    fn push_day(&mut self, rules: &Rules, midnights: &Midnights) {
        let mut close = None;
        for span in rules.hours(midnights.date) {
            let start = midnights.edge(&rules.zone, span.from_minute);
            let end = midnights.edge(&rules.zone, span.end());
            if start < end {
                self.push_span(start, end);
                close = close.max(Some(end));
            }
        }
        self.days.extend(close.map(|close| (midnights.date, close)));
    }

    /// Adds a span that doesn't begin before the last one.
    fn push_span(&mut self, start: Instant, end: Instant) {
        match self.ends.last_mut() {
            Some(last) if start <= *last => *last = end.max(*last),
            _ => {
                self.starts.push(start);
                self.ends.push(end);
            }
        }
    }

    fn sum_up(&mut self) {
        let mut total = 0;
        for (start, end) in self.starts.iter().zip(&self.ends) {
            self.before.push(total);
            total += end.since(*start);
        }
        self.starts.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.days.shrink_to_fit();
    }
}

/// A date with the instants of its midnight and the two that follow. On a date of 24 hours every
/// minute is reckoned from its midnight; only where clocks change is the zone asked. (No zone has
/// ever changed its clocks twice within a day and been back at the same offset.)
struct Midnights {
    date: Date,
    next: [Instant; 3],
}

impl Midnights {
    fn from(zone: &Zone, date: Date) -> Self {
        let next = [0, 1, 2].map(|days| zone.start_of_day(days_later(date, days)));
        Self { date, next }
    }

    /// Moves to the next date; `false` at the end of all dates.
    fn advance(&mut self, zone: &Zone) -> bool {
        let Ok(tomorrow) = self.date.tomorrow() else {
            return false;
        };
        let [_, first, second] = self.next;
        self.date = tomorrow;
        self.next = [first, second, zone.start_of_day(days_later(tomorrow, 2))];
        true
    }

    /// The same as `Zone::edge` for this date, only faster.
    fn edge(&self, zone: &Zone, minute: u16) -> Instant {
        let [first, second, third] = self.next;
        let (midnight, end, past_midnight) = if minute <= MINUTES_A_DAY {
            (first, second, minute)
        } else {
            (second, third, minute - MINUTES_A_DAY)
        };
        if end.since(midnight) == micros::DAY {
            midnight.plus(i64::from(past_midnight) * micros::MINUTE)
        } else {
            zone.edge(self.date, minute)
        }
    }
}

fn days_later(date: Date, days: i64) -> Date {
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| date.checked_add(span))
        .unwrap_or(Date::MAX)
}
