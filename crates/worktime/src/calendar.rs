//! A calendar, ready to be asked: how much working time lies between two instants, and which
//! instant lies so much working time away.

pub(crate) mod bad_calendar;
pub(crate) mod builder;
mod inverse;
pub(crate) mod own_days;
mod reach;
pub(crate) mod rules;
pub(crate) mod source;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use self::bad_calendar::BadCalendar;
use self::builder::CalendarBuilder;
use self::own_days::OwnDays;
use self::rules::{DaySpans, Rules};
use self::source::Source;
use crate::horizon::{self, HORIZON_LAST_YEAR, Undatable, years};
use crate::instant::{Instant, Micros, micros};
use crate::timetable::Timetable;
use crate::zone::{Date, Zone};

/// A calendar that has no working time for longer than this is refused by [`Calendar::validate`].
pub const SEARCH_DAYS: i32 = 400;
/// How many layers and intersections may stand on one another.
pub const MOST_LAYERS: u8 = 8;

/// The years for which every calendar is compiled at once.
const NEAR_YEARS: Range<i16> = 2000..2041;
/// How far the table reaches at least beyond the last date whose hours are certain.
const YEARS_BEYOND_KNOWN: i16 = 3;

/// When people work. Cheap to clone and safe to share.
#[derive(Clone)]
pub struct Calendar(Arc<Compiled>);

struct Compiled {
    source: Source,
    layers: u8,
    /// The first instant whose hours may still change.
    uncertain_from: Option<Instant>,
    near: Timetable,
    /// The whole horizon, compiled when somebody first asks beyond the near years.
    far: OnceLock<Timetable>,
}

/// A date on which work begins.
pub(crate) struct WorkingDay {
    /// The date's first instant.
    pub(crate) start: Instant,
    /// The end of the last hours that begin on it.
    pub(crate) close: Instant,
}

impl Calendar {
    /// Starts to build a calendar in a zone.
    #[must_use]
    pub fn builder(zone: Zone) -> CalendarBuilder {
        CalendarBuilder::new(zone)
    }

    /// This calendar with other days: those of a client or of a site. It shares all else, so a
    /// layer costs microseconds to make and some hundred bytes to keep.
    ///
    /// # Errors
    /// Hours that can't be, and more than [`MOST_LAYERS`] on one another.
    pub fn layer(&self, mut days: OwnDays) -> Result<Self, BadCalendar> {
        days.settle()?;
        let layers = one_more(self.0.layers)?;
        let source = Source::Layer {
            base: self.clone(),
            own: days,
        };
        let near = self.0.near.with(&source);
        Ok(Self::compiled(source, layers, near))
    }

    /// The calendar that is open when both are, in the zone of the first. A date is worked in it
    /// if hours of the first that begin on it meet hours of the second.
    ///
    /// # Errors
    /// More than [`MOST_LAYERS`] layers and intersections on one another.
    pub fn common(first: &Self, second: &Self) -> Result<Self, BadCalendar> {
        let layers = one_more(first.0.layers.max(second.0.layers))?;
        let source = Source::Common([first.clone(), second.clone()]);
        let near = Timetable::compile(&source, first.0.near.dates().clone());
        Ok(Self::compiled(source, layers, near))
    }

    pub(crate) fn compile(rules: Rules) -> Self {
        let known = rules.known_until;
        let last = known.map_or(NEAR_YEARS.end, |date| {
            let enough = date.year().saturating_add(YEARS_BEYOND_KNOWN + 1);
            NEAR_YEARS.end.max(enough)
        });
        let dates = years(NEAR_YEARS.start, last.min(HORIZON_LAST_YEAR + 1));
        let source = Source::Own(rules);
        let near = Timetable::compile(&source, dates);
        Self::compiled(source, 0, near)
    }

    fn compiled(source: Source, layers: u8, near: Timetable) -> Self {
        let uncertain_from = match &source {
            Source::Own(rules) => rules.known_until.map(|last| {
                // A shift that begins on the last date is certain to its end.
                let known = near.dates().contains(&last);
                let close = known.then(|| near.day(near.table.day_of_date(last)).close());
                let close = close.flatten();
                let midnight = last.tomorrow().map(|next| rules.zone.start_of_day(next));
                close.max(midnight.ok()).unwrap_or_default()
            }),
            Source::Layer { base, .. } => base.0.uncertain_from,
            Source::Common([first, second]) => {
                let both = [first.0.uncertain_from, second.0.uncertain_from];
                both.into_iter().flatten().min()
            }
        };
        Self(Arc::new(Compiled {
            source,
            layers,
            uncertain_from,
            near,
            far: OnceLock::new(),
        }))
    }

    /// Checks that there is working time at all.
    ///
    /// # Errors
    /// [`BadCalendar::NoWorkingTime`] if more than [`SEARCH_DAYS`] pass without any, in the years
    /// from 2000 on that the calendar is compiled for.
    pub fn validate(&self) -> Result<(), BadCalendar> {
        let table = &self.0.near;
        let range = table.range();
        let mut last_end = range.start;
        let beyond = (range.end, range.end);
        for (start, end) in table.spans(range).chain([beyond]) {
            if start.since(last_end) > i64::from(SEARCH_DAYS) * micros::DAY {
                let from = self.zone().date_of(last_end);
                return Err(BadCalendar::NoWorkingTime {
                    from,
                    days: SEARCH_DAYS,
                });
            }
            last_end = end;
        }
        Ok(())
    }

    /// The zone in which the hours are meant.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        self.0.source.zone()
    }

    /// The last date whose hours are certain; `None` if nothing is still to be published.
    #[must_use]
    pub fn known_until(&self) -> Option<Date> {
        self.0.source.known_until()
    }

    /// The working time of the standard day on a date: of the weekday with the most hours.
    #[must_use]
    pub fn standard_day_micros(&self, on: Date) -> Micros {
        i64::from(rules::minutes(&self.0.source.standard_day(on))) * micros::MINUTE
    }

    /// Working time from `from` up to but without `to`; nothing if `to` isn't later.
    #[must_use]
    pub fn working_micros(&self, from: Instant, to: Instant) -> Micros {
        if to <= from {
            return 0;
        }
        let table = self.table(from, to);
        table.open_until(to) - table.open_until(from)
    }

    /// The earliest instant by which `span` of working time has passed since `from`: before a lunch
    /// break rather than after it. `from` itself for zero; a negative span goes back.
    ///
    /// # Errors
    /// If the years that the calendar knows don't hold so much working time.
    pub fn add_working(&self, from: Instant, span: Micros) -> Result<Instant, Undatable> {
        match span {
            0 => Ok(from),
            ..0 => self.subtract_working(from, span.saturating_neg()),
            _ => self
                .search(from, |table| table.later(from, span))
                .ok_or_else(|| self.undatable(from)),
        }
    }

    /// The latest instant from which `span` of working time passes until `to`: what must begin
    /// then, so that it ends in time. `to` itself for zero; a negative span goes forward.
    ///
    /// # Errors
    /// If the years that the calendar knows don't hold so much working time.
    pub fn subtract_working(&self, to: Instant, span: Micros) -> Result<Instant, Undatable> {
        match span {
            0 => Ok(to),
            ..0 => self.add_working(to, span.saturating_neg()),
            _ => self
                .search(to, |table| table.earlier(to, span))
                .ok_or_else(|| self.undatable_before(to)),
        }
    }

    /// Whether this instant is working time.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        self.table(at, at.plus(1)).is_open(at)
    }

    /// This instant if it is working time, else the next one that is.
    ///
    /// # Errors
    /// If there is none in the years that the calendar knows.
    pub fn next_opening(&self, at: Instant) -> Result<Instant, Undatable> {
        self.search(at, |table| table.earlier(at, 0))
            .ok_or_else(|| self.undatable(at))
    }

    /// The open spans from the first instant of `from` up to the first of `to`, in order; spans
    /// that touch are one.
    pub fn spans(&self, from: Date, to: Date) -> impl Iterator<Item = (Instant, Instant)> {
        self.spans_between(self.zone().start_of_day(from), self.zone().start_of_day(to))
    }

    /// The open spans between two instants, cut to them, in order; spans that touch are one.
    pub fn spans_between(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = (Instant, Instant)> {
        self.table(from, to).spans(from..to)
    }

    /// The hours of a date and why it has them; none beyond the years that a calendar knows.
    #[must_use]
    pub fn day_spans(&self, date: Date) -> DaySpans {
        let mut day = self.0.source.day_spans(date);
        if !horizon::dates().contains(&date) {
            day.spans.clear();
        }
        day
    }

    /// Whether work begins on this date.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.close_of_business(date).is_some()
    }

    /// The end of the last hours that begin on this date, or of a shift from the day before that
    /// goes on longer; `None` if no hours begin.
    #[must_use]
    pub fn close_of_business(&self, date: Date) -> Option<Instant> {
        let near = &self.0.near;
        let table = if near.dates().contains(&date) {
            near
        } else if horizon::dates().contains(&date) {
            self.far()
        } else {
            return None;
        };
        table.day(table.table.day_of_date(date)).close()
    }

    /// Whether an instant that was read off this calendar may still move, since it lies beyond the
    /// last date whose hours are certain.
    #[must_use]
    pub fn is_provisional(&self, at: Instant) -> bool {
        self.0
            .uncertain_from
            .is_some_and(|uncertain| at > uncertain)
    }
}

fn one_more(layers: u8) -> Result<u8, BadCalendar> {
    if layers < MOST_LAYERS {
        Ok(layers + 1)
    } else {
        Err(BadCalendar::TooManyLayers { most: MOST_LAYERS })
    }
}

impl PartialEq for Calendar {
    /// Calendars are equal if they were built from the same facts.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.source == other.0.source
    }
}

impl Eq for Calendar {}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.0.source).finish()
    }
}
