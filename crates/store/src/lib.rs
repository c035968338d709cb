//! The one room that speaks SQL: the log, the rows made from it, and everything between a decision
//! and the disk.
//!
//! A command goes one way: the writer loads a [`casework::Situation`], lets `casework` decide, and
//! commits events, rows, timers and outbox in one transaction. Both databases take the same path.
//! The store decides nothing, reads no clock and draws no chance: both are handed in.

pub mod backup;
pub mod bulk;
pub mod cell;
pub mod checkpoint;
pub mod desk;
pub mod door;
pub mod editions;
pub mod error;
pub mod keys;
pub mod log;
pub mod migrate;
pub mod org_state;
pub mod seal;
pub mod verify;

mod coming;
mod dialect;
mod held;
mod hex;
mod load;
mod machine;
mod postgres_door;
mod publish;
mod readers;
mod rebuild;
mod rows;
mod run;
mod save;
mod sqlite_door;
mod statistics;
mod store;
mod timers;
mod upkeep;
mod writer;

pub use bulk::Bulk;
pub use cell::{Cell, Row};
pub use door::{Composed, Door, Place};
pub use error::{Result, StoreError};
pub use machine::{Committed, Delivery};
pub use publish::PublishError;
pub use store::{Config, Store};
pub use writer::{Reply, SubmitError, Submitted};
