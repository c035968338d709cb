//! The desk: what pages ask of the data, and the writes that aren't events. One file for each noun.
//!
//! Every list has a named limit, and whatever a reader may not see is left out by the look-up itself. Nothing is
//! decided here: who may read what is handed in as a [`casework::access::ReadScope`], time and tokens likewise.

pub mod accesslog;
pub mod clients;
pub mod counts;
pub mod day;
pub mod files;
pub mod filings;
pub mod handbook;
pub mod measured;
pub mod messages;
pub mod notices;
pub mod outbox;
pub mod passwords;
pub mod people;
pub mod promises;
pub mod queue;
pub mod record;
pub mod sessions;
pub mod settings;
pub mod throttle;
pub mod tokens;

mod capped;
mod cursor;
mod scope;
mod statement;
mod token_hash;

pub use capped::{COUNT_MAX, Capped};
pub use cursor::Cursor;
pub use promises::Owed;
