//! The main path in a real browser, against the real program: sign in, open a record, be refused, keep a promise, see it in
//! the handbook. The book is the one that the demonstration plays, so its words may stand here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod browser {
    mod desk;
    mod journey;
    mod tour;
    mod window;
}
