//! How a text of a rule block is written in its file: with escapes, or over several lines with a margin.

use std::ops::Range;

use toml_parser::decoder::{Encoding, StringBuilder};
use toml_parser::{Raw, Span};

use super::excerpt::Excerpt;
use super::place::Run;

/// The runs of a text or key that stands at some bytes of a block.
pub(super) fn of(block: &Excerpt, span: Range<usize>) -> Vec<Run> {
    let written = block.text.get(span.clone()).unwrap_or_default();
    let encoding = match written {
        _ if written.starts_with("\"\"\"") => Some(Encoding::MlBasicString),
        _ if written.starts_with("'''") => Some(Encoding::MlLiteralString),
        _ if written.starts_with('"') => Some(Encoding::BasicString),
        _ if written.starts_with('\'') => Some(Encoding::LiteralString),
        _ => None,
    };
    let mut builder = Builder {
        block,
        written,
        start: span.start,
        length: 0,
        runs: Vec::new(),
        is_after_escape: false,
        read: 0,
    };
    let raw = Raw::new_unchecked(written, encoding, Span::new_unchecked(0, written.len()));
    // What is wrong with the text was found when the block was read.
    raw.decode_key(&mut builder, &mut ());
    builder.runs
}

/// Is handed the pieces of a text while it is decoded, and notes where each came from.
struct Builder<'b> {
    block: &'b Excerpt,
    written: &'b str,
    /// Where the text is written in the block.
    start: usize,
    /// How long it is so far.
    length: usize,
    runs: Vec<Run>,
    /// Whether the last run is an escape whose end isn't known yet.
    is_after_escape: bool,
    /// The byte of what is written behind the last piece.
    read: usize,
}

impl Builder<'_> {
    fn push(&mut self, length: usize, written: Range<usize>) {
        let text = self.length..self.length + length;
        let file = self
            .block
            .in_file(self.start + written.start..self.start + written.end);
        self.length = text.end;
        self.runs.push(Run { text, file });
    }
}

impl<'b> StringBuilder<'b> for Builder<'b> {
    fn clear(&mut self) {
        self.length = 0;
        self.runs.clear();
    }

    fn push_str(&mut self, append: &'b str) -> bool {
        let offset = append.as_ptr() as usize - self.written.as_ptr() as usize;
        if let Some(escape) = self.runs.last_mut().filter(|_| self.is_after_escape) {
            let end = self
                .block
                .in_file(self.start + self.read..self.start + offset)
                .end;
            escape.file.end = end;
        }
        self.is_after_escape = false;
        let mut at = offset;
        // Each line of a block has a margin of its own before it.
        for line in append.split_inclusive('\n') {
            self.push(line.len(), at..at + line.len());
            at += line.len();
        }
        self.read = at;
        true
    }

    fn push_char(&mut self, append: char) -> bool {
        self.push(append.len_utf8(), self.read..self.read + 1);
        self.is_after_escape = true;
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Place, Word, rule_blocks};

    /// The bytes of a file in which each part of its only text is written.
    #[track_caller]
    fn check(file: &str, value: &str, parts: &[(&str, &str)]) {
        let block = rule_blocks(file).remove(0);
        let start = block.text.find('=').unwrap() + 2;
        let span = start..block.text.trim_end().len();
        let place = Place {
            file: 0,
            span: block.in_file(span.clone()),
        };
        let word = Word::in_runs(value, place, super::of(&block, span));
        for (part, written) in parts {
            let at = word.text.find(part).unwrap();
            let piece = word.slice(word.text.get(at..at + part.len()).unwrap());
            assert_eq!(file.get(piece.place.span.clone()), Some(*written), "{part}");
            let again = piece.slice(piece.text.get(1..).unwrap());
            assert_eq!(again.place.span.end, piece.place.span.end, "{part}");
        }
    }

    #[test]
    fn parts_of_a_text_with_escapes_have_places() {
        check(
            "```rule\na = \"x \\\"y\\\" \\u0041b \\\\\"\n```\n",
            "x \"y\" Ab \\",
            &[
                ("x ", "x "),
                ("\"y\"", "\\\"y\\\""),
                ("Ab", "\\u0041b"),
                ("b ", "b "),
                (" \\", " \\\\"),
            ],
        );
    }

    #[test]
    fn parts_of_a_text_of_several_lines_have_places() {
        check(
            "1. A\n   ```rule\n   a = \"\"\"\n   one \\\n     two\n\n   three\"\"\"\n   ```\n",
            "one two\n\nthree",
            &[
                ("one", "one"),
                ("e two", "e \\\n     two"),
                ("three", "three"),
                ("two\n\nth", "two\n\n   th"),
            ],
        );
        check(
            "```rule\r\na = '''x\r\ny'''\r\n```\r\n",
            "x\ny",
            &[("x\ny", "x\r\ny"), ("\ny", "\r\ny")],
        );
    }
}
