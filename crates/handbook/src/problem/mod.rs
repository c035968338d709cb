//! Everything that can be wrong in a handbook, with its place and what would help.

mod argument;
mod expected;
mod fault;
mod kind;
mod listing;

use std::ops::Range;

pub use argument::Arguments;
pub use expected::Expected;
pub use fault::FormulaFault;
pub use kind::ProblemKind;
pub use listing::{Listed, expectations, listed};

use crate::SourceText;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The book can't run.
    Error,
    /// The book runs, but somebody should look.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Position of the file in the sources that were read.
    pub file: usize,
    /// Bytes of that file that are wrong.
    pub span: Range<usize>,
    /// Label of the article around it, empty before the first.
    pub article: String,
    /// What it is.
    pub kind: ProblemKind,
    /// Other places that have to do with it, as file and bytes: the first of two rules with one id,
    /// the rule that disagrees, the sentence that a rule differs from.
    pub related: Vec<(usize, Range<usize>)>,
}

impl Problem {
    /// How much it weighs: each kind of finding has one weight, whatever the book.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Line and column of the finding's first character, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, sources: &[SourceText]) -> (usize, usize) {
        position(sources, self.file, self.span.start)
    }

    /// File, line and column of the other places that have to do with the finding.
    #[must_use]
    pub fn related_positions(&self, sources: &[SourceText]) -> Vec<(usize, usize, usize)> {
        let place = |(file, span): &(usize, Range<usize>)| {
            let (line, column) = position(sources, *file, span.start);
            (*file, line, column)
        };
        self.related.iter().map(place).collect()
    }
}

/// Line and column of a byte of a file; the end of the text if the byte lies beyond it.
fn position(sources: &[SourceText], file: usize, byte: usize) -> (usize, usize) {
    let text = sources.get(file).map_or("", |source| source.text.as_str());
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or(text);
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
    (line, column)
}
