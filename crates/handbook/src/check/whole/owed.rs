//! Promises and duties that nobody can owe, because nobody can hold the role where it is owed.

use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::problem::ProblemKind;
use crate::rule::{Actor, Record, RoleScope};
use crate::syntax::Place;

/// How many records may stand inside one another.
const PARENTS: usize = 8;

/// Reports promises and duties each of whose owners is a role that is held for something which isn't at
/// hand: a client's account manager where there is no client, a project's lead where there is no project.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    for (id, promise) in &edition.promises {
        let here = Here::of_events(desk, &promise.on);
        for terms in &promise.variants {
            if let Some(role) = nobody(desk, edition, &here, &terms.by) {
                report(desk, Kind::Promise, id, &desk.shown(&promise.meta), &role);
            }
        }
    }
    for (id, duty) in &edition.duties {
        let here = Here::of_each(&duty.for_each);
        for terms in &duty.variants {
            if let Some(role) = nobody(desk, edition, &here, &terms.by) {
                report(desk, Kind::Duty, id, &desk.shown(&duty.meta), &role);
            }
        }
    }
}

fn report(desk: &Desk<'_>, kind: Kind, id: &Id, promise: &str, role: &str) {
    let Some(rule) = desk.names.rule(kind, id.as_str()) else {
        return;
    };
    let place: &Place = rule
        .table
        .get("by")
        .map_or(&rule.id.place, |node| &node.place);
    let kind = ProblemKind::NobodyOwes {
        promise: promise.to_owned(),
        role: role.to_owned(),
    };
    desk.findings.report(place, kind);
}

/// The first role, if none of the actors can be anybody here.
fn nobody(desk: &Desk<'_>, edition: &Edition, here: &Here, by: &[Actor]) -> Option<String> {
    let role = |actor: &Actor| match actor {
        Actor::Role(role) if !can_be_held(desk, edition, here, role) => Some(role.clone()),
        _ => None,
    };
    let missing: Vec<Id> = by.iter().filter_map(role).collect();
    let first = missing.first().filter(|_| missing.len() == by.len())?;
    Some(
        edition
            .roles
            .get(first)
            .map_or_else(String::new, |role| desk.shown(&role.meta)),
    )
}

/// Whether what the role is held for is at hand.
pub(in crate::check) fn can_be_held(
    desk: &Desk<'_>,
    edition: &Edition,
    here: &Here,
    role: &Id,
) -> bool {
    match edition.roles.get(role).map(|role| &role.scope) {
        Some(RoleScope::Client) => here.has_client(desk),
        Some(RoleScope::Record(of)) => {
            let records = here.records.iter().filter_map(|id| edition.records.get(id));
            let mut records = records.peekable();
            records.peek().is_some() && records.all(|record| is_inside(edition, record, of))
        }
        _ => true,
    }
}

/// Whether a record is of a type, or stands inside one of it.
fn is_inside(edition: &Edition, record: &Record, of: &Id) -> bool {
    let mut around = Some(record);
    for _ in 0..PARENTS {
        match around {
            Some(one) if one.meta.id == *of => return true,
            Some(one) => around = one.parent.as_ref().and_then(|id| edition.records.get(id)),
            None => return false,
        }
    }
    false
}
