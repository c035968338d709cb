//! Who there is: departments, roles, and the closed list of actors that rules may name.

use super::Meta;
use crate::Id;

/// A department.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Id, name and place.
    pub meta: Meta,
}

/// A role that people hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Id, name and place.
    pub meta: Meta,
    /// For what a holding is.
    pub scope: RoleScope,
    /// Department whose people hold it.
    pub department: Option<Id>,
    /// Whose side the holders are on.
    pub side: Side,
    /// How many must hold it at least, in each scope.
    pub count_least: u32,
    /// How many may hold it, in each scope.
    pub count_most: Option<u32>,
    /// Role whose holders act while no holder is there.
    pub stand_in: Option<Id>,
    /// Role whose holder answers for the queue of this one.
    pub reports_to: Option<Id>,
}

/// For what a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleScope {
    /// For the whole company.
    Company,
    /// For one department.
    Department,
    /// For one client.
    Client,
}

/// Whose side a person is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The company's own people, outsourced ones too.
    Staff,
    /// Contacts of a client.
    Client,
}

/// Who acts, owes or is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// Whoever holds the role in the scope at hand.
    Role(Id),
    /// The record's owner.
    Owner,
    /// The record's first owner, whatever was handed over since.
    FirstOwner,
    /// Whoever received it first.
    FirstReceiver,
    /// Whoever opened the record.
    Author,
    /// Whoever does the act at hand.
    ActingPerson,
    /// Any active person of the company.
    Anyone,
    /// Any contact of the record's client.
    Client,
    /// The passing of time.
    Clock,
    /// The person in a field of the record.
    Field(Id),
}
