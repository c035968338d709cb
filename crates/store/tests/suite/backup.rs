//! A backup is whole, opens elsewhere, and forgets nothing that was meant to be forgotten.

use casework::secret::KeyOwner;
use store::{Place, StoreError, backup};
use testkit::postgres::Cluster;

use crate::world::{Folder, World, master, opened};

#[test]
fn a_backup_made_while_work_goes_on_is_restored_and_sound() {
    let folder = Folder::new();
    let mut world = World::new(opened(folder.place(), Some(&folder.marks())));
    let orders = world.first_week();
    let target = folder.root.path().join("backup");
    world.store.backup(&target).unwrap();
    world.send(orders[2], "後來的話").unwrap();
    assert!(
        matches!(world.store.backup(&target), Err(StoreError::Backup { .. })),
        "never over another one"
    );
    let place = Place::Sqlite(folder.root.path().join("restored.db"));
    backup::restore(&target, &place, &[], master(), world.now).unwrap();
    let restored = opened(place.clone(), None);
    let report = restored.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(
        report.events + 2,
        world.store.verify(world.org).unwrap().events,
        "a message that keeps a promise late"
    );
    assert!(matches!(
        backup::restore(&target, &place, &[], master(), world.now),
        Err(StoreError::Backup { .. })
    ));
}

#[test]
fn keys_destroyed_after_the_backup_stay_destroyed() {
    let folder = Folder::new();
    let mut world = World::new(opened(folder.place(), Some(&folder.marks())));
    world.first_week();
    let target = folder.root.path().join("backup");
    world.store.backup(&target).unwrap();
    world
        .store
        .destroy_key(world.org, KeyOwner::Person(world.agent), world.now)
        .unwrap();
    let erased = backup::erased(&folder.marks()).unwrap();
    assert_eq!(erased, [(world.org, KeyOwner::Person(world.agent))]);
    let place = Place::Sqlite(folder.root.path().join("restored.db"));
    backup::restore(&target, &place, &erased, master(), world.now).unwrap();
    let restored = opened(place, None);
    restored.rebuild(world.org).unwrap();
    let sql = "SELECT count(*) FROM person WHERE mail IS NULL";
    let forgotten = restored
        .read(|door| door.first(sql, &[])?.unwrap().int(0))
        .unwrap();
    assert_eq!(forgotten, 1);
}

#[test]
fn postgres_and_sqlite_restore_each_others_backups() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let folder = Folder::new();
    let mut world = World::new(opened(Place::Postgres(cluster.database("one")), None));
    world.first_week();
    let (first, second) = (
        folder.root.path().join("first"),
        folder.root.path().join("second"),
    );
    world.store.backup(&first).unwrap();
    backup::restore(&first, &folder.place(), &[], master(), world.now).unwrap();
    let sqlite = opened(folder.place(), None);
    assert!(sqlite.verify(world.org).unwrap().is_sound());
    sqlite.backup(&second).unwrap();
    let other = Place::Postgres(cluster.database("two"));
    backup::restore(&second, &other, &[], master(), world.now).unwrap();
    let report = opened(other, None).verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
}

#[test]
fn a_folder_without_a_backup_is_refused() {
    let folder = Folder::new();
    let refused = backup::restore(
        folder.root.path(),
        &folder.place(),
        &[],
        master(),
        crate::world::MONDAY,
    );
    assert!(matches!(refused, Err(StoreError::Backup { .. })));
}
