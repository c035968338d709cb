//! A record as its client sees it.

use handbook::Id;
use maud::{Markup, html};

use super::words::promise;

use std::collections::BTreeMap;

use crate::record::{Draft, Opened, client_composer, entries, open_steps, record_fields};
use crate::ui::clock::{ClockSize, clock};
use crate::ui::facts::{Fact, facts};
use crate::ui::layout::{aside_section, part_head, record_columns};
use crate::ui::link::{Link, why_link};
use crate::ui::message::conversation;
use crate::ui::record_head::{RecordHead, record_head};
use crate::ui::steps::{Step, Steps, steps};
use casework::promises::Promise;

/// The page.
pub(crate) fn record_page(opened: &Opened, draft: &Draft) -> Markup {
    let (words, record) = (&opened.words, &opened.page.record);
    let can: Vec<Step> = open_steps(opened)
        .into_iter()
        .map(|step| Step {
            effect: None,
            article: None,
            ..step
        })
        .collect();
    let (promised, known) = (promised(opened), record_fields(opened));
    let owner = words.say_with(
        "portal-owner",
        &[("person", words.person(record.owner).into())],
    );
    let head = RecordHead {
        crumbs_label: words.say("record-place"),
        crumbs: vec![Link {
            label: words.say("portal-home"),
            href: "/portal".into(),
        }],
        title: words.title(record),
        number: words.number(record),
        state: words.state_of(record),
        facts: Vec::from_iter((!record.is_final).then_some(owner)),
        ..RecordHead::default()
    };
    html! {
        (record_head(&head))
        (record_columns(
            html! {
                (part_head(&words.say("record-talk"), html! {}))
                (conversation(&words.say("record-talk"), &entries(opened)))
                (crate::ui::composer::composer(&client_composer(opened, draft)))
            },
            html! {
                @if !can.is_empty() {
                    (steps(&Steps { can_title: words.say("portal-your-turn"), can, ..Steps::default() }))
                }
            },
            &words.say("portal-promised"),
            html! {
                @if !promised.is_empty() { (aside_section(&words.say("portal-promised"), None, facts(&promised))) }
                @if !known.is_empty() { (aside_section(&words.say("record-facts"), None, facts(&known))) }
            },
        ))
    }
}

/// What was promised: what is open, and of what has ended the newest of each rule.
fn promised(opened: &Opened) -> Vec<Fact> {
    let mut newest: BTreeMap<&Id, &Promise> = BTreeMap::new();
    for ended in opened
        .page
        .promises
        .iter()
        .filter(|promise| !promise.state.is_open())
    {
        newest.insert(&ended.rule, ended);
    }
    let open = opened
        .page
        .promises
        .iter()
        .filter(|promise| promise.state.is_open());
    let fact = |row: &Promise| {
        let told = promise(&opened.words, row)?;
        let value = html! {
            (clock(&told.clock, ClockSize::Small)) " " b { (why_link(&opened.words.why_link(row), html! { (told.when) })) }
            @if let Some(waits) = &told.waits { (crate::ui::link::dot()) (waits) }
        };
        Some(Fact {
            term: told.name,
            value,
        })
    };
    newest.into_values().chain(open).filter_map(fact).collect()
}
