//! The last day of a length, and the days off over which it moves on.

use crate::calendar::rules::DayKind;
use crate::counting::Counting;
use crate::zone::Date;

use super::super::{Why, day_off};
use super::{Numbers, Walk, following};

impl Walk<'_, '_, '_> {
    /// The last day, or the working day to which it moves.
    pub(super) fn push_last_day(&mut self, last: Date, counting: Counting, number: Numbers) {
        let moves = counting == Counting::CivilCode;
        let worked = moves
            .then(|| self.calendar.working_day_from(last))
            .flatten();
        let moved_to = worked.map_or(last, |day| self.calendar.date_of(day.start));
        self.push_moved(last, moved_to);
        let why = Why::LastDay(self.worked(moved_to));
        self.push(self.end, why, number);
    }

    /// The days off before the one to which the last day moves. What the law and what the calendar
    /// alone moves on is told apart.
    fn push_moved(&mut self, last: Date, moved_to: Date) {
        let dates = std::iter::once(last).chain(following(last));
        let days: Vec<(Date, DayKind)> = dates
            .take_while(|date| *date < moved_to)
            // A date that the zone skips has no time of its own.
            .filter(|date| self.midnight(*date) < self.next_midnight(*date))
            .map(|date| (date, day_off::reason(self.calendar.day_spans(date).kind)))
            .collect();
        let alike = |(_, day): &(_, DayKind), (_, next): &(_, DayKind)| {
            day_off::article(day) == day_off::article(next)
        };
        let mut runs = days.chunk_by(alike).peekable();
        while let Some(run) = runs.next() {
            let next = runs.peek().and_then(|next| next.first());
            let moved_to = next.map_or(moved_to, |(date, _)| *date);
            for (index, (date, day)) in run.iter().enumerate() {
                let day = day.clone();
                let why = match index {
                    0 => Why::LastDayOff { day, moved_to },
                    _ => Why::Off(day),
                };
                self.push_date(*date, why);
            }
        }
    }
}
