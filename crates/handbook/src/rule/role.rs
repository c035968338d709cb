//! Roles that people hold.

use worktime::Length;

use super::Meta;
use crate::Id;

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
    /// Open records and promises that one holder may have before work goes to the next.
    pub max_load: Option<u32>,
    /// Courses that a holder must have passed.
    pub needs: Vec<Id>,
    /// Roles whose holders take turns in this one.
    pub among: Vec<Id>,
    /// When somebody must hold it, for a role that is held in turn.
    pub cover: Option<Cover>,
    /// Whether work is offered to all holders until one takes it.
    pub offer: bool,
}

/// When a role held in turn must be filled.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// The hours, as a calendar; none for round the clock.
    pub hours: Option<Id>,
    /// How many at least.
    pub at_least: u32,
    /// How far ahead it must be planned.
    pub planned: Option<Length>,
}

/// For what a role is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleScope {
    /// For the whole company.
    Company,
    /// For one department.
    Department,
    /// For one client.
    Client,
    /// For one place.
    Place,
    /// For one record of a type, such as a project.
    Record(Id),
}

/// Whose side a person is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The company's own people, outsourced ones too.
    Staff,
    /// Contacts of a client.
    Client,
}
