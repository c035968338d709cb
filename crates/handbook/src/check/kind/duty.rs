//! `[duty.x]`: promises that recur.

use super::promise::{alerts, calendar, variants};
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::rule::{Duty, DutyStart, DutyTerms, ForEach};

pub(super) const KEYS: &[&str] = &[
    "name", "for_each", "where", "every", "by", "kept_by", "start", "calendar", "alert", "case",
];

/// Keys that a variant may have.
const CASE_KEYS: &[&str] = &["where", "every", "by", "kept_by", "alert"];

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
    let every = keys.period("every");
    let kept_by = keys.events("kept_by");
    Some(DutyTerms {
        filter,
        every: every?,
        by,
        kept_by,
        alerts,
    })
}
