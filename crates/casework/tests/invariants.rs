//! Whatever anybody does, sense or nonsense: what the words mean holds after every command and every timer.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want; others use the rest of `story`"
)]

mod simulation;
mod story;

use std::collections::BTreeMap;
use std::path::Path;

use handbook::Edition;

use simulation::pair::Pair;

/// How many companies each book is tried with; the variable `SEEDS` tries more.
const SEEDS: u64 = 6;
const COMMANDS: usize = 220;

#[test]
fn a_book_with_something_of_everything_keeps_its_word() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/simulated.md");
    let edition = story::read(&story::with_house(story::source(&file))).unwrap();
    let counts = run(&edition);
    for kind in [
        "kept",
        "kept_late",
        "missed",
        "waived",
        "void",
        "refused",
        "steps",
        "steps by themselves",
        "effects refused",
    ] {
        assert!(counts.contains_key(kind), "no {kind} in {counts:?}");
    }
}

#[test]
fn the_shipped_book_keeps_its_word() {
    let edition = story::read(&story::shipped("pr-agency")).unwrap();
    let counts = run(&edition);
    for kind in ["kept", "kept_late", "missed", "void", "refused", "steps"] {
        assert!(counts.contains_key(kind), "no {kind} in {counts:?}");
    }
}

fn run(edition: &Edition) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    let wanted = std::env::var("SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok());
    for seed in 0..wanted.unwrap_or(SEEDS) {
        for (kind, count) in Pair::found(edition, seed).run(COMMANDS) {
            *counts.entry(kind).or_default() += count;
        }
    }
    println!("{counts:?}");
    counts
}
