//! A small company with a small book, and people who do things in it.

use std::path::{Path, PathBuf};

use casework::command::{Entries, NewPerson, Open, TakeStep, Words};
use casework::event::{Doer, Payload};
use casework::ids::{ClientId, OrgId, PersonId, RecordId};
use casework::people::{RoleFor, Side};
use casework::{Act, Command};
use handbook::formula::Value;
use handbook::{Id, Lang, SourceText};
use store::keys::MasterKey;
use store::{Committed, Config, Door, Place, Store, SubmitError};
use tempfile::TempDir;
use testkit::chance::Seeded;
use worktime::{Instant, micros};

/// 2026-03-02, a Monday, 09:00 in Shanghai.
pub(crate) const MONDAY: Instant = Instant(1_772_413_200_000_000);

pub(crate) const BOOK: &str = r#"---
title: 小店規章
lang: zh-Hant
version: 1
effective: 2026-01-01
---

# 總則

## 1 人和時間

```rule
[calendar.office]
zone = "Asia/Shanghai"
week = { "mon-fri" = ["09:00-12:00", "13:30-18:00"] }

[department.desk]
name = "櫃檯"
[role.boss]
name = "店長"
[role.agent]
name = "店員"
department = "desk"
reports_to = "boss"
[role.keeper]
name = "管家"
scope = "client"
[access.desk]
by = ["agent", "boss"]
read = ["order", "client", "handbook", "people"]
edit = ["order", "client"]
```

## 2 訂單

```rule
[record.order]
name = "訂單"
number = "D{yyyy}{0000}"
of = "client"
has = ["conversation"]
owner = "first_receiver"
fields = ["subject 事由: text, required, protect personal", "amount 數量: number"]
states = ["open 已收", "waiting 等候", "solved 已辦", "closed 已結"]
final = ["closed"]
flow = ["wait 等候: open -> waiting, by owner",
        "work 續辦: waiting -> open, by owner",
        "solve 辦妥: open | waiting -> solved, by owner, form result",
        "close 結案: solved -> closed, by owner"]

[form.result]
name = "結果"
of = "order"
fields = ["outcome 結果: text, required, protect personal"]

[promise.reply]
name = "先回覆"
on = "order.opened"
within = "1 working hour"
by = "owner"
kept_by = "message.sent"
alert = [{ at = "50%", tell = "owner" }, { at = "due", tell = "boss" }]

[promise.solve]
name = "辦妥"
on = "order.opened"
within = "3 working days"
by = "owner"
kept_by = "order.solve"
pause_in = ["waiting"]
```

## 3 月訪

```rule
[form.care]
name = "月訪"
by = ["keeper"]
fields = ["word 話: text, required"]

[duty.care]
name = "每月一訪"
for_each = "client"
every = "month"
by = "keeper"
kept_by = "form.care.filed"
```
"#;

/// The company, its people, and the clock on the wall.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) org: OrgId,
    pub(crate) boss: PersonId,
    pub(crate) agent: PersonId,
    pub(crate) client: ClientId,
    pub(crate) now: Instant,
}

/// A folder with a database in SQLite and the marks outside of it.
pub(crate) struct Folder {
    pub(crate) root: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.path().join("yinuo.db")
    }

    pub(crate) fn marks(&self) -> PathBuf {
        self.root.path().join("checkpoints")
    }

    pub(crate) fn place(&self) -> Place {
        Place::Sqlite(self.database())
    }
}

pub(crate) fn master() -> MasterKey {
    MasterKey::from([7; 32])
}

pub(crate) fn opened(place: Place, marks: Option<&Path>) -> Store {
    opened_with(place, marks, 42)
}

pub(crate) fn opened_with(place: Place, marks: Option<&Path>, seed: u64) -> Store {
    let checkpoints = marks.map(Path::to_owned);
    let entropy = Box::new(Seeded::new(seed));
    Store::open(Config {
        place,
        master_key: master(),
        entropy,
        checkpoints,
    })
    .unwrap()
}

pub(crate) fn book() -> Vec<SourceText> {
    vec![SourceText {
        name: "handbook.md".to_owned(),
        text: BOOK.to_owned(),
    }]
}

pub(crate) fn person(name: &str, mail: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        mail: mail.to_owned(),
        salutation: None,
        side: Side::Staff,
        department: Some(Id::new("desk")),
        lang: Lang::ZhHant,
    }
}

impl World {
    /// Founds the company on Monday morning, with its book, its people and one client.
    pub(crate) fn new(store: Store) -> Self {
        let mut founder = person("店長", "boss@example.com");
        founder.department = None;
        let (org, founded) = store
            .found("小店", "Asia/Shanghai", founder, MONDAY)
            .unwrap();
        let boss = added(&founded);
        store
            .publish(org, &book(), Doer::Person(boss), MONDAY)
            .unwrap();
        let mut world = Self {
            store,
            org,
            boss,
            agent: boss,
            client: ClientId::from_u128(0),
            now: MONDAY,
        };
        world.agent = added(
            &world
                .by(boss, Act::AddPerson(person("阿明", "ming@example.com")))
                .unwrap(),
        );
        for (person, role) in [(boss, "boss"), (world.agent, "agent")] {
            world
                .by(
                    boss,
                    Act::GrantRole {
                        person,
                        role: Id::new(role),
                        scope: RoleFor::Company,
                    },
                )
                .unwrap();
        }
        let act = Act::AddClient {
            name: "木禾".to_owned(),
            tier: None,
            fields: Entries::new(),
        };
        let added = world.by(boss, act).unwrap();
        world.client = added
            .events
            .iter()
            .find_map(|(_, event)| event.client)
            .unwrap();
        let scope = RoleFor::Client(world.client);
        world
            .by(
                boss,
                Act::GrantRole {
                    person: world.agent,
                    role: Id::new("keeper"),
                    scope,
                },
            )
            .unwrap();
        world
    }

    pub(crate) fn by(&self, person: PersonId, act: Act) -> Result<Committed, SubmitError> {
        self.store.submit(
            self.org,
            Command {
                by: Doer::Person(person),
                happened_at: None,
                act,
            },
            self.now,
        )
    }

    pub(crate) fn minutes(&mut self, minutes: i64) {
        self.now = self.now.plus(minutes * micros::MINUTE);
    }

    pub(crate) fn open(&self, subject: &str) -> RecordId {
        self.by(self.agent, opening(self.client, subject))
            .unwrap()
            .record
            .unwrap()
    }

    pub(crate) fn step(&self, record: RecordId, step: &str) -> Result<Committed, SubmitError> {
        let form = match step {
            "solve" => Entries::from([(Id::new("outcome"), Value::Text("換了新的".to_owned()))]),
            _ => Entries::new(),
        };
        let step = Id::new(step);
        let take = TakeStep {
            record,
            step,
            revision: None,
            fields: Entries::new(),
            form,
            note: None,
        };
        self.by(self.agent, Act::Step(take))
    }

    pub(crate) fn send(&self, record: RecordId, text: &str) -> Result<Committed, SubmitError> {
        let words = Words {
            record,
            text: text.to_owned(),
            urgent: false,
            files: Vec::new(),
        };
        self.by(self.agent, Act::Send(words))
    }

    /// One number that a query answers.
    pub(crate) fn count(&self, sql: &'static str) -> i64 {
        self.store
            .read(|door: &mut Door| door.first(sql, &[])?.unwrap().int(0))
            .unwrap()
    }

    /// A first week: orders that are answered in time, late, or never, with pauses and refusals between them.
    pub(crate) fn first_week(&mut self) -> Vec<RecordId> {
        let mut orders = Vec::new();
        for (minutes, subject) in [(0, "門鎖壞了"), (20, "缺一張椅子"), (30, "想換時間")]
        {
            self.minutes(minutes);
            orders.push(self.open(subject));
        }
        self.send(orders[0], "馬上去看").unwrap();
        self.step(orders[0], "wait").unwrap();
        assert!(matches!(
            self.step(orders[0], "close"),
            Err(SubmitError::Refused(_))
        ));
        self.minutes(24 * 60);
        self.send(orders[1], "今天送到").unwrap();
        self.step(orders[0], "work").unwrap();
        self.step(orders[0], "solve").unwrap();
        self.step(orders[0], "close").unwrap();
        self.minutes(6 * 24 * 60);
        self.step(orders[1], "solve").unwrap();
        orders
    }
}

/// The company of a store that was used before, on the morning after its last event.
pub(crate) fn found_again(store: Store) -> World {
    let org = store.orgs().unwrap()[0];
    let read = |door: &mut Door| {
        let client = door
            .first("SELECT id FROM client LIMIT 1", &[])?
            .unwrap()
            .id(0)?;
        let agent = door
            .first("SELECT person FROM role_holder WHERE role = 'agent'", &[])?
            .unwrap()
            .id(0)?;
        let boss = door
            .first("SELECT person FROM role_holder WHERE role = 'boss'", &[])?
            .unwrap()
            .id(0)?;
        let last = door
            .first("SELECT max(recorded_at) FROM event", &[])?
            .unwrap()
            .instant(0)?;
        Ok((client, agent, boss, last))
    };
    let (client, agent, boss, last) = store.read(read).unwrap();
    World {
        store,
        org,
        boss,
        agent,
        client,
        now: last.plus(micros::DAY),
    }
}

pub(crate) fn opening(client: ClientId, subject: &str) -> Act {
    let fields = Entries::from([(Id::new("subject"), Value::Text(subject.to_owned()))]);
    Act::Open(Open {
        record_type: Id::new("order"),
        client: Some(client),
        on_behalf_of: None,
        fields,
        message: Some(format!("{subject}，請處理")),
        files: Vec::new(),
    })
}

fn added(committed: &Committed) -> PersonId {
    let mut people = committed
        .events
        .iter()
        .filter_map(|(_, event)| match &event.payload {
            Payload::PersonAdded { person, .. } => Some(*person),
            _ => None,
        });
    people.next_back().unwrap()
}
