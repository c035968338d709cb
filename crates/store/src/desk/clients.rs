//! Clients: the list, one of them with its contacts, and finding one by a part of its name.

use std::collections::{BTreeMap, BTreeSet};

use casework::access::{ClientFiles, ReadScope};
use casework::clients::Client;
use casework::ids::{ClientId, OrgId};
use casework::people::Person;
use casework::records::Record;

use super::people;
use super::queue::{self, PAGE_ROWS, QueueRow};
use super::scope;
use super::statement::{Statement, padded};
use crate::door::Door;
use crate::error::Result;

/// Clients that are listed or looked through at most.
pub const CLIENTS_MAX: i64 = 5_000;

/// A client with those who speak for it.
#[derive(Clone, Debug)]
pub struct ClientPage {
    /// The client.
    pub client: Client,
    /// Its contacts, by name.
    pub contacts: Vec<Person>,
}

/// Clients whose files somebody may read, by name.
///
/// # Errors
/// When the database refuses.
pub fn list(door: &mut Door, org: OrgId, files: &ClientFiles) -> Result<Vec<Client>> {
    if let ClientFiles::Only(ids) = files {
        let mut clients: Vec<Client> = some(door, org, ids)?.into_values().collect();
        clients.sort_by(|one, other| {
            one.name
                .text()
                .cmp(&other.name.text())
                .then(one.id.cmp(&other.id))
        });
        return Ok(clients);
    }
    let rows = door.query(
        "SELECT body FROM client WHERE org = $1 ORDER BY name, id LIMIT $2",
        &[org.into(), CLIENTS_MAX.into()],
    )?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// One client, if its file may be read.
///
/// # Errors
/// When the database refuses.
pub fn one(
    door: &mut Door,
    org: OrgId,
    files: &ClientFiles,
    client: ClientId,
) -> Result<Option<ClientPage>> {
    let found = some(door, org, &BTreeSet::from([client]))?.remove(&client);
    let contacts = people::contacts(door, org, client)?;
    let may_read = match files {
        ClientFiles::All => true,
        ClientFiles::Only(ids) => ids.contains(&client),
    };
    Ok(found
        .filter(|_| may_read)
        .map(|client| ClientPage { client, contacts }))
}

/// Clients whose name holds a text, in any case of letters; those whose name begins with it come first.
///
/// # Errors
/// When the database refuses.
pub fn search(
    door: &mut Door,
    org: OrgId,
    files: &ClientFiles,
    text: &str,
    limit: usize,
) -> Result<Vec<Client>> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let rows = door.query(
        "SELECT id, name FROM client WHERE org = $1 AND name IS NOT NULL ORDER BY name, id LIMIT $2",
        &[org.into(), CLIENTS_MAX.into()],
    )?;
    let mut hits: Vec<(bool, usize, ClientId)> = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        let id: ClientId = row.id(0)?;
        let may_read = match files {
            ClientFiles::All => true,
            ClientFiles::Only(ids) => ids.contains(&id),
        };
        // Compared here and not by LIKE, which folds letters differently on each database.
        let name = row.text(1)?.to_lowercase();
        if may_read && name.contains(&wanted) {
            hits.push((!name.starts_with(&wanted), position, id));
        }
    }
    hits.sort_unstable();
    let mut clients = some(
        door,
        org,
        &hits.iter().take(limit).map(|(_, _, id)| *id).collect(),
    )?;
    Ok(hits
        .iter()
        .take(limit)
        .filter_map(|(_, _, id)| clients.remove(id))
        .collect())
}

/// Some clients by id.
///
/// # Errors
/// When the database refuses.
pub fn some(
    door: &mut Door,
    org: OrgId,
    ids: &BTreeSet<ClientId>,
) -> Result<BTreeMap<ClientId, Client>> {
    let mut clients = BTreeMap::new();
    let ids: Vec<ClientId> = ids.iter().copied().collect();
    for part in ids.chunks(PAGE_ROWS) {
        let mut statement = Statement::of(org);
        let ids = statement.list(padded(part.iter().copied(), PAGE_ROWS));
        statement.say(&format!(
            "SELECT body FROM client WHERE org = $1 AND id IN {ids}"
        ));
        for row in statement.rows(door)? {
            let client: Client = row.json(0)?;
            clients.insert(client.id, client);
        }
    }
    Ok(clients)
}

/// Records of a client that somebody may read: open ones first, latest change first.
///
/// # Errors
/// When the database refuses.
pub fn records(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    client: ClientId,
    limit: usize,
) -> Result<Vec<QueueRow>> {
    let mut statement = Statement::of(org);
    let client = statement.bind(client);
    let readable = scope::beside(&scope::condition(&mut statement, scope, "record"));
    statement.say(&format!(
        "SELECT record.body FROM record WHERE record.org = $1 AND record.client = {client} AND {readable} \
         ORDER BY record.is_final, record.changed_at + 0 DESC, record.id DESC LIMIT {limit}"
    ));
    let records = statement
        .rows(door)?
        .iter()
        .map(|row| row.json(0))
        .collect::<Result<Vec<Record>>>()?;
    queue::dress(door, org, records)
}
