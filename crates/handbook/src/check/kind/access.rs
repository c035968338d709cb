//! `[access.x]`: grants of reading and editing.

use crate::check::keys::Keys;
use crate::check::names::BUILT_IN;
use crate::check::references::Part;
use crate::problem::Expected;
use crate::rule::{Grant, Subject};

use super::Kind;
use super::shared_words;
use crate::Id;
use crate::check::here::Here;
use crate::language::{Key, Takes, Words};
use crate::syntax::Word;

pub(super) const WORDS: Words = Words {
    word: "access",
    means: "A grant of reading, editing and export. Steps are granted by their own `by`; restrictions on reading are gates before `<record>.read`. What isn't granted doesn't exist.",
    keys: &[
        shared_words::NAME,
        Key::new(
            "by",
            Takes::Roles,
            "Who holds it, in the scope of the role.",
        )
        .required(),
        Key::new(
            "read",
            Takes::Other("records, `client`, `handbook`, `people`"),
            "What may be read.",
        ),
        Key::new(
            "edit",
            Takes::Other("records, `client`, `people`"),
            "What may be edited.",
        ),
        Key::new(
            "export",
            Takes::Other("records, `client`, `people`"),
            "What may be taken out of the system.",
        ),
        shared_words::WHERE,
        Key::new(
            "purpose",
            Takes::Sentence,
            "What for. It is asked for and recorded at each reading.",
        ),
        Key::new(
            "mask",
            Takes::Other("`record.field` or a list of them"),
            "Fields that stay hidden all the same.",
        ),
        Key::new("log", Takes::YesNo, "`true`: each reading is recorded."),
        shared_words::NOTE,
        shared_words::REPLACES,
    ],
    example: r#"[access.service_centre]
by   = ["agent"]
read = ["request", "client", "handbook"]
edit = ["request"]"#,
};

/// What may be read beside records.
const PLACES: [&str; 3] = ["client", "handbook", "people"];

/// Reads a grant.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Grant> {
    keys.need_all(&WORDS);
    if ["read", "edit", "export"]
        .iter()
        .all(|key| keys.node(key).is_none())
    {
        keys.missing("read");
    }
    keys.sentence("note");
    let read = subjects(keys, "read");
    let records = read.iter().filter_map(|subject| match subject {
        Subject::Record(record) => Some(record.clone()),
        _ => None,
    });
    let here = Here {
        records: records.collect(),
        ..Here::default()
    };
    let grant = Grant {
        meta: keys.meta(),
        by: keys.roles("by"),
        edit: subjects(keys, "edit"),
        export: subjects(keys, "export"),
        filter: keys.condition("where", &here),
        purpose: keys.sentence("purpose"),
        mask: keys
            .words("mask")
            .into_iter()
            .filter_map(|word| masked(keys, word))
            .collect(),
        log: keys.flag("log"),
        read,
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
    let subject = |word: &Word| match word.text.as_str() {
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

/// A field named with its record: `request.body`, `client.plans`.
fn masked(keys: &Keys<'_>, word: &Word) -> Option<(Id, Id)> {
    let Some((record, field)) = word.text.split_once('.') else {
        keys.bad_value("mask", word, Expected::LineField);
        return None;
    };
    let record = keys.desk.known(Kind::Record, &word.slice(record))?;
    let fields = keys
        .desk
        .records
        .get(&record)
        .map_or(&[][..], |record| &record.fields);
    let names = fields.iter().map(|field| field.id.as_str());
    let word = word.slice(field);
    let field = keys.desk.one_of("field", &word, names)?;
    keys.desk.refers([&record], Part::Field, &word);
    Some((record, field))
}
