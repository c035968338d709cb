//! Templates are read where they are sent: each placeholder must mean something for each sender.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::Desk;
use super::here::Here;
use super::kind::{Kind, template};
use crate::Id;
use crate::event::{EventName, StepRef};
use crate::rule::{EffectKind, Record, Template, When};

/// Reads all templates, once it is known which events send them.
pub(super) fn read_all(
    desk: &Desk<'_>,
    records: &BTreeMap<Id, Record>,
    whens: &BTreeMap<Id, When>,
) -> BTreeMap<Id, Template> {
    let senders = senders(records, whens);
    desk.read_all(Kind::Template, |keys| {
        let here = match senders.get(keys.rule.id.text.as_str()) {
            Some(events) => Here::of_events(desk, &events.iter().cloned().collect::<Vec<_>>()),
            None => anywhere(desk),
        };
        template::read(keys, &here)
    })
}

/// The events that send each template.
fn senders(
    records: &BTreeMap<Id, Record>,
    whens: &BTreeMap<Id, When>,
) -> BTreeMap<Id, BTreeSet<EventName>> {
    let mut senders: BTreeMap<Id, BTreeSet<EventName>> = BTreeMap::new();
    let mut add = |kind: &EffectKind, event: &EventName| {
        if let EffectKind::Send(template) = kind {
            senders
                .entry(template.clone())
                .or_default()
                .insert(event.clone());
        }
    };
    for record in records.values() {
        for step in &record.steps {
            let name = StepRef {
                record: record.meta.id.clone(),
                step: step.meta.id.clone(),
            };
            for effect in &step.then {
                add(&effect.kind, &EventName::Step(name.clone()));
            }
        }
    }
    for when in whens.values() {
        for effect in &when.then {
            when.on.iter().for_each(|event| add(&effect.kind, event));
        }
    }
    senders
}

/// Where a template that nothing sends yet might be sent: by any record.
fn anywhere(desk: &Desk<'_>) -> Here {
    let records = desk.case_records().map(|record| record.meta.id.clone());
    Here {
        records: records.collect(),
        ..Here::default()
    }
}
