//! How a record begins: by hand, or as the effect of something else.

use std::collections::BTreeMap;

use super::compiler::{Acting, Compiler, Moment};
use super::condition::Truth;
use super::finding::{Block, Certainty};
use super::guard::{Configuration, Guard};
use super::machine::{Machine, Making, Start};
use crate::event::EventName;

impl Making<'_> {
    /// The configurations that it may begin in, and what stands against opening it by hand.
    pub(super) fn starts(&self, compiler: &Compiler<'_>) -> (Vec<Start>, Vec<Block>) {
        let filled = compiler.set_bits(&self.rule.filled);
        let fillable = compiler.set_bits(&self.rule.fillable);
        let followed = self.outcome(
            &[EventName::Opened(self.record.clone())],
            &BTreeMap::from([(0, 0)]),
        );
        let (by_hand, blocks) = self.by_hand();
        let mut starts = Vec::new();
        if self.rule.states.is_empty() {
            return (starts, blocks);
        }
        if by_hand != Truth::No {
            starts.push(Start {
                sets: filled,
                choice: fillable & !filled,
                certainty: if by_hand == Truth::Yes {
                    followed
                } else {
                    Certainty::Possible
                },
            });
        }
        let causes = self.reading.index.opens.get(self.record);
        if causes.is_some_and(|causes| self.world.any_cause(self.reading, causes)) {
            // Which fields an effect fills isn't said here.
            let choice = filled | fillable;
            starts.push(Start {
                sets: 0,
                choice,
                certainty: if choice == 0 {
                    followed
                } else {
                    Certainty::Possible
                },
            });
        }
        (starts, blocks)
    }

    fn by_hand(&self) -> (Truth, Vec<Block>) {
        let people = self.reading.people(self.record);
        if !people.anybody(&self.rule.opened_by) {
            return (Truth::No, vec![Block::Nobody]);
        }
        let compiler = self.compiler(&[], Moment::Opening);
        let mut truth = Truth::Yes;
        let mut blocks = Vec::new();
        for gate in &self.rule.gates {
            let guard = compiler.guard(&gate.require, Acting::People(&self.rule.opened_by));
            let holds = constant(&guard);
            truth = truth.min(holds);
            if holds == Truth::No {
                blocks.push(Block::Gate(gate.gate.clone()));
            }
        }
        (truth, blocks)
    }
}

impl Machine {
    /// Every configuration to begin in, one after the other: with many marks there are too many to hold.
    pub(super) fn begin(&self) -> impl Iterator<Item = (Configuration, Certainty)> {
        self.starts.iter().flat_map(|start| {
            subsets(start.choice).map(move |chosen| {
                let marks = start.sets | chosen;
                (Configuration { state: 0, marks }, start.certainty)
            })
        })
    }
}

/// All subsets of some bits, the empty one first.
pub(super) fn subsets(bits: u64) -> impl Iterator<Item = u64> {
    std::iter::successors(Some(0_u64), move |last| {
        let next = last.wrapping_sub(bits) & bits;
        (next != 0).then_some(next)
    })
}

/// Before a record is there nothing of it varies: its guards are constants, or as good as unknown.
fn constant(guard: &Guard) -> Truth {
    match guard {
        Guard::Is(truth) => *truth,
        _ => Truth::Maybe,
    }
}
