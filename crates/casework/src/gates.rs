//! Gates: what must already hold before an act. All that don't hold are told at once.

use handbook::Label;
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
        .flat_map(|gate| {
            let failed = gate.require.iter().filter(|one| !one.that.holds(happening));
            let reasons = failed.map(|one| one.otherwise.as_ref().unwrap_or(&gate.otherwise));
            // Requirements without a reason of their own share the gate's, which is told once.
            let mut told: Vec<&Label> = Vec::new();
            for reason in reasons {
                if !told.contains(&reason) {
                    told.push(reason);
                }
            }
            told.into_iter().map(move |reason| Reason {
                kind: ReasonKind::Gate {
                    reason: reason.clone(),
                    help: gate.help.clone(),
                },
                article: edition.book.citation(&gate.meta.source),
            })
        })
        .collect()
}
