//! The chain: events as bytes, each hashed with the hash of the one before.
//!
//! `docs/event-format.md` specifies the bytes and the hash.

use casework::codec::{self, CodecError};
use casework::event::Event;
use casework::ids::{OrgId, RecordId};
use serde::Deserialize;

use crate::cell::{Cell, Row};
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::keys::Keyring;
use crate::seal::Seals;

/// What every hash begins with, so that it can't be taken for a hash of something else.
pub const DOMAIN: &[u8] = b"yinuo.event.v1";
/// Bytes of a hash.
pub const HASH_BYTES: usize = 32;
/// Events of one record that [`history`] answers at most; the newest ones.
pub const HISTORY_MOST: i64 = 1_000;

/// Hash of an event.
pub type Hash = [u8; HASH_BYTES];

/// The last event of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number, 0 for an empty chain. Numbers have no gaps.
    pub seq: i64,
    /// Its hash, zeros for an empty chain.
    pub hash: Hash,
}

impl Head {
    /// The head of an empty chain.
    pub const START: Head = Head {
        seq: 0,
        hash: [0; HASH_BYTES],
    };

    /// The head after one more event.
    #[must_use]
    pub fn after(self, org: OrgId, bytes: &[u8]) -> Self {
        let seq = self.seq + 1;
        let mut hasher = blake3::Hasher::new();
        hasher
            .update(DOMAIN)
            .update(org.as_bytes())
            .update(&seq.to_be_bytes());
        hasher.update(&self.hash).update(bytes);
        Head {
            seq,
            hash: *hasher.finalize().as_bytes(),
        }
    }
}

/// Appends one event and answers the new head. The org's row is written by the caller, once a commit.
pub(crate) fn append(seals: &mut Seals<'_>, head: Head, event: &Event) -> Result<Head> {
    let bytes = codec::encode(event, seals).map_err(fault)?;
    let KindOnly { kind } = serde_json::from_slice(&bytes)?;
    let next = head.after(seals.org, &bytes);
    seals.door.execute(
        "INSERT INTO event (org, seq, id, hash, prev, bytes, kind, record, client, happened_at, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            seals.org.into(),
            next.seq.into(),
            event.id.into(),
            Cell::from(next.hash.as_slice()),
            Cell::from(head.hash.as_slice()),
            bytes.as_slice().into(),
            kind.into(),
            event.record.into(),
            event.client.into(),
            event.happened_at.into(),
            event.recorded_at.into(),
        ],
    )?;
    Ok(next)
}

/// Everything that happened to a record, oldest first, with its place in the chain.
///
/// # Errors
/// When the database refuses, or an event was tampered with.
pub fn history(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    record: RecordId,
) -> Result<Vec<(i64, Event)>> {
    let rows = door.query(
        "SELECT seq, bytes FROM event WHERE org = $1 AND record = $2 ORDER BY seq DESC LIMIT $3",
        &[org.into(), record.into(), HISTORY_MOST.into()],
    )?;
    rows.iter()
        .rev()
        .map(|row| decoded(door, keyring, org, row))
        .collect()
}

/// Events after a place in the chain, at most so many.
///
/// # Errors
/// When the database refuses, or an event was tampered with.
pub fn events_after(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    seq: i64,
    most: i64,
) -> Result<Vec<(i64, Event)>> {
    let rows = door.query(
        "SELECT seq, bytes FROM event WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        &[org.into(), seq.into(), most.into()],
    )?;
    rows.iter()
        .map(|row| decoded(door, keyring, org, row))
        .collect()
}

/// The event of a row that holds seq and bytes.
fn decoded(door: &mut Door, keyring: &Keyring, org: OrgId, row: &Row) -> Result<(i64, Event)> {
    Ok((row.int(0)?, decode(door, keyring, org, row.bytes(1)?)?))
}

/// The event of stored bytes.
pub(crate) fn decode(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    bytes: &[u8],
) -> Result<Event> {
    let mut seals = Seals {
        door,
        keyring,
        org,
        making: None,
    };
    codec::decode(bytes, &mut seals).map_err(fault)
}

fn fault(error: CodecError<StoreError>) -> StoreError {
    match error {
        CodecError::Malformed(error) => error.into(),
        CodecError::NoOwner => StoreError::Tampered {
            place: "key".to_owned(),
        },
        CodecError::Seal(error) => error,
    }
}

/// The one key of the bytes that has a column of its own and isn't in the envelope's type.
#[derive(Deserialize)]
struct KindOnly {
    kind: String,
}
