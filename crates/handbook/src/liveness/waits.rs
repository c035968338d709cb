//! What never happens, and what each of it waits for.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, DEPTH_MAX, Truth};
use super::finding::{Act, Block, Thing};
use super::index::Cause;
use super::model::{EffectKindModel, StepModel};
use super::reading::Reading;
use super::rounds::{Studies, Study};
use super::states::{Arrows, name, never_taken, why_never_taken};
use crate::Id;
use crate::event::StepRef;

/// For each thing that never happens, the things that it waits for, and through what.
#[derive(Default)]
pub(super) struct Waits {
    pub(super) of: BTreeMap<Thing, BTreeSet<(Thing, Option<Block>)>>,
}

/// Makes the waits of a whole book, record by record.
pub(super) struct Waiting<'a, 'm> {
    reading: &'a Reading<'m>,
    studies: &'a Studies<'m>,
    pub(super) waits: Waits,
}

impl<'a, 'm> Waiting<'a, 'm> {
    pub(super) fn of(reading: &'a Reading<'m>, studies: &'a Studies<'m>) -> Self {
        Self {
            reading,
            studies,
            waits: Waits::default(),
        }
    }

    /// Adds what of a record never happens. Looks at each arrow into a state that isn't reached, and at the conditions of
    /// what is held back.
    pub(super) fn add(&mut self, study: &Study<'_>) {
        let arrows = Arrows::of(study);
        if study.graph.configurations.is_empty() {
            self.add_unopened(study);
        }
        for state in arrows.unreached.intersection(&arrows.drawn) {
            self.add_state(study, &arrows, *state);
        }
        for (number, step) in never_taken(study) {
            let name_of = StepRef {
                record: study.record.clone(),
                step: step.clone(),
            };
            for block in why_never_taken(study, number) {
                let nexts = match &block {
                    Block::Unreached(states) => states
                        .iter()
                        .map(|state| (self.state(study.record, state), None))
                        .collect(),
                    block => self.through(study, step, block),
                };
                self.insert(Thing::Step(name_of.clone()), nexts);
            }
        }
    }

    /// Adds what the opening of a record that is never opened waits for.
    fn add_unopened(&mut self, study: &Study<'_>) {
        let causes = self.reading.index.opens.get(study.record);
        let Some(first) = study.rule.states.first() else {
            return;
        };
        let steps = causes
            .into_iter()
            .flatten()
            .filter_map(|cause| match cause {
                Cause::Step(record, step) => Some((thing(record, step), None)),
                Cause::Trigger(_) => None,
            });
        let nexts = steps.collect();
        self.insert(self.state(study.record, first), nexts);
    }

    fn add_state(&mut self, study: &Study<'_>, arrows: &Arrows, number: u16) {
        let Some(state) = name(study, number) else {
            return;
        };
        let mut nexts = Vec::new();
        for (deed, from) in arrows.into(number) {
            let Some(Act::Step(step)) = study.machine.deeds.get(*deed).map(|deed| &deed.act) else {
                continue;
            };
            if !study.done.contains(deed) {
                let name_of = StepRef {
                    record: study.record.clone(),
                    step: step.clone(),
                };
                nexts.push((Thing::Step(name_of), None));
            } else if arrows.unreached.contains(from) {
                nexts.extend(name(study, *from).map(|from| (self.state(study.record, from), None)));
            } else {
                for block in study.whys.blocks(study, *deed, &[*from]) {
                    nexts.extend(self.through(study, step, &block));
                }
            }
        }
        self.insert(self.state(study.record, state), nexts);
    }

    /// What a step waits for where a gate or an approval holds it back. An approval waits itself.
    fn through(
        &mut self,
        study: &Study<'_>,
        step: &Id,
        block: &Block,
    ) -> Vec<(Thing, Option<Block>)> {
        let Some(step) = study.rule.step(step) else {
            return Vec::new();
        };
        match block {
            Block::Gate(id) => {
                let gates = step.gates.iter().filter(|gate| gate.gate == *id);
                let wanted = gates.flat_map(|gate| self.wanted(study, &gate.require));
                wanted.map(|thing| (thing, Some(block.clone()))).collect()
            }
            Block::Approval(id) => {
                let approvals = self.reading.approvals_of(study.record, &step.step);
                for (_, approval) in approvals.filter(|(other, _)| *other == id) {
                    for gate in &approval.gates {
                        let through = Some(Block::Gate(gate.gate.clone()));
                        let wanted = self.wanted(study, &gate.require).into_iter();
                        let nexts = wanted.map(|thing| (thing, through.clone())).collect();
                        self.insert(Thing::Approval(id.clone()), nexts);
                    }
                }
                vec![(Thing::Approval(id.clone()), Some(block.clone()))]
            }
            _ => Vec::new(),
        }
    }

    fn insert(&mut self, thing: Thing, nexts: Vec<(Thing, Option<Block>)>) {
        self.waits.of.entry(thing).or_default().extend(nexts);
    }

    fn state(&self, record: &Id, state: &Id) -> Thing {
        Thing::State {
            record: record.clone(),
            state: state.clone(),
        }
    }

    /// What never happens of what a condition asks for.
    fn wanted(&self, study: &Study<'_>, condition: &Condition) -> BTreeSet<Thing> {
        let mut wanted = BTreeSet::new();
        self.want(study, condition, Truth::Yes, DEPTH_MAX, &mut wanted);
        wanted
    }

    /// `wish` is whether it should hold or not.
    fn want(
        &self,
        study: &Study<'_>,
        condition: &Condition,
        wish: Truth,
        depth: usize,
        wanted: &mut BTreeSet<Thing>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match condition {
            Condition::Not(inner) => self.want(study, inner, wish.negated(), depth, wanted),
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.want(study, part, wish, depth, wanted);
                }
            }
            Condition::ChildIn { record, states } if wish == Truth::No => {
                // The child would have to be somewhere else.
                let rule = self.reading.model.records.get(record);
                let elsewhere = rule.into_iter().flat_map(|rule| &rule.states);
                let elsewhere: Vec<&Id> =
                    elsewhere.filter(|state| !states.contains(state)).collect();
                self.want_states(record, elsewhere, wanted);
            }
            _ if wish == Truth::No => {}
            Condition::Done(step) if step.record == *study.record => {
                self.want_steps(study, |other| other.step == step.step, wanted);
            }
            Condition::Filed(form) if !self.reading.may_be_filed_on(form, study.record) => {
                let files = |step: &StepModel| {
                    let mut approvals = self.reading.approvals_of(study.record, &step.step);
                    step.form.as_ref() == Some(form)
                        || approvals.any(|(_, approval)| approval.form.as_ref() == Some(form))
                };
                self.want_steps(study, files, wanted);
            }
            Condition::Has(field) if !self.may_come_otherwise(study, field) => {
                let sets = EffectKindModel::Sets(field.clone());
                let fills = |step: &StepModel| {
                    step.fills.contains(field)
                        || step.may_fill.contains(field)
                        || step.effects.iter().any(|effect| effect.kind == sets)
                };
                self.want_steps(study, fills, wanted);
            }
            Condition::ChildIn { record, states } => {
                let opens = EffectKindModel::Opens(record.clone());
                let opener =
                    |step: &StepModel| step.effects.iter().any(|effect| effect.kind == opens);
                if !self.reading.index.opened_by_consequence.contains(record) {
                    self.want_steps(study, opener, wanted);
                }
                self.want_states(record, states.iter().collect(), wanted);
            }
            Condition::ClientHas { record, states } => {
                self.want_states(record, states.iter().collect(), wanted);
            }
            _ => {}
        }
    }

    /// Whether a field may be set without any step.
    fn may_come_otherwise(&self, study: &Study<'_>, field: &Id) -> bool {
        let rule = study.rule;
        [&rule.filled, &rule.fillable, &rule.unsettled]
            .iter()
            .any(|fields| fields.contains(field))
            || self.reading.index.set_by_consequence.contains(field)
    }

    /// Steps of which one would have to be taken, if none ever is.
    fn want_steps(
        &self,
        study: &Study<'_>,
        which: impl Fn(&StepModel) -> bool,
        wanted: &mut BTreeSet<Thing>,
    ) {
        let steps: Vec<StepRef> = study
            .rule
            .steps
            .iter()
            .filter(|step| which(step))
            .map(|step| StepRef {
                record: study.record.clone(),
                step: step.step.clone(),
            })
            .collect();
        if !steps.iter().any(|step| self.studies.world.is_taken(step)) {
            wanted.extend(steps.into_iter().map(Thing::Step));
        }
    }

    /// States of which one would have to be reached, if none ever is.
    fn want_states(&self, record: &Id, states: Vec<&Id>, wanted: &mut BTreeSet<Thing>) {
        let world = &self.studies.world;
        if self.reading.model.records.contains_key(record)
            && !states.iter().any(|state| world.is_reached(record, state))
        {
            wanted.extend(states.into_iter().map(|state| self.state(record, state)));
        }
    }
}

fn thing(record: &Id, step: &StepModel) -> Thing {
    Thing::Step(StepRef {
        record: record.clone(),
        step: step.step.clone(),
    })
}
