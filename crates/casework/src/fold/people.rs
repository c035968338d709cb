//! What events say of people and their roles.

use std::sync::Arc;

use handbook::Id;

use crate::event::Event;
use crate::ids::PersonId;
use crate::payload::Payload;
use crate::people::{Directory, Person, RoleFor};
use crate::situation::Situation;

pub(super) fn fold_people(situation: &mut Situation, event: &Event) {
    situation.changed.directory = true;
    let changed = match &event.payload {
        Payload::PersonAdded {
            person,
            name,
            mail,
            salutation,
            side,
            department,
            lang,
        } => {
            let row = Person {
                id: *person,
                name: name.clone(),
                mail: mail.clone(),
                salutation: salutation.clone(),
                side: *side,
                department: department.clone(),
                lang: *lang,
                active: true,
            };
            directory(situation).people.insert(*person, row);
            *person
        }
        Payload::PersonDeactivated { person } => set_active(situation, *person, false),
        Payload::PersonReactivated { person } => set_active(situation, *person, true),
        Payload::RoleGranted {
            person,
            role,
            scope,
        } => {
            change_holders(situation, role, scope, |holders| holders.push(*person));
            *person
        }
        Payload::RoleEnded {
            person,
            role,
            scope,
        } => {
            change_holders(situation, role, scope, |holders| {
                holders.retain(|holder| holder != person)
            });
            *person
        }
        _ => return,
    };
    situation.changed.people.insert(changed);
}

fn directory(situation: &mut Situation) -> &mut Directory {
    Arc::make_mut(&mut situation.directory)
}

fn set_active(situation: &mut Situation, person: PersonId, active: bool) -> PersonId {
    if let Some(row) = directory(situation).people.get_mut(&person) {
        row.active = active;
    }
    person
}

fn change_holders(
    situation: &mut Situation,
    role: &Id,
    scope: &RoleFor,
    change: impl FnOnce(&mut Vec<PersonId>),
) {
    if let RoleFor::Client(client) = scope {
        if let Some(row) = situation.clients.get_mut(client) {
            change(row.roles.entry(role.clone()).or_default());
            situation.changed.clients.insert(*client);
        }
        return;
    }
    let key = (role.clone(), scope.clone());
    change(directory(situation).holders.entry(key).or_default());
}
