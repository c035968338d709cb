//! Things that wait for one another, so that none of them ever happens.
//!
//! What never happens waits for what would have to happen first: a state for the steps that lead there, a step for the
//! state that it begins in or for what its gates and approvals ask for. A round trip that runs through a gate or an
//! approval is a ring.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::bounds::RING_VISITS_MAX;
use super::finding::{Block, Finding, Link, Thing};
use super::waits::Waits;

/// The rings, each told once, from the first thing in order. From every wait through a gate or an approval the shortest
/// way back is looked for; [`RING_VISITS_MAX`] things are visited at most.
pub(super) fn rings(waits: &Waits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: BTreeSet<&Thing> = BTreeSet::new();
    let mut visits = 0;
    for (thing, nexts) in &waits.of {
        for (next, through) in nexts {
            let is_told = told.contains(thing) && told.contains(next);
            if through.is_none() || is_told || visits >= RING_VISITS_MAX {
                continue;
            }
            let Some(back) = way_back(waits, next, thing, &mut visits) else {
                continue;
            };
            let first = std::iter::once((thing, through));
            let links: Vec<(&Thing, &Option<Block>)> = first.chain(back).collect();
            told.extend(links.iter().map(|(thing, _)| *thing));
            let links = links.into_iter().map(|(thing, through)| Link {
                thing: thing.clone(),
                through: through.clone(),
            });
            findings.push(Finding::Ring {
                links: links.collect(),
            });
        }
    }
    findings
}

/// The shortest way from one thing to another, the last one left out; empty if they are the same.
fn way_back<'w>(
    waits: &'w Waits,
    from: &'w Thing,
    to: &Thing,
    visits: &mut usize,
) -> Option<Vec<(&'w Thing, &'w Option<Block>)>> {
    let mut came: BTreeMap<&Thing, (&Thing, &Option<Block>)> = BTreeMap::new();
    let mut left = VecDeque::from([from]);
    while let Some(at) = left.pop_front() {
        if at == to {
            let mut way = Vec::new();
            let mut here = at;
            while here != from {
                let (before, through) = came.get(here)?;
                way.push((*before, *through));
                here = before;
            }
            way.reverse();
            return Some(way);
        }
        for (next, through) in waits.of.get(at).into_iter().flatten() {
            *visits += 1;
            if *visits > RING_VISITS_MAX {
                return None;
            }
            if next != from && !came.contains_key(next) {
                came.insert(next, (at, through));
                left.push_back(next);
            }
        }
    }
    None
}
