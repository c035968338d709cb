//! Pieces of text that were cut out of a file, and where each of their bytes stands there.

use std::ops::Range;

use super::place::Place;
use crate::article::Source;

/// A text cut out of a file: a rule block without the indentation of a list, a paragraph without its marks.
#[derive(Clone, Debug)]
pub(crate) struct Excerpt {
    /// The file that it stands in.
    pub(crate) file: usize,
    /// The article and item that it belongs to; none before the first article.
    pub(crate) source: Option<Source>,
    /// Its text.
    pub(crate) text: String,
    /// Pieces of the text: offset in the text, offset in the file.
    pieces: Vec<(usize, usize)>,
}

impl Excerpt {
    /// One without any text yet.
    pub(super) fn new(file: usize, source: Option<Source>) -> Self {
        Self {
            file,
            source,
            text: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Adds text that stands at a byte of the file.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// The place of bytes of the text.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place {
            file: self.file,
            span: self.in_file(span),
        }
    }

    /// The bytes of the file that bytes of the text are.
    pub(crate) fn in_file(&self, span: Range<usize>) -> Range<usize> {
        let start = self.byte_in_file(span.start);
        let end = if span.end > span.start {
            self.byte_in_file(span.end - 1) + 1
        } else {
            start
        };
        start..end.max(start)
    }

    fn byte_in_file(&self, byte: usize) -> usize {
        let after = self.pieces.partition_point(|(in_text, _)| *in_text <= byte);
        let piece = after.checked_sub(1).and_then(|last| self.pieces.get(last));
        piece.map_or(0, |(in_text, in_file)| in_file + byte - in_text)
    }
}
