//! The one act beside a promise: the first step towards what would keep it.

use std::collections::{BTreeSet, VecDeque};

use casework::promises::Promise;
use casework::records::Record;
use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Actor, Step};

use crate::wording::Wording;

/// An act with the page where it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstAct {
    /// What it says.
    pub label: String,
    /// Where it is done.
    pub href: String,
    /// Whether it is a reply to the client.
    pub is_reply: bool,
}

/// The first act towards keeping a promise; none while it is somebody else's turn.
pub(crate) fn first_act(
    words: &Wording,
    promise: &Promise,
    record: Option<&Record>,
) -> Option<FirstAct> {
    kept_by(words, promise)
        .iter()
        .find_map(|event| match (event, record) {
            (EventName::MessageSent, Some(record)) => Some(FirstAct {
                label: words.say("act-reply"),
                href: format!("/records/{}#write", record.id),
                is_reply: true,
            }),
            (EventName::Filed(form), _) if promise.window.is_some() || record.is_none() => {
                let about = promise
                    .client
                    .map(|client| format!("?client={client}"))
                    .unwrap_or_default();
                Some(FirstAct {
                    label: words.say("act-file"),
                    href: format!("/forms/{form}{about}"),
                    is_reply: false,
                })
            }
            (event, Some(record)) => {
                let step = first_step(words, record, event)?;
                let href = format!("/records/{}/steps/{}", record.id, step.meta.id);
                Some(FirstAct {
                    label: words.label(&step.meta.name),
                    href,
                    is_reply: false,
                })
            }
            (_, None) => None,
        })
}

/// What keeps a promise, by the terms under which it opened.
fn kept_by<'w>(words: &'w Wording, promise: &'w Promise) -> &'w [EventName] {
    let edition = words.edition_of(promise);
    let variant = usize::from(promise.variant);
    let kept_by = if promise.window.is_some() {
        edition
            .duties
            .get(&promise.rule)
            .and_then(|duty| duty.variants.get(variant))
            .map(|terms| &terms.kept_by)
    } else {
        edition
            .promises
            .get(&promise.rule)
            .and_then(|rule| rule.variants.get(variant))
            .map(|terms| &terms.kept_by)
    };
    kept_by.map(Vec::as_slice).unwrap_or_default()
}

/// The first step of the shortest way from the record's state to an event, if staff take it.
fn first_step<'w>(words: &'w Wording, record: &Record, event: &EventName) -> Option<&'w Step> {
    let rule = words.record_rule(&record.record_type)?;
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut ways: VecDeque<(&Id, Option<&Step>)> = VecDeque::from([(&record.state, None)]);
    while let Some((state, first)) = ways.pop_front() {
        if !seen.insert(state) {
            continue;
        }
        for step in &rule.steps {
            let Some(to) = step.target(state.as_str()) else {
                continue;
            };
            let first = first.or(Some(step));
            let is_final = rule.state(to.as_str()).is_some_and(|state| state.is_final);
            if is_event(&record.record_type, step, to, is_final, event) {
                return first.filter(|step| is_for_staff(step));
            }
            ways.push_back((to, first));
        }
    }
    None
}

fn is_event(record_type: &Id, step: &Step, to: &Id, is_final: bool, event: &EventName) -> bool {
    match event {
        EventName::Step(named) => named.record == *record_type && named.step == step.meta.id,
        EventName::Enters { record, state } => record == record_type && state == to,
        EventName::Closed(record) => record == record_type && is_final,
        EventName::Filed(form) => step.form.as_ref() == Some(form),
        _ => false,
    }
}

fn is_for_staff(step: &Step) -> bool {
    step.by.iter().any(|actor| *actor != Actor::Client)
}
