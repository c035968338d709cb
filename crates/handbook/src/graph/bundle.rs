//! Which arrows of a record are drawn as one, so that a step from everywhere makes no spider's web.

use std::collections::BTreeMap;

use crate::Id;
use crate::rule::{Record, State, Step};

/// From so many states on, the arrows of a step to one target are drawn as one.
const BUNDLE_FROM: usize = 3;
/// Up to so many states, lines run from each of them to where they meet; from more, one box stands for all of them.
const MEETING_MAX: usize = 4;
/// Up to so many open states are named as exceptions rather than all the others by name.
const EXCEPTIONS_MAX: usize = 2;

/// Steps that lead from the same states to the same state.
#[derive(Clone, Debug)]
pub(super) struct Moves<'a> {
    /// The states that they leave, in the order of the book.
    pub from: Vec<&'a Id>,
    /// The state that they lead to; none if each leaves its record where it is.
    pub to: Option<&'a Id>,
    /// The steps, in the order of the book.
    pub steps: Vec<&'a Step>,
}

/// Which of the open states several states are.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// All of them.
    Every,
    /// All but these few.
    EveryBut(Vec<Id>),
    /// These.
    These,
}

impl Extent {
    /// How several states relate to all that aren't final.
    #[must_use]
    pub fn of(record: &Record, states: &[&State]) -> Self {
        let missing: Vec<Id> = record
            .states
            .iter()
            .filter(|state| !state.is_final)
            .filter(|state| states.iter().all(|known| known.id != state.id))
            .map(|state| state.id.clone())
            .collect();
        let has_final = states.iter().any(|state| state.is_final);
        match missing.len() {
            _ if has_final => Self::These,
            0 => Self::Every,
            missing_count if missing_count <= EXCEPTIONS_MAX && missing_count < states.len() => {
                Self::EveryBut(missing)
            }
            _ => Self::These,
        }
    }
}

impl Moves<'_> {
    /// Whether lines run from each state to one label.
    pub(super) fn is_meeting(&self) -> bool {
        let leaves = self.to.is_some_and(|to| !self.from.contains(&to));
        leaves && self.from.len() <= MEETING_MAX
    }
}

/// Every arrow of the record, in the fewest lines: in the order of the book's steps.
pub(super) fn moves(record: &Record) -> Vec<Moves<'_>> {
    let order: BTreeMap<&Id, usize> = record
        .states
        .iter()
        .map(|state| &state.id)
        .zip(0..)
        .collect();
    let mut all: Vec<Moves<'_>> = Vec::new();
    let mut known: BTreeMap<(Vec<&Id>, Option<&Id>), usize> = BTreeMap::new();
    for step in &record.steps {
        for (from, to) in targets(step, &order) {
            let at = *known.entry((from.clone(), to)).or_insert(all.len());
            match all.get_mut(at) {
                Some(moves) => moves.steps.push(step),
                None => all.push(Moves {
                    from,
                    to,
                    steps: vec![step],
                }),
            }
        }
    }
    all
}

type Target<'a> = (Vec<&'a Id>, Option<&'a Id>);

/// A step's arrows by where they lead. Few arrows to one state stay single.
fn targets<'a>(step: &'a Step, order: &BTreeMap<&Id, usize>) -> Vec<Target<'a>> {
    let mut groups: Vec<(&Id, Vec<&Id>)> = Vec::new();
    for arrow in &step.arrows {
        match groups.iter_mut().find(|(to, _)| **to == arrow.to) {
            Some((_, from)) => from.push(&arrow.from),
            None => groups.push((&arrow.to, vec![&arrow.from])),
        }
    }
    let mut targets: Vec<Target<'a>> = Vec::new();
    let mut staying: Vec<&Id> = Vec::new();
    for (to, from) in groups {
        if from.len() >= BUNDLE_FROM {
            targets.push((in_order(from, order), Some(to)));
            continue;
        }
        for from in from {
            match from == to {
                true => staying.push(from),
                false => targets.push((vec![from], Some(to))),
            }
        }
    }
    match staying.len() {
        count if count >= BUNDLE_FROM => targets.push((in_order(staying, order), None)),
        _ => targets.extend(staying.into_iter().map(|state| (vec![state], None))),
    }
    targets
}

fn in_order<'a>(mut states: Vec<&'a Id>, order: &BTreeMap<&Id, usize>) -> Vec<&'a Id> {
    states.sort_by_key(|state| order.get(state).copied());
    states.dedup();
    states
}
