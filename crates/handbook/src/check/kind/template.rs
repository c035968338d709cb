//! `[template.x]`: texts of messages and mails with fields.

use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::note_placeholder;
use crate::check::scope::Known;
use crate::formula::Path;
use crate::problem::Expected;
use crate::rule::{Template, TemplatePart};
use crate::syntax::Word;

pub(super) const KEYS: &[&str] = &["name", "channel", "to", "subject", "text"];

/// Reads a template where it is sent: its placeholders must mean something for each sender.
pub(in crate::check) fn read(keys: &Keys<'_>, here: &Here) -> Option<Template> {
    keys.need(&["name", "to", "subject", "text"]);
    keys.choice("channel", &["mail"]);
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
            note_placeholder(keys.desk, here, &word.slice(inside.trim()), path);
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
        _ => match known.fact(name)?.clone() {
            Path::FormField(field) => Some(TemplatePart::Form(field)),
            // Persons have no text of their own: their name is asked for by `actor.name`.
            Path::Actor | Path::Owner => None,
            path => Some(TemplatePart::Path(path)),
        },
    }
}
