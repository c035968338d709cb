//! What is asked of the queue as ranges of indexes that share no record.
//!
//! A condition is either the way in, which an index serves together with the order of the page, or it stands beside
//! and is looked at row by row. Which is which is settled here and not left to a planner's guess.

use std::collections::BTreeSet;

use casework::access::ReadScope;
use casework::ids::ClientId;
use handbook::Id;

use super::super::scope;
use super::super::statement::Statement;
use super::{Ask, CLOSED_WITHIN_MICROS, SOON_MICROS, Sort, View};

/// Most ranges of one page. A reader with more clients than this reads a large part of all records anyway: then
/// walking them in order finds a page soonest.
const RANGES_MAX: usize = 100;
/// Above every text that a number may go on with.
pub(super) const AFTER_ANY: char = '\u{10ffff}';

/// Conditions of ranges that share no record.
pub(super) struct Ranges {
    pub(super) conditions: Vec<String>,
    /// Whether an index holds the records of a range in the order of the page.
    pub(super) keeps_order: bool,
}

impl Ranges {
    pub(super) fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }
}

/// What leads into the records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Number,
    Client,
    Owner,
    Waiting,
    State,
    Walk,
    Scope,
}

/// The ranges that hold what is asked for.
pub(super) fn ranges(statement: &mut Statement, ask: &Ask<'_>) -> Ranges {
    let way = way(ask);
    let base = base(statement, ask, way);
    let beside = besides(statement, ask, way);
    let lead = match way {
        Way::Number => number(statement, ask),
        Way::Client => ask
            .filter
            .client
            .map(|client| format!("record.client = {}", statement.bind(client))),
        Way::Owner => {
            let owner = if ask.view == View::Mine {
                Some(ask.scope.person)
            } else {
                ask.filter.owner
            };
            owner.map(|owner| format!("record.owner = {}", statement.bind(owner)))
        }
        Way::Waiting => Some("record.queue IS NOT NULL".to_owned()),
        Way::State => ask
            .filter
            .state
            .as_ref()
            .map(|state| format!("record.state = {}", statement.bind(state.to_string()))),
        Way::Walk => None,
        Way::Scope => {
            let conditions = by_scope(statement, ask, &base, beside);
            return Ranges {
                conditions,
                keeps_order: ask.view.sort(ask.sort) == Sort::Due,
            };
        }
    };
    let mut conditions = vec![base];
    conditions.extend(lead);
    let mut looked_at = vec![scope::condition(statement, ask.scope, "record")];
    looked_at.extend(beside);
    conditions.push(scope::beside(&looked_at.join(" AND ")));
    let by_due = ask.view.sort(ask.sort) == Sort::Due && way != Way::Number;
    Ranges {
        conditions: vec![conditions.join(" AND ")],
        keeps_order: by_due || way == Way::Walk,
    }
}

fn way(ask: &Ask<'_>) -> Way {
    let by_due = ask.view.sort(ask.sort) == Sort::Due;
    let filter = &ask.filter;
    if filter.number.is_some() {
        Way::Number
    } else if ask.view == View::Closed {
        // The index of changes is short here: it is read from now back to the edge of the view.
        Way::Walk
    } else if filter.client.is_some() {
        Way::Client
    } else if filter.owner.is_some() || ask.view == View::Mine {
        Way::Owner
    } else if ask.view == View::Waiting {
        Way::Waiting
    } else if filter.state.is_some() && by_due {
        Way::State
    } else if ask.scope.all.len() + ask.scope.clients.len() > RANGES_MAX
        || (!by_due && !ask.scope.all.is_empty())
    {
        Way::Walk
    } else {
        Way::Scope
    }
}

/// What holds for every range: the org, whether it is done, and the view's bounds of time.
fn base(statement: &mut Statement, ask: &Ask<'_>, way: Way) -> String {
    let done = match (ask.view, way) {
        (View::Closed, _) => "record.is_final = 1",
        // In the words of the index of what waits; and a number's own index is the better way.
        (_, Way::Waiting | Way::Number) => "record.is_final + 0 = 0",
        _ => "record.is_final = 0",
    };
    let bound = match ask.view {
        View::DueSoon => {
            let end = statement.bind(ask.now.plus(SOON_MICROS));
            format!(" AND record.next_due_at < {end}")
        }
        View::Overdue => format!(" AND record.next_due_at < {}", statement.bind(ask.now)),
        View::Closed => {
            let since = statement.bind(ask.now.minus(CLOSED_WITHIN_MICROS));
            format!(" AND record.changed_at >= {since}")
        }
        View::Open | View::Waiting | View::Mine => String::new(),
    };
    format!("record.org = $1 AND {done}{bound}")
}

/// Filters and parts of the view that aren't the way in.
fn besides(statement: &mut Statement, ask: &Ask<'_>, way: Way) -> Vec<String> {
    let filter = &ask.filter;
    let mut beside = Vec::new();
    if ask.view == View::Waiting && way != Way::Waiting {
        beside.push("record.queue IS NOT NULL".to_owned());
    }
    if ask.view == View::Mine && way != Way::Owner {
        beside.push(format!(
            "record.owner = {}",
            statement.bind(ask.scope.person)
        ));
    }
    if let Some(record_type) = &filter.record_type
        && way != Way::Scope
    {
        beside.push(format!(
            "record.record_type = {}",
            statement.bind(record_type.to_string())
        ));
    }
    if let Some(state) = &filter.state
        && way != Way::State
    {
        beside.push(format!(
            "record.state = {}",
            statement.bind(state.to_string())
        ));
    }
    if let Some(client) = filter.client
        && way != Way::Client
    {
        beside.push(format!("record.client = {}", statement.bind(client)));
    }
    if let Some(owner) = filter.owner
        && (way != Way::Owner || ask.view == View::Mine)
    {
        beside.push(format!("record.owner = {}", statement.bind(owner)));
    }
    beside
}

fn number(statement: &mut Statement, ask: &Ask<'_>) -> Option<String> {
    let prefix = ask.filter.number.as_ref()?.trim().to_uppercase();
    let end = format!("{prefix}{AFTER_ANY}");
    let (low, high) = (statement.bind(prefix), statement.bind(end));
    Some(format!("record.number >= {low} AND record.number < {high}"))
}

/// One range for each type read company-wide, each client, and what the reader owns beyond these.
fn by_scope(
    statement: &mut Statement,
    ask: &Ask<'_>,
    base: &str,
    beside: Vec<String>,
) -> Vec<String> {
    let scope = ask.scope;
    let wanted = |types: &BTreeSet<Id>| -> BTreeSet<Id> {
        types
            .iter()
            .filter(|id| {
                ask.filter
                    .record_type
                    .as_ref()
                    .is_none_or(|wanted| wanted == *id)
            })
            .cloned()
            .collect()
    };
    let with = |lead: String, more: Option<String>| {
        let looked_at: Vec<String> = beside.iter().cloned().chain(more).collect();
        if looked_at.is_empty() {
            return format!("{base} AND {lead}");
        }
        format!(
            "{base} AND {lead} AND {}",
            scope::beside(&looked_at.join(" AND "))
        )
    };
    let mut conditions = Vec::new();
    for record_type in wanted(&scope.all) {
        conditions.push(with(
            format!(
                "record.record_type = {}",
                statement.bind(record_type.to_string())
            ),
            None,
        ));
    }
    for (types_read, clients) in scope::client_groups(scope) {
        let types_read = wanted(&types_read);
        if types_read.is_empty() {
            continue;
        }
        for client in clients {
            conditions.push(of_client(statement, client, &types_read, &with));
        }
    }
    if scope.own {
        let elsewhere = ReadElsewhere(scope);
        let more = elsewhere.not(statement, ask.filter.record_type.as_ref());
        conditions.push(with(
            format!("record.owner = {}", statement.bind(scope.person)),
            more,
        ));
    }
    conditions
}

fn of_client(
    statement: &mut Statement,
    client: ClientId,
    types_read: &BTreeSet<Id>,
    with: &dyn Fn(String, Option<String>) -> String,
) -> String {
    let types = scope::types(statement, types_read);
    with(
        format!("record.client = {}", statement.bind(client)),
        Some(format!("record.record_type IN {types}")),
    )
}

/// What a reader may read for other reasons than owning it.
struct ReadElsewhere<'a>(&'a ReadScope);

impl ReadElsewhere<'_> {
    /// The condition that a record isn't among it, and is of the type asked for.
    fn not(&self, statement: &mut Statement, record_type: Option<&Id>) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(record_type) = record_type {
            parts.push(format!(
                "record.record_type = {}",
                statement.bind(record_type.to_string())
            ));
        }
        if !self.0.all.is_empty() {
            parts.push(format!(
                "record.record_type NOT IN {}",
                scope::types(statement, &self.0.all)
            ));
        }
        for (types_read, clients) in scope::client_groups(self.0) {
            parts.push(format!(
                "NOT {}",
                scope::for_clients(statement, &clients, &types_read, "record")
            ));
        }
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }
}
