//! Words with what they mean, found at a place of a text: the longest one that stands there.

use super::letters::Letters;

/// Words in Simplified Chinese, each with what it means.
pub(super) struct Lexicon<T> {
    /// In the order of their letters, so that a word stands before those that it begins.
    entries: Vec<(Vec<char>, T)>,
}

impl<T> Lexicon<T> {
    pub(super) fn new<'a>(words: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let entries = words
            .into_iter()
            .map(|(word, means)| (word.chars().collect(), means));
        let mut entries: Vec<(Vec<char>, T)> = entries.collect();
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { entries }
    }

    /// The letters with which its words begin.
    pub(super) fn first_letters(&self) -> impl Iterator<Item = char> + '_ {
        self.entries
            .iter()
            .filter_map(|(word, _)| word.first().copied())
    }

    /// What the longest word that begins at a place means, and its end.
    pub(super) fn find(&self, letters: &Letters, at: usize) -> Option<(&T, usize)> {
        let mut alike = self.entries.as_slice();
        let mut found = None;
        // Ends with the longest word: each turn leaves those that have a letter more in common.
        for length in 1.. {
            let place = length - 1;
            let c = letters.get(at + place);
            let start = alike.partition_point(|(word, _)| word.get(place) < Some(&c));
            let (_, rest) = alike.split_at(start);
            let end = rest.partition_point(|(word, _)| word.get(place) == Some(&c));
            (alike, _) = rest.split_at(end);
            match alike.first() {
                Some((word, means)) if word.len() == length => found = Some((means, at + length)),
                Some(_) => {}
                None => break,
            }
        }
        found
    }
}
