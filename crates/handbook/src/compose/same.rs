//! Whether a rule says anything that the rule below it doesn't say.

use super::overrides::REPLACES;
use crate::syntax::{Table, Tree};

/// Whether two rules have the same keys with the same values, in whatever order.
pub(super) fn is_same(one: &Table, other: &Table) -> bool {
    let keys = |table: &Table| {
        let words = table.entries.iter().map(|entry| entry.key.text.as_str());
        words.filter(|word| *word != REPLACES).count()
    };
    let mut entries = one.entries.iter();
    keys(one) == keys(other)
        && entries.all(|entry| {
            let key = entry.key.text.as_str();
            let value = other.get(key).map(|node| &node.value);
            key == REPLACES || value.is_some_and(|value| is_same_value(&entry.node.value, value))
        })
}

fn is_same_value(one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Tree::Text(one), Tree::Text(other)) => one.text == other.text,
        (Tree::Number(one), Tree::Number(other)) => one == other,
        (Tree::YesNo(one), Tree::YesNo(other)) => one == other,
        (Tree::Date(one), Tree::Date(other)) => one == other,
        (Tree::Table(one), Tree::Table(other)) => is_same(one, other),
        (Tree::List(one), Tree::List(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len()
                && pairs.all(|(one, other)| is_same_value(&one.value, &other.value))
        }
        _ => false,
    }
}
