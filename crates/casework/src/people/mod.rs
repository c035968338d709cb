//! People: who they are, which roles they hold, and the directory that decisions read.

mod act;
mod roles;

use std::collections::BTreeMap;

use handbook::Id;
use handbook::label::Lang;
use serde::{Deserialize, Serialize};

use crate::ids::{ClientId, PersonId};
use crate::secret::Secret;

/// A person, staff or a client's contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: Secret,
    /// Their address for mail and sign-in.
    pub mail: Secret,
    /// How a letter greets them, such as a title with the family name.
    pub salutation: Option<Secret>,
    /// Whose side they are on.
    pub side: Side,
    /// Their department, for staff.
    pub department: Option<Id>,
    /// The language that they read.
    pub lang: Lang,
    /// Whether they may sign in and act.
    pub active: bool,
}

/// Whose side a person is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The company.
    Staff,
    /// A client.
    Client(ClientId),
}

/// For what a role is held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleFor {
    /// For the whole company.
    Company,
    /// For one department.
    Department(Id),
    /// For one client.
    Client(ClientId),
}

impl RoleFor {
    /// The client for whom it is held, if it is for one.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        match self {
            RoleFor::Client(client) => Some(*client),
            RoleFor::Company | RoleFor::Department(_) => None,
        }
    }
}

/// Everyone, and who holds which role for the company or a department. Roles held for a client are the client's.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Everyone by id.
    pub people: BTreeMap<PersonId, Person>,
    /// Holders of roles by role and scope, in the order in which they took them.
    pub holders: BTreeMap<(Id, RoleFor), Vec<PersonId>>,
}

/// Role of whoever may do everything that the program itself offers: people, publishing, settings.
/// It is built in, since the first person of a new company must hold it before any book is read.
pub const ADMIN: &str = "admin";

impl Directory {
    /// A person who is active.
    #[must_use]
    pub fn active(&self, person: PersonId) -> Option<&Person> {
        self.people.get(&person).filter(|person| person.active)
    }

    /// Active holders of a role in a scope.
    pub fn holders_of<'a>(
        &'a self,
        role: &Id,
        scope: &RoleFor,
    ) -> impl Iterator<Item = PersonId> + 'a {
        self.holders
            .get(&(role.clone(), scope.clone()))
            .into_iter()
            .flatten()
            .copied()
            .filter(|person| self.active(*person).is_some())
    }

    /// Active holders of a role in the company or any department.
    pub fn holders_anywhere<'a>(&'a self, role: &'a Id) -> impl Iterator<Item = PersonId> + 'a {
        self.holders
            .iter()
            .filter(move |((held, _), _)| held == role)
            .flat_map(|(_, people)| people)
            .copied()
            .filter(|person| self.active(*person).is_some())
    }
}
