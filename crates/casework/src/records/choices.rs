//! What a person may do with a record now, and what stands against the rest.

use handbook::event::StepRef;
use handbook::rule::{GateBefore, Step};
use handbook::{Edition, Id};

use super::Record;
use crate::actors::Scene;
use crate::facts::Happening;
use crate::gates;
use crate::ids::{PersonId, RecordId};
use crate::refusal::{Reason, ReasonKind};
use crate::situation::Situation;

/// What a person may do with a record now, and what not yet, each with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct StepChoice {
    /// The step.
    pub step: Id,
    /// Why it can't be taken now; empty if it can.
    pub reasons: Vec<Reason>,
}

/// What a person may do with a record now: every step of its type with the reasons against it.
/// Whoever opens the page of a record sees both lists.
#[must_use]
pub fn choices(
    edition: &Edition,
    situation: &Situation,
    record: RecordId,
    person: PersonId,
) -> Vec<StepChoice> {
    let Some(row) = situation.records.get(&record) else {
        return Vec::new();
    };
    let Some(rule) = edition.records.get(&row.record_type) else {
        return Vec::new();
    };
    let mut row = row.clone();
    // Whoever serves the queue becomes the owner with the first step.
    let scene = Scene::of_record(edition, situation, &row, Some(person));
    if row
        .queue
        .as_ref()
        .is_some_and(|role| scene.holds(person, role))
    {
        row.owner = person;
    }
    let scene = Scene::of_record(edition, situation, &row, Some(person));
    rule.steps
        .iter()
        .map(|step| StepChoice {
            step: step.meta.id.clone(),
            reasons: against(scene, step, Some(person)),
        })
        .collect()
}

/// Everything but the form that stands against a step.
pub(super) fn against(scene: Scene<'_>, step: &Step, actor: Option<PersonId>) -> Vec<Reason> {
    let Some(record) = scene.record else {
        return Vec::new();
    };
    let mut reasons = wrong_state(scene.edition, record, step);
    if let Some(actor) = actor {
        reasons.extend(not_yours(&scene, step, actor));
    }
    let before = GateBefore::Step(StepRef {
        record: record.record_type.clone(),
        step: step.meta.id.clone(),
    });
    reasons.extend(gates::closed(&Happening::plain(scene), &before));
    reasons
}

pub(super) fn wrong_state(edition: &Edition, record: &Record, step: &Step) -> Vec<Reason> {
    if !record.is_discarded && step.target(record.state.as_str()).is_some() {
        return Vec::new();
    }
    let kind = if record.is_final {
        ReasonKind::Done
    } else {
        let possible_in = step.arrows.iter().map(|arrow| arrow.from.clone()).collect();
        ReasonKind::WrongState {
            state: record.state.clone(),
            possible_in,
        }
    };
    vec![Reason {
        kind,
        article: edition.book.citation(&step.meta.source),
    }]
}

fn not_yours(scene: &Scene<'_>, step: &Step, actor: PersonId) -> Option<Reason> {
    let article = scene.edition.book.citation(&step.meta.source);
    let allowed = scene.is_among(actor, &step.by) || scene.is_among(actor, &step.recorded_by);
    let shut_out = !step.not_by.is_empty() && scene.is_among(actor, &step.not_by);
    if allowed && !shut_out {
        return None;
    }
    let mut could: Vec<PersonId> = step
        .by
        .iter()
        .chain(&step.recorded_by)
        .flat_map(|who| scene.people(who))
        .collect();
    could.sort_unstable();
    could.dedup();
    if !step.not_by.is_empty() {
        could.retain(|person| !scene.is_among(*person, &step.not_by));
    }
    let kind = if shut_out {
        ReasonKind::ShutOut { could }
    } else {
        ReasonKind::NotYours { could }
    };
    Some(Reason { kind, article })
}
