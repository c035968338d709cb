//! One story, told on SQLite, in memory and on PostgreSQL: the same events to the byte, the same rows.

use casework::promises::PromiseState;
use store::{Cell, Place, Row};
use testkit::postgres::Cluster;

use crate::world::{Folder, MONDAY, World, opened};

/// What must be the same everywhere: every table with all of its rows.
const TABLES: [&str; 13] = [
    "SELECT org, seq, id, hash, bytes, kind FROM event ORDER BY org, seq",
    "SELECT * FROM org ORDER BY org",
    "SELECT * FROM person ORDER BY org, id",
    "SELECT * FROM role_holder ORDER BY org, role, scope, person",
    "SELECT * FROM client ORDER BY org, id",
    "SELECT * FROM record ORDER BY org, id",
    "SELECT * FROM promise ORDER BY org, id",
    "SELECT * FROM serial ORDER BY org, record_type, year",
    "SELECT * FROM timer ORDER BY org, timer",
    "SELECT * FROM duty ORDER BY org, duty",
    "SELECT * FROM message ORDER BY org, id",
    "SELECT * FROM filing ORDER BY org, id",
    "SELECT org, key, seq, not_before, body, state FROM outbox ORDER BY org, key",
];

#[test]
fn sqlite_tells_the_story() {
    let folder = Folder::new();
    let told = tell(folder.place());
    assert_eq!(
        told,
        tell(Place::Memory("story".to_owned())),
        "memory and file differ"
    );
}

#[test]
fn postgres_tells_the_same_story() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let told = tell(Place::Postgres(cluster.database("story")));
    assert_eq!(told, tell(Place::Memory("other_story".to_owned())));
}

#[test]
fn what_was_told_is_there_after_opening_again() {
    let folder = Folder::new();
    let told = tell(folder.place());
    let store = opened(folder.place(), None);
    assert_eq!(dump(&store), told);
    assert_eq!(store.orgs().unwrap().len(), 1);
}

/// Tells the story and gives every table.
fn tell(place: Place) -> Vec<Vec<Row>> {
    let mut world = World::new(opened(place, None));
    let orders = world.first_week();
    world.store.fire_due(world.now).unwrap();
    expect_promises(
        &world,
        orders[0],
        &[("reply", PromiseState::Kept), ("solve", PromiseState::Kept)],
    );
    expect_promises(
        &world,
        orders[1],
        &[
            ("reply", PromiseState::KeptLate),
            ("solve", PromiseState::KeptLate),
        ],
    );
    expect_promises(
        &world,
        orders[2],
        &[
            ("reply", PromiseState::Overdue),
            ("solve", PromiseState::Overdue),
        ],
    );
    assert_eq!(
        world.count("SELECT count(*) FROM record WHERE is_final = 1"),
        1
    );
    assert_eq!(world.count("SELECT count(*) FROM message"), 5);
    assert_eq!(world.count("SELECT count(*) FROM filing"), 2);
    assert_eq!(world.count("SELECT serial FROM serial"), 3);
    assert!(world.count("SELECT count(*) FROM outbox WHERE state = 'waiting'") > 0);
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
    assert!(report.rows > 20 && report.events > 20, "{report:?}");
    assert!(
        world
            .store
            .next_timer_at()
            .unwrap()
            .is_some_and(|at| at > MONDAY)
    );
    dump(&world.store)
}

fn expect_promises(
    world: &World,
    record: casework::ids::RecordId,
    wanted: &[(&str, PromiseState)],
) {
    let found = world.store.read(|door| {
        let sql = "SELECT rule, state FROM promise WHERE record = $1 ORDER BY rule";
        let rows = door.query(sql, &[record.into()])?;
        rows.iter()
            .map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))
            .collect::<store::Result<Vec<_>>>()
    });
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(rule, state)| ((*rule).to_owned(), state.word().to_owned()))
        .collect();
    assert_eq!(found.unwrap(), wanted);
}

fn dump(store: &store::Store) -> Vec<Vec<Row>> {
    store
        .read(|door| TABLES.iter().map(|sql| door.query(sql, &[])).collect())
        .unwrap()
}

#[test]
fn rows_refuse_to_be_what_they_are_not() {
    let world = World::new(opened(Place::Memory("rows".to_owned()), None));
    let row = world
        .store
        .read(|door| door.first("SELECT org, head_seq, edition FROM org", &[]))
        .unwrap()
        .unwrap();
    assert!(
        row.int(0).is_err()
            && row.text(1).is_err()
            && row.bytes(2).is_err()
            && row.text(9).is_err()
    );
    assert_eq!(row.id(0).unwrap(), world.org);
    assert!(matches!(row.cells()[1], Cell::Int(seq) if seq > 0));
}

#[test]
fn somebody_leaves_and_the_rows_still_follow_from_the_events() {
    let mut world = World::new(opened(Place::Memory("leaver".to_owned()), None));
    let orders = world.first_week();
    let person = world.agent;
    let left = world
        .by(world.boss, casework::Act::Deactivate { person })
        .unwrap();
    assert!(
        left.events.len() > 1,
        "what they owned has somebody else to answer for it: {:?}",
        left.events
    );
    assert_eq!(
        world.count("SELECT count(*) FROM person WHERE is_active = 0"),
        1
    );
    let owner = world.store.read(|door| {
        let sql = "SELECT owner FROM record WHERE org = $1 AND id = $2";
        door.first(sql, &[world.org.into(), orders[2].into()])
    });
    assert_eq!(owner.unwrap().unwrap().id(0).unwrap(), world.boss);
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
}
