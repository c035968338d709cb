//! The service itself: what exists, what may happen, what follows.
//!
//! Pure: (editions, situation, command) in, events and effects or a refusal out. No clock, disk,
//! network or randomness; time and ids are handed in. The same code serves the live desk,
//! simulations and replays.

pub mod access;
pub mod beyond;
pub mod clients;
pub mod codec;
pub mod command;
pub mod decide;
pub mod effect;
pub mod event;
pub mod fold;
pub mod ids;
pub mod measures;
pub mod payload;
pub mod people;
pub mod promises;
pub mod records;
pub mod refusal;
pub mod secret;
pub mod situation;

mod actors;
mod consequences;
mod duties;
mod facts;
mod follow;
mod gates;
mod letters;
mod turn;

pub use command::{Act, Command};
pub use decide::{Decision, decide};
pub use event::Event;
pub use refusal::{Reason, ReasonKind, Refusal};
pub use situation::{Needs, Situation};
