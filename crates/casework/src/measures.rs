//! Figures over records: how many of those that a measure means do count.
//!
//! Figures over promises are tallied where promises are kept, by state; a record has to be asked by formula.

use std::sync::Arc;

use handbook::Edition;
use handbook::rule::Measure;
use worktime::Instant;

use crate::actors::Scene;
use crate::facts::Happening;
use crate::records::Record;
use crate::situation::{Org, Situation};

/// A figure as numerator and denominator; nothing is rounded before it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those for which the measure's `value` holds; all of them where it has none.
    pub part: u64,
    /// Those that the measure means.
    pub whole: u64,
}

/// Counts records under a measure. Formulas see the record alone: neither its client nor an actor.
#[must_use]
pub fn counted(
    edition: &Edition,
    org: &Org,
    now: Instant,
    measure: &Measure,
    records: &[Record],
) -> Counted {
    let situation = Situation::bare(Some(org.clone()), Arc::default(), Arc::default(), now);
    let mut counted = Counted::default();
    for record in records {
        let scene = Scene::of_record(edition, &situation, record, None);
        let facts = Happening::plain(scene);
        if measure
            .filter
            .as_ref()
            .is_none_or(|filter| filter.holds(&facts))
        {
            counted.whole += 1;
            counted.part += u64::from(
                measure
                    .value
                    .as_ref()
                    .is_none_or(|value| value.holds(&facts)),
            );
        }
    }
    counted
}
