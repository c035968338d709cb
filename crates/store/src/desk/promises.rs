//! Promises as pages ask for them: with their record and client, in the order in which they fall due.

use std::collections::BTreeMap;

use casework::access::ReadScope;
use casework::clients::Client;
use casework::ids::{OrgId, PromiseId, RecordId};
use casework::promises::Promise;
use casework::records::Record;

use super::queue::PAGE_ROWS;
use super::scope;
use super::statement::{Statement, padded};
use crate::cell::Row;
use crate::door::Door;
use crate::error::Result;

/// Promises of one record that are read at most; the newest ones.
pub const OF_RECORD_MAX: usize = 500;

/// A promise with what it is about.
#[derive(Clone, Debug)]
pub struct Owed {
    /// The promise.
    pub promise: Promise,
    /// Its record; none for what is owed to a client or the company as such.
    pub record: Option<Record>,
    /// Its client.
    pub client: Option<Client>,
    /// Whether a role owes it and nobody has taken the record yet.
    pub is_pool: bool,
}

/// One promise, if its reader may read its record. What is about no record is read by staff.
///
/// # Errors
/// When the database refuses.
pub fn one(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    promise: PromiseId,
) -> Result<Option<Owed>> {
    let mut statement = Statement::of(org);
    let id = statement.bind(promise);
    let readable = readable(&mut statement, scope);
    statement.say(&format!(
        "{OWED} WHERE promise.org = $1 AND promise.id = {id} AND {readable}"
    ));
    statement.rows(door)?.first().map(owed).transpose()
}

/// All promises of a record, open and ended, oldest first.
pub(super) fn of_record(door: &mut Door, org: OrgId, record: RecordId) -> Result<Vec<Promise>> {
    let limit = i64::try_from(OF_RECORD_MAX).unwrap_or(i64::MAX);
    let rows = door.query(
        "SELECT body FROM promise WHERE org = $1 AND record = $2 ORDER BY id DESC LIMIT $3",
        &[org.into(), record.into(), limit.into()],
    )?;
    let mut promises = rows
        .iter()
        .map(|row| row.json(0))
        .collect::<Result<Vec<Promise>>>()?;
    promises.sort_by_key(|promise| (promise.opened_at, promise.id));
    Ok(promises)
}

/// Open promises of some records, soonest due first, those without a due last.
pub(super) fn open_of(
    door: &mut Door,
    org: OrgId,
    records: &[RecordId],
) -> Result<BTreeMap<RecordId, Vec<Promise>>> {
    let mut found: BTreeMap<RecordId, Vec<Promise>> = BTreeMap::new();
    if records.is_empty() {
        return Ok(found);
    }
    let mut statement = Statement::of(org);
    let ids = statement.list(padded(records.iter().copied(), PAGE_ROWS));
    let open = scope::beside("is_open = 1");
    statement.say(&format!(
        "SELECT body FROM promise WHERE org = $1 AND record IN {ids} AND {open}"
    ));
    for row in statement.rows(door)? {
        let promise: Promise = row.json(0)?;
        if let Some(record) = promise.record {
            found.entry(record).or_default().push(promise);
        }
    }
    for promises in found.values_mut() {
        promises.sort_by_key(|promise| (promise.due_at.is_none(), promise.due_at, promise.id));
    }
    Ok(found)
}

/// Promises with record and client; columns as [`owed`] reads them.
pub(super) const OWED: &str = "SELECT promise.body, record.body, client.body FROM promise \
     LEFT JOIN record ON record.org = promise.org AND record.id = promise.record \
     LEFT JOIN client ON client.org = promise.org AND client.id = promise.client";

/// Reads a row of [`OWED`].
pub(super) fn owed(row: &Row) -> Result<Owed> {
    let promise: Promise = row.json(0)?;
    let record: Option<Record> = maybe(row, 1)?;
    let is_pool =
        promise.role.is_some() && record.as_ref().is_some_and(|record| record.queue.is_some());
    Ok(Owed {
        promise,
        record,
        client: maybe(row, 2)?,
        is_pool,
    })
}

/// The condition under which a row of [`OWED`] may be read.
pub(super) fn readable(statement: &mut Statement, scope: &ReadScope) -> String {
    let condition = scope::condition(statement, scope, "record");
    if scope.portal.is_some() {
        return format!("record.id IS NOT NULL AND {condition}");
    }
    format!("(promise.record IS NULL OR {condition})")
}

fn maybe<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    row.maybe_text(column)?
        .map(|_| row.json(column))
        .transpose()
}
