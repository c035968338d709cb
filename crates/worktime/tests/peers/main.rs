//! Other people's calendars beside ours: every official date, every lunar month, ten thousand due
//! instants.
//!
//! `cargo xtask test` installs the peers in an environment of its own, lets them write what they
//! know as tables (`dump.py`, `dump.mjs`) and names the folder in `WORKTIME_PEERS`. Where ours
//! differs on purpose, a line of `differences.txt` says so with its source.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod days;
mod differences;
mod facts;
mod hours;
mod lunar;
