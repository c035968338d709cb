//! Where a length in days, weeks, months or years ends: the last day, and the hour on it.

use crate::calendar::{Calendar, WorkingDay};
use crate::counting::Counting;
use crate::horizon::{self, Undatable};
use crate::instant::Instant;
use crate::length::{DayUnit, Length};
use crate::zone::{Date, days_later};

/// Which day a time of day is meant on.
#[derive(Clone, Copy)]
struct DaysLater {
    after: u32,
    unit: DayUnit,
}

impl Calendar {
    /// The end of a length that is counted in days, weeks, months or years, if nothing is paused.
    pub(super) fn end_of_days(
        &self,
        start: Instant,
        length: Length,
        counting: Counting,
    ) -> Result<Instant, Undatable> {
        match (length, counting) {
            (
                Length::TimeOfDay {
                    after,
                    unit,
                    minute,
                },
                _,
            ) => self.time_of_day(start, DaysLater { after, unit }, minute, counting),
            (Length::EndOfWorkingDay { .. }, _) | (_, Counting::CivilCode) => {
                self.last_close(start, length)
            }
            (_, Counting::Elapsed) => self.same_time_later(start, length),
        }
    }

    /// Civil Code: the close of business of the last day of a length in days, weeks, months, years.
    fn last_close(&self, start: Instant, length: Length) -> Result<Instant, Undatable> {
        let date = self.date_of(start);
        let last = match length {
            Length::EndOfWorkingDay { after: 0 } => self.running_day(start, date),
            Length::WorkingDays(n) | Length::EndOfWorkingDay { after: n } => {
                self.nth_working_day_after(date, n)
            }
            _ => civil_later(date, length).and_then(|last| self.working_day_from(last)),
        };
        last.map(|day| day.close)
            .ok_or_else(|| self.undatable(start))
    }

    /// The running working day, or the next one if work has ended. A shift that began the evening
    /// before still runs after midnight.
    fn running_day(&self, start: Instant, date: Date) -> Option<WorkingDay> {
        let yesterday = date.yesterday().unwrap_or(date);
        // No calendar knows the day before its first.
        let mut day = self
            .working_day_from(yesterday)
            .or_else(|| self.working_day_from(date))?;
        // The day before, today, and the next working day, which closes after `start`.
        for _ in 0..2 {
            if day.close > start {
                break;
            }
            day = self.nth_working_day_after(self.date_of(day.start), 1)?;
        }
        Some(day)
    }

    /// A time of day so many days later; of the running day, if it is still to come, for none. By
    /// the Civil Code a last day that is off moves on.
    fn time_of_day(
        &self,
        start: Instant,
        days: DaysLater,
        minute: u16,
        counting: Counting,
    ) -> Result<Instant, Undatable> {
        let today = self.date_of(start);
        let moves = days.unit == DayUnit::Working || counting == Counting::CivilCode;
        let last_day = |date: Date| {
            let working = moves.then(|| self.working_day_from(date));
            working.map_or(Some(date), |day| Some(self.date_of(day?.start)))
        };
        let at = |date: Date| self.zone().time_of_day(date, minute);
        let found = match days {
            DaysLater {
                after: 0,
                unit: DayUnit::Working,
            } => self.next_time_of_day(start, today, minute),
            DaysLater { after: 0, .. } => {
                let first = last_day(today).map(at).filter(|at| *at > start);
                first.or_else(|| last_day(today.tomorrow().ok()?).map(at))
            }
            DaysLater {
                after,
                unit: DayUnit::Working,
            } => {
                let day = self.nth_working_day_after(today, after);
                day.map(|day| at(self.date_of(day.start)))
            }
            DaysLater {
                after,
                unit: DayUnit::Calendar,
            } => civil_later(today, Length::Days(after))
                .filter(|date| horizon::dates().contains(date))
                .and_then(last_day)
                .map(at),
        };
        found.ok_or_else(|| self.undatable(start))
    }

    /// The next time that a wall clock shows a minute on a working day, or during a shift that began
    /// the day before.
    fn next_time_of_day(&self, start: Instant, today: Date, minute: u16) -> Option<Instant> {
        let tomorrow = today.tomorrow().ok()?;
        for date in [today, tomorrow] {
            let at = self.zone().time_of_day(date, minute);
            let eve = date.yesterday().unwrap_or(date);
            let in_shift = || self.close_of_business(eve).is_some_and(|close| at <= close);
            if at > start && (self.is_working_day(date) || in_shift()) {
                return Some(at);
            }
        }
        let day = self.working_day_from(tomorrow)?;
        Some(self.zone().time_of_day(self.date_of(day.start), minute))
    }

    /// Elapsed: the same time of day so many days, weeks, months or years later.
    fn same_time_later(&self, start: Instant, length: Length) -> Result<Instant, Undatable> {
        let civil = self.zone().civil(start);
        let later = civil_later(civil.date(), length)
            .filter(|date| horizon::dates().contains(date))
            .map(|date| self.zone().instant(date.to_datetime(civil.time())));
        later.ok_or(Undatable::TooFar { from: start })
    }
}

/// The date so many days, weeks, months or years later. Months and years end on the same day
/// number, or on the month's last day if it has none (Civil Code, art. 202).
pub(crate) fn civil_later(date: Date, length: Length) -> Option<Date> {
    match length {
        Length::Days(n) => days_later(date, n.into()),
        Length::Weeks(n) => days_later(date, i64::from(n) * 7),
        Length::Months(n) => months_later(date, n.into()),
        Length::Years(n) => months_later(date, i64::from(n) * 12),
        Length::WorkingDays(_)
        | Length::EndOfWorkingDay { .. }
        | Length::TimeOfDay { .. }
        | Length::Immediately
        | Length::Clock(_)
        | Length::Working(_) => None,
    }
}

fn months_later(date: Date, months: i64) -> Option<Date> {
    let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let first = Date::new(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()?;
    Date::new(year, first.month(), date.day().min(first.days_in_month())).ok()
}
