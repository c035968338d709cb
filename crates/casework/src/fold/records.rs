//! What events say of records.

use std::collections::BTreeMap;

use handbook::Id;

use crate::event::{Doer, Event};
use crate::ids::RecordId;
use crate::payload::{Payload, RecordOpened, StepTaken};
use crate::records::Record;
use crate::situation::Situation;

pub(super) fn open_record(situation: &mut Situation, event: &Event, opened: &RecordOpened) {
    let author = match &event.by {
        Doer::Person(person) | Doer::For { of: person, .. } => Some(*person),
        Doer::Clock | Doer::Rule(_) | Doer::System => None,
    };
    let record = Record {
        id: opened.record,
        record_type: opened.record_type.clone(),
        number: opened.number.as_ref().map(|number| number.text.clone()),
        client: event.client,
        parent: opened.parent,
        state: opened.state.clone(),
        is_final: false,
        is_discarded: false,
        owner: opened.owner,
        queue: opened.queue.clone(),
        first_owner: opened.owner,
        first_receiver: opened.first_receiver,
        author,
        offered_to: None,
        fields: opened.fields.clone(),
        done: BTreeMap::new(),
        filed: BTreeMap::new(),
        children: Vec::new(),
        opened_at: event.happened_at,
        stepped_at: event.happened_at,
        changed_at: event.recorded_at,
        revision: 1,
    };
    count(situation, &opened.record_type, 1);
    situation.records.insert(opened.record, record);
    situation.changed.records.insert(opened.record);
    if let Some(number) = &opened.number {
        let key = (opened.record_type.clone(), number.year);
        situation.serials.insert(key.clone(), number.serial);
        situation.changed.serials.insert(key);
    }
    if let Some(parent) = opened.parent
        && let Some(row) = situation.records.get_mut(&parent)
    {
        row.children
            .push((opened.record_type.clone(), opened.record));
        situation.changed.records.insert(parent);
    }
}

pub(super) fn fold_record(situation: &mut Situation, event: &Event) {
    let Some(id) = event.record else { return };
    let Some(record) = situation.records.get_mut(&id) else {
        return;
    };
    let was_final = record.is_final;
    match &event.payload {
        Payload::StepTaken(step) => take_step(record, event, step),
        Payload::FieldsSet { fields } => record.fields.extend(fields.clone()),
        Payload::HandOverOffered { to, .. } => record.offered_to = Some(*to),
        Payload::HandOverDeclined { .. } => record.offered_to = None,
        Payload::OwnerChanged { to, queue, .. } => {
            record.owner = *to;
            record.queue.clone_from(queue);
            record.offered_to = None;
        }
        Payload::RecordDiscarded { .. } => {
            record.is_final = true;
            record.is_discarded = true;
        }
        Payload::FormFiled { form, .. } => *record.filed.entry(form.clone()).or_default() += 1,
        _ => {}
    }
    let change = i64::from(was_final) - i64::from(record.is_final);
    let record_type = record.record_type.clone();
    count(situation, &record_type, change);
    touch(situation, id, event);
}

/// Formulas count open records: those that a decision itself opens, ends and reopens, too. They are all of one client.
fn count(situation: &mut Situation, record_type: &Id, change: i64) {
    *situation
        .open_counts
        .entry(record_type.clone())
        .or_default() += change;
}

fn take_step(record: &mut Record, event: &Event, step: &StepTaken) {
    record.state = step.to.clone();
    record.is_final = step.is_final;
    record.fields.extend(step.fields.clone());
    record.done.insert(step.step.clone(), event.happened_at);
    record.stepped_at = event.happened_at;
    if let Some(form) = &step.form {
        *record.filed.entry(form.form.clone()).or_default() += 1;
    }
}

fn touch(situation: &mut Situation, id: RecordId, event: &Event) {
    if let Some(record) = situation.records.get_mut(&id) {
        record.changed_at = event.recorded_at;
        record.revision += 1;
        situation.changed.records.insert(id);
    }
}
