//! `[access.x]`: grants of reading and editing.

use crate::check::keys::Keys;
use crate::check::names::BUILT_IN;
use crate::problem::Expected;
use crate::rule::{Grant, Subject};

use super::Kind;

pub(super) const KEYS: &[&str] = &["name", "by", "read", "edit", "note"];

/// What may be read beside records.
const PLACES: [&str; 3] = ["client", "handbook", "people"];

/// Reads a grant.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Grant> {
    keys.need(&["by"]);
    if keys.node("read").is_none() && keys.node("edit").is_none() {
        keys.missing("read");
    }
    keys.sentence("note");
    let grant = Grant {
        meta: keys.meta(),
        by: keys.roles("by"),
        read: subjects(keys, "read"),
        edit: subjects(keys, "edit"),
    };
    for word in keys
        .words("edit")
        .into_iter()
        .filter(|word| word.text == "handbook")
    {
        keys.bad_value("edit", word, Expected::OneOf(&["client", "people"]));
    }
    Some(grant)
}

fn subjects(keys: &Keys<'_>, key: &str) -> Vec<Subject> {
    let desk = keys.desk;
    let words = keys.words(key).into_iter();
    let subject = |word: &crate::syntax::Word| match word.text.as_str() {
        "client" => Some(Subject::Client),
        "handbook" => Some(Subject::Handbook),
        "people" => Some(Subject::People),
        _ => {
            let records = desk
                .names
                .ids(Kind::Record)
                .filter(|id| !BUILT_IN.contains(id));
            desk.one_of("record", word, records.chain(PLACES))
                .inspect(|_| desk.references.rule(Kind::Record, word))
                .map(Subject::Record)
        }
    };
    words.filter_map(subject).collect()
}
