//! The search: every configuration that can be reached, and every way from one to another.

use std::collections::{BTreeMap, VecDeque};

use super::bounds::{Budget, TooMuch};
use super::condition::Truth;
use super::finding::Certainty;
use super::guard::Configuration;
use super::machine::{Deed, Machine};
use super::starts::subsets;

/// Configurations and ways, by numbers in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) configurations: Vec<Configuration>,
    /// Where the search began.
    pub(super) starts: Vec<(usize, Certainty)>,
    /// In the order of their `from`.
    pub(super) ways: Vec<Way>,
    /// Position of the first way from each configuration, and the end.
    first: Vec<usize>,
}

/// A deed that leads from one configuration to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) deed: usize,
    /// Whether it is open whatever unread conditions say.
    pub(super) certainty: Certainty,
}

/// Searches breadth first from some configurations. Each is looked at once; from each, the deeds that begin in its state.
///
/// # Errors
/// The budget is spent.
pub(super) fn explore(
    machine: &Machine,
    begin: impl Iterator<Item = (Configuration, Certainty)>,
    budget: &mut Budget,
) -> Result<Graph, TooMuch> {
    let mut search = Search {
        graph: Graph::default(),
        numbers: BTreeMap::new(),
        left: VecDeque::new(),
        budget,
    };
    for (configuration, certainty) in begin {
        search.budget.transition()?;
        let number = search.number(configuration)?;
        search.graph.starts.push((number, certainty));
    }
    let mut deeds: BTreeMap<u16, Vec<(usize, &Deed, u16)>> = BTreeMap::new();
    for (number, deed) in machine.deeds.iter().enumerate() {
        for (from, to) in &deed.arrows {
            deeds.entry(*from).or_default().push((number, deed, *to));
        }
    }
    while let Some(from) = search.left.pop_front() {
        search.graph.first.push(search.graph.ways.len());
        let Some(at) = search.graph.configurations.get(from).copied() else {
            break;
        };
        for (number, deed, to) in deeds.get(&at.state).into_iter().flatten() {
            let truth = deed.truth(at, search.budget)?;
            if truth == Truth::No {
                continue;
            }
            let marks = at.marks | deed.sets;
            let chance = deed.chance & !marks;
            let is_sure = truth == Truth::Yes && chance == 0;
            let certainty = if is_sure {
                deed.outcome
            } else {
                Certainty::Possible
            };
            for more in subsets((deed.choice | chance) & !marks) {
                search.budget.transition()?;
                let marks = marks | more;
                let to = search.number(Configuration { state: *to, marks })?;
                search.graph.ways.push(Way {
                    from,
                    to,
                    deed: *number,
                    certainty,
                });
            }
        }
    }
    search.graph.first.push(search.graph.ways.len());
    Ok(search.graph)
}

impl Graph {
    /// The ways from a configuration.
    pub(super) fn from(&self, number: usize) -> &[Way] {
        let bounds = self.first.get(number).zip(self.first.get(number + 1));
        bounds
            .and_then(|(first, end)| self.ways.get(*first..*end))
            .unwrap_or(&[])
    }

    /// The number of the way that comes so much after the first from a configuration.
    pub(super) fn position(&self, number: usize, offset: usize) -> Option<usize> {
        self.first.get(number).map(|first| first + offset)
    }

    /// The state of a configuration.
    pub(super) fn state(&self, number: usize) -> Option<u16> {
        self.configurations.get(number).map(|at| at.state)
    }
}

impl Deed {
    /// Whether it is open in a configuration whose state it begins in.
    pub(super) fn truth(&self, at: Configuration, budget: &mut Budget) -> Result<Truth, TooMuch> {
        let mut least = Truth::Yes;
        for bar in &self.bars {
            least = least.min(bar.guard.truth(at, budget)?);
            if least == Truth::No {
                break;
            }
        }
        Ok(least)
    }
}

struct Search<'b> {
    graph: Graph,
    numbers: BTreeMap<Configuration, usize>,
    left: VecDeque<usize>,
    budget: &'b mut Budget,
}

impl Search<'_> {
    fn number(&mut self, configuration: Configuration) -> Result<usize, TooMuch> {
        if let Some(number) = self.numbers.get(&configuration) {
            return Ok(*number);
        }
        self.budget.configuration()?;
        let number = self.graph.configurations.len();
        self.graph.configurations.push(configuration);
        self.numbers.insert(configuration, number);
        self.left.push_back(number);
        Ok(number)
    }
}
