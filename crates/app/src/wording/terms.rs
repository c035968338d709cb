//! What a promise's clock rests on: its calendar, its length, and the measure of both.

use casework::promises::Promise;
use handbook::rule::CalendarRule;
use worktime::{Instant, Length, Micros};

use super::length::Measure;

/// A promise with the terms that its clock rests on.
pub(super) struct Terms<'a> {
    pub(super) promise: &'a Promise,
    pub(super) calendar: Option<&'a CalendarRule>,
    pub(super) length: Option<Length>,
}

impl Terms<'_> {
    /// Working time, unless the book counts by the clock.
    pub(super) fn counts_working_time(&self) -> bool {
        self.length
            .is_none_or(|length| length.counts_working_time())
    }

    /// The measure in which its time is told.
    pub(super) fn measure(&self) -> Measure {
        match self.calendar.filter(|_| self.counts_working_time()) {
            Some(rule) => {
                let calendar = &rule.calendar;
                let opened_on = calendar.zone().date_of(self.promise.opened_at);
                Measure::Working {
                    day_micros: calendar.standard_day_micros(opened_on),
                }
            }
            None => Measure::Clock,
        }
    }

    /// Time between two instants in that measure, nothing if the second isn't later.
    pub(super) fn between(&self, from: Instant, to: Instant) -> Micros {
        match self.calendar.filter(|_| self.counts_working_time()) {
            Some(rule) => rule.calendar.working_micros(from, to),
            None => to.since(from).max(0),
        }
    }
}
