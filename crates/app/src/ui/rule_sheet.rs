//! A rule unfolded under its article: how it runs in six sentences, and the records that it moves.

use maud::{Markup, html};

use super::clock::{Clock, ClockSize, clock};
use super::icon::{Icon, small_icon};
use super::link::Link;

/// A rule, unfolded.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleSheet {
    /// Its place on the page.
    pub id: String,
    /// 「第十三條第二項怎樣運行」
    pub title: String,
    /// 「規則 findings」
    pub rule: String,
    /// Folding it again.
    pub close: Option<Link>,
    /// Changing it.
    pub edit: Option<Link>,
    /// 開始 承辦 兌現 暫停 提醒 不許: each with its sentence.
    pub sentences: Vec<(String, Vec<Words>)>,
    /// A worked example.
    pub example: Option<String>,
    /// Headings of the records: record, client, due, outcome.
    pub headings: [String; 4],
    /// The newest records.
    pub records: Vec<RuleRecord>,
    /// The way to all of them.
    pub all: Option<Link>,
}

/// Words of a sentence; values of the rule stand out.
#[derive(Clone, Debug)]
pub(crate) enum Words {
    /// Plain words.
    Plain(String),
    /// A value that the rule sets.
    Value(String),
}

/// A record that the rule moves.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleRecord {
    /// Its clock.
    pub clock: Clock,
    /// Its number.
    pub number: String,
    /// Where it is.
    pub href: String,
    /// Whose it is.
    pub client: String,
    /// When it is or was due.
    pub due: String,
    /// What is left or how it ended.
    pub outcome: String,
}

/// The sheet.
pub(crate) fn rule_sheet(sheet: &RuleSheet) -> Markup {
    let heading = format!("{}-title", sheet.id);
    html! {
        section.card.rule-sheet id=(sheet.id) aria-labelledby=(heading) {
            div.rule-head {
                h3 id=(heading) { (sheet.title) }
                span.gap {}
                span.quiet { (sheet.rule) }
                @if let Some(edit) = &sheet.edit { a.button.small href=(edit.href) { (small_icon(Icon::Pencil)) (edit.label) } }
                @if let Some(close) = &sheet.close { a.button.small href=(close.href) { (small_icon(Icon::X)) (close.label) } }
            }
            div.rule-body {
                div { (sentences(sheet)) }
                div { (records(sheet)) }
            }
        }
    }
}

fn sentences(sheet: &RuleSheet) -> Markup {
    html! {
        dl.sentences {
            @for (word, sentence) in &sheet.sentences {
                dt { (word) }
                dd {
                    @for words in sentence {
                        @match words {
                            Words::Plain(text) => (text),
                            Words::Value(text) => b { (text) },
                        }
                    }
                }
            }
        }
        @if let Some(example) = &sheet.example { p.example { (example) } }
    }
}

fn records(sheet: &RuleSheet) -> Markup {
    html! {
        table.rule-records {
            thead { tr { @for heading in &sheet.headings { th scope="col" { (heading) } } } }
            tbody {
                @for record in &sheet.records {
                    tr {
                        td { span.clock-words { (clock(&record.clock, ClockSize::Normal)) a href=(record.href) { (record.number) } } }
                        td { (record.client) }
                        td { (record.due) }
                        td class=(record.clock.state.class()) { (record.outcome) }
                    }
                }
            }
        }
        @if let Some(all) = &sheet.all { p.more-line { a.link href=(all.href) { (all.label) } } }
    }
}
