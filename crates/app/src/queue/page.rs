//! The view of the queue.

use casework::access::ReadScope;
use casework::records::Record;
use maud::{Markup, html};
use store::desk::queue::{QueueRow, Sort, View};

use super::Found;
use super::address::Address;
use super::menus::{menus, without_type};
use crate::ui::filters::filters;
use crate::ui::icon::{Icon, small_icon};
use crate::ui::layout::{page_head, wide};
use crate::ui::link::Link;
use crate::ui::notice::{Empty, empty};
use crate::ui::pager::{Pager, pager};
use crate::ui::table::{
    Cell, Column, ColumnWidth, Row, Sort as HeadingSort, SortOrder, Table, table,
};
use crate::ui::tabs::{Tab, tabs};
use crate::wording::Wording;

/// The page.
pub(super) fn page(words: &Wording, scope: &ReadScope, address: &Address, found: &Found) -> Markup {
    let views = View::ALL.into_iter().map(|view| Tab {
        label: words.say(&format!("queue-view-{}", view.word())),
        href: address.with(|address| address.view = view),
        count: found.counts.get(&view).map(|count| count.number),
        active: view == address.view,
    });
    let views: Vec<Tab> = views.collect();
    wide(html! {
        (page_head(None, &words.say("queue-title"), html! {
            a.button.primary href="/new" data-key="n" { (small_icon(Icon::Plus)) (words.say("act-open-record")) }
        }))
        (tabs(&words.say("queue-views"), &views))
        (filters(&menus(words, scope, address, found), &summary(words, address, found)))
        @if found.page.rows.is_empty() {
            (empty(&nothing(words, address)))
        } @else {
            (table(&list(words, address, found)))
            (pager(&pages(words, address, found)))
        }
    })
}

/// The sentence above a list.
fn summary(words: &Wording, address: &Address, found: &Found) -> String {
    let count = i64::try_from(found.count.number).unwrap_or(i64::MAX);
    let key = if found.count.is_more {
        "queue-summary-more"
    } else {
        "queue-summary"
    };
    let sort = words.say(&format!(
        "queue-sorted-{}",
        address.view.sort(address.sort).word()
    ));
    words.say_with(key, &[("count", count.into()), ("sort", sort.into())])
}

fn nothing(words: &Wording, address: &Address) -> Empty {
    let is_narrowed = address.record_type.is_some()
        || address.owner.is_some()
        || address.client.is_some()
        || address.number.is_some();
    if is_narrowed {
        let all = address.with(|address| {
            without_type(address);
            (address.owner, address.client, address.number) = (None, None, None);
        });
        return Empty {
            sentence: words.say("queue-empty-narrowed"),
            act: Some(Link {
                label: words.say("queue-widen"),
                href: all,
            }),
        };
    }
    let act = Link {
        label: words.say("act-open-record"),
        href: "/new".into(),
    };
    Empty {
        sentence: words.say(&format!("queue-empty-{}", address.view.word())),
        act: Some(act),
    }
}

fn list(words: &Wording, address: &Address, found: &Found) -> Table {
    let sorted = address.view.sort(address.sort);
    let column = |label: &str, sort: Option<Sort>, width: ColumnWidth, desk_only: bool| Column {
        label: words.say(label),
        sort: sort
            .filter(|sort| address.view.sort(*sort) == *sort)
            .map(|sort| HeadingSort {
                href: address.with(|address| address.sort = sort),
                order: match (sort == sorted, sort) {
                    (false, _) => SortOrder::Unsorted,
                    (true, Sort::Due) => SortOrder::Ascending,
                    (true, Sort::Changed | Sort::Opened) => SortOrder::Descending,
                },
            }),
        width,
        desk_only,
    };
    Table {
        caption: words.say("queue-title"),
        columns: vec![
            column("queue-due", Some(Sort::Due), ColumnWidth::Clock, false),
            column("queue-matter", None, ColumnWidth::Rest, false),
            column("queue-client", None, ColumnWidth::Middle, false),
            column("queue-state", None, ColumnWidth::Short, false),
            column("queue-owner", None, ColumnWidth::Short, false),
            column(
                "queue-changed",
                Some(Sort::Changed),
                ColumnWidth::Short,
                true,
            ),
        ],
        rows: found.page.rows.iter().map(|row| line(words, row)).collect(),
        bulk: None,
    }
}

/// A record as a line of a list.
pub(super) fn line(words: &Wording, row: &QueueRow) -> Row {
    let record = &row.record;
    let client = row.client.as_ref();
    Row {
        id: record.id.to_string(),
        choose_label: words.number(record),
        chosen: false,
        cells: vec![
            clock(words, row),
            Cell::Title {
                text: words.title(record),
                href: Wording::record_href(record),
                sub: words.number(record),
            },
            Cell::Text {
                text: client
                    .map(|client| words.client_name(client))
                    .unwrap_or_default(),
                sub: client.and_then(|client| words.tier(client)),
            },
            Cell::Text {
                text: words.state_of(record),
                sub: None,
            },
            owner(words, row),
            Cell::Note {
                text: changed(words, record),
            },
        ],
    }
}

/// When something last happened: the time of today, the day of other days.
fn changed(words: &Wording, record: &Record) -> String {
    let day = words.zone.date_of(record.changed_at);
    if day == words.today() {
        words.moment(record.changed_at)
    } else {
        words.day(day)
    }
}

/// The promise that falls due first, or that none is open.
fn clock(words: &Wording, row: &QueueRow) -> Cell {
    let Some(promise) = row.promises.first() else {
        let none = if row.record.is_final {
            "queue-done"
        } else {
            "queue-no-due"
        };
        return Cell::Text {
            text: words.say(none),
            sub: None,
        };
    };
    let told = words.promise(promise);
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

/// Somebody always owns it: until it is taken, whoever answers for the queue.
fn owner(words: &Wording, row: &QueueRow) -> Cell {
    let name = words.person(row.record.owner);
    match &row.record.queue {
        None => Cell::Person { name },
        Some(role) => Cell::Text {
            text: words.say_with("queue-to-take", &[("role", words.role(role).into())]),
            sub: Some(words.say_with("queue-answered-by", &[("person", name.into())])),
        },
    }
}

fn pages(words: &Wording, address: &Address, found: &Found) -> Pager {
    let next = found.page.next.as_ref().map(|next| {
        let mut on = address.clone();
        on.after = Some(next.clone());
        Link {
            label: words.say("pager-next"),
            href: on.href(),
        }
    });
    let previous = address.after.is_some().then(|| Link {
        label: words.say("pager-first"),
        href: address.with(|_| {}),
    });
    Pager {
        label: words.say("pager"),
        text: summary(words, address, found),
        previous,
        next,
    }
}
