//! Lengths that are counted in days, day by day.

mod moved;
mod running;

use crate::calendar::Calendar;
use crate::counting::Counting;
use crate::due::civil_later;
use crate::instant::Instant;
use crate::length::{DayUnit, Length};
use crate::zone::Date;

use super::sequence::{Numbers, Sequence, days_between};
use super::{Note, Rule, Why, Worked, day_off};

/// Adds the days of a length to a sequence that begins at `start`, up to the end without pauses.
pub(super) fn push_days(
    calendar: &Calendar,
    start: Instant,
    (length, counting): (Length, Counting),
    end: Instant,
    sequence: &mut Sequence<'_>,
) {
    let mut walk = Walk {
        calendar,
        start,
        date: calendar.date_of(start),
        end,
        sequence,
    };
    match length {
        _ if Rule::of(length, counting) == Rule::ElapsedDays => walk.push_elapsed(length),
        Length::WorkingDays(n)
        | Length::EndOfWorkingDay { after: n @ 1.. }
        | Length::TimeOfDay {
            after: n @ 1..,
            unit: DayUnit::Working,
            ..
        } => walk.push_working_days(n),
        Length::EndOfWorkingDay { .. } => walk.push_running_working_day(None),
        Length::TimeOfDay {
            after: 0,
            unit: DayUnit::Working,
            minute,
        } => walk.push_running_working_day(Some(minute)),
        Length::TimeOfDay {
            after: 0, minute, ..
        } => walk.push_running_day(minute, counting),
        Length::TimeOfDay { after, .. } => {
            let last = civil_later(walk.date, Length::Days(after));
            walk.push_calendar_days(last, counting);
        }
        _ => walk.push_calendar_days(civil_later(walk.date, length), counting),
    }
}

/// Says so if a length in months or years ends in a month that is too short for its day number.
pub(super) fn month_end(calendar: &Calendar, start: Instant, length: Length) -> Option<Note> {
    let first = calendar.date_of(start);
    let date = match length {
        Length::Months(_) | Length::Years(_) => civil_later(first, length)?,
        _ => return None,
    };
    (date.day() != first.day()).then_some(Note::MonthEnd {
        date,
        missing: first.day(),
    })
}

struct Walk<'a, 's, 'p> {
    calendar: &'a Calendar,
    start: Instant,
    /// The date of the start.
    date: Date,
    /// Where the length ends without pauses.
    end: Instant,
    sequence: &'s mut Sequence<'p>,
}

impl Walk<'_, '_, '_> {
    /// From the start to the same time of day.
    fn push_elapsed(&mut self, length: Length) {
        let since = self.calendar.zone().civil(self.start);
        let first = since.date();
        let last = civil_later(first, length).unwrap_or(first);
        let most = days_between(first, last).max(1);
        let numbers = Numbers::Times { since, most };
        self.push(self.end, Why::CalendarDays, numbers);
    }

    /// The day of the start, then dates until `n` of them are working days.
    fn push_working_days(&mut self, n: u32) {
        self.push_first_day();
        let mut nth = 0;
        for date in following(self.date) {
            if nth == n || self.midnight(date) >= self.end {
                break;
            }
            let day = self.calendar.day_spans(date);
            if day.spans.is_empty() {
                self.push_date(date, Why::Off(day_off::reason(day.kind)));
                continue;
            }
            nth += 1;
            let worked = Worked {
                day: day.kind,
                edition: day.edition,
            };
            let number = Numbers::Just(nth);
            if nth == n {
                self.push(self.end, Why::LastDay(worked), number);
            } else {
                self.push(self.next_midnight(date), Why::WorkingDay(worked), number);
            }
        }
    }

    /// The day of the start, then every date up to the last one, which may move on.
    fn push_calendar_days(&mut self, last: Option<Date>, counting: Counting) {
        let Some(last) = last else {
            return;
        };
        self.push_first_day();
        let dates = Numbers::Dates(self.date);
        self.push(self.midnight(last), Why::CalendarDays, dates);
        let number = Numbers::Just(days_between(self.date, last));
        self.push_last_day(last, counting, number);
    }

    fn push_first_day(&mut self) {
        self.push(self.next_midnight(self.date), Why::FirstDay, Numbers::None);
    }

    /// A date that isn't counted, from where the last piece ended.
    fn push_date(&mut self, date: Date, why: Why) {
        self.push(self.next_midnight(date), why, Numbers::None);
    }

    fn push(&mut self, to: Instant, why: Why, numbers: Numbers) {
        self.sequence.push_days(to.min(self.end), why, numbers);
    }

    fn worked(&self, date: Date) -> Worked {
        let day = self.calendar.day_spans(date);
        Worked {
            day: day.kind,
            edition: day.edition,
        }
    }

    fn midnight(&self, date: Date) -> Instant {
        self.calendar.zone().start_of_day(date)
    }

    fn next_midnight(&self, date: Date) -> Instant {
        self.midnight(date.tomorrow().unwrap_or(Date::MAX))
    }
}

/// The dates after a date.
fn following(date: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(date.tomorrow().ok(), |date| date.tomorrow().ok())
}
