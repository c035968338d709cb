//! Surveys: questions that others answer.

use super::{Actor, ForEach, Meta};
use crate::Id;
use crate::rule::TimedLength;

/// A survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Id, name and place.
    pub meta: Meta,
    /// The questions.
    pub form: Id,
    /// What one survey is about.
    pub of: ForEach,
    /// Who is asked.
    pub to: Vec<Actor>,
    /// Who runs it; a survey that anyone starts is a poll.
    pub by: Vec<Actor>,
    /// Who may not run it.
    pub not_by: Vec<Actor>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Fewest answers that are shown together.
    pub min_group: Option<u32>,
    /// Whether each may answer once only.
    pub one_each: bool,
    /// Channels by which it goes out.
    pub channels: Vec<Id>,
    /// How long it stays open.
    pub open_for: Option<TimedLength>,
    /// Roles that may read the results.
    pub readers: Vec<Id>,
}
