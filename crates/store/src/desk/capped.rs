//! Counts that stop at a limit: nobody needs to know whether it is 40,000 or 41,000, and counting would cost a page.

use super::statement::Statement;
use crate::door::Door;
use crate::error::Result;

/// Most that is counted.
pub const COUNT_MAX: u64 = 1_000;

/// A count up to [`COUNT_MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capped {
    /// How many, at most [`COUNT_MAX`].
    pub number: u64,
    /// Whether there are more.
    pub is_more: bool,
}

impl Capped {
    /// From a count that may have gone beyond the limit.
    #[must_use]
    pub fn of(counted: u64) -> Self {
        Self {
            number: counted.min(COUNT_MAX),
            is_more: counted > COUNT_MAX,
        }
    }

    /// Both counted together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let sum = Self::of(self.number + other.number);
        Self {
            number: sum.number,
            is_more: sum.is_more || self.is_more || other.is_more,
        }
    }
}

/// Counts the rows of selects that share no row, up to the limit.
pub(super) fn count(door: &mut Door, statement: Statement, selects: &[String]) -> Result<Capped> {
    if selects.is_empty() {
        return Ok(Capped::default());
    }
    let rows = counting(statement, selects).rows(door)?;
    let counted = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(Capped::of(counted.unsigned_abs()))
}

/// The statement that counts the rows of selects, of which there is at least one.
pub(super) fn counting(mut statement: Statement, selects: &[String]) -> Statement {
    let every = selects.join(" UNION ALL ");
    statement.say(&format!(
        "SELECT count(*) FROM ({every} LIMIT {}) AS found",
        COUNT_MAX + 1
    ));
    statement
}
