//! Promises: opening them when their event occurs, running their clocks, ending them by evidence.

pub(crate) mod clock;
mod fire;
pub(crate) mod keep;
pub(crate) mod open;
mod owner;
mod promise;

pub use promise::{Promise, PromiseState};
