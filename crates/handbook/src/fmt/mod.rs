//! Rule blocks in one form, so that two people who write the same rule write the same lines.
//!
//! Prose and everything else outside of rule blocks stays as it is, byte for byte. Inside a block:
//!
//! - keys stand in the order of their kind's table, those of a variant in `case` too; all other tables
//!   keep the order in which they were written, since there it may mean something;
//! - the `=` of a rule stand below each other, and one blank line stands between two rules. Rules of one
//!   key that were written without a blank line between them, such as departments, stay together;
//! - a list stands on one line if that has 120 columns at most, else with an item a line;
//! - keys without quotes where they need none, texts in `"…"` unless they would need escapes then;
//!   texts of several lines, numbers and dates as they were written;
//! - comments stay with what they stand above, beside or below.
//!
//! Formatting twice is formatting once, and the book says the same afterwards.

mod layout;
mod margin;
mod order;
mod print;
mod read;

use std::ops::Range;

use margin::Margin;

use crate::syntax::{FILE_BYTES, rule_blocks};

/// A file of a book with its rule blocks in their one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The text.
    pub text: String,
    /// Blocks that were left as they are, as bytes of the text that came in: their TOML is broken, or they are
    /// indented by tabs.
    pub skipped: Vec<Range<usize>>,
}

/// Formats the rule blocks of one file of a book.
///
/// A file that is larger than any book is left alone.
#[must_use]
pub fn format(text: &str) -> Formatted {
    let mut formatted = Formatted {
        text: String::with_capacity(text.len()),
        skipped: Vec::new(),
    };
    if text.len() > FILE_BYTES {
        formatted.skipped.push(0..text.len());
        formatted.text.push_str(text);
        return formatted;
    }
    let mut done = 0;
    for block in rule_blocks(text)
        .iter()
        .filter(|block| !block.text.is_empty())
    {
        let whole = block.in_file(0..block.text.len());
        let Some(margin) = Margin::of(text, block) else {
            formatted.skipped.push(whole);
            continue;
        };
        let Some(rules) = rules(&block.text, margin.columns()) else {
            formatted.skipped.push(whole);
            continue;
        };
        let before = text.get(done..margin.lines.start).unwrap_or_default();
        formatted.text.push_str(before);
        margin.put(&rules, &mut formatted.text);
        done = margin.lines.end;
    }
    let rest = text.get(done..).unwrap_or_default();
    formatted.text.push_str(rest);
    formatted
}

/// The text of a block in its one form; nothing if its TOML is broken.
fn rules(text: &str, margin_columns: usize) -> Option<String> {
    let mut layout = read::layout(text)?;
    layout.sections.iter_mut().for_each(order::arrange);
    let printed = print::print(&layout, margin_columns);
    // The printer is ours, the book is theirs: what doesn't say the same any more is never handed out.
    read::says_the_same(text, &printed).then_some(printed)
}
