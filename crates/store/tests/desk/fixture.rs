//! Rows put in by hand, on every database at hand.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use casework::access::{ClientFiles, ReadScope};
use casework::clients::Client;
use casework::ids::{ClientId, OrgId, PersonId, PromiseId, RecordId, Uid};
use casework::people::{Person, Side};
use casework::promises::{Promise, PromiseState};
use casework::records::Record;
use casework::secret::{KeyOwner, Secret};
use handbook::Id;
use handbook::label::Lang;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use store::door::Use;
use store::migrate::migrate;
use store::{Cell, Door, Place};
use testkit::postgres::Cluster;
use worktime::{Instant, micros};

pub(crate) const HOUR: i64 = micros::HOUR;
pub(crate) const DAY: i64 = micros::DAY;
/// 2026-07-23 10:20 in Taipei.
pub(crate) const NOW: Instant = Instant(1_784_773_200_000_000);

thread_local! {
    /// Address of the server's database, while these are tests of PostgreSQL.
    static ADDRESS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs tests of this file again, now against a PostgreSQL server, which is started once for all of them.
pub(crate) fn on_postgres(tests: &[fn()]) {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    ADDRESS.set(Some(cluster.database("desk")));
    for test in tests {
        test();
    }
    ADDRESS.set(None);
}

/// An empty database: a fresh one in memory, or the server's, emptied, where these are tests of PostgreSQL.
pub(crate) fn fresh() -> Door {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    if let Some(address) = ADDRESS.with_borrow(Option::clone) {
        let mut door = Door::open(&Place::Postgres(address), Use::Write).unwrap();
        migrate(&mut door).unwrap();
        for table in door
            .query(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
                &[],
            )
            .unwrap()
        {
            if table.text(0).unwrap() != "schema_version" {
                door.batch(&format!("DELETE FROM {}", table.text(0).unwrap()))
                    .unwrap();
            }
        }
        return door;
    }
    let name = format!(
        "desk-{}-{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let mut door = Door::open(&Place::Memory(name), Use::Write).unwrap();
    migrate(&mut door).unwrap();
    door
}

/// Runs a test on a fresh database.
pub(crate) fn with_desk(test: impl Fn(&mut Door)) {
    test(&mut fresh());
}

/// Checks a property with many inputs; each finds an org of its own in one database.
pub(crate) fn property<S: Strategy>(
    inputs: &S,
    check: impl Fn(&mut Door, OrgId, S::Value) -> Result<(), TestCaseError>,
) {
    let desk = RefCell::new((fresh(), 0));
    let cases = if ADDRESS.with_borrow(Option::is_some) {
        24
    } else {
        96
    };
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(inputs, |input| {
        let (door, case) = &mut *desk.borrow_mut();
        *case += 1;
        door.batch("BEGIN").unwrap();
        let outcome = check(door, uid(*case), input);
        door.batch("COMMIT").unwrap();
        outcome
    });
    if let Err(fault) = outcome {
        panic!("{fault}");
    }
}

pub(crate) fn uid<T>(number: u128) -> Uid<T> {
    Uid::from_u128(number)
}

pub(crate) fn org() -> OrgId {
    uid(1)
}

pub(crate) fn person(number: u128) -> PersonId {
    uid(0x1000 + number)
}

pub(crate) fn client(number: u128) -> ClientId {
    uid(0x2000 + number)
}

pub(crate) fn record_id(number: u128) -> RecordId {
    uid(0x3000 + number)
}

pub(crate) fn promise_id(number: u128) -> PromiseId {
    uid(0x90_0000 + number)
}

/// An open record of type `order` in state `new`, owned by person 1, without client, queue or number.
pub(crate) fn record(number: u128) -> Record {
    Record {
        id: record_id(number),
        record_type: Id::new("order"),
        number: None,
        client: None,
        parent: None,
        state: Id::new("new"),
        is_final: false,
        is_discarded: false,
        owner: person(1),
        queue: None,
        first_owner: person(1),
        first_receiver: None,
        author: None,
        offered_to: None,
        fields: BTreeMap::new(),
        done: BTreeMap::new(),
        filed: BTreeMap::new(),
        children: Vec::new(),
        opened_at: NOW.minus(DAY),
        stepped_at: NOW.minus(DAY),
        changed_at: NOW.minus(HOUR),
        revision: 1,
    }
}

/// A running promise of rule `reply` owed by person 1, due in an hour.
pub(crate) fn promise(number: u128) -> Promise {
    Promise {
        id: promise_id(number),
        rule: Id::new("reply"),
        variant: 0,
        window: None,
        edition: String::new(),
        article: "第四條第一項".to_owned(),
        record: None,
        client: None,
        owner: person(1),
        role: None,
        state: PromiseState::Running,
        opened_at: NOW.minus(HOUR),
        due_at: Some(NOW.plus(HOUR)),
        within: "2h".to_owned(),
        calendar: Id::new("office"),
        provisional: false,
        pauses: Vec::new(),
        ended_at: None,
        evidence: None,
        lateness_micros: 0,
        alerted: Vec::new(),
        next_at: None,
    }
}

/// Somebody of staff.
pub(crate) fn staff(number: u128, name: &str) -> Person {
    let owner = KeyOwner::Person(person(number));
    Person {
        id: person(number),
        name: Secret::new(owner, name),
        mail: Secret::new(owner, format!("p{number}@example.org")),
        salutation: None,
        side: Side::Staff,
        department: None,
        lang: Lang::ZhHant,
        active: true,
    }
}

pub(crate) fn client_named(number: u128, name: &str) -> Client {
    Client {
        id: client(number),
        name: Secret::new(KeyOwner::Client(client(number)), name),
        tier: None,
        fields: BTreeMap::new(),
        added_at: NOW,
        roles: BTreeMap::new(),
    }
}

/// Staff who read nothing but what they own.
pub(crate) fn scope(reader: PersonId) -> ReadScope {
    ReadScope {
        person: reader,
        all: BTreeSet::new(),
        clients: BTreeMap::new(),
        own: true,
        client_files: ClientFiles::All,
        handbook: true,
        people: false,
        edit_people: false,
        edit: BTreeSet::new(),
        edit_clients: false,
        portal: None,
    }
}

/// Staff who read every record of these types.
pub(crate) fn scope_of_types(reader: PersonId, types: &[&str]) -> ReadScope {
    ReadScope {
        all: types.iter().map(|id| Id::new(id)).collect(),
        ..scope(reader)
    }
}

pub(crate) fn put_record(
    door: &mut Door,
    org: OrgId,
    record: &Record,
    next_due_at: Option<Instant>,
) {
    door.execute(
        "INSERT INTO record (org, id, record_type, number, client, parent, state, is_final, is_discarded, owner,
         queue, opened_at, changed_at, revision, next_due_at, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            org.into(),
            record.id.into(),
            (&record.record_type).into(),
            record.number.as_ref().into(),
            record.client.into(),
            record.parent.into(),
            (&record.state).into(),
            record.is_final.into(),
            record.is_discarded.into(),
            record.owner.into(),
            record.queue.as_ref().into(),
            record.opened_at.into(),
            record.changed_at.into(),
            record.revision.into(),
            next_due_at.into(),
            Cell::json(record).unwrap(),
        ],
    )
    .unwrap();
}

pub(crate) fn put_promise(door: &mut Door, org: OrgId, promise: &Promise) {
    door.execute(
        "INSERT INTO promise (org, id, rule, record, client, owner, role, state, is_open, window_name, opened_at,
         due_at, ended_at, next_at, lateness_micros, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            org.into(),
            promise.id.into(),
            (&promise.rule).into(),
            promise.record.into(),
            promise.client.into(),
            promise.owner.into(),
            promise.role.as_ref().into(),
            promise.state.word().into(),
            promise.state.is_open().into(),
            promise.window.as_ref().into(),
            promise.opened_at.into(),
            promise.due_at.into(),
            promise.ended_at.into(),
            promise.next_at.into(),
            promise.lateness_micros.into(),
            Cell::json(promise).unwrap(),
        ],
    )
    .unwrap();
}

pub(crate) fn put_client(door: &mut Door, org: OrgId, client: &Client) {
    door.execute(
        "INSERT INTO client (org, id, name, body) VALUES ($1, $2, $3, $4)",
        &[
            org.into(),
            client.id.into(),
            client.name.text().into(),
            Cell::json(client).unwrap(),
        ],
    )
    .unwrap();
}

pub(crate) fn put_person(door: &mut Door, org: OrgId, person: &Person) {
    let client = match person.side {
        Side::Staff => None,
        Side::Client(client) => Some(client),
    };
    door.execute(
        "INSERT INTO person (org, id, mail, is_active, client, body) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, id) DO UPDATE SET is_active = excluded.is_active, body = excluded.body",
        &[
            org.into(),
            person.id.into(),
            person.mail.text().map(str::to_lowercase).into(),
            person.active.into(),
            client.into(),
            Cell::json(person).unwrap(),
        ],
    )
    .unwrap();
}

pub(crate) fn put_role(door: &mut Door, org: OrgId, role: &str, scope: &str, holder: PersonId) {
    door.execute(
        "INSERT INTO role_holder (org, role, scope, person, position) VALUES ($1, $2, $3, $4, 0)",
        &[org.into(), role.into(), scope.into(), holder.into()],
    )
    .unwrap();
}
