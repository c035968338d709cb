//! Params that the prose shows: `{{param.urgent_within}}`.

use std::ops::Range;

use super::desk::Desk;
use super::kind::Kind;
use crate::nearest::nearest;
use crate::problem::ProblemKind;

/// Reports params in the prose that the book doesn't declare.
pub(super) fn check(desk: &Desk<'_>) {
    for passage in &desk.manuscript.passages {
        for (id, at) in shown(&passage.text) {
            if desk.names.rule(Kind::Param, id).is_some() {
                continue;
            }
            let kind = ProblemKind::UnknownName {
                kind: Kind::Param.word().to_owned(),
                word: id.to_owned(),
                nearest: nearest(id, desk.names.ids(Kind::Param)),
            };
            desk.findings.report(&passage.place(at), kind);
        }
    }
}

/// The ids of the params that a text shows, each with its bytes.
pub(super) fn shown(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("{{") {
        let after = text.get(at + 2..).unwrap_or_default();
        let Some((inside, _)) = after.split_once("}}") else {
            break;
        };
        let blank = inside.len() - inside.trim_start().len();
        let Some(id) = inside.trim().strip_prefix(PREFIX) else {
            continue;
        };
        let start = at + 2 + blank + PREFIX.len();
        found.push((id, start..start + id.len()));
    }
    found
}

/// What stands before the id.
const PREFIX: &str = "param.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_params_and_other_things() {
        let text = "先{{param.a}}後{{ param.b_2 }}、{{record.x}}、{{param.c";
        let ids: Vec<&str> = shown(text).iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, ["a", "b_2"]);
        for (id, at) in shown(text) {
            assert_eq!(&text[at], id);
        }
    }
}
