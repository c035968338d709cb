//! The store as its users see it: one story on both databases, a chain that can't be changed
//! unseen, rows that follow from events, and a machine that dies at any moment.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::missing_docs_in_private_items,
    reason = "tests"
)]

mod backup;
mod chain;
mod format;
mod keys;
mod kill;
mod nodes;
mod rebuild;
mod story;
mod timers;
mod world;
mod writer;
