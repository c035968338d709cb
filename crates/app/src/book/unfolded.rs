//! A rule unfolded: how it runs in six sentences, and the newest of what it moves.

use store::desk::handbook::RuleKind;
use store::desk::promises::Owed;

use super::RuleName;
use super::page::Book;
use crate::ui::link::Link;
use crate::ui::rule_sheet::{RuleRecord, RuleSheet, Words};
use crate::wording::Wording;

/// The sheet of a rule with the newest of its promises.
pub(super) fn sheet(book: &Book<'_>, rule: &RuleName, newest: &[Owed]) -> RuleSheet {
    let words = book.words;
    let cited = rule
        .meta(&words.edition)
        .map(|meta| words.edition.book.citation(&meta.source))
        .unwrap_or_default();
    let name = rule
        .meta(&words.edition)
        .map(|meta| words.label(&meta.name))
        .unwrap_or_default();
    RuleSheet {
        id: "rule".into(),
        title: words.say_with(
            "sheet-title",
            &[("article", words.voice.own(&cited).into())],
        ),
        rule: words.say_with("sheet-rule", &[("rule", name.into())]),
        close: Some(Link {
            label: words.say("sheet-close"),
            href: format!("/handbook?{}", book.window.query()),
        }),
        edit: None,
        sentences: sentences(words, rule),
        example: None,
        headings: ["sheet-record", "fact-client", "sheet-due", "sheet-outcome"]
            .map(|key| words.say(key)),
        records: newest.iter().map(|row| record(words, row)).collect(),
        all: Some(Link {
            label: words.say_with("sheet-all", &[("period", book.window.name(words).into())]),
            href: format!("{}?{}", rule.href(), book.window.query()),
        }),
    }
}

/// The six sentences of a rule.
pub(super) fn sentences(words: &Wording, rule: &RuleName) -> Vec<(String, Vec<Words>)> {
    match rule.kind {
        RuleKind::Promise => words
            .edition
            .promises
            .get(&rule.id)
            .map(|rule| words.promise_sentences(rule)),
        RuleKind::Duty => words
            .edition
            .duties
            .get(&rule.id)
            .map(|rule| words.duty_sentences(rule)),
    }
    .unwrap_or_default()
}

fn record(words: &Wording, row: &Owed) -> RuleRecord {
    let told = words.promise(&row.promise);
    RuleRecord {
        clock: told.clock,
        number: row
            .record
            .as_ref()
            .map(|record| words.number(record))
            .or_else(|| row.promise.window.clone())
            .unwrap_or_default(),
        href: row
            .record
            .as_ref()
            .map_or_else(|| super::rule_href(&row.promise), Wording::record_href),
        client: row
            .client
            .as_ref()
            .map(|client| words.client_name(client))
            .unwrap_or_default(),
        due: row
            .promise
            .due_at
            .map(|due| words.moment(due))
            .unwrap_or_default(),
        outcome: words.outcome(&row.promise),
    }
}
