//! How time was counted, stretch by stretch: what counts stands beside a strong line, what is left out beside a pale one.

use maud::{Markup, html};

use super::link::{Link, text_link};

/// Time from a start to a due instant.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reckoning {
    /// What it shows, for who cannot see it.
    pub caption: String,
    /// When, what of it counts, and how much so far. The last is left out where nothing adds up.
    pub columns: [String; 3],
    /// The stretches in order.
    pub stretches: Vec<ReckonedStretch>,
    /// The way to all stretches, if some are folded.
    pub all: Option<Link>,
}

/// A stretch of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReckonedStretch {
    /// When.
    pub when: String,
    /// What of it counts, or why it doesn't.
    pub what: String,
    /// What was counted up to its end.
    pub so_far: Option<String>,
    /// Whether any of it counts.
    pub counts: bool,
}

/// The stretches as a table.
pub(crate) fn reckoning(reckoning: &Reckoning) -> Markup {
    let adds_up = reckoning
        .stretches
        .iter()
        .any(|stretch| stretch.so_far.is_some());
    let columns = if adds_up { 3 } else { 2 };
    html! {
        table.reckoning {
            caption.unseen { (reckoning.caption) }
            thead { tr { @for column in reckoning.columns.iter().take(columns) { th scope="col" { (column) } } } }
            tbody {
                @for stretch in &reckoning.stretches {
                    tr.counts[stretch.counts] {
                        td { (stretch.when) }
                        td { (stretch.what) }
                        @if adds_up { td data-label=[so_far_label(reckoning, stretch)] { @if let Some(so_far) = &stretch.so_far { (so_far) } } }
                    }
                }
            }
        }
        @if let Some(all) = &reckoning.all { p.more-line { (text_link(all)) } }
    }
}

/// The heading again, for the phone, where the headings are left out.
fn so_far_label<'r>(reckoning: &'r Reckoning, stretch: &ReckonedStretch) -> Option<&'r str> {
    let [.., label] = &reckoning.columns;
    stretch.so_far.as_ref().map(|_| label.as_str())
}
