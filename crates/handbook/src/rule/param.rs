//! Params: the figures that a company fills in.

use super::Meta;
use crate::Label;
use crate::formula::Value;

/// A figure that a company fills in.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Id, name and place.
    pub meta: Meta,
    /// What it holds.
    pub kind: ParamType,
    /// Its value, as formulas read it; lengths, recurrences, roles and events as their text.
    pub value: Value,
    /// Unit for people, such as 分.
    pub unit: Option<Label>,
    /// What may have a value of its own, such as an agreement.
    pub vary_by: Vec<VaryBy>,
}

/// What may have its own value of a param, the narrowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum VaryBy {
    Agreement,
    Project,
    Client,
    ListRow,
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
    Money,
    /// One row of a list.
    Choice,
}
