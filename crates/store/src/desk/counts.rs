//! The numbers beside the entries of the navigation.

use casework::access::ReadScope;
use casework::ids::OrgId;
use worktime::Instant;

use super::capped::Capped;
use super::day;
use super::notices;
use super::queue::{self, Ask, Filter, Sort, View};
use crate::door::Door;
use crate::error::Result;

/// Numbers of the navigation, for one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Navigation {
    /// Promises that they owe until the end of today, late ones among them.
    pub my_day: Capped,
    /// Open records that they may read.
    pub queue: Capped,
    /// Open records that they may read and that are past due or will be soon.
    pub anomalies: Capped,
    /// Notices that they haven't read.
    pub notices: Capped,
}

/// The numbers of a reader.
///
/// # Errors
/// When the database refuses.
pub fn navigation(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    now: Instant,
    end_of_today: Instant,
) -> Result<Navigation> {
    let mut of = |view: View| {
        let ask = Ask {
            scope,
            view,
            filter: Filter::default(),
            sort: Sort::Due,
            after: None,
            now,
        };
        queue::count(door, org, &ask)
    };
    let (queue, late, soon) = (of(View::Open)?, of(View::Overdue)?, of(View::DueSoon)?);
    Ok(Navigation {
        my_day: day::due_before(door, org, scope.person, end_of_today)?,
        queue,
        anomalies: late.and(soon),
        notices: notices::unread(door, org, scope.person)?,
    })
}
