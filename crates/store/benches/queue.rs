//! The queue at 100,000 records: how long a page of 50 and the counts of all views take, view by view.
//!
//! `cargo bench -p store --bench queue`. Time is the store's alone: the queries and reading their rows.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a bench measures time and may stop where something is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant as Stopwatch;

use casework::access::{ClientFiles, ReadScope};
use casework::clients::Client;
use casework::ids::{ClientId, OrgId, PersonId, RecordId, Uid};
use casework::promises::{Promise, PromiseState};
use casework::records::Record;
use casework::secret::{FieldValue, KeyOwner, Secret};
use handbook::Id;
use store::desk::queue::{self, Ask, Filter, Sort, View};
use store::desk::{Cursor, counts, day, handbook as figures, record};
use store::door::Use;
use store::keys::{Keyring, MasterKey};
use store::migrate::migrate;
use store::{Cell, Door, Place};
use worktime::{Instant, micros};

const RECORDS: u128 = 100_000;
const CLIENTS: u128 = 40;
const STAFF: u128 = 24;
const TYPES: [&str; 6] = ["order", "question", "review", "visit", "report", "warning"];
const STATES: [&str; 4] = ["new", "working", "checking", "answered"];
const RUNS: usize = 200;
const NOW: Instant = Instant(1_784_773_200_000_000);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("queue.sqlite"));
    fill(&place);
    let mut door = Door::open(&place, Use::Read).unwrap();
    println!(
        "{RECORDS} records, half of them open; pages of {} rows, {RUNS} runs each",
        queue::PAGE_ROWS
    );
    println!("{:<58} {:>10} {:>10}", "", "median", "p99");
    let readers = [
        ("reads all types", of_all()),
        ("reads 6 clients", of_clients(6)),
        ("reads 2 types", of_types()),
    ];
    for (name, scope) in &readers {
        for view in View::ALL {
            page(
                &mut door,
                &format!("{name}: {}", view.word()),
                &ask(scope, view, view.sort(Sort::Due), Filter::default()),
            );
        }
        measure(&mut door, &format!("{name}: counts of all views"), |door| {
            queue::counts(door, org(), scope, NOW).unwrap();
        });
    }
    let all = of_all();
    for sort in [Sort::Changed, Sort::Opened] {
        page(
            &mut door,
            &format!("open by {}", sort.word()),
            &ask(&all, View::Open, sort, Filter::default()),
        );
    }
    for (name, filter) in filters() {
        page(
            &mut door,
            &format!("open, {name}"),
            &ask(&all, View::Open, Sort::Due, filter),
        );
    }
    deep(&mut door, &all);
    others(&mut door, &all);
}

fn filters() -> Vec<(&'static str, Filter)> {
    let none = Filter::default;
    vec![
        (
            "one type",
            Filter {
                record_type: Some(Id::new("review")),
                ..none()
            },
        ),
        (
            "one state",
            Filter {
                state: Some(Id::new("working")),
                ..none()
            },
        ),
        (
            "one client",
            Filter {
                client: Some(client(3)),
                ..none()
            },
        ),
        (
            "one client and type",
            Filter {
                client: Some(client(3)),
                record_type: Some(Id::new("review")),
                ..none()
            },
        ),
        (
            "one owner",
            Filter {
                owner: Some(person(5)),
                ..none()
            },
        ),
        (
            "a number's beginning",
            Filter {
                number: Some("OR-2026-01".to_owned()),
                ..none()
            },
        ),
    ]
}

/// The twentieth page costs what the first did.
fn deep(door: &mut Door, scope: &ReadScope) {
    let mut asked = ask(scope, View::Open, Sort::Due, Filter::default());
    for _ in 0..20 {
        let next = queue::page(door, org(), &asked).unwrap().next.unwrap();
        asked.after = Cursor::parse(&next.to_string());
    }
    page(door, "open, page 21", &asked);
}

/// Other pages on the same data.
fn others(door: &mut Door, scope: &ReadScope) {
    measure(door, "numbers of the navigation", |door| {
        counts::navigation(door, org(), scope, NOW, NOW.plus(8 * micros::HOUR)).unwrap();
    });
    measure(door, "my day", |door| {
        day::owed(door, org(), person(5), &[]).unwrap();
    });
    let keyring = Keyring::new(MasterKey::from([1; 32]));
    measure(door, "one record", |door| {
        let found = record::page(
            door,
            &keyring,
            org(),
            scope,
            record::Audience::House,
            record_id(77_777),
        )
        .unwrap();
        assert!(found.is_some());
    });
    let period = figures::Period {
        from: NOW.minus(30 * micros::DAY),
        to: NOW.plus(60 * micros::DAY),
    };
    measure(door, "figures of the handbook, 90 days", |door| {
        assert!(
            !figures::figures(door, org(), scope, period)
                .unwrap()
                .rules
                .is_empty()
        );
    });
}

fn ask(scope: &ReadScope, view: View, sort: Sort, filter: Filter) -> Ask<'_> {
    Ask {
        scope,
        view,
        filter,
        sort,
        after: None,
        now: NOW,
    }
}

fn page(door: &mut Door, name: &str, ask: &Ask<'_>) {
    measure(door, name, |door| {
        queue::page(door, org(), ask).unwrap();
    });
}

fn measure(door: &mut Door, name: &str, work: impl Fn(&mut Door)) {
    work(door);
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let watch = Stopwatch::now();
        door.transaction(|door| {
            work(door);
            Ok(())
        })
        .unwrap();
        times.push(watch.elapsed().as_micros());
    }
    times.sort_unstable();
    println!(
        "{name:<58} {:>7} µs {:>7} µs",
        times[RUNS / 2],
        times[RUNS * 99 / 100]
    );
}

fn org() -> OrgId {
    Uid::from_u128(1)
}

fn person(number: u128) -> PersonId {
    Uid::from_u128(0x1000 + number)
}

fn client(number: u128) -> ClientId {
    Uid::from_u128(0x2000 + number)
}

fn record_id(number: u128) -> RecordId {
    // Spread like real ids, which end in random bits.
    Uid::from_u128(
        (number << 64) | (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) & 0xffff_ffff_ffff_ffff),
    )
}

fn scope(reader: PersonId) -> ReadScope {
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

fn of_all() -> ReadScope {
    ReadScope {
        all: TYPES.map(Id::new).into_iter().collect(),
        ..scope(person(1))
    }
}

fn of_types() -> ReadScope {
    ReadScope {
        all: [Id::new("review"), Id::new("warning")]
            .into_iter()
            .collect(),
        ..scope(person(2))
    }
}

fn of_clients(number: u128) -> ReadScope {
    let types: BTreeSet<Id> = TYPES.map(Id::new).into_iter().collect();
    ReadScope {
        clients: (0..number)
            .map(|number| (client(number), types.clone()))
            .collect(),
        ..scope(person(3))
    }
}

fn fill(place: &Place) {
    let mut door = Door::open(place, Use::Write).unwrap();
    migrate(&mut door).unwrap();
    door.transaction(|door| {
        for number in 0..CLIENTS {
            put_client(door, number);
        }
        for number in 0..RECORDS {
            put_record(door, number);
        }
        Ok(())
    })
    .unwrap();
}

fn put_client(door: &mut Door, number: u128) {
    let row = Client {
        id: client(number),
        name: Secret::new(KeyOwner::Client(client(number)), format!("客戶{number}")),
        tier: Some(Id::new("first")),
        fields: BTreeMap::new(),
        added_at: NOW,
        roles: BTreeMap::new(),
    };
    door.execute(
        "INSERT INTO client (org, id, name, body) VALUES ($1, $2, $3, $4)",
        &[
            org().into(),
            row.id.into(),
            row.name.text().into(),
            Cell::json(&row).unwrap(),
        ],
    )
    .unwrap();
}

/// Numbers that look random and are the same each time.
fn mixed(number: u128, salt: u64) -> u64 {
    let mut bits = (number as u64 ^ (salt << 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits ^= bits >> 29;
    bits.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 20
}

fn put_record(door: &mut Door, number: u128) {
    let pick = |salt: u64, of: u64| mixed(number, salt) % of;
    let is_final = pick(1, 2) == 0;
    let opened_at = NOW.minus(pick(2, 365 * 24 * 60) as i64 * micros::MINUTE);
    // Of the open ones a tenth stands still, a few are late, and most fall due within a month.
    let due_at = NOW.plus((pick(3, 30 * 24 * 60) as i64 - 24 * 60) * micros::MINUTE);
    let next_due_at = (!is_final && pick(4, 10) > 0).then_some(due_at);
    let kind = pick(5, TYPES.len() as u64) as usize;
    let owner = person(u128::from(pick(6, STAFF as u64)));
    let of_client = client(u128::from(pick(7, CLIENTS as u64)));
    let words = "上次說好的事還沒有下文，請於今日內處理，並把結果告訴我們。".repeat(3);
    let subject = FieldValue::Secret(Secret::new(KeyOwner::Client(of_client), words));
    let row = Record {
        id: record_id(number),
        record_type: Id::new(TYPES[kind]),
        number: Some(format!(
            "{}-2026-{number:06}",
            TYPES[kind][..2].to_uppercase()
        )),
        client: Some(of_client),
        parent: None,
        state: Id::new(STATES[pick(8, 4) as usize]),
        is_final,
        is_discarded: false,
        owner,
        queue: (!is_final && pick(9, 50) == 0).then(|| Id::new("desk")),
        first_owner: owner,
        first_receiver: None,
        author: Some(owner),
        offered_to: None,
        fields: BTreeMap::from([(Id::new("subject"), subject)]),
        done: BTreeMap::from([(Id::new("accept"), opened_at)]),
        filed: BTreeMap::new(),
        children: Vec::new(),
        opened_at,
        stepped_at: opened_at,
        changed_at: opened_at.plus(pick(10, 24 * 60) as i64 * micros::MINUTE),
        revision: 3,
    };
    insert_record(door, &row, next_due_at);
    for part in 0..2 {
        put_promise(door, &row, number * 2 + part, next_due_at);
    }
}

fn put_promise(door: &mut Door, about: &Record, number: u128, due_at: Option<Instant>) {
    let is_open = !about.is_final && number.is_multiple_of(2);
    let row = Promise {
        id: Uid::from_u128((number << 64) | 5),
        rule: Id::new(["first_reply", "solution"][(number % 2) as usize]),
        variant: 0,
        window: None,
        edition: "a".repeat(64),
        article: "第十三條第三項".to_owned(),
        record: Some(about.id),
        client: about.client,
        owner: about.owner,
        role: None,
        state: if is_open {
            PromiseState::Running
        } else {
            PromiseState::Kept
        },
        opened_at: about.opened_at,
        due_at: due_at
            .filter(|_| is_open)
            .or(Some(about.opened_at.plus(micros::DAY))),
        within: "24 hours".to_owned(),
        calendar: Id::new("office"),
        provisional: false,
        pauses: Vec::new(),
        ended_at: (!is_open).then(|| about.opened_at.plus(micros::HOUR)),
        evidence: None,
        lateness_micros: 0,
        alerted: Vec::new(),
        next_at: None,
    };
    door.execute(
        "INSERT INTO promise (org, id, rule, record, client, owner, role, state, is_open, window_name, opened_at,
         due_at, ended_at, next_at, lateness_micros, body)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, NULL, $9, $10, $11, NULL, 0, $12)",
        &[
            org().into(),
            row.id.into(),
            (&row.rule).into(),
            row.record.into(),
            row.client.into(),
            row.owner.into(),
            row.state.word().into(),
            is_open.into(),
            row.opened_at.into(),
            row.due_at.into(),
            row.ended_at.into(),
            Cell::json(&row).unwrap(),
        ],
    )
    .unwrap();
}

fn insert_record(door: &mut Door, row: &Record, next_due_at: Option<Instant>) {
    door.execute(
        "INSERT INTO record (org, id, record_type, number, client, parent, state, is_final, is_discarded, owner,
         queue, opened_at, changed_at, revision, next_due_at, body)
         VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, 0, $8, $9, $10, $11, $12, $13, $14)",
        &[
            org().into(),
            row.id.into(),
            (&row.record_type).into(),
            row.number.as_ref().into(),
            row.client.into(),
            (&row.state).into(),
            row.is_final.into(),
            row.owner.into(),
            row.queue.as_ref().into(),
            row.opened_at.into(),
            row.changed_at.into(),
            row.revision.into(),
            next_due_at.into(),
            Cell::json(row).unwrap(),
        ],
    )
    .unwrap();
}
