//! Who may read what: sensitive fields that everybody reads, and roles that act on what they can't see.

use std::collections::BTreeSet;

use crate::Id;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::problem::ProblemKind;
use crate::rule::{Actor, Grant, Protection, Record, Side, Subject};

/// Warns of both. A book without any grant isn't meant to be run, so nothing is said of it.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    if edition.grants.is_empty() {
        return;
    }
    for (id, record) in &edition.records {
        warn_of_open_fields(desk, edition, record);
        warn_of_blind_actors(desk, edition, id, record);
    }
}

/// A sensitive field that every staff role reads, without being masked anywhere.
fn warn_of_open_fields(desk: &Desk<'_>, edition: &Edition, record: &Record) {
    let staff: BTreeSet<&Id> = edition
        .roles
        .iter()
        .filter(|(_, role)| role.side == Side::Staff)
        .map(|(id, _)| id)
        .collect();
    for field in record
        .fields
        .iter()
        .filter(|field| field.protect == Protection::Sensitive)
    {
        let shows = |grant: &&Grant| {
            let masks = |(of, masked): &(Id, Id)| *of == record.meta.id && *masked == field.id;
            reads(grant, &record.meta.id) && grant.filter.is_none() && !grant.mask.iter().any(masks)
        };
        let grants: Vec<&Grant> = edition.grants.values().filter(shows).collect();
        let readers: BTreeSet<&Id> = grants.iter().flat_map(|grant| &grant.by).collect();
        if staff.is_empty() || !staff.is_subset(&readers) {
            continue;
        }
        let names: Vec<String> = grants
            .iter()
            .map(|grant| grant.meta.id.to_string())
            .collect();
        let kind = ProblemKind::OpenSensitive {
            field: format!("{}.{}", record.meta.id, field.id),
            access: names.join(", "),
        };
        if let Some(rule) = desk.names.rule(Kind::Record, record.meta.id.as_str()) {
            let fields = rule
                .table
                .get("fields")
                .map_or(&rule.id.place, |node| &node.place);
            desk.findings.report(fields, kind);
        }
    }
}

/// A role that takes steps of a record and that no grant lets read it.
fn warn_of_blind_actors(desk: &Desk<'_>, edition: &Edition, id: &Id, record: &Record) {
    let readers: BTreeSet<&Id> = edition
        .grants
        .values()
        .filter(|grant| reads(grant, id))
        .flat_map(|grant| &grant.by)
        .collect();
    let acting = record
        .steps
        .iter()
        .flat_map(|step| step.by.iter().chain(&step.recorded_by));
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    for actor in acting {
        let Actor::Role(role) = actor else { continue };
        // Whoever owns a record reads it without a grant.
        let owns = record.owner.contains(actor);
        if owns || readers.contains(role) || !told.insert(role) {
            continue;
        }
        let (Some(rule), Some(declared)) = (
            desk.names.rule(Kind::Record, id.as_str()),
            edition.roles.get(role),
        ) else {
            continue;
        };
        let kind = ProblemKind::ActsUnread {
            role: desk.shown(&declared.meta),
            record: desk.shown(&record.meta),
        };
        desk.findings.report(&rule.id.place, kind);
    }
}

fn reads(grant: &Grant, record: &Id) -> bool {
    let subject = match record.as_str() {
        "client" => Subject::Client,
        "person" => Subject::People,
        _ => Subject::Record(record.clone()),
    };
    grant.read.contains(&subject)
}
