//! What one command may read of a desk in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::ids::{ClientId, PersonId, PromiseId, RecordId};
use casework::records::Record;
use casework::{Command, Needs, Situation};
use handbook::Id;
use handbook::rule::ForEach;
use worktime::Instant;

use super::MemoryDesk;

impl MemoryDesk {
    /// The situation of a command.
    #[must_use]
    pub fn load(&self, command: &Command, now: Instant) -> Situation {
        let needs = Needs::of(command, self.editions.current.as_deref());
        let mut situation = self.bare(now);
        let of_promise = needs
            .promise
            .and_then(|promise| self.record_of.get(&promise).copied());
        if let Some(record) = needs.record.or(of_promise) {
            self.load_record(&mut situation, record);
        }
        if let Some(client) = needs.client {
            self.load_client(&mut situation, client);
        }
        if let Some(promise) = needs.promise {
            self.load_loose_with(&mut situation, promise);
        }
        if needs.company_promises {
            self.load_loose(&mut situation, None);
        }
        if let Some(duty) = &needs.duty {
            self.load_duty(&mut situation, duty);
        }
        if needs.open_counts {
            self.load_open_counts(&mut situation);
        }
        if let Some(person) = needs.owned_by {
            self.load_owned(&mut situation, person);
        }
        situation
    }

    fn bare(&self, now: Instant) -> Situation {
        let (editions, directory) = (Arc::clone(&self.editions), Arc::clone(&self.directory));
        Situation {
            serials: self.serials.clone(),
            ..Situation::bare(self.founded.clone(), editions, directory, now)
        }
    }

    fn load_record(&self, situation: &mut Situation, id: RecordId) {
        let Some(record) = self.records.get(&id) else {
            return;
        };
        if let Some(client) = record.client {
            self.load_client(situation, client);
        }
        for id in [Some(id), record.parent].into_iter().flatten() {
            let found = self.records.get(&id);
            situation
                .records
                .extend(found.map(|record| (id, record.clone())));
            let open = self.of_record.get(&id).into_iter().flatten();
            situation
                .promises
                .extend(open.map(|(id, promise)| (*id, promise.clone())));
        }
    }

    /// Everything open that a person owns.
    fn load_owned(&self, situation: &mut Situation, person: PersonId) {
        for record in self
            .records
            .values()
            .filter(|record| record.owner == person && !record.is_final)
        {
            self.load_record(situation, record.id);
        }
        for promise in self
            .loose
            .values()
            .flat_map(BTreeMap::values)
            .filter(|promise| promise.owner == person)
        {
            situation.promises.insert(promise.id, promise.clone());
        }
    }

    fn load_client(&self, situation: &mut Situation, id: ClientId) {
        let Some(client) = self.clients.get(&id) else {
            return;
        };
        situation.clients.insert(id, client.clone());
        self.load_loose(situation, Some(id));
    }

    /// How many open records the client at hand has, by type.
    fn load_open_counts(&self, situation: &mut Situation) {
        let Some(client) = situation.clients.keys().next().copied() else {
            return;
        };
        let of_client = |record: &&Record| record.client == Some(client) && !record.is_final;
        for record in self.records.values().filter(of_client) {
            *situation
                .open_counts
                .entry(record.record_type.clone())
                .or_default() += 1;
        }
    }

    fn load_loose(&self, situation: &mut Situation, of: Option<ClientId>) {
        let open = self.loose.get(&of).into_iter().flatten();
        situation
            .promises
            .extend(open.map(|(id, promise)| (*id, promise.clone())));
    }

    /// The promise itself, where it is about no record, with its client.
    fn load_loose_with(&self, situation: &mut Situation, promise: PromiseId) {
        let found = self
            .loose
            .values()
            .find_map(|promises| promises.get(&promise));
        if let Some(promise) = found {
            situation.promises.insert(promise.id, promise.clone());
            if let Some(client) = promise.client {
                self.load_client(situation, client);
            }
        }
    }

    fn load_duty(&self, situation: &mut Situation, duty: &Id) {
        situation.duty_subjects.last_window = self.windows.get(duty).cloned();
        let edition = self.editions.current.clone();
        match edition
            .as_ref()
            .and_then(|edition| edition.duties.get(duty))
            .map(|duty| &duty.for_each)
        {
            Some(ForEach::Client) => {
                situation.duty_subjects.clients = self.clients.keys().copied().collect();
                situation.clients = self.clients.clone();
            }
            Some(ForEach::Record(record_type)) => {
                let open = self
                    .records
                    .values()
                    .filter(|record| record.record_type == *record_type && !record.is_final);
                let mut ids: Vec<RecordId> = open.map(|record| record.id).collect();
                ids.sort_unstable();
                for id in &ids {
                    self.load_record(situation, *id);
                }
                situation.duty_subjects.records = ids;
            }
            Some(
                ForEach::Company
                | ForEach::Person
                | ForEach::Department
                | ForEach::Place
                | ForEach::Item,
            )
            | None => {}
        }
    }
}
