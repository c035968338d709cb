//! Grants of reading and editing. Steps are granted by their own `by`.

use super::Meta;
use crate::formula::Formula;
use crate::{Id, Label};

/// A grant: whoever holds one of the roles may read and edit what it names, in the scope of the role.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// Id, name and place.
    pub meta: Meta,
    /// Roles.
    pub by: Vec<Id>,
    /// What may be read.
    pub read: Vec<Subject>,
    /// What may be edited.
    pub edit: Vec<Subject>,
    /// What may be taken out of the system.
    pub export: Vec<Subject>,
    /// Which of them.
    pub filter: Option<Formula>,
    /// What for, in people's words; asked for and recorded at each reading.
    pub purpose: Option<Label>,
    /// Fields that are hidden all the same, as record and field.
    pub mask: Vec<(Id, Id)>,
    /// Whether each reading is recorded.
    pub log: bool,
}

/// What a grant speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Records of a type.
    Record(Id),
    /// Clients and their contacts.
    Client,
    /// The living handbook with its figures.
    Handbook,
    /// The page of people.
    People,
}
