//! Whole requests through the router: doors, forms, refusals, languages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod desk;
mod doors;
mod files;
mod input;
mod language;
mod live;
mod mail;
mod pages;
mod people;
mod sign_in;
mod workers;
