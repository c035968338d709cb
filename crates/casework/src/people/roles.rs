//! Giving and taking roles.

use handbook::Id;
use handbook::rule::{RoleScope, Side as RoleSide};

use super::{ADMIN, RoleFor, Side};
use crate::ids::PersonId;
use crate::payload::Payload;
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::{About, Turn};

impl Turn<'_, '_> {
    /// Gives a role.
    pub(crate) fn grant_role(
        &mut self,
        person: PersonId,
        role: &Id,
        scope: &RoleFor,
    ) -> Result<(), Refusal> {
        self.need_people_right()?;
        self.known(person)?;
        self.known_role(role, scope)?;
        self.fits_side(person, role, scope)?;
        if self.holds(person, role, scope) {
            return Err(Refusal::because(ReasonKind::Taken));
        }
        let about = about_scope(scope);
        self.emit(
            about,
            Payload::RoleGranted {
                person,
                role: role.clone(),
                scope: scope.clone(),
            },
        );
        let client = scope.client();
        self.owe_again_outside_records(|promise| promise.client == client)
    }

    /// Takes a role back.
    pub(crate) fn end_role(
        &mut self,
        person: PersonId,
        role: &Id,
        scope: &RoleFor,
    ) -> Result<(), Refusal> {
        self.need_people_right()?;
        if !self.holds(person, role, scope) {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        let holders: Vec<_> = self.situation.directory.holders_of(role, scope).collect();
        if *role == ADMIN && holders == [person] {
            return Err(Refusal::because(ReasonKind::LastHolder {
                role: role.clone(),
            }));
        }
        let about = about_scope(scope);
        self.emit(
            about,
            Payload::RoleEnded {
                person,
                role: role.clone(),
                scope: scope.clone(),
            },
        );
        self.owe_again_after(person)
    }

    fn known_role(&self, role: &Id, scope: &RoleFor) -> Result<(), Refusal> {
        let unknown = || {
            Refusal::because(ReasonKind::UnknownName {
                word: role.to_string(),
            })
        };
        if *role == ADMIN {
            return if *scope == RoleFor::Company {
                Ok(())
            } else {
                Err(unknown())
            };
        }
        let edition = self.edition()?;
        let rule = edition.roles.get(role).ok_or_else(unknown)?;
        let fits = match scope {
            RoleFor::Company => rule.scope == RoleScope::Company,
            RoleFor::Department(department) => {
                rule.scope == RoleScope::Department && edition.departments.contains_key(department)
            }
            RoleFor::Client(client) => {
                rule.scope == RoleScope::Client && self.situation.clients.contains_key(client)
            }
        };
        if fits { Ok(()) } else { Err(unknown()) }
    }

    /// Staff hold the company's roles, contacts those of clients, and for no client but their own.
    fn fits_side(&self, person: PersonId, role: &Id, scope: &RoleFor) -> Result<(), Refusal> {
        let edition = self.situation.editions.current.as_ref();
        let rule = edition.and_then(|edition| edition.roles.get(role));
        let of_clients = rule.is_some_and(|rule| rule.side == RoleSide::Client);
        let side = self
            .situation
            .directory
            .people
            .get(&person)
            .map(|person| person.side);
        let fits = match (side, scope) {
            (Some(Side::Staff), _) => !of_clients,
            (Some(Side::Client(own)), RoleFor::Client(client)) => of_clients && own == *client,
            (Some(Side::Client(_)), _) => of_clients,
            (None, _) => false,
        };
        if fits {
            return Ok(());
        }
        Err(Refusal::because(ReasonKind::UnknownName {
            word: role.to_string(),
        }))
    }

    fn holds(&self, person: PersonId, role: &Id, scope: &RoleFor) -> bool {
        let held = match scope {
            RoleFor::Client(client) => self
                .situation
                .clients
                .get(client)
                .and_then(|client| client.roles.get(role)),
            _ => self
                .situation
                .directory
                .holders
                .get(&(role.clone(), scope.clone())),
        };
        held.is_some_and(|people| people.contains(&person))
    }
}

fn about_scope(scope: &RoleFor) -> About {
    About {
        client: scope.client(),
        ..About::default()
    }
}
