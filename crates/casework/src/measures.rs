//! Figures over records: how many of those that a measure means do count.
//!
//! Figures over promises are tallied where promises are kept, by state; a record has to be asked by formula.

use std::collections::BTreeMap;
use std::sync::Arc;

use handbook::Edition;
use handbook::rule::Measure;
use worktime::Instant;

use crate::actors::Scene;
use crate::facts::Happening;
use crate::records::Record;
use crate::situation::{Changed, DutySubjects, Editions, Org, Situation};

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
    let situation = bare(org, now);
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

/// A situation in which nothing was loaded.
fn bare(org: &Org, now: Instant) -> Situation {
    Situation {
        org: Some(org.clone()),
        editions: Arc::new(Editions::default()),
        now,
        directory: Arc::default(),
        clients: BTreeMap::new(),
        records: BTreeMap::new(),
        promises: BTreeMap::new(),
        serials: BTreeMap::new(),
        open_counts: BTreeMap::new(),
        duty_subjects: DutySubjects::default(),
        changed: Changed::default(),
    }
}
