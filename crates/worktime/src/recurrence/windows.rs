//! The windows of a recurrence. It cuts the calendar into periods, steps or years, one after the
//! other without gaps, and occurs once in each; of the working days each is a window.

use super::{Counted, DayInPeriod, Nth, Occurrence, OnDayOff, Recurrence, working_day};
use crate::calendar::{Calendar, SEARCH_DAYS};
use crate::horizon;
use crate::instant::Instant;
use crate::period::Period;
use crate::zone::Date;

impl Recurrence {
    /// The last date of which this recurrence is known: the end of the years that a calendar knows,
    /// or of the published lunar tables.
    #[must_use]
    pub fn last_known_date(&self) -> Date {
        let known = match self {
            Self::Yearly(day) => day.last_known_date(),
            _ => None,
        };
        let horizon = horizon::dates().end;
        known.unwrap_or_else(|| horizon.yesterday().unwrap_or(horizon))
    }

    /// The occurrence whose window holds a date or, where none does, the first after it; the date
    /// after its window leads to the next. `None` beyond the years that are known.
    #[must_use]
    pub fn occurrence_from(
        &self,
        calendar: &Calendar,
        on_day_off: OnDayOff,
        date: Date,
    ) -> Option<Occurrence> {
        let window = self.window_from(calendar, date)?;
        self.occurrence(calendar, on_day_off, window)
    }

    /// The window that holds a date or, where none does, the first after it.
    pub(super) fn window_from(&self, calendar: &Calendar, date: Date) -> Option<(Date, Date)> {
        let known = horizon::dates();
        let date = date.max(known.start);
        let window = match self {
            Self::Every(Period::WorkingDay) => {
                let day = working_day::on_or_after(calendar, date)?;
                (day, day.tomorrow().ok()?)
            }
            Self::Every(period) => period.window_of(date),
            Self::Weekday(_) => Period::Week.window_of(date),
            Self::Within(day) => day.period().window_of(date),
            Self::Steps(steps) => steps.window_from(date)?,
            Self::Yearly(day) => day.window_from(date)?,
        };
        known.contains(&window.0).then_some(window)
    }

    /// The window before one that begins on `start`.
    pub(super) fn window_before(&self, calendar: &Calendar, start: Date) -> Option<(Date, Date)> {
        let date = start.yesterday().ok()?;
        let window = match self {
            Self::Every(Period::WorkingDay) => {
                let day = working_day::on_or_before(calendar, date)?;
                (day, day.tomorrow().ok()?)
            }
            Self::Steps(steps) => steps.window_before(start)?,
            _ => self.window_from(calendar, date)?,
        };
        (window.1 <= start).then_some(window)
    }

    /// What occurs in a window.
    pub(super) fn occurrence(
        &self,
        calendar: &Calendar,
        on_day_off: OnDayOff,
        window: (Date, Date),
    ) -> Option<Occurrence> {
        let last = window.1.yesterday().ok()?;
        let (date, moved) = match self {
            // It names no day that could be off: the period lasts to the end of its last date.
            Self::Every(_) => (last, OnDayOff::Stays.moved(calendar, last)),
            Self::Steps(_) => (window.0, on_day_off.moved(calendar, window.0)),
            Self::Within(day) if day.counted() == Counted::WorkingDay => {
                let date = day.date_within(calendar, window);
                (date.unwrap_or(last), date)
            }
            Self::Within(day) => {
                let date = day.date_within(calendar, window)?;
                (date, on_day_off.moved(calendar, date))
            }
            Self::Weekday(weekday) => {
                let ahead = window.0.weekday().until(*weekday);
                let date = window.0.checked_add(jiff::Span::new().days(ahead)).ok()?;
                (date, on_day_off.moved(calendar, date))
            }
            Self::Yearly(day) => {
                let date = day.date_within(window)?;
                (date, on_day_off.moved(calendar, date))
            }
        };
        let due = moved
            .and_then(|moved| calendar.close_of_business(moved))
            .unwrap_or_else(|| end_of_day(calendar, date));
        let read_until = match self {
            Self::Within(day) if depends_on_end(*day, date, calendar, window) => last,
            _ => moved.map_or(date, |moved| moved.max(date)),
        };
        let is_known = |known: Date| read_until <= known;
        Some(Occurrence {
            name: match self {
                Self::Every(period) => period.name(date),
                Self::Within(day) => day.period().name(date),
                _ => date.to_string(),
            },
            date,
            window,
            due,
            is_provisional: !calendar.known_until().is_none_or(is_known),
        })
    }
}

impl OnDayOff {
    /// The working day at whose close an occurrence of `date` is due; `None` for the end of the
    /// date itself, also where no working day lies within [`SEARCH_DAYS`].
    fn moved(self, calendar: &Calendar, date: Date) -> Option<Date> {
        let found = match self {
            _ if calendar.is_working_day(date) => Some(date),
            Self::Stays => None,
            Self::Earlier => working_day::on_or_before(calendar, date),
            Self::Later => working_day::on_or_after(calendar, date),
        }?;
        let reach = jiff::Span::new().days(SEARCH_DAYS);
        let nearest = date.checked_sub(reach).ok()?;
        let farthest = date.checked_add(reach).ok()?;
        (nearest <= found && found <= farthest).then_some(found)
    }
}

/// Whether it depends on the days up to the end of its window which one it is: counted from there,
/// or because there may be too few to count.
fn depends_on_end(day: DayInPeriod, date: Date, calendar: &Calendar, window: (Date, Date)) -> bool {
    let is_counted_back = matches!(day.nth(), Nth::FromEnd(_));
    day.counted() == Counted::WorkingDay
        && (is_counted_back || last_worked(calendar, window) == Some(date))
}

fn last_worked(calendar: &Calendar, window: (Date, Date)) -> Option<Date> {
    let last = window.1.yesterday().ok()?;
    working_day::on_or_before(calendar, last).filter(|date| *date >= window.0)
}

fn end_of_day(calendar: &Calendar, date: Date) -> Instant {
    let next = date.tomorrow().unwrap_or(date);
    calendar.zone().start_of_day(next)
}
