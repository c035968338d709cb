//! What the engine finds in books that a person might write, and that it agrees with a slow and obvious search.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod bounds;
mod casts;
mod dead_ends;
mod manuscript;
mod oracle;
mod people;
mod promises;
mod properties;
mod records;
mod rings;
mod states;
mod together;
