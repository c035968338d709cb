//! Pauses: kept as intervals with their reason, never as a sum, so that a due instant can always
//! be worked out anew.

use serde::{Deserialize, Serialize};

use crate::instant::Instant;

/// Time that doesn't count, from `start` up to but without `end`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The first instant that doesn't count.
    pub start: Instant,
    /// The first instant that counts again; `None` while the pause runs.
    pub end: Option<Instant>,
    /// Why, in the words of whoever paused.
    pub reason: String,
}

/// A stretch of paused time; an open one has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) start: Instant,
    pub(crate) end: Option<Instant>,
}

/// The pauses from `from` on as disjoint gaps in order. What lies before `from`, and pauses that
/// end before they begin, are left out. Nothing follows an open gap.
pub(crate) fn merged(pauses: &[Pause], from: Instant) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = pauses
        .iter()
        .map(|pause| Gap {
            start: pause.start.max(from),
            end: pause.end,
        })
        .filter(|gap| gap.end.is_none_or(|end| end > gap.start))
        .collect();
    gaps.sort_unstable_by_key(|gap| gap.start);
    gaps.dedup_by(|next, kept| {
        let joins = kept.end.is_none_or(|end| next.start <= end);
        if joins {
            kept.end = kept.end.zip(next.end).map(|(a, b)| a.max(b));
        }
        joins
    });
    gaps
}
