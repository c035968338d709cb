//! `[promise.x]`: on an event, within a time, by someone, kept by an event.

use super::Kind;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::check::time::compare;
use crate::formula::Formula;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Actor, Alert, AlertAt, Each, FieldType, Promise, PromiseTerms, PromiseTime};
use crate::syntax::Word;

pub(super) const KEYS: &[&str] = &[
    "name",
    "on",
    "where",
    "within",
    "due",
    "by",
    "kept_by",
    "kept_if",
    "clock_from",
    "each",
    "calendar",
    "pause_in",
    "until",
    "record_within",
    "alert",
    "case",
];

/// Keys that a variant may have.
const CASE_KEYS: &[&str] = &[
    "where",
    "within",
    "due",
    "by",
    "kept_by",
    "kept_if",
    "clock_from",
    "calendar",
    "pause_in",
    "until",
    "record_within",
    "alert",
];

/// Reads a promise.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Promise> {
    keys.need(&["name", "on"]);
    let meta = keys.meta();
    let on = keys.events("on");
    let here = Here::of_events(keys.desk, &on);
    let each = match keys.choice("each", &["record", "event"]) {
        Some("event") => Each::Event,
        _ => Each::Record,
    };
    let filter = keys.condition("where", &here);
    let terms = |keys: &Keys<'_>, filter| terms(keys, filter, &here);
    Some(Promise {
        meta,
        on,
        filter,
        each,
        variants: variants(keys, CASE_KEYS, &here, terms),
    })
}

/// The variants of a `case` in order, or the rule itself where it has none.
pub(super) fn variants<'a, T>(
    keys: &Keys<'a>,
    known: &[&str],
    here: &Here,
    terms: impl Fn(&Keys<'a>, Option<Formula>) -> Option<T>,
) -> Vec<T> {
    if keys.node("case").is_none() {
        return terms(keys, None).into_iter().collect();
    }
    keys.desk.overruled(|| terms(keys, None));
    let mut found = Vec::new();
    let nodes = keys.list("case");
    for (number, node) in nodes.iter().enumerate() {
        let Some(variant) = keys.variant(node, known) else {
            continue;
        };
        let is_last = number + 1 == nodes.len();
        let is_meant_for_some = variant.own_node("where").is_some();
        if is_last == is_meant_for_some {
            // Without a last resort some would have no term; behind one, nobody would get there.
            let kind = ProblemKind::NoLastResort {
                rule: keys.rule.id.text.clone(),
            };
            keys.desk.findings.error(&node.place, kind);
        }
        let filter = if is_meant_for_some {
            variant.condition("where", here)
        } else {
            None
        };
        found.extend(terms(&variant, filter));
    }
    found
}

/// Reads the alerts, and warns of those that tell the owner about himself at or after due, and of
/// those before the beginning.
pub(super) fn alerts(
    keys: &Keys<'_>,
    here: &Here,
    by: &[Actor],
    time: Option<&PromiseTime>,
) -> Vec<Alert> {
    let promise = keys.rule.id.text.clone();
    let alerts = keys.alerts(here);
    for (alert, place) in &alerts {
        let is_told = !alert.tell.is_empty() && alert.act.is_none();
        let only_himself = is_told && (alert.tell == [Actor::Owner] || alert.tell == by);
        let is_late = matches!(alert.at, AlertAt::Due | AlertAt::After(_));
        let is_early = match (&alert.at, time) {
            (AlertAt::Before(before), Some(PromiseTime::Within(within))) => {
                compare(*before, within.length).is_some_and(std::cmp::Ordering::is_ge)
            }
            _ => false,
        };
        if (only_himself && is_late) || is_early {
            // A default is right for most rules; the one that it doesn't fit is to have its own.
            let place = if keys.is_default("alert") {
                &keys.rule.id.place
            } else {
                place
            };
            keys.desk.findings.warn(
                place,
                ProblemKind::IdleAlert {
                    promise: promise.clone(),
                },
            );
        }
    }
    alerts.into_iter().map(|(alert, _)| alert).collect()
}

fn terms(keys: &Keys<'_>, filter: Option<Formula>, here: &Here) -> Option<PromiseTerms> {
    keys.need(&["by", "kept_by"]);
    let desk = keys.desk;
    let time = time(keys, here);
    let kept_by = keys.events("kept_by");
    let by = keys.actors("by", here);
    let alerts = alerts(keys, here, &by, time.as_ref());
    let evidence = here.evidence(desk, &kept_by);
    let clock_from = keys.word("clock_from");
    Some(PromiseTerms {
        filter,
        by,
        kept_if: keys.condition("kept_if", &evidence),
        kept_by,
        clock_from: clock_from
            .and_then(|word| time_field(keys, "clock_from", word, here, &[FieldType::Instant])),
        calendar: calendar(keys),
        pause_in: keys
            .words("pause_in")
            .into_iter()
            .filter_map(|word| state(keys, word, here))
            .collect(),
        until: keys.events("until"),
        record_within: keys.length("record_within").map(|timed| timed.length),
        alerts,
        time: time?,
    })
}

/// The calendar of a rule.
pub(super) fn calendar(keys: &Keys<'_>) -> Id {
    let named = keys.known(Kind::Calendar, "calendar");
    named.unwrap_or_else(|| keys.desk.default_calendar.clone())
}

fn time(keys: &Keys<'_>, here: &Here) -> Option<PromiseTime> {
    match keys.first_of(&["due", "within"]) {
        Some("due") => {
            let word = keys.word("due")?;
            let field = time_field(
                keys,
                "due",
                word,
                here,
                &[FieldType::Date, FieldType::Instant],
            )?;
            if keys.own_node("within").is_some() && keys.own_node("due").is_some() {
                keys.bad_value("due", word, Expected::OneOf(&["within", "due"]));
            }
            Some(PromiseTime::DueField(field))
        }
        Some(_) => keys.length("within").map(PromiseTime::Within),
        None => {
            keys.missing("within");
            None
        }
    }
}

/// A date or instant field of the record at hand; `record.` before it is fine.
fn time_field(
    keys: &Keys<'_>,
    key: &str,
    word: &Word,
    here: &Here,
    kinds: &[FieldType],
) -> Option<Id> {
    let word = word.slice(word.text.strip_prefix("record.").unwrap_or(&word.text));
    if here.field_of(keys.desk, &word.text, kinds).is_some() {
        keys.desk.refers(&here.records, Part::Field, &word);
        return Some(Id::new(&word.text));
    }
    let fields = here.fields(keys.desk).into_iter();
    let names = fields
        .filter(|field| kinds.contains(&field.kind))
        .map(|field| field.id.as_str());
    keys.desk.unknown(&format!("{key}_field"), &word, names)
}

fn state(keys: &Keys<'_>, word: &Word, here: &Here) -> Option<Id> {
    let records = here
        .records
        .iter()
        .filter_map(|id| keys.desk.records.get(id));
    let states = records.flat_map(|record| record.states.iter().map(|state| state.id.as_str()));
    keys.desk
        .one_of("state", word, states)
        .inspect(|_| keys.desk.refers(&here.records, Part::State, word))
}
