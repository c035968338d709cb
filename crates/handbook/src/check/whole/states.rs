//! States that can't be reached, and states that can't be left.

use std::collections::BTreeSet;

use crate::Id;
use crate::check::keys::Keys;
use crate::problem::ProblemKind;
use crate::rule::Record;
use crate::syntax::line::label_line;

/// Reports states of a record to which no step leads (a warning), and states that aren't final but
/// that no step leaves (an error: a record would stay open for ever).
pub(in crate::check) fn check(keys: &Keys<'_>, record: &Record) {
    let reachable = reachable(record);
    let words = keys.list("states").iter().filter_map(|node| node.text());
    for (state, word) in record.states.iter().zip(words) {
        let place = &label_line(word, keys.desk.lang).id.place;
        let names = || (record.meta.id.to_string(), state.id.to_string());
        if !reachable.contains(&state.id) {
            let (record, state) = names();
            keys.desk
                .findings
                .report(place, ProblemKind::UnreachableState { record, state });
        } else if !state.is_final && !can_be_left(record, &state.id) {
            let (record, state) = names();
            keys.desk
                .findings
                .report(place, ProblemKind::StuckState { record, state });
        }
    }
}

/// The states that steps lead to from the first one.
pub(super) fn reachable(record: &Record) -> BTreeSet<&Id> {
    let mut reachable: BTreeSet<&Id> = record
        .first_state()
        .map(|state| &state.id)
        .into_iter()
        .collect();
    loop {
        let arrows = record.steps.iter().flat_map(|step| &step.arrows);
        let next = arrows
            .filter(|arrow| reachable.contains(&arrow.from))
            .map(|arrow| &arrow.to);
        let more: Vec<&Id> = next.filter(|to| !reachable.contains(to)).collect();
        if more.is_empty() {
            return reachable;
        }
        reachable.extend(more);
    }
}

fn can_be_left(record: &Record, state: &Id) -> bool {
    let mut arrows = record.steps.iter().flat_map(|step| &step.arrows);
    arrows.any(|arrow| arrow.from == *state && arrow.to != *state)
}
