//! What the crate promises, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod calendars;
mod dated_days;
mod dates;
mod daylight;
mod edges;
mod explain;
mod layers;
mod length_properties;
mod lengths;
mod lunar;
mod lunar_icu;
mod official;
mod oracle;
mod pauses;
mod periods;
mod properties;
mod quota;
mod recurrence;
mod recurrence_oracle;
mod recurrence_words;
mod refusals;
mod week_hours;
