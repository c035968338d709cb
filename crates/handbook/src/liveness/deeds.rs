//! The deeds of a machine: steps, refusals, grants that file a form, forms filed alone.

use std::collections::BTreeMap;

use super::compiler::{Acting, Compiler};
use super::condition::{Condition, Truth};
use super::finding::{Act, Block, Certainty, Mark};
use super::guard::Guard;
use super::machine::{Bar, Deed, Making};
use super::model::{ApprovalModel, EffectKindModel, EffectWhen, Grants, StepModel};
use crate::Id;
use crate::event::EventName;

impl Making<'_> {
    /// Taking a step, its approvals granted.
    pub(super) fn step(&self, compiler: &Compiler<'_>, step: &StepModel) -> Deed {
        let name = self.name(step);
        let mut bars = self.bars(compiler, step);
        let mut events = vec![EventName::Step(name.clone())];
        let mut sets = compiler.bit(&Mark::Done(step.step.clone()));
        let mut chance = 0;
        let filed = |form: &Id| compiler.bit(&Mark::Filed(form.clone()));
        if let Some(form) = &step.form {
            events.push(EventName::Filed(form.clone()));
            sets |= filed(form);
        }
        for (id, approval) in self.reading.approvals_of(self.record, &step.step) {
            bars.push(self.granted(compiler, step, id, approval));
            let Some(form) = &approval.form else { continue };
            events.push(EventName::Filed(form.clone()));
            match approval.applies {
                Condition::Always => sets |= filed(form),
                _ => chance |= filed(form),
            }
        }
        for effect in &step.effects {
            let bit = match &effect.kind {
                EffectKindModel::Opens(child) => compiler.bit(&Mark::Opened(child.clone())),
                EffectKindModel::Sets(field) => compiler.bit(&Mark::Set(field.clone())),
                EffectKindModel::Does(_) => 0,
            };
            match effect.when {
                EffectWhen::Always => sets |= bit,
                EffectWhen::Sometimes => chance |= bit,
            }
        }
        sets |= compiler.set_bits(&step.fills);
        let arrows = self.arrows(step);
        let does_own = step.effects.iter().any(
            |effect| matches!(&effect.kind, EffectKindModel::Does(next) if next.record == *self.record),
        );
        let outcome = if does_own {
            Certainty::Possible
        } else {
            self.outcome(&events, &arrows)
        };
        Deed {
            act: Act::Step(step.step.clone()),
            events,
            arrows,
            bars,
            sets,
            choice: compiler.set_bits(&step.may_fill),
            chance,
            outcome,
        }
    }

    /// A refused approval that leads somewhere.
    pub(super) fn refusal(
        &self,
        compiler: &Compiler<'_>,
        step: &StepModel,
        id: &Id,
        approval: &ApprovalModel,
    ) -> Option<Deed> {
        let to = self.number(approval.back_to.as_ref()?)?;
        let act = Act::Refused {
            step: step.step.clone(),
            approval: id.clone(),
        };
        let mut deed = self.asking(compiler, step, id, approval, act);
        for target in deed.arrows.values_mut() {
            *target = to;
        }
        deed.outcome = self.outcome(&[], &deed.arrows);
        Some(deed)
    }

    /// A grant that files its form while others are still to come.
    pub(super) fn grant(
        &self,
        compiler: &Compiler<'_>,
        step: &StepModel,
        id: &Id,
        approval: &ApprovalModel,
    ) -> Option<Deed> {
        let form = approval.form.as_ref()?;
        let is_one = match approval.grants {
            Grants::Each => approval.by.len() < 2,
            Grants::AtLeast(needed) => needed < 2,
        };
        let approvals = self.reading.approvals_of(self.record, &step.step);
        if is_one && approvals.count() < 2 {
            return None;
        }
        let mut deed = self.asking(compiler, step, id, approval, Act::Filed(form.clone()));
        for (from, to) in &mut deed.arrows {
            *to = *from;
        }
        deed.sets = compiler.bit(&Mark::Filed(form.clone()));
        deed.events.push(EventName::Filed(form.clone()));
        deed.outcome = Certainty::Possible;
        Some(deed)
    }

    /// Filing a form without a step, in whatever state.
    pub(super) fn filing(&self, compiler: &Compiler<'_>, mark: &Mark) -> Option<Deed> {
        let Mark::Filed(form) = mark else {
            return None;
        };
        if !self.reading.may_be_filed_on(form, self.record) {
            return None;
        }
        let states = 0..u16::try_from(self.rule.states.len()).ok()?;
        let events = vec![EventName::Filed(form.clone())];
        let outcome = self.outcome(&events, &BTreeMap::new());
        Some(Deed {
            act: Act::Filed(form.clone()),
            events,
            arrows: states.map(|state| (state, state)).collect(),
            bars: Vec::new(),
            sets: compiler.bit(mark),
            choice: 0,
            chance: 0,
            outcome,
        })
    }

    /// What may happen while a step is asked for and not yet granted.
    fn asking(
        &self,
        compiler: &Compiler<'_>,
        step: &StepModel,
        id: &Id,
        approval: &ApprovalModel,
        act: Act,
    ) -> Deed {
        let mut bars = self.bars(compiler, step);
        let performers = step.performers();
        bars.push(Bar {
            block: Block::Approval(id.clone()),
            guard: compiler.guard(&approval.applies, self.acting(step, &performers)),
        });
        Deed {
            act,
            events: Vec::new(),
            arrows: self.arrows(step),
            bars,
            sets: 0,
            choice: 0,
            chance: 0,
            outcome: Certainty::Certain,
        }
    }

    /// What stands before asking for a step: people and gates.
    fn bars(&self, compiler: &Compiler<'_>, step: &StepModel) -> Vec<Bar> {
        let name = self.name(step);
        let causes = self.reading.index.drives.get(&name);
        let is_driven = causes.is_some_and(|causes| self.world.any_cause(self.reading, causes));
        let barred = self.reading.casting.barred.get(&name);
        let barred = barred.filter(|_| !is_driven).map(|block| Bar {
            block: block.clone(),
            guard: Guard::NO,
        });
        let performers = step.performers();
        let gates = step.gates.iter().map(|gate| Bar {
            block: Block::Gate(gate.gate.clone()),
            guard: compiler.guard(&gate.require, self.acting(step, &performers)),
        });
        barred.into_iter().chain(gates).collect()
    }

    /// That an approval is granted where it applies.
    fn granted(
        &self,
        compiler: &Compiler<'_>,
        step: &StepModel,
        id: &Id,
        approval: &ApprovalModel,
    ) -> Bar {
        let performers = step.performers();
        let applies = compiler.guard(&approval.applies, self.acting(step, &performers));
        let refused = &self.reading.casting.refused;
        let can = !self.denied.contains(id) && !refused.contains(&(id.clone(), self.name(step)));
        let gates = approval.gates.iter();
        let gates = gates.map(|gate| compiler.guard(&gate.require, Acting::People(&approval.by)));
        let granted = std::iter::once(Guard::Is(Truth::of(can))).chain(gates);
        Bar {
            block: Block::Approval(id.clone()),
            guard: Guard::any(vec![Guard::not(applies), Guard::all(granted.collect())]),
        }
    }

    /// Of two arrows from one state the first counts.
    fn arrows(&self, step: &StepModel) -> BTreeMap<u16, u16> {
        let mut arrows = BTreeMap::new();
        for (from, to) in &step.arrows {
            if let Some((from, to)) = self.number(from).zip(self.number(to)) {
                arrows.entry(from).or_insert(to);
            }
        }
        arrows
    }

    /// Whether nothing follows of itself that would move the record on.
    pub(super) fn outcome(&self, events: &[EventName], arrows: &BTreeMap<u16, u16>) -> Certainty {
        let Some(followed) = self.reading.index.followed.get(self.record) else {
            return Certainty::Certain;
        };
        let record = self.record.clone();
        let mut targets = arrows
            .values()
            .filter_map(|to| self.rule.states.get(usize::from(*to)));
        let is_followed = events.iter().any(|event| followed.contains(event))
            || followed.contains(&EventName::Closed(record.clone()))
            || targets.any(|state| {
                followed.contains(&EventName::Enters {
                    record: record.clone(),
                    state: state.clone(),
                })
            });
        if is_followed {
            Certainty::Possible
        } else {
            Certainty::Certain
        }
    }
}
