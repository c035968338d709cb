//! What the writer holds of an org's rows: so that it doesn't read again what it has just written,
//! and writes a row that changes many times before a commit once.
//!
//! A record that is held has all of its open promises held with it, and a client all of its open
//! promises that are about no record. What is dirty is held, so the database never knows better.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use casework::Situation;
use casework::clients::Client;
use casework::ids::{ClientId, OrgId, PromiseId, RecordId};
use casework::promises::Promise;
use casework::records::Record;
use worktime::Instant;

use crate::door::Door;
use crate::error::Result;
use crate::rows::Rows;

/// Records, and clients, that are held between commits at most; when there are more, all are let go.
const HELD_MOST: usize = 2_048;

/// Rows of one org.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    clients: HashMap<ClientId, Client>,
    records: HashMap<RecordId, Record>,
    /// Open promises of all that is held, and ended ones that aren't written yet.
    promises: HashMap<PromiseId, Promise>,
    open: HashMap<About, BTreeSet<PromiseId>>,
    dirty: Dirty,
}

/// What open promises are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum About {
    /// A record.
    Record(RecordId),
    /// A client, without any of its records.
    Client(ClientId),
    /// The company as a whole.
    Company,
}

/// What isn't written yet, in the order in which it will be.
#[derive(Debug, Clone, Default)]
struct Dirty {
    clients: BTreeSet<ClientId>,
    records: BTreeSet<RecordId>,
    promises: BTreeSet<PromiseId>,
}

impl About {
    pub(crate) fn of(promise: &Promise) -> Self {
        match (promise.record, promise.client) {
            (Some(record), _) => About::Record(record),
            (None, Some(client)) => About::Client(client),
            (None, None) => About::Company,
        }
    }
}

impl Held {
    pub(crate) fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    pub(crate) fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(&id)
    }

    pub(crate) fn promise(&self, id: PromiseId) -> Option<&Promise> {
        self.promises.get(&id)
    }

    /// All open promises about something; none if they aren't held.
    pub(crate) fn open_promises(&self, about: About) -> Option<impl Iterator<Item = &Promise>> {
        let ids = self.open.get(&about)?;
        Some(ids.iter().filter_map(|id| self.promises.get(id)))
    }

    pub(crate) fn keep_record(&mut self, record: Record) {
        self.records.insert(record.id, record);
    }

    pub(crate) fn keep_client(&mut self, client: Client) {
        self.clients.insert(client.id, client);
    }

    /// Keeps the open promises about something: all that there are.
    pub(crate) fn keep_promises(&mut self, about: About, promises: Vec<Promise>) {
        let ids = promises.iter().map(|promise| promise.id).collect();
        self.open.insert(about, ids);
        self.promises
            .extend(promises.into_iter().map(|promise| (promise.id, promise)));
    }

    /// Takes what a decision changed out of its situation.
    pub(crate) fn take_in(&mut self, situation: &mut Situation) {
        for id in &situation.changed.clients {
            if let Some(client) = situation.clients.remove(id) {
                self.open.entry(About::Client(*id)).or_default();
                self.clients.insert(*id, client);
                self.dirty.clients.insert(*id);
            }
        }
        for id in &situation.changed.records {
            if let Some(record) = situation.records.remove(id) {
                self.open.entry(About::Record(*id)).or_default();
                self.records.insert(*id, record);
                self.dirty.records.insert(*id);
            }
        }
        for id in &situation.changed.promises {
            if let Some(promise) = situation.promises.remove(id) {
                self.take_promise(promise);
            }
        }
    }

    fn take_promise(&mut self, promise: Promise) {
        if let Some(open) = self.open.get_mut(&About::of(&promise)) {
            match promise.state.is_open() {
                true => open.insert(promise.id),
                false => open.remove(&promise.id),
            };
        }
        self.dirty.promises.insert(promise.id);
        if let Some(record) = promise
            .record
            .filter(|record| self.records.contains_key(record))
        {
            self.dirty.records.insert(record);
        }
        self.promises.insert(promise.id, promise);
    }

    /// Writes what isn't written yet.
    pub(crate) fn flush(&mut self, door: &mut Door, org: OrgId) -> Result<()> {
        let mut rows = Rows { door, org };
        for id in std::mem::take(&mut self.dirty.clients) {
            self.clients
                .get(&id)
                .map_or(Ok(()), |client| rows.client(client))?;
        }
        for id in std::mem::take(&mut self.dirty.promises) {
            let Some(promise) = self.promises.get(&id) else {
                continue;
            };
            rows.promise(promise)?;
            rows.promise_timer(id, promise.next_at)?;
            if !promise.state.is_open() {
                self.promises.remove(&id);
            }
        }
        for id in std::mem::take(&mut self.dirty.records) {
            let Some(record) = self.records.get(&id) else {
                continue;
            };
            rows.record(record, self.next_due_at(id))?;
        }
        if self.records.len() > HELD_MOST || self.clients.len() > HELD_MOST {
            *self = Self::default();
        }
        Ok(())
    }

    /// The earliest due of a record's open promises.
    fn next_due_at(&self, record: RecordId) -> Option<Instant> {
        let promises = self.open_promises(About::Record(record))?;
        promises.filter_map(|promise| promise.due_at).min()
    }
}

/// Copies promises into a situation.
pub(crate) fn copy_promises<'a>(
    into: &mut BTreeMap<PromiseId, Promise>,
    promises: impl Iterator<Item = &'a Promise>,
) {
    into.extend(promises.map(|promise| (promise.id, promise.clone())));
}
