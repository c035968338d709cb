//! The other way round: what must begin when, so that it is done in time.

use crate::calendar::Calendar;
use crate::counting::Counting;
use crate::horizon::{self, Undatable};
use crate::instant::{Instant, Micros, micros};
use crate::length::Length;

/// How far back the search for a start begins to look; doubled until it is far enough.
const FIRST_STEP: Micros = micros::HOUR;

impl Calendar {
    /// The latest instant from which `length` is due at `end` or before: whoever begins a
    /// microsecond later is due later. Of a length in days that is the last instant of a date.
    ///
    /// Nothing is paused, so within one edition of the weekly hours the due instant never moves
    /// back when the start moves on, and halving finds the place in some sixty steps. (One
    /// exception: counted as elapsed, days that begin in an hour which the clock shows twice end at
    /// the same two instants, in the order of the clock; then one such start is found, not always
    /// the last.)
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
        // No length is negative, so nothing that begins after the end is due by it.
        let mut late = end.plus(1);
        // A working day that elapses is as long as those of the edition in which it begins.
        for edition in self.starts_of_editions().into_iter().rev() {
            if edition < late {
                if let Some(start) = last_in(edition, late, in_time) {
                    return Ok(start);
                }
                late = edition;
            }
        }
        Err(Undatable::TooFar { from: end })
    }

    /// The first instant that is known, and those at which the weekly hours change.
    fn starts_of_editions(&self) -> Vec<Instant> {
        let first = horizon::dates().start;
        let mut dates = vec![first];
        self.source().add_editions(&mut dates);
        dates.retain(|date| *date >= first);
        dates.sort_unstable();
        let starts = dates.into_iter().map(|date| self.zone().start_of_day(date));
        starts.collect()
    }
}

/// The last instant from `first` up to but without `late` that is in time. Those that are stand
/// before those that aren't.
fn last_in(first: Instant, late: Instant, in_time: impl Fn(Instant) -> bool) -> Option<Instant> {
    let mut late = late;
    let mut step = FIRST_STEP;
    let mut early = late.minus(step).max(first);
    while !in_time(early) {
        if early == first {
            return None;
        }
        late = early;
        step = step.saturating_mul(2);
        early = late.minus(step).max(first);
    }
    while late.since(early) > 1 {
        let middle = early.plus(late.since(early) / 2);
        if in_time(middle) {
            early = middle;
        } else {
            late = middle;
        }
    }
    Some(early)
}
