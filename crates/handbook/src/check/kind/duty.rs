//! `[duty.x]`: promises that recur.

use worktime::{Counted, Language, OnDayOff, Recurrence};

use super::promise::{alerts, calendar, variants};
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::problem::ProblemKind;
use crate::rule::{Duty, DutyStart, DutyTerms, ForEach};

pub(super) const KEYS: &[&str] = &[
    "name",
    "for_each",
    "where",
    "every",
    "on_day_off",
    "by",
    "kept_by",
    "start",
    "calendar",
    "alert",
    "case",
];

/// Keys that a variant may have.
const CASE_KEYS: &[&str] = &["where", "every", "on_day_off", "by", "kept_by", "alert"];

/// Reads a duty.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Duty> {
    keys.need(&["name", "for_each"]);
    let meta = keys.meta();
    let for_each = for_each(keys);
    let here = match &for_each {
        Some(ForEach::Record(record)) => Here::record(record),
        Some(ForEach::Client) => Here {
            client: true,
            ..Here::default()
        },
        _ => Here::default(),
    };
    let start = match keys.choice("start", &["next", "this"]) {
        Some("this") => DutyStart::This,
        _ => DutyStart::Next,
    };
    let filter = keys.condition("where", &here);
    let terms = |keys: &Keys<'_>, filter| terms(keys, filter, &here);
    let variants = variants(keys, CASE_KEYS, &here, terms);
    if keys.node("case").is_some() {
        warn_of_idle_move(keys, &variants);
    }
    Some(Duty {
        meta,
        filter,
        start,
        calendar: calendar(keys),
        variants,
        for_each: for_each?,
    })
}

fn for_each(keys: &Keys<'_>) -> Option<ForEach> {
    let word = keys.word("for_each")?;
    match word.text.as_str() {
        "company" => Some(ForEach::Company),
        "client" => Some(ForEach::Client),
        _ => keys.desk.known_record(word).map(ForEach::Record),
    }
}

fn terms(keys: &Keys<'_>, filter: Option<Formula>, here: &Here) -> Option<DutyTerms> {
    keys.need(&["every", "by", "kept_by"]);
    let by = keys.actors("by", here);
    let alerts = alerts(keys, here, &by, None);
    let every = keys.recurrence("every");
    let on_day_off = match keys.choice("on_day_off", &["stays", "earlier", "later"]) {
        Some("stays") => OnDayOff::Stays,
        Some("earlier") => OnDayOff::Earlier,
        _ => OnDayOff::Later,
    };
    let kept_by = keys.events("kept_by");
    let terms = DutyTerms {
        filter,
        every: every?,
        on_day_off,
        by,
        kept_by,
        alerts,
    };
    warn_of_idle_move(keys, std::slice::from_ref(&terms));
    Some(terms)
}

/// Warns of an `on_day_off` that none of the variants below it has a use for.
fn warn_of_idle_move(keys: &Keys<'_>, variants: &[DutyTerms]) {
    let (Some(key), Some(first)) = (keys.own_key("on_day_off"), variants.first()) else {
        return;
    };
    if variants.iter().any(|terms| names_a_day(terms.every)) {
        return;
    }
    let language = Language::parse(keys.desk.lang.tag()).unwrap_or_default();
    let word = first.every.text(language);
    let kind = ProblemKind::NamesNoDay { word };
    keys.desk.findings.report(&key.place, kind);
}

/// Whether it says on which day it is due, and that day can be a day off.
fn names_a_day(every: Recurrence) -> bool {
    match every {
        Recurrence::Every(_) => false,
        Recurrence::Within(day) => day.counted() != Counted::WorkingDay,
        Recurrence::Weekday(_) | Recurrence::Steps(_) | Recurrence::Yearly(_) => true,
    }
}
