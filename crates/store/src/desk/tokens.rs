//! Links that work once: an invitation to set the first password, or a new one. Only the token's hash is kept.

use casework::ids::{OrgId, PersonId};
use worktime::Instant;

use super::sessions::TOKEN_BYTES;
use super::token_hash;
use crate::cell::Row;
use crate::door::Door;
use crate::error::{Result, StoreError};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A first password.
    Invite,
    /// A new password.
    Reset,
}

/// A token to issue.
#[derive(Clone, Copy)]
pub struct NewToken<'a> {
    /// Random, never stored.
    pub token: &'a [u8; TOKEN_BYTES],
    /// For whom.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
    /// When it was made.
    pub now: Instant,
    /// Until when it can be used.
    pub expires_at: Instant,
}

/// A token that can be used, or just was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// For whom.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
    /// Until when it can be used.
    pub expires_at: Instant,
}

/// Issues a token. Earlier ones of the same person for the same purpose end: the latest mail counts.
///
/// # Errors
/// When the database refuses.
pub fn issue(door: &mut Door, org: OrgId, token: &NewToken<'_>) -> Result<()> {
    let purpose = token.purpose.word();
    door.execute(
        "DELETE FROM token WHERE org = $1 AND person = $2 AND purpose = $3",
        &[org.into(), token.person.into(), purpose.into()],
    )?;
    door.execute(
        "INSERT INTO token (org, token_hash, person, purpose, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            org.into(),
            token_hash::of(token.token).into(),
            token.person.into(),
            purpose.into(),
            token.now.into(),
            token.expires_at.into(),
        ],
    )?;
    Ok(())
}

/// A token that could be used now, for showing its page.
///
/// # Errors
/// When the database refuses.
pub fn peek(
    door: &mut Door,
    org: OrgId,
    token: &[u8; TOKEN_BYTES],
    now: Instant,
) -> Result<Option<Token>> {
    let row = door.first(
        "SELECT token.person, token.purpose, token.expires_at FROM token
         JOIN person ON person.org = token.org AND person.id = token.person AND person.is_active = 1
         WHERE token.org = $1 AND token.token_hash = $2 AND token.used_at IS NULL AND token.expires_at > $3",
        &[org.into(), token_hash::of(token).into(), now.into()],
    )?;
    row.as_ref().map(read).transpose()
}

/// Uses a token up; none if it was used, ended, or never was.
///
/// # Errors
/// When the database refuses.
pub fn redeem(
    door: &mut Door,
    org: OrgId,
    token: &[u8; TOKEN_BYTES],
    now: Instant,
) -> Result<Option<Token>> {
    let found = peek(door, org, token, now)?;
    // The change itself decides: of two who come at once, one finds it used.
    let used = door.execute(
        "UPDATE token SET used_at = $3 WHERE org = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3",
        &[org.into(), token_hash::of(token).into(), now.into()],
    )?;
    Ok(found.filter(|_| used == 1))
}

/// Ends every token of a person: they set a password, or left.
///
/// # Errors
/// When the database refuses.
pub fn end_all(door: &mut Door, org: OrgId, person: PersonId) -> Result<()> {
    door.execute(
        "DELETE FROM token WHERE org = $1 AND person = $2",
        &[org.into(), person.into()],
    )?;
    Ok(())
}

/// Deletes tokens that ended and says how many.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    door.execute(
        "DELETE FROM token WHERE org = $1 AND expires_at <= $2",
        &[org.into(), now.into()],
    )
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::Invite => "invite",
            Purpose::Reset => "reset",
        }
    }
}

fn read(row: &Row) -> Result<Token> {
    let purpose = match row.text(1)? {
        "invite" => Purpose::Invite,
        "reset" => Purpose::Reset,
        _ => {
            return Err(StoreError::Column {
                index: 1,
                expected: "a purpose",
            });
        }
    };
    Ok(Token {
        person: row.id(0)?,
        purpose,
        expires_at: row.instant(2)?,
    })
}
