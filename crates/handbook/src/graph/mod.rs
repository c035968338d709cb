//! A record's steps as a picture: states, the steps between them, and the clocks that run meanwhile.
//!
//! [`Chart::of`] finds out what there is to draw, [`Chart::svg`] draws it, [`Chart::dot`] hands it to Graphviz. The words
//! come from the reader's side, as [`Words`]; so one chart speaks every language. The same book gives the same bytes.

mod block;
mod bundle;
mod chart;
mod clock;
mod dot;
mod icon;
mod ink;
mod layout;
mod legend;
mod paint;
mod sketch;
mod spoken;
mod svg;
mod text;
mod words;

pub use bundle::Extent;
pub use chart::{Chart, Passage, Place, TooLarge, Way};
pub use clock::{Anchor, Clock, GateMark};
pub use words::{Phrase, Words};

/// Most states that are drawn; nobody reads a larger picture.
pub const STATES_MAX: usize = 120;

/// Most lines that are drawn, after those of one step are bundled.
pub const WAYS_MAX: usize = 320;
