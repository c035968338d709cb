//! Personal texts are sealed in the log; destroying a key makes them unreadable for ever.

use std::os::unix::fs::PermissionsExt;

use casework::event::Payload;
use casework::secret::KeyOwner;
use store::keys::MasterKey;
use store::{Config, Store, StoreError};
use testkit::chance::Seeded;

use crate::world::{Folder, World, master, opened};

#[test]
fn no_personal_text_stands_in_the_log_in_clear() {
    let folder = Folder::new();
    let mut world = World::new(opened(folder.place(), None));
    world.first_week();
    let logs = world
        .store
        .read(|door| door.query("SELECT bytes FROM event", &[]))
        .unwrap();
    for row in logs {
        let text = String::from_utf8(row.bytes(0).unwrap().to_vec()).unwrap();
        for secret in [
            "門鎖壞了",
            "阿明",
            "ming@example.com",
            "馬上去看",
            "木禾",
            "換了新的",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn a_destroyed_key_reads_as_erased_and_the_chain_still_holds() {
    let folder = Folder::new();
    let mut world = World::new(opened(folder.place(), Some(&folder.marks())));
    let order = world.first_week()[0];
    let owner = KeyOwner::Client(world.client);
    world
        .store
        .destroy_key(world.org, owner, world.now)
        .unwrap();
    let keyring = world.store.keyring();
    let history = world
        .store
        .read(|door| store::log::history(door, &keyring, world.org, order))
        .unwrap();
    let texts: Vec<_> = history
        .iter()
        .filter_map(|(_, event)| match &event.payload {
            Payload::MessageSent(message) => Some(message.text.text().map(str::to_owned)),
            _ => None,
        })
        .collect();
    assert_eq!(texts, [None]);
    // The rows follow from what can still be read.
    world.store.rebuild(world.org).unwrap();
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");
    assert_eq!(
        world.count("SELECT count(*) FROM message WHERE text IS NOT NULL"),
        0
    );
    // Nothing can be sealed about them any more, and the writer goes on.
    assert!(world.send(order, "再說一句").is_err());
    assert!(world.store.verify(world.org).unwrap().is_sound());
    let row = world.store.read(|door| {
        door.first(
            "SELECT wrapped FROM subject_key WHERE key = $1",
            &[owner.to_string().into()],
        )
    });
    assert_eq!(row.unwrap().unwrap().maybe_bytes(0).unwrap(), None);
}

#[test]
fn another_master_key_opens_nothing() {
    let folder = Folder::new();
    let org = World::new(opened(folder.place(), None)).org;
    let config = Config {
        place: folder.place(),
        master_key: MasterKey::from([8; 32]),
        entropy: Box::new(Seeded::new(1)),
        checkpoints: None,
    };
    let report = Store::open(config).unwrap().verify(org).unwrap();
    assert!(!report.is_sound());
}

#[test]
fn the_master_key_is_made_once_and_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys").join("master.key");
    let first = MasterKey::read_or_create(&path, &mut Seeded::new(1)).unwrap();
    let _ = (
        first,
        MasterKey::read_or_create(&path, &mut Seeded::new(2)).unwrap(),
    );
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.trim().len(), 64);
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    std::fs::write(&path, "not a key").unwrap();
    let refused = MasterKey::read_or_create(&path, &mut Seeded::new(3));
    assert!(matches!(refused, Err(StoreError::MasterKey { .. })));
    let _ = master();
}
