//! My day: what a person owes, soonest first, what they kept, and the duties of their week.

use std::collections::BTreeSet;

use casework::access::Holding;
use casework::ids::{OrgId, PersonId};
use casework::people::RoleFor;
use worktime::Instant;

use super::capped::{self, Capped};
use super::promises::{OWED, Owed, owed as read};
use super::scope;
use super::statement::{Statement, one_more};
use crate::door::Door;
use crate::error::Result;

/// Promises on the page.
pub const OWED_MAX: usize = 200;
/// Records waiting for somebody that are looked through for what a role owes; those due soonest.
pub const WAITING_MAX: usize = 500;
/// Occurrences of duties on the page.
pub const DUTIES_MAX: usize = 500;

/// What a person owes.
#[derive(Clone, Debug)]
pub struct Day {
    /// Soonest due first; those without a due, paused or undecided, last.
    pub owed: Vec<Owed>,
    /// Whether there are more than [`OWED_MAX`].
    pub is_cut: bool,
}

/// What a person kept within a time.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// In time.
    pub kept: u64,
    /// After due.
    pub kept_late: u64,
    /// The one that took the shortest clock time of those kept in time.
    pub quickest: Option<Owed>,
}

/// Open promises of a person, and of roles that they hold where nobody has taken the record yet.
///
/// # Errors
/// When the database refuses.
pub fn owed(door: &mut Door, org: OrgId, person: PersonId, holdings: &[Holding]) -> Result<Day> {
    let mut owed = of_person(door, org, person, "promise.due_at IS NOT NULL")?;
    owed.extend(of_roles(door, org, holdings)?);
    if owed.len() <= OWED_MAX {
        owed.extend(of_person(door, org, person, "promise.due_at IS NULL")?);
    }
    owed.sort_by_key(|row| {
        (
            row.promise.due_at.is_none(),
            row.promise.due_at,
            row.promise.id,
        )
    });
    // Who answers for a queue may also hold its role.
    owed.dedup_by_key(|row| row.promise.id);
    let is_cut = owed.len() > OWED_MAX;
    owed.truncate(OWED_MAX);
    Ok(Day { owed, is_cut })
}

/// What a person kept in `[from, to)`.
///
/// # Errors
/// When the database refuses.
pub fn kept(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    from: Instant,
    to: Instant,
) -> Result<Kept> {
    let mut kept = Kept::default();
    let rows = door.query(
        "SELECT state, count(*) FROM promise
         WHERE org = $1 AND owner = $2 AND ended_at >= $3 AND ended_at < $4 AND state IN ('kept', 'kept_late')
         GROUP BY state",
        &[org.into(), person.into(), from.into(), to.into()],
    )?;
    for row in rows {
        let number = row.int(1)?.unsigned_abs();
        match row.text(0)? {
            "kept" => kept.kept = number,
            _ => kept.kept_late = number,
        }
    }
    let mut statement = Statement::of(org);
    let (person, from, to) = (
        statement.bind(person),
        statement.bind(from),
        statement.bind(to),
    );
    statement.say(&format!(
        "{OWED} WHERE promise.org = $1 AND promise.owner = {person} AND promise.ended_at >= {from} \
         AND promise.ended_at < {to} AND promise.state = 'kept' \
         ORDER BY promise.ended_at - promise.opened_at, promise.id LIMIT 1"
    ));
    kept.quickest = statement.rows(door)?.first().map(read).transpose()?;
    Ok(kept)
}

/// Occurrences of duties that a person owes or did, due in `[from, to)`, by due.
///
/// # Errors
/// When the database refuses.
pub fn duties(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    from: Instant,
    to: Instant,
) -> Result<Vec<Owed>> {
    let mut statement = Statement::of(org);
    let (person, from, to) = (
        statement.bind(person),
        statement.bind(from),
        statement.bind(to),
    );
    statement.say(&format!(
        "{OWED} WHERE promise.org = $1 AND promise.owner = {person} AND promise.is_open IN (0, 1) \
         AND promise.due_at >= {from} AND promise.due_at < {to} AND promise.window_name IS NOT NULL \
         ORDER BY promise.due_at, promise.id LIMIT {DUTIES_MAX}"
    ));
    statement.rows(door)?.iter().map(read).collect()
}

/// How many open promises of a person fall due before an instant, late ones among them.
///
/// # Errors
/// When the database refuses.
pub fn due_before(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    before: Instant,
) -> Result<Capped> {
    let mut statement = Statement::of(org);
    let (person, before) = (statement.bind(person), statement.bind(before));
    let select = format!(
        "SELECT 1 FROM promise WHERE org = $1 AND owner = {person} AND is_open = 1 AND due_at < {before}"
    );
    capped::count(door, statement, &[select])
}

fn of_person(
    door: &mut Door,
    org: OrgId,
    person: PersonId,
    due: &'static str,
) -> Result<Vec<Owed>> {
    let mut statement = Statement::of(org);
    let person = statement.bind(person);
    let limit = one_more(OWED_MAX);
    statement.say(&format!(
        "{OWED} WHERE promise.org = $1 AND promise.owner = {person} AND promise.is_open = 1 AND {due} \
         ORDER BY promise.due_at, promise.id LIMIT {limit}"
    ));
    statement.rows(door)?.iter().map(read).collect()
}

fn of_roles(door: &mut Door, org: OrgId, holdings: &[Holding]) -> Result<Vec<Owed>> {
    if holdings.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = Statement::of(org);
    let held = held(&mut statement, holdings);
    let owed = scope::beside(&format!("promise.is_open = 1 AND {held}"));
    let limit = one_more(OWED_MAX);
    statement.say(&format!(
        "SELECT promise.body, record.body, client.body FROM \
         (SELECT id FROM record WHERE org = $1 AND is_final + 0 = 0 AND queue IS NOT NULL AND next_due_at IS NOT NULL \
          ORDER BY next_due_at, id LIMIT {WAITING_MAX}) AS waiting \
         JOIN record ON record.org = $1 AND record.id = waiting.id \
         JOIN promise ON promise.org = $1 AND promise.record = waiting.id \
         LEFT JOIN client ON client.org = $1 AND client.id = promise.client \
         WHERE {owed} ORDER BY promise.due_at, promise.id LIMIT {limit}"
    ));
    statement.rows(door)?.iter().map(read).collect()
}

/// The condition that one of the roles owes the promise: held for a client, it owes that client's only.
fn held(statement: &mut Statement, holdings: &[Holding]) -> String {
    let anywhere: BTreeSet<String> = holdings
        .iter()
        .filter(|(_, scope)| !matches!(scope, RoleFor::Client(_)))
        .map(|(role, _)| role.to_string())
        .collect();
    let mut ways = vec![format!("promise.role IN {}", statement.list(anywhere))];
    for (role, scope) in holdings {
        if let RoleFor::Client(client) = scope {
            let (role, client) = (statement.bind(role.to_string()), statement.bind(*client));
            ways.push(format!(
                "(promise.role = {role} AND promise.client = {client})"
            ));
        }
    }
    format!("({})", ways.join(" OR "))
}
