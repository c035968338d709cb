//! Derived rows can be thrown away: the events bring them back.

use rusqlite::Connection;
use store::Place;

use crate::world::{Folder, World, opened};

#[test]
fn rows_come_back_from_events() {
    let folder = Folder::new();
    let mut world = World::new(opened(folder.place(), None));
    let orders = world.first_week();
    let vandal = Connection::open(folder.database()).unwrap();
    vandal.execute_batch("DELETE FROM record; DELETE FROM timer; UPDATE promise SET owner = 'nobody'; UPDATE org SET name = 'x'").unwrap();
    assert!(!world.store.verify(world.org).unwrap().is_sound());
    let events = world.store.rebuild(world.org).unwrap();
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(report.events, events);
    // And work goes on.
    world.send(orders[2], "對不起，晚了").unwrap();
    assert!(world.store.verify(world.org).unwrap().is_sound());
}

#[test]
fn a_rebuild_decides_nothing() {
    // Without its handbook no rule could be applied; the rows come back all the same.
    let mut world = World::new(opened(Place::Memory("rebuild".to_owned()), None));
    world.first_week();
    world
        .store
        .write(|door| door.execute("DELETE FROM edition", &[]))
        .unwrap();
    world.store.rebuild(world.org).unwrap();
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
}
