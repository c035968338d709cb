//! `[when.x]`: automatic consequences.

use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::rule::When;

pub(super) const KEYS: &[&str] = &["name", "on", "where", "then"];

/// Reads an automatic consequence.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<When> {
    keys.need(&["on", "then"]);
    let on = keys.events("on");
    let here = Here::of_events(keys.desk, &on);
    Some(When {
        meta: keys.meta(),
        on,
        filter: keys.condition("where", &here),
        then: keys.effects(&here),
    })
}
