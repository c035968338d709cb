//! Records: opening them, moving them by steps, the words on them, handing them over.

mod automatic;
mod choices;
mod discard;
pub mod entries;
mod filing;
mod hand_over;
mod open;
mod receive;
mod record;
mod step;
mod words;

pub use choices::{StepChoice, choices};
pub use record::Record;

use handbook::{Edition, Id};

use crate::command::Act;

/// Record types that an act might open, itself or by what follows from it: their serials must be loaded.
pub(crate) fn openable(edition: &Edition, act: &Act) -> Vec<Id> {
    match act {
        Act::Open(_)
        | Act::Step(_)
        | Act::Fire { .. }
        | Act::File { .. }
        | Act::Receive(_)
        | Act::Send(_) => edition.record_order.clone(),
        _ => Vec::new(),
    }
}
