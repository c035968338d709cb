//! Texts that people write, folded so that capitals, full-width forms, Traditional and Simplified
//! characters don't matter, while every place can still be shown in the original.

use std::ops::Range;

/// A folded text that remembers where each of its bytes came from.
pub(crate) struct Folded {
    text: String,
    /// The place in the original of each byte of `text`, and of its end.
    places: Vec<usize>,
}

/// A part of a folded text.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    whole: &'a Folded,
    pub(crate) text: &'a str,
}

impl Folded {
    pub(crate) fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len() + 1);
        for (place, c) in original.char_indices() {
            text.push(fold(c));
            places.resize(text.len(), place);
        }
        places.push(original.len());
        Self { text, places }
    }

    pub(crate) fn piece(&self) -> Piece<'_> {
        Piece {
            whole: self,
            text: &self.text,
        }
    }
}

impl<'a> Piece<'a> {
    /// The bytes of the original that this part stands for.
    pub(crate) fn range(self) -> Range<usize> {
        let start = self.text.as_ptr().addr() - self.whole.text.as_ptr().addr();
        let place = |at: usize| self.whole.places.get(at).copied().unwrap_or_default();
        place(start)..place(start + self.text.len())
    }

    pub(crate) fn trim(self) -> Self {
        Self {
            text: self.text.trim(),
            ..self
        }
    }

    /// What follows a prefix.
    pub(crate) fn strip_prefix(self, prefix: &str) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self { text, ..self })
    }

    /// This part without the first of these prefixes that it has.
    pub(crate) fn without_prefix(self, prefixes: &[&str]) -> Self {
        let found = prefixes
            .iter()
            .find_map(|prefix| self.text.strip_prefix(prefix));
        Self {
            text: found.unwrap_or(self.text),
            ..self
        }
        .trim()
    }

    /// This part without the first of these suffixes that it has.
    pub(crate) fn without_suffix(self, suffixes: &[&str]) -> Self {
        let found = suffixes
            .iter()
            .find_map(|suffix| self.text.strip_suffix(suffix));
        Self {
            text: found.unwrap_or(self.text),
            ..self
        }
        .trim()
    }

    /// Cuts behind the last of the leading characters that are `wanted`.
    pub(crate) fn split_leading(self, wanted: impl Fn(char) -> bool) -> (Self, Self) {
        let end = self.text.find(|c| !wanted(c)).unwrap_or(self.text.len());
        let (head, tail) = self.text.split_at(end);
        (Self { text: head, ..self }, Self { text: tail, ..self })
    }

    /// The words with single spaces between; Chinese has none.
    pub(crate) fn phrase(self) -> String {
        let words = self.text.split_whitespace();
        if self.text.is_ascii() {
            words.collect::<Vec<_>>().join(" ")
        } else {
            words.collect()
        }
    }
}

/// Only characters that lengths and periods are written with have to be known here.
fn fold(c: char) -> char {
    match c {
        '！'..='～' => {
            let ascii = u32::from(c) - u32::from('！') + u32::from('!');
            char::from_u32(ascii).unwrap_or(c).to_ascii_lowercase()
        }
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '個' | '箇' => '个',
        '內' => '内',
        '時' => '时',
        '鐘' | '鍾' => '钟',
        '頭' => '头',
        '兩' => '两',
        '週' => '周',
        '禮' => '礼',
        '曆' => '历',
        '後' => '后',
        '結' => '结',
        '當' => '当',
        '馬' => '马',
        '營' => '营',
        '業' => '业',
        '間' => '间',
        _ => c.to_ascii_lowercase(),
    }
}
