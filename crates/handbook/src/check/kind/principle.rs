//! `[principle.x]`: an article that only declares.

use super::Kind;
use super::shared_words;
use crate::Id;
use crate::Label;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Principle, Provided};
use crate::syntax::Word;

pub(super) const WORDS: Words = Words {
    word: "principle",
    means: "This article only declares. It is counted apart from rules that do something, and may name those that carry it.",
    keys: &[
        shared_words::NAME,
        Key::new("note", Takes::Sentence, "What it says, in one sentence.").required(),
        Key::new(
            "see",
            Takes::Other("list of rules, `kind.id`"),
            "Rules that carry it.",
        ),
        Key::new(
            "provided",
            Takes::SeveralOf(&[
                "audit_trail",
                "access_control",
                "encryption",
                "backup",
                "portal",
                "message_archive",
                "reminders",
                "search",
            ]),
            "What the product itself provides of it.",
        ),
        Key::new(
            "citable",
            Takes::YesNo,
            "`true`: a breach or an award may cite it.",
        ),
        Key::new(
            "bans",
            Takes::Texts,
            "What it forbids people to do, a sentence each.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[principle.client_first]
note    = "The lawful needs and interests of the client come first."
see     = ["promise.first_reply"]
citable = true"#,
};

/// Reads a principle.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Principle> {
    keys.need_all(&WORDS);
    let bans = keys.lines("bans").into_iter();
    Some(Principle {
        meta: keys.meta(),
        note: keys.sentence("note").unwrap_or_default(),
        citable: keys.flag("citable"),
        see: keys
            .words("see")
            .into_iter()
            .filter_map(|word| rule(keys, word))
            .collect(),
        provided: keys.choices("provided", &Provided::ALL),
        bans: bans.map(|word| Label::own(word.text.trim())).collect(),
    })
}

/// A rule by its kind and id.
fn rule(keys: &Keys<'_>, word: &Word) -> Option<(String, Id)> {
    let parts = word.text.split_once('.');
    let Some((kind, id)) = parts.and_then(|(kind, id)| Some((Kind::from_word(kind)?, id))) else {
        keys.bad_value("see", word, Expected::Rule);
        return None;
    };
    if let (Kind::Step, Some((record, step))) = (kind, id.split_once('.')) {
        let record = keys.desk.known_record(&word.slice(record))?;
        let steps = &keys.desk.case_record(record.as_str())?.steps;
        let names = steps.iter().map(|step| step.meta.id.as_str());
        let word = word.slice(step);
        let step = keys.desk.one_of("step", &word, names)?;
        keys.desk.refers([&record], Part::Step, &word);
        return Some((kind.word().to_owned(), Id::new(&format!("{record}.{step}"))));
    }
    let id = keys.desk.known(kind, &word.slice(id))?;
    Some((kind.word().to_owned(), id))
}
