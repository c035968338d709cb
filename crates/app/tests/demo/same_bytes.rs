//! Same seed, same events, byte for byte.

use store::Place;
use testkit::postgres::Cluster;

use crate::{head, in_memory, played_in};

#[test]
fn two_runs_give_the_same_chain_and_another_seed_another() {
    let chain = |name: &str, seed| {
        let (store, played) = played_in(in_memory(name), "pr-agency", 4, seed);
        head(&store, &played)
    };
    let (first, second, other) = (chain("first", 5), chain("second", 5), chain("other", 6));
    assert!(first.0 > 500, "{} events", first.0);
    assert_eq!(first, second);
    assert_ne!(first.1, other.1);
}

#[test]
fn postgres_gives_the_same_chain_as_sqlite() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let (sqlite, played) = played_in(in_memory("sqlite"), "pr-agency", 2, 3);
    let (postgres, same) = played_in(Place::Postgres(cluster.database("demo")), "pr-agency", 2, 3);
    assert_eq!(head(&sqlite, &played), head(&postgres, &same));
    let report = postgres.verify(same.org).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
}
