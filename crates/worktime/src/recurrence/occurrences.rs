//! Which occurrences of a recurrence were due between two instants.
//!
//! The first is found from the window that holds the instant, and the next lies in the next window;
//! nothing is counted up from the beginning of time.

use std::ops::Range;

use super::{OnDayOff, Recurrence};
use crate::calendar::{Calendar, SEARCH_DAYS};
use crate::instant::{Instant, Micros, micros};
use crate::zone::Date;

/// One occurrence of a recurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its name, for ever: of the period (`2026-Q3`) if it is one of each period, else the date as
    /// it was meant. It doesn't change when a holiday is announced.
    pub name: String,
    /// The date as it was meant, be it a day off; for a recurrence that names only a period, the
    /// period's last.
    pub date: Date,
    /// The window that it answers for, as its first date and the first after it: the period, the
    /// step, the week of a weekday, the year of a yearly day (the lunar year, from Spring Festival
    /// to Spring Festival, for a lunar one). Windows follow each other without gaps.
    pub window: (Date, Date),
    /// When it is due: at the close of business of its date, or of the working day to which
    /// [`OnDayOff`] moves it; where there is no such working day, at the end of the date. If only a
    /// period is named, nothing moves: a period lasts to its end, so it is due at the close of
    /// business of its last date, or at the end of that date if it is a day off.
    pub due: Instant,
    /// Whether a holiday that isn't published yet could still move `due`.
    pub is_provisional: bool,
}

/// The occurrences that are due in a range of instants, in the order of their dates.
#[derive(Clone, Debug)]
pub struct Occurrences<'a> {
    recurrence: &'a Recurrence,
    calendar: &'a Calendar,
    on_day_off: OnDayOff,
    due: Range<Instant>,
    next: Option<(Date, Date)>,
}

/// By how much an occurrence can be due before the one of an earlier date, where the end of a night
/// shift overlaps the next day.
const OVERLAP_MICROS: Micros = 2 * micros::DAY;
/// How many windows are looked at for occurrences that a row of days off has moved into the range.
const MOST_MOVED: i32 = SEARCH_DAYS + 3;

impl<'a> Occurrences<'a> {
    pub(super) fn new(
        recurrence: &'a Recurrence,
        calendar: &'a Calendar,
        on_day_off: OnDayOff,
        due: Range<Instant>,
    ) -> Self {
        let mut occurrences = Self {
            recurrence,
            calendar,
            on_day_off,
            next: None,
            due,
        };
        if occurrences.due.start < occurrences.due.end {
            occurrences.next = occurrences.first_window();
        }
        occurrences
    }

    /// The first window whose occurrence may be due in the range, of which some may lie before it:
    /// those that days off move on.
    fn first_window(&self) -> Option<(Date, Date)> {
        let date = self.calendar.zone().date_of(self.due.start);
        // Beyond the last date nothing occurs, but what occurred on it may be due there.
        let last = || {
            let last = self.recurrence.last_known_date();
            let before = self
                .recurrence
                .window_before(self.calendar, last.tomorrow().ok()?);
            before.or_else(|| self.recurrence.window_from(self.calendar, last))
        };
        let held = self.recurrence.window_from(self.calendar, date);
        let mut window = held.or_else(last)?;
        for _ in 0..MOST_MOVED {
            let before = self.recurrence.window_before(self.calendar, window.0);
            let is_due = |window: &(Date, Date)| {
                self.recurrence
                    .occurrence(self.calendar, self.on_day_off, *window)
                    .is_some_and(|occurrence| occurrence.due >= self.due.start)
            };
            let Some(earlier) = before.filter(is_due) else {
                break;
            };
            window = earlier;
        }
        Some(window)
    }
}

impl Iterator for Occurrences<'_> {
    type Item = Occurrence;

    /// Goes on until an occurrence is due after the range, by more than night shifts overlap.
    fn next(&mut self) -> Option<Occurrence> {
        // Taken, so that the end stays the end.
        while let Some(window) = self.next.take() {
            let occurrence = self
                .recurrence
                .occurrence(self.calendar, self.on_day_off, window)?;
            if occurrence.due < self.due.end.plus(OVERLAP_MICROS) {
                self.next = self.recurrence.window_from(self.calendar, window.1);
            }
            if self.due.contains(&occurrence.due) {
                return Some(occurrence);
            }
        }
        None
    }
}

impl std::iter::FusedIterator for Occurrences<'_> {}
