//! The storm guard: a rule that sets itself off, or two programs that answer each other, can't send thousands of mails.

use casework::ids::{OrgId, PersonId, RecordId};
use worktime::Instant;
use worktime::micros;

use crate::door::Door;
use crate::error::Result;

/// Mails to one person within an hour.
pub const MAILS_TO_PERSON_MAX: i64 = 20;
/// Mails about one record within an hour.
pub const MAILS_OF_RECORD_MAX: i64 = 30;
/// The hour.
const WINDOW_MICROS: i64 = micros::HOUR;

/// Until when no further mail may leave for a person or about a record; none if one may now.
pub(super) fn full_until(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    record: Option<RecordId>,
    now: Instant,
) -> Result<Option<Instant>> {
    let since = now.minus(WINDOW_MICROS);
    // The oldest of the last so many: once it is an hour old, there is room again.
    let of_person = door.first(
        "SELECT sent_at FROM mail_sent WHERE org = $1 AND person = $2 AND sent_at > $3
         ORDER BY sent_at DESC LIMIT 1 OFFSET $4",
        &[
            org.into(),
            person.into(),
            since.into(),
            (MAILS_TO_PERSON_MAX - 1).into(),
        ],
    )?;
    let of_record = match record {
        Some(record) => door.first(
            "SELECT sent_at FROM mail_sent WHERE org = $1 AND record = $2 AND sent_at > $3
             ORDER BY sent_at DESC LIMIT 1 OFFSET $4",
            &[
                org.into(),
                record.into(),
                since.into(),
                (MAILS_OF_RECORD_MAX - 1).into(),
            ],
        )?,
        None => None,
    };
    let mut until = None;
    for row in [of_person, of_record].into_iter().flatten() {
        until = until.max(Some(row.instant(0)?.plus(WINDOW_MICROS)));
    }
    Ok(until)
}

/// Notes a mail that is handed to its sender.
pub(super) fn note(
    door: &mut Door,
    org: OrgId,
    (key, attempt): (&str, i64),
    person: PersonId,
    record: Option<RecordId>,
    now: Instant,
) -> Result<()> {
    door.execute(
        "INSERT INTO mail_sent (org, key, attempt, person, record, sent_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, key, attempt) DO NOTHING",
        &[org.into(), key.into(), attempt.into(), person.into(), record.into(), now.into()],
    )?;
    Ok(())
}

/// Deletes what is older than the hour.
pub(super) fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    door.execute(
        "DELETE FROM mail_sent WHERE org = $1 AND sent_at <= $2",
        &[org.into(), now.minus(WINDOW_MICROS).into()],
    )
}
