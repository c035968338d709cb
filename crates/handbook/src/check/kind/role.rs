//! `[role.x]`: what people are, for the whole company or for one client, place or record.

use super::Kind;
use super::shared_words;
use crate::check::actors::WORDS as ACTOR_WORDS;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Cover, Role, RoleScope, Side};
use crate::syntax::Word;

pub(super) const WORDS: Words = Words {
    word: "role",
    means: "What people are. Rules name roles, never persons. A role is held for the whole company, or for one department, client, place or record at a time.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "scope",
            Takes::Other("`company`, `department`, `client`, `place` or `record <id>`"),
            "For what a holding is; `company` if left out.",
        ),
        Key::new(
            "department",
            Takes::Id("department"),
            "Department whose people hold it.",
        ),
        Key::new(
            "side",
            Takes::OneOf(&["staff", "client"]),
            "`client`: contacts of a client hold it. That is how their authority is said.",
        ),
        Key::new(
            "count",
            Takes::Other("`\"1\"`, `\"2..\"` or `\"1..3\"`"),
            "How many must and may hold it, in each scope.",
        ),
        Key::new(
            "stand_in",
            Takes::Id("role"),
            "Role whose holders act while no holder is there.",
        ),
        Key::new(
            "reports_to",
            Takes::Id("role"),
            "Role whose holder answers for the queue of this one until somebody takes a thing from it.",
        ),
        Key::new(
            "max_load",
            Takes::Number,
            "Open matters that one holder may have before work goes to the next.",
        ),
        Key::new(
            "needs",
            Takes::Ids("course"),
            "Courses that a holder must have passed.",
        ),
        Key::new(
            "among",
            Takes::Roles,
            "Roles whose holders take turns in this one.",
        ),
        Key::new(
            "cover",
            Takes::Table("cover"),
            "When somebody must hold it: a roster.",
        ),
        Key::new(
            "offer",
            Takes::YesNo,
            "`true`: work is offered to all holders until one takes it.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[role.account_manager]
name       = "Account manager"
scope      = "client"
count      = "1"
reports_to = "supervisor""#,
};

pub(super) const COVER: Words = Words {
    word: "cover",
    means: "When a role that is held in turn must be filled. A gap is `role.<id>.uncovered`.",
    keys: &[
        Key::new(
            "hours",
            Takes::Other("id of a `calendar`, or `24x7`"),
            "The hours in which somebody must hold it.",
        )
        .required(),
        Key::new(
            "at_least",
            Takes::Number,
            "How many at least; 1 if left out.",
        ),
        Key::new(
            "planned",
            Takes::Length,
            "How far ahead it must be planned.",
        ),
    ],
    example: r#"cover = { hours = "24x7", at_least = 2, planned = "14 days" }"#,
};

/// Reads a role.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Role> {
    keys.need_all(&WORDS);
    let id = &keys.rule.id;
    if ACTOR_WORDS.contains(&id.text.as_str()) {
        keys.desk.findings.report(
            &id.place,
            ProblemKind::BadId {
                word: id.text.clone(),
            },
        );
    }
    let side = match keys.choice("side", &["staff", "client"]) {
        Some("client") => Side::Client,
        _ => Side::Staff,
    };
    let (count_least, count_most) = count(keys).unwrap_or((0, None));
    Some(Role {
        meta: keys.meta(),
        scope: keys
            .word("scope")
            .and_then(|word| scope(keys, word))
            .unwrap_or(RoleScope::Company),
        department: keys.known(Kind::Department, "department"),
        side,
        count_least,
        count_most,
        stand_in: keys.known(Kind::Role, "stand_in"),
        reports_to: keys.known(Kind::Role, "reports_to"),
        max_load: keys.count("max_load"),
        needs: keys.all_known(Kind::Course, "needs"),
        among: keys.roles("among"),
        cover: cover(keys),
        offer: keys.flag("offer"),
    })
}

fn scope(keys: &Keys<'_>, word: &Word) -> Option<RoleScope> {
    if let Some(record) = word.text.strip_prefix("record ") {
        let record = word.slice(record.trim());
        return keys.desk.known_record(&record).map(RoleScope::Record);
    }
    match word.text.as_str() {
        "company" => Some(RoleScope::Company),
        "department" => Some(RoleScope::Department),
        "client" => Some(RoleScope::Client),
        "place" => Some(RoleScope::Place),
        _ => {
            keys.bad_value("scope", word, Expected::Scope);
            None
        }
    }
}

/// How many hold a role: `1`, `1..`, `1..3`.
fn count(keys: &Keys<'_>) -> Option<(u32, Option<u32>)> {
    let word = keys.word("count")?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let count = match word.text.split_once("..") {
        None => number(&word.text).map(|exactly| (exactly, Some(exactly))),
        Some((least, "")) => number(least).map(|least| (least, None)),
        Some((least, most)) => number(least)
            .zip(number(most))
            .map(|(least, most)| (least, Some(most))),
    };
    let count = count.filter(|(least, most)| most.is_none_or(|most| *least <= most && most > 0));
    if count.is_none() {
        keys.bad_value("count", word, Expected::Counted);
    }
    count
}

fn cover(keys: &Keys<'_>) -> Option<Cover> {
    let inside = keys.inside(&COVER, keys.node("cover")?)?;
    let round_the_clock = inside.word("hours").is_some_and(|word| word.text == "24x7");
    Some(Cover {
        hours: if round_the_clock {
            None
        } else {
            inside.known(Kind::Calendar, "hours")
        },
        at_least: inside.count("at_least").unwrap_or(1),
        planned: inside.length("planned").map(|timed| timed.length),
    })
}
