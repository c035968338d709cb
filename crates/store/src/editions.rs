//! Published handbooks: stored as their files, compiled once, shared by all who decide and show.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use casework::ids::OrgId;
use casework::situation::Editions;
use handbook::{Edition, SourceText};
use serde::{Deserialize, Serialize};
use worktime::Instant;

use crate::cell::Cell;
use crate::door::Door;
use crate::error::{Result, StoreError};

/// Compiled handbooks that are kept; all are dropped when there are more.
const COMPILED_MOST: usize = 256;

/// Compiled editions by hash. Two orgs with the same book share one.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    compiled: Mutex<HashMap<String, Arc<Edition>>>,
    by_org: Mutex<HashMap<OrgId, Arc<Editions>>>,
}

/// A file of a handbook as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredSource {
    name: String,
    text: String,
}

impl Shelf {
    /// The editions of an org, of which one is in force.
    pub(crate) fn editions(
        &self,
        door: &mut Door,
        org: OrgId,
        current: Option<&str>,
    ) -> Result<Arc<Editions>> {
        let rows = door.query(
            "SELECT hash FROM edition WHERE org = $1 ORDER BY hash",
            &[org.into()],
        )?;
        let hashes = rows
            .iter()
            .map(|row| row.text(0))
            .collect::<Result<Vec<_>>>()?;
        let known = locked(&self.by_org).get(&org).cloned();
        if let Some(known) = known
            && known.by_hash.keys().eq(hashes.iter())
            && known.current.as_ref().map(|edition| edition.hash.as_str()) == current
        {
            return Ok(known);
        }
        let mut editions = Editions::default();
        for hash in hashes {
            editions
                .by_hash
                .insert(hash.to_owned(), self.edition(door, org, hash)?);
        }
        editions.current = current.and_then(|hash| editions.by_hash.get(hash).cloned());
        let editions = Arc::new(editions);
        locked(&self.by_org).insert(org, Arc::clone(&editions));
        Ok(editions)
    }

    /// Keeps an edition that was compiled elsewhere.
    pub(crate) fn keep(&self, edition: &Arc<Edition>) {
        let mut compiled = locked(&self.compiled);
        if compiled.len() >= COMPILED_MOST {
            compiled.clear();
        }
        compiled.insert(edition.hash.clone(), Arc::clone(edition));
    }

    fn edition(&self, door: &mut Door, org: OrgId, hash: &str) -> Result<Arc<Edition>> {
        if let Some(edition) = locked(&self.compiled).get(hash) {
            return Ok(Arc::clone(edition));
        }
        let unreadable = || StoreError::Edition {
            hash: hash.to_owned(),
        };
        let (edition, _) = handbook::read(&sources(door, org, hash)?);
        let edition = Arc::new(edition.ok_or_else(unreadable)?);
        self.keep(&edition);
        Ok(edition)
    }
}

/// The files of an edition; empty if there is no such edition.
///
/// # Errors
/// When the database refuses.
pub fn sources(door: &mut Door, org: OrgId, hash: &str) -> Result<Vec<SourceText>> {
    let sql = "SELECT sources FROM edition WHERE org = $1 AND hash = $2";
    let Some(row) = door.first(sql, &[org.into(), hash.into()])? else {
        return Ok(Vec::new());
    };
    let stored: Vec<StoredSource> = row.json(0)?;
    Ok(stored
        .into_iter()
        .map(|source| SourceText {
            name: source.name,
            text: source.text,
        })
        .collect())
}

/// Stores an edition; one that is there already stays as it is.
pub(crate) fn save(
    door: &mut Door,
    org: OrgId,
    edition: &Edition,
    sources: &[SourceText],
    now: Instant,
) -> Result<()> {
    let stored: Vec<StoredSource> = sources
        .iter()
        .map(|source| StoredSource {
            name: source.name.clone(),
            text: source.text.clone(),
        })
        .collect();
    door.execute(
        "INSERT INTO edition (org, hash, version, sources, published_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org, hash) DO NOTHING",
        &[org.into(), (&edition.hash).into(), (&edition.version).into(), Cell::json(&stored)?, now.into()],
    )?;
    Ok(())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
