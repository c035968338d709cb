//! Promises and steps in a client's words: by when, what was done, what waits for them.

use casework::promises::Promise;
use casework::records::Record;
use handbook::rule::{Actor, Side, Step};

use crate::ui::clock::{Clock, ClockState};
use crate::ui::portal::ClientPromise;
use crate::wording::Wording;

/// Whether a step is one that the client takes.
pub(crate) fn is_for_client(words: &Wording, step: &Step) -> bool {
    step.by.iter().any(|actor| match actor {
        Actor::Client => true,
        Actor::Role(role) => words
            .edition
            .roles
            .get(role)
            .is_some_and(|rule| rule.side == Side::Client),
        _ => false,
    })
}

/// Steps that the client may take in the record's state.
pub(super) fn steps_for_client<'w>(words: &'w Wording, record: &Record) -> Vec<&'w Step> {
    let steps = words
        .record_rule(&record.record_type)
        .map(|rule| rule.steps.as_slice())
        .unwrap_or_default();
    let open = steps
        .iter()
        .filter(|step| !record.is_final && step.target(record.state.as_str()).is_some());
    open.filter(|step| is_for_client(words, step)).collect()
}

/// A promise in the client's words; none of what fell away.
pub(crate) fn promise(words: &Wording, promise: &Promise) -> Option<ClientPromise> {
    let told = words.promise(promise);
    let by = |key: &str| {
        promise
            .due_at
            .map(|due| words.say_with(key, &[("moment", words.moment(due).into())]))
            .unwrap_or_default()
    };
    let (state, when, waits) = match told.clock.state {
        ClockState::Running | ClockState::Warning | ClockState::NotYetOpen => {
            (ClockState::Running, by("portal-by"), None)
        }
        ClockState::Late | ClockState::Unproved | ClockState::Missed => {
            (ClockState::Late, by("portal-was-by"), None)
        }
        ClockState::Paused => (
            ClockState::Paused,
            words.say("portal-waits"),
            Some(words.say("portal-waits-then")),
        ),
        ClockState::Kept => (ClockState::Kept, words.say("portal-done"), None),
        ClockState::KeptLate => (
            ClockState::KeptLate,
            words.say_with(
                "portal-done-late",
                &[("amount", words.lateness(promise).into())],
            ),
            None,
        ),
        ClockState::Undecided => (ClockState::Undecided, words.say("promise-undecided"), None),
        ClockState::Waived | ClockState::Void => return None,
    };
    let clock = Clock {
        state,
        left: told.clock.left,
        label: String::new(),
    };
    Some(ClientPromise {
        clock,
        name: words.promise_name(promise),
        waits,
        when,
        left: None,
    })
}
