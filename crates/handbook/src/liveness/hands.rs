//! Which deeds are in the hands of those who owe a promise.
//!
//! A deed is if one of them usually does it, if it happens by itself, if another promise or duty is kept by it, or if it
//! begins where the promise's clock stands still. An approval is if it has a time of its own or an ower grants it. Usually:
//! an owner is who the record's rule says, not whoever it may be handed over to.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Act, Hold};
use super::machine::{Deed, Machine, Making};
use super::numbering::others_in;
use super::promises::Question;
use super::rounds::Study;
use super::states::name;
use crate::Id;
use crate::event::{EventName, StepRef};

impl Question<'_, '_> {
    /// The record's machine if nobody else granted an approval and other records came only as far as the owers bring them.
    /// Gates of those other records are taken to hold.
    pub(super) fn strict(self, study: &Study<'_>) -> Machine {
        let numbering = self.reading.numberings.get(study.record);
        let others = numbering.map(|numbering| &numbering.others);
        let mut world = None;
        for other in others.into_iter().flatten() {
            if let Some(other) = self.studies.of_record(other) {
                let world = world.get_or_insert_with(|| self.studies.world.clone());
                world.restrict(other.record, self.brought_to(other));
            }
        }
        let denied = self.denied(study.record);
        let making = Making {
            reading: self.reading,
            world: world.as_ref().unwrap_or(&self.studies.world),
            record: study.record,
            rule: study.rule,
            moment: study.moment,
            denied: &denied,
        };
        making.machine()
    }

    /// The machine of what is in hand: everything where the clock stands still; elsewhere the strict machine's deeds that
    /// the owers have.
    pub(super) fn free(self, study: &Study<'_>, strict: &Machine) -> Machine {
        let only = |deed: &Deed, may: &dyn Fn(u16, u16) -> bool| {
            let arrows = deed.arrows.iter().filter(|(from, to)| may(**from, **to));
            Deed {
                arrows: arrows.map(|(from, to)| (*from, *to)).collect(),
                ..deed.clone()
            }
        };
        let paused = study
            .machine
            .deeds
            .iter()
            .map(|deed| only(deed, &|from, _| self.is_paused(study, from)));
        let in_hand = strict.deeds.iter().map(|deed| {
            only(deed, &|from, to| {
                !self.is_paused(study, from) && self.has(study, deed, to)
            })
        });
        Machine {
            marks: strict.marks.clone(),
            starts: Vec::new(),
            bars: Vec::new(),
            deeds: paused.chain(in_hand).collect(),
        }
    }

    /// Whether the promise's clock stands still in a state.
    pub(super) fn is_paused(self, study: &Study<'_>, state: u16) -> bool {
        name(study, state).is_some_and(|state| self.promise.pause_in.contains(state))
    }

    /// Whether a deed is in hand, its approvals apart.
    pub(super) fn has(self, study: &Study<'_>, deed: &Deed, to: u16) -> bool {
        let people = self.reading.people(study.record);
        let owers = &self.promise.by;
        if self.is_timed(study, deed, to) {
            return true;
        }
        match &deed.act {
            Act::Step(step) => {
                let causes = self.reading.index.drives.get(&StepRef {
                    record: study.record.clone(),
                    step: step.clone(),
                });
                let world = &self.studies.world;
                let step = study.rule.step(step);
                causes.is_some_and(|causes| world.any_cause(self.reading, causes))
                    || step.is_some_and(|step| people.usually_meet(&step.by, owers))
            }
            Act::Refused { approval, .. } => self.approval_in_hand(study.record, approval),
            Act::Filed(form) => {
                let rule = self.reading.model.forms.get(form);
                rule.is_some_and(|rule| people.usually_meet(&rule.by, owers))
            }
            Act::Opened => true,
        }
    }

    /// A deed that isn't in hand, as something that is waited for.
    pub(super) fn hold(self, study: &Study<'_>, act: &Act) -> Option<Hold> {
        match act {
            Act::Step(step) => Some(Hold::Step {
                step: StepRef {
                    record: study.record.clone(),
                    step: step.clone(),
                },
                by: study.rule.step(step)?.by.clone(),
            }),
            Act::Refused { approval, .. } => self.approval(approval),
            Act::Filed(form) => {
                let rule = self.reading.model.forms.get(form);
                Some(Hold::Form {
                    form: form.clone(),
                    by: rule.map_or_else(Vec::new, |rule| rule.by.clone()),
                })
            }
            Act::Opened => None,
        }
    }

    /// An approval as something that is waited for.
    pub(super) fn approval(self, id: &Id) -> Option<Hold> {
        let rule = self.reading.model.approvals.get(id)?;
        Some(Hold::Approval {
            approval: id.clone(),
            by: rule.by.clone(),
        })
    }

    /// The other records that a gate before a step asks about.
    pub(super) fn records_of(self, study: &Study<'_>, step: &Id, gate: &Id) -> Vec<Id> {
        let gates = study.rule.step(step).map(|step| &step.gates);
        let mut records = BTreeSet::new();
        for gate in gates
            .into_iter()
            .flatten()
            .filter(|other| other.gate == *gate)
        {
            others_in(&gate.require, &mut records);
        }
        records.into_iter().collect()
    }

    /// Whether another promise or duty is kept by a deed.
    fn is_timed(self, study: &Study<'_>, deed: &Deed, to: u16) -> bool {
        let index = &self.reading.index;
        let owed = &self.promise.owed;
        let Some(state) = name(study, to) else {
            return false;
        };
        let enters = EventName::Enters {
            record: study.record.clone(),
            state: state.clone(),
        };
        let closed = study
            .rule
            .finals
            .contains(state)
            .then(|| EventName::Closed(study.record.clone()));
        let events = deed.events.iter().chain([&enters]).chain(&closed);
        events
            .into_iter()
            .any(|event| index.is_timed_beside(event, owed))
    }

    /// The approvals that are in nobody's hands who owes the promise.
    fn denied(self, record: &Id) -> Vec<Id> {
        let approvals = self.reading.model.approvals.keys();
        approvals
            .filter(|id| !self.approval_in_hand(record, id))
            .cloned()
            .collect()
    }

    fn approval_in_hand(self, record: &Id, approval: &Id) -> bool {
        let people = self.reading.people(record);
        let rule = self.reading.model.approvals.get(approval);
        rule.is_some_and(|rule| rule.timed || people.usually_meet(&rule.by, &self.promise.by))
    }

    /// The states that the owers can bring another record to, whatever its gates say.
    fn brought_to(self, study: &Study<'_>) -> BTreeSet<Id> {
        let denied = self.denied(study.record);
        let mut next: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
        for deed in &study.machine.deeds {
            let is_held = match &deed.act {
                Act::Step(step) => {
                    let mut approvals = self.reading.approvals_of(study.record, step);
                    approvals.any(|(id, _)| denied.contains(id))
                }
                _ => false,
            };
            for (from, to) in deed.arrows.iter().filter(|_| !is_held) {
                if self.has(study, deed, *to) {
                    next.entry(*from).or_default().push(*to);
                }
            }
        }
        let mut found = BTreeSet::new();
        let mut left = vec![0_u16];
        while let Some(state) = left.pop() {
            if study.reached.contains(&state) && found.insert(state) {
                left.extend(next.get(&state).into_iter().flatten());
            }
        }
        found
            .iter()
            .filter_map(|state| name(study, *state).cloned())
            .collect()
    }
}
