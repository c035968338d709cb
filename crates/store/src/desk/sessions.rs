//! Who is signed in. The browser holds a random token; here only its hash is kept.

use casework::ids::{OrgId, PersonId};
use worktime::Instant;

use super::token_hash;
use crate::door::Door;
use crate::error::Result;

/// Bytes of a token.
pub const TOKEN_BYTES: usize = 32;
/// Sessions of one person at a time; the oldest is closed for a new one.
pub const SESSIONS_MAX: i64 = 20;

/// A session to open.
#[derive(Clone, Copy)]
pub struct NewSession<'a> {
    /// Random, never stored.
    pub token: &'a [u8; TOKEN_BYTES],
    /// Who signed in.
    pub person: PersonId,
    /// When.
    pub now: Instant,
    /// When it ends, however busy they are.
    pub expires_at: Instant,
}

/// A session that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub person: PersonId,
    /// Since when.
    pub created_at: Instant,
    /// When they were last seen, as far as it was noted.
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
}

/// Opens a session.
///
/// # Errors
/// When the database refuses.
pub fn open(door: &mut Door, org: OrgId, session: &NewSession<'_>) -> Result<()> {
    door.execute(
        "INSERT INTO session (org, token_hash, person, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)",
        &[
            org.into(),
            token_hash::of(session.token).into(),
            session.person.into(),
            session.now.into(),
            session.expires_at.into(),
        ],
    )?;
    door.execute(
        "DELETE FROM session WHERE org = $1 AND person = $2 AND token_hash NOT IN
         (SELECT token_hash FROM session WHERE org = $1 AND person = $2 ORDER BY created_at DESC, token_hash LIMIT $3)",
        &[org.into(), session.person.into(), SESSIONS_MAX.into()],
    )?;
    Ok(())
}

/// The session of a token, unless it ended, was idle for longer than that, or its person may not act any more.
///
/// # Errors
/// When the database refuses.
pub fn find(
    door: &mut Door,
    org: OrgId,
    token: &[u8; TOKEN_BYTES],
    now: Instant,
    idle_micros: i64,
) -> Result<Option<Session>> {
    let row = door.first(
        "SELECT session.person, session.created_at, session.seen_at, session.expires_at FROM session
         JOIN person ON person.org = session.org AND person.id = session.person AND person.is_active = 1
         WHERE session.org = $1 AND session.token_hash = $2 AND session.expires_at > $3 AND session.seen_at > $4",
        &[org.into(), token_hash::of(token).into(), now.into(), now.minus(idle_micros).into()],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Session {
        person: row.id(0)?,
        created_at: row.instant(1)?,
        seen_at: row.instant(2)?,
        expires_at: row.instant(3)?,
    }))
}

/// Notes that the session's person was seen. Called now and then, not for each page.
///
/// # Errors
/// When the database refuses.
pub fn touch(door: &mut Door, org: OrgId, token: &[u8; TOKEN_BYTES], now: Instant) -> Result<()> {
    door.execute(
        "UPDATE session SET seen_at = $3 WHERE org = $1 AND token_hash = $2 AND seen_at < $3",
        &[org.into(), token_hash::of(token).into(), now.into()],
    )?;
    Ok(())
}

/// Closes one session: signing out.
///
/// # Errors
/// When the database refuses.
pub fn close(door: &mut Door, org: OrgId, token: &[u8; TOKEN_BYTES]) -> Result<()> {
    door.execute(
        "DELETE FROM session WHERE org = $1 AND token_hash = $2",
        &[org.into(), token_hash::of(token).into()],
    )?;
    Ok(())
}

/// Closes all sessions of a person and says how many: their password changed, or they left.
///
/// # Errors
/// When the database refuses.
pub fn close_all(door: &mut Door, org: OrgId, person: PersonId) -> Result<u64> {
    door.execute(
        "DELETE FROM session WHERE org = $1 AND person = $2",
        &[org.into(), person.into()],
    )
}

/// Deletes sessions that ended and says how many.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant, idle_micros: i64) -> Result<u64> {
    door.execute(
        "DELETE FROM session WHERE org = $1 AND (expires_at <= $2 OR seen_at <= $3)",
        &[org.into(), now.into(), now.minus(idle_micros).into()],
    )
}
