//! Pages of the queue against a plain filter and sort over all records.

use std::collections::{BTreeMap, BTreeSet};

use casework::access::ReadScope;
use casework::ids::{OrgId, RecordId};
use casework::records::Record;
use handbook::Id;
use proptest::prelude::*;
use store::Door;
use store::desk::Cursor;
use store::desk::queue::{
    self, Ask, CLOSED_WITHIN_MICROS, Filter, PAGE_ROWS, SOON_MICROS, Sort, View,
};
use worktime::Instant;

use crate::fixture::*;

const TYPES: [&str; 3] = ["order", "question", "review"];
const STATES: [&str; 2] = ["new", "working"];

/// What a record is made from: type, state, client, owner, whether it waits, what is rare, due, changed, opened.
type Draw = (usize, usize, u128, u128, bool, u8, i64, i64, i64);
/// A record and its next due.
type Row = (Record, Option<Instant>);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..3_usize,
        0..2_usize,
        0..4_u128,
        1..4_u128,
        any::<bool>(),
        0..4_u8,
        -40..40_i64,
        0..30_i64,
        0..40_i64,
    );
    prop::collection::vec(row, 0..160).prop_map(|rows| {
        let build = |(position, row): (usize, Draw)| {
            let (kind, state, of_client, owner, waits, rare, due, changed, opened) = row;
            let number = position as u128;
            let record = Record {
                record_type: Id::new(TYPES[kind]),
                state: Id::new(STATES[state]),
                client: (of_client > 0).then(|| client(of_client)),
                owner: person(owner),
                queue: waits.then(|| Id::new("desk")),
                is_final: rare == 0,
                number: (rare != 1)
                    .then(|| format!("{}-2026-{:04}", ["OR", "QU", "RE"][kind], number % 7)),
                changed_at: NOW.minus(changed * DAY),
                opened_at: NOW.minus(opened * HOUR),
                ..record(number)
            };
            // Few instants, so that many records share one.
            (record, (rare != 2).then(|| NOW.plus(due / 3 * HOUR * 3)))
        };
        rows.into_iter().enumerate().map(build).collect()
    })
}

fn scopes() -> impl Strategy<Value = ReadScope> {
    let types =
        || prop::collection::btree_set((0..3_usize).prop_map(|kind| Id::new(TYPES[kind])), 0..3);
    let clients = prop::collection::btree_map((1..4_u128).prop_map(client), types(), 0..3);
    (types(), clients, any::<bool>(), 1..4_u128).prop_map(|(all, clients, own, reader)| ReadScope {
        all,
        clients,
        own,
        ..scope(person(reader))
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let maybe = || prop::option::weighted(0.25, 0..3_usize);
    (
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        prop::option::weighted(0.1, Just("or-2026-000".to_owned())),
    )
        .prop_map(|(kind, state, of_client, owner, number)| Filter {
            record_type: kind.map(|kind| Id::new(TYPES[kind])),
            state: state.map(|state| Id::new(STATES[state % 2])),
            client: of_client.map(|number| client(number as u128 + 1)),
            owner: owner.map(|number| person(number as u128 + 1)),
            number,
        })
}

#[test]
pub(crate) fn pages_hold_what_a_plain_filter_and_sort_gives() {
    let inputs = (
        rows(),
        scopes(),
        filters(),
        0..View::ALL.len(),
        0..Sort::ALL.len(),
    );
    property(&inputs, |door, org, (rows, scope, filter, view, sort)| {
        for (record, due) in &rows {
            put_record(door, org, record, *due);
        }
        let ask = Ask {
            scope: &scope,
            view: View::ALL[view],
            filter,
            sort: Sort::ALL[sort],
            after: None,
            now: NOW,
        };
        let expected = expected(&rows, &ask);
        prop_assert_eq!(
            queue::count(door, org, &ask).unwrap().number,
            expected.len() as u64
        );
        prop_assert_eq!(all_pages(door, org, &ask), expected);
        Ok(())
    });
}

/// What the ask means, said slowly.
fn expected(rows: &[Row], ask: &Ask<'_>) -> Vec<RecordId> {
    let in_view = |(record, due): &&Row| match ask.view {
        View::Open => !record.is_final,
        View::DueSoon => {
            !record.is_final && due.is_some_and(|due| due >= NOW && due < NOW.plus(SOON_MICROS))
        }
        View::Overdue => !record.is_final && due.is_some_and(|due| due < NOW),
        View::Waiting => !record.is_final && record.queue.is_some(),
        View::Mine => !record.is_final && record.owner == ask.scope.person,
        View::Closed => record.is_final && record.changed_at >= NOW.minus(CLOSED_WITHIN_MICROS),
    };
    let filter = &ask.filter;
    let wanted = |(record, _): &&Row| {
        filter
            .record_type
            .as_ref()
            .is_none_or(|wanted| *wanted == record.record_type)
            && filter
                .state
                .as_ref()
                .is_none_or(|wanted| *wanted == record.state)
            && filter
                .client
                .is_none_or(|wanted| Some(wanted) == record.client)
            && filter.owner.is_none_or(|wanted| wanted == record.owner)
            && filter.number.as_ref().is_none_or(|wanted| {
                record
                    .number
                    .as_ref()
                    .is_some_and(|number| number.starts_with(&wanted.to_uppercase()))
            })
    };
    let readable = |(record, _): &&Row| ask.scope.may_read(record);
    let mut found: Vec<&Row> = rows
        .iter()
        .filter(in_view)
        .filter(wanted)
        .filter(readable)
        .collect();
    match ask.view.sort(ask.sort) {
        Sort::Due => found.sort_by_key(|(record, due)| (due.is_none(), *due, record.id)),
        Sort::Changed => {
            found.sort_by_key(|(record, _)| std::cmp::Reverse((record.changed_at, record.id)))
        }
        Sort::Opened => {
            found.sort_by_key(|(record, _)| std::cmp::Reverse((record.opened_at, record.id)))
        }
    }
    found.into_iter().map(|(record, _)| record.id).collect()
}

/// Page after page, through the cursor as an address carries it.
fn all_pages(door: &mut Door, org: OrgId, ask: &Ask<'_>) -> Vec<RecordId> {
    let mut ask = ask.clone();
    let mut found = Vec::new();
    loop {
        let page = queue::page(door, org, &ask).unwrap();
        assert!(page.rows.len() <= PAGE_ROWS);
        found.extend(page.rows.iter().map(|row| row.record.id));
        let Some(next) = page.next else { return found };
        assert_eq!(
            page.rows.len(),
            PAGE_ROWS,
            "only full pages have a next one"
        );
        ask.after = Some(Cursor::parse(&next.to_string()).unwrap());
    }
}

#[test]
pub(crate) fn a_line_carries_client_and_open_promises() {
    with_desk(|door| {
        put_client(door, org(), &client_named(1, "沐禾茶飲"));
        put_record(
            door,
            org(),
            &Record {
                client: Some(client(1)),
                ..record(1)
            },
            Some(NOW),
        );
        let about = |number, due: Option<Instant>| casework::promises::Promise {
            record: Some(record_id(1)),
            due_at: due,
            ..promise(number)
        };
        put_promise(door, org(), &about(1, None));
        put_promise(door, org(), &about(2, Some(NOW.plus(HOUR))));
        put_promise(door, org(), &about(3, Some(NOW)));
        let kept = casework::promises::Promise {
            state: casework::promises::PromiseState::Kept,
            ..about(4, Some(NOW))
        };
        put_promise(door, org(), &kept);
        let scope = scope(person(1));
        let ask = Ask {
            scope: &scope,
            view: View::Open,
            filter: Filter::default(),
            sort: Sort::Due,
            after: None,
            now: NOW,
        };
        let page = queue::page(door, org(), &ask).unwrap();
        let row = &page.rows[0];
        assert_eq!(row.client.as_ref().unwrap().name.text(), Some("沐禾茶飲"));
        let ids: Vec<_> = row.promises.iter().map(|promise| promise.id).collect();
        assert_eq!(
            ids,
            [promise_id(3), promise_id(2), promise_id(1)],
            "soonest first, ended ones not at all"
        );
    });
}

#[test]
pub(crate) fn one_org_sees_nothing_of_another() {
    with_desk(|door| {
        put_record(door, uid(2), &record(1), Some(NOW));
        let scope = scope_of_types(person(1), &TYPES);
        let counts = queue::counts(door, org(), &scope, NOW).unwrap();
        assert!(counts.values().all(|count| count.number == 0), "{counts:?}");
        let counts = queue::counts(door, uid(2), &scope, NOW).unwrap();
        assert_eq!(counts[&View::Open].number, 1);
    });
}

#[test]
pub(crate) fn counting_stops_at_a_thousand() {
    let mut door = fresh();
    for number in 0..1_002 {
        put_record(&mut door, org(), &record(number), Some(NOW.minus(HOUR)));
    }
    let scope = scope_of_types(person(1), &TYPES);
    let counts = queue::counts(&mut door, org(), &scope, NOW).unwrap();
    assert_eq!(
        (
            counts[&View::Overdue].number,
            counts[&View::Overdue].is_more
        ),
        (1_000, true)
    );
    assert_eq!(
        (
            counts[&View::DueSoon].number,
            counts[&View::DueSoon].is_more
        ),
        (0, false)
    );
}

#[test]
pub(crate) fn many_clients_are_walked_and_still_right() {
    let mut door = fresh();
    let mut clients = BTreeMap::new();
    for number in 0..150 {
        put_record(
            &mut door,
            org(),
            &Record {
                client: Some(client(number)),
                owner: person(2),
                ..record(number)
            },
            Some(NOW),
        );
        if number % 10 != 0 {
            clients.insert(client(number), BTreeSet::from([Id::new("order")]));
        }
    }
    let scope = ReadScope {
        clients,
        ..scope(person(1))
    };
    let ask = Ask {
        scope: &scope,
        view: View::Open,
        filter: Filter::default(),
        sort: Sort::Due,
        after: None,
        now: NOW,
    };
    assert_eq!(all_pages(&mut door, org(), &ask).len(), 135);
}
