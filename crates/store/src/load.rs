//! Loading: what a command needs becomes a situation, and nothing more is read.

use std::sync::Arc;

use casework::clients::Client;
use casework::ids::{ClientId, OrgId, PersonId, PromiseId, RecordId, Uid};
use casework::promises::Promise;
use casework::records::Record;
use casework::{Needs, Situation};
use handbook::Id;
use handbook::rule::ForEach;
use worktime::Instant;

use crate::cell::Cell;
use crate::door::Door;
use crate::error::Result;
use crate::held::{About, Held, copy_promises};
use crate::org_state::OrgState;

/// The situation of one command.
pub(crate) fn situation(
    door: &mut Door,
    org: OrgId,
    state: &mut OrgState,
    needs: &Needs,
    now: Instant,
) -> Result<Situation> {
    let mut situation = empty(state, now);
    let wanted = state
        .serials
        .iter()
        .filter(|((kind, _), _)| needs.serials.contains(kind));
    situation.serials = wanted.map(|(key, serial)| (key.clone(), *serial)).collect();
    if needs.open_counts || needs.duty.is_some() || needs.owned_by.is_some() {
        // These are counted and listed by the database, which must know everything by then.
        state.held.flush(door, org)?;
    }
    let mut loading = Loading {
        door,
        org,
        held: &mut state.held,
        situation,
    };
    if let Some(record) = needs.record {
        loading.record_with_parent(record)?;
    }
    if let Some(promise) = needs.promise {
        loading.promise(promise)?;
    }
    if let Some(client) = needs.client {
        loading.client(client)?;
    }
    if needs.company_promises {
        let sql = "SELECT body FROM promise WHERE org = $1 AND client IS NULL AND is_open = 1 AND record IS NULL";
        loading.promises(About::Company, sql, &[org.into()])?;
    }
    if needs.open_counts {
        loading.open_counts()?;
    }
    if let Some(duty) = &needs.duty {
        loading.duty(duty)?;
    }
    if let Some(person) = needs.owned_by {
        loading.owned_by(person)?;
    }
    Ok(loading.situation)
}

/// A situation in which nothing was loaded but what the writer knows of the org.
pub(crate) fn empty(state: &OrgState, now: Instant) -> Situation {
    let (editions, directory) = (Arc::clone(&state.editions), Arc::clone(&state.directory));
    Situation::bare(state.org.clone(), editions, directory, now)
}

struct Loading<'a> {
    door: &'a mut Door,
    org: OrgId,
    held: &'a mut Held,
    situation: Situation,
}

impl Loading<'_> {
    fn record(&mut self, id: RecordId) -> Result<()> {
        if self.situation.records.contains_key(&id) {
            return Ok(());
        }
        if self.held.record(id).is_none() {
            let sql = "SELECT body FROM record WHERE org = $1 AND id = $2";
            if let Some(row) = self.door.first(sql, &[self.org.into(), id.into()])? {
                self.held.keep_record(row.json::<Record>(0)?);
            }
        }
        let Some(record) = self.held.record(id) else {
            return Ok(());
        };
        let client = record.client;
        self.situation.records.insert(id, record.clone());
        let sql = "SELECT body FROM promise WHERE org = $1 AND record = $2 AND is_open = 1";
        self.promises(About::Record(id), sql, &[self.org.into(), id.into()])?;
        client.map_or(Ok(()), |client| self.client(client))
    }

    fn record_with_parent(&mut self, id: RecordId) -> Result<()> {
        self.record(id)?;
        let parent = self
            .situation
            .records
            .get(&id)
            .and_then(|record| record.parent);
        parent.map_or(Ok(()), |parent| self.record(parent))
    }

    /// Everything open that somebody owns or owes.
    fn owned_by(&mut self, person: PersonId) -> Result<()> {
        let params = [self.org.into(), person.into()];
        for id in self.ids(
            "SELECT id FROM record WHERE org = $1 AND owner = $2 AND is_final = 0",
            &params,
        )? {
            self.record(id)?;
        }
        for id in self.ids(
            "SELECT id FROM promise WHERE org = $1 AND owner = $2 AND is_open = 1",
            &params,
        )? {
            self.promise(id)?;
        }
        Ok(())
    }

    /// The promise, also an ended one, so that what can't be done any more is told so.
    fn promise(&mut self, id: PromiseId) -> Result<()> {
        let mut promise = self.held.promise(id).cloned();
        if promise.is_none() {
            let sql = "SELECT body FROM promise WHERE org = $1 AND id = $2";
            let row = self.door.first(sql, &[self.org.into(), id.into()])?;
            promise = row.map(|row| row.json(0)).transpose()?;
        }
        let Some(promise) = promise else {
            return Ok(());
        };
        let about = About::of(&promise);
        self.situation.promises.insert(id, promise);
        match about {
            About::Record(record) => self.record_with_parent(record),
            About::Client(client) => self.client(client),
            About::Company => Ok(()),
        }
    }

    fn client(&mut self, id: ClientId) -> Result<()> {
        if self.situation.clients.contains_key(&id) {
            return Ok(());
        }
        if self.held.client(id).is_none() {
            let sql = "SELECT body FROM client WHERE org = $1 AND id = $2";
            if let Some(row) = self.door.first(sql, &[self.org.into(), id.into()])? {
                self.held.keep_client(row.json::<Client>(0)?);
            }
        }
        let Some(client) = self.held.client(id) else {
            return Ok(());
        };
        self.situation.clients.insert(id, client.clone());
        let sql = "SELECT body FROM promise WHERE org = $1 AND client = $2 AND is_open = 1 AND record IS NULL";
        self.promises(About::Client(id), sql, &[self.org.into(), id.into()])
    }

    fn promises(&mut self, about: About, sql: &'static str, params: &[Cell<'_>]) -> Result<()> {
        if self.held.open_promises(about).is_none() {
            let rows = self.door.query(sql, params)?;
            let promises = rows
                .iter()
                .map(|row| row.json::<Promise>(0))
                .collect::<Result<_>>()?;
            self.held.keep_promises(about, promises);
        }
        if let Some(promises) = self.held.open_promises(about) {
            copy_promises(&mut self.situation.promises, promises);
        }
        Ok(())
    }

    fn open_counts(&mut self) -> Result<()> {
        let Some(client) = self.situation.clients.keys().next().copied() else {
            return Ok(());
        };
        let sql = "SELECT record_type, count(*) FROM record WHERE org = $1 AND client = $2 AND is_final = 0 GROUP BY record_type";
        for row in self.door.query(sql, &[self.org.into(), client.into()])? {
            self.situation
                .open_counts
                .insert(Id::new(row.text(0)?), row.int(1)?);
        }
        Ok(())
    }

    fn duty(&mut self, duty: &Id) -> Result<()> {
        let sql = "SELECT last_window FROM duty WHERE org = $1 AND duty = $2";
        if let Some(row) = self.door.first(sql, &[self.org.into(), duty.into()])? {
            self.situation.duty_subjects.last_window = Some(row.text(0)?.to_owned());
        }
        let edition = self.situation.editions.current.clone();
        let for_each = edition
            .as_ref()
            .and_then(|edition| edition.duties.get(duty))
            .map(|duty| &duty.for_each);
        match for_each {
            Some(ForEach::Client) => {
                for id in self.ids("SELECT id FROM client WHERE org = $1", &[self.org.into()])? {
                    self.situation.duty_subjects.clients.push(id);
                    self.client(id)?;
                }
            }
            Some(ForEach::Record(record_type)) => {
                let sql =
                    "SELECT id FROM record WHERE org = $1 AND record_type = $2 AND is_final = 0";
                for id in self.ids(sql, &[self.org.into(), record_type.into()])? {
                    self.situation.duty_subjects.records.push(id);
                    self.record(id)?;
                }
            }
            // The others are told of where a book is taken into use: `casework::beyond`.
            Some(
                ForEach::Company
                | ForEach::Person
                | ForEach::Department
                | ForEach::Place
                | ForEach::Item,
            )
            | None => {}
        }
        Ok(())
    }

    fn ids<T>(&mut self, sql: &'static str, params: &[Cell<'_>]) -> Result<Vec<Uid<T>>> {
        let mut ids = self
            .door
            .query(sql, params)?
            .iter()
            .map(|row| row.id(0))
            .collect::<Result<Vec<_>>>()?;
        ids.sort_unstable();
        Ok(ids)
    }
}
