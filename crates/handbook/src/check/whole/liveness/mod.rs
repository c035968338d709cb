//! Whether every case can come to an end and every promise can be kept, as the engine of liveness sees it.
//!
//! The rules are translated into its model, and what it finds into findings with the places of the book.

mod model;
mod requirement;
mod told;
mod way;

use crate::check::desk::Desk;
use crate::edition::Edition;
use crate::liveness::examine;

/// Reports states, steps, approvals and promises that can't be, can't end, or wait for somebody without a clock.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    let model = model::of(edition);
    for finding in examine(&model).findings {
        told::tell(desk, edition, &finding);
    }
}
