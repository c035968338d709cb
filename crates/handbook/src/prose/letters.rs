//! A text as folded letters, each with its place, so that the rules read one script and no blanks.

use std::ops::Range;

use super::fold::fold;

/// What stands beyond both ends of a text, and between its lines: no rule reads over it.
pub(super) const NOTHING: char = '\n';

/// A folded text. Blanks beside a Chinese letter count for nothing, nor do the asterisks with which
/// Markdown marks what is strong.
pub(super) struct Letters {
    letters: Vec<Letter>,
    /// How many letters were read, so that a test can say that time grows with the text.
    #[cfg(test)]
    pub(super) reads: std::cell::Cell<usize>,
}

struct Letter {
    folded: char,
    bytes: Range<usize>,
}

impl Letters {
    pub(super) fn new(text: &str) -> Self {
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len() / 2);
        let mut rest = text.char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            let bytes = start..start + c.len_utf8();
            if counts_for_nothing(c) {
                let before = letters.last().map_or(NOTHING, |letter| letter.folded);
                while rest.next_if(|(_, c)| counts_for_nothing(*c)).is_some() {}
                let after = rest.peek().map_or(NOTHING, |(_, c)| *c);
                // "021-5555 1234" and "7*24" would be other numbers without it.
                if before.is_ascii_alphanumeric() && fold(after).is_ascii_alphanumeric() {
                    let folded = if c == '*' { '*' } else { ' ' };
                    letters.push(Letter { folded, bytes });
                }
                continue;
            }
            let folded = if is_line_end(c) { NOTHING } else { fold(c) };
            letters.push(Letter { folded, bytes });
        }
        Self {
            letters,
            #[cfg(test)]
            reads: std::cell::Cell::new(0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letter at a place.
    pub(super) fn get(&self, at: usize) -> char {
        #[cfg(test)]
        self.reads.set(self.reads.get() + 1);
        self.letters.get(at).map_or(NOTHING, |letter| letter.folded)
    }

    /// The letter before a place.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(NOTHING, |at| self.get(at))
    }

    /// The end of a word that begins at a place. Words are written in Simplified Chinese.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for c in word.chars() {
            if self.get(end) != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The end of the first of some words that begins at a place; longer words come first.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.word(at, word))
    }

    /// Where what begins at a place goes on behind one of some words, or that place.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        self.any(at, words).unwrap_or(at)
    }

    /// Whether one of some words ends before a place.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let start = at.checked_sub(word.chars().count());
            start.is_some_and(|start| self.word(start, word).is_some())
        })
    }

    /// Whether one of some words, which stand with blanks between, begins at a place.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        words
            .split(' ')
            .any(|word| !word.is_empty() && self.word(at, word).is_some())
    }

    /// The folded letters of a part, which ends with the text at the latest.
    pub(super) fn part(&self, part: Range<usize>) -> impl Iterator<Item = char> + '_ {
        let letters = self.letters.get(part).unwrap_or_default();
        letters.iter().map(|letter| letter.folded)
    }

    /// The bytes of the original that some letters stand for.
    pub(super) fn bytes(&self, letters: Range<usize>) -> Range<usize> {
        let part = self.letters.get(letters).unwrap_or_default();
        match (part.first(), part.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        }
    }
}

fn counts_for_nothing(c: char) -> bool {
    (c.is_whitespace() && !is_line_end(c)) || matches!(c, '*' | '\u{200B}' | '\u{FEFF}')
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}
