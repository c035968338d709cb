//! The windows of a duty: when each begins, when it is due, and until when evidence counts for it.
//!
//! The window of a plain period is in the org's zone. Days, on which every occurrence is due, are those of the duty's own
//! calendar: its zone, its days off.

use handbook::rule::DutyTerms;
use worktime::{Calendar, Date, Instant, Occurrence, OnDayOff, Recurrence, SEARCH_DAYS, Zone};

/// How often something is owed, by which calendar.
pub(crate) struct Rhythm<'a> {
    every: Recurrence,
    on_day_off: OnDayOff,
    calendar: &'a Calendar,
    zone: &'a Zone,
}

/// One occurrence of a rhythm, for every subject of the duty.
pub(super) struct Window {
    every: Recurrence,
    on_day_off: OnDayOff,
    /// For ever.
    pub(super) name: String,
    /// From when on it is owed.
    pub(super) start: Instant,
    /// The instant after its last.
    pub(super) end: Instant,
    pub(super) due: Instant,
    /// Whether a holiday that isn't published yet may move `due`.
    pub(super) is_provisional: bool,
}

/// What of a rhythm goes on at an instant, and what comes next.
pub(super) struct Around {
    /// Windows that have begun and aren't over, in order.
    pub(super) begun: Vec<Window>,
    /// When the next one begins; none after the last that is known.
    pub(super) next_start: Option<Instant>,
}

impl<'a> Rhythm<'a> {
    pub(super) fn of(terms: &DutyTerms, calendar: &'a Calendar, org_zone: &'a Zone) -> Self {
        let zone = if is_plain(terms.every) {
            org_zone
        } else {
            calendar.zone()
        };
        Self {
            every: terms.every,
            on_day_off: terms.on_day_off,
            calendar,
            zone,
        }
    }

    /// The windows around an instant.
    pub(super) fn around(&self, at: Instant) -> Around {
        let mut begun = Vec::new();
        for window in self.windows_from(self.zone.date_of(at)) {
            if window.start > at {
                let next_start = Some(window.start);
                return Around { begun, next_start };
            }
            begun.push(window);
        }
        Around {
            begun,
            next_start: None,
        }
    }

    /// The windows from the one that holds a date on. So many that one which days off have moved forward is among them.
    fn windows_from(&self, date: Date) -> impl Iterator<Item = Window> {
        let from = |date| {
            self.every
                .occurrence_from(self.calendar, self.on_day_off, date)
        };
        let occurrences = std::iter::successors(from(date), move |last| from(last.window.1));
        let most = usize::try_from(SEARCH_DAYS).unwrap_or_default() + 2;
        occurrences
            .take(most)
            .map(|occurrence| self.window(occurrence))
    }

    fn window(&self, occurrence: Occurrence) -> Window {
        let start = self.zone.start_of_day(occurrence.window.0);
        let end = self.zone.start_of_day(occurrence.window.1);
        // What is due on a day before its window, by a day off or another zone, is owed on that day.
        let due_on = self.zone.start_of_day(self.zone.date_of(occurrence.due));
        let start = start.min(due_on);
        Window {
            every: self.every,
            on_day_off: self.on_day_off,
            name: occurrence.name,
            start,
            end,
            due: occurrence.due,
            is_provisional: occurrence.is_provisional,
        }
    }
}

impl Window {
    /// Whether a variant has this window.
    pub(super) fn is_of(&self, terms: &DutyTerms) -> bool {
        (self.every, self.on_day_off) == (terms.every, terms.on_day_off)
    }

    /// Whether at least half of the time is left in which it can be done when it is due.
    pub(super) fn has_half_left(&self, now: Instant) -> bool {
        let until = if is_plain(self.every) {
            self.end
        } else {
            self.due
        };
        until.since(now) >= now.since(self.start)
    }
}

/// Until when late evidence counts for an occurrence: to the end of its window, if that comes after due. A plain period
/// is over when it is due.
pub(crate) fn late_until(
    terms: &DutyTerms,
    calendar: &Calendar,
    opened_at: Instant,
    name: &str,
    due: Instant,
) -> Option<Instant> {
    if is_plain(terms.every) {
        return None;
    }
    let rhythm = Rhythm::of(terms, calendar, calendar.zone());
    let date = rhythm.zone.date_of(opened_at);
    let mut windows = rhythm.windows_from(date);
    let window = windows.find(|window| window.name == name)?;
    Some(window.end).filter(|end| *end > due)
}

/// A period is all its days; every other recurrence names one.
const fn is_plain(every: Recurrence) -> bool {
    matches!(every, Recurrence::Every(_))
}
