//! Who plays: people and clients of the cast with the ids that the desk gave them, and whoever is meant by an actor.

use std::collections::HashMap;

use casework::ids::{ClientId, PersonId};
use handbook::rule::{RoleScope, Side};
use handbook::{Edition, Id, Label};
use worktime::Instant;

use super::chance::Share;
use super::shifts::Shifts;

/// Somebody of the cast: staff, or a client's contact.
#[derive(Debug)]
pub(super) struct Member {
    /// Their id in the cast.
    pub(super) key: String,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) salutation: String,
    pub(super) shifts: Shifts,
    pub(super) pace: Share,
    /// Whose contact they are; none for staff.
    pub(super) client: Option<usize>,
    pub(super) roles: Vec<Id>,
    pub(super) mail: String,
    /// Label under which they are printed as somebody to sign in as.
    pub(super) sign_in: Option<Label>,
}

/// A client of the cast.
#[derive(Debug)]
pub(super) struct House {
    pub(super) client: ClientId,
    pub(super) name: String,
    pub(super) weight: Share,
    /// Who holds which role for it.
    pub(super) holders: HashMap<Id, usize>,
    /// Its contacts among the members.
    pub(super) contacts: Vec<usize>,
}

/// Everybody.
#[derive(Debug, Default)]
pub(super) struct Stage {
    pub(super) members: Vec<Member>,
    pub(super) houses: Vec<House>,
}

impl Stage {
    /// Position of a person.
    pub(super) fn member_of(&self, person: PersonId) -> Option<usize> {
        self.members
            .iter()
            .position(|member| member.person == person)
    }

    /// Position of somebody by their id in the cast.
    pub(super) fn by_key(&self, key: &str) -> Option<usize> {
        self.members.iter().position(|member| member.key == key)
    }

    /// Position of a client.
    pub(super) fn house_of(&self, client: ClientId) -> Option<usize> {
        self.houses.iter().position(|house| house.client == client)
    }

    /// Everybody who holds a role, in the order of the cast; of one that is held for a client, its holder there.
    pub(super) fn holders(&self, edition: &Edition, role: &Id, house: Option<usize>) -> Vec<usize> {
        let rule = edition.roles.get(role);
        let house = house.and_then(|house| self.houses.get(house));
        match rule.map(|rule| (&rule.scope, rule.side)) {
            Some((RoleScope::Client, Side::Client)) => house
                .map(|house| house.contacts.clone())
                .unwrap_or_default(),
            Some((RoleScope::Client, Side::Staff)) => house
                .and_then(|house| house.holders.get(role))
                .copied()
                .into_iter()
                .collect(),
            _ => {
                let holds =
                    |member: &Member| member.client.is_none() && member.roles.contains(role);
                self.members
                    .iter()
                    .enumerate()
                    .filter(|(_, member)| holds(member))
                    .map(|(at, _)| at)
                    .collect()
            }
        }
    }

    /// Whoever of these is at work soonest, and when; at equal times the one who stands first.
    pub(super) fn soonest(&self, among: &[usize], from: Instant) -> Option<(usize, Instant)> {
        let next =
            |position: &usize| Some((*position, self.members.get(*position)?.shifts.next(from)?));
        among.iter().filter_map(next).min_by_key(|(_, at)| *at)
    }

    /// How a client is addressed: its first contact.
    pub(super) fn salutation(&self, house: Option<usize>) -> &str {
        let contact = house.and_then(|house| self.houses.get(house)?.contacts.first());
        contact
            .and_then(|contact| self.members.get(*contact))
            .map_or("", |member| &member.salutation)
    }
}
