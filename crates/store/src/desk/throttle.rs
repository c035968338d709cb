//! Failed sign-ins are counted by address of mail and of the network; who fails too often waits.

use casework::ids::OrgId;
use worktime::Instant;
use worktime::micros;

use super::token_hash;
use crate::door::Door;
use crate::error::Result;

/// Failures with one address of mail within the window before waiting.
pub const MAIL_FAILURES_MAX: i64 = 5;
/// Failures from one address of the network; many people may share it.
pub const ADDRESS_FAILURES_MAX: i64 = 30;
/// How long failures count from the first one on.
pub const WINDOW_MICROS: i64 = 15 * micros::MINUTE;

/// Whether somebody may try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They may.
    Free,
    /// Not before this instant.
    WaitUntil(Instant),
}

/// Whether somebody may try now. Asked before the password is looked at.
///
/// # Errors
/// When the database refuses.
pub fn verdict(
    door: &mut Door,
    org: OrgId,
    mail: &str,
    address: &str,
    now: Instant,
) -> Result<Verdict> {
    let mut until: Option<Instant> = None;
    for (subject, most) in subjects(mail, address) {
        let row = door.first(
            "SELECT since, failures FROM sign_in_failure WHERE org = $1 AND subject = $2",
            &[org.into(), subject.into()],
        )?;
        let Some(row) = row else { continue };
        let end = row.instant(0)?.plus(WINDOW_MICROS);
        if row.int(1)? >= most && end > now {
            until = until.max(Some(end));
        }
    }
    Ok(until.map_or(Verdict::Free, Verdict::WaitUntil))
}

/// Notes a failure, whether or not there is such a person.
///
/// # Errors
/// When the database refuses.
pub fn failed(door: &mut Door, org: OrgId, mail: &str, address: &str, now: Instant) -> Result<()> {
    for (subject, _) in subjects(mail, address) {
        door.execute(
            "INSERT INTO sign_in_failure (org, subject, since, failures) VALUES ($1, $2, $3, 1)
             ON CONFLICT (org, subject) DO UPDATE SET
             failures = CASE WHEN sign_in_failure.since > $4 THEN sign_in_failure.failures + 1 ELSE 1 END,
             since = CASE WHEN sign_in_failure.since > $4 THEN sign_in_failure.since ELSE excluded.since END",
            &[org.into(), subject.into(), now.into(), now.minus(WINDOW_MICROS).into()],
        )?;
    }
    Ok(())
}

/// Forgets the failures of an address of mail once its person signed in. Those of the network's address stay.
///
/// # Errors
/// When the database refuses.
pub fn succeeded(door: &mut Door, org: OrgId, mail: &str) -> Result<()> {
    let subject = mail_subject(mail);
    door.execute(
        "DELETE FROM sign_in_failure WHERE org = $1 AND subject = $2",
        &[org.into(), subject.into()],
    )?;
    Ok(())
}

/// Deletes what doesn't count any more and says how many.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    door.execute(
        "DELETE FROM sign_in_failure WHERE org = $1 AND since <= $2",
        &[org.into(), now.minus(WINDOW_MICROS).into()],
    )
}

fn subjects(mail: &str, address: &str) -> [(String, i64); 2] {
    let address = token_hash::of(format!("address:{address}").as_bytes());
    [
        (mail_subject(mail), MAIL_FAILURES_MAX),
        (address, ADDRESS_FAILURES_MAX),
    ]
}

/// Hashed, so that the table doesn't become a list of addresses that somebody tried.
fn mail_subject(mail: &str) -> String {
    token_hash::of(format!("mail:{}", mail.trim().to_lowercase()).as_bytes())
}
