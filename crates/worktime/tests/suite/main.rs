//! What the crate promises, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod calendars;
mod dates;
mod daylight;
mod explain;
mod layers;
mod length_properties;
mod lengths;
mod official;
mod oracle;
mod pauses;
mod periods;
mod properties;
mod refusals;
mod week_hours;
