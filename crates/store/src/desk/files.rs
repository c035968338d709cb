//! Attachments: stored before the event that names them, sealed under the key of whom they are about.
//!
//! A file that no event names within a day was given up with its form, and is swept.

use casework::access::ReadScope;
use casework::command::UploadedFile;
use casework::ids::{Entropy, FileId, OrgId, PersonId, RecordId};
use casework::secret::KeyOwner;
use worktime::Instant;
use worktime::micros;

use super::messages::{self, Audience};
use super::record;
use crate::cell::{Cell, Row};
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::hex;
use crate::keys::Keyring;
use crate::seal::{self, SealedBytes};

/// Largest file.
pub const FILE_BYTES_MAX: usize = 20 << 20;
/// How long a file waits for the event that names it.
pub const ORPHAN_MICROS: i64 = micros::DAY;

/// A file to store.
#[derive(Clone, Copy)]
pub struct NewFile<'a> {
    /// Its id.
    pub id: FileId,
    /// Under whose key it is sealed: the client that it is about.
    pub owner: KeyOwner,
    /// Its name as uploaded.
    pub name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Who uploaded it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// What came of storing a file.
#[derive(Clone, Debug)]
pub enum Put {
    /// It is stored; a command may name it.
    Stored(UploadedFile),
    /// It is larger than [`FILE_BYTES_MAX`]; nothing was stored.
    TooLarge {
        /// Its size.
        size_bytes: usize,
    },
}

/// A file as it was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name.
    pub name: String,
    /// Its media type, as the uploader's browser said: not to be trusted when serving.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Stores a file.
///
/// # Errors
/// When the database refuses, or the owner's key was destroyed.
pub fn put(
    door: &mut Door,
    keyring: &Keyring,
    entropy: &mut dyn Entropy,
    org: OrgId,
    file: &NewFile<'_>,
) -> Result<Put> {
    let size_bytes = file.bytes.len();
    if size_bytes > FILE_BYTES_MAX {
        return Ok(Put::TooLarge { size_bytes });
    }
    let key = keyring.find_or_make(door, org, file.owner, file.at, entropy)?;
    let key = key.ok_or(StoreError::KeyDestroyed { owner: file.owner })?;
    let sealed = seal::seal_bytes(&key, org, file.owner, &place(file.id), file.bytes)?;
    let hash = hex::encode(blake3::hash(file.bytes).as_bytes());
    let size_bytes = i64::try_from(size_bytes).unwrap_or(i64::MAX);
    door.execute(
        "INSERT INTO file (org, id, key_owner, hash, name, media_type, size_bytes, nonce, sealed, uploaded_at,
         uploaded_by, is_named) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)",
        &[
            org.into(),
            file.id.into(),
            file.owner.to_string().into(),
            (&hash).into(),
            file.name.into(),
            file.media_type.into(),
            size_bytes.into(),
            Cell::from(sealed.nonce.as_slice()),
            sealed.bytes.into(),
            file.at.into(),
            file.by.into(),
        ],
    )?;
    Ok(Put::Stored(UploadedFile {
        file: file.id,
        name: file.name.to_owned(),
        media_type: file.media_type.to_owned(),
        size_bytes,
        hash,
    }))
}

/// A file that a message names which the reader may read; none otherwise, and once its key is destroyed.
///
/// # Errors
/// When the database refuses, or the stored bytes were changed.
pub fn read(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    scope: &ReadScope,
    audience: Audience,
    file: FileId,
) -> Result<Option<StoredFile>> {
    let named = door.first(
        "SELECT record FROM file WHERE org = $1 AND id = $2",
        &[org.into(), file.into()],
    )?;
    let record: Option<RecordId> = named.map(|row| row.maybe_id(0)).transpose()?.flatten();
    let Some(record) = record else {
        return Ok(None);
    };
    let readable = record::one(door, org, scope, record)?;
    let messages = messages::of_record(door, org, audience, record)?;
    let is_named = messages
        .iter()
        .any(|message| message.files.iter().any(|attached| attached.file == file));
    if readable.is_none() || !is_named {
        return Ok(None);
    }
    let row = door.first(
        "SELECT key_owner, nonce, sealed, hash, name, media_type FROM file WHERE org = $1 AND id = $2",
        &[org.into(), file.into()],
    )?;
    row.map_or(Ok(None), |row| open(door, keyring, org, file, &row))
}

/// Says that the event being written names a file. Part of that event's own transaction.
///
/// # Errors
/// When the database refuses.
pub fn name(door: &mut Door, org: OrgId, file: FileId, record: RecordId) -> Result<()> {
    door.execute(
        "UPDATE file SET is_named = 1, record = $3 WHERE org = $1 AND id = $2",
        &[org.into(), file.into(), record.into()],
    )?;
    Ok(())
}

/// Deletes files that no event came to name and says how many.
///
/// # Errors
/// When the database refuses.
pub fn sweep(door: &mut Door, org: OrgId, now: Instant) -> Result<u64> {
    door.execute(
        "DELETE FROM file WHERE org = $1 AND is_named = 0 AND uploaded_at < $2",
        &[org.into(), now.minus(ORPHAN_MICROS).into()],
    )
}

/// Deletes the files of somebody whose key is destroyed and says how many.
///
/// # Errors
/// When the database refuses.
pub fn erase(door: &mut Door, org: OrgId, owner: KeyOwner) -> Result<u64> {
    door.execute(
        "DELETE FROM file WHERE org = $1 AND key_owner = $2",
        &[org.into(), owner.to_string().into()],
    )
}

fn open(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    file: FileId,
    row: &Row,
) -> Result<Option<StoredFile>> {
    let tampered = || StoreError::Tampered { place: place(file) };
    let owner = KeyOwner::parse(row.text(0)?).ok_or_else(tampered)?;
    let Some(key) = keyring.find(door, org, owner)? else {
        return Ok(None);
    };
    let nonce = row.bytes(1)?.try_into().map_err(|_| tampered())?;
    let sealed = SealedBytes {
        nonce,
        bytes: row.bytes(2)?.to_vec(),
    };
    let bytes = seal::open_bytes(&key, org, owner, &place(file), &sealed)?;
    if hex::encode(blake3::hash(&bytes).as_bytes()) != row.text(3)? {
        return Err(tampered());
    }
    Ok(Some(StoredFile {
        name: row.text(4)?.to_owned(),
        media_type: row.text(5)?.to_owned(),
        bytes,
    }))
}

/// What the sealed bytes are bound to.
fn place(file: FileId) -> String {
    format!("file/{file}")
}
