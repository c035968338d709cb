//! `[approval.x]`: who must say yes before a step takes effect.

use super::Kind;
use super::shared_words;
use super::variants::variants;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::formula::Formula;
use crate::language::{Key, KeyPlace, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Approval, ApprovalHow, ApprovalTerms};

pub(super) const WORDS: Words = Words {
    word: "approval",
    means: "Who must say yes before an act takes effect. Until then the act is requested; a grant is for what was seen, and a change of that voids it. It has no time of its own: a promise on `approval.<id>.requested`, kept by `approval.<id>.granted` and `.refused`, gives the approver a clock.",
    keys: &[
        shared_words::NAME,
        Key::new("before", Takes::Acts, "The acts that wait for it.").required(),
        shared_words::WHERE.varying(),
        Key::new("by", Takes::Actors, "Who grants it, in order.")
            .required()
            .varying(),
        shared_words::NOT_BY.varying(),
        Key::new(
            "how",
            Takes::Other("`in_turn`, `all_together`, `any` or `2 of`"),
            "How many of them, and in which order; `in_turn` if left out.",
        )
        .varying(),
        Key::new("form", Takes::Id("form"), "Form that each of them fills.").varying(),
        Key::new(
            "back_to",
            Takes::Text,
            "State to which a refusal sends the record back. It stays where it was, if left out.",
        )
        .varying(),
        shared_words::CASE,
        shared_words::REPLACES,
    ],
    example: r#"[approval.contract_legal]
name    = "Legal review"
before  = "contract.review"
by      = ["lawyer"]
not_by  = ["owner"]
back_to = "draft""#,
};

/// Reads an approval.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Approval> {
    keys.need(&WORDS, KeyPlace::Rule);
    let before = keys.acts("before");
    let here = Here::of_acts(keys.desk, &before);
    Some(Approval {
        meta: keys.meta(),
        before,
        filter: keys.condition("where", &here),
        variants: variants(keys, &WORDS, &here, |keys, filter| {
            terms(keys, filter, &here)
        }),
    })
}

fn terms(keys: &Keys<'_>, filter: Option<Formula>, here: &Here) -> Option<ApprovalTerms> {
    keys.need(&WORDS, KeyPlace::RuleOrCase);
    Some(ApprovalTerms {
        filter,
        by: keys.actors("by", here),
        not_by: keys.actors("not_by", here),
        how: how(keys).unwrap_or(ApprovalHow::InTurn),
        form: keys.known(Kind::Form, "form"),
        back_to: keys
            .word("back_to")
            .and_then(|word| state(keys, word, here)),
    })
}

fn how(keys: &Keys<'_>) -> Option<ApprovalHow> {
    let word = keys.word("how")?;
    match word.text.as_str() {
        "in_turn" => return Some(ApprovalHow::InTurn),
        "all_together" => return Some(ApprovalHow::AllTogether),
        "any" => return Some(ApprovalHow::Any),
        _ => {}
    }
    let number = word
        .text
        .strip_suffix(" of")
        .and_then(|number| number.trim().parse().ok());
    match number {
        Some(least) if least > 0 => Some(ApprovalHow::AtLeast(least)),
        _ => {
            keys.bad_value("how", word, Expected::How);
            None
        }
    }
}

/// A state of the record at hand.
pub(super) fn state(keys: &Keys<'_>, word: &crate::syntax::Word, here: &Here) -> Option<Id> {
    let records = here
        .records
        .iter()
        .filter_map(|id| keys.desk.records.get(id));
    let states = records.flat_map(|record| record.states.iter().map(|state| state.id.as_str()));
    keys.desk
        .one_of("state", word, states)
        .inspect(|_| keys.desk.refers(&here.records, Part::State, word))
}
