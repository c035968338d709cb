//! The client's own page.

use std::collections::BTreeSet;

use casework::clients::Client;
use casework::ids::PersonId;
use casework::people::Person;
use casework::records::Record;
use casework::secret::FieldValue;
use handbook::formula::Value;
use handbook::rule::{Actor, Record as RecordRule, Side};
use maud::{Markup, html};
use store::desk::queue::QueueRow;

use super::words::{promise, steps_for_client};
use crate::ui::duty::{DutyRow, duties};
use crate::ui::layout::{aside_section, two_columns};
use crate::ui::link::Link;
use crate::ui::notice::{Empty, empty};
use crate::ui::portal::{ClientRecord, Greeting, client_records, greeting};
use crate::wording::Wording;

/// Closed records shown; the newest ones.
const DONE_SHOWN: usize = 8;

/// The page.
pub(super) fn page(
    words: &Wording,
    person: &Person,
    client: &Client,
    records: &[QueueRow],
    kinds: &[&RecordRule],
) -> Markup {
    let (done, mut open): (Vec<&QueueRow>, Vec<&QueueRow>) =
        records.iter().partition(|row| row.record.is_final);
    // What was promised first, soonest due first; then the rest as it last changed.
    open.sort_by_key(|row| {
        (
            row.promises.is_empty(),
            row.promises
                .first()
                .map(|promise| (promise.due_at.is_none(), promise.due_at)),
        )
    });
    let waiting: Vec<&QueueRow> = open
        .iter()
        .copied()
        .filter(|row| !steps_for_client(words, &row.record).is_empty())
        .collect();
    html! {
        (greeting(&hello(words, person, &open, waiting.len(), kinds)))
        (two_columns(
            html! {
                h2 { (words.say("portal-open")) }
                @if open.is_empty() {
                    (empty(&Empty { sentence: words.say("portal-nothing-open"), act: None }))
                } @else { (client_records(&rows(words, &open))) }
                @if !done.is_empty() {
                    h2 { (words.say("portal-done-records")) }
                    (client_records(&rows(words, done.get(..DONE_SHOWN).unwrap_or(&done))))
                }
            },
            &words.say("portal-aside"),
            html! {
                @if !waiting.is_empty() { (aside_section(&words.say("portal-waiting"), None, duties(&waits(words, &waiting)))) }
                (aside_section(&words.say("portal-serving"), None, serving(words, client, &open)))
            },
        ))
    }
}

fn hello(
    words: &Wording,
    person: &Person,
    open: &[&QueueRow],
    waiting: usize,
    kinds: &[&RecordRule],
) -> Greeting {
    let name = person
        .salutation
        .as_ref()
        .and_then(|salutation| salutation.text())
        .or(person.name.text())
        .unwrap_or_default();
    let promises = || open.iter().flat_map(|row| &row.promises);
    let count = i64::try_from(promises().count()).unwrap_or(i64::MAX);
    let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
    let next = promises()
        .filter_map(|promise| promise.due_at)
        .filter(|due| *due >= words.now)
        .min();
    let mut lead = next
        .map(|due| words.say_with("portal-next", &[("moment", words.moment(due).into())]))
        .unwrap_or_default();
    if waiting > 0 {
        lead.push_str(&words.say_with("portal-waiting-count", &[("count", waiting.into())]));
    }
    let key = if count == 0 {
        "portal-hello-none"
    } else {
        "portal-hello"
    };
    Greeting {
        sentence: words.say_with(
            key,
            &[("name", name.to_owned().into()), ("count", count.into())],
        ),
        lead,
        acts: kinds
            .iter()
            .map(|rule| Link {
                label: words.label(&rule.meta.name),
                href: format!("/new/{}", rule.meta.id),
            })
            .collect(),
    }
}

fn rows(words: &Wording, records: &[&QueueRow]) -> Vec<ClientRecord> {
    records
        .iter()
        .map(|row| client_record(words, &row.record, &row.promises))
        .collect()
}

/// A record with its promises in the client's words.
pub(super) fn client_record(
    words: &Wording,
    record: &Record,
    promises: &[casework::promises::Promise],
) -> ClientRecord {
    let facts = [
        ("record", words.record_type(&record.record_type).into()),
        ("number", words.number(record).into()),
        ("person", words.person(record.owner).into()),
    ];
    ClientRecord {
        title: words.title(record),
        href: Wording::record_href(record),
        state: words.state_of(record),
        meta: words.say_with(
            if record.is_final {
                "portal-meta-done"
            } else {
                "portal-meta"
            },
            &facts,
        ),
        promises: promises
            .iter()
            .filter_map(|row| promise(words, row))
            .collect(),
    }
}

/// What waits for the client, and what they can do.
fn waits(words: &Wording, waiting: &[&QueueRow]) -> Vec<DutyRow> {
    let row = |row: &&QueueRow| DutyRow {
        name: words.title(&row.record),
        href: Wording::record_href(&row.record),
        missing: words.list(
            steps_for_client(words, &row.record)
                .iter()
                .map(|step| words.label(&step.meta.name)),
        ),
        ..DutyRow::default()
    };
    waiting.iter().map(row).collect()
}

/// Who serves the client. Whoever an open record is about, and who may therefore not handle it, isn't held out as the
/// one to turn to meanwhile.
fn serving(words: &Wording, client: &Client, open: &[&QueueRow]) -> Markup {
    let barred = barred(words, open);
    let is_staff = |role: &handbook::Id| {
        words
            .edition
            .roles
            .get(role)
            .is_some_and(|rule| rule.side == Side::Staff)
    };
    let held = client.roles.iter().filter(|(role, _)| is_staff(role));
    let rows = held.flat_map(|(role, people)| people.iter().map(move |person| (role, *person)));
    let mut shown: Vec<DutyRow> = Vec::new();
    for (role, person) in rows.filter(|(_, person)| !barred.contains(person)) {
        shown.push(DutyRow {
            name: words.person(person),
            missing: words.role(role),
            href: "/portal".into(),
            ..DutyRow::default()
        });
    }
    html! {
        @if shown.is_empty() {
            p.meta-small { (words.say("portal-serving-house")) }
        } @else {
            ul.duties { @for row in &shown { li { div.duty-head { b { (row.name) } } p.meta-small { (row.missing) } } } }
        }
    }
}

/// People named in fields by which steps shut somebody out.
fn barred(words: &Wording, open: &[&QueueRow]) -> BTreeSet<PersonId> {
    let mut barred = BTreeSet::new();
    for record in open.iter().map(|row| &row.record) {
        let Some(rule) = words.record_rule(&record.record_type) else {
            continue;
        };
        for actor in rule.steps.iter().flat_map(|step| &step.not_by) {
            let Actor::Field(field) = actor else { continue };
            match record.fields.get(field) {
                Some(FieldValue::Open(Value::Text(person))) => {
                    barred.extend(PersonId::parse(person))
                }
                Some(FieldValue::Open(Value::List(people))) => {
                    barred.extend(
                        people
                            .iter()
                            .filter_map(Value::as_text)
                            .filter_map(PersonId::parse),
                    );
                }
                _ => {}
            }
        }
    }
    barred
}
