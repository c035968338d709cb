//! The sheet of a rule while it is written, line by line.

use handbook::rule::Meta;

use super::Part;
use crate::texts::Argument;
use crate::wording::Wording;

/// A sheet with the words that it is written in.
pub(super) struct Sheet<'a> {
    pub(super) words: &'a Wording,
    pub(super) parts: Vec<Part>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(words: &'a Wording) -> Self {
        Self {
            words,
            parts: Vec::new(),
        }
    }

    /// A line under a word; nothing where the line is empty.
    pub(super) fn line(&mut self, word: &str, line: impl Into<String>) {
        self.lines(word, [line.into()]);
    }

    /// A line under a word, where there is something to say.
    pub(super) fn maybe(&mut self, word: &str, line: Option<String>) {
        self.lines(word, line);
    }

    /// Several lines under a word, after those that stand there.
    pub(super) fn lines(&mut self, word: &str, lines: impl IntoIterator<Item = String>) {
        let word = self.words.say(&format!("explain-word-{word}"));
        self.under(word, lines);
    }

    /// Several lines under a word that is said already.
    pub(super) fn under(&mut self, word: String, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines
            .into_iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        match self.parts.iter_mut().find(|part| part.word == word) {
            Some(part) => part.lines.extend(lines),
            None => self.parts.push(Part { word, lines }),
        }
    }

    /// A sentence under a word, where something is so.
    pub(super) fn flag(&mut self, word: &str, is_so: bool, key: &str) {
        if is_so {
            let line = self.words.say(key);
            self.line(word, line);
        }
    }

    /// A text with its facts under a word.
    pub(super) fn say(&mut self, word: &str, key: &str, facts: &[(&str, Argument<'_>)]) {
        let line = self.words.say_with(key, facts);
        self.line(word, line);
    }

    /// Names of other rules in one phrase.
    pub(super) fn named(&self, kind: &str, metas: impl IntoIterator<Item = &'a Meta>) -> String {
        let words = self.words;
        words.list(metas.into_iter().map(|meta| words.rule_named(kind, meta)))
    }
}
