//! Timers fire by themselves at their instant, with nobody at the desk.

use std::time::Duration;

use app::clock::Clock;
use app::stop::Stop;
use app::workers;
use casework::promises::PromiseState as State;
use store::desk::day;
use testkit::world::World;
use worktime::micros;

use super::desk::Desk;

#[tokio::test]
async fn a_promise_falls_due_while_nobody_is_there() {
    let world = World::new();
    let record = world.order("agent", "a lamp");
    let (org, agent) = (world.org, world.person("agent"));
    let state_of_reply = |world: &World| {
        let owed = world
            .store
            .read(|door| day::owed(door, org, agent, &[]))
            .unwrap()
            .owed;
        let mut ours = owed.into_iter().map(|owed| owed.promise);
        ours.find(|promise| promise.record == Some(record) && promise.rule == "reply")
            .unwrap()
    };
    let due = state_of_reply(&world).due_at.unwrap();
    let (stopper, stop) = Stop::pair();
    let clock = Clock::starting_at(due.minus(micros::SECOND / 2));
    let desk = Desk::of(world, clock, None, stop);
    let working = workers::start(&desk.state);
    assert_eq!(state_of_reply(&desk.world).state, State::Running);
    let mut looks = 0;
    while state_of_reply(&desk.world).state == State::Running {
        looks += 1;
        assert!(looks < 100, "it never fell due");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(state_of_reply(&desk.world).state, State::Overdue);
    stopper.stop();
    working.finish().await;
}
