//! `[gate.x]`: what must already hold before an act, or during a state.

use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Type;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Gate, Requirement};
use crate::syntax::Tree;

pub(super) const WORDS: Words = Words {
    word: "gate",
    means: "What must already hold before an act, or all the time during a state. A gate on acting tells its reason; what a gate on reading holds back doesn't exist for whoever asks.",
    keys: &[
        shared_words::NAME,
        Key::new(
            "before",
            Takes::Acts,
            "The acts that it guards: a step, `<record>.opened`, `.read`, `.export`, `message.sent`, `report.<id>.issue`, `survey.<id>.send`, `approval.<id>.grant`, `person.assign`.",
        ),
        Key::new(
            "during",
            Takes::Other("`record.state` or a list of them"),
            "States during which it must go on holding.",
        ),
        shared_words::WHERE,
        Key::new(
            "require",
            Takes::Other("formulas, or tables, see [`require`](#require)"),
            "What must hold, all of it.",
        )
        .required(),
        Key::new(
            "else",
            Takes::Sentence,
            "The reason in the reader's words. Each requirement may have its own.",
        ),
        Key::new("help", Takes::Sentence, "What to do about it."),
        Key::new(
            "grace",
            Takes::Length,
            "How long it may fail during a state before it counts as broken.",
        ),
        Key::new(
            "broken",
            Takes::Tables("then"),
            "What follows, once for each break.",
        ),
        Key::new(
            "waive",
            Takes::Roles,
            "Who may let an act pass all the same, with a reason.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[gate.project_contract]
before  = "project.start"
require = "record.budget > 0"
else    = "The contract is not signed yet, so the project cannot start."
help    = "Have the contract signed first.""#,
};

pub(super) const REQUIRE: Words = Words {
    word: "require",
    means: "One thing that must hold, with a reason of its own.",
    keys: &[
        Key::new("that", Takes::Formula, "What must hold.").required(),
        Key::new("else", Takes::Sentence, "The reason in the reader's words.").required(),
    ],
    example: r#"require = [{ that = "record.budget > 0", else = "Say first what may be spent." }]"#,
};

/// Most requirements of one gate.
const REQUIREMENTS: usize = 100;

/// Reads a gate.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Gate> {
    keys.need_all(&WORDS);
    if keys.node("before").is_none() && keys.node("during").is_none() {
        keys.missing("before");
    }
    let before = keys.acts("before");
    let during = keys.states("during");
    let mut here = Here::of_acts(keys.desk, &before);
    if before.is_empty() {
        here.records = during.iter().map(|(record, _)| record.clone()).collect();
        here.records.dedup();
    }
    let require = requirements(keys, &here);
    let all_tell = require.iter().all(|one| one.otherwise.is_some());
    if keys.node("else").is_none() && !all_tell {
        keys.missing("else");
    }
    Some(Gate {
        meta: keys.meta(),
        before,
        filter: keys.condition("where", &here),
        require,
        during,
        grace: keys.length("grace").map(|timed| timed.length),
        broken: keys.effects_of("broken", &here),
        waive: keys.roles("waive"),
        otherwise: keys.sentence("else").unwrap_or_default(),
        help: keys.sentence("help"),
    })
}

/// Formulas, or tables of a formula and its reason.
fn requirements(keys: &Keys<'_>, here: &Here) -> Vec<Requirement> {
    let Some(node) = keys.node("require") else {
        return Vec::new();
    };
    let nodes = match &node.value {
        Tree::List(_) => keys.list_of_most("require", REQUIREMENTS).collect(),
        _ => vec![node],
    };
    let mut found = Vec::new();
    for node in nodes {
        match &node.value {
            Tree::Text(word) => {
                let that = keys.formula(word, here, Type::YesNo);
                found.extend(that.map(|that| Requirement {
                    that,
                    otherwise: None,
                }));
            }
            Tree::Table(_) => {
                let Some(inside) = keys.inside(&REQUIRE, node) else {
                    continue;
                };
                let that = inside.word("that");
                let that = that.and_then(|word| keys.formula(word, here, Type::YesNo));
                found.extend(that.map(|that| Requirement {
                    that,
                    otherwise: inside.sentence("else"),
                }));
            }
            _ => {
                keys.not_of_type::<()>(node, "require", Expected::RequireLine);
            }
        }
    }
    found
}
