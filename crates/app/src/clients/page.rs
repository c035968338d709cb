//! The views of clients.

use casework::clients::Client;
use maud::{Markup, html};
use store::desk::clients::ClientPage;
use store::desk::queue::QueueRow;

use crate::ui::duty::{DutyRow, duties};
use crate::ui::facts::{Fact, facts};
use crate::ui::icon::{Icon, small_icon};
use crate::ui::layout::{aside_section, page_head, part_head, two_columns, wide};
use crate::ui::notice::{Empty, empty};
use crate::ui::table::{Cell, Column, ColumnWidth, Row, Table, table};
use crate::wording::Wording;

/// The list.
pub(super) fn list(words: &Wording, clients: &[Client]) -> Markup {
    let count = i64::try_from(clients.len()).unwrap_or(i64::MAX);
    wide(html! {
        (page_head(None, &words.say_with("clients-sentence", &[("count", count.into())]), html! {}))
        @if clients.is_empty() {
            (empty(&Empty { sentence: words.say("clients-empty"), act: None }))
        } @else {
            (table(&Table {
                caption: words.say("clients-title"),
                columns: vec![
                    column(words, "fact-client", ColumnWidth::Rest),
                    column(words, "client-tier-heading", ColumnWidth::Short),
                    column(words, "client-served-by", ColumnWidth::Middle),
                    column(words, "client-since", ColumnWidth::Middle),
                ],
                rows: clients.iter().map(|client| row(words, client)).collect(),
                bulk: None,
            }))
        }
    })
}

/// The page of one client.
pub(super) fn page(words: &Wording, found: &ClientPage, records: &[QueueRow]) -> Markup {
    let client = &found.client;
    let (done, open): (Vec<&QueueRow>, Vec<&QueueRow>) =
        records.iter().partition(|row| row.record.is_final);
    let over = words.tier(client);
    html! {
        (page_head(over.as_deref(), &words.client_name(client), html! {
            a.button.primary href={ "/new?client=" (client.id) } data-key="n" {
                (small_icon(Icon::Plus)) (words.say("act-open-record"))
            }
        }))
        (two_columns(
            html! {
                (part_head(&words.say("client-open-records"), html! { a.link href={ "/queue?client=" (client.id) } { (words.say("client-in-queue")) } }))
                @if open.is_empty() {
                    (empty(&Empty { sentence: words.say("client-no-records"), act: None }))
                } @else { (lines(words, &open, "client-open-records")) }
                @if !done.is_empty() {
                    (part_head(&words.say("client-closed-records"), html! {}))
                    (lines(words, &done, "client-closed-records"))
                }
            },
            &words.say("client-aside"),
            html! {
                (aside_section(&words.say("client-serving"), None, serving(words, client)))
                (aside_section(&words.say("client-contacts"), None, contacts(words, found)))
                (aside_section(&words.say("record-facts"), None, client_facts(words, client)))
            },
        ))
    }
}

fn column(words: &Wording, key: &str, width: ColumnWidth) -> Column {
    Column {
        label: words.say(key),
        width,
        ..Column::default()
    }
}

fn row(words: &Wording, client: &Client) -> Row {
    let serving = serving_people(words, client);
    Row {
        id: client.id.to_string(),
        cells: vec![
            Cell::Title {
                text: words.client_name(client),
                href: Wording::client_href(client.id),
                sub: String::new(),
            },
            Cell::Text {
                text: words.tier(client).unwrap_or_default(),
                sub: None,
            },
            Cell::Text {
                text: serving
                    .first()
                    .map(|(_, people)| people.clone())
                    .unwrap_or_default(),
                sub: None,
            },
            Cell::Text {
                text: words.full_date(words.zone.date_of(client.added_at)),
                sub: None,
            },
        ],
        ..Row::default()
    }
}

fn lines(words: &Wording, rows: &[&QueueRow], caption: &str) -> Markup {
    let line = |row: &&QueueRow| {
        let record = &row.record;
        let due = match row
            .promises
            .first()
            .map(|promise| (promise, words.promise(promise)))
        {
            None => Cell::Text {
                text: words.day(words.zone.date_of(record.changed_at)),
                sub: None,
            },
            Some((promise, told)) => {
                let due = if told.due.is_empty() {
                    words.promise_name(promise)
                } else {
                    told.due
                };
                Cell::Clock {
                    clock: told.clock,
                    left: told.left,
                    due,
                }
            }
        };
        let sub = format!(
            "{} {}",
            words.record_type(&record.record_type),
            words.number(record)
        );
        Row {
            id: record.id.to_string(),
            cells: vec![
                due,
                Cell::Title {
                    text: words.title(record),
                    href: Wording::record_href(record),
                    sub,
                },
                Cell::Text {
                    text: words.state_of(record),
                    sub: None,
                },
                Cell::Person {
                    name: words.person(record.owner),
                },
            ],
            ..Row::default()
        }
    };
    table(&Table {
        caption: words.say(caption),
        columns: vec![
            column(words, "queue-due", ColumnWidth::Clock),
            column(words, "queue-matter", ColumnWidth::Rest),
            column(words, "queue-state", ColumnWidth::Short),
            column(words, "queue-owner", ColumnWidth::Short),
        ],
        rows: rows.iter().map(line).collect(),
        bulk: None,
    })
}

/// Who of the staff holds which role for the client, in words.
fn serving_people(words: &Wording, client: &Client) -> Vec<(String, String)> {
    let side = |role: &handbook::Id| words.edition.roles.get(role).map(|rule| rule.side);
    let held = client.roles.iter().filter(|(role, people)| {
        side(role) == Some(handbook::rule::Side::Staff) && !people.is_empty()
    });
    held.map(|(role, people)| (words.role(role), words.people(people)))
        .collect()
}

fn serving(words: &Wording, client: &Client) -> Markup {
    let rows = serving_people(words, client);
    if rows.is_empty() {
        return html! { p.meta-small { (words.say("client-nobody-serving")) } };
    }
    facts(
        &rows
            .into_iter()
            .map(|(role, people)| Fact::words(role, people))
            .collect::<Vec<_>>(),
    )
}

fn contacts(words: &Wording, found: &ClientPage) -> Markup {
    if found.contacts.is_empty() {
        return html! { p.meta-small { (words.say("client-no-contacts")) } };
    }
    let row = |person: &casework::people::Person| {
        let roles = found
            .client
            .roles
            .iter()
            .filter(|(_, people)| people.contains(&person.id));
        let roles = words.list(roles.map(|(role, _)| words.role(role)));
        let mail = person.mail.text_or_empty();
        DutyRow {
            name: person.name.text_or_empty().to_owned(),
            href: format!("mailto:{mail}"),
            missing: if roles.is_empty() {
                mail.to_owned()
            } else {
                format!("{roles} {mail}")
            },
            ..DutyRow::default()
        }
    };
    duties(&found.contacts.iter().map(row).collect::<Vec<_>>())
}

fn client_facts(words: &Wording, client: &Client) -> Markup {
    let declared = words
        .edition
        .records
        .get("client")
        .map(|rule| rule.fields.as_slice())
        .unwrap_or_default();
    let filled = declared.iter().filter_map(|field| {
        let value = words.value(field, client.fields.get(&field.id)?);
        (!value.is_empty()).then(|| Fact::words(words.label(&field.name), value))
    });
    let since = Fact::words(
        words.say("client-since"),
        words.full_date(words.zone.date_of(client.added_at)),
    );
    facts(&filled.chain([since]).collect::<Vec<_>>())
}
