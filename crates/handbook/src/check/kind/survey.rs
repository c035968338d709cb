//! `[survey.x]`: questions that others answer.

use super::Kind;
use super::duty::for_each_of;
use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::problem::ProblemKind;
use crate::rule::{ForEach, Survey};

pub(super) const WORDS: Words = Words {
    word: "survey",
    means: "Questions that others answer; the questions are a form. When it goes out is a promise's or duty's matter, kept by `survey.<id>.sent`. A poll is a survey that `anyone` may start.",
    keys: &[
        shared_words::NAME.required(),
        Key::new("form", Takes::Id("form"), "The questions.").required(),
        Key::new(
            "of",
            Takes::Other("`company`, `client`, `person`, … or a `record`"),
            "What one survey is about; `company` if left out.",
        ),
        Key::new("to", Takes::Actors, "Who is asked.").required(),
        Key::new("by", Takes::Actors, "Who runs it.").required(),
        shared_words::NOT_BY,
        Key::new(
            "anonymous",
            Takes::YesNo,
            "`true`: nobody learns who answered what.",
        ),
        Key::new(
            "min_group",
            Takes::Number,
            "Fewest answers that are shown together. An anonymous survey must have it.",
        ),
        Key::new(
            "one_each",
            Takes::YesNo,
            "`true`: each may answer once only.",
        ),
        Key::new(
            "channels",
            Takes::Ids("channel"),
            "Channels by which it goes out.",
        ),
        Key::new("open_for", Takes::Length, "How long it stays open."),
        Key::new(
            "readers",
            Takes::Roles,
            "Who may read the results. It is fixed when the survey is sent.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[survey.satisfaction]
name      = "Client satisfaction"
form      = "satisfaction"
of        = "project"
to        = ["client_contact"]
by        = ["agent"]
not_by    = ["project_member"]
anonymous = true
min_group = 5
open_for  = "14 days"
readers   = ["management"]"#,
};

/// Fewest answers that hide a person at all.
const SMALLEST_GROUP: u32 = 3;

/// Reads a survey.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Survey> {
    keys.need_all(&WORDS);
    let of = for_each_of(keys, "of").unwrap_or(ForEach::Company);
    let here = Here::of_each(&of);
    let (anonymous, min_group) = (keys.flag("anonymous"), keys.count("min_group"));
    if anonymous {
        check_group(keys, min_group);
    }
    Some(Survey {
        meta: keys.meta(),
        of,
        to: keys.actors("to", &here),
        by: keys.actors("by", &here),
        not_by: keys.actors("not_by", &here),
        anonymous,
        min_group,
        one_each: keys.flag("one_each"),
        channels: keys.all_known(Kind::Channel, "channels"),
        open_for: keys.length("open_for"),
        readers: keys.roles("readers"),
        form: keys.known(Kind::Form, "form")?,
    })
}

/// An anonymous survey is anonymous only if few answers are never shown alone.
fn check_group(keys: &Keys<'_>, group: Option<u32>) {
    match group {
        None if keys.node("min_group").is_none() => keys.missing("min_group"),
        Some(group) if group < SMALLEST_GROUP => {
            if let Some(node) = keys.node("min_group") {
                let kind = ProblemKind::OutOfBounds {
                    word: group.to_string(),
                    least: SMALLEST_GROUP.to_string(),
                    most: "∞".to_owned(),
                };
                keys.desk.findings.report(&node.place, kind);
            }
        }
        _ => {}
    }
}
