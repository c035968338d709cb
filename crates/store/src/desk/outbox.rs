//! The outbox: effects wait in it until a worker has done them, each once as far as the world allows.
//!
//! A worker claims rows for a while; if it dies, the lease runs out and another one tries. Notices never leave the
//! database and are delivered by claiming itself. Caps hold back storms of mail.

mod caps;

use casework::effect::{EffectKind, Notice};
use casework::ids::{OrgId, PersonId, RecordId};
use casework::people::Person;
use worktime::Instant;
use worktime::micros;

use super::capped::{self, Capped};
use super::notices;
use super::statement::Statement;
use crate::cell::Row;
use crate::door::Door;
use crate::error::Result;
pub use caps::{MAILS_OF_RECORD_MAX, MAILS_TO_PERSON_MAX};

/// Rows that are claimed at a time.
pub const CLAIM_MAX: i64 = 100;
/// Orgs with something due that are named at a time.
pub const ORGS_MAX: i64 = 1_000;
/// How long a claimed row belongs to its worker.
pub const LEASE_MICROS: i64 = 5 * micros::MINUTE;
/// Attempts before a row is given up as failed.
pub const ATTEMPTS_MAX: i64 = 8;
/// Wait after the first failure; it doubles with each further one.
pub const BACKOFF_FIRST_MICROS: i64 = micros::MINUTE;
/// Longest wait after a failure.
pub const BACKOFF_MAX_MICROS: i64 = 6 * micros::HOUR;
/// A mail that couldn't leave for this long isn't sent any more: it would only confuse.
pub const AGE_MAX_MICROS: i64 = 3 * micros::DAY;
/// How long done rows are kept.
pub const DONE_KEPT_MICROS: i64 = 30 * micros::DAY;
/// Characters of an error that are kept.
const ERROR_CHARS_MAX: usize = 500;

/// Something to do outside: a mail, or an invitation, for which the worker issues a token.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its key; to be sent along, so that a receiver can tell a repetition.
    pub key: String,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// What to do.
    pub kind: EffectKind,
    /// For whom: active, as of now.
    pub person: Person,
}

/// How the outbox stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxTally {
    /// Still to be done.
    pub waiting: Capped,
    /// Given up after [`ATTEMPTS_MAX`] attempts.
    pub failed: Capped,
    /// Not done on purpose: the receiver may not act any more, or it came too late.
    pub dropped: Capped,
}

/// Orgs in whose outbox something is due.
///
/// # Errors
/// When the database refuses.
pub fn orgs_due(door: &mut Door, now: Instant) -> Result<Vec<OrgId>> {
    // Over all orgs and without a lock; claiming goes org by org.
    let rows = door.query(
        "SELECT DISTINCT org FROM outbox WHERE state = 'waiting' AND next_try_at <= $1 LIMIT $2",
        &[now.into(), ORGS_MAX.into()],
    )?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// When something will next be due, in any org.
///
/// # Errors
/// When the database refuses.
pub fn next_at(door: &mut Door) -> Result<Option<Instant>> {
    let row = door.first(
        "SELECT min(next_try_at) FROM outbox WHERE state = 'waiting'",
        &[],
    )?;
    row.map_or(Ok(None), |row| row.maybe_instant(0))
}

/// Claims what is due in an org. Notices are delivered at once; what shall not be sent is dropped or put off.
///
/// # Errors
/// When the database refuses.
pub fn claim(door: &mut Door, org: OrgId, now: Instant) -> Result<Vec<Claimed>> {
    let rows = door.query(
        "SELECT key, attempts, not_before, body FROM outbox
         WHERE org = $1 AND state = 'waiting' AND next_try_at <= $2 ORDER BY next_try_at, key LIMIT $3",
        &[org.into(), now.into(), CLAIM_MAX.into()],
    )?;
    let mut claimed = Vec::new();
    for row in &rows {
        claimed.extend(claim_one(door, org, row, now)?);
    }
    Ok(claimed)
}

/// Notes that a row was done.
///
/// # Errors
/// When the database refuses.
pub fn done(door: &mut Door, org: OrgId, key: &str) -> Result<()> {
    end(door, org, key, "done", None)
}

/// Notes that an attempt failed: it is tried again later, or given up.
///
/// # Errors
/// When the database refuses.
pub fn failed(door: &mut Door, org: OrgId, key: &str, error: &str, now: Instant) -> Result<()> {
    let error: String = error.chars().take(ERROR_CHARS_MAX).collect();
    let sql = "SELECT attempts FROM outbox WHERE org = $1 AND key = $2 AND state = 'waiting'";
    let Some(row) = door.first(sql, &[org.into(), key.into()])? else {
        return Ok(());
    };
    let attempts = row.int(0)?;
    if attempts >= ATTEMPTS_MAX {
        return end(door, org, key, "failed", Some(&error));
    }
    door.execute(
        "UPDATE outbox SET next_try_at = $3, last_error = $4 WHERE org = $1 AND key = $2 AND state = 'waiting'",
        &[org.into(), key.into(), now.plus(backoff(attempts)).into(), (&error).into()],
    )?;
    Ok(())
}

/// How an org's outbox stands.
///
/// # Errors
/// When the database refuses.
pub fn tally(door: &mut Door, org: OrgId) -> Result<OutboxTally> {
    let mut of = |state: &str| {
        let mut statement = Statement::of(org);
        let state = statement.bind(state.to_owned());
        capped::count(
            door,
            statement,
            &[format!(
                "SELECT 1 FROM outbox WHERE org = $1 AND state = {state}"
            )],
        )
    };
    Ok(OutboxTally {
        waiting: of("waiting")?,
        failed: of("failed")?,
        dropped: of("dropped")?,
    })
}

/// Deletes rows that were done long ago, and counts of mails beyond the caps' hour.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    caps::sweep(door, org, now)?;
    door.execute(
        "DELETE FROM outbox WHERE org = $1 AND state IN ('done', 'dropped') AND next_try_at < $2",
        &[org.into(), now.minus(DONE_KEPT_MICROS).into()],
    )
}

/// Wait after so many attempts.
fn backoff(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or_default();
    let factor = 2_i64.saturating_pow(doublings);
    BACKOFF_FIRST_MICROS
        .saturating_mul(factor)
        .min(BACKOFF_MAX_MICROS)
}

fn claim_one(door: &mut Door, org: OrgId, row: &Row, now: Instant) -> Result<Option<Claimed>> {
    let (key, attempts) = (row.text(0)?, row.int(1)?);
    let kind: EffectKind = row.json(3)?;
    let Some(person) = active(door, org, receiver(&kind))? else {
        end(door, org, key, "dropped", None)?;
        return Ok(None);
    };
    if let EffectKind::Notice { about, .. } = &kind
        && *about != Notice::Invited
    {
        notices::deliver(door, org, key, person.id, about, now)?;
        end(door, org, key, "done", None)?;
        return Ok(None);
    }
    if row.instant(2)?.plus(AGE_MAX_MICROS) < now {
        end(door, org, key, "dropped", None)?;
        return Ok(None);
    }
    if attempts >= ATTEMPTS_MAX {
        // Its workers died each time before they could say how it went.
        end(door, org, key, "failed", None)?;
        return Ok(None);
    }
    let record = about_record(&kind);
    if let Some(until) = caps::full_until(door, org, person.id, record, now)? {
        lease(door, org, key, attempts, until, now)?;
        return Ok(None);
    }
    // The change itself decides: of two workers, one finds the row taken.
    if !lease(door, org, key, attempts + 1, now.plus(LEASE_MICROS), now)? {
        return Ok(None);
    }
    caps::note(door, org, (key, attempts + 1), person.id, record, now)?;
    Ok(Some(Claimed {
        key: key.to_owned(),
        attempt: attempts + 1,
        kind,
        person,
    }))
}

fn lease(
    door: &mut Door,
    org: OrgId,
    key: &str,
    attempts: i64,
    until: Instant,
    now: Instant,
) -> Result<bool> {
    let changed = door.execute(
        "UPDATE outbox SET attempts = $3, next_try_at = $4
         WHERE org = $1 AND key = $2 AND state = 'waiting' AND next_try_at <= $5",
        &[
            org.into(),
            key.into(),
            attempts.into(),
            until.into(),
            now.into(),
        ],
    )?;
    Ok(changed == 1)
}

fn end(
    door: &mut Door,
    org: OrgId,
    key: &str,
    state: &'static str,
    error: Option<&str>,
) -> Result<()> {
    door.execute(
        "UPDATE outbox SET state = $3, last_error = $4 WHERE org = $1 AND key = $2 AND state = 'waiting'",
        &[org.into(), key.into(), state.into(), error.into()],
    )?;
    Ok(())
}

fn active(door: &mut Door, org: OrgId, person: PersonId) -> Result<Option<Person>> {
    let row = door.first(
        "SELECT body FROM person WHERE org = $1 AND id = $2 AND is_active = 1",
        &[org.into(), person.into()],
    )?;
    row.map(|row| row.json(0)).transpose()
}

fn receiver(kind: &EffectKind) -> PersonId {
    match kind {
        EffectKind::Mail { to, .. } | EffectKind::Notice { to, .. } => *to,
    }
}

fn about_record(kind: &EffectKind) -> Option<RecordId> {
    match kind {
        EffectKind::Mail { record, .. } => *record,
        EffectKind::Notice { .. } => None,
    }
}
