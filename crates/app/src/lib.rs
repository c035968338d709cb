//! The shell around the rules: command line, pages, sign-in, workers. It reads the clock, speaks HTTP and words texts, and
//! decides nothing: what may happen is `casework`'s, what is kept is the `store`'s.

pub mod cli;
pub mod clock;
pub mod config;
pub mod data_folder;
pub mod demo;
pub mod error;
pub mod handbooks;
pub mod http;
pub mod live;
pub mod replay;
pub mod simulation;
pub mod state;
pub mod stop;
pub mod texts;
pub mod workers;

mod book;
mod clients;
mod day;
mod entering;
mod opening;
mod people;
mod portal;
mod queue;
mod record;
mod sign_in;
#[allow(
    dead_code,
    reason = "a library of components; pages use them as they come"
)]
mod ui;
mod wording;
