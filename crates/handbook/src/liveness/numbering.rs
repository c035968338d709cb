//! The numbers of a record's states, and which marks get a bit: those that a condition asks for and that can be there or not.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::Effort;
use super::condition::{Condition, DEPTH_MAX, Truth};
use super::finding::Mark;
use super::model::{EffectKindModel, RecordModel};
use super::reading::Reading;
use crate::Id;
use crate::event::StepRef;

/// What is numbered of a record.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// Its states.
    pub(super) states: BTreeMap<Id, u16>,
    /// The marks that depend on what was done before, in the order of their bits.
    pub(super) varying: Vec<Mark>,
    /// The other ones, with what is known of them in whatever configuration.
    pub(super) settled: BTreeMap<Mark, Truth>,
    /// The record types that its steps' conditions ask about.
    pub(super) others: BTreeSet<Id>,
    /// What making a machine of it costs: its arrows and the parts of its conditions.
    pub(super) cost: Effort,
}

impl Numbering {
    /// Looks at each condition of the record once, and for each mark at its steps.
    pub(super) fn of(reading: &Reading<'_>, record: &Id, rule: &RecordModel) -> Self {
        let mut before = BTreeSet::new();
        for gate in &rule.gates {
            collect(&gate.require, record, DEPTH_MAX, &mut before);
        }
        let mut asked = BTreeSet::new();
        let mut numbering = Self::default();
        let mut parts = 0;
        let mut look = |condition: &Condition| {
            parts += collect(condition, record, DEPTH_MAX, &mut asked);
            others_in(condition, &mut numbering.others);
        };
        for step in &rule.steps {
            for gate in &step.gates {
                look(&gate.require);
            }
            for (_, approval) in reading.approvals_of(record, &step.step) {
                look(&approval.applies);
                for gate in &approval.gates {
                    look(&gate.require);
                }
            }
        }
        let arrows = rule.steps.iter().map(|step| step.arrows.len());
        numbering.cost = Effort {
            transitions: arrows.sum(),
            evaluations: parts,
            ..Effort::default()
        };
        // Of a name that comes twice the first counts, and what lies beyond the numbers is never reached.
        for (state, number) in rule.states.iter().zip(0_u16..) {
            numbering.states.entry(state.clone()).or_insert(number);
        }
        for mark in before.union(&asked) {
            match settled(reading, record, rule, mark) {
                Some(truth) => {
                    numbering.settled.insert(mark.clone(), truth);
                }
                None if asked.contains(mark) => numbering.varying.push(mark.clone()),
                None => {}
            }
        }
        numbering
    }
}

/// Adds the record types that a condition asks about, beside the one at hand.
pub(super) fn others_in(condition: &Condition, records: &mut BTreeSet<Id>) {
    others_at(condition, DEPTH_MAX, records);
}

/// What is known of a mark in whatever configuration; none if that depends on what was done before.
fn settled(reading: &Reading<'_>, record: &Id, rule: &RecordModel, mark: &Mark) -> Option<Truth> {
    let follows = |kind: &EffectKindModel| {
        let mut effects = rule.steps.iter().flat_map(|step| &step.effects);
        effects.any(|effect| effect.kind == *kind)
    };
    let never = |can: bool| (!can).then_some(Truth::No);
    match mark {
        Mark::Done(step) => never(rule.step(step).is_some()),
        Mark::Filed(form) => {
            let with_step = |step: &Id| {
                let mut approvals = reading.approvals_of(record, step);
                approvals.any(|(_, approval)| approval.form.as_ref() == Some(form))
            };
            let mut steps = rule.steps.iter();
            let can = steps.any(|step| step.form.as_ref() == Some(form) || with_step(&step.step));
            never(can || reading.may_be_filed_on(form, record))
        }
        Mark::Set(field) => {
            if rule.unsettled.contains(field) || reading.index.set_by_consequence.contains(field) {
                return Some(Truth::Maybe);
            }
            if rule.filled.contains(field) && !reading.index.opens.contains_key(record) {
                return Some(Truth::Yes);
            }
            let mut steps = rule.steps.iter();
            let can = rule.filled.contains(field)
                || rule.fillable.contains(field)
                || steps.any(|step| step.fills.contains(field) || step.may_fill.contains(field));
            never(can || follows(&EffectKindModel::Sets(field.clone())))
        }
        Mark::Opened(child) => {
            if reading.index.opened_by_consequence.contains(child) {
                return Some(Truth::Maybe);
            }
            never(follows(&EffectKindModel::Opens(child.clone())))
        }
    }
}

/// Adds the marks that a condition asks for, and counts its parts.
fn collect(condition: &Condition, record: &Id, depth: usize, marks: &mut BTreeSet<Mark>) -> usize {
    let Some(depth) = depth.checked_sub(1) else {
        return 1;
    };
    let mark = match condition {
        Condition::Done(StepRef { record: of, step }) if of == record => {
            Some(Mark::Done(step.clone()))
        }
        Condition::Filed(form) => Some(Mark::Filed(form.clone())),
        Condition::Has(field) => Some(Mark::Set(field.clone())),
        Condition::ChildIn { record: child, .. } => Some(Mark::Opened(child.clone())),
        _ => None,
    };
    marks.extend(mark);
    let parts = match condition {
        Condition::Not(inner) => collect(inner, record, depth, marks),
        Condition::All(parts) | Condition::Any(parts) => {
            let parts = parts.iter();
            parts.map(|part| collect(part, record, depth, marks)).sum()
        }
        Condition::StateIs(states)
        | Condition::ChildIn { states, .. }
        | Condition::ClientHas { states, .. } => states.len(),
        _ => 0,
    };
    1 + parts
}

fn others_at(condition: &Condition, depth: usize, records: &mut BTreeSet<Id>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match condition {
        Condition::ChildIn { record, .. } | Condition::ClientHas { record, .. } => {
            records.insert(record.clone());
        }
        Condition::Not(inner) => others_at(inner, depth, records),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                others_at(part, depth, records);
            }
        }
        _ => {}
    }
}
