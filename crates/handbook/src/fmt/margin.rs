//! Where the lines of a block stand in their file: inside a list or a quotation each has something before it.

use std::ops::Range;

use crate::syntax::Excerpt;

/// The lines of a block in their file.
#[derive(Debug)]
pub(super) struct Margin<'a> {
    /// The bytes of the lines, from the first one's beginning to behind the last one's end.
    pub(super) lines: Range<usize>,
    /// What stands before each line.
    before: &'a str,
    /// What ends a line.
    end: &'static str,
}

impl<'a> Margin<'a> {
    /// The margin of a block; nothing if it can't be told from what stands in the block.
    pub(super) fn of(text: &'a str, block: &Excerpt) -> Option<Self> {
        let whole = block.in_file(0..block.text.len());
        let start = line_start(text, whole.start);
        let mut before = "";
        let mut at = 0;
        for line in block.text.split_inclusive('\n') {
            let byte = block.in_file(at..at + 1).start;
            at += line.len();
            if line.trim().is_empty() {
                continue;
            }
            // A fence that is indented takes that much from each line, less from one that has less.
            let own = text.get(line_start(text, byte)..byte)?;
            if !own.starts_with(before) && !before.starts_with(own) {
                return None;
            }
            before = if own.len() > before.len() {
                own
            } else {
                before
            };
        }
        let is_plain = before.chars().all(|c| matches!(c, ' ' | '>'));
        let end = if text.get(..start)?.ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        is_plain.then_some(Self {
            lines: start..whole.end.max(start),
            before,
            end,
        })
    }

    /// How many columns stand before each line.
    pub(super) fn columns(&self) -> usize {
        self.before.len()
    }

    /// Adds the lines of a text, each with what stands before it.
    pub(super) fn put(&self, lines: &str, to: &mut String) {
        for line in lines.split_terminator('\n') {
            let before = if line.is_empty() {
                self.before.trim_end()
            } else {
                self.before
            };
            to.extend([before, line, self.end]);
        }
    }
}

fn line_start(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}
