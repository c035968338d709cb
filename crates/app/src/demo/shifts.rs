//! When somebody is at work, or at the desk of a client: a plain list of spans over the whole demonstration.

use jiff::civil::{Date, Time, Weekday};
use worktime::{Calendar, Instant, Micros, Zone};

use super::spans;

/// Days beyond the demonstration for which shifts are known, so that what is planned near its end has its place.
const DAYS_BEYOND: i32 = 60;

/// Spans in order, half-open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shifts(Vec<(Instant, Instant)>);

/// Days of the demonstration in the company's zone and calendar.
pub(super) struct Season<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) zone: &'a Zone,
    pub(super) first: Date,
    pub(super) last: Date,
}

/// When somebody works, as the cast writes it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habit<'a> {
    pub(super) hours: Option<&'a str>,
    pub(super) days: Option<&'a str>,
    pub(super) away: &'a [String],
}

impl Season<'_> {
    /// Every day of the demonstration with its number, from 1.
    pub(super) fn days(&self) -> impl Iterator<Item = (u32, Date)> {
        (1..).zip(
            self.first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= self.last),
        )
    }

    /// An instant of a day.
    pub(super) fn at(&self, day: Date, time: Time) -> Instant {
        self.zone.instant(day.to_datetime(time))
    }

    /// Local hours from the first opening to the last closing of the calendar.
    pub(super) fn opening_hours(&self) -> (Time, Time) {
        let spans = self.calendar.spans(self.first, self.last);
        let local = |at: Instant| self.zone.civil(at).time();
        let hours = spans.map(|(opens, closes)| (local(opens), local(closes)));
        hours
            .reduce(|(from, until), (opens, closes)| (from.min(opens), until.max(closes)))
            .unwrap_or((Time::MIN, Time::MAX))
    }

    /// The shifts of a habit. What it writes wrongly was refused before; here it reads like nothing.
    pub(super) fn shifts(&self, habit: &Habit<'_>) -> Shifts {
        let (from, until) = habit
            .hours
            .and_then(spans::hours)
            .unwrap_or_else(|| self.opening_hours());
        let weekdays = habit.days.and_then(spans::weekdays);
        let away: Vec<(u32, u32)> = habit
            .away
            .iter()
            .filter_map(|text| spans::days(text))
            .collect();
        let is_away = |number: u32| {
            away.iter()
                .any(|(first, last)| (*first..=*last).contains(&number))
        };
        let beyond = Season {
            last: self
                .last
                .saturating_add(jiff::Span::new().days(DAYS_BEYOND)),
            ..*self
        };
        let works = |day: Date| match &weekdays {
            Some(days) => works_on(days, day.weekday()),
            None => self.calendar.is_working_day(day),
        };
        let days = beyond
            .days()
            .filter(|(number, day)| works(*day) && !is_away(*number));
        Shifts(
            days.map(|(_, day)| (self.at(day, from), self.at(day, until)))
                .collect(),
        )
    }
}

fn works_on(days: &[bool; 7], weekday: Weekday) -> bool {
    let position = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default();
    days.get(position).copied().unwrap_or_default()
}

impl Shifts {
    /// The first instant at work from `at` on.
    pub(super) fn next(&self, at: Instant) -> Option<Instant> {
        let (start, _) = self.from(at).next()?;
        Some(start.max(at))
    }

    /// The instant by which so much time at work has passed since `from`.
    pub(super) fn after(&self, from: Instant, mut span: Micros) -> Option<Instant> {
        for (start, end) in self.from(from) {
            let start = start.max(from);
            let room = end.since(start);
            if span < room {
                return Some(start.plus(span));
            }
            span -= room;
        }
        None
    }

    fn from(&self, at: Instant) -> impl Iterator<Item = (Instant, Instant)> {
        let over = self.0.partition_point(|(_, end)| *end <= at);
        self.0.iter().skip(over).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_time_at_work_counts() {
        let shifts = Shifts(vec![(Instant(10), Instant(20)), (Instant(30), Instant(40))]);
        assert_eq!(shifts.next(Instant(5)), Some(Instant(10)));
        assert_eq!(shifts.next(Instant(20)), Some(Instant(30)));
        assert_eq!(shifts.next(Instant(40)), None);
        assert_eq!(shifts.after(Instant(5), 0), Some(Instant(10)));
        assert_eq!(shifts.after(Instant(15), 4), Some(Instant(19)));
        assert_eq!(shifts.after(Instant(15), 5), Some(Instant(30)));
        assert_eq!(shifts.after(Instant(15), 15), None);
    }
}
