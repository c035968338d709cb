//! Sentences in which people have marked what they say: `{KIND=VALUE|text}`.

use std::ops::Range;

use handbook::Id;
use handbook::prose::Vocabulary;

/// A set of sentences with the roles that they name.
pub(crate) struct Labelled {
    pub vocabulary: Vocabulary,
    pub sentences: Vec<Sentence>,
}

/// A sentence without its marks, and the marks.
pub(crate) struct Sentence {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// What one mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub span: Range<usize>,
    pub kind: char,
    pub value: String,
}

pub(crate) fn read(file: &str) -> Labelled {
    let lines = || {
        file.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    };
    let roles = lines().filter_map(|line| line.strip_prefix("role "));
    let roles: Vec<(Id, &str)> = roles
        .flat_map(|line| {
            let (id, names) = line.split_once(' ').expect("an id and its names");
            names.split('|').map(|name| (Id::new(id), name))
        })
        .collect();
    let sentences = lines().filter(|line| !line.starts_with("role "));
    Labelled {
        vocabulary: Vocabulary::new(roles),
        sentences: sentences.map(sentence).collect(),
    }
}

fn sentence(line: &str) -> Sentence {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = behind.split_once('}').expect("a mark that ends");
        let (head, words) = mark.split_once('|').expect("a mark with its text");
        let (kind, value) = head.split_once('=').expect("a mark with its value");
        let start = text.len();
        text.push_str(words);
        let kind = kind.chars().next().expect("a kind of one letter");
        assert!("DFTPMRX".contains(kind), "no kind {kind}: {line}");
        let value = value.to_owned();
        marks.push(Mark {
            span: start..text.len(),
            kind,
            value,
        });
        rest = after;
    }
    text.push_str(rest);
    Sentence { text, marks }
}
