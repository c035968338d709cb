//! The other way round: what must begin when, so that it is done in time.

use crate::calendar::Calendar;
use crate::counting::Counting;
use crate::horizon::{self, Undatable};
use crate::instant::Instant;
use crate::length::Length;

impl Calendar {
    /// The latest instant from which `length` is due at `end` or before: whoever begins a
    /// microsecond later is due later. Of a length in days that is the last instant of a date.
    ///
    /// Nothing is paused, so the due instant never moves back when the start moves on, and halving
    /// finds the place in at most 63 steps. (One exception: counted as elapsed, days that begin in
    /// an hour which the clock shows twice end at the same two instants, in the order of the clock;
    /// then one such start is found, not always the last.)
    ///
    /// # Errors
    /// If no instant within the years that the calendar knows is early enough.
    pub fn latest_start(
        &self,
        end: Instant,
        length: &Length,
        counting: Counting,
    ) -> Result<Instant, Undatable> {
        let in_time = |start: Instant| {
            let due = self.due(start, length, counting, &[]);
            due.is_ok_and(|due| due.at.is_some_and(|at| at <= end))
        };
        let horizon = horizon::dates();
        let mut early = self.zone().start_of_day(horizon.start);
        // No length is negative, so nothing that begins after the end is due by it.
        let mut late = end.plus(1);
        if end < early || !in_time(early) {
            return Err(Undatable::TooFar { from: end });
        }
        while late.since(early) > 1 {
            let middle = early.plus(late.since(early) / 2);
            if in_time(middle) {
                early = middle;
            } else {
                late = middle;
            }
        }
        Ok(early)
    }
}
