//! Departments.

use super::Meta;
use crate::Id;

/// A department.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Id, name and place.
    pub meta: Meta,
    /// Role whose holder leads it.
    pub head: Option<Id>,
}
