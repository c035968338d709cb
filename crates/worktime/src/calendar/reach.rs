//! Which of a calendar's two tables answers: the near years, which are compiled with it, or the
//! whole horizon, which is compiled when somebody first asks beyond them.

use super::{Calendar, WorkingDay};
use crate::calendar::source::Source;
use crate::horizon::{self, Undatable};
use crate::instant::Instant;
use crate::timetable::table::{DayHours, Midnights};
use crate::timetable::{Day, Timetable};
use crate::zone::Date;

impl Calendar {
    /// The date that a wall calendar in the calendar's zone shows.
    pub(crate) fn date_of(&self, at: Instant) -> Date {
        let table = &self.0.near.table;
        if table.range().contains(&at) {
            table.date(table.day_of(at))
        } else {
            self.zone().date_of(at)
        }
    }

    /// The `n`-th working day after a date; n from 1.
    pub(crate) fn nth_working_day_after(&self, date: Date, n: u32) -> Option<WorkingDay> {
        self.search_days(date, |table, today| {
            table.worked_day(today + 1, n.checked_sub(1)?)
        })
    }

    /// The date itself if it is a working day, else the next one.
    pub(crate) fn working_day_from(&self, date: Date) -> Option<WorkingDay> {
        self.search_days(date, |table, today| table.worked_day(today, 0))
    }

    pub(crate) fn undatable(&self, from: Instant) -> Undatable {
        let far = self.far();
        let never_again = far.earlier(from, 0).is_none();
        if never_again && from < far.range().end {
            Undatable::NoWorkingTime { from }
        } else {
            Undatable::TooFar { from }
        }
    }

    /// Adds the open spans between two instants, for a calendar that shares its time with this one.
    pub(super) fn add_spans_between(
        &self,
        (start, end): (Instant, Instant),
        spans: &mut Vec<(Instant, Instant)>,
    ) {
        let near = self.0.near.range();
        let zone = self.zone();
        if near.start <= start && end <= near.end || self.0.far.get().is_some() {
            spans.extend(self.spans_between(start, end));
            return;
        }
        // For the few days at the edge of the near years the whole horizon isn't compiled.
        let last = zone.date_of(end);
        let eve = zone.date_of(start).yesterday().unwrap_or(Date::MIN);
        let mut hours = Vec::new();
        for date in eve
            .series(jiff::Span::new().days(1))
            .take_while(|date| *date <= last)
        {
            let known = horizon::dates().contains(&date);
            if known {
                let midnights = Midnights::from(zone, date);
                self.source().add_hours(&midnights, &mut hours);
            }
        }
        hours.sort_unstable();
        let cut = hours
            .iter()
            .map(|span| (span.0.max(start), span.1.min(end)));
        spans.extend(cut.filter(|(from, to)| from < to));
    }

    pub(crate) fn source(&self) -> &Source {
        &self.0.source
    }

    pub(super) fn undatable_before(&self, to: Instant) -> Undatable {
        let far = self.far();
        if far.range().start < to && far.open_until(to) == 0 {
            Undatable::NoWorkingTime { from: to }
        } else {
            Undatable::TooFar { from: to }
        }
    }

    /// Asks the near table, and the whole horizon if the answer doesn't lie there.
    pub(super) fn search(
        &self,
        from: Instant,
        ask: impl Fn(&Timetable) -> Option<Instant>,
    ) -> Option<Instant> {
        let within = |table: &Timetable| {
            let range = table.range();
            if range.start <= from && from <= range.end {
                ask(table)
            } else {
                None
            }
        };
        within(&self.0.near).or_else(|| within(self.far()))
    }

    fn search_days<'a>(
        &'a self,
        from: Date,
        ask: impl Fn(&'a Timetable, usize) -> Option<Day<'a>>,
    ) -> Option<WorkingDay> {
        let within = |table: &'a Timetable| {
            let known = table.dates().contains(&from);
            let day = known.then(|| ask(table, table.table.day_of_date(from)))??;
            let close = day.close()?;
            Some(WorkingDay {
                start: day.start,
                close,
            })
        };
        within(&self.0.near).or_else(|| within(self.far()))
    }

    pub(super) fn table(&self, from: Instant, to: Instant) -> &Timetable {
        let range = self.0.near.range();
        if range.start <= from && to <= range.end {
            &self.0.near
        } else {
            self.far()
        }
    }

    pub(super) fn far(&self) -> &Timetable {
        self.0.far.get_or_init(|| match &self.0.source {
            Source::Layer { base, .. } => base.far().with(&self.0.source),
            source => Timetable::compile(source, horizon::dates()),
        })
    }
}
