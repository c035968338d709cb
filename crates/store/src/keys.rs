//! Keys: one master key outside of the data, and under it one key for each person and client.
//!
//! Destroying a subject's key is how everything sealed about them is deleted from a log that is
//! never rewritten.

use std::collections::HashMap;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use casework::ids::{Entropy, OrgId};
use casework::secret::KeyOwner;
use worktime::Instant;

use crate::cell::Cell;
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::hex;
use crate::seal::{self, SealedBytes};

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;
/// Keys that are kept opened in memory; all are dropped when there are more.
const OPENED_MOST: usize = 10_000;
/// Place that a wrapped key is bound to, beside its org and owner.
const WRAP_PLACE: &str = "subject_key";

/// The key that wraps all others. It lies outside of the data folder and is in no backup.
#[derive(Clone)]
pub struct MasterKey(SubjectKey);

/// Key of one person or client.
#[derive(Clone, PartialEq, Eq)]
pub struct SubjectKey([u8; KEY_BYTES]);

/// All keys of an installation, opened as needed. Cheap to clone.
#[derive(Clone)]
pub struct Keyring(Arc<Ring>);

struct Ring {
    master: MasterKey,
    /// Keys by owner; none for a destroyed one.
    opened: Mutex<HashMap<(OrgId, KeyOwner), Option<SubjectKey>>>,
}

impl MasterKey {
    /// Reads the key, or makes the file if there is none.
    ///
    /// # Errors
    /// When the file can't be read or written, or holds something else.
    pub fn read_or_create(path: &Path, entropy: &mut dyn Entropy) -> Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => hex::decode_array(text.trim())
                .map(Self::from)
                .ok_or_else(|| StoreError::MasterKey {
                    path: path.to_owned(),
                }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut bytes = [0; KEY_BYTES];
                entropy.fill(&mut bytes);
                create(path, &bytes).map_err(|error| StoreError::file(path, error))?;
                Ok(Self::from(bytes))
            }
            Err(error) => Err(StoreError::file(path, error)),
        }
    }
}

fn create(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
    }
    // Readable by its owner alone, and never in the place of another key.
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{}", hex::encode(bytes))?;
    file.sync_all()?;
    // The name must be on the disk too: what is sealed under a lost key is lost.
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

impl Keyring {
    /// A ring under a master key.
    #[must_use]
    pub fn new(master: MasterKey) -> Self {
        Self(Arc::new(Ring {
            master,
            opened: Mutex::default(),
        }))
    }

    /// Somebody's key; none if there never was one, or it was destroyed.
    ///
    /// # Errors
    /// When the database refuses, or the master key is another one.
    pub fn find(&self, door: &mut Door, org: OrgId, owner: KeyOwner) -> Result<Option<SubjectKey>> {
        self.look_up(door, org, owner).map(Option::flatten)
    }

    /// Somebody's key, made if there is none; none if it was destroyed.
    ///
    /// # Errors
    /// When the database refuses, or the master key is another one.
    pub fn find_or_make(
        &self,
        door: &mut Door,
        org: OrgId,
        owner: KeyOwner,
        now: Instant,
        entropy: &mut dyn Entropy,
    ) -> Result<Option<SubjectKey>> {
        if let Some(known) = self.look_up(door, org, owner)? {
            return Ok(known);
        }
        let mut bytes = [0; KEY_BYTES];
        entropy.fill(&mut bytes);
        let wrapped = seal::seal_bytes(&self.0.master.0, org, owner, WRAP_PLACE, &bytes)?;
        door.execute(
            "INSERT INTO subject_key (org, key, wrapped, nonce, made_at) VALUES ($1, $2, $3, $4, $5)",
            &[
                org.into(),
                owner.to_string().into(),
                wrapped.bytes.into(),
                Cell::from(wrapped.nonce.as_slice()),
                now.into(),
            ],
        )?;
        let key = SubjectKey(bytes);
        self.keep(org, owner, Some(key.clone()));
        Ok(Some(key))
    }

    /// Destroys somebody's key for ever. One that was never made can't be made afterwards either.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn destroy(
        &self,
        door: &mut Door,
        org: OrgId,
        owner: KeyOwner,
        now: Instant,
    ) -> Result<()> {
        door.execute(
            "INSERT INTO subject_key (org, key, wrapped, nonce, made_at, destroyed_at) VALUES ($1, $2, NULL, $3, $4, $4)
             ON CONFLICT (org, key) DO UPDATE SET wrapped = NULL, nonce = excluded.nonce, destroyed_at = excluded.destroyed_at",
            &[org.into(), owner.to_string().into(), Cell::from([].as_slice()), now.into()],
        )?;
        self.keep(org, owner, None);
        Ok(())
    }

    /// Forgets all opened keys, since some may have been made in a transaction that was undone.
    pub(crate) fn forget(&self) {
        self.opened().clear();
    }

    /// Outer none: there never was one. Inner none: it was destroyed.
    fn look_up(
        &self,
        door: &mut Door,
        org: OrgId,
        owner: KeyOwner,
    ) -> Result<Option<Option<SubjectKey>>> {
        if let Some(known) = self.opened().get(&(org, owner)) {
            return Ok(Some(known.clone()));
        }
        let sql = "SELECT wrapped, nonce FROM subject_key WHERE org = $1 AND key = $2";
        let Some(row) = door.first(sql, &[org.into(), owner.to_string().into()])? else {
            return Ok(None);
        };
        let key = match row.maybe_bytes(0)? {
            Some(wrapped) => Some(self.unwrap(org, owner, wrapped, row.bytes(1)?)?),
            None => None,
        };
        self.keep(org, owner, key.clone());
        Ok(Some(key))
    }

    fn unwrap(
        &self,
        org: OrgId,
        owner: KeyOwner,
        wrapped: &[u8],
        nonce: &[u8],
    ) -> Result<SubjectKey> {
        let tampered = || StoreError::Tampered {
            place: owner.to_string(),
        };
        let nonce = nonce.try_into().map_err(|_| tampered())?;
        let sealed = SealedBytes {
            nonce,
            bytes: wrapped.to_vec(),
        };
        let bytes = seal::open_bytes(&self.0.master.0, org, owner, WRAP_PLACE, &sealed)
            .map_err(|_| tampered())?;
        bytes.try_into().map(SubjectKey).map_err(|_| tampered())
    }

    fn keep(&self, org: OrgId, owner: KeyOwner, key: Option<SubjectKey>) {
        let mut opened = self.opened();
        if opened.len() >= OPENED_MOST {
            opened.clear();
        }
        opened.insert((org, owner), key);
    }

    fn opened(&self) -> std::sync::MutexGuard<'_, HashMap<(OrgId, KeyOwner), Option<SubjectKey>>> {
        self.0.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SubjectKey {
    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl From<[u8; KEY_BYTES]> for SubjectKey {
    fn from(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }
}

impl From<[u8; KEY_BYTES]> for MasterKey {
    fn from(bytes: [u8; KEY_BYTES]) -> Self {
        Self(SubjectKey(bytes))
    }
}

impl std::fmt::Debug for SubjectKey {
    /// Keys never reach a log line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubjectKey")
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey")
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring")
    }
}
