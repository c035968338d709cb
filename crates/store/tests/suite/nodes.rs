//! Two nodes on one PostgreSQL: their decisions come one after the other, as if there were one.

use std::collections::BTreeSet;

use store::{Place, SubmitError};
use testkit::postgres::Cluster;

use crate::world::{World, found_again, opened, opened_with};

const OPENED_BY_EACH: usize = 40;

#[test]
fn postgres_nodes_that_race_give_each_number_once_and_take_each_step_once() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let place = Place::Postgres(cluster.database("race"));
    let first = World::new(opened(place.clone(), None));
    let order = first.open("兩邊都想辦");
    let second = found_again(opened_with(place, None, 43));
    std::thread::scope(|scope| {
        for world in [&first, &second] {
            scope.spawn(move || {
                for _ in 0..OPENED_BY_EACH {
                    world.open("一件");
                }
            });
        }
    });
    let taken = std::thread::scope(|scope| {
        let threads = [&first, &second].map(|world| scope.spawn(|| world.step(order, "solve")));
        threads.map(|thread| thread.join().unwrap())
    });
    let refused = taken
        .iter()
        .filter(|answer| matches!(answer, Err(SubmitError::Refused(_))))
        .count();
    assert_eq!(
        (
            taken.iter().filter(|answer| answer.is_ok()).count(),
            refused
        ),
        (1, 1),
        "{taken:?}"
    );
    let numbers = first
        .store
        .read(|door| door.query("SELECT number FROM record", &[]))
        .unwrap();
    let numbers: BTreeSet<String> = numbers
        .iter()
        .map(|row| row.text(0).unwrap().to_owned())
        .collect();
    assert_eq!(numbers.len(), 2 * OPENED_BY_EACH + 1);
    assert_eq!(
        numbers.last().map(String::as_str),
        Some("D20260081"),
        "no gaps"
    );
    for world in [&first, &second] {
        let report = world.store.verify(world.org).unwrap();
        assert!(report.is_sound(), "{report:#?}");
    }
}
