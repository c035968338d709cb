//! Words that count back from an event: "3 days before the hearing", 期滿前1個月. A length runs
//! forward from its start, so these are refused, and told apart from what is merely unreadable.

use super::number;
use crate::text::Piece;

const ENGLISH: [&str; 7] = [
    "before",
    "beforehand",
    "ago",
    "prior",
    "preceding",
    "earlier",
    "advance",
];

/// The word right behind an amount that says "before": 3個工作日之前, "3 days ago".
pub(super) fn behind(rest: Piece<'_>) -> Option<Piece<'_>> {
    let chinese = ["之前", "以前", "前"].iter().find_map(|word| {
        let after = rest.strip_prefix(word)?;
        Some(rest.until(after))
    });
    let english = || {
        let (word, _) = rest
            .without_prefix(&["in "])
            .split_leading(|c| c.is_ascii_alphabetic());
        ENGLISH.contains(&word.text).then_some(word)
    };
    chinese.or_else(english)
}

/// The word that says "before" anywhere in a text with a number, which couldn't be read: 期滿前1個月,
/// "at least 3 days before the hearing".
pub(super) fn anywhere(text: Piece<'_>) -> Option<Piece<'_>> {
    let mut has_number = text.text.contains(number::is_figure);
    let mut found = None;
    let mut rest = text;
    // Ends because each round takes a character at least.
    while !(rest.is_empty() || has_number && found.is_some()) {
        let (word, after) = rest.split_leading(|c| c.is_ascii_alphabetic());
        has_number |= !word.is_empty() && number::begins(rest);
        if found.is_none() && ENGLISH.contains(&word.text) {
            found = Some(word);
        }
        let (between, after) = after.split_leading(|c| !c.is_ascii_alphabetic());
        found = found.or_else(|| chinese_word(between));
        rest = after;
    }
    found.filter(|_| has_number)
}

fn chinese_word(text: Piece<'_>) -> Option<Piece<'_>> {
    let (head, after) = text.split_once("前")?;
    Some(text.strip_prefix(head.text)?.until(after))
}
