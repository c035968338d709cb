//! Clients: whom the company serves.

use std::collections::BTreeMap;

use handbook::Id;
use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::ids::{ClientId, PersonId};
use crate::payload::Fields;
use crate::people::RoleFor;
use crate::secret::Secret;

/// A tier as the handbook's list names it.
pub type Tier = Id;

/// A client with those who hold roles for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: Secret,
    /// Its tier, a row of the list `tiers` where the book has one.
    pub tier: Option<Tier>,
    /// Fields that the book adds.
    pub fields: Fields,
    /// When it was added.
    pub added_at: Instant,
    /// Who holds which role for it, both sides.
    pub roles: BTreeMap<Id, Vec<PersonId>>,
}

impl Client {
    /// The scope of roles held for this client.
    #[must_use]
    pub fn scope(&self) -> RoleFor {
        RoleFor::Client(self.id)
    }
}
