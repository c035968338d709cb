//! What a store loads for a command: what it says that it needs, and nothing else.

use casework::command::{Command, Timer};
use casework::ids::{ClientId, PromiseId, RecordId};
use casework::promises::Promise;
use casework::{Act, Needs, Situation};

use super::world::World;

/// The situation of a command as a store would load it.
pub(super) fn needed(world: &World, command: &Command) -> Situation {
    let all = &world.situation;
    let needs = Needs::of(command, all.editions.current.as_deref());
    let mut loading = Loading {
        all,
        found: Situation::bare(
            all.org.clone(),
            all.editions.clone(),
            all.directory.clone(),
            all.now,
        ),
    };
    if let Some(record) = needs.record {
        loading.record(record);
    }
    if let Some(promise) = needs.promise {
        loading.promise(promise);
    }
    if let Some(client) = needs.client {
        loading.client(client);
    }
    if needs.company_promises {
        loading.open_promises(|promise| promise.record.is_none() && promise.client.is_none());
    }
    if let Some(person) = needs.owned_by {
        let records = all.records.values();
        for record in records.filter(|record| record.owner == person && !record.is_final) {
            loading.record(record.id);
        }
        let promises = all.promises.values();
        for promise in promises.filter(|promise| promise.owner == person && promise.state.is_open())
        {
            loading.promise(promise.id);
        }
    }
    if needs.duty.is_some() {
        let subjects = world.duty_subjects(&command.act);
        for client in &subjects.clients {
            loading.client(*client);
        }
        for record in &subjects.records {
            loading.record(*record);
        }
        loading.found.duty_subjects = subjects;
    }
    let serials = all.serials.iter();
    let wanted = serials.filter(|((kind, _), _)| needs.serials.contains(kind));
    loading.found.serials = wanted.map(|(key, serial)| (key.clone(), *serial)).collect();
    if needs.open_counts {
        loading.found.open_counts = world.open_counts(world.client_of(&command.act));
    }
    loading.found
}

/// Whether a command is loaded for at all. Windows of duties look at many clients, of which one is counted.
pub(super) fn is_tried(act: &Act) -> bool {
    !matches!(
        act,
        Act::Found { .. }
            | Act::Fire {
                timer: Timer::Duty(_),
                ..
            }
    )
}

struct Loading<'a> {
    all: &'a Situation,
    found: Situation,
}

impl Loading<'_> {
    /// With open promises, the record that it was opened from likewise, and its client.
    fn record(&mut self, id: RecordId) {
        let row = self.all.records.get(&id);
        let parent = row.and_then(|row| row.parent);
        for row in [row, parent.and_then(|parent| self.all.records.get(&parent))]
            .into_iter()
            .flatten()
        {
            self.found.records.insert(row.id, row.clone());
            self.open_promises(|promise| promise.record == Some(row.id));
        }
        if let Some(client) = row.and_then(|row| row.client) {
            self.client(client);
        }
    }

    fn client(&mut self, id: ClientId) {
        let client = self.all.clients.get(&id);
        self.found
            .clients
            .extend(client.map(|client| (id, client.clone())));
        self.open_promises(|promise| promise.record.is_none() && promise.client == Some(id));
    }

    fn promise(&mut self, id: PromiseId) {
        let Some(promise) = self.all.promises.get(&id) else {
            return;
        };
        self.found.promises.insert(id, promise.clone());
        match (promise.record, promise.client) {
            (Some(record), _) => self.record(record),
            (None, Some(client)) => self.client(client),
            (None, None) => {}
        }
    }

    fn open_promises(&mut self, which: impl Fn(&Promise) -> bool) {
        let open = self.all.promises.values();
        let open = open.filter(|promise| promise.state.is_open() && which(promise));
        let rows = open.map(|promise| (promise.id, promise.clone()));
        self.found.promises.extend(rows);
    }
}
