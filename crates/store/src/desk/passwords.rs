//! Passwords: only what the hasher made of them. Hashing takes long by intent and is done before the door.

use casework::ids::{OrgId, PersonId};
use worktime::Instant;

use super::{sessions, tokens};
use crate::door::Door;
use crate::error::Result;

/// The hash of a person's password; none before the first was set.
///
/// # Errors
/// When the database refuses.
pub fn hash_of(door: &mut Door, org: OrgId, person: PersonId) -> Result<Option<String>> {
    let row = door.first(
        "SELECT hash FROM password WHERE org = $1 AND person = $2",
        &[org.into(), person.into()],
    )?;
    row.map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// Sets a password. Whoever is signed in as that person is signed out, and links sent before end.
///
/// # Errors
/// When the database refuses.
pub fn set(door: &mut Door, org: OrgId, person: PersonId, hash: &str, now: Instant) -> Result<()> {
    door.execute(
        "INSERT INTO password (org, person, hash, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org, person) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
        &[org.into(), person.into(), hash.into(), now.into()],
    )?;
    sessions::close_all(door, org, person)?;
    tokens::end_all(door, org, person)
}
