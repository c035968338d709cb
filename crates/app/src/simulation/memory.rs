//! A desk in memory: every command finds what [`casework::Needs`] names and nothing else, as it would in a store, so that the
//! same things are decided. Nothing is sealed, hashed or kept.

mod load;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use casework::clients::Client;
use casework::event::{Doer, Event};
use casework::ids::{ClientId, Entropy, Mint, OrgId, PromiseId, RecordId};
use casework::people::Directory;
use casework::promises::Promise;
use casework::records::Record;
use casework::situation::{Changed, Editions, Org};
use casework::{Act, Command, Situation, decide};
use handbook::problem::Severity;
use handbook::{Id, SourceText};
use store::{Committed, PublishError, StoreError, SubmitError};
use worktime::Instant;

use super::Desk;
use super::timers::Timers;

/// An org in memory. Promises that have ended are forgotten: nothing that is decided reads them.
pub struct MemoryDesk {
    org: OrgId,
    founded: Option<Org>,
    editions: Arc<Editions>,
    directory: Arc<Directory>,
    clients: BTreeMap<ClientId, Client>,
    records: HashMap<RecordId, Record>,
    /// Open promises about a record.
    of_record: HashMap<RecordId, BTreeMap<PromiseId, Promise>>,
    /// Open promises about no record, by client; those of the company have none.
    loose: BTreeMap<Option<ClientId>, BTreeMap<PromiseId, Promise>>,
    /// The record of each open promise about one.
    record_of: HashMap<PromiseId, RecordId>,
    serials: BTreeMap<(Id, i16), i64>,
    windows: BTreeMap<Id, String>,
    timers: Timers,
    seq: i64,
    entropy: Box<dyn Entropy>,
    watcher: Option<Watcher>,
}

/// Sees each command with its situation before it is decided.
pub type Watcher = Box<dyn FnMut(&Situation, &Command)>;

impl MemoryDesk {
    /// A desk of an org that isn't founded yet.
    #[must_use]
    pub fn new(org: OrgId, entropy: Box<dyn Entropy>) -> Self {
        Self {
            org,
            founded: None,
            editions: Arc::default(),
            directory: Arc::default(),
            clients: BTreeMap::new(),
            records: HashMap::new(),
            of_record: HashMap::new(),
            loose: BTreeMap::new(),
            record_of: HashMap::new(),
            serials: BTreeMap::new(),
            windows: BTreeMap::new(),
            timers: Timers::default(),
            seq: 0,
            entropy,
            watcher: None,
        }
    }

    /// Shows every further command with its situation, before it is decided, to a watcher.
    pub fn watch(&mut self, watcher: Watcher) {
        self.watcher = Some(watcher);
    }

    /// Takes in what a decision made of its situation.
    pub fn take_in(&mut self, situation: Situation, events: &[Event]) {
        let Changed {
            directory,
            clients,
            records,
            promises,
            duties,
            ..
        } = situation.changed;
        self.founded = situation.org;
        self.editions = situation.editions;
        self.serials = situation.serials;
        if directory {
            self.directory = situation.directory;
        }
        let (mut loaded_clients, mut loaded_records, mut loaded) =
            (situation.clients, situation.records, situation.promises);
        self.clients.extend(
            clients
                .iter()
                .filter_map(|id| loaded_clients.remove_entry(id)),
        );
        self.records.extend(
            records
                .iter()
                .filter_map(|id| loaded_records.remove_entry(id)),
        );
        for promise in promises.iter().filter_map(|id| loaded.remove(id)) {
            self.keep(promise);
        }
        self.windows
            .extend(duties.into_iter().map(|(duty, window, _)| (duty, window)));
        for event in events {
            self.timers.note(&event.payload);
        }
    }

    fn keep(&mut self, promise: Promise) {
        let promises = match promise.record {
            Some(record) => self.of_record.entry(record).or_default(),
            None => self.loose.entry(promise.client).or_default(),
        };
        if promise.state.is_open() {
            if let Some(record) = promise.record {
                self.record_of.insert(promise.id, record);
            }
            promises.insert(promise.id, promise);
        } else {
            promises.remove(&promise.id);
            self.record_of.remove(&promise.id);
        }
    }
}

impl Desk for MemoryDesk {
    fn publish(
        &mut self,
        sources: &[SourceText],
        by: Doer,
        now: Instant,
    ) -> Result<Committed, PublishError> {
        let (edition, problems) = handbook::read(sources);
        let edition = edition.ok_or_else(|| {
            PublishError::Problems(
                problems
                    .into_iter()
                    .filter(|problem| problem.severity() == Severity::Error)
                    .collect(),
            )
        })?;
        let hash = edition.hash.clone();
        let mut editions = (*self.editions).clone();
        editions.by_hash.insert(hash.clone(), Arc::new(edition));
        self.editions = Arc::new(editions);
        let command = Command {
            by,
            happened_at: None,
            act: Act::Publish { hash },
        };
        self.submit(&command, now).map_err(PublishError::Submit)
    }

    fn submit(&mut self, command: &Command, now: Instant) -> Result<Committed, SubmitError> {
        let mut situation = self.load(command, now);
        if let Some(watcher) = &mut self.watcher {
            watcher(&situation, command);
        }
        let mut mint = Mint::new(now, self.entropy.as_mut());
        let decision =
            decide(self.org, &mut situation, command, &mut mint).map_err(SubmitError::Refused)?;
        self.take_in(situation, &decision.events);
        let first = self.seq + 1;
        let events: Arc<[(i64, Event)]> = (first..).zip(decision.events).collect();
        self.seq = events.last().map_or(self.seq, |(seq, _)| *seq);
        Ok(Committed {
            org: self.org,
            events,
            record: decision.record,
            head_seq: self.seq,
        })
    }

    fn next_timer_at(&mut self) -> Option<Instant> {
        self.timers.next_at()
    }

    fn fire_due(&mut self, now: Instant) -> Result<Vec<Committed>, StoreError> {
        let mut fired = Vec::new();
        while let Some((at, timer)) = self.timers.pop_due(now) {
            let key = timer.key();
            let command = Command {
                by: Doer::Clock,
                happened_at: None,
                act: Act::Fire { timer, at },
            };
            match self.submit(&command, now) {
                Ok(committed) => fired.push(committed),
                // What can't be done at its instant is left out, as a store leaves it standing.
                Err(SubmitError::Refused(_) | SubmitError::Busy) => {
                    tracing::warn!(key, "a timer was refused")
                }
                Err(SubmitError::Store(error)) => return Err(error),
            }
        }
        Ok(fired)
    }
}
