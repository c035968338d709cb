//! One day of each period: its 31st, its last Friday, its fifth working day.

use super::working_day;
use crate::calendar::Calendar;
use crate::period::Period;
use crate::span::Weekday;
use crate::zone::{Date, days_later};

/// A day that every period of its length has. Where a period is too short (the 31st of April, the
/// 20th working day of a month with holidays), it is the last one (the first, if counted from the
/// end).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayInPeriod {
    nth: Nth,
    counted: Counted,
    period: Period,
}

/// Which one, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nth {
    /// The first, the second …
    FromStart(u16),
    /// The last, the second last …
    FromEnd(u16),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Dates.
    Day,
    /// Dates on which work begins.
    WorkingDay,
    /// Dates on this day of the week.
    Weekday(Weekday),
}

impl Nth {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::FromStart(n) | Self::FromEnd(n) => n,
        }
    }
}

impl DayInPeriod {
    /// The `nth` day of this sort in each period; `None` for a day that not every such period could
    /// have, such as a fifth Friday or a 32nd, and for periods of a day.
    #[must_use]
    pub const fn new(nth: Nth, counted: Counted, period: Period) -> Option<Self> {
        let most = match (counted, period) {
            (_, Period::Day | Period::WorkingDay) | (Counted::Weekday(_), Period::Week) => 0,
            (_, Period::Week) => 7,
            // Of each day of the week, as many as the shortest such period has.
            (Counted::Weekday(_), Period::Month) => 4,
            (Counted::Weekday(_), Period::Quarter) => 12,
            (Counted::Weekday(_), Period::HalfYear) => 25,
            (Counted::Weekday(_), Period::Year) => 52,
            // Of the others, as many dates as the longest has.
            (_, Period::Month) => 31,
            (_, Period::Quarter) => 92,
            (_, Period::HalfYear) => 184,
            (_, Period::Year) => 366,
        };
        let n = nth.number();
        if n == 0 || n > most {
            return None;
        }
        Some(Self {
            nth,
            counted,
            period,
        })
    }

    /// Which one.
    #[must_use]
    pub const fn nth(self) -> Nth {
        self.nth
    }

    /// What is counted.
    #[must_use]
    pub const fn counted(self) -> Counted {
        self.counted
    }

    /// The period in which it is counted.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// The day in a window of its period; `None` if it is a working day and the window has none.
    pub(super) fn date_within(self, calendar: &Calendar, window: (Date, Date)) -> Option<Date> {
        let (first, end) = window;
        let last = end.yesterday().ok()?;
        let n = i64::from(self.nth.number());
        match (self.counted, self.nth) {
            (Counted::Day, Nth::FromStart(_)) => Some(days_later(first, n - 1)?.min(last)),
            (Counted::Day, Nth::FromEnd(_)) => Some(days_later(end, -n)?.max(first)),
            (Counted::Weekday(weekday), Nth::FromStart(_)) => {
                let ahead = first.weekday().until(weekday);
                days_later(first, i64::from(ahead) + 7 * (n - 1))
            }
            (Counted::Weekday(weekday), Nth::FromEnd(_)) => {
                let back = last.weekday().since(weekday);
                days_later(last, -(i64::from(back) + 7 * (n - 1)))
            }
            (Counted::WorkingDay, Nth::FromStart(n)) => {
                let next = |date: &Date| working_day::on_or_after(calendar, date.tomorrow().ok()?);
                let days = std::iter::successors(working_day::on_or_after(calendar, first), next);
                days.take(n.into()).take_while(|date| *date < end).last()
            }
            (Counted::WorkingDay, Nth::FromEnd(n)) => {
                let next =
                    |date: &Date| working_day::on_or_before(calendar, date.yesterday().ok()?);
                let days = std::iter::successors(working_day::on_or_before(calendar, last), next);
                days.take(n.into()).take_while(|date| *date >= first).last()
            }
        }
    }
}
