//! Who may read and edit what. Deny by default; what may not be read doesn't exist for the reader.

use std::collections::{BTreeMap, BTreeSet};

use handbook::rule::{RoleScope, Subject};
use handbook::{Edition, Id};

use crate::ids::{ClientId, PersonId};
use crate::people::{ADMIN, Directory, RoleFor, Side};
use crate::records::Record;

/// What a person may read, in the form that lists can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadScope {
    /// Who reads.
    pub person: PersonId,
    /// Record types that they may read company-wide.
    pub all: BTreeSet<Id>,
    /// Record types that they may read for these clients.
    pub clients: BTreeMap<ClientId, BTreeSet<Id>>,
    /// Whether they may read records that they own, whatever the type: staff may, contacts own nothing.
    pub own: bool,
    /// Clients whose files they may read; none means no restriction.
    pub client_files: ClientFiles,
    /// Whether they may read the living handbook.
    pub handbook: bool,
    /// Whether they may read the page of people.
    pub people: bool,
    /// Whether they may add people, give and take roles, and publish.
    pub edit_people: bool,
    /// Record types whose records they may discard.
    pub edit: BTreeSet<Id>,
    /// Whether they may add clients and change their files.
    pub edit_clients: bool,
    /// Whether they are a client's contact.
    pub portal: Option<ClientId>,
}

/// Which clients' files a person may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFiles {
    /// Every client's.
    All,
    /// These clients'.
    Only(BTreeSet<ClientId>),
}

/// A role that a person holds, with its scope.
pub type Holding = (Id, RoleFor);

impl ReadScope {
    /// What the book's grants give to a person with these holdings.
    #[must_use]
    pub fn of(
        edition: &Edition,
        directory: &Directory,
        person: PersonId,
        holdings: &[Holding],
    ) -> Self {
        let portal = match directory.people.get(&person).map(|person| person.side) {
            Some(Side::Client(client)) => Some(client),
            _ => None,
        };
        let admin = holdings.iter().any(|(role, _)| role == ADMIN);
        let mut scope = Self {
            person,
            all: BTreeSet::new(),
            clients: BTreeMap::new(),
            own: portal.is_none(),
            client_files: ClientFiles::Only(portal.into_iter().collect()),
            handbook: admin,
            people: admin,
            edit_people: admin,
            edit: BTreeSet::new(),
            edit_clients: admin,
            portal,
        };
        for grant in edition.grants.values() {
            for (role, holder) in holdings.iter().filter(|(role, _)| grant.by.contains(role)) {
                scope.grant(edition, role, holder, &grant.read);
                for subject in &grant.edit {
                    match subject {
                        Subject::Record(record_type) => {
                            scope.edit.insert(record_type.clone());
                        }
                        Subject::People => scope.edit_people = true,
                        Subject::Client => scope.edit_clients = true,
                        Subject::Handbook => {}
                    }
                }
            }
        }
        scope
    }

    /// Whether a record may be read.
    #[must_use]
    pub fn may_read(&self, record: &Record) -> bool {
        let by_client = record
            .client
            .and_then(|client| self.clients.get(&client))
            .is_some_and(|types| types.contains(&record.record_type));
        self.all.contains(&record.record_type)
            || by_client
            || (self.own && record.owner == self.person)
            || (self.own && record.offered_to == Some(self.person))
    }

    /// Whether any record of a type may be read.
    #[must_use]
    pub fn may_read_some(&self, record_type: &Id) -> bool {
        self.all.contains(record_type)
            || self
                .clients
                .values()
                .any(|types| types.contains(record_type))
    }

    fn grant(&mut self, edition: &Edition, role: &Id, holder: &RoleFor, read: &[Subject]) {
        let scoped = edition
            .roles
            .get(role)
            .is_some_and(|role| role.scope == RoleScope::Client);
        for subject in read {
            // A contact reads of the own client, whatever the role is held for.
            if let (Subject::Record(record_type), Some(own)) = (subject, self.portal) {
                let types = self.clients.entry(own).or_default();
                types.insert(record_type.clone());
                continue;
            }
            match (subject, holder) {
                (Subject::Record(record_type), RoleFor::Client(client)) if scoped => {
                    self.clients
                        .entry(*client)
                        .or_default()
                        .insert(record_type.clone());
                }
                (Subject::Record(record_type), _) => {
                    self.all.insert(record_type.clone());
                }
                (Subject::Client, RoleFor::Client(client)) if scoped => {
                    if let ClientFiles::Only(clients) = &mut self.client_files {
                        clients.insert(*client);
                    }
                }
                (Subject::Client, _) if self.portal.is_some() => {}
                (Subject::Client, _) => self.client_files = ClientFiles::All,
                (Subject::Handbook, _) => self.handbook = true,
                (Subject::People, _) => self.people = true,
            }
        }
    }
}
