//! Rebuilding: all derived rows from the events alone. It copies what events say and decides nothing.

use std::collections::BTreeMap;

use casework::Situation;
use casework::event::{Event, Payload};
use casework::fold::fold;
use casework::ids::{OrgId, RecordId};
use casework::people::RoleFor;
use worktime::Instant;

use crate::door::Door;
use crate::error::Result;
use crate::keys::Keyring;
use crate::load;
use crate::log::{self, Head};
use crate::org_state::OrgState;
use crate::rows::Rows;

/// Events that are held at once while a chain is walked.
pub(crate) const EVENTS_AT_ONCE: i64 = 1_000;

/// A table that follows from the events.
pub(crate) struct Derived {
    pub(crate) name: &'static str,
    /// Its first columns are its key.
    pub(crate) key_columns: usize,
}

/// Every table that is derived; all others are truth of their own.
pub(crate) const DERIVED: &[Derived] = &[
    Derived {
        name: "org",
        key_columns: 1,
    },
    Derived {
        name: "person",
        key_columns: 2,
    },
    Derived {
        name: "role_holder",
        key_columns: 4,
    },
    Derived {
        name: "client",
        key_columns: 2,
    },
    Derived {
        name: "record",
        key_columns: 2,
    },
    Derived {
        name: "promise",
        key_columns: 2,
    },
    Derived {
        name: "serial",
        key_columns: 3,
    },
    Derived {
        name: "timer",
        key_columns: 2,
    },
    Derived {
        name: "duty",
        key_columns: 2,
    },
    Derived {
        name: "message",
        key_columns: 2,
    },
    Derived {
        name: "filing",
        key_columns: 2,
    },
];

/// Everything of one org, as its events come by.
pub(crate) struct Rebuilding {
    org: OrgId,
    situation: Situation,
    state: OrgState,
}

impl Rebuilding {
    pub(crate) fn new(org: OrgId) -> Self {
        let state = OrgState::new();
        Self {
            org,
            situation: load::empty(&state, Instant(0)),
            state,
        }
    }

    /// Takes an event in. The words and forms that it carries are written at once.
    pub(crate) fn take(&mut self, target: &mut Door, head: Head, event: &Event) -> Result<()> {
        fold(&mut self.situation, self.org, event);
        self.state.head = head;
        self.state.learn(head.seq, event);
        Rows {
            door: target,
            org: self.org,
        }
        .event(head.seq, event)
    }

    /// Writes everything that stands after the last event.
    pub(crate) fn finish(mut self, target: &mut Door) -> Result<()> {
        let mut rows = Rows {
            door: target,
            org: self.org,
        };
        self.people(&mut rows)?;
        self.work(&mut rows)?;
        self.state.org = self.situation.org;
        self.state.store(target, self.org)
    }

    fn people(&self, rows: &mut Rows<'_>) -> Result<()> {
        for person in self.situation.directory.people.values() {
            rows.person(person)?;
        }
        for ((role, scope), holders) in &self.situation.directory.holders {
            rows.holders(role, scope, holders)?;
        }
        for client in self.situation.clients.values() {
            rows.client(client)?;
            for (role, holders) in &client.roles {
                rows.holders(role, &RoleFor::Client(client.id), holders)?;
            }
        }
        Ok(())
    }

    fn work(&self, rows: &mut Rows<'_>) -> Result<()> {
        let mut next_due_at: BTreeMap<RecordId, Instant> = BTreeMap::new();
        for promise in self.situation.promises.values() {
            rows.promise(promise)?;
            if let Some(at) = promise.next_at {
                rows.promise_timer(promise.id, Some(at))?;
            }
            if let (Some(record), Some(due), true) =
                (promise.record, promise.due_at, promise.state.is_open())
            {
                next_due_at
                    .entry(record)
                    .and_modify(|first| *first = due.min(*first))
                    .or_insert(due);
            }
        }
        for record in self.situation.records.values() {
            rows.record(record, next_due_at.get(&record.id).copied())?;
        }
        for ((record_type, year), serial) in &self.situation.serials {
            rows.serial(record_type, *year, *serial)?;
        }
        for (duty, window, next_at) in &self.situation.changed.duties {
            rows.duty(duty, window, *next_at)?;
        }
        Ok(())
    }
}

/// Deletes an org's derived rows and makes them again. Inside of the caller's transaction.
pub(crate) fn rebuild(door: &mut Door, keyring: &Keyring, org: OrgId) -> Result<i64> {
    for table in DERIVED {
        door.execute_text(
            &format!("DELETE FROM {} WHERE org = $1", table.name),
            &[org.into()],
        )?;
    }
    let mut rebuilding = Rebuilding::new(org);
    let mut last = 0;
    loop {
        let rows = door.query(
            "SELECT seq, hash, bytes FROM event WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            &[org.into(), last.into(), EVENTS_AT_ONCE.into()],
        )?;
        for row in &rows {
            last = row.int(0)?;
            let hash = row.bytes(1)?.try_into().unwrap_or_default();
            let event = log::decode(door, keyring, org, row.bytes(2)?)?;
            rebuilding.take(door, Head { seq: last, hash }, &event)?;
        }
        if rows.is_empty() {
            rebuilding.finish(door)?;
            return Ok(last);
        }
    }
}

/// The kind of an event as its column says it.
pub(crate) fn kind_of(payload: &Payload) -> Option<String> {
    let tree = serde_json::to_value(payload).ok()?;
    tree.get("kind")
        .and_then(|kind| kind.as_str())
        .map(str::to_owned)
}
