//! The company's own values: `[params]` of a `handbook.toml`.

use std::collections::BTreeMap;

use super::Remark;
use super::shelf::Volume;
use crate::SourceText;
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::syntax::{Entry, Manuscript, Node, Tree, Word};

/// A value that a book gives.
struct Given<'s> {
    /// The book.
    book: usize,
    entry: &'s Entry,
}

/// Writes the values into the rules of the params, so that they are read as if they stood there. Gives
/// the params that have one, each with the name of its file.
///
/// A book may give values to its own params and to those of the books that it includes. What lies above
/// counts; two books of which neither includes the other must agree, unless one above both decides.
pub(super) fn set(
    manuscript: &mut Manuscript,
    shelf: &[Volume],
    sources: &[SourceText],
    remarks: &mut Vec<Remark>,
) -> Vec<(String, String)> {
    let mut given: BTreeMap<&str, Vec<Given<'_>>> = BTreeMap::new();
    for (book, volume) in shelf.iter().enumerate() {
        for entry in &volume.params.entries {
            let id = entry.key.text.as_str();
            if is_known(manuscript, volume, book, id) {
                given.entry(id).or_default().push(Given { book, entry });
            } else {
                refuse(manuscript, volume, book, &entry.key, remarks);
            }
        }
    }
    let mut set = Vec::new();
    for (id, given) in given {
        let Some(last) = given.last() else { continue };
        refuse_others(shelf, &given, last, remarks);
        let params = manuscript.rules.iter_mut();
        let params = params.filter(|rule| rule.kind.text == "param" && rule.id.text == id);
        for rule in params {
            let entries = &mut rule.table.entries;
            entries.retain(|entry| entry.key.text != "value");
            entries.push(Entry {
                key: last.entry.key.instead("value"),
                node: last.entry.node.clone(),
            });
        }
        let file = sources.get(last.entry.key.place.file);
        let name = file.map_or_else(String::new, |source| source.name.clone());
        set.push((id.to_owned(), name));
    }
    set
}

/// The params of a book and of those below it.
fn known<'m>(
    manuscript: &'m Manuscript,
    volume: &'m Volume,
    book: usize,
) -> impl Iterator<Item = &'m str> {
    // A param that was replaced is still known to the book below.
    let rules = manuscript.rules.iter().chain(&manuscript.aside);
    let params = rules.filter(|rule| rule.kind.text == "param");
    let near = params.filter(move |rule| rule.book == book || volume.below.contains(&rule.book));
    near.map(|rule| rule.id.text.as_str())
}

fn is_known(manuscript: &Manuscript, volume: &Volume, book: usize, id: &str) -> bool {
    known(manuscript, volume, book).any(|known| known == id)
}

fn refuse(
    manuscript: &Manuscript,
    volume: &Volume,
    book: usize,
    word: &Word,
    remarks: &mut Vec<Remark>,
) {
    let kind = ProblemKind::UnknownName {
        kind: "param".to_owned(),
        word: word.text.clone(),
        nearest: nearest(&word.text, known(manuscript, volume, book)),
    };
    remarks.push((word.place.clone(), Vec::new(), kind));
}

/// Reports another value of a book that doesn't lie below the one whose value counts.
fn refuse_others(
    shelf: &[Volume],
    given: &[Given<'_>],
    last: &Given<'_>,
    remarks: &mut Vec<Remark>,
) {
    let below = shelf.get(last.book).map(|volume| &volume.below);
    let lies_below = |book: usize| below.is_some_and(|below| below.contains(&book));
    for other in given {
        let (one, two) = (value(&last.entry.node), value(&other.entry.node));
        if other.book == last.book || lies_below(other.book) || one == two {
            continue;
        }
        let name = format!("param.{}", last.entry.key.text);
        let kind = ProblemKind::Disagree {
            rule: name.clone(),
            other: name,
            one,
            two,
        };
        let related = vec![other.entry.key.place.clone()];
        remarks.push((last.entry.key.place.clone(), related, kind));
    }
}

/// A value for people.
pub(crate) fn value(node: &Node) -> String {
    match &node.value {
        Tree::Text(word) => word.text.clone(),
        Tree::Number(number) => number.to_string(),
        Tree::YesNo(yes) => yes.to_string(),
        Tree::Date(date) => date.to_string(),
        Tree::List(nodes) => nodes.iter().map(value).collect::<Vec<_>>().join(", "),
        Tree::Table(_) | Tree::Foreign => String::new(),
    }
}
