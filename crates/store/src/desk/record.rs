//! Everything on the page of one record. What its reader may not read isn't there, and takes as many queries.

use std::collections::BTreeSet;

use casework::access::ReadScope;
use casework::clients::Client;
use casework::event::Event;
use casework::ids::{OrgId, RecordId};
use casework::promises::Promise;
use casework::records::Record;

use super::filings;
use super::messages;
use super::promises;
use super::queue::PAGE_ROWS;
use super::statement::{Statement, padded};
use crate::door::Door;
use crate::error::Result;
use crate::keys::Keyring;
use crate::log;

pub use super::filings::FilingRow;
pub use super::messages::{Audience, Direction, MessageRow};

/// Events that are read at most; the newest ones.
pub const HISTORY_MAX: usize = 200;
/// Records opened from it that are read at most.
pub const CHILDREN_MAX: usize = PAGE_ROWS - 1;

/// A record with all that its page shows.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// The record.
    pub record: Record,
    /// Its client.
    pub client: Option<Client>,
    /// Its promises, open and ended, oldest first.
    pub promises: Vec<Promise>,
    /// Its conversation, oldest first.
    pub messages: Vec<MessageRow>,
    /// Forms filed on it, oldest first.
    pub filings: Vec<FilingRow>,
    /// The record that it was opened from, if the reader may read that.
    pub parent: Option<Record>,
    /// Records opened from it that the reader may read.
    pub children: Vec<Record>,
    /// What happened, with the place in the chain, newest last.
    pub history: Vec<(i64, Event)>,
    /// Whether more happened before that.
    pub has_older: bool,
}

/// Everything of a record; none if there is no such record, or the reader may not know of it.
///
/// # Errors
/// When the database refuses, or an event was tampered with.
pub fn page(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    scope: &ReadScope,
    audience: Audience,
    record: RecordId,
) -> Result<Option<RecordPage>> {
    let found = one(door, org, scope, record)?;
    // What isn't theirs is asked for like what isn't there: under an id that nothing has.
    let id = found
        .as_ref()
        .map_or(RecordId::from_u128(0), |record| record.id);
    let client = client_of(door, org, id)?;
    let promises = promises::of_record(door, org, id)?;
    let messages = messages::of_record(door, org, audience, id)?;
    let mut filings = filings::of_record(door, org, id)?;
    let mut relations = some(door, org, related(found.as_ref()))?;
    let (mut history, mut has_older) = history(door, keyring, org, id)?;
    if audience == Audience::Client {
        filings.clear();
        history.clear();
        has_older = false;
    }
    let Some(record) = found else {
        return Ok(None);
    };
    relations.retain(|row| scope.may_read(row));
    let (parents, children) = relations
        .into_iter()
        .partition::<Vec<Record>, _>(|row| record.parent == Some(row.id));
    let parent = parents.into_iter().next();
    Ok(Some(RecordPage {
        record,
        client,
        promises,
        messages,
        filings,
        parent,
        children,
        history,
        has_older,
    }))
}

/// The record alone.
///
/// # Errors
/// When the database refuses.
pub fn one(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    record: RecordId,
) -> Result<Option<Record>> {
    Ok(some(door, org, [record])?
        .pop()
        .filter(|record| scope.may_read(record)))
}

/// The record of a number, in any case of letters.
///
/// # Errors
/// When the database refuses.
pub fn by_number(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    number: &str,
) -> Result<Option<Record>> {
    let row = door.first(
        "SELECT body FROM record WHERE org = $1 AND number = $2 ORDER BY id LIMIT 1",
        &[org.into(), number.trim().to_uppercase().into()],
    )?;
    let record = row.map(|row| row.json::<Record>(0)).transpose()?;
    Ok(record.filter(|record| scope.may_read(record)))
}

/// Some records by id, in the order of their ids.
pub(super) fn some(
    door: &mut Door,
    org: OrgId,
    ids: impl IntoIterator<Item = RecordId>,
) -> Result<Vec<Record>> {
    let ids: BTreeSet<RecordId> = ids.into_iter().take(PAGE_ROWS).collect();
    let mut statement = Statement::of(org);
    let length = if ids.len() > 1 { PAGE_ROWS } else { 1 };
    let ids = statement.list(padded(ids, length));
    statement.say(&format!(
        "SELECT body FROM record WHERE org = $1 AND id IN {ids} ORDER BY id"
    ));
    statement
        .rows(door)?
        .iter()
        .map(|row| row.json(0))
        .collect()
}

fn client_of(door: &mut Door, org: OrgId, record: RecordId) -> Result<Option<Client>> {
    let row = door.first(
        "SELECT client.body FROM record JOIN client ON client.org = record.org AND client.id = record.client
         WHERE record.org = $1 AND record.id = $2",
        &[org.into(), record.into()],
    )?;
    row.map(|row| row.json(0)).transpose()
}

fn related(record: Option<&Record>) -> Vec<RecordId> {
    let Some(record) = record else {
        return Vec::new();
    };
    let newest_children = record
        .children
        .iter()
        .rev()
        .take(CHILDREN_MAX)
        .map(|(_, child)| *child);
    record.parent.into_iter().chain(newest_children).collect()
}

fn history(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    record: RecordId,
) -> Result<(Vec<(i64, Event)>, bool)> {
    let limit = i64::try_from(HISTORY_MAX + 1).unwrap_or(i64::MAX);
    let rows = door.query(
        "SELECT seq, bytes FROM event WHERE org = $1 AND record = $2 ORDER BY seq DESC LIMIT $3",
        &[org.into(), record.into(), limit.into()],
    )?;
    let has_older = rows.len() > HISTORY_MAX;
    let mut history = Vec::with_capacity(rows.len());
    for row in rows.iter().take(HISTORY_MAX).rev() {
        history.push((row.int(0)?, log::decode(door, keyring, org, row.bytes(1)?)?));
    }
    Ok((history, has_older))
}
