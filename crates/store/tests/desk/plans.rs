//! How SQLite goes about a page: every view by an index in the page's own order, no list read from end to end.

use std::collections::{BTreeMap, BTreeSet};

use casework::access::ReadScope;
use handbook::Id;
use store::desk::queue::{self, Ask, Filter, Sort, View};

use crate::fixture::*;

/// The plan of a page, with the index that it must go by.
fn check(scope: &ReadScope, view: View, sort: Sort, filter: Filter, index: &str) {
    let mut door = fresh();
    let ask = Ask {
        scope,
        view,
        filter,
        sort,
        after: None,
        now: NOW,
    };
    let plan = queue::plan(&mut door, org(), &ask).unwrap();
    let text = plan.join("\n");
    let is_read = |line: &&String| line.contains(" record USING ");
    // Any index in which all stands that a count looks at does for counting; behind this line stands its plan.
    let counting = plan
        .iter()
        .position(|line| line == "CO-ROUTINE found")
        .unwrap();
    let (page, count) = plan.split_at(counting);
    assert!(
        page.iter().any(|line| line.contains(index)),
        "{view:?} {sort:?} doesn't go by {index}:\n{text}"
    );
    for line in page.iter().filter(is_read) {
        // Bodies of the page's own rows are fetched by key.
        let by_key = line.contains("sqlite_autoindex_record_1 (org=? AND id=?)");
        assert!(
            by_key || line.contains(index),
            "{view:?} {sort:?} goes another way than {index}:\n{text}"
        );
    }
    for line in count.iter().filter(is_read) {
        assert!(
            line.contains("COVERING INDEX queue_") || line.contains(index),
            "{view:?} {sort:?} counts slowly:\n{text}"
        );
    }
    for line in &plan {
        assert!(
            !line.starts_with("SCAN record"),
            "{view:?} {sort:?} reads everything:\n{text}"
        );
    }
}

#[test]
fn every_view_of_a_reader_of_all_goes_by_its_index() {
    let scope = scope_of_types(person(1), &["order", "question"]);
    let scope = ReadScope {
        own: false,
        ..scope
    };
    for view in [View::Open, View::DueSoon, View::Overdue] {
        check(
            &scope,
            view,
            Sort::Due,
            Filter::default(),
            "INDEX queue_by_type (org=? AND record_type=? AND is_final=?",
        );
    }
    check(
        &scope,
        View::Waiting,
        Sort::Due,
        Filter::default(),
        "INDEX queue_waiting",
    );
    check(
        &scope,
        View::Mine,
        Sort::Due,
        Filter::default(),
        "INDEX queue_by_owner (org=? AND owner=? AND is_final=?",
    );
    check(
        &scope,
        View::Closed,
        Sort::Changed,
        Filter::default(),
        "INDEX queue_by_change (org=? AND is_final=?",
    );
    check(
        &scope,
        View::Open,
        Sort::Changed,
        Filter::default(),
        "INDEX queue_by_change",
    );
    check(
        &scope,
        View::Open,
        Sort::Opened,
        Filter::default(),
        "INDEX queue_by_opening",
    );
}

#[test]
fn filters_go_by_their_index() {
    let scope = ReadScope {
        own: false,
        ..scope_of_types(person(1), &["order", "question"])
    };
    let none = Filter::default;
    let by_type = Filter {
        record_type: Some(Id::new("order")),
        ..none()
    };
    check(
        &scope,
        View::Open,
        Sort::Due,
        by_type,
        "INDEX queue_by_type",
    );
    let by_state = Filter {
        state: Some(Id::new("new")),
        ..none()
    };
    check(
        &scope,
        View::Open,
        Sort::Due,
        by_state,
        "INDEX queue_by_state (org=? AND state=? AND is_final=?",
    );
    let by_client = Filter {
        client: Some(client(1)),
        record_type: Some(Id::new("order")),
        ..none()
    };
    check(
        &scope,
        View::Open,
        Sort::Due,
        by_client.clone(),
        "INDEX queue_by_client (org=? AND client=? AND is_final=?",
    );
    check(
        &scope,
        View::Open,
        Sort::Changed,
        by_client,
        "INDEX queue_by_client (org=? AND client=?",
    );
    let by_owner = Filter {
        owner: Some(person(2)),
        ..none()
    };
    check(
        &scope,
        View::Overdue,
        Sort::Due,
        by_owner,
        "INDEX queue_by_owner",
    );
    let by_number = Filter {
        number: Some("OR-2026".to_owned()),
        ..none()
    };
    check(
        &scope,
        View::Open,
        Sort::Due,
        by_number,
        "INDEX record_number (org=? AND number>? AND number<?)",
    );
}

#[test]
fn a_reader_for_clients_goes_by_client() {
    let types = BTreeSet::from([Id::new("order")]);
    let clients = BTreeMap::from([(client(1), types.clone()), (client(2), types)]);
    let scope = ReadScope {
        clients,
        own: false,
        ..scope(person(1))
    };
    check(
        &scope,
        View::Open,
        Sort::Due,
        Filter::default(),
        "INDEX queue_by_client (org=? AND client=? AND is_final=?",
    );
    check(
        &scope,
        View::Open,
        Sort::Changed,
        Filter::default(),
        "INDEX queue_by_client (org=? AND client=?",
    );
}
