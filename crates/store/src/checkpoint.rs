//! A daily mark of each chain's head, outside of the database: so that a log whose tail was cut, or
//! written anew, gives itself away.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use casework::ids::OrgId;
use worktime::{Instant, micros};

use crate::error::{Result, StoreError};
use crate::hex;
use crate::log::Hash;
use crate::machine::{Committed, Machine};

/// What the hash of a line begins with.
const DOMAIN: &[u8] = b"yinuo.checkpoint.v1";
/// What a line begins with; a later form of line gets another one.
const WORD: &str = "v1";

/// A mark of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of the event.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
    /// When it was written down.
    pub at: Instant,
}

/// Why a file of marks can't be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its number, from 1.
    pub line: usize,
}

/// The folder of marks: a file an org, a line a day, each with a hash over the line before.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    folder: PathBuf,
    /// Day of the last mark of each org, and the hash of its line.
    last: HashMap<OrgId, (i64, Hash)>,
    /// Why the last mark couldn't be written, if it couldn't.
    pub(crate) fault: Arc<Mutex<Option<StoreError>>>,
}

impl Checkpoints {
    /// The marks in a folder, which is made if it isn't there.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, error))?;
        Ok(Self {
            folder: folder.to_owned(),
            last: HashMap::new(),
            fault: Arc::default(),
        })
    }

    /// Where they lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of an org.
    #[must_use]
    pub fn path(&self, org: OrgId) -> PathBuf {
        self.folder.join(format!("{org}.txt"))
    }

    /// All marks of an org, oldest first; those behind a broken line aren't answered.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn read(&self, org: OrgId) -> Result<(Vec<Checkpoint>, Option<BrokenLine>)> {
        let (marks, _, broken) = self.read_with_hash(org)?;
        Ok((marks, broken))
    }

    /// Marks a head, unless the org's chain was marked on the same day (of universal time) already.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn mark(&mut self, org: OrgId, mark: Checkpoint) -> Result<()> {
        self.mark_all(org, &[mark])
    }

    /// Marks heads in their order, and waits for the disk once: a commit of simulated time may hold many days.
    fn mark_all(&mut self, org: OrgId, marks: &[Checkpoint]) -> Result<()> {
        let (mut last_day, mut prev) = match self.last.get(&org) {
            Some(known) => *known,
            None => {
                let (marks, hash, _) = self.read_with_hash(org)?;
                (marks.last().map_or(i64::MIN, |mark| day(mark.at)), hash)
            }
        };
        let mut lines = String::new();
        for mark in marks {
            if day(mark.at) <= last_day {
                continue;
            }
            let hash = line_hash(org, prev, *mark);
            lines.push_str(&format!(
                "{WORD} {} {} {} {}\n",
                mark.seq,
                hex::encode(&mark.hash),
                mark.at.0,
                hex::encode(&hash)
            ));
            (last_day, prev) = (day(mark.at), hash);
        }
        if !lines.is_empty() {
            let path = self.path(org);
            append(&path, lines.as_bytes()).map_err(|error| StoreError::file(path, error))?;
        }
        self.last.insert(org, (last_day, prev));
        Ok(())
    }

    /// Marks the heads of what a commit changed. That this failed is remembered and told by
    /// [`crate::Store::checkpoint_fault`]: the commands themselves are durable and mustn't be answered as failed.
    pub(crate) fn after_commit(&mut self, machine: &mut Machine, done: &[Committed]) {
        let marked = self.heads(machine, done).and_then(|heads| {
            let mut marks = heads.into_iter();
            marks.try_for_each(|(org, marks)| self.mark_all(org, &marks))
        });
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        *fault = marked.err();
    }

    /// The first head of each org on each day that isn't marked yet.
    fn heads(
        &self,
        machine: &mut Machine,
        done: &[Committed],
    ) -> Result<BTreeMap<OrgId, Vec<Checkpoint>>> {
        let mut heads: BTreeMap<OrgId, Vec<Checkpoint>> = BTreeMap::new();
        for committed in done {
            let Some((seq, event)) = committed.events.last() else {
                continue;
            };
            let found = heads.get(&committed.org).and_then(|marks| marks.last());
            let marked = found.map(|mark| day(mark.at));
            let known = self.last.get(&committed.org).map(|(day, _)| *day);
            if marked
                .or(known)
                .is_some_and(|last| day(event.recorded_at) <= last)
            {
                continue;
            }
            if let Some(head) = machine.head_at(committed.org, *seq)? {
                let mark = Checkpoint {
                    seq: head.seq,
                    hash: head.hash,
                    at: event.recorded_at,
                };
                heads.entry(committed.org).or_default().push(mark);
            }
        }
        Ok(heads)
    }

    fn read_with_hash(&self, org: OrgId) -> Result<(Vec<Checkpoint>, Hash, Option<BrokenLine>)> {
        let path = self.path(org);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(StoreError::file(path, error)),
        };
        let mut marks = Vec::new();
        let mut prev = Hash::default();
        for (index, line) in text.lines().enumerate() {
            match parsed(line) {
                Some((mark, hash)) if hash == line_hash(org, prev, mark) => {
                    marks.push(mark);
                    prev = hash;
                }
                _ => return Ok((marks, prev, Some(BrokenLine { line: index + 1 }))),
            }
        }
        Ok((marks, prev, None))
    }
}

fn parsed(line: &str) -> Option<(Checkpoint, Hash)> {
    let mut parts = line.split(' ');
    if parts.next()? != WORD {
        return None;
    }
    let seq = parts.next()?.parse().ok()?;
    let hash = hex::decode_array(parts.next()?)?;
    let at = Instant(parts.next()?.parse().ok()?);
    let own = hex::decode_array(parts.next()?)?;
    parts
        .next()
        .is_none()
        .then_some((Checkpoint { seq, hash, at }, own))
}

fn line_hash(org: OrgId, prev: Hash, mark: Checkpoint) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(DOMAIN).update(org.as_bytes()).update(&prev);
    hasher
        .update(&mark.seq.to_be_bytes())
        .update(&mark.hash)
        .update(&mark.at.0.to_be_bytes());
    *hasher.finalize().as_bytes()
}

fn day(at: Instant) -> i64 {
    at.0.div_euclid(micros::DAY)
}

fn append(path: &Path, line: &[u8]) -> std::io::Result<()> {
    let is_new = !path.exists();
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?;
    file.write_all(line)?;
    file.sync_all()?;
    match path.parent() {
        // A new file isn't safe before its name is.
        Some(folder) if is_new => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
