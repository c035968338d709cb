//! Approvals: who must say yes before a step takes effect.

use super::{Actor, GateBefore, Meta};
use crate::Id;
use crate::formula::Formula;

/// An approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Id, name and place.
    pub meta: Meta,
    /// The acts that wait for it.
    pub before: Vec<GateBefore>,
    /// For which ones.
    pub filter: Option<Formula>,
    /// The variants in order, fully merged; the first whose `filter` holds gives the terms.
    pub variants: Vec<ApprovalTerms>,
}

/// One variant of an approval with every key filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalTerms {
    /// When this variant is meant; none for the last resort.
    pub filter: Option<Formula>,
    /// Who grants it, in order.
    pub by: Vec<Actor>,
    /// Who may not.
    pub not_by: Vec<Actor>,
    /// How many of them, and in which order.
    pub how: ApprovalHow,
    /// Form that each of them fills.
    pub form: Option<Id>,
    /// State to which a refusal sends the record back; as it was, if none.
    pub back_to: Option<Id>,
}

/// How several approvers say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalHow {
    /// One after the other, in the order of `by`.
    InTurn,
    /// All of them, in any order.
    AllTogether,
    /// One of them is enough.
    Any,
    /// So many of them.
    AtLeast(u32),
}
