//! Events in a graph: where they happen, what comes after them, and who does them.

use std::collections::BTreeSet;

use super::finding::Act;
use super::graph::Way;
use super::machine::Deed;
use super::reading::Reading;
use super::rounds::Study;
use super::states::name;
use crate::Id;
use crate::event::EventName;
use crate::rule::Actor;

/// The record type that an event happens to, where its name tells.
pub(super) fn record_of(event: &EventName) -> Option<&Id> {
    match event {
        EventName::Opened(record) | EventName::Closed(record) | EventName::Discarded(record) => {
            Some(record)
        }
        EventName::Step(step) => Some(&step.record),
        EventName::Enters { record, .. } => Some(record),
        _ => None,
    }
}

/// Whether an event happens on a way.
pub(super) fn happens(study: &Study<'_>, way: &Way, event: &EventName) -> bool {
    let deed = study.machine.deeds.get(way.deed);
    let states = study.graph.state(way.from).zip(study.graph.state(way.to));
    deed.zip(states)
        .is_some_and(|(deed, (from, to))| is_event(study, deed, (from, to), event))
}

/// Whether a deed that leads from one state to another is an event. A state is entered from another one, and a record is
/// closed from a state that isn't final.
pub(super) fn is_event(
    study: &Study<'_>,
    deed: &Deed,
    (from, to): (u16, u16),
    event: &EventName,
) -> bool {
    let is_final = |state: u16| name(study, state).is_some_and(|id| study.rule.finals.contains(id));
    match event {
        EventName::Enters { record, state } => {
            record == study.record && from != to && name(study, to) == Some(state)
        }
        EventName::Closed(record) => record == study.record && is_final(to) && !is_final(from),
        event => deed.events.contains(event),
    }
}

/// Whether a record has an event by being opened.
pub(super) fn is_opening(study: &Study<'_>, event: &EventName) -> bool {
    match event {
        EventName::Opened(record) => record == study.record,
        EventName::Enters { record, state } => {
            record == study.record && study.rule.states.first() == Some(state)
        }
        _ => false,
    }
}

/// Where a record may be right after an event; none if that can't be told.
pub(super) fn after(study: &Study<'_>, event: &EventName) -> Option<BTreeSet<usize>> {
    let (EventName::Opened(_)
    | EventName::Step(_)
    | EventName::Closed(_)
    | EventName::Enters { .. }) = event
    else {
        return None;
    };
    let ways = study.graph.ways.iter();
    let ways = ways.filter(|way| happens(study, way, event));
    let starts = study.graph.starts.iter();
    let starts = starts.filter(|_| is_opening(study, event));
    let starts = starts.map(|(start, _)| *start);
    Some(ways.map(|way| way.to).chain(starts).collect())
}

/// The steps of a record that an event is, or that lead to it.
pub(super) fn steps_of<'s>(study: &'s Study<'_>, event: &'s EventName) -> Vec<(usize, &'s Id)> {
    let deeds = study.machine.deeds.iter().enumerate();
    let found = deeds.filter_map(|(number, deed)| {
        let Act::Step(step) = &deed.act else {
            return None;
        };
        let mut arrows = deed.arrows.iter();
        let is_meant = arrows.any(|(from, to)| is_event(study, deed, (*from, *to), event));
        is_meant.then_some((number, step))
    });
    found.collect()
}

/// Somebody who does something, and in what record.
pub(super) type Doer = (Id, Actor);

/// Everybody who may bring an event about; none if that isn't known, or if it may come about by itself.
pub(super) fn doers(reading: &Reading<'_>, event: &EventName) -> Option<Vec<Doer>> {
    let model = reading.model;
    match event {
        EventName::Opened(record) => {
            let rule = model.records.get(record)?;
            let by = !reading.index.opens.contains_key(record);
            by.then(|| with(record, &rule.opened_by))
        }
        EventName::Step(_) | EventName::Closed(_) | EventName::Enters { .. } => {
            of_steps(reading, record_of(event)?, event)
        }
        EventName::Filed(form) => {
            let mut all = Vec::new();
            if let Some(rule) = model.forms.get(form) {
                let nowhere = Id::new("");
                all.extend(with(rule.of.as_ref().unwrap_or(&nowhere), &rule.by));
            }
            for (record, step) in reading.index.filing.get(form).into_iter().flatten() {
                if reading.people(record).is_driven(step) {
                    return None;
                }
                all.extend(with(record, &step.performers()));
            }
            for approval in reading.index.granting.get(form).into_iter().flatten() {
                let before = approval.before.iter();
                all.extend(before.flat_map(|step| with(&step.record, &approval.by)));
            }
            Some(all)
        }
        _ => None,
    }
}

/// The people of the steps of a record that are an event or lead to it; none if something takes one of them by itself.
fn of_steps(reading: &Reading<'_>, record: &Id, event: &EventName) -> Option<Vec<Doer>> {
    let rule = reading.model.records.get(record)?;
    let mut all = Vec::new();
    for step in &rule.steps {
        let mut targets = step.arrows.iter().map(|(_, to)| to);
        let is_meant = match event {
            EventName::Step(name) => name.step == step.step,
            EventName::Enters { state, .. } => targets.any(|to| to == state),
            EventName::Closed(_) => targets.any(|to| rule.finals.contains(to)),
            _ => false,
        };
        if !is_meant {
            continue;
        }
        if reading.people(record).is_driven(step) {
            return None;
        }
        all.extend(with(record, &step.performers()));
        for (_, approval) in reading.approvals_of(record, &step.step) {
            // A refusal leads on too.
            if approval.back_to.is_some() {
                all.extend(with(record, &approval.by));
            }
        }
    }
    Some(all)
}

fn with(record: &Id, actors: &[Actor]) -> Vec<Doer> {
    let actors = actors.iter();
    actors
        .map(|actor| (record.clone(), actor.clone()))
        .collect()
}
