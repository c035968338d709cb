//! A reader's scope as a condition on the table `record`: what may not be read never leaves the database.

use std::collections::{BTreeMap, BTreeSet};

use casework::access::ReadScope;
use casework::ids::ClientId;
use handbook::Id;

use super::statement::Statement;

/// The condition under which a reader may read the row of `record` that goes by `alias`.
pub(super) fn condition(statement: &mut Statement, scope: &ReadScope, alias: &str) -> String {
    let mut ways: Vec<String> = Vec::new();
    if !scope.all.is_empty() {
        let types = types(statement, &scope.all);
        ways.push(format!("{alias}.record_type IN {types}"));
    }
    for (types_read, clients) in client_groups(scope) {
        ways.push(for_clients(statement, &clients, &types_read, alias));
    }
    if scope.own {
        let person = statement.bind(scope.person);
        ways.push(format!("{alias}.owner = {person}"));
    }
    if ways.is_empty() {
        "1 = 0".to_owned()
    } else {
        format!("({})", ways.join(" OR "))
    }
}

/// Clients by the set of types that may be read for them beyond those read company-wide: mostly one group or two.
pub(super) fn client_groups(scope: &ReadScope) -> BTreeMap<BTreeSet<Id>, BTreeSet<ClientId>> {
    let mut groups: BTreeMap<BTreeSet<Id>, BTreeSet<ClientId>> = BTreeMap::new();
    for (client, types) in &scope.clients {
        let more: BTreeSet<Id> = types.difference(&scope.all).cloned().collect();
        if !more.is_empty() {
            groups.entry(more).or_default().insert(*client);
        }
    }
    groups
}

/// The condition of one group of clients.
pub(super) fn for_clients(
    statement: &mut Statement,
    clients: &BTreeSet<ClientId>,
    types_read: &BTreeSet<Id>,
    alias: &str,
) -> String {
    let clients = statement.list(clients.iter().copied());
    let types = types(statement, types_read);
    // A record without a client must read as "no", not as unknown: the condition is also used negated.
    format!("(coalesce({alias}.client, '') IN {clients} AND {alias}.record_type IN {types})")
}

/// A list of types as parameters.
pub(super) fn types(statement: &mut Statement, types: &BTreeSet<Id>) -> String {
    statement.list(types.iter().map(Id::to_string))
}

/// A condition that no index may be chosen for: the way in is settled by the range that stands beside it.
pub(super) fn beside(condition: &str) -> String {
    format!("CASE WHEN {condition} THEN 1 ELSE 0 END = 1")
}
