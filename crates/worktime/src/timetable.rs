//! A table as it is asked: with the days that a layer changes, and with the two searches that all
//! questions come down to.

mod overlay;
mod shape;
pub(crate) mod table;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use self::overlay::{ChangedDay, Overlay};
use self::shape::Shape;
use self::table::Table;
use crate::calendar::source::Source;
use crate::instant::{Instant, Micros};
use crate::zone::Date;

/// Open time and worked days from `range().start` up to but without `range().end`.
#[derive(Clone, Debug)]
pub(crate) struct Timetable {
    pub(crate) table: Arc<Table>,
    pub(crate) overlay: Arc<Overlay>,
}

/// What has passed before a day begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) open_micros: Micros,
    pub(crate) worked_days: u32,
}

/// A day of a timetable.
pub(crate) struct Day<'a> {
    /// Its first instant.
    pub(crate) start: Instant,
    /// What has passed before it.
    passed: Passed,
    pub(crate) shape: &'a Shape,
}

impl Timetable {
    /// Compiles the hours of some dates.
    pub(crate) fn compile(source: &Source, dates: Range<Date>) -> Self {
        Self {
            table: Arc::new(Table::compile(source.zone(), source, dates)),
            overlay: Arc::default(),
        }
    }

    /// This timetable with the days that a layer on its calendar changes.
    pub(crate) fn with(&self, layer: &Source) -> Self {
        let mut overlay = Overlay::default();
        for day in self.days_to_look_at(layer) {
            let shape = self.table.shape_by(layer.zone(), layer, day);
            if shape != *self.table.shape(day) {
                overlay.change(&self.table, day, shape);
            }
        }
        overlay.finish();
        Self {
            table: Arc::clone(&self.table),
            overlay: Arc::new(overlay),
        }
    }

    /// The dates for which it is complete.
    pub(crate) fn dates(&self) -> &Range<Date> {
        &self.table.dates
    }

    /// The instants for which it is complete.
    pub(crate) fn range(&self) -> Range<Instant> {
        self.table.range()
    }

    /// Open time from the beginning until `at`.
    pub(crate) fn open_until(&self, at: Instant) -> Micros {
        let day = self.day(self.table.day_of(at));
        day.passed.open_micros + day.shape.until(at.since(day.start))
    }

    /// Whether `at` is open.
    pub(crate) fn is_open(&self, at: Instant) -> bool {
        let day = self.day(self.table.day_of(at));
        day.shape.is_open(at.since(day.start))
    }

    /// The earliest instant by which `span` has been open since `from`; `span` is more than zero.
    /// `None` if that isn't before the end.
    pub(crate) fn later(&self, from: Instant, span: Micros) -> Option<Instant> {
        let first = self.table.day_of(from);
        let total = self.open_until(from).checked_add(span)?;
        let hint = first.saturating_add(self.table.days_for(span));
        let day = self.last_day(hint, |passed| passed.open_micros < total)?;
        let rest = total - day.passed.open_micros;
        let point = day.shape.earliest(rest)?;
        (rest <= day.shape.total()).then(|| day.start.plus(point))
    }

    /// The latest instant from which `span` is open until `to`: the next opening for zero. `None`
    /// if that is before the beginning or at or beyond the last opening.
    pub(crate) fn earlier(&self, to: Instant, span: Micros) -> Option<Instant> {
        let last = self.table.day_of(to);
        let total = self.open_until(to).checked_sub(span)?;
        let hint = last.saturating_sub(self.table.days_for(span));
        let day = self.last_day(hint, |passed| passed.open_micros <= total)?;
        let rest = total - day.passed.open_micros;
        let point = day.shape.latest(rest)?;
        (rest < day.shape.total()).then(|| day.start.plus(point))
    }

    /// The worked day before which `n` others are worked from a day on.
    pub(crate) fn worked_day(&self, from: usize, n: u32) -> Option<Day<'_>> {
        let before = self.day(from).passed.worked_days.checked_add(n)?;
        let hint = from.saturating_add(self.table.days_for_worked(n));
        let day = self.last_day(hint, |passed| passed.worked_days <= before)?;
        day.shape.is_worked().then_some(day)
    }

    /// A day with all changes.
    pub(crate) fn day(&self, day: usize) -> Day<'_> {
        self.with_changes(day, self.overlay.day(&self.table, day))
    }

    /// The open spans that touch `range`, cut to it, in order; spans that touch are one.
    pub(crate) fn spans(&self, range: Range<Instant>) -> impl Iterator<Item = (Instant, Instant)> {
        let first = self.table.day_of(range.start);
        let limit = range.clone();
        let days = first..self.table.days();
        let pieces = days
            .take_while(move |day| self.table.start(*day) < limit.end)
            .flat_map(|day| {
                let day = self.day(day);
                let stretches = day.shape.stretches();
                stretches.map(move |(from, to)| (day.start.plus(from), day.start.plus(to)))
            })
            .map(move |(from, to)| (from.max(range.start), to.min(range.end)))
            .filter(|(from, to)| from < to);
        joined(pieces)
    }

    /// The days that are changed already, those that the layer settles, and the days after them,
    /// into which a shift over midnight may reach.
    fn days_to_look_at(&self, layer: &Source) -> BTreeSet<usize> {
        let mut days: BTreeSet<usize> = self.overlay.days().collect();
        let eve = self.dates().start.yesterday().unwrap_or(self.dates().start);
        for date in layer.own_dates() {
            if (eve..self.dates().end).contains(&date) {
                let day = self.table.day_of_date(date);
                days.extend((date != eve).then_some(day));
                let next = if date == eve { 0 } else { day + 1 };
                days.extend((next < self.table.days()).then_some(next));
            }
        }
        days
    }

    /// The last day for which `holds`, which is true up to a day and false from there on. `None`
    /// if that is beyond the last day, or before the first.
    fn last_day(&self, hint: usize, holds: impl Fn(Passed) -> bool) -> Option<Day<'_>> {
        // Between two changed days the table is off by the same amount, so only there is searched.
        let (days, changes) = self.overlay.stretch_of(self.table.days(), &holds);
        let correction = self.overlay.correction(&self.table, changes);
        let holds = |day: usize| holds(correction.apply(self.table.passed(day)));
        let found = first_false(days, hint, holds).checked_sub(1)?;
        let day = || self.with_changes(found, self.overlay.day_after(&self.table, changes, found));
        (found < self.table.days()).then(day)
    }

    fn with_changes<'a>(&'a self, number: usize, changed: ChangedDay<'a>) -> Day<'a> {
        Day {
            start: self.table.start(number),
            passed: changed.before.apply(self.table.passed(number)),
            shape: changed.shape.unwrap_or_else(|| self.table.shape(number)),
        }
    }
}

impl Day<'_> {
    /// The close of business; `None` if no hours begin on the day.
    pub(crate) fn close(&self) -> Option<Instant> {
        self.shape.close().map(|close| self.start.plus(close))
    }
}

/// The first number of a range for which `holds` isn't true, its end if there is none. Searches
/// outwards from `hint` in growing steps: near answers take few.
fn first_false(range: Range<usize>, hint: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    let hint = hint.clamp(low, high);
    let mut step = 1;
    if hint < high && holds(hint) {
        low = hint + 1;
        while low + step < high && holds(low + step) {
            low += step + 1;
            step *= 2;
        }
        high = high.min(low + step);
    } else {
        high = hint;
        while high >= low + step && !holds(high - step) {
            high -= step;
            step *= 2;
        }
        low = low.max(high.saturating_sub(step));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Joins spans that touch.
fn joined(
    spans: impl Iterator<Item = (Instant, Instant)>,
) -> impl Iterator<Item = (Instant, Instant)> {
    let mut spans = spans.peekable();
    std::iter::from_fn(move || {
        let (start, mut end) = spans.next()?;
        while let Some((_, later)) = spans.next_if(|next| next.0 <= end) {
            end = end.max(later);
        }
        Some((start, end))
    })
}
