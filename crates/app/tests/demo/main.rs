//! Demonstrations: the same seed gives the same bytes, in any process and on any database; other trades play too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod cast;
mod same_bytes;
mod served;
mod size;

use std::sync::Arc;

use app::demo::{Played, Setting};
use store::keys::MasterKey;
use store::{Config, Place, Store};

/// A demonstration in a store of its own.
fn played_in(place: Place, handbook: &str, days: u32, seed: u64) -> (Store, Played) {
    let setting = Arc::new(Setting::read(handbook, days, seed).unwrap());
    let entropy = Box::new(setting.entropy());
    let store = Store::open(Config {
        place,
        master_key: MasterKey::from([7; 32]),
        entropy,
        checkpoints: None,
    })
    .unwrap();
    let played = setting.play_in(&store, Box::new(|_, _| {})).unwrap();
    (store, played)
}

fn in_memory(name: &str) -> Place {
    Place::Memory(format!("{name}-{}", std::process::id()))
}

/// The last event of the chain, and the hash over all of them.
fn head(store: &Store, played: &Played) -> (i64, Vec<u8>) {
    let org = played.org;
    store
        .read(|door| {
            let row = door
                .first(
                    "SELECT head_seq, head_hash FROM org WHERE org = $1",
                    &[org.into()],
                )?
                .unwrap();
            Ok((row.int(0)?, row.bytes(1)?.to_vec()))
        })
        .unwrap()
}
