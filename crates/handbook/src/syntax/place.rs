//! Where words stand in the files of a book.

use std::ops::Range;

/// Bytes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Position of the file in the sources.
    pub(crate) file: usize,
    /// Its bytes.
    pub(crate) span: Range<usize>,
}

/// A text from the book and the place where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The text, escapes resolved.
    pub(crate) text: String,
    /// Its place.
    pub(crate) place: Place,
    /// Whether the bytes at the place are those of the text, so that parts of it have places too.
    exact: bool,
}

impl Word {
    /// A text that stands in a place, somewhere between its quotes.
    ///
    /// `written` is what the file holds there. Where the text is part of it, parts of the word have
    /// places of their own; where escapes changed it, they share the place of the whole.
    pub(crate) fn new(text: &str, place: Place, written: &str) -> Self {
        let text = text.to_owned();
        match written.find(&text) {
            Some(at) => {
                let start = place.span.start + at;
                let place = Place {
                    file: place.file,
                    span: start..start + text.len(),
                };
                Self {
                    text,
                    place,
                    exact: true,
                }
            }
            None => Self {
                text,
                place,
                exact: false,
            },
        }
    }

    /// The word that a slice of this word's text is.
    pub(crate) fn slice(&self, part: &str) -> Word {
        let offset = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        self.part(offset..offset.saturating_add(part.len()), part)
    }

    /// Another text that stands for this one, such as the value of a param, in its place.
    pub(crate) fn instead(&self, text: &str) -> Word {
        Word {
            text: text.to_owned(),
            place: self.place.clone(),
            exact: false,
        }
    }

    /// The place of some bytes of the text.
    pub(crate) fn place_of(&self, bytes: Range<usize>) -> Place {
        if !self.exact || bytes.start > bytes.end || bytes.end > self.text.len() {
            return self.place.clone();
        }
        let start = self.place.span.start;
        Place {
            file: self.place.file,
            span: start + bytes.start..start + bytes.end,
        }
    }

    fn part(&self, bytes: Range<usize>, text: &str) -> Word {
        let inside = bytes.end <= self.text.len();
        Word {
            text: text.to_owned(),
            place: self.place_of(bytes),
            exact: self.exact && inside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(span: Range<usize>) -> Place {
        Place { file: 0, span }
    }

    #[test]
    fn a_part_of_a_plain_text_has_its_own_place() {
        let word = Word::new("open -> done", place(10..24), "\"open -> done\"");
        assert_eq!(word.place.span, 11..23);
        let done = word.slice(word.text.split("-> ").nth(1).unwrap());
        assert_eq!((done.text.as_str(), done.place.span), ("done", 19..23));
    }

    #[test]
    fn parts_of_an_escaped_text_share_its_place() {
        let word = Word::new("a\tb", place(3..9), "\"a\\tb\"");
        assert_eq!(word.slice(&word.text[2..]).place.span, 3..9);
    }
}
