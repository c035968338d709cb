//! Lines and columns of places in the files of a book, for thousands of findings at once.

use handbook::SourceText;

/// Where the lines of each file begin.
pub(crate) struct Lines<'a> {
    files: Vec<(&'a str, Vec<usize>)>,
}

impl<'a> Lines<'a> {
    /// The lines of these files.
    pub(crate) fn new(sources: &'a [SourceText]) -> Self {
        let begins = |source: &'a SourceText| {
            let text = source.text.as_str();
            let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
            (text, std::iter::once(0).chain(after_breaks).collect())
        };
        Self {
            files: sources.iter().map(begins).collect(),
        }
    }

    /// Line and column of a byte, both from 1, columns in characters; the end of the text if it lies beyond.
    pub(crate) fn place(&self, file: usize, byte: usize) -> (usize, usize) {
        let Some((text, begins)) = self.files.get(file) else {
            return (1, 1);
        };
        let byte = text.floor_char_boundary(byte);
        let line = begins.partition_point(|begin| *begin <= byte);
        let begin = line
            .checked_sub(1)
            .and_then(|line| begins.get(line).copied());
        let before = text
            .get(begin.unwrap_or_default()..byte)
            .unwrap_or_default();
        (line, 1 + before.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use handbook::problem::{Problem, ProblemKind};

    use super::*;

    #[test]
    fn places_are_those_that_the_checker_counts() {
        let texts = ["", "\n", "甲\r\n乙丙\n\nd", "末行\n"];
        let sources = texts.map(|text| SourceText {
            name: "書.md".to_owned(),
            text: text.to_owned(),
        });
        let lines = Lines::new(&sources);
        // One file more than there are.
        for file in 0..=texts.len() {
            for byte in 0..20 {
                let problem = Problem {
                    file,
                    span: byte..byte,
                    article: String::new(),
                    kind: ProblemKind::RuleOutsideArticle,
                    related: Vec::new(),
                };
                assert_eq!(
                    lines.place(file, byte),
                    problem.position(&sources),
                    "{file}, {byte}"
                );
            }
        }
    }
}
