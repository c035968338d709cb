//! Where words stand in the files of a book.

use std::ops::Range;
use std::sync::Arc;

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
    /// How it is written there, so that parts of it have places too.
    spelling: Spelling,
}

/// How a text is written in its place.
#[derive(Clone, Debug)]
enum Spelling {
    /// As it is.
    Plain,
    /// In runs, of which the text begins at a byte.
    Runs { runs: Arc<[Run]>, from: usize },
    /// Nobody knows; parts of it share the place of the whole.
    Unknown,
    /// Not at all: another text is.
    Other,
}

/// Some bytes of a text: of a piece of the book as they are, or what an escape stands for.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// The bytes of the text.
    pub(crate) text: Range<usize>,
    /// The bytes of the file.
    pub(crate) file: Range<usize>,
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
                    spelling: Spelling::Plain,
                }
            }
            None => Self {
                text,
                place,
                spelling: Spelling::Unknown,
            },
        }
    }

    /// A text that is written in runs.
    pub(crate) fn in_runs(text: &str, place: Place, runs: Vec<Run>) -> Self {
        let spelling = Spelling::Runs {
            runs: runs.into(),
            from: 0,
        };
        Self {
            text: text.to_owned(),
            place,
            spelling,
        }
    }

    /// Whether the text itself stands in the book, and not another one such as the name of a param.
    pub(crate) fn is_written(&self) -> bool {
        !matches!(self.spelling, Spelling::Other)
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
            spelling: Spelling::Other,
        }
    }

    /// The place of some bytes of the text.
    pub(crate) fn place_of(&self, bytes: Range<usize>) -> Place {
        let is_inside = bytes.start <= bytes.end && bytes.end <= self.text.len();
        let span = match &self.spelling {
            Spelling::Plain if is_inside => {
                let start = self.place.span.start;
                Some(start + bytes.start..start + bytes.end)
            }
            Spelling::Runs { runs, from } if is_inside => {
                span_in(runs, from + bytes.start..from + bytes.end)
            }
            _ => None,
        };
        let span = span.unwrap_or_else(|| self.place.span.clone());
        Place {
            file: self.place.file,
            span,
        }
    }

    fn part(&self, bytes: Range<usize>, text: &str) -> Word {
        let spelling = match &self.spelling {
            Spelling::Plain if bytes.end > self.text.len() => Spelling::Unknown,
            Spelling::Runs { runs, from } => Spelling::Runs {
                runs: Arc::clone(runs),
                from: from.saturating_add(bytes.start),
            },
            spelling => spelling.clone(),
        };
        Word {
            text: text.to_owned(),
            place: self.place_of(bytes),
            spelling,
        }
    }
}

/// The bytes of the file in which some bytes of a text are written; nothing if none are.
fn span_in(runs: &[Run], bytes: Range<usize>) -> Option<Range<usize>> {
    let first = runs.iter().rfind(|run| run.text.start <= bytes.start)?;
    let start = first.file.start + (bytes.start - first.text.start).min(first.file.len());
    let last = runs.iter().find(|run| bytes.end <= run.text.end)?;
    let end = last
        .file
        .end
        .saturating_sub(last.text.end - bytes.end)
        .max(last.file.start);
    Some(start..end.max(start))
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
