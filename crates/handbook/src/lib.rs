//! The handbook language: Markdown with rule blocks in, a checked [`Edition`] or [`Problem`]s out.
//!
//! This crate is pure: no clock, disk, network or randomness, and it knows no cases. Parsing never
//! fails; it returns what it understood and everything that is wrong, so that a keeper of a handbook
//! sees all findings at once. `docs/language.md` is the reference of the language.

pub mod article;
pub mod compose;
pub mod coverage;
pub mod edition;
pub mod event;
pub mod fmt;
pub mod formula;
pub mod graph;
pub mod id;
pub mod label;
pub mod language;
pub mod liveness;
pub mod problem;
pub mod prose;
pub mod rename;
pub mod rule;

mod check;
mod look_alike;
mod nearest;
mod syntax;

pub use edition::Edition;
pub use id::Id;
pub use label::{Label, Lang};
pub use nearest::nearest;
pub use problem::Problem;

/// One file of a handbook as the shell read it: its name for messages, and its text.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Name as the reader knows it, such as `handbook.md`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Reads a handbook. The edition is there when no problem is an error; warnings come beside it.
#[must_use]
pub fn read(sources: &[SourceText]) -> (Option<Edition>, Vec<Problem>) {
    check::read(sources)
}
