//! The component library: pure functions from small view structs to markup. The structs hold words that are already in
//! the reader's language; nothing here knows a handbook, a record or a database. No inline style and no inline script:
//! what varies in size is drawn as SVG with geometry attributes, so a strict content security policy holds.

pub(crate) mod bare;
pub(crate) mod clock;
pub(crate) mod composer;
mod control;
pub(crate) mod day_line;
pub(crate) mod duty;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod filters;
pub(crate) mod form;
mod frame;
pub(crate) mod handbook;
pub(crate) mod history;
pub(crate) mod icon;
pub(crate) mod lanes;
pub(crate) mod layout;
pub(crate) mod link;
pub(crate) mod margin;
pub(crate) mod message;
pub(crate) mod notice;
pub(crate) mod pager;
pub(crate) mod people;
pub(crate) mod portal;
mod preferences;
pub(crate) mod progress;
pub(crate) mod promise_row;
pub(crate) mod reckoning;
pub(crate) mod record_head;
pub(crate) mod rule_sheet;
pub(crate) mod share;
pub(crate) mod shell;
pub(crate) mod steps;
pub(crate) mod strip;
pub(crate) mod table;
pub(crate) mod tabs;

#[cfg(test)]
mod tests;

/// The character that stands for a person in a small circle.
fn initial(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}
