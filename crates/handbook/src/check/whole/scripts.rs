//! Words in the other Chinese script than the book's: a sentence that somebody pasted.

use std::collections::BTreeMap;

use crate::Lang;
use crate::check::desk::Desk;
use crate::problem::ProblemKind;
use crate::syntax::Excerpt;

/// Pairs of a Simplified and a Traditional character that stand for each other one to one.
const PAIRS: &str = include_str!("../../../data/scripts.txt");

/// Warns, once for each passage, of characters that only the other script writes. A name may well stand
/// in its own script; a book in both is a book of which half was copied without being read.
pub(in crate::check) fn check(desk: &Desk<'_>) {
    let foreign = match desk.lang {
        Lang::ZhHant => pairs(|simplified, traditional| (simplified, traditional)),
        Lang::ZhHans => pairs(|simplified, traditional| (traditional, simplified)),
        Lang::En => return,
    };
    for passage in &desk.manuscript.passages {
        warn(desk, passage, &foreign);
    }
}

fn pairs(side: impl Fn(char, char) -> (char, char)) -> BTreeMap<char, char> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(str::split_whitespace);
    let pair = |word: &str| {
        let mut characters = word.chars();
        Some(side(characters.next()?, characters.next()?))
    };
    words.filter_map(pair).collect()
}

/// Warns of the first run of foreign characters of a passage.
fn warn(desk: &Desk<'_>, passage: &Excerpt, foreign: &BTreeMap<char, char>) {
    let text = passage.text.as_str();
    let Some(start) = text.find(|c| foreign.contains_key(&c)) else {
        return;
    };
    let rest = text.get(start..).unwrap_or_default();
    let word: String = rest
        .chars()
        .take_while(|c| foreign.contains_key(c))
        .collect();
    let own: String = word.chars().filter_map(|c| foreign.get(&c)).collect();
    let place = passage.place(start..start + word.len());
    let kind = ProblemKind::MixedScripts {
        word,
        nearest: Some(own),
    };
    desk.findings.report(&place, kind);
}
