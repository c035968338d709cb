//! Lists: vocabularies with their own columns.

use super::{Field, Meta};
use crate::formula::{Formula, Value};
use crate::{Id, Label};

/// A vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRule {
    /// Id, name and place.
    pub meta: Meta,
    /// Its rows in order.
    pub rows: Vec<ListRow>,
    /// Whether the order means more and less.
    pub ordered: bool,
    /// Columns that each row fills.
    pub columns: Vec<Field>,
    /// Proposes a row for a record or client: a formula that may read `row`'s columns too.
    pub suggest_if: Option<Formula>,
    /// Roles that may change rows without a new edition.
    pub edited_by: Vec<Id>,
    /// Whether its rows are things that are counted in and out.
    pub counted: bool,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Id inside its list.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// Values of the columns.
    pub values: Vec<(Id, Value)>,
}
