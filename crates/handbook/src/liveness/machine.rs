//! One record as a machine: configurations, and the deeds that lead from one to another.
//!
//! A machine is exact in what it says of marks, and errs to "may happen" in the rest: what people decide, what conditions
//! say that can't be read, what other records do.

use std::collections::BTreeMap;

use super::compiler::{Acting, Compiler, Moment};
use super::finding::{Act, Block, Certainty, Mark};
use super::guard::Guard;
use super::model::{RecordModel, StepModel};
use super::numbering::Numbering;
use super::reading::Reading;
use super::world::World;
use crate::Id;
use crate::event::{EventName, StepRef};
use crate::rule::Actor;

/// A record made ready for a search.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Machine {
    /// The marks, by the number of their bit.
    pub(super) marks: Vec<Mark>,
    pub(super) starts: Vec<Start>,
    /// What stands against opening it by hand.
    pub(super) bars: Vec<Block>,
    pub(super) deeds: Vec<Deed>,
}

/// Configurations in which a record starts: its first state, and marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Start {
    pub(super) sets: u64,
    /// Each of these or not.
    pub(super) choice: u64,
    pub(super) certainty: Certainty,
}

/// An act, by numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deed {
    pub(super) act: Act,
    /// What it is to rules, beside the state that it leads to.
    pub(super) events: Vec<EventName>,
    /// Where it may be done, and where it leads.
    pub(super) arrows: BTreeMap<u16, u16>,
    pub(super) bars: Vec<Bar>,
    /// Marks that are there after it.
    pub(super) sets: u64,
    /// Each of these or not, as whoever acts decides.
    pub(super) choice: u64,
    /// Each of these or not, by a condition that isn't read.
    pub(super) chance: u64,
    /// Whether nothing follows of itself that moves the record on.
    pub(super) outcome: Certainty,
}

/// Something that must hold for a deed, and its name where it doesn't.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) block: Block,
    pub(super) guard: Guard,
}

/// What a machine is made from.
#[derive(Clone, Copy)]
pub(super) struct Making<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) world: &'a World,
    pub(super) record: &'a Id,
    pub(super) rule: &'a RecordModel,
    pub(super) moment: Moment,
    /// Approvals that count as never granted.
    pub(super) denied: &'a [Id],
}

impl Making<'_> {
    /// Makes the machine. Linear in the record's arrows and conditions, times its approvals. The deeds are the same, in
    /// the same order, whatever the world and whoever is denied.
    pub(super) fn machine(&self) -> Machine {
        let marks = match (self.moment, self.numbering()) {
            (Moment::Running, Some(numbering)) => numbering.varying.clone(),
            _ => Vec::new(),
        };
        let compiler = self.compiler(&marks, self.moment);
        let mut deeds = Vec::new();
        for step in &self.rule.steps {
            deeds.push(self.step(&compiler, step));
            for (id, approval) in self.reading.approvals_of(self.record, &step.step) {
                deeds.extend(self.refusal(&compiler, step, id, approval));
                deeds.extend(self.grant(&compiler, step, id, approval));
            }
        }
        deeds.extend(marks.iter().filter_map(|mark| self.filing(&compiler, mark)));
        let (starts, bars) = self.starts(&compiler);
        Machine {
            starts,
            bars,
            deeds,
            marks,
        }
    }

    pub(super) fn compiler<'a>(&'a self, marks: &'a [Mark], moment: Moment) -> Compiler<'a> {
        Compiler {
            reading: self.reading,
            world: self.world,
            record: self.record,
            rule: self.rule,
            marks,
            moment,
        }
    }

    pub(super) fn name(&self, step: &StepModel) -> StepRef {
        StepRef {
            record: self.record.clone(),
            step: step.step.clone(),
        }
    }

    /// The number of a state.
    pub(super) fn number(&self, state: &Id) -> Option<u16> {
        self.numbering()?.states.get(state).copied()
    }

    fn numbering(&self) -> Option<&Numbering> {
        self.reading.numberings.get(self.record)
    }

    /// Who acts when a step is asked for; a step that something does may be asked for by whoever did that.
    pub(super) fn acting<'a>(&self, step: &StepModel, performers: &'a [Actor]) -> Acting<'a> {
        if self.reading.people(self.record).is_driven(step) {
            Acting::Whoever
        } else {
            Acting::People(performers)
        }
    }
}
