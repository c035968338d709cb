//! `[list.x]` and `[principle.x]`.

use super::Kind;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::problem::Expected;
use crate::rule::{ListRow, ListRule, Principle};
use crate::syntax::line::{LabelLine, label_line};

pub(super) const LIST_KEYS: &[&str] = &["name", "rows", "ordered"];
pub(super) const PRINCIPLE_KEYS: &[&str] = &["name", "note", "see", "citable"];

/// Reads a list.
pub(in crate::check) fn list(keys: &Keys<'_>) -> Option<ListRule> {
    keys.need(&["name", "rows"]);
    let rows = label_lines(keys, "rows", "row", Part::Row);
    let row = |line: &LabelLine| ListRow {
        id: keys.desk.id(&line.id),
        name: line.label.clone(),
    };
    Some(ListRule {
        meta: keys.meta(),
        rows: rows.iter().map(row).collect(),
        ordered: keys.flag("ordered"),
    })
}

/// Reads a principle.
pub(in crate::check) fn principle(keys: &Keys<'_>) -> Option<Principle> {
    keys.need(&["note"]);
    for word in keys.words("see") {
        match word
            .text
            .split_once('.')
            .and_then(|(kind, id)| Some((Kind::from_word(kind)?, id)))
        {
            Some((kind, id)) => {
                keys.desk.known(kind, &word.slice(id));
            }
            None => keys.bad_value("see", word, Expected::Rule),
        }
    }
    Some(Principle {
        meta: keys.meta(),
        note: keys.sentence("note").unwrap_or_default(),
        citable: keys.flag("citable"),
    })
}

/// The label lines of a key, whose ids must differ.
pub(super) fn label_lines(keys: &Keys<'_>, key: &str, kind: &str, part: Part) -> Vec<LabelLine> {
    let words: Vec<_> = keys.lines(key);
    let lines: Vec<LabelLine> = words
        .into_iter()
        .map(|word| label_line(word, keys.desk.lang))
        .collect();
    keys.desk
        .refuse_twins(kind, lines.iter().map(|line| &line.id));
    for line in &lines {
        keys.desk.references.declare_part(keys, part, &line.id);
    }
    lines
}
