//! When a length is due: the one place where start, length, pauses and calendar meet.

mod last_day;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::counting::Counting;
use crate::horizon::{self, Undatable};
use crate::instant::{Instant, Micros};
use crate::length::{DayUnit, Length};
use crate::pause::{Gap, Pause, merged};

pub(crate) use last_day::civil_later;

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The due instant; `None` while a pause without an end runs before it.
    pub at: Option<Instant>,
    /// Whether it lies after the last date whose hours are certain, so that it may still move.
    pub provisional: bool,
}

/// In which time a length passes.
#[derive(Clone, Copy)]
enum Measure<'a> {
    Clock,
    Working(&'a Calendar),
}

impl Calendar {
    /// The instant at which `length` from `start` is due.
    ///
    /// Hours are due at the earliest instant by which that much time has passed. Days, months and
    /// years are counted by `counting`. A length of zero is due at once. Paused time doesn't count:
    /// clock time for a length in clock time, else working time. A pause within a length in days
    /// moves its end on through working time by what was paused, without rounding up to a day.
    ///
    /// # Errors
    /// If the calendar doesn't hold so much working time.
    pub fn due(
        &self,
        start: Instant,
        length: &Length,
        counting: Counting,
        pauses: &[Pause],
    ) -> Result<Due, Undatable> {
        let gaps = merged(pauses, start);
        // Whether paused working time was made up after the end.
        let mut moved = false;
        let at = match (*length, counting) {
            _ if length.is_zero() => Some(start),
            (Length::Immediately, _) => Some(start),
            (Length::Clock(span), _) => advance(Measure::Clock, start, span, &gaps)?,
            (Length::Working(span), _) => advance(Measure::Working(self), start, span, &gaps)?,
            (Length::WorkingDays(days), Counting::Elapsed) => {
                let standard = self.standard_day_micros(self.date_of(start));
                let span = standard.checked_mul(i64::from(days));
                let span = span.ok_or(Undatable::TooFar { from: start })?;
                if span == 0 {
                    return Err(Undatable::NoWorkingTime { from: start });
                }
                advance(Measure::Working(self), start, span, &gaps)?
            }
            (length, _) => {
                let end = self.end_of_days(start, length, counting)?;
                let at = self.moved_by_pauses(start, end, &gaps)?;
                moved = at != Some(end);
                at
            }
        };
        let reads_hours = moved || reads_hours(*length, counting);
        let provisional = at.is_some_and(|at| reads_hours && self.is_provisional(at));
        Ok(Due { at, provisional })
    }

    /// Time left at `now` until `due`, in the measure of the length: working time unless it is one
    /// in clock time. Negative is late, in the same measure.
    #[must_use]
    pub fn remaining(&self, length: &Length, now: Instant, due: Instant) -> Micros {
        if !length.counts_working_time() {
            due.since(now)
        } else if now <= due {
            self.working_micros(now, due)
        } else {
            -self.working_micros(due, now)
        }
    }

    /// The earliest instant at which `percent` of the time from `start` to `due` has passed, in the
    /// measure of the length. `start` for 0, `due` for 100 and more.
    #[must_use]
    pub fn fraction_point(
        &self,
        start: Instant,
        due: Instant,
        length: &Length,
        percent: u32,
    ) -> Instant {
        if percent == 0 || due <= start {
            return start;
        }
        if percent >= 100 {
            return due;
        }
        let share = |whole: Micros| {
            // Split so that no product overflows.
            let percent = i64::from(percent);
            whole / 100 * percent + whole % 100 * percent / 100
        };
        if length.counts_working_time() {
            let span = share(self.working_micros(start, due));
            self.add_working(start, span).unwrap_or(due).min(due)
        } else {
            start.plus(share(due.since(start)))
        }
    }

    /// `end` moved on by the working time that was paused between `start` and it.
    fn moved_by_pauses(
        &self,
        start: Instant,
        end: Instant,
        gaps: &[Gap],
    ) -> Result<Option<Instant>, Undatable> {
        let mut paused = 0;
        let mut later = Vec::new();
        for gap in gaps {
            if gap.start < end {
                let Some(gap_end) = gap.end else {
                    return Ok(None);
                };
                paused += self.working_micros(gap.start.max(start), gap_end.min(end));
            }
            if gap.end.is_none_or(|gap_end| gap_end > end) {
                later.push(Gap {
                    start: gap.start.max(end),
                    end: gap.end,
                });
            }
        }
        advance(Measure::Working(self), end, paused, &later)
    }
}

/// Whether the end of a length depends on which hours are worked, if nothing is paused. Days that
/// elapse read none.
fn reads_hours(length: Length, counting: Counting) -> bool {
    match (length, counting) {
        (Length::Immediately | Length::Clock(_), _) => false,
        (
            Length::Days(_)
            | Length::Weeks(_)
            | Length::Months(_)
            | Length::Years(_)
            | Length::TimeOfDay {
                unit: DayUnit::Calendar,
                ..
            },
            Counting::Elapsed,
        ) => false,
        _ => !length.is_zero(),
    }
}

impl Measure<'_> {
    fn between(self, from: Instant, to: Instant) -> Micros {
        match self {
            Self::Clock => to.since(from),
            Self::Working(calendar) => calendar.working_micros(from, to),
        }
    }

    fn add(self, from: Instant, span: Micros) -> Result<Instant, Undatable> {
        match self {
            Self::Clock => from
                .0
                .checked_add(span)
                .map(Instant)
                .filter(|at| *at < horizon::END)
                .ok_or(Undatable::TooFar { from }),
            Self::Working(calendar) => calendar.add_working(from, span),
        }
    }
}

/// The earliest instant by which `span` has passed outside the gaps; `None` if an open gap comes
/// before. The gaps are disjoint, in order, and none begins before `from`.
fn advance(
    measure: Measure<'_>,
    from: Instant,
    span: Micros,
    gaps: &[Gap],
) -> Result<Option<Instant>, Undatable> {
    let mut at = from;
    let mut left = span;
    for gap in gaps {
        let until_gap = measure.between(at, gap.start);
        if left <= until_gap {
            break;
        }
        let Some(end) = gap.end else {
            return Ok(None);
        };
        left -= until_gap;
        at = end;
    }
    measure.add(at, left).map(Some)
}
