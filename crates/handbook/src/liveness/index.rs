//! What the engine looks up again and again: which effects do which steps and open which records.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{ApprovalModel, EffectKindModel, EffectModel, Model, Owed, StepModel, Trigger};
use crate::Id;
use crate::event::{EventName, StepRef};

/// Looked up by the name of what happens. Building it takes one pass over the book.
pub(super) struct Index<'m> {
    /// What does a step by itself.
    pub(super) drives: BTreeMap<&'m StepRef, Vec<Cause<'m>>>,
    /// What opens a record as an effect.
    pub(super) opens: BTreeMap<&'m Id, Vec<Cause<'m>>>,
    /// Records that a consequence opens, as a child of whatever record.
    pub(super) opened_by_consequence: BTreeSet<&'m Id>,
    /// Fields that a consequence sets, of whatever record.
    pub(super) set_by_consequence: BTreeSet<&'m Id>,
    /// The events after which a step of the record follows at once, by a consequence.
    pub(super) followed: BTreeMap<&'m Id, BTreeSet<&'m EventName>>,
    /// The steps that file a form, with their records.
    pub(super) filing: BTreeMap<&'m Id, Vec<(&'m Id, &'m StepModel)>>,
    /// The approvals whose grant files a form.
    pub(super) granting: BTreeMap<&'m Id, Vec<&'m ApprovalModel>>,
    /// The approvals of each step.
    pub(super) approvals: BTreeMap<&'m StepRef, Vec<&'m Id>>,
    /// The rules that are kept by an event: a clock runs for it.
    pub(super) timed: BTreeMap<&'m EventName, BTreeSet<&'m Owed>>,
}

/// What an effect follows from.
pub(super) enum Cause<'m> {
    /// A step, with its record.
    Step(&'m Id, &'m StepModel),
    /// What sets off a consequence.
    Trigger(&'m Trigger),
}

impl<'m> Index<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let mut index = Self {
            drives: BTreeMap::new(),
            opens: BTreeMap::new(),
            opened_by_consequence: BTreeSet::new(),
            set_by_consequence: BTreeSet::new(),
            followed: BTreeMap::new(),
            filing: BTreeMap::new(),
            granting: BTreeMap::new(),
            approvals: BTreeMap::new(),
            timed: BTreeMap::new(),
        };
        for (record, rule) in &model.records {
            for step in &rule.steps {
                if let Some(form) = &step.form {
                    index.filing.entry(form).or_default().push((record, step));
                }
                for effect in &step.effects {
                    index.add(effect, || Cause::Step(record, step));
                }
            }
        }
        for consequence in &model.consequences {
            for effect in &consequence.effects {
                for trigger in &consequence.on {
                    index.add(effect, || Cause::Trigger(trigger));
                    if let (EffectKindModel::Does(step), Trigger::Event(event)) =
                        (&effect.kind, trigger)
                    {
                        let followed = index.followed.entry(&step.record).or_default();
                        followed.insert(event);
                    }
                }
                match &effect.kind {
                    EffectKindModel::Opens(record) => {
                        index.opened_by_consequence.insert(record);
                    }
                    EffectKindModel::Sets(field) => {
                        index.set_by_consequence.insert(field);
                    }
                    EffectKindModel::Does(_) => {}
                }
            }
        }
        for (id, approval) in &model.approvals {
            if let Some(form) = &approval.form {
                index.granting.entry(form).or_default().push(approval);
            }
            for step in &approval.before {
                index.approvals.entry(step).or_default().push(id);
            }
        }
        for promise in &model.promises {
            for event in &promise.kept_by {
                index.timed.entry(event).or_default().insert(&promise.owed);
            }
        }
        index
    }

    /// Whether a rule other than this one is kept by the event.
    pub(super) fn is_timed_beside(&self, event: &EventName, owed: &Owed) -> bool {
        let rules = self.timed.get(event);
        rules.is_some_and(|rules| rules.iter().any(|rule| *rule != owed))
    }

    fn add(&mut self, effect: &'m EffectModel, cause: impl FnOnce() -> Cause<'m>) {
        match &effect.kind {
            EffectKindModel::Does(step) => self.drives.entry(step).or_default().push(cause()),
            EffectKindModel::Opens(record) => self.opens.entry(record).or_default().push(cause()),
            EffectKindModel::Sets(_) => {}
        }
    }
}
