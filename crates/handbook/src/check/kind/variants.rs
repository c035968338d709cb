//! `case`: variants of one rule, of which the first that holds counts.

use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::language::Words;
use crate::problem::ProblemKind;

/// The variants of a `case` in order, or the rule itself where it has none.
pub(super) fn variants<'a, T>(
    keys: &Keys<'a>,
    words: &Words,
    here: &Here,
    terms: impl Fn(&Keys<'a>, Option<Formula>) -> Option<T>,
) -> Vec<T> {
    if keys.node("case").is_none() {
        return terms(keys, None).into_iter().collect();
    }
    keys.desk.overruled(|| terms(keys, None));
    let mut found = Vec::new();
    let nodes: Vec<_> = keys.list_of_most("case", VARIANTS).collect();
    for (number, node) in nodes.iter().enumerate() {
        let Some(variant) = keys.variant(node, words) else {
            continue;
        };
        let is_last = number + 1 == nodes.len();
        let is_meant_for_some = variant.own_node("where").is_some();
        if is_last == is_meant_for_some {
            // Without a last resort some would have no term; behind one, nobody would get there.
            let kind = ProblemKind::NoLastResort {
                rule: keys.rule.id.text.clone(),
            };
            keys.desk.findings.report(&node.place, kind);
        }
        let filter = if is_meant_for_some {
            variant.condition("where", here)
        } else {
            None
        };
        found.extend(terms(&variant, filter));
    }
    found
}

/// Most variants of one rule.
const VARIANTS: usize = 100;
