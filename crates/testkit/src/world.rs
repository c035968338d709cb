//! A small company in a store of its own: a book of two articles, four people, one client. Gone when the test ends.

use std::collections::BTreeMap;
use std::path::Path;

use casework::Command;
use casework::command::{Act, NewPerson, Open};
use casework::event::{Doer, Payload};
use casework::ids::{ClientId, OrgId, PersonId, RecordId};
use casework::people::{RoleFor, Side};
use handbook::formula::Value;
use handbook::{Id, Lang, SourceText};
use store::keys::MasterKey;
use store::{Committed, Config, Place, Store};
use tempfile::TempDir;
use worktime::{Instant, micros};

use crate::chance::Seeded;

/// Thursday, 23 July 2026, 10:20 in Shanghai.
pub const NOW: Instant = Instant(1_784_773_200_000_000);

/// The company.
#[derive(Debug)]
pub struct World {
    /// Its store.
    pub store: Store,
    /// The company itself.
    pub org: OrgId,
    /// When everything so far happened.
    pub now: Instant,
    /// Its one client.
    pub client: ClientId,
    people: BTreeMap<&'static str, PersonId>,
    folder: TempDir,
}

/// The book that the company runs by.
#[must_use]
pub fn book() -> Vec<SourceText> {
    vec![SourceText {
        name: "world.md".to_owned(),
        text: include_str!("world.md").to_owned(),
    }]
}

impl World {
    /// Founds the company. People: `admin`, `agent`, `head`, and `contact`, who speaks for the client.
    ///
    /// # Panics
    /// When anything fails, since a test can't go on without it.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a test can't go on without its world")]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config {
            place: Place::Sqlite(folder.path().join("yinuo.db")),
            master_key: MasterKey::from([7; 32]),
            entropy: Box::new(Seeded::new(7)),
            checkpoints: Some(folder.path().join("checkpoints")),
        };
        let store = Store::open(config).expect("a store");
        let admin = new_person("admin", Side::Staff);
        let (org, founded) = store
            .found("Corner Shop", "Asia/Shanghai", admin, NOW)
            .expect("founded");
        store
            .publish(org, &book(), Doer::System, NOW)
            .expect("published");
        let people = BTreeMap::from([("admin", person_of(&founded))]);
        let mut world = Self {
            store,
            org,
            now: NOW,
            client: ClientId::from_u128(0),
            people,
            folder,
        };
        world.settle();
        world
    }

    /// Somebody by name.
    ///
    /// # Panics
    /// When there is nobody of that name.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a misspelt name is the test's fault")]
    pub fn person(&self, name: &str) -> PersonId {
        *self.people.get(name).expect("somebody of that name")
    }

    /// Folder of its data.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Does an act that must work.
    ///
    /// # Panics
    /// When it is refused, or the store fails.
    #[expect(clippy::expect_used, reason = "the act is part of the test's set-up")]
    pub fn act(&self, by: Doer, act: Act) -> Committed {
        let command = Command {
            by,
            happened_at: None,
            act,
        };
        self.store
            .submit(self.org, command, self.now)
            .expect("done")
    }

    /// Opens an order for the client, entered by somebody.
    ///
    /// # Panics
    /// When it is refused.
    #[expect(clippy::expect_used, reason = "the order is part of the test's set-up")]
    pub fn order(&self, by: &str, subject: &str) -> RecordId {
        let act = Act::Open(Open {
            record_type: Id::new("order"),
            client: Some(self.client),
            on_behalf_of: None,
            fields: BTreeMap::from([(Id::new("subject"), Value::Text(subject.to_owned()))]),
            message: None,
            files: Vec::new(),
        });
        self.act(Doer::Person(self.person(by)), act)
            .record
            .expect("a record")
    }

    /// Lets time pass; what falls due meanwhile is fired.
    ///
    /// # Panics
    /// When the store fails.
    #[expect(clippy::expect_used, reason = "a test can't go on without its world")]
    pub fn pass_hours(&mut self, hours: i64) {
        self.now = self.now.plus(hours * micros::HOUR);
        self.store.fire_due(self.now).expect("fired");
    }

    fn settle(&mut self) {
        let added = self.act(
            Doer::System,
            Act::AddClient {
                name: "North Mill".to_owned(),
                tier: None,
                fields: BTreeMap::new(),
            },
        );
        let clients = added
            .events
            .iter()
            .filter_map(|(_, event)| match event.payload {
                Payload::ClientAdded { client, .. } => Some(client),
                _ => None,
            });
        self.client = clients.into_iter().next().unwrap_or(self.client);
        let contact = Side::Client(self.client);
        for (name, side, scope) in [
            ("agent", Side::Staff, RoleFor::Company),
            ("head", Side::Staff, RoleFor::Company),
            ("contact", contact, RoleFor::Client(self.client)),
        ] {
            let person = person_of(&self.act(Doer::System, Act::AddPerson(new_person(name, side))));
            self.people.insert(name, person);
            self.act(
                Doer::System,
                Act::GrantRole {
                    person,
                    role: Id::new(name),
                    scope,
                },
            );
        }
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

fn new_person(name: &str, side: Side) -> NewPerson {
    let department = matches!(side, Side::Staff).then(|| Id::new("desk"));
    NewPerson {
        name: name.to_owned(),
        mail: format!("{name}@shop.example"),
        salutation: None,
        side,
        department,
        lang: Lang::ZhHant,
    }
}

#[expect(clippy::expect_used, reason = "a test can't go on without its people")]
fn person_of(committed: &Committed) -> PersonId {
    let added = committed
        .events
        .iter()
        .find_map(|(_, event)| match event.payload {
            Payload::PersonAdded { person, .. } => Some(person),
            _ => None,
        });
    added.expect("a person was added")
}
