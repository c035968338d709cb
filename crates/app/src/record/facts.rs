//! The facts of a record, the forms filed on it, its relatives and its history.

use casework::payload::Fields;
use handbook::rule::{Field, FieldType};
use maud::{Markup, html};

use super::Asked;
use super::load::Opened;
use crate::ui::facts::{Fact, facts as fact_list};
use crate::ui::history::history as history_list;
use crate::ui::layout::aside_section;
use crate::ui::link::{Link, article};
use crate::wording::Wording;

/// Events shown until all are asked for.
const HISTORY_SHOWN: usize = 12;

/// What is known of the record.
pub(super) fn facts(opened: &Opened) -> Markup {
    let (words, record) = (&opened.words, &opened.page.record);
    let mut facts = Vec::new();
    if let Some(client) = &opened.page.client {
        let name = words.client_name(client);
        let tier = words.tier(client);
        facts.push(Fact {
            term: words.say("fact-client"),
            value: html! {
                a.link href=(Wording::client_href(client.id)) { (name) }
                @if let Some(tier) = tier { (crate::ui::link::dot()) (tier) }
            },
        });
    }
    if let Some(author) = record.author {
        facts.push(Fact::words(
            words.say("fact-author"),
            words.person_with_place(author, opened.page.client.as_ref()),
        ));
    }
    facts.push(Fact::words(
        words.say("fact-opened"),
        words.moment(record.opened_at),
    ));
    facts.extend(record_fields(opened));
    if let Some(rule) = words.record_rule(&record.record_type) {
        let cited = words.article_of(&rule.meta.source);
        facts.push(Fact {
            term: words.say("fact-rule"),
            value: html! {
                (words.say_with("fact-edition", &[("version", words.edition.version.clone().into())])) " "
                @if let Some(cited) = cited { (article(&cited)) }
            },
        });
    }
    fact_list(&facts)
}

/// Fields of the record but for its title and long texts, which stand elsewhere on the page.
pub(crate) fn record_fields(opened: &Opened) -> Vec<Fact> {
    let record = &opened.page.record;
    let Some(rule) = opened.words.record_rule(&record.record_type) else {
        return Vec::new();
    };
    let fields = rule.fields.iter().filter(|field| {
        field.kind != FieldType::LongText && rule.title.as_ref() != Some(&field.id)
    });
    filled(&opened.words, fields, &record.fields)
}

/// Forms filed on the record, newest first.
pub(super) fn filings(opened: &Opened) -> Markup {
    let words = &opened.words;
    html! {
        @for filing in opened.page.filings.iter().rev() {
            @if let Some(rule) = words.edition.forms.get(&filing.form) {
                (aside_section(&words.say_with("filing-title", &[("form", words.label(&rule.meta.name).into())]), None, html! {
                    p.meta-small {
                        (words.moment(filing.happened_at))
                        @if let Some(person) = filing.person { (crate::ui::link::dot()) (words.person(person)) }
                    }
                    (fact_list(&filled(words, rule.fields.iter(), &filing.values)))
                }))
            }
        }
    }
}

/// The record that it was opened from, and those opened from it.
pub(super) fn relatives(opened: &Opened) -> Markup {
    let words = &opened.words;
    let relatives = opened
        .page
        .parent
        .iter()
        .map(|row| ("relative-parent", row));
    let relatives: Vec<_> = relatives
        .chain(
            opened
                .page
                .children
                .iter()
                .map(|row| ("relative-child", row)),
        )
        .collect();
    if relatives.is_empty() {
        return html! {};
    }
    let links = relatives.into_iter().map(|(key, row)| {
        let label = format!(
            "{} {}",
            words.record_type(&row.record_type),
            words.number(row)
        );
        Fact::link(words.say(key), &label, &Wording::record_href(row))
    });
    aside_section(
        &words.say("record-relatives"),
        None,
        fact_list(&links.collect::<Vec<_>>()),
    )
}

/// What happened, newest first.
pub(super) fn history(opened: &Opened, asked: &Asked) -> Markup {
    let words = &opened.words;
    let all = asked.history == "all";
    let shown = if all { usize::MAX } else { HISTORY_SHOWN };
    let record_type = &opened.page.record.record_type;
    let lines: Vec<_> = opened
        .page
        .history
        .iter()
        .rev()
        .take(shown)
        .map(|(_, event)| words.history_line(event, record_type))
        .collect();
    let count = i64::try_from(opened.page.history.len()).unwrap_or(i64::MAX);
    let more = (lines.len() < opened.page.history.len()).then(|| Link {
        label: words.say_with("history-all", &[("count", count.into())]),
        href: format!("/records/{}?history=all", opened.page.record.id),
    });
    html! {
        (history_list(&lines, more.as_ref()))
        @if all && opened.page.has_older { p.meta-small { (words.say("history-older")) } }
    }
}

fn filled<'f>(
    words: &Wording,
    fields: impl Iterator<Item = &'f Field>,
    values: &Fields,
) -> Vec<Fact> {
    let fact = |field: &Field| {
        let value = words.value(field, values.get(&field.id)?);
        (!value.is_empty()).then(|| Fact::words(words.label(&field.name), value))
    };
    fields.filter_map(fact).collect()
}
