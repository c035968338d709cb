//! Which of a calendar's two tables answers: the near years, which are compiled with it, or the
//! whole horizon, which is compiled when somebody first asks beyond them.

use super::{Calendar, WorkingDay};
use crate::calendar::source::Source;
use crate::horizon::{self, Undatable};
use crate::instant::Instant;
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

    /// Whether what lies before `at` isn't all certain.
    pub(crate) fn is_uncertain(&self, at: Instant) -> bool {
        self.0
            .uncertain_from
            .is_some_and(|uncertain| at > uncertain)
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
