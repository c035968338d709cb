//! Promises and duties that nothing can keep.

use std::collections::{BTreeMap, BTreeSet};

use super::states::reachable;
use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::event::EventName;
use crate::problem::ProblemKind;
use crate::rule::{EffectKind, Facet, ForEach, Record};

/// Reports promises and duties of which a variant waits for evidence that can't come: a step that can
/// never be taken, a form that nobody files, a message where there is no conversation, or anything of
/// a record that has nothing to do with the one that the promise is about.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    let possible = Possible {
        edition,
        groups: groups(edition),
    };
    for (id, promise) in &edition.promises {
        let here = Here::of_events(desk, &promise.on);
        let can = |kept_by: &Vec<EventName>| {
            kept_by
                .iter()
                .any(|event| possible.can_happen(event, &here.records))
        };
        let opens = |event: &EventName| possible.can_happen(event, &[]);
        if !promise.on.is_empty() && !promise.on.iter().any(opens) {
            let kind = |promise| ProblemKind::NeverOpened { promise };
            report(desk, Kind::Promise, id, desk.shown(&promise.meta), kind);
            continue;
        }
        if promise
            .variants
            .iter()
            .any(|terms| !terms.kept_by.is_empty() && !can(&terms.kept_by))
        {
            let kind = |promise| ProblemKind::NeverKept { promise };
            report(desk, Kind::Promise, id, desk.shown(&promise.meta), kind);
        }
    }
    for (id, duty) in &edition.duties {
        let records = match &duty.for_each {
            ForEach::Record(record) => vec![record.clone()],
            _ => Vec::new(),
        };
        let can = |kept_by: &Vec<EventName>| {
            kept_by
                .iter()
                .any(|event| possible.can_happen(event, &records))
        };
        if duty
            .variants
            .iter()
            .any(|terms| !terms.kept_by.is_empty() && !can(&terms.kept_by))
        {
            let kind = |promise| ProblemKind::NeverKept { promise };
            report(desk, Kind::Duty, id, desk.shown(&duty.meta), kind);
        }
    }
}

fn report(
    desk: &Desk<'_>,
    kind: Kind,
    id: &Id,
    promise: String,
    problem: impl Fn(String) -> ProblemKind,
) {
    if let Some(rule) = desk.names.rule(kind, id.as_str()) {
        desk.findings.report(&rule.id.place, problem(promise));
    }
}

struct Possible<'a> {
    edition: &'a Edition,
    /// The group of each record type: records that open one another are in one.
    groups: BTreeMap<&'a Id, usize>,
}

impl Possible<'_> {
    /// Whether an event can happen to a record that has to do with one of these types; with none of
    /// them, to any.
    fn can_happen(&self, event: &EventName, around: &[Id]) -> bool {
        match event {
            EventName::Opened(record) | EventName::Discarded(record) => {
                self.is_near(record, around)
            }
            EventName::Closed(record) => self.record(record, around, |record| {
                let reachable = reachable(record);
                record
                    .states
                    .iter()
                    .any(|state| state.is_final && reachable.contains(&state.id))
            }),
            EventName::Enters { record, state } => {
                self.record(record, around, |record| reachable(record).contains(state))
            }
            EventName::Step(step) => self.record(&step.record, around, |record| {
                let reachable = reachable(record);
                let arrows = record
                    .step(step.step.as_str())
                    .map_or(&[][..], |step| &step.arrows);
                arrows.iter().any(|arrow| reachable.contains(&arrow.from))
            }),
            EventName::MessageReceived | EventName::MessageSent => {
                let mut talking = self
                    .edition
                    .records
                    .values()
                    .filter(|record| record.has(Facet::Conversation));
                talking.any(|record| around.is_empty() || around.contains(&record.meta.id))
            }
            EventName::Filed(form) => self.can_be_filed(form, around),
            EventName::Comes { record, .. } => self.is_near(record, around),
            // These come from people, the calendar or other rules, which have checks of their own.
            _ => true,
        }
    }

    fn can_be_filed(&self, id: &Id, around: &[Id]) -> bool {
        let Some(form) = self.edition.forms.get(id) else {
            return true;
        };
        let is_here = form
            .of
            .as_ref()
            .is_none_or(|of| *of == "client" || self.is_near(of, around));
        let asks = |record: &Record| {
            record
                .steps
                .iter()
                .any(|step| step.form.as_ref() == Some(id))
        };
        let near = self
            .edition
            .records
            .values()
            .filter(|record| self.is_near(&record.meta.id, around));
        is_here && (!form.by.is_empty() || near.into_iter().any(asks))
    }

    fn record(&self, id: &Id, around: &[Id], can: impl Fn(&Record) -> bool) -> bool {
        self.is_near(id, around) && self.edition.records.get(id).is_some_and(can)
    }

    fn is_near(&self, id: &Id, around: &[Id]) -> bool {
        let group = self.groups.get(id);
        around.is_empty()
            || around
                .iter()
                .any(|other| other == id || self.groups.get(other) == group)
    }
}

/// Puts records that open one another into groups.
fn groups(edition: &Edition) -> BTreeMap<&Id, usize> {
    let mut groups: BTreeMap<&Id, usize> = edition.records.keys().zip(0..).collect();
    for (from, to) in openings(edition) {
        if let (Some(one), Some(other)) = (groups.get(from).copied(), groups.get(to).copied()) {
            for group in groups.values_mut().filter(|group| **group == other) {
                *group = one;
            }
        }
    }
    groups
}

/// Which records open which: by their steps, and by consequences of what happens to them.
fn openings(edition: &Edition) -> BTreeSet<(&Id, &Id)> {
    let opened = |kind: &'_ EffectKind| match kind {
        EffectKind::Open { record, .. } => Some(record.clone()),
        _ => None,
    };
    let mut pairs = BTreeSet::new();
    let mut add = |from: &Id, to: Option<Id>| {
        let known = |id: &Id| edition.records.get_key_value(id).map(|(id, _)| id);
        pairs.extend(known(from).zip(to.as_ref().and_then(known)));
    };
    for (id, record) in &edition.records {
        for effect in record.steps.iter().flat_map(|step| &step.then) {
            add(id, opened(&effect.kind));
        }
    }
    for when in edition.whens.values() {
        for record in when.on.iter().filter_map(record_of) {
            for effect in &when.then {
                add(record, opened(&effect.kind));
            }
        }
    }
    pairs
}

/// The record type that an event happens to, where it names one.
fn record_of(event: &EventName) -> Option<&Id> {
    match event {
        EventName::Opened(record) | EventName::Closed(record) | EventName::Discarded(record) => {
            Some(record)
        }
        EventName::Step(step) => Some(&step.record),
        EventName::Enters { record, .. } => Some(record),
        _ => None,
    }
}
