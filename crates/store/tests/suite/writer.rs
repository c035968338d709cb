//! The writer among many: nobody's fault is anybody else's, and a full queue says so.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use casework::Command;
use casework::event::Doer;
use casework::secret::KeyOwner;
use store::{Delivery, Place, StoreError, SubmitError};

use crate::world::{World, opened, opening};

#[test]
fn a_command_that_fails_leaves_nothing_behind_and_harms_nobody() {
    let mut world = World::new(opened(Place::Memory("poison".to_owned()), None));
    let orders = world.first_week();
    world
        .store
        .destroy_key(world.org, KeyOwner::Client(world.client), world.now)
        .unwrap();
    let before = world.count("SELECT head_seq FROM org");
    // All of these wait for the same commit; those about the erased client can't be sealed.
    let commands = (0..6)
        .map(|number| {
            let act = match number % 2 {
                0 => opening(world.client, "封不上"),
                _ => casework::Act::AddPerson(crate::world::person(
                    "小陳",
                    &format!("chen{number}@example.com"),
                )),
            };
            (
                world.now,
                Command {
                    by: Doer::System,
                    happened_at: None,
                    act,
                },
            )
        })
        .collect();
    let answers = world
        .store
        .submit_all(world.org, commands, Delivery::Silent)
        .unwrap();
    for (number, answer) in answers.iter().enumerate() {
        match number % 2 {
            0 => assert!(
                matches!(
                    answer,
                    Err(SubmitError::Store(StoreError::KeyDestroyed { .. }))
                ),
                "{answer:?}"
            ),
            _ => assert!(answer.is_ok(), "{answer:?}"),
        }
    }
    assert!(world.count("SELECT head_seq FROM org") > before);
    assert_eq!(world.count("SELECT count(*) FROM record"), 3);
    assert_eq!(orders.len(), 3);
    world.store.rebuild(world.org).unwrap();
    assert!(world.store.verify(world.org).unwrap().is_sound());
}

#[test]
fn whoever_listens_hears_of_every_commit_once_and_in_order() {
    let mut world = World::new(opened(Place::Memory("listen".to_owned()), None));
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let first = world.count("SELECT head_seq FROM org") + 1;
    world.store.on_commit(move |committed| {
        ears.lock()
            .unwrap()
            .extend(committed.events.iter().map(|(seq, _)| *seq));
    });
    world.first_week();
    let last = world.count("SELECT head_seq FROM org");
    assert_eq!(*heard.lock().unwrap(), (first..=last).collect::<Vec<_>>());
}

#[test]
fn a_full_queue_says_so_at_once_and_drops_nothing_that_it_took() {
    let world = World::new(opened(Place::Memory("busy".to_owned()), None));
    let (wait, waited) = channel::<()>();
    let (sender, answers) = channel();
    let store = world.store.clone();
    // The writer is held, so that the queue fills.
    let holder = std::thread::spawn(move || {
        store.write(move |_| waited.recv().map_err(|_| StoreError::Closed))
    });
    let sent = 6_000;
    for number in 0..sent {
        let sender = sender.clone();
        let act = opening(world.client, &format!("第{number}件"));
        let command = Command {
            by: Doer::Person(world.agent),
            happened_at: None,
            act,
        };
        world.store.submit_with(
            world.org,
            command,
            world.now,
            Box::new(move |answer| sender.send(answer).unwrap()),
        );
    }
    wait.send(()).unwrap();
    holder.join().unwrap().unwrap();
    drop(sender);
    let answers: Vec<_> = answers.iter().collect();
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    let busy = answers
        .iter()
        .filter(|answer| matches!(answer, Err(SubmitError::Busy)))
        .count();
    assert_eq!((answers.len(), done + busy), (sent, sent));
    assert!(busy > 1_000, "{busy}");
    assert_eq!(
        world.count("SELECT count(*) FROM record"),
        i64::try_from(done).unwrap()
    );
}

#[test]
fn a_failed_piece_of_other_work_is_undone_alone() {
    let world = World::new(opened(Place::Memory("work".to_owned()), None));
    let failed = world.store.write(|door| {
        door.execute("DELETE FROM record", &[])?;
        door.execute("DELETE FROM edition", &[])?;
        Err::<(), _>(StoreError::NoSuchOrg)
    });
    assert!(matches!(failed, Err(StoreError::NoSuchOrg)));
    assert_eq!(world.count("SELECT count(*) FROM edition"), 1);
    world.open("照常");
    assert!(
        world
            .store
            .read(|door| door.execute("DELETE FROM edition", &[]))
            .is_err(),
        "readers can't write"
    );
}
