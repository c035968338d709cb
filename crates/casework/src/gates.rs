//! Gates: what must already hold before an act. All that don't hold are told at once.

use handbook::rule::GateBefore;

use crate::facts::Happening;
use crate::refusal::{Reason, ReasonKind};

/// The gates before an act that don't hold.
pub(crate) fn closed(happening: &Happening<'_>, before: &GateBefore) -> Vec<Reason> {
    let edition = happening.scene.edition;
    let gates = edition.index.guards.get(before).into_iter().flatten();
    gates
        .filter_map(|id| edition.gates.get(id))
        .filter(|gate| {
            gate.filter
                .as_ref()
                .is_none_or(|filter| filter.holds(happening))
        })
        .filter(|gate| !gate.require.iter().all(|formula| formula.holds(happening)))
        .map(|gate| Reason {
            kind: ReasonKind::Gate {
                reason: gate.otherwise.clone(),
                help: gate.help.clone(),
            },
            article: edition.book.citation(&gate.meta.source),
        })
        .collect()
}
