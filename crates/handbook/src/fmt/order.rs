//! The order of keys.

use super::layout::{Header, Item, Section, Shape, Value};
use crate::language::key_order;

/// The key whose tables are variants of the rule and so have its keys.
const CASE: &str = "case";

/// Puts the keys of a rule in the order of its kind. Keys that the kind doesn't have come last, as they were.
pub(super) fn arrange(section: &mut Section<'_>) {
    let Some(kind) = section.header.as_ref().and_then(kind) else {
        return;
    };
    let order = key_order(kind);
    sort(&mut section.entries, &order);
    for entry in &mut section.entries {
        let is_case = entry.key.as_ref().is_some_and(|key| key.first == CASE);
        if let (true, Value::Group(variants)) = (is_case, &mut entry.value) {
            for variant in &mut variants.items {
                if let Value::Group(variant) = &mut variant.value
                    && variant.shape == Shape::Table
                {
                    sort(&mut variant.items, &order);
                }
            }
        }
    }
}

/// The kind whose keys stand below a header, if it is the header of a rule.
fn kind<'a>(header: &'a Header<'_>) -> Option<&'a str> {
    let names: Vec<&str> = header.names.iter().map(String::as_str).collect();
    match names.as_slice() {
        _ if header.is_list => None,
        ["default", kind] => Some(kind),
        ["step", _, _] => Some("step"),
        ["step", _] => None,
        [kind, _] => Some(kind),
        _ => None,
    }
}

fn sort(items: &mut [Item<'_>], order: &[&str]) {
    items.sort_by_key(|item| {
        let known = order
            .iter()
            .position(|known| item.key.as_ref().is_some_and(|key| key.first == *known));
        known.unwrap_or(order.len())
    });
}
