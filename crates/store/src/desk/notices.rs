//! Notices inside the product: what somebody should know, until they have read it.

use casework::effect::Notice;
use casework::ids::{OrgId, PersonId};
use worktime::Instant;
use worktime::micros;

use super::capped::{self, Capped};
use super::statement::Statement;
use crate::cell::{Cell, Row};
use crate::door::Door;
use crate::error::Result;

/// Notices that are listed at most.
pub const NOTICES_MAX: i64 = 100;
/// How long notices that were read are kept.
pub const KEPT_MICROS: i64 = 90 * micros::DAY;

/// A notice.
#[derive(Clone, Debug)]
pub struct NoticeRow {
    /// Its key: that of the effect that made it.
    pub key: String,
    /// What it says.
    pub about: Notice,
    /// When it was made.
    pub made_at: Instant,
    /// When it was read.
    pub read_at: Option<Instant>,
}

/// The latest notices of a person, newest first.
///
/// # Errors
/// When the database refuses.
pub fn list(door: &mut Door, org: OrgId, person: PersonId) -> Result<Vec<NoticeRow>> {
    let rows = door.query(
        "SELECT key, body, made_at, read_at FROM notice WHERE org = $1 AND person = $2
         ORDER BY made_at DESC, key DESC LIMIT $3",
        &[org.into(), person.into(), NOTICES_MAX.into()],
    )?;
    let read = |row: &Row| {
        Ok(NoticeRow {
            key: row.text(0)?.to_owned(),
            about: row.json(1)?,
            made_at: row.instant(2)?,
            read_at: row.maybe_instant(3)?,
        })
    };
    rows.iter().map(read).collect()
}

/// How many a person hasn't read.
///
/// # Errors
/// When the database refuses.
pub fn unread(door: &mut Door, org: OrgId, person: PersonId) -> Result<Capped> {
    let mut statement = Statement::of(org);
    let person = statement.bind(person);
    let select =
        format!("SELECT 1 FROM notice WHERE org = $1 AND person = {person} AND read_at IS NULL");
    capped::count(door, statement, &[select])
}

/// Marks one as read.
///
/// # Errors
/// When the database refuses.
pub fn mark_read(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    key: &str,
    now: Instant,
) -> Result<()> {
    door.execute(
        "UPDATE notice SET read_at = $4 WHERE org = $1 AND person = $2 AND key = $3 AND read_at IS NULL",
        &[org.into(), person.into(), key.into(), now.into()],
    )?;
    Ok(())
}

/// Marks all made until now as read and says how many.
///
/// # Errors
/// When the database refuses.
pub fn mark_all_read(door: &mut Door, org: OrgId, person: PersonId, now: Instant) -> Result<u64> {
    door.execute(
        "UPDATE notice SET read_at = $3 WHERE org = $1 AND person = $2 AND read_at IS NULL AND made_at <= $3",
        &[org.into(), person.into(), now.into()],
    )
}

/// Deletes what was read long ago and says how many.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    door.execute(
        "DELETE FROM notice WHERE org = $1 AND read_at < $2",
        &[org.into(), now.minus(KEPT_MICROS).into()],
    )
}

/// Puts one before a person. Doing it twice is doing it once.
pub(super) fn deliver(
    door: &mut Door,
    org: OrgId,
    key: &str,
    person: PersonId,
    about: &Notice,
    now: Instant,
) -> Result<()> {
    door.execute(
        "INSERT INTO notice (org, key, person, body, made_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, key) DO NOTHING",
        &[
            org.into(),
            key.into(),
            person.into(),
            Cell::json(about)?,
            now.into(),
        ],
    )?;
    Ok(())
}
