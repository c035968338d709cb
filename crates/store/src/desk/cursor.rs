//! Where a page of a list ended. It holds the last row's own values, so rows that come or go don't shift the next page.

use std::fmt;

use casework::ids::Uid;
use worktime::Instant;

/// The last row of a page: what it was sorted by, and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What it was sorted by; none for rows that come last because they have nothing to sort by.
    pub(super) at: Option<Instant>,
    /// Its id.
    pub(super) id: String,
}

impl Cursor {
    pub(super) fn new<T>(at: Option<Instant>, id: Uid<T>) -> Self {
        Self {
            at,
            id: id.to_string(),
        }
    }

    /// Reads what [`fmt::Display`] wrote into an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        let at = match at {
            "none" => None,
            number => Some(Instant(number.parse().ok()?)),
        };
        Some(Self {
            at,
            id: Uid::<()>::parse(id)?.to_string(),
        })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{}.{}", at.0, self.id),
            None => write!(f, "none.{}", self.id),
        }
    }
}
