//! Shortest ways through a graph that was searched, and what can be reached backwards.

use std::collections::VecDeque;

use super::finding::{Act, Mark, Move};
use super::graph::{Graph, Way};
use super::machine::Machine;
use super::model::RecordModel;

/// The shortest way to each configuration that can be reached. Of two, the one that was found first: by the order of the
/// book.
pub(super) struct Routes<'g> {
    graph: &'g Graph,
    /// Moves to each configuration; none if it isn't reached.
    pub(super) lengths: Vec<Option<usize>>,
    came_by: Vec<Option<usize>>,
}

impl<'g> Routes<'g> {
    /// Walks each way that `may` be walked once, breadth first.
    pub(super) fn of(
        graph: &'g Graph,
        starts: impl Iterator<Item = usize>,
        may: impl Fn(&Way) -> bool,
    ) -> Self {
        let size = graph.configurations.len();
        let mut routes = Self {
            graph,
            lengths: vec![None; size],
            came_by: vec![None; size],
        };
        let mut left = VecDeque::new();
        for start in starts {
            if let Some(length) = routes
                .lengths
                .get_mut(start)
                .filter(|known| known.is_none())
            {
                *length = Some(0);
                left.push_back(start);
            }
        }
        while let Some(from) = left.pop_front() {
            let length = routes.length(from).map(|length| length + 1);
            for (offset, way) in graph.from(from).iter().enumerate() {
                let (Some(known), Some(came_by)) = (
                    routes.lengths.get_mut(way.to),
                    routes.came_by.get_mut(way.to),
                ) else {
                    continue;
                };
                if known.is_none() && may(way) {
                    *known = length;
                    *came_by = graph.position(from, offset);
                    left.push_back(way.to);
                }
            }
        }
        routes
    }

    pub(super) fn length(&self, configuration: usize) -> Option<usize> {
        self.lengths.get(configuration).copied().flatten()
    }

    /// Where the shortest way to a configuration begins, and its ways in order.
    pub(super) fn to(&self, configuration: usize) -> (usize, Vec<Way>) {
        let mut ways = Vec::new();
        let mut at = configuration;
        while let Some(way) = self
            .came_by
            .get(at)
            .copied()
            .flatten()
            .and_then(|way| self.graph.ways.get(way))
        {
            ways.push(*way);
            at = way.from;
        }
        ways.reverse();
        (at, ways)
    }
}

/// For each configuration whether one of the `goals` can be reached from it. Each way is walked once, backwards.
pub(super) fn leads_to(graph: &Graph, goals: impl Iterator<Item = usize>) -> Vec<bool> {
    let size = graph.configurations.len();
    // The ways into each configuration, one after the other: how many, then where they begin.
    let mut ends = vec![0_usize; size + 1];
    for way in &graph.ways {
        if let Some(count) = ends.get_mut(way.to + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut next = ends.clone();
    let mut sources = vec![0_usize; graph.ways.len()];
    for way in &graph.ways {
        if let Some(at) = next.get_mut(way.to) {
            if let Some(source) = sources.get_mut(*at) {
                *source = way.from;
            }
            *at += 1;
        }
    }
    let mut leads = vec![false; size];
    let mut left: Vec<usize> = goals.collect();
    while let Some(at) = left.pop() {
        match leads.get_mut(at) {
            Some(known) if !*known => *known = true,
            _ => continue,
        }
        let bounds = ends.get(at).zip(ends.get(at + 1));
        let into = bounds.and_then(|(first, end)| sources.get(*first..*end));
        left.extend(into.unwrap_or(&[]));
    }
    leads
}

/// A way in the words of the book, with the opening before it if it begins there.
pub(super) fn told(
    machine: &Machine,
    rule: &RecordModel,
    graph: &Graph,
    opened: Option<usize>,
    ways: &[Way],
) -> Vec<Move> {
    let state = |number: usize| {
        let state = graph.state(number)?;
        rule.states.get(usize::from(state)).cloned()
    };
    let marks = |number: usize| graph.configurations.get(number).map_or(0, |at| at.marks);
    let opening = opened.and_then(|start| {
        let sure = machine.starts.iter().map(|start| start.sets);
        let sure = sure.reduce(|all, sets| all & sets).unwrap_or(0);
        Some(Move {
            act: Act::Opened,
            state: state(start)?,
            with: named(machine, marks(start) & !sure),
        })
    });
    let moves = ways.iter().filter_map(|way| {
        let deed = machine.deeds.get(way.deed)?;
        let sure = marks(way.from) | deed.sets;
        Some(Move {
            act: deed.act.clone(),
            state: state(way.to)?,
            with: named(machine, marks(way.to) & !sure),
        })
    });
    opening.into_iter().chain(moves).collect()
}

fn named(machine: &Machine, bits: u64) -> Vec<Mark> {
    let marks = machine.marks.iter().zip(0_u32..);
    marks
        .filter(|(_, bit)| bits >> bit & 1 == 1)
        .map(|(mark, _)| mark.clone())
        .collect()
}
