//! States that no record can be in, and steps that can never be taken.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Act, Block, Finding, Held, Unreachable};
use super::machine::Deed;
use super::rounds::Study;
use crate::Id;
use crate::event::StepRef;

/// Everything of one record that can never come about. Looks at each arrow once for each state that isn't reached.
pub(super) fn never(study: &Study<'_>) -> Vec<Finding> {
    if study.graph.configurations.is_empty() {
        return vec![Finding::NeverOpened {
            record: study.record.clone(),
            blocks: study.machine.bars.clone(),
        }];
    }
    let arrows = Arrows::of(study);
    let states = arrows.unreached.iter().filter_map(|number| {
        Some(Finding::UnreachableState {
            record: study.record.clone(),
            state: name(study, *number)?.clone(),
            why: arrows.why(study, *number),
        })
    });
    let steps = never_taken(study).map(|(number, step)| Finding::StepNeverTaken {
        step: StepRef {
            record: study.record.clone(),
            step: step.clone(),
        },
        blocks: why_never_taken(study, number),
    });
    states.chain(steps).collect()
}

/// The steps that can never be taken, with the numbers of their deeds.
pub(super) fn never_taken<'s>(study: &'s Study<'_>) -> impl Iterator<Item = (usize, &'s Id)> {
    let deeds = study.machine.deeds.iter().enumerate();
    deeds.filter_map(|(number, deed)| match &deed.act {
        Act::Step(step) if !study.done.contains(&number) => Some((number, step)),
        _ => None,
    })
}

/// What stands against a step that is never taken.
pub(super) fn why_never_taken(study: &Study<'_>, number: usize) -> Vec<Block> {
    let Some(deed) = study.machine.deeds.get(number) else {
        return Vec::new();
    };
    let from: Vec<u16> = deed.arrows.keys().copied().collect();
    let (here, beyond): (Vec<u16>, Vec<u16>) = from
        .into_iter()
        .partition(|state| study.reached.contains(state));
    if here.is_empty() {
        let states = beyond
            .iter()
            .filter_map(|state| name(study, *state).cloned());
        return vec![Block::Unreached(states.collect())];
    }
    study.whys.blocks(study, number, &here)
}

/// The name of a state.
pub(super) fn name<'s>(study: &'s Study<'_>, number: u16) -> Option<&'s Id> {
    study.rule.states.get(usize::from(number))
}

/// The arrows of a record, and what they lead to.
pub(super) struct Arrows {
    /// The states that can't be reached, by number.
    pub(super) unreached: BTreeSet<u16>,
    /// The states that arrows lead to from the first one, whatever holds them back.
    pub(super) drawn: BTreeSet<u16>,
    /// For each state the deeds that lead there from another one, and from which.
    into: BTreeMap<u16, Vec<(usize, u16)>>,
}

impl Arrows {
    /// Walks each arrow once.
    pub(super) fn of(study: &Study<'_>) -> Self {
        let mut names = BTreeSet::new();
        let states = study.rule.states.iter().zip(0_u16..);
        let unreached = states
            .filter(|(state, _)| names.insert(*state))
            .map(|(_, number)| number)
            .filter(|number| !study.reached.contains(number))
            .collect();
        let mut out: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
        let mut into: BTreeMap<u16, Vec<(usize, u16)>> = BTreeMap::new();
        for (number, deed) in study.machine.deeds.iter().enumerate() {
            for (from, to) in deed.arrows.iter().filter(|(from, to)| from != to) {
                out.entry(*from).or_default().push(*to);
                into.entry(*to).or_default().push((number, *from));
            }
        }
        let mut drawn = BTreeSet::new();
        let mut left = vec![0_u16];
        while let Some(state) = left.pop() {
            if drawn.insert(state) {
                left.extend(out.get(&state).into_iter().flatten());
            }
        }
        Self {
            unreached,
            drawn,
            into,
        }
    }

    /// The deeds that lead to a state from another one, and from which.
    pub(super) fn into(&self, state: u16) -> &[(usize, u16)] {
        self.into.get(&state).map_or(&[], Vec::as_slice)
    }

    fn why(&self, study: &Study<'_>, number: u16) -> Unreachable {
        if !self.drawn.contains(&number) {
            return Unreachable::NoArrow;
        }
        let into = self.into(number).iter().copied();
        let (beyond, here): (Vec<_>, Vec<_>) =
            into.partition(|(_, from)| self.unreached.contains(from));
        if here.is_empty() {
            let states: BTreeSet<u16> = beyond.iter().map(|(_, from)| *from).collect();
            let states = states
                .iter()
                .filter_map(|state| name(study, *state).cloned());
            return Unreachable::Behind(states.collect());
        }
        let mut from: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
        for (deed, state) in here {
            from.entry(deed).or_default().push(state);
        }
        let held = from.iter().filter_map(|(number, from)| {
            let deed = study.machine.deeds.get(*number)?;
            Some(Held {
                step: step_of(deed)?.clone(),
                blocks: study.whys.blocks(study, *number, from),
            })
        });
        Unreachable::HeldBack(held.collect())
    }
}

fn step_of(deed: &Deed) -> Option<&Id> {
    match &deed.act {
        Act::Step(step) | Act::Refused { step, .. } => Some(step),
        Act::Opened | Act::Filed(_) => None,
    }
}
