//! Promises: opening them when their event occurs, running their clocks, ending them by evidence.

pub(crate) mod clock;
mod end;
mod fire;
pub(crate) mod keep;
pub(crate) mod open;
mod owner;
mod pause;
mod promise;

pub use promise::{Promise, PromiseState};
