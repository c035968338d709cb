//! Lengths that end on the running day, or on the first after it that will do.

use crate::counting::Counting;
use crate::zone::Date;

use super::super::{Why, day_off};
use super::{Numbers, Walk, following};

impl Walk<'_, '_, '_> {
    /// The running working day, or the first after it that isn't over: to its close of business, or
    /// to a time of day on it or in its shift over midnight.
    pub(super) fn push_running_working_day(&mut self, minute: Option<u16>) {
        for date in std::iter::once(self.date).chain(following(self.date)) {
            let ends_on = self.end <= self.next_midnight(date)
                || self.closes_behind_end(date)
                || self.is_end(date, minute);
            if ends_on {
                // A shift that began the evening before may still run after midnight.
                let eve = date.yesterday().unwrap_or(date);
                let is_of_eve = date == self.date && self.closes_behind_end(eve);
                let begun = if is_of_eve { eve } else { date };
                self.push(self.end, Why::LastDay(self.worked(begun)), Numbers::None);
                return;
            }
            let day = self.calendar.day_spans(date);
            if day.spans.is_empty() {
                self.push_date(date, Why::Off(day_off::reason(day.kind)));
            } else {
                self.push_date(date, Why::DayOver);
            }
        }
    }

    /// The running day, or the next one if the time of day has passed; by the Civil Code it moves on
    /// if it is off.
    pub(super) fn push_running_day(&mut self, minute: u16, counting: Counting) {
        let today = self.calendar.zone().time_of_day(self.date, minute);
        let mut last = self.date;
        if today <= self.start {
            self.push_date(self.date, Why::DayOver);
            last = last.tomorrow().unwrap_or(last);
        }
        self.push_last_day(last, counting, Numbers::None);
    }

    /// Whether the hours that begin on a date last to the end or longer.
    fn closes_behind_end(&self, date: Date) -> bool {
        let close = self.calendar.close_of_business(date);
        close.is_some_and(|close| close >= self.end)
    }

    /// Whether the end is the time of day of this date, of which the clock may skip the last hour.
    fn is_end(&self, date: Date, minute: Option<u16>) -> bool {
        let zone = self.calendar.zone();
        minute.is_some_and(|minute| zone.time_of_day(date, minute) == self.end)
    }
}
