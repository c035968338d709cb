//! Forms filed on a record.

use casework::ids::{FilingId, OrgId, PersonId, RecordId};
use casework::payload::Fields;
use handbook::Id;
use worktime::Instant;

use crate::cell::Row;
use crate::door::Door;
use crate::error::Result;

/// Filed forms that are read at most; the newest ones.
pub const FILINGS_MAX: i64 = 200;

/// A filed form.
#[derive(Clone, Debug)]
pub struct FilingRow {
    /// Its id.
    pub id: FilingId,
    /// Which form.
    pub form: Id,
    /// Who filed it, if a person did.
    pub person: Option<PersonId>,
    /// When.
    pub happened_at: Instant,
    /// What was entered.
    pub values: Fields,
}

/// Forms filed on a record, oldest first. Whether they may be read is for the caller to know.
pub(super) fn of_record(door: &mut Door, org: OrgId, record: RecordId) -> Result<Vec<FilingRow>> {
    let rows = door.query(
        "SELECT id, form, person, happened_at, field_values FROM filing
         WHERE org = $1 AND record = $2 ORDER BY seq DESC, id DESC LIMIT $3",
        &[org.into(), record.into(), FILINGS_MAX.into()],
    )?;
    rows.iter().rev().map(filing).collect()
}

fn filing(row: &Row) -> Result<FilingRow> {
    Ok(FilingRow {
        id: row.id(0)?,
        form: Id::new(row.text(1)?),
        person: row.maybe_id(2)?,
        happened_at: row.instant(3)?,
        values: row.json(4)?,
    })
}
