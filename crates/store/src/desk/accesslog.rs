//! Who looked at what. Reads don't belong to the chain, which says what happened to the service.

use casework::ids::{OrgId, PersonId};
use worktime::Instant;

use crate::door::Door;
use crate::error::Result;

/// Entries that are read at most at a time.
pub const ENTRIES_MAX: i64 = 1_000;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: Instant,
    /// Who.
    pub person: PersonId,
    /// What they did: `read`, `export` and the like.
    pub act: String,
    /// What they looked at, such as `record:<id>`.
    pub subject: String,
}

/// Appends an entry. The same one twice in one microsecond is one.
///
/// # Errors
/// When the database refuses.
pub fn append(door: &mut Door, org: OrgId, access: &Access) -> Result<()> {
    door.execute(
        "INSERT INTO access_log (org, at, person, act, subject) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, at, person, act, subject) DO NOTHING",
        &[
            org.into(),
            access.at.into(),
            access.person.into(),
            (&access.act).into(),
            (&access.subject).into(),
        ],
    )?;
    Ok(())
}

/// The latest entries about something, newest first.
///
/// # Errors
/// When the database refuses.
pub fn of_subject(door: &mut Door, org: OrgId, subject: &str) -> Result<Vec<Access>> {
    let rows = door.query(
        "SELECT at, person, act, subject FROM access_log WHERE org = $1 AND subject = $2
         ORDER BY at DESC, person, act LIMIT $3",
        &[org.into(), subject.into(), ENTRIES_MAX.into()],
    )?;
    let entry = |row: &crate::cell::Row| {
        Ok(Access {
            at: row.instant(0)?,
            person: row.id(1)?,
            act: row.text(2)?.to_owned(),
            subject: row.text(3)?.to_owned(),
        })
    };
    rows.iter().map(entry).collect()
}
