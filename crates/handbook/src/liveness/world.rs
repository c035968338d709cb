//! What can happen anywhere in the book, as far as the rounds have found.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::Truth;
use super::index::Cause;
use super::model::{Model, Trigger};
use super::reading::Reading;
use crate::Id;
use crate::event::{EventName, StepRef};

/// The states that records can be in and the steps that can be taken. It only ever grows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct World {
    reached: BTreeMap<Id, BTreeSet<Id>>,
    taken: BTreeSet<StepRef>,
}

impl World {
    /// Where any record may be in any of its states.
    pub(super) fn everything(model: &Model) -> Self {
        let mut world = Self::default();
        for record in model.records.keys() {
            world.assume(model, record);
        }
        world
    }

    /// Adds everything of a record.
    pub(super) fn assume(&mut self, model: &Model, record: &Id) {
        if let Some(rule) = model.records.get(record) {
            let steps = rule.steps.iter().map(|step| step.step.clone()).collect();
            self.learn(record, rule.states.iter().cloned().collect(), steps);
        }
    }

    /// Adds what was found of a record, and says whether some of it is new.
    pub(super) fn learn(&mut self, record: &Id, states: BTreeSet<Id>, steps: BTreeSet<Id>) -> bool {
        let known = self.reached.entry(record.clone()).or_default();
        let before = (known.len(), self.taken.len());
        known.extend(states);
        let after = known.len();
        self.taken.extend(steps.into_iter().map(|step| StepRef {
            record: record.clone(),
            step,
        }));
        before != (after, self.taken.len())
    }

    /// Takes a record to come no further than some states.
    pub(super) fn restrict(&mut self, record: &Id, states: BTreeSet<Id>) {
        self.reached.insert(record.clone(), states);
    }

    pub(super) fn is_reached(&self, record: &Id, state: &Id) -> bool {
        self.reached
            .get(record)
            .is_some_and(|states| states.contains(state))
    }

    pub(super) fn is_opened(&self, record: &Id) -> bool {
        self.reached
            .get(record)
            .is_some_and(|states| !states.is_empty())
    }

    pub(super) fn is_taken(&self, step: &StepRef) -> bool {
        self.taken.contains(step)
    }

    /// Whether some record of the type is in one of the states. There needn't be any, so this is never certain.
    pub(super) fn some_in(&self, model: &Model, record: &Id, states: &[Id]) -> Truth {
        let reached = states.iter().any(|state| self.is_reached(record, state));
        if reached || !model.records.contains_key(record) {
            Truth::Maybe
        } else {
            Truth::No
        }
    }

    /// Whether a record of the type that was surely opened is in one of the states: for ever if it never leaves them.
    /// It is in its first state at least, so that this only ever grows from sure to doubtful.
    pub(super) fn one_in(&self, model: &Model, record: &Id, states: &[Id]) -> Truth {
        let Some(rule) = model.records.get(record) else {
            return Truth::Maybe;
        };
        let reached = self.reached.get(record).into_iter().flatten();
        let mut reached = reached
            .chain(rule.states.first())
            .map(|state| states.contains(state));
        let Some(first) = reached.next() else {
            return Truth::Maybe;
        };
        if reached.all(|inside| inside == first) {
            Truth::of(first)
        } else {
            Truth::Maybe
        }
    }

    /// Whether one of the causes can come about.
    pub(super) fn any_cause(&self, reading: &Reading<'_>, causes: &[Cause<'_>]) -> bool {
        causes.iter().any(|cause| match cause {
            Cause::Step(record, step) => self.is_taken(&StepRef {
                record: (*record).clone(),
                step: step.step.clone(),
            }),
            Cause::Trigger(Trigger::Event(event)) => self.can_happen(reading, event),
            Cause::Trigger(Trigger::Time) => true,
        })
    }

    /// Whether an event can happen. Looks at all steps where a form is filed, else at one thing.
    pub(super) fn can_happen(&self, reading: &Reading<'_>, event: &EventName) -> bool {
        let model = reading.model;
        let is_unknown = |record: &Id| !model.records.contains_key(record);
        match event {
            EventName::Opened(record) | EventName::Discarded(record) => {
                is_unknown(record) || self.is_opened(record)
            }
            EventName::Closed(record) => model.records.get(record).is_none_or(|rule| {
                let mut finals = rule.finals.iter();
                finals.any(|state| self.is_reached(record, state))
            }),
            EventName::Step(step) => is_unknown(&step.record) || self.is_taken(step),
            EventName::Enters { record, state } => {
                is_unknown(record) || self.is_reached(record, state)
            }
            EventName::Filed(form) => self.can_be_filed(reading, form),
            // The rest comes from outside, or of what this engine says nothing about.
            _ => true,
        }
    }

    fn can_be_filed(&self, reading: &Reading<'_>, form: &Id) -> bool {
        let rule = reading.model.forms.get(form);
        let alone = rule.is_some_and(|rule| reading.may_be_filed(rule));
        let mut filing = reading.index.filing.get(form).into_iter().flatten();
        let with_step = filing.any(|(record, step)| {
            self.is_taken(&StepRef {
                record: (*record).clone(),
                step: step.step.clone(),
            })
        });
        let granting = reading.index.granting.get(form).into_iter().flatten();
        let mut records = granting.flat_map(|approval| &approval.before);
        alone || with_step || records.any(|step| self.is_opened(&step.record))
    }
}
