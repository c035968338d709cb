//! What the writer remembers of an org between commands: valid as long as the chain's head is the
//! one that it knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::event::{Event, Payload};
use casework::ids::{OrgId, PersonId};
use casework::people::{Directory, Person, RoleFor};
use casework::situation::{Editions, Org};
use handbook::Id;
use worktime::{Instant, Zone};

use crate::coming::Coming;
use crate::dialect::Dialect;
use crate::door::Door;
use crate::editions::Shelf;
use crate::error::{Result, StoreError};
use crate::held::Held;
use crate::log::Head;
use crate::rows;

/// One org as the writer knows it.
#[derive(Debug, Clone)]
pub(crate) struct OrgState {
    /// The last event decided.
    pub(crate) head: Head,
    /// The last event that the org's row names; it is written once a commit.
    pub(crate) stored: Head,
    pub(crate) org: Option<Org>,
    pub(crate) founded_at: Instant,
    pub(crate) edition: Option<String>,
    pub(crate) editions: Arc<Editions>,
    pub(crate) directory: Arc<Directory>,
    /// The last event that changed the directory.
    pub(crate) directory_seq: i64,
    pub(crate) serials: BTreeMap<(Id, i16), i64>,
    /// Rows that were read or changed lately.
    pub(crate) held: Held,
    /// The next timers.
    pub(crate) coming: Coming,
}

impl OrgState {
    /// An org of which nothing is known.
    pub(crate) fn new() -> Self {
        Self {
            head: Head::START,
            stored: Head::START,
            org: None,
            founded_at: Instant(0),
            edition: None,
            editions: Arc::default(),
            directory: Arc::default(),
            directory_seq: 0,
            serials: BTreeMap::new(),
            held: Held::default(),
            coming: Coming::new(),
        }
    }

    /// Makes sure that the state is that of the database, and on a shared one that it stays so until commit.
    pub(crate) fn refresh(
        known: Option<Self>,
        door: &mut Door,
        shelf: &Shelf,
        org: OrgId,
    ) -> Result<Self> {
        let sql = match door.dialect() {
            Dialect::Sqlite => HEAD,
            Dialect::Postgres => HEAD_LOCKED,
        };
        let Some(row) = door.first(sql, &[org.into()])? else {
            return Ok(Self::new());
        };
        let hash = row.bytes(4)?.try_into().map_err(|_| StoreError::Column {
            index: 4,
            expected: "a hash",
        })?;
        let head = Head {
            seq: row.int(3)?,
            hash,
        };
        if let Some(known) = known
            && known.head == head
        {
            return Ok(known);
        }
        let zone = Zone::named(row.text(2)?).ok_or(StoreError::Column {
            index: 2,
            expected: "a zone",
        })?;
        let edition = row.maybe_text(6)?.map(str::to_owned);
        Ok(Self {
            head,
            stored: head,
            org: Some(Org {
                id: org,
                name: row.text(1)?.to_owned(),
                zone,
            }),
            founded_at: row.instant(7)?,
            editions: shelf.editions(door, org, edition.as_deref())?,
            edition,
            directory: Arc::new(directory(door, org)?),
            directory_seq: row.int(5)?,
            serials: serials(door, org)?,
            ..Self::new()
        })
    }

    /// What one event says about the org as a whole.
    pub(crate) fn learn(&mut self, seq: i64, event: &Event) {
        match &event.payload {
            Payload::OrgFounded { .. } => self.founded_at = event.happened_at,
            Payload::EditionPublished { hash, .. } => {
                self.edition = Some(hash.clone());
                let editions = Arc::make_mut(&mut self.editions);
                editions.current = editions.by_hash.get(hash).cloned();
                self.coming.try_again();
            }
            Payload::PersonAdded { .. }
            | Payload::PersonDeactivated { .. }
            | Payload::PersonReactivated { .. }
            | Payload::RoleGranted { .. }
            | Payload::RoleEnded { .. } => self.directory_seq = seq,
            _ => {}
        }
    }

    /// Writes what isn't written yet: rows that are held, and the org's own if an event came.
    pub(crate) fn store(&mut self, door: &mut Door, id: OrgId) -> Result<()> {
        self.held.flush(door, id)?;
        let Some(org) = &self.org else { return Ok(()) };
        if self.stored == self.head {
            return Ok(());
        }
        door.execute(
            rows::ORG_UPSERT,
            &[
                id.into(),
                (&org.name).into(),
                org.zone.name().into(),
                self.head.seq.into(),
                self.head.hash.as_slice().into(),
                self.directory_seq.into(),
                self.edition.as_ref().into(),
                self.founded_at.into(),
            ],
        )?;
        self.stored = self.head;
        Ok(())
    }
}

const HEAD: &str = "SELECT org, name, zone, head_seq, head_hash, directory_seq, edition, founded_at FROM org WHERE org = $1";
const HEAD_LOCKED: &str = "SELECT org, name, zone, head_seq, head_hash, directory_seq, edition, founded_at FROM org WHERE org = $1 FOR UPDATE";

/// Everyone of an org, and who holds which role for the company or a department.
///
/// # Errors
/// When the database refuses.
pub fn directory(door: &mut Door, org: OrgId) -> Result<Directory> {
    let mut directory = Directory::default();
    for row in door.query("SELECT body FROM person WHERE org = $1", &[org.into()])? {
        let person: Person = row.json(0)?;
        directory.people.insert(person.id, person);
    }
    let sql =
        "SELECT role, scope, person FROM role_holder WHERE org = $1 AND scope NOT LIKE 'client:%'
               ORDER BY role, scope, position";
    for row in door.query(sql, &[org.into()])? {
        let scope = scope_of(row.text(1)?).ok_or(StoreError::Column {
            index: 1,
            expected: "a scope",
        })?;
        let person: PersonId = row.id(2)?;
        directory
            .holders
            .entry((Id::new(row.text(0)?), scope))
            .or_default()
            .push(person);
    }
    Ok(directory)
}

/// An org by its id, with its name and zone.
///
/// # Errors
/// When the database refuses.
pub fn org(door: &mut Door, id: OrgId) -> Result<Option<Org>> {
    let Some(row) = door.first("SELECT name, zone FROM org WHERE org = $1", &[id.into()])? else {
        return Ok(None);
    };
    let zone = Zone::named(row.text(1)?).ok_or(StoreError::Column {
        index: 1,
        expected: "a zone",
    })?;
    Ok(Some(Org {
        id,
        name: row.text(0)?.to_owned(),
        zone,
    }))
}

/// The scope of its text in a column.
#[must_use]
pub fn scope_of(text: &str) -> Option<RoleFor> {
    match text.split_once(':') {
        None if text == "company" => Some(RoleFor::Company),
        Some(("department", id)) => Some(RoleFor::Department(Id::new(id))),
        Some(("client", id)) => casework::ids::ClientId::parse(id).map(RoleFor::Client),
        _ => None,
    }
}

/// The text of a scope in a column.
#[must_use]
pub fn scope_text(scope: &RoleFor) -> String {
    match scope {
        RoleFor::Company => "company".to_owned(),
        RoleFor::Department(id) => format!("department:{id}"),
        RoleFor::Client(id) => format!("client:{id}"),
    }
}

fn serials(door: &mut Door, org: OrgId) -> Result<BTreeMap<(Id, i16), i64>> {
    let sql = "SELECT record_type, year, serial FROM serial WHERE org = $1";
    let mut serials = BTreeMap::new();
    for row in door.query(sql, &[org.into()])? {
        let year = i16::try_from(row.int(1)?).map_err(|_| StoreError::Column {
            index: 1,
            expected: "a year",
        })?;
        serials.insert((Id::new(row.text(0)?), year), row.int(2)?);
    }
    Ok(serials)
}
