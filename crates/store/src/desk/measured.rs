//! Records that a measure counts in a period.

use casework::ids::OrgId;
use casework::records::Record;
use handbook::Id;
use handbook::rule::CountedAt;

use super::handbook::Period;
use crate::door::Door;
use crate::error::Result;

/// Records that one figure looks through at most; beyond it a figure would need a table of its own.
pub const MEASURED_MOST: i64 = 20_000;

/// Records of a type that fall into a period by the instant that the measure names. Junk isn't counted.
///
/// # Errors
/// When the database refuses.
pub fn records(
    door: &mut Door,
    org: OrgId,
    record_type: &Id,
    counted_at: CountedAt,
    period: Period,
) -> Result<Vec<Record>> {
    let sql = match counted_at {
        // A record that is still open has not ended, whatever else happened to it.
        CountedAt::Ended => {
            "SELECT body FROM record WHERE org = $1 AND record_type = $2 AND is_discarded = 0 AND is_final = 1 \
             AND changed_at >= $3 AND changed_at < $4 ORDER BY changed_at LIMIT $5"
        }
        CountedAt::Opened | CountedAt::Due | CountedAt::Filed => {
            "SELECT body FROM record WHERE org = $1 AND record_type = $2 AND is_discarded = 0 \
             AND opened_at >= $3 AND opened_at < $4 ORDER BY opened_at LIMIT $5"
        }
    };
    let params = [
        org.into(),
        record_type.into(),
        period.from.into(),
        period.to.into(),
        MEASURED_MOST.into(),
    ];
    door.query(sql, &params)?
        .iter()
        .map(|row| row.json(0))
        .collect()
}
