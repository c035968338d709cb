//! What tests of several rooms share: chance that repeats itself, a private PostgreSQL, a browser without a window.

pub mod chance;
pub mod chromium;
pub mod postgres;
pub mod world;
