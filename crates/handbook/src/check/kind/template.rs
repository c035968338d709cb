//! `[template.x]`: texts of messages and mails with fields.

use super::Kind;
use super::shared_words;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::named::PURPOSES;
use crate::check::references::note_placeholder;
use crate::check::scope::Known;
use crate::formula::Path;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Template, TemplatePart};
use crate::syntax::Word;

pub(super) const WORDS: Words = Words {
    word: "template",
    means: "The text of a message with fields in `{{…}}`, or a document of the company's own that is filled.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "channel",
            Takes::Other("`mail`, or the id of a `channel`"),
            "By which it goes out.",
        ),
        Key::new("to", Takes::Actors, "Who receives it."),
        Key::new("subject", Takes::Text, "Its subject line."),
        Key::new("text", Takes::Text, "Its text."),
        Key::new(
            "file",
            Takes::Text,
            "A document of the book that is filled, instead of a text.",
        ),
        Key::new(
            "attach",
            Takes::Ids("form"),
            "Forms that are printed and attached.",
        ),
        Key::new(
            "purpose",
            Takes::Text,
            "What it is for: it goes only to people who consented to that.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[template.introduction]
name    = "Introduction"
to      = "client"
subject = "{{company.name}}: {{record.number}}"
text    = "Dear {{client.name}}, we have received what you wrote about {{record.subject}}.""#,
};

/// Reads a template where it is sent: its placeholders must mean something for each sender.
pub(in crate::check) fn read(keys: &Keys<'_>, here: &Here) -> Option<Template> {
    keys.need_all(&WORDS);
    if keys.node("file").is_none() {
        let missing = ["to", "subject", "text"]
            .into_iter()
            .filter(|key| keys.node(key).is_none());
        missing.for_each(|key| keys.missing(key));
    }
    keys.refuse_both("text", "file");
    if let Some(word) = keys.word("channel") {
        let channels = keys.desk.names.ids(Kind::Channel);
        keys.desk
            .one_of("channel", word, channels.chain(["mail"]))
            .filter(|id| *id != "mail")
            .inspect(|_| keys.desk.references.rule(Kind::Channel, word));
    }
    let known = Known::new(keys.desk, here);
    let parts = |key| {
        keys.word(key)
            .map_or_else(Vec::new, |word| parts(keys, key, word, &known, here))
    };
    Some(Template {
        meta: keys.meta(),
        to: keys.actors("to", here),
        subject: parts("subject"),
        text: parts("text"),
        file: keys.word("file").map(|word| word.text.clone()),
        attach: keys.all_known(Kind::Form, "attach"),
        purpose: keys.word("purpose").map(|word| {
            keys.desk.references.row(&Id::new(PURPOSES), word);
            word.text.clone()
        }),
    })
}

/// Splits a text at its placeholders `{{…}}`.
fn parts(
    keys: &Keys<'_>,
    key: &str,
    word: &Word,
    known: &Known<'_>,
    here: &Here,
) -> Vec<TemplatePart> {
    let mut parts = Vec::new();
    let mut rest = word.text.as_str();
    while let Some((before, after)) = rest.split_once("{{") {
        if !before.is_empty() {
            parts.push(TemplatePart::Text(before.to_owned()));
        }
        let Some((inside, more)) = after.split_once("}}") else {
            keys.bad_part(
                key,
                &word.slice(after),
                &word.slice(after).place,
                Expected::Placeholder,
            );
            return parts;
        };
        if let Some(path) = known.fact(inside.trim()) {
            note_placeholder(keys.desk, here, &word.slice(inside.trim()), &path);
        }
        match part(inside.trim(), known) {
            Some(part) => parts.push(part),
            None => {
                let inside = word.slice(inside.trim());
                keys.bad_part(key, &inside, &inside.place, Expected::Placeholder);
            }
        }
        rest = more;
    }
    if !rest.is_empty() {
        parts.push(TemplatePart::Text(rest.to_owned()));
    }
    parts
}

fn part(name: &str, known: &Known<'_>) -> Option<TemplatePart> {
    match name {
        "company.name" => Some(TemplatePart::CompanyName),
        "actor.name" => Some(TemplatePart::ActorName),
        "link" => Some(TemplatePart::Link),
        _ => match known.fact(name)? {
            Path::FormField(field) => Some(TemplatePart::Form(field)),
            // Persons and clients have no text of their own: their name is asked for, as in `actor.name`.
            Path::Actor | Path::Owner | Path::Client | Path::Person | Path::Row => None,
            path => Some(TemplatePart::Path(path)),
        },
    }
}
