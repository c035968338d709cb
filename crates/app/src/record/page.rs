//! The view of a record for staff.

use handbook::Id;
use maud::{Markup, html};

use super::load::Opened;
use super::talk;
use super::writing::{Draft, composer};
use super::{Asked, axis, facts, steps};
use crate::http::viewer::Viewer;
use crate::ui::icon::{Icon, small_icon};
use crate::ui::lanes::lanes;
use crate::ui::layout::{aside_section, part_head, record_columns};
use crate::ui::link::Link;
use crate::ui::message::{Direction, Entry, conversation, last_words};
use crate::ui::record_head::{RecordHead, record_head};
use crate::ui::steps::{Step, StepWay, act_bar};
use crate::ui::tabs::{Tab, segments};

/// The page.
pub(super) fn page(viewer: &Viewer, opened: &Opened, asked: &Asked, draft: &Draft) -> Markup {
    let words = &opened.words;
    let talk = talk::entries(opened);
    let last = talk.iter().rev().find_map(|entry| match entry {
        Entry::Message(message) if message.direction == Direction::Incoming => Some(message),
        _ => None,
    });
    let shown: Vec<Entry> = talk
        .iter()
        .filter(|entry| is_shown(entry, &asked.talk))
        .cloned()
        .collect();
    let next = steps::steps(viewer, opened);
    let bar = bar(opened, &next.can);
    html! {
        (record_head(&head(viewer, opened)))
        @if let Some(message) = last { (last_words(message)) }
        @if let Some(promises) = axis::lanes(opened) { (lanes(&promises)) }
        (record_columns(
            html! {
                (part_head(&words.say("record-talk"), filter(opened, asked)))
                (conversation(&words.say("record-talk"), &shown))
                (crate::ui::composer::composer(&composer(opened, draft)))
            },
            crate::ui::steps::steps(&next),
            &words.say("record-aside"),
            html! {
                (aside_section(&words.say("record-facts"), None, facts::facts(opened)))
                (facts::filings(opened))
                (facts::relatives(opened))
                (aside_section(&words.say("record-history"), None, facts::history(opened, asked)))
            },
        ))
        (act_bar(&bar))
    }
}

fn head(viewer: &Viewer, opened: &Opened) -> RecordHead {
    let (words, record) = (&opened.words, &opened.page.record);
    let kind = words.record_type(&record.record_type);
    let client = opened
        .page
        .client
        .as_ref()
        .map(|client| words.client_name(client));
    let owner = words.person(record.owner);
    let owned = match &record.queue {
        Some(role) => words.say_with(
            "record-to-take",
            &[("role", words.role(role).into()), ("person", owner.into())],
        ),
        None => words.say_with("record-owned", &[("person", owner.into())]),
    };
    let offered = record
        .offered_to
        .map(|to| words.say_with("record-offered", &[("person", words.person(to).into())]));
    RecordHead {
        crumbs_label: words.say("record-place"),
        crumbs: vec![
            Link {
                label: words.say("queue-title"),
                href: "/queue".into(),
            },
            Link {
                label: kind,
                href: format!("/queue?type={}", record.record_type),
            },
        ],
        title: words.title(record),
        number: words.number(record),
        state: words.state_of(record),
        facts: client.into_iter().chain([owned]).chain(offered).collect(),
        acts: menu(viewer, opened),
        ..RecordHead::default()
    }
}

/// What is seldom done: waiving a promise, discarding the record.
fn menu(viewer: &Viewer, opened: &Opened) -> Option<Markup> {
    let (words, record) = (&opened.words, &opened.page.record);
    let is_superior = viewer
        .holdings
        .iter()
        .any(|(role, _)| answers_for_others(opened, role));
    let mut links: Vec<Link> = Vec::new();
    let open = opened
        .page
        .promises
        .iter()
        .filter(|promise| promise.state.is_open());
    for promise in open.filter(|promise| is_superior && promise.owner != viewer.person.id) {
        let label = words.say_with(
            "record-waive",
            &[("promise", words.promise_name(promise).into())],
        );
        links.push(Link {
            label,
            href: format!("/promises/{}/waiver", promise.id),
        });
    }
    if viewer.scope.edit.contains(&record.record_type) && !record.is_final {
        links.push(Link {
            label: words.say("record-discard"),
            href: format!("/records/{}/discarding", record.id),
        });
    }
    (!links.is_empty()).then(|| {
        html! {
            details.chip-menu.right data-menu {
                summary.button aria-label=(words.say("record-more")) { (small_icon(Icon::Dots)) }
                div.menu { @for link in &links { a href=(link.href) { (link.label) } } }
            }
        }
    })
}

fn answers_for_others(opened: &Opened, role: &Id) -> bool {
    opened
        .words
        .edition
        .roles
        .values()
        .any(|rule| rule.reports_to.as_ref() == Some(role))
}

fn is_shown(entry: &Entry, which: &str) -> bool {
    let internal = |entry: &Entry| match entry {
        Entry::Message(message) => message.direction == Direction::Internal,
        Entry::Line(_) => true,
    };
    match which {
        "client" => !internal(entry),
        "internal" => internal(entry),
        _ => true,
    }
}

fn filter(opened: &Opened, asked: &Asked) -> Markup {
    let words = &opened.words;
    let tab = |key: &str, value: &str| Tab {
        label: words.say(key),
        href: match value {
            "" => format!("/records/{}", opened.page.record.id),
            value => format!("/records/{}?talk={value}", opened.page.record.id),
        },
        count: None,
        active: asked.talk == value,
    };
    let tabs = [
        tab("talk-all", ""),
        tab("talk-client", "client"),
        tab("talk-internal", "internal"),
    ];
    segments(&words.say("talk-filter"), &tabs)
}

/// The phone's bar: writing, and the first thing to do.
fn bar(opened: &Opened, can: &[Step]) -> Vec<Step> {
    let write = Step {
        label: opened.words.say("act-write"),
        way: StepWay::Page("#write".into()),
        ..Step::default()
    };
    std::iter::once(write).chain(can.first().cloned()).collect()
}
