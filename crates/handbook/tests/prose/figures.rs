//! How much of what is marked was found, and how much of what was found is marked.

use std::collections::BTreeMap;
use std::fmt::Write;

use handbook::prose::recognise;

use crate::canonical;
use crate::labels::{Labelled, Mark};

/// Counts of one kind, or of all.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub marked: u32,
    pub found: u32,
    pub right: u32,
}

/// The counts of each kind, and what went wrong.
#[derive(Default)]
pub(crate) struct Figures {
    pub kinds: BTreeMap<char, Counts>,
    pub wrong: Vec<String>,
}

impl Figures {
    /// Adds the sentences of a file. A mention is right if place, kind and value all are.
    pub(crate) fn add(&mut self, labelled: &Labelled) {
        for sentence in &labelled.sentences {
            let found = recognise(&sentence.text, &labelled.vocabulary);
            let found: Vec<Mark> = found.iter().map(canonical::mark).collect();
            let marked: Vec<Mark> = sentence.marks.iter().map(canonical::normal).collect();
            for mark in &marked {
                self.kinds.entry(mark.kind).or_default().marked += 1;
            }
            for mark in &found {
                let counts = self.kinds.entry(mark.kind).or_default();
                counts.found += 1;
                counts.right += u32::from(marked.contains(mark));
            }
            let say = |mark: &Mark| {
                format!(
                    "{}={}|{}",
                    mark.kind,
                    mark.value,
                    &sentence.text[mark.span.clone()]
                )
            };
            let missing: Vec<String> = marked
                .iter()
                .filter(|mark| !found.contains(mark))
                .map(say)
                .collect();
            let too_many: Vec<String> = found
                .iter()
                .filter(|mark| !marked.contains(mark))
                .map(say)
                .collect();
            if !missing.is_empty() || !too_many.is_empty() {
                self.wrong.push(format!(
                    "{}\n    not found: {missing:?}\n    found: {too_many:?}",
                    sentence.text
                ));
            }
        }
    }

    pub(crate) fn all(&self) -> Counts {
        self.kinds
            .values()
            .fold(Counts::default(), |sum, counts| Counts {
                marked: sum.marked + counts.marked,
                found: sum.found + counts.found,
                right: sum.right + counts.right,
            })
    }

    pub(crate) fn table(&self) -> String {
        let mut table = String::from("kind marked found right precision recall\n");
        let rows = self
            .kinds
            .iter()
            .map(|(kind, counts)| (kind.to_string(), *counts));
        for (name, counts) in rows.chain([("all".to_owned(), self.all())]) {
            writeln!(
                table,
                "{name:4} {:6} {:5} {:5} {:9} {:6}",
                counts.marked,
                counts.found,
                counts.right,
                hundredths(counts.precision()),
                hundredths(counts.recall()),
            )
            .expect("a String takes all");
        }
        table
    }
}

impl Counts {
    /// Hundredths of a percent of what was found, rounded down.
    pub(crate) fn precision(self) -> u32 {
        self.right * 10_000 / self.found.max(1)
    }

    /// Hundredths of a percent of what is marked, rounded down.
    pub(crate) fn recall(self) -> u32 {
        self.right * 10_000 / self.marked.max(1)
    }
}

fn hundredths(share: u32) -> String {
    format!("{}.{:02}", share / 100, share % 100)
}
