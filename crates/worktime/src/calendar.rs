//! A calendar, ready to be asked: how much working time lies between two instants, and which
//! instant lies so much working time away.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::builder::{BadCalendar, CalendarBuilder};
use crate::horizon::{self, HORIZON_LAST_YEAR, Undatable, years};
use crate::instant::{Instant, Micros, micros};
use crate::rules::{self, DaySpans, Rules};
use crate::table::Table;
use crate::zone::{Date, Zone};

/// A calendar that has no working time for longer than this is refused by [`Calendar::validate`].
pub const SEARCH_DAYS: i32 = 400;

/// The years for which every calendar is compiled at once.
const NEAR_YEARS: Range<i16> = 2000..2041;
/// How far the table reaches at least beyond the last date whose hours are certain.
const YEARS_BEYOND_KNOWN: i16 = 3;

/// When people work. Cheap to clone and safe to share.
#[derive(Clone)]
pub struct Calendar(Arc<Compiled>);

struct Compiled {
    rules: Rules,
    /// The first instant whose hours may still change.
    uncertain_from: Option<Instant>,
    near: Table,
    /// The whole horizon, compiled when somebody first asks beyond the near years.
    far: OnceLock<Table>,
}

impl Calendar {
    /// Starts to build a calendar in a zone.
    #[must_use]
    pub fn builder(zone: Zone) -> CalendarBuilder {
        CalendarBuilder::new(zone)
    }

    pub(crate) fn compile(rules: Rules) -> Self {
        let known = rules
            .known_until
            .map(|date| date.year().saturating_add(YEARS_BEYOND_KNOWN));
        let last = known.map_or(NEAR_YEARS.end, |year| {
            NEAR_YEARS.end.max(year.saturating_add(1))
        });
        let near = Table::compile(
            &rules,
            years(NEAR_YEARS.start, last.min(HORIZON_LAST_YEAR + 1)),
        );
        let next_date = rules.known_until.and_then(|date| date.tomorrow().ok());
        let uncertain_from = next_date.map(|date| rules.zone.start_of_day(date));
        Self(Arc::new(Compiled {
            rules,
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
        let mut last_end = table.range.start;
        let beyond = (table.range.end, table.range.end);
        for (start, end) in table.spans(table.range.clone()).chain([beyond]) {
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
        &self.0.rules.zone
    }

    /// The last date whose hours are certain; `None` if nothing is still to be published.
    #[must_use]
    pub fn known_until(&self) -> Option<Date> {
        self.0.rules.known_until
    }

    /// The working time of the standard day: of the weekday with the most hours.
    #[must_use]
    pub fn standard_day_micros(&self) -> Micros {
        i64::from(rules::minutes(self.0.rules.standard_day())) * micros::MINUTE
    }

    /// Working time from `from` up to but without `to`; nothing if `to` isn't later.
    #[must_use]
    pub fn working_micros(&self, from: Instant, to: Instant) -> Micros {
        if to <= from {
            return 0;
        }
        let table = self.table(from, to);
        table.working_until(to) - table.working_until(from)
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
                .search(from, |table| {
                    table.earliest(table.working_until(from).checked_add(span)?)
                })
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
                .search(to, |table| {
                    table.latest(table.working_until(to).checked_sub(span)?)
                })
                .ok_or_else(|| self.undatable_before(to)),
        }
    }

    /// Whether this instant is working time.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        self.table(at, at)
            .open_from(at)
            .is_some_and(|(start, _)| start <= at)
    }

    /// This instant if it is working time, else the next one that is.
    ///
    /// # Errors
    /// If there is none in the years that the calendar knows.
    pub fn next_opening(&self, at: Instant) -> Result<Instant, Undatable> {
        self.search(at, |table| {
            table.open_from(at).map(|(start, _)| start.max(at))
        })
        .ok_or_else(|| self.undatable(at))
    }

    /// The open spans from the first instant of `from` up to the first of `to`, in order; spans
    /// that touch are one.
    pub fn spans(&self, from: Date, to: Date) -> impl Iterator<Item = (Instant, Instant)> {
        let range = self.zone().start_of_day(from)..self.zone().start_of_day(to);
        self.table(range.start, range.end).spans(range)
    }

    /// The hours of a date and why it has them.
    #[must_use]
    pub fn day_spans(&self, date: Date) -> DaySpans {
        self.0.rules.day_spans(date)
    }

    /// Whether work begins on this date.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.close_of_business(date).is_some()
    }

    /// The end of the last hours that begin on this date; `None` if it is off.
    #[must_use]
    pub fn close_of_business(&self, date: Date) -> Option<Instant> {
        let table = if self.0.near.dates.contains(&date) {
            &self.0.near
        } else {
            self.far()
        };
        table
            .day_from(date)
            .filter(|(day, _)| *day == date)
            .map(|(_, close)| close)
    }

    /// The `n`-th working day after a date with its close of business; n from 1.
    pub(crate) fn nth_working_day_after(&self, date: Date, n: u32) -> Option<(Date, Instant)> {
        self.search_days(date, |table| table.nth_day_after(date, n))
    }

    /// The date itself if it is a working day, else the next one, with its close of business.
    pub(crate) fn working_day_from(&self, date: Date) -> Option<(Date, Instant)> {
        self.search_days(date, |table| table.day_from(date))
    }

    /// Whether what lies before `at` isn't all certain.
    pub(crate) fn is_uncertain(&self, at: Instant) -> bool {
        self.0
            .uncertain_from
            .is_some_and(|uncertain| at > uncertain)
    }

    pub(crate) fn undatable(&self, from: Instant) -> Undatable {
        match self.far().open_from(from) {
            None if from < self.far().range.end => Undatable::NoWorkingTime { from },
            _ => Undatable::TooFar { from },
        }
    }

    fn undatable_before(&self, to: Instant) -> Undatable {
        let far = self.far();
        if far.range.start < to && far.working_until(to) == 0 {
            Undatable::NoWorkingTime { from: to }
        } else {
            Undatable::TooFar { from: to }
        }
    }

    /// Asks the near table, and the whole horizon if the answer doesn't lie there.
    fn search(&self, from: Instant, ask: impl Fn(&Table) -> Option<Instant>) -> Option<Instant> {
        let within = |table: &Table| {
            let range = table.range.start..=table.range.end;
            let found = if range.contains(&from) {
                ask(table)
            } else {
                None
            };
            found.filter(|at| range.contains(at))
        };
        within(&self.0.near).or_else(|| within(self.far()))
    }

    fn search_days(
        &self,
        from: Date,
        ask: impl Fn(&Table) -> Option<(Date, Instant)>,
    ) -> Option<(Date, Instant)> {
        let within = |table: &Table| {
            let found = if table.dates.contains(&from) {
                ask(table)
            } else {
                None
            };
            found.filter(|(date, _)| table.dates.contains(date))
        };
        within(&self.0.near).or_else(|| within(self.far()))
    }

    fn table(&self, from: Instant, to: Instant) -> &Table {
        let near = &self.0.near;
        if near.range.start <= from && to <= near.range.end {
            near
        } else {
            self.far()
        }
    }

    fn far(&self) -> &Table {
        self.0
            .far
            .get_or_init(|| Table::compile(&self.0.rules, horizon::dates()))
    }
}

impl PartialEq for Calendar {
    /// Calendars are equal if they were built from the same facts.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.rules == other.0.rules
    }
}

impl Eq for Calendar {}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.0.rules).finish()
    }
}
