//! `[gate.x]`: what must already hold before an act.

use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::event::EventName;
use crate::rule::{Gate, GateBefore};

pub(super) const KEYS: &[&str] = &["name", "before", "where", "require", "else", "help"];

/// Reads a gate.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Gate> {
    keys.need(&["before", "require", "else"]);
    let before = keys.acts("before");
    let events: Vec<EventName> = before.iter().map(event).collect();
    let here = Here::of_events(keys.desk, &events);
    Some(Gate {
        meta: keys.meta(),
        before,
        filter: keys.condition("where", &here),
        require: keys.conditions("require", &here),
        otherwise: keys.sentence("else").unwrap_or_default(),
        help: keys.sentence("help"),
    })
}

/// The event that an act becomes once it has passed.
fn event(act: &GateBefore) -> EventName {
    match act {
        GateBefore::Step(step) => EventName::Step(step.clone()),
        GateBefore::Open(record) => EventName::Opened(record.clone()),
        GateBefore::MessageSent => EventName::MessageSent,
    }
}
