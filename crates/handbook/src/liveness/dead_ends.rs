//! Where no final state can be reached any more, and the shortest way there.

use std::collections::BTreeMap;

use super::bounds::{Budget, RECORD_MAX};
use super::condition::Truth;
use super::finding::{Act, Certainty, DeadEnd, Held, Trap};
use super::graph::Way;
use super::rounds::Study;
use super::routes::{Routes, leads_to, told};
use super::states::name;

/// The dead ends of a record, one for each state in which one begins, in the order of the states.
///
/// A configuration is dead if no way leads from it to a final state; unread conditions are taken to hold wherever that
/// helps. A dead end begins where a way leaves the last configuration that isn't dead. It is certain if a way with no
/// unread condition leads there. Among those of one state a certain one is told before a possible one, then the one with
/// fewest moves. Three walks over the ways that the search found.
pub(super) fn dead_ends(study: &Study<'_>) -> Vec<DeadEnd> {
    let graph = &study.graph;
    let is_final = |number: usize| {
        let state = graph.state(number).and_then(|state| name(study, state));
        state.is_some_and(|state| study.rule.finals.contains(state))
    };
    let all = 0..graph.configurations.len();
    let leads = leads_to(graph, all.filter(|number| is_final(*number)));
    let is_dead = |number: usize| leads.get(number) == Some(&false);
    if !leads.contains(&false) {
        return Vec::new();
    }
    let sure_starts = graph
        .starts
        .iter()
        .filter(|(_, certainty)| *certainty == Certainty::Certain);
    let sure = Routes::of(graph, sure_starts.map(|(start, _)| *start), |way| {
        way.certainty == Certainty::Certain
    });
    let any = Routes::of(graph, graph.starts.iter().map(|(start, _)| *start), |_| {
        true
    });
    let mut best: BTreeMap<u16, Entrance> = BTreeMap::new();
    let mut consider = |entrance: Entrance| {
        if let Some(state) = graph.state(entrance.at) {
            let known = best.entry(state).or_insert(entrance);
            if (entrance.rank()) < known.rank() {
                *known = entrance;
            }
        }
    };
    for (start, certainty) in &graph.starts {
        if is_dead(*start) {
            consider(Entrance {
                at: *start,
                last: None,
                length: 0,
                certainty: *certainty,
            });
        }
    }
    for way in &graph.ways {
        if is_dead(way.from) || !is_dead(way.to) {
            continue;
        }
        let by_sure = sure
            .length(way.from)
            .filter(|_| way.certainty == Certainty::Certain);
        let (length, certainty) = match by_sure {
            Some(length) => (length, Certainty::Certain),
            None => (any.length(way.from).unwrap_or(0), Certainty::Possible),
        };
        consider(Entrance {
            at: way.to,
            last: Some(*way),
            length: length + 1,
            certainty,
        });
    }
    let told_of = |entrance: &Entrance| {
        let routes = match entrance.certainty {
            Certainty::Certain => &sure,
            Certainty::Possible => &any,
        };
        let (start, mut ways) = routes.to(entrance.last.map_or(entrance.at, |way| way.from));
        ways.extend(entrance.last);
        Some(DeadEnd {
            record: study.record.clone(),
            state: name(study, graph.state(entrance.at)?)?.clone(),
            certainty: entrance.certainty,
            path: told(&study.machine, study.rule, graph, Some(start), &ways),
            trap: trap(study, entrance.at),
        })
    };
    best.values().filter_map(told_of).collect()
}

/// Where a dead end begins.
#[derive(Clone, Copy)]
struct Entrance {
    at: usize,
    /// The way in; none if records begin here.
    last: Option<Way>,
    length: usize,
    certainty: Certainty,
}

impl Entrance {
    /// The least is told.
    fn rank(&self) -> (std::cmp::Reverse<Certainty>, usize) {
        (std::cmp::Reverse(self.certainty), self.length)
    }
}

/// Why a configuration isn't left, or not for good.
fn trap(study: &Study<'_>, at: usize) -> Trap {
    let (mut open, mut held) = (Vec::new(), Vec::new());
    let mut budget = Budget::new(RECORD_MAX);
    let Some(configuration) = study.graph.configurations.get(at) else {
        return Trap::NoStep;
    };
    for (number, deed) in study.machine.deeds.iter().enumerate() {
        let to = deed.arrows.get(&configuration.state);
        if to.is_none_or(|to| *to == configuration.state) {
            continue;
        }
        let is_open = study.graph.from(at).iter().any(|way| way.deed == number);
        match &deed.act {
            Act::Step(step) | Act::Refused { step, .. } if is_open => open.push(step.clone()),
            Act::Step(step) => {
                let mut blocks = Vec::new();
                for bar in &deed.bars {
                    if bar.guard.truth(*configuration, &mut budget) == Ok(Truth::No) {
                        blocks.push(bar.block.clone());
                    }
                }
                held.push(Held {
                    step: step.clone(),
                    blocks,
                });
            }
            _ => {}
        }
    }
    // A step can be granted or refused.
    open.dedup();
    match (open.is_empty(), held.is_empty()) {
        (true, true) => Trap::NoStep,
        (true, false) => Trap::HeldBack { held },
        (false, _) => Trap::Circles { open, held },
    }
}
