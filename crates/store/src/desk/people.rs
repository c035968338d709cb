//! People as pages ask for them: everyone with their roles, one by address, and for whom somebody works.

use std::collections::{BTreeMap, BTreeSet};

use casework::access::Holding;
use casework::ids::{ClientId, OrgId, PersonId};
use casework::people::{Person, RoleFor};
use handbook::Id;

use crate::cell::Row;
use crate::door::Door;
use crate::error::{Result, StoreError};

/// People that are listed at most.
pub const PEOPLE_MAX: i64 = 5_000;
/// Roles that are read at most, of one person or of everyone.
pub const HOLDINGS_MAX: i64 = 50_000;

/// A person with the roles that they hold.
#[derive(Clone, Debug)]
pub struct Held {
    /// The person.
    pub person: Person,
    /// Their roles, those held for clients among them.
    pub holdings: Vec<Holding>,
}

/// Everyone, also those who may not act any more, by name.
///
/// # Errors
/// When the database refuses.
pub fn list(door: &mut Door, org: OrgId) -> Result<Vec<Held>> {
    let rows = door.query(
        "SELECT body FROM person WHERE org = $1 ORDER BY id LIMIT $2",
        &[org.into(), PEOPLE_MAX.into()],
    )?;
    let mut people = parsed(&rows)?;
    sort_by_name(&mut people);
    let rows = door.query(
        "SELECT role, scope, person FROM role_holder WHERE org = $1 ORDER BY role, scope, position LIMIT $2",
        &[org.into(), HOLDINGS_MAX.into()],
    )?;
    let mut held: BTreeMap<PersonId, Vec<Holding>> = BTreeMap::new();
    for row in &rows {
        held.entry(row.id(2)?).or_default().push(holding(row)?);
    }
    let with_roles = |person: Person| Held {
        holdings: held.remove(&person.id).unwrap_or_default(),
        person,
    };
    Ok(people.into_iter().map(with_roles).collect())
}

/// One person.
///
/// # Errors
/// When the database refuses.
pub fn one(door: &mut Door, org: OrgId, person: PersonId) -> Result<Option<Held>> {
    let sql = "SELECT body FROM person WHERE org = $1 AND id = $2";
    let Some(row) = door.first(sql, &[org.into(), person.into()])? else {
        return Ok(None);
    };
    Ok(Some(Held {
        person: row.json(0)?,
        holdings: holdings(door, org, person)?,
    }))
}

/// The active person with an address, in any case of letters.
///
/// # Errors
/// When the database refuses.
pub fn by_mail(door: &mut Door, org: OrgId, mail: &str) -> Result<Option<Person>> {
    let row = door.first(
        "SELECT body FROM person WHERE org = $1 AND mail = $2 AND is_active = 1",
        &[org.into(), mail.trim().to_lowercase().into()],
    )?;
    row.map(|row| row.json(0)).transpose()
}

/// Roles that a person holds, those held for clients among them.
///
/// # Errors
/// When the database refuses.
pub fn holdings(door: &mut Door, org: OrgId, person: PersonId) -> Result<Vec<Holding>> {
    let rows = door.query(
        "SELECT role, scope FROM role_holder WHERE org = $1 AND person = $2 ORDER BY role, scope LIMIT $3",
        &[org.into(), person.into(), HOLDINGS_MAX.into()],
    )?;
    rows.iter().map(holding).collect()
}

/// Clients for which a person holds a role.
///
/// # Errors
/// When the database refuses.
pub fn clients_of(door: &mut Door, org: OrgId, person: PersonId) -> Result<BTreeSet<ClientId>> {
    let of_client = |(_, scope): Holding| match scope {
        RoleFor::Client(client) => Some(client),
        RoleFor::Company | RoleFor::Department(_) => None,
    };
    Ok(holdings(door, org, person)?
        .into_iter()
        .filter_map(of_client)
        .collect())
}

/// Contacts of a client, by name.
///
/// # Errors
/// When the database refuses.
pub fn contacts(door: &mut Door, org: OrgId, client: ClientId) -> Result<Vec<Person>> {
    let rows = door.query(
        "SELECT body FROM person WHERE org = $1 AND client = $2 ORDER BY id LIMIT $3",
        &[org.into(), client.into(), PEOPLE_MAX.into()],
    )?;
    let mut people = parsed(&rows)?;
    sort_by_name(&mut people);
    Ok(people)
}

fn parsed(rows: &[Row]) -> Result<Vec<Person>> {
    rows.iter().map(|row| row.json(0)).collect()
}

fn sort_by_name(people: &mut [Person]) {
    people.sort_by(|one, other| {
        one.name
            .text()
            .cmp(&other.name.text())
            .then(one.id.cmp(&other.id))
    });
}

fn holding(row: &Row) -> Result<Holding> {
    let scope = match row.text(1)?.split_once(':') {
        Some(("department", id)) => Some(RoleFor::Department(Id::new(id))),
        Some(("client", id)) => ClientId::parse(id).map(RoleFor::Client),
        None if row.text(1)? == "company" => Some(RoleFor::Company),
        _ => None,
    };
    let scope = scope.ok_or(StoreError::Column {
        index: 1,
        expected: "a scope",
    })?;
    Ok((Id::new(row.text(0)?), scope))
}
