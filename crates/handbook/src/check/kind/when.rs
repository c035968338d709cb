//! `[when.x]`: automatic consequences.

use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::rule::When;

pub(super) const WORDS: Words = Words {
    word: "when",
    means: "An automatic consequence: on an event, then effects. It passes gates and approvals like anyone, as the rule on behalf of whoever set it off.",
    keys: &[
        shared_words::NAME,
        Key::new("on", Takes::Events, "What sets it off.").required(),
        shared_words::WHERE,
        Key::new(
            "for_each",
            Takes::Id("record"),
            "Once for every open record of this type that belongs to what is at hand. Its fields are `row.…`.",
        ),
        shared_words::THEN.required(),
        shared_words::REPLACES,
    ],
    example: r#"[when.project_from_contract]
on   = "contract.sign"
then = [{ open = "project" }]"#,
};

/// Reads an automatic consequence.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<When> {
    keys.need_all(&WORDS);
    let on = keys.events("on");
    let for_each = keys
        .word("for_each")
        .and_then(|word| keys.desk.known_record(word));
    let here = Here {
        row: for_each
            .clone()
            .map(|record| (record.clone(), Some(record))),
        ..Here::of_events(keys.desk, &on)
    };
    Some(When {
        meta: keys.meta(),
        on,
        filter: keys.condition("where", &here),
        for_each,
        then: keys.effects(&here),
    })
}
