//! Events become rows: the one place that says what an event changes. Rebuilding copies, it never decides.

mod people;
mod promises;
mod records;

use std::collections::BTreeMap;

use worktime::Zone;

use self::people::fold_people;
use self::promises::{fold_promise, open_promise};
use self::records::{fold_record, open_record};
use crate::clients::Client;
use crate::event::Event;
use crate::ids::OrgId;
use crate::payload::Payload;
use crate::situation::{Org, Situation};

/// Applies one event. What it speaks of must have been loaded; an event about something absent changes nothing.
///
/// `org_id` is the chain that the event belongs to.
pub fn fold(situation: &mut Situation, org_id: OrgId, event: &Event) {
    match &event.payload {
        Payload::OrgFounded { name, zone } => {
            if let Some(zone) = Zone::named(zone) {
                situation.org = Some(Org {
                    id: org_id,
                    name: name.clone(),
                    zone,
                });
            }
        }
        Payload::EditionPublished { .. }
        | Payload::TemplateSent { .. }
        | Payload::PeopleTold { .. }
        | Payload::EffectRefused { .. } => {}
        Payload::PersonAdded { .. }
        | Payload::PersonDeactivated { .. }
        | Payload::PersonReactivated { .. }
        | Payload::RoleGranted { .. }
        | Payload::RoleEnded { .. } => fold_people(situation, event),
        Payload::ClientAdded {
            client,
            name,
            tier,
            fields,
        } => {
            let row = Client {
                id: *client,
                name: name.clone(),
                tier: tier.clone(),
                fields: fields.clone(),
                added_at: event.happened_at,
                roles: BTreeMap::new(),
            };
            situation.clients.insert(*client, row);
            situation.changed.clients.insert(*client);
        }
        Payload::DutyWindowOpened {
            duty,
            window,
            next_at,
        } => {
            situation
                .changed
                .duties
                .push((duty.clone(), window.clone(), *next_at));
        }
        Payload::PromiseOpened(opened) => open_promise(situation, event, opened),
        Payload::PromisePaused { .. }
        | Payload::PromiseResumed { .. }
        | Payload::PromiseUnproved { .. }
        | Payload::PromiseOverdue { .. }
        | Payload::PromiseKept { .. }
        | Payload::PromiseKeptLate { .. }
        | Payload::PromiseMissed { .. }
        | Payload::PromiseWaived { .. }
        | Payload::PromiseVoided { .. }
        | Payload::PromiseOwnerChanged { .. }
        | Payload::AlertFired { .. } => fold_promise(situation, event),
        Payload::RecordOpened(opened) => open_record(situation, event, opened),
        Payload::StepTaken(_)
        | Payload::FieldsSet { .. }
        | Payload::HandOverOffered { .. }
        | Payload::HandOverDeclined { .. }
        | Payload::OwnerChanged { .. }
        | Payload::RecordDiscarded { .. }
        | Payload::MessageReceived(_)
        | Payload::MessageSent(_)
        | Payload::NoteAdded(_)
        | Payload::FormFiled { .. } => fold_record(situation, event),
    }
}
