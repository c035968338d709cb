//! The head of a book: `key: value` lines between two lines `---`.

use super::place::{Place, Word};

/// The head as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Keys and values in order.
    pub(crate) entries: Vec<(Word, Word)>,
    /// Where the whole head stands; the first line where there is none.
    pub(crate) place: Place,
    /// The byte at which the text of the book begins.
    pub(crate) end: usize,
}

impl Head {
    /// The first value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Word> {
        self.entries
            .iter()
            .find(|(word, _)| word.text == key)
            .map(|(_, value)| value)
    }
}

/// Reads the head of a file. A file without one has no entries.
pub(crate) fn read(file: usize, text: &str) -> Head {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut at = start;
    let mut entries = Vec::new();
    for (number, line) in text
        .get(start..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .enumerate()
    {
        let next = at + line.len();
        let is_fence = line.trim_end() == "---";
        if number == 0 && !is_fence {
            let place = Place {
                file,
                span: at..at + line.trim_end().len(),
            };
            return Head {
                entries,
                place,
                end: start,
            };
        }
        if number > 0 && is_fence {
            let place = Place {
                file,
                span: start..at + "---".len(),
            };
            return Head {
                entries,
                place,
                end: next,
            };
        }
        entries.extend(entry(file, at, line));
        at = next;
    }
    // The closing fence is missing, or the file is empty: what stands there is no head.
    let place = Place {
        file,
        span: start..start + text.len().saturating_sub(start).min("---".len()),
    };
    Head {
        entries: Vec::new(),
        place,
        end: start,
    }
}

/// A `key: value` line.
fn entry(file: usize, at: usize, line: &str) -> Option<(Word, Word)> {
    let place = Place {
        file,
        span: at..at + line.len(),
    };
    let whole = Word::new(line, place, line);
    let (key, value) = whole.text.split_once(':')?;
    Some((whole.slice(key.trim()), whole.slice(value.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_where_the_text_begins() {
        let text = "---\ntitle: 書 : 一\nlang: en\r\n---\n# A\n";
        let head = read(0, text);
        assert_eq!(head.get("title").unwrap().text, "書 : 一");
        assert_eq!(head.get("lang").unwrap().text, "en");
        assert_eq!(&text[head.end..], "# A\n");
        assert_eq!(&text[head.get("lang").unwrap().place.span.clone()], "en");
    }

    #[test]
    fn a_file_without_head_begins_at_once() {
        for text in ["", "# A\n---\n", "---\ntitle: open ended\n"] {
            let head = read(0, text);
            assert!(head.entries.is_empty());
            assert_eq!(head.end, 0);
        }
    }
}
