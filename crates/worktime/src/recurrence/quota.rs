//! How often something has to be done within a window, and which pieces of evidence count for it.

use crate::instant::Instant;
use crate::zone::{Date, Zone, days_between};

/// "At least twice in each quarter, two weeks apart". The quarter is the recurrence's; this is the
/// rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// How many pieces of evidence a window needs.
    pub at_least: u32,
    /// How many days lie at least from the date of one to the date of the next; a visit on the 1st
    /// and one on the 15th are 14 days, two weeks, apart, whatever the time of day.
    pub apart_days: Option<u32>,
    /// Whether of several on one date only one counts.
    pub distinct_days: bool,
}

impl Quota {
    /// Once, whenever.
    pub const ONCE: Self = Self {
        at_least: 1,
        apart_days: None,
        distinct_days: false,
    };

    /// Which pieces of evidence count, in order of time: the first, and each that is far enough from
    /// the last one that counts. Dates are those of the zone; evidence may come in any order.
    ///
    /// No other choice keeps the distances and has more, nor reaches any number of pieces sooner.
    /// For let `c1, c2, …` be this choice and `d1, d2, …` any other, in order. `c1 <= d1`, as `c1`
    /// is the earliest piece there is. And if `ck <= dk`, then `d(k+1)`, far enough from `dk`, is far
    /// enough from `ck` as well; `c(k+1)` is the earliest piece that is, so `c(k+1) <= d(k+1)`. So
    /// whenever the other choice has a piece, this one has one that is no later.
    #[must_use]
    pub fn counted(&self, zone: &Zone, evidence: &[Instant]) -> Vec<Instant> {
        let mut evidence = evidence.to_vec();
        evidence.sort_unstable();
        let distance = self.distance_days();
        let mut last: Option<Date> = None;
        evidence.retain(|at| {
            if distance == 0 {
                return true;
            }
            let date = zone.date_of(*at);
            let counts = last.is_none_or(|last| days_between(last, date) >= distance);
            if counts {
                last = Some(date);
            }
            counts
        });
        evidence
    }

    /// The instant at which the quota was met: of the last piece that it takes, counted as in
    /// [`Quota::counted`]. Nothing if there isn't enough evidence; a quota of none is never met.
    #[must_use]
    pub fn met_at(&self, zone: &Zone, evidence: &[Instant]) -> Option<Instant> {
        let place = usize::try_from(self.at_least.checked_sub(1)?).ok()?;
        self.counted(zone, evidence).get(place).copied()
    }

    fn distance_days(&self) -> i64 {
        let apart = self.apart_days.unwrap_or(0);
        i64::from(apart.max(u32::from(self.distinct_days)))
    }
}

impl Default for Quota {
    fn default() -> Self {
        Self::ONCE
    }
}
