//! Puts the stretches of an explanation in a row: numbers their days and cuts out what is paused.

use std::collections::VecDeque;

use crate::calendar::Calendar;
use crate::instant::Instant;
use crate::pause::Pause;
use crate::zone::{self, Date, DateTime, Zone};

use super::folding::Folding;
use super::{Days, Stretch, Why};

/// The most stretches that an explanation has.
pub const MOST_STRETCHES: usize = 400;

/// How the days of a piece are numbered.
#[derive(Clone, Copy)]
pub(super) enum Numbers {
    /// It belongs to no day that counts.
    None,
    /// All of it belongs to this day.
    Just(u32),
    /// By its dates; the date after this one is day 1.
    Dates(Date),
    /// By the time that has passed on the clock since; there are no more than `most` days.
    Times { since: DateTime, most: u32 },
}

/// Stretches from a start to an end.
pub(super) struct Sequence<'a> {
    calendar: &'a Calendar,
    /// Where the next piece begins.
    at: Instant,
    until: Instant,
    /// Paused time, disjoint and in order, still to come.
    paused: VecDeque<Paused<'a>>,
    /// Whether what is paused now is made up later.
    makes_up: bool,
    folding: Folding,
}

struct Paused<'a> {
    from: Instant,
    to: Instant,
    reason: &'a str,
}

/// The pause without an end that begins first.
pub(super) fn first_open(pauses: &[Pause]) -> Option<&Pause> {
    let open = pauses.iter().filter(|pause| pause.end.is_none());
    open.min_by_key(|pause| pause.start)
}

impl<'a> Sequence<'a> {
    /// An empty one, which takes nothing from `until` on.
    pub(super) fn new(
        calendar: &'a Calendar,
        pauses: &'a [Pause],
        from: Instant,
        until: Instant,
    ) -> Self {
        Self {
            calendar,
            at: from,
            until,
            paused: disjoint(pauses, from, until),
            makes_up: false,
            folding: Folding::new(MOST_STRETCHES),
        }
    }

    /// Where it has come to.
    pub(super) fn at(&self) -> Instant {
        self.at
    }

    /// Where it ends.
    pub(super) fn until(&self) -> Instant {
        self.until
    }

    /// Adds time that counts or is left out, from where the last piece ended; nothing if that isn't
    /// before `to`.
    pub(super) fn push(&mut self, to: Instant, why: Why) {
        self.cut(to, &why, Numbers::None);
    }

    /// Adds a part of a length in days; what is paused in it is made up later.
    pub(super) fn push_days(&mut self, to: Instant, why: Why, numbers: Numbers) {
        self.makes_up = true;
        self.cut(to, &why, numbers);
    }

    /// Says that from now on no paused time is made up.
    pub(super) fn end_of_days(&mut self) {
        self.makes_up = false;
    }

    pub(super) fn finish(self) -> Vec<Stretch> {
        self.folding.finish()
    }

    /// Cuts a piece where pauses begin and end.
    fn cut(&mut self, to: Instant, why: &Why, numbers: Numbers) {
        let to = to.min(self.until);
        while self.at < to {
            let at = self.at;
            while self.paused.front().is_some_and(|paused| paused.to <= at) {
                self.paused.pop_front();
            }
            let (end, reason) = match self.paused.front() {
                Some(paused) if paused.from <= at => (paused.to.min(to), Some(paused.reason)),
                Some(paused) => (paused.from.min(to), None),
                None => (to, None),
            };
            let why = match reason {
                Some(reason) => self.paused_why(at, end, reason),
                None => why.clone(),
            };
            self.folding.push(Stretch {
                from: at,
                to: end,
                counted: if counts(&why) { end.since(at) } else { 0 },
                days: number(numbers, self.calendar.zone(), at, end),
                why,
            });
            self.at = end;
        }
    }

    fn paused_why(&self, from: Instant, to: Instant, reason: &str) -> Why {
        Why::Paused {
            reason: reason.to_owned(),
            made_up: if self.makes_up {
                self.calendar.working_micros(from, to)
            } else {
                0
            },
        }
    }
}

/// Whether every instant counts, and not the day as a whole.
fn counts(why: &Why) -> bool {
    matches!(why, Why::ClockTime | Why::WorkingTime(_) | Why::MadeUp)
}

fn number(numbers: Numbers, zone: &Zone, from: Instant, to: Instant) -> Option<Days> {
    let last = to.minus(1);
    match numbers {
        Numbers::None => None,
        Numbers::Just(n) => Some(Days { first: n, last: n }),
        Numbers::Dates(since) => Some(Days {
            first: days_between(since, zone.date_of(from)),
            last: days_between(since, zone.date_of(last)),
        }),
        Numbers::Times { since, most } => {
            let nth = |at| {
                let civil = zone.civil(at);
                let days = days_between(since.date(), civil.date());
                let begun = days + u32::from(civil.time() >= since.time());
                begun.clamp(1, most)
            };
            let first = nth(from);
            Some(Days {
                first,
                last: nth(last).max(first),
            })
        }
    }
}

/// How many days later a date is; zero if it isn't.
pub(super) fn days_between(since: Date, date: Date) -> u32 {
    u32::try_from(zone::days_between(since, date)).unwrap_or(0)
}

/// The pauses within a range as disjoint time in order: of several at once, the one that began
/// first. None has to be open within it.
fn disjoint(pauses: &[Pause], from: Instant, until: Instant) -> VecDeque<Paused<'_>> {
    let mut pauses: Vec<&Pause> = pauses.iter().collect();
    pauses.sort_by_key(|pause| (pause.start, pause.end.is_none(), pause.end));
    let mut at = from;
    let mut paused = VecDeque::new();
    for pause in pauses {
        let start = pause.start.max(at);
        let end = pause.end.map_or(until, |end| end.min(until));
        if start < end {
            paused.push_back(Paused {
                from: start,
                to: end,
                reason: &pause.reason,
            });
            at = end;
        }
    }
    paused
}
