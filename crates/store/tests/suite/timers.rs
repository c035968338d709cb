//! What fell due comes before what is done afterwards, whenever the writer woke.

use casework::event::Payload;
use store::{Delivery, Place};
use worktime::micros;

use crate::world::{MONDAY, World, opened, opening};

#[test]
fn a_timer_that_fell_due_is_fired_before_a_command() {
    let mut world = World::new(opened(Place::Memory("timers".to_owned()), None));
    let order = world.open("門鎖壞了");
    world.minutes(3 * 60);
    world.send(order, "抱歉").unwrap();
    let kinds = world
        .store
        .read(|door| {
            let sql = "SELECT kind FROM event WHERE record = $1 ORDER BY seq";
            door.query(sql, &[order.into()])?
                .iter()
                .map(|row| Ok(row.text(0)?.to_owned()))
                .collect::<store::Result<Vec<_>>>()
        })
        .unwrap();
    let position = |kind: &str| kinds.iter().position(|found| found == kind).unwrap();
    assert!(
        position("promise.overdue") < position("message.sent"),
        "{kinds:?}"
    );
    assert!(kinds.contains(&"promise.kept_late".to_owned()), "{kinds:?}");
}

#[test]
fn what_is_overdue_holds_from_its_due_however_late_the_machine_woke() {
    let world = World::new(opened(Place::Memory("late".to_owned()), None));
    let order = world.open("門鎖壞了");
    world.store.fire_due(MONDAY.plus(30 * micros::DAY)).unwrap();
    let keyring = world.store.keyring();
    let history = world
        .store
        .read(|door| store::log::history(door, &keyring, world.org, order))
        .unwrap();
    let overdue = history
        .iter()
        .find(|(_, event)| matches!(event.payload, Payload::PromiseOverdue { .. }))
        .map(|(_, event)| event)
        .unwrap();
    assert_eq!(overdue.effective_at, MONDAY.plus(micros::HOUR));
    assert_eq!(overdue.recorded_at, MONDAY.plus(30 * micros::DAY));
    assert!(world.store.next_timer_at().unwrap().unwrap() > MONDAY.plus(27 * micros::DAY));
}

#[test]
fn many_due_timers_are_fired_in_slices_before_the_command_that_waits() {
    let mut world = World::new(opened(Place::Memory("slices".to_owned()), None));
    let agent = casework::event::Doer::Person(world.agent);
    let commands = (0..700)
        .map(|number| {
            let act = opening(world.client, &format!("第{number}件"));
            (
                world.now,
                casework::Command {
                    by: agent.clone(),
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
    assert!(answers.iter().all(Result::is_ok));
    world.minutes(14 * 24 * 60);
    world.open("又一件");
    assert_eq!(
        world.count("SELECT count(*) FROM promise WHERE state = 'overdue'"),
        1400
    );
    assert_eq!(
        world.count("SELECT count(*) FROM outbox WHERE seq < 1000"),
        world.count("SELECT count(*) FROM outbox WHERE seq < 20")
    );
    assert!(world.store.verify(world.org).unwrap().is_sound());
}
