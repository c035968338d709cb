//! `handbook.toml`: the files of a book, the books that it includes, and the company's own values.

use std::collections::BTreeSet;

use super::{BOOKS_MAX, FILES_MAX, LIST};
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::syntax::{Entry, Fault, Node, Table, Tree, Word};

/// What a `handbook.toml` names, for whoever gathers the files. What is wrong in it is told by the checker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The files of the book in the order of reading.
    pub files: Vec<String>,
    /// The books that it includes.
    pub include: Vec<String>,
}

/// Reads what a `handbook.toml` names: so much of it as can be read.
#[must_use]
pub fn listed(text: &str) -> Listed {
    let source = crate::SourceText {
        name: LIST.to_owned(),
        text: text.to_owned(),
    };
    let mut ignored = Vec::new();
    let table = crate::syntax::read_toml(&[source], 0, &mut ignored);
    let list = read(&table, &mut ignored);
    let texts = |words: Vec<Word>| words.into_iter().map(|word| word.text).collect();
    Listed {
        files: texts(list.files),
        include: texts(list.include),
    }
}

/// A `handbook.toml` as it was written.
#[derive(Debug, Default)]
pub(super) struct BookList {
    /// The files.
    pub(super) files: Vec<Word>,
    /// The included books.
    pub(super) include: Vec<Word>,
    /// The company's own values.
    pub(super) params: Table,
}

const KEYS: [&str; 3] = ["files", "include", "params"];

/// Reads a `handbook.toml` and reports what is wrong in it.
pub(super) fn read(table: &Table, faults: &mut Vec<Fault>) -> BookList {
    let mut list = BookList::default();
    for Entry { key, node } in &table.entries {
        match key.text.as_str() {
            "files" => {
                list.files = words(node, "files", faults);
                if let Some(extra) = list.files.get(FILES_MAX) {
                    let kind = ProblemKind::TooManyLines {
                        key: "files".to_owned(),
                        limit: FILES_MAX,
                    };
                    faults.push((extra.place.clone(), kind));
                    list.files.truncate(FILES_MAX);
                }
            }
            "include" => {
                list.include = words(node, "include", faults);
                if let Some(extra) = list.include.get(BOOKS_MAX) {
                    let kind = ProblemKind::TooManyIncludes { limit: BOOKS_MAX };
                    faults.push((extra.place.clone(), kind));
                    list.include.truncate(BOOKS_MAX);
                }
            }
            "params" => match &node.value {
                Tree::Table(params) => list.params = params.clone(),
                _ => faults.push(wrong_type(node, "params", Expected::Table)),
            },
            word => {
                let kind = ProblemKind::UnknownKey {
                    kind: LIST.to_owned(),
                    word: word.to_owned(),
                    nearest: nearest(word, KEYS),
                };
                faults.push((key.place.clone(), kind));
            }
        }
    }
    list
}

/// The texts of a list, each once.
fn words(node: &Node, key: &str, faults: &mut Vec<Fault>) -> Vec<Word> {
    let Tree::List(items) = &node.value else {
        faults.push(wrong_type(node, key, Expected::List));
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let mut words = Vec::new();
    for item in items {
        let Some(word) = item.text() else {
            faults.push(wrong_type(item, key, Expected::Text));
            continue;
        };
        if seen.insert(word.text.as_str()) {
            words.push(word.clone());
            continue;
        }
        let kind = ProblemKind::Duplicate {
            kind: key.to_owned(),
            id: word.text.clone(),
        };
        faults.push((word.place.clone(), kind));
    }
    words
}

fn wrong_type(node: &Node, key: &str, expected: Expected) -> Fault {
    let key = key.to_owned();
    (node.place.clone(), ProblemKind::WrongType { key, expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_of_a_broken_list_is_read() {
        let text = "\u{feff}files = [\"a.md\", 3]\r\ninclude = [\"parts/a\"]\r\nwhat = = 1\r\n";
        let list = listed(text);
        assert_eq!(list.files, ["a.md"]);
        assert_eq!(list.include, ["parts/a"]);
        assert_eq!(listed("files = \"a.md\""), Listed::default());
        assert_eq!(listed(""), Listed::default());
    }
}
