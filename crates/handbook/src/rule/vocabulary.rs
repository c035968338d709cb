//! What other rules speak with: calendars, params, lists, and articles that only declare.

use worktime::{Calendar, Counting};

use super::Meta;
use crate::formula::Value;
use crate::{Id, Label};

/// When the company works.
#[derive(Clone, Debug)]
pub struct CalendarRule {
    /// Id, name and place.
    pub meta: Meta,
    /// The calendar, ready to reckon with.
    pub calendar: Calendar,
    /// How days are counted.
    pub counting: Counting,
}

/// A figure that a company fills in.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Id, name and place.
    pub meta: Meta,
    /// What it holds.
    pub kind: ParamType,
    /// Its value, as formulas read it; lengths, recurrences, roles and events as their text.
    pub value: Value,
}

/// Types of params.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum ParamType {
    Duration,
    /// How often something comes: a period, or any other recurrence.
    Period,
    Number,
    Percent,
    Text,
    YesNo,
    Role,
    Event,
}

/// A vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRule {
    /// Id, name and place.
    pub meta: Meta,
    /// Its rows in order.
    pub rows: Vec<ListRow>,
    /// Whether the order means more and less.
    pub ordered: bool,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Id inside its list.
    pub id: Id,
    /// Label for people.
    pub name: Label,
}

/// An article that only declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Principle {
    /// Id, name and place.
    pub meta: Meta,
    /// What it says in one sentence.
    pub note: Label,
    /// Whether a breach or an award may cite it.
    pub citable: bool,
}
