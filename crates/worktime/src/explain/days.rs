//! Lengths that are counted in days, day by day.

use crate::calendar::Calendar;
use crate::due::civil_later;
use crate::instant::Instant;
use crate::length::{DayUnit, Length};
use crate::zone::{Date, Zone, days_later};

use super::sequence::{Numbers, Sequence, days_between};
use super::{Note, Rule, Why, Worked, day_off};

/// Adds the days of a length from its start to its end without pauses.
pub(super) fn push_days(
    calendar: &Calendar,
    start: Instant,
    length: Length,
    rule: Rule,
    end: Instant,
    sequence: &mut Sequence<'_>,
) {
    let mut walk = Walk {
        calendar,
        start,
        date: calendar.zone().date_of(start),
        end,
        sequence,
    };
    match length {
        _ if rule == Rule::ElapsedDays => walk.push_elapsed(length),
        Length::WorkingDays(n)
        | Length::EndOfWorkingDay { after: n @ 1.. }
        | Length::TimeOfDay {
            after: n @ 1..,
            unit: DayUnit::Working,
            ..
        } => walk.push_working_days(n),
        Length::EndOfWorkingDay { .. } => walk.push_running_day(DayUnit::Working),
        Length::TimeOfDay { after: 0, unit, .. } => walk.push_running_day(unit),
        Length::TimeOfDay { after, minute, .. } => {
            // 24:00 is the end of its day and not the first instant of the next.
            let within = if minute == 0 { end } else { end.minus(1) };
            let ends_on = calendar.zone().date_of(within);
            let last = days_later(walk.date, after.into()).unwrap_or(ends_on);
            walk.push_calendar_days(last.min(ends_on), ends_on);
        }
        _ => {
            let Some(last) = civil_later(walk.date, length) else {
                return;
            };
            let moved = calendar.working_day_from(last);
            let moved_to = moved.map_or(last, |day| calendar.date_of(day.start));
            walk.push_calendar_days(last, moved_to);
        }
    }
}

/// Says so if a length in months or years ends in a month that is too short for its day number.
pub(super) fn month_end(zone: &Zone, start: Instant, length: Length) -> Option<Note> {
    let first = zone.date_of(start);
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
        let last = civil_later(self.date, length).unwrap_or(self.date);
        let most = days_between(self.date, last).max(1);
        let numbers = Numbers::Times { since, most };
        self.push(self.start, self.end, Why::CalendarDays, numbers);
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
                self.push_date(date, Why::Off(day_off::reason(day.kind)), Numbers::None);
                continue;
            }
            nth += 1;
            let worked = Worked {
                day: day.kind,
                edition: day.edition,
            };
            let number = Numbers::Just(nth);
            if nth == n {
                self.push(self.midnight(date), self.end, Why::LastDay(worked), number);
            } else {
                self.push_date(date, Why::WorkingDay(worked), number);
            }
        }
    }

    /// The running day, or the first after it that isn't over.
    fn push_running_day(&mut self, unit: DayUnit) {
        let mut at = self.start;
        // A shift that began the evening before still runs after midnight.
        let yesterday = self.date.yesterday().unwrap_or(self.date);
        for date in std::iter::once(self.date).chain(following(self.date)) {
            if at >= self.end {
                break;
            }
            let next_midnight = self.next_midnight(date);
            let closes = |date| self.calendar.close_of_business(date) == Some(self.end);
            if self.end <= next_midnight || closes(date) {
                let begun = if date == self.date && closes(yesterday) {
                    yesterday
                } else {
                    date
                };
                let why = Why::LastDay(self.worked(begun));
                self.push(at, self.end, why, Numbers::None);
                break;
            }
            let day = self.calendar.day_spans(date);
            let why = if day.spans.is_empty() && unit == DayUnit::Working {
                Why::Off(day_off::reason(day.kind))
            } else {
                Why::DayOver
            };
            self.push(at, next_midnight, why, Numbers::None);
            at = next_midnight;
        }
    }

    /// The day of the start, then every date up to the last one, which may have moved on.
    fn push_calendar_days(&mut self, last: Date, moved_to: Date) {
        self.push_first_day();
        let dates = Numbers::Dates(self.date);
        let first = self.next_midnight(self.date);
        self.push(first, self.midnight(last), Why::CalendarDays, dates);
        if last < moved_to {
            let day = day_off::reason(self.calendar.day_spans(last).kind);
            let why = Why::LastDayOff { day, moved_to };
            self.push_date(last, why, Numbers::None);
            for date in following(last).take_while(|date| *date < moved_to) {
                let why = Why::Off(day_off::reason(self.calendar.day_spans(date).kind));
                self.push_date(date, why, Numbers::None);
            }
        }
        let why = Why::LastDay(self.worked(moved_to));
        let number = Numbers::Just(days_between(self.date, last));
        self.push(self.midnight(moved_to), self.end, why, number);
    }

    fn push_first_day(&mut self) {
        let to = self.next_midnight(self.date);
        self.push(self.start, to, Why::FirstDay, Numbers::None);
    }

    fn push_date(&mut self, date: Date, why: Why, numbers: Numbers) {
        self.push(self.midnight(date), self.next_midnight(date), why, numbers);
    }

    fn push(&mut self, from: Instant, to: Instant, why: Why, numbers: Numbers) {
        self.sequence.push_days(from, to, why, numbers);
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
