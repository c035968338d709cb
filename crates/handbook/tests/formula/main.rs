//! Formulas as a handbook's keeper meets them: what is refused and why, and what the rest comes to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod book;
mod elements;
mod guards;
mod limits;
mod oracles;
mod properties;
mod reference;
mod typing;
mod values;
