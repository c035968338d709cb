//! The queue: pages of records that somebody may read, by view, filter and order.
//!
//! A page costs the same at a hundred records and at a hundred thousand: whatever is asked becomes a few short
//! ranges of indexes (see `ranges`), each read only as far as the page needs. The tests look at the plans.

mod pages;
mod ranges;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use casework::access::ReadScope;
use casework::clients::Client;
use casework::ids::{ClientId, OrgId, PersonId, RecordId};
use casework::promises::Promise;
use casework::records::Record;
use handbook::Id;
use worktime::Instant;
use worktime::micros;

use super::capped::{self, Capped};
use super::clients;
use super::cursor::Cursor;
use super::promises;
use super::statement::{Statement, one_more};
use crate::door::Door;
use crate::error::Result;
use pages::Segment;
pub use view::{Sort, View};

/// Records on a page.
pub const PAGE_ROWS: usize = 50;
/// How far ahead "due soon" looks.
pub const SOON_MICROS: i64 = micros::DAY;
/// How far back "closed" looks. Older ones are found by number or client.
pub const CLOSED_WITHIN_MICROS: i64 = 14 * micros::DAY;

/// What is asked of the queue.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// Who asks, and what they may read.
    pub scope: &'a ReadScope,
    /// Which view.
    pub view: View,
    /// What narrows it.
    pub filter: Filter,
    /// In which order; views of time have their own (see [`View::sort`]).
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// The instant of asking.
    pub now: Instant,
}

/// What narrows a view. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Records of this type.
    pub record_type: Option<Id>,
    /// Records in this state.
    pub state: Option<Id>,
    /// Records of this client.
    pub client: Option<ClientId>,
    /// Records of this owner.
    pub owner: Option<PersonId>,
    /// Records whose number begins so, in any case of letters.
    pub number: Option<String>,
}

/// A page.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// At most [`PAGE_ROWS`].
    pub rows: Vec<QueueRow>,
    /// Where the next page goes on, if there is one.
    pub next: Option<Cursor>,
}

/// A record with what its line in the list needs.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// The record.
    pub record: Record,
    /// Its client.
    pub client: Option<Client>,
    /// Its open promises, soonest due first, those without a due last.
    pub promises: Vec<Promise>,
}

/// A page of records.
///
/// # Errors
/// When the database refuses.
pub fn page(door: &mut Door, org: OrgId, ask: &Ask<'_>) -> Result<QueuePage> {
    let (records, next) = hits(door, org, ask)?;
    Ok(QueuePage {
        rows: dress(door, org, records)?,
        next,
    })
}

/// How many records each view holds for a reader, without filters.
///
/// # Errors
/// When the database refuses.
pub fn counts(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    now: Instant,
) -> Result<BTreeMap<View, Capped>> {
    let mut counts = BTreeMap::new();
    for view in View::ALL {
        let ask = Ask {
            scope,
            view,
            filter: Filter::default(),
            sort: view.sort(Sort::Due),
            after: None,
            now,
        };
        counts.insert(view, count(door, org, &ask)?);
    }
    Ok(counts)
}

/// How many records a view holds with its filter.
///
/// # Errors
/// When the database refuses.
pub fn count(door: &mut Door, org: OrgId, ask: &Ask<'_>) -> Result<Capped> {
    let mut statement = Statement::of(org);
    let selects = pages::counting(&mut statement, ask);
    capped::count(door, statement, &selects)
}

/// How SQLite goes about a page and its count, for tests that no list is read from end to end.
///
/// # Errors
/// When the database refuses.
pub fn plan(door: &mut Door, org: OrgId, ask: &Ask<'_>) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for segment in Segment::of(ask) {
        let mut statement = Statement::of(org);
        if pages::page(&mut statement, ask, segment, one_more(PAGE_ROWS)) {
            lines.extend(statement.plan(door)?);
        }
    }
    let mut statement = Statement::of(org);
    let selects = pages::counting(&mut statement, ask);
    if !selects.is_empty() {
        lines.extend(capped::counting(statement, &selects).plan(door)?);
    }
    Ok(lines)
}

/// Adds to records what their lines need, in two more queries for all of them.
pub(super) fn dress(door: &mut Door, org: OrgId, records: Vec<Record>) -> Result<Vec<QueueRow>> {
    let named: BTreeSet<ClientId> = records.iter().filter_map(|record| record.client).collect();
    let clients = clients::some(door, org, &named)?;
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let mut open = promises::open_of(door, org, &ids)?;
    let dressed = records.into_iter().map(|record| QueueRow {
        client: record
            .client
            .and_then(|client| clients.get(&client).cloned()),
        promises: open.remove(&record.id).unwrap_or_default(),
        record,
    });
    Ok(dressed.collect())
}

fn hits(door: &mut Door, org: OrgId, ask: &Ask<'_>) -> Result<(Vec<Record>, Option<Cursor>)> {
    let mut records: Vec<Record> = Vec::new();
    let mut last: Option<Cursor> = None;
    for segment in Segment::of(ask) {
        let wanted = one_more(PAGE_ROWS) - records.len();
        let mut statement = Statement::of(org);
        if wanted == 0 || !pages::page(&mut statement, ask, segment, wanted) {
            continue;
        }
        for row in statement.rows(door)? {
            if records.len() == PAGE_ROWS {
                return Ok((records, last));
            }
            last = Some(Cursor::new(row.maybe_instant(1)?, row.id::<()>(0)?));
            records.push(row.json(2)?);
        }
    }
    Ok((records, None))
}
