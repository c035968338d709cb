//! Everything that one decision may read, and what it has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use handbook::{Edition, Id};
use worktime::{Instant, Zone};

use crate::clients::Client;
use crate::command::{Act, Command, Timer};
use crate::ids::{ClientId, OrgId, PersonId, PromiseId, RecordId};
use crate::people::Directory;
use crate::promises::Promise;
use crate::records::Record;

/// The editions that an org has published.
#[derive(Clone, Debug, Default)]
pub struct Editions {
    /// The one in force.
    pub current: Option<Arc<Edition>>,
    /// All, by hash: a promise keeps the terms under which it opened.
    pub by_hash: BTreeMap<String, Arc<Edition>>,
}

impl Editions {
    /// The edition of a promise, else the current one.
    #[must_use]
    pub fn of(&self, hash: &str) -> Option<&Arc<Edition>> {
        self.by_hash.get(hash).or(self.current.as_ref())
    }
}

/// The org itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Org {
    /// Its id.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Its zone: today, numbers, periods.
    pub zone: Zone,
}

/// What one decision reads. The store loads it; `decide` changes it as events come; the store saves what changed.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The org; none before it is founded.
    pub org: Option<Org>,
    /// The editions.
    pub editions: Arc<Editions>,
    /// The instant of the decision.
    pub now: Instant,
    /// Everyone and their roles.
    pub directory: Arc<Directory>,
    /// Clients that were loaded or made.
    pub clients: BTreeMap<ClientId, Client>,
    /// Records that were loaded or made.
    pub records: BTreeMap<RecordId, Record>,
    /// Open promises that were loaded, and all that were made.
    pub promises: BTreeMap<PromiseId, Promise>,
    /// Last serial numbers by record type and year.
    pub serials: BTreeMap<(Id, i16), i64>,
    /// Open records by type of the client at hand, where a formula counts them.
    pub open_counts: BTreeMap<Id, i64>,
    /// Active clients and open records that a duty may be owed for; loaded when its timer fires.
    pub duty_subjects: DutySubjects,
    /// What changed since loading.
    pub changed: Changed,
}

impl Situation {
    /// A situation in which nothing is loaded yet but what holds for the whole org.
    #[must_use]
    pub fn bare(
        org: Option<Org>,
        editions: Arc<Editions>,
        directory: Arc<Directory>,
        now: Instant,
    ) -> Self {
        Self {
            org,
            editions,
            now,
            directory,
            clients: BTreeMap::new(),
            records: BTreeMap::new(),
            promises: BTreeMap::new(),
            serials: BTreeMap::new(),
            open_counts: BTreeMap::new(),
            duty_subjects: DutySubjects::default(),
            changed: Changed::default(),
        }
    }
}

/// Subjects of a duty whose window opens.
#[derive(Clone, Debug, Default)]
pub struct DutySubjects {
    /// Windows of the duty that were opened already, by name.
    pub last_window: Option<String>,
    /// Ids of clients.
    pub clients: Vec<ClientId>,
    /// Ids of records.
    pub records: Vec<RecordId>,
}

/// Things that a decision changed, by id, so that the store writes each of them once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Whether people or roles changed.
    pub directory: bool,
    /// People.
    pub people: BTreeSet<PersonId>,
    /// Clients.
    pub clients: BTreeSet<ClientId>,
    /// Records.
    pub records: BTreeSet<RecordId>,
    /// Promises.
    pub promises: BTreeSet<PromiseId>,
    /// Serial counters.
    pub serials: BTreeSet<(Id, i16)>,
    /// Next instants of duties' windows: duty, last window opened, next instant.
    pub duties: Vec<(Id, String, Instant)>,
}

/// What must be loaded for a command. The store turns it into queries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// This record with its open promises, the record that it was opened from likewise, its client, and open promises
    /// of that client that are about no record.
    pub record: Option<RecordId>,
    /// The record of this promise, likewise.
    pub promise: Option<PromiseId>,
    /// This client, with open promises that are about no record.
    pub client: Option<ClientId>,
    /// Open promises that are about neither record nor client.
    pub company_promises: bool,
    /// Serial counters of these types for the year of `now`, and for the year 0 that numbers without a year count in.
    pub serials: Vec<Id>,
    /// Whether formulas count open records of the client.
    pub open_counts: bool,
    /// The duty whose window opens, with its subjects.
    pub duty: Option<Id>,
    /// Everything open that this person owns or owes: records with their promises and clients, promises about records
    /// of others with those records likewise, and promises about no record.
    pub owned_by: Option<PersonId>,
}

impl Needs {
    /// What a command needs under an edition.
    #[must_use]
    pub fn of(command: &Command, edition: Option<&Edition>) -> Self {
        let mut needs = Self {
            record: command.act.record(),
            ..Self::default()
        };
        match &command.act {
            Act::Open(open) => needs.client = open.client,
            Act::File { client, .. } => needs.client = *client,
            Act::Waive { promise, .. } | Act::EndLog { promise } => needs.promise = Some(*promise),
            Act::GrantRole { scope, .. } => {
                needs.client = scope.client();
                needs.company_promises = true;
            }
            Act::EndRole { person, scope, .. } => {
                needs.client = scope.client();
                needs.owned_by = Some(*person);
            }
            Act::Deactivate { person } => needs.owned_by = Some(*person),
            Act::Fire {
                timer: Timer::Promise(promise),
                ..
            } => needs.promise = Some(*promise),
            Act::Fire {
                timer: Timer::Duty(duty),
                ..
            } => needs.duty = Some(duty.clone()),
            _ => {}
        }
        let Some(edition) = edition else { return needs };
        let acts = matches!(
            command.act,
            Act::Open(_)
                | Act::Step(_)
                | Act::Send(_)
                | Act::Receive(_)
                | Act::File { .. }
                | Act::Fire { .. }
                | Act::Discard { .. }
                | Act::Waive { .. }
        );
        if acts {
            needs.company_promises |= !edition.duties.is_empty();
            needs.serials = crate::records::openable(edition, &command.act);
            needs.open_counts = edition.reads_open_counts();
        }
        needs
    }
}
