//! What events say of promises.

use worktime::Pause;

use crate::event::Event;
use crate::ids::PromiseId;
use crate::payload::{Payload, PromiseOpened};
use crate::promises::{Promise, PromiseState};
use crate::situation::Situation;

pub(super) fn open_promise(situation: &mut Situation, event: &Event, opened: &PromiseOpened) {
    let paused = opened.paused.as_ref().map(|reason| Pause {
        start: event.effective_at,
        end: None,
        reason: reason.clone(),
    });
    let article = event.rule.as_ref().map(|rule| rule.article.to_string());
    let promise = Promise {
        edition: event.edition.to_string(),
        article: article.unwrap_or_default(),
        record: event.record,
        client: event.client,
        pauses: paused.into_iter().collect(),
        ..Promise::of(opened)
    };
    situation.promises.insert(opened.promise, promise);
    situation.changed.promises.insert(opened.promise);
}

pub(super) fn fold_promise(situation: &mut Situation, event: &Event) {
    match &event.payload {
        Payload::PromisePaused { promise, reason } => change(situation, *promise, |row| {
            row.state = PromiseState::Paused;
            row.due_at = None;
            row.next_at = None;
            row.pauses.push(Pause {
                start: event.effective_at,
                end: None,
                reason: reason.clone(),
            });
        }),
        Payload::PromiseResumed {
            promise,
            due_at,
            next_at,
        } => change(situation, *promise, |row| {
            row.state = PromiseState::Running;
            row.due_at = Some(*due_at);
            row.next_at = *next_at;
            if let Some(pause) = row.pauses.last_mut() {
                pause.end = Some(event.effective_at);
            }
        }),
        Payload::PromiseUnproved { promise, next_at } => change(situation, *promise, |row| {
            row.state = PromiseState::Unproved;
            row.next_at = *next_at;
        }),
        Payload::PromiseOverdue {
            promise,
            owner,
            next_at,
        } => change(situation, *promise, |row| {
            row.state = PromiseState::Overdue;
            row.owner = *owner;
            row.next_at = *next_at;
        }),
        Payload::PromiseKept {
            promise,
            evidence,
            owner,
        } => change(situation, *promise, |row| {
            row.evidence = Some(*evidence);
            row.owner = *owner;
            end(row, PromiseState::Kept, event);
        }),
        Payload::PromiseKeptLate {
            promise,
            evidence,
            owner,
            lateness_micros,
        } => change(situation, *promise, |row| {
            row.evidence = Some(*evidence);
            row.owner = *owner;
            row.lateness_micros = *lateness_micros;
            end(row, PromiseState::KeptLate, event);
        }),
        Payload::PromiseMissed { promise } => change(situation, *promise, |row| {
            end(row, PromiseState::Missed, event)
        }),
        Payload::PromiseWaived { promise, .. } => change(situation, *promise, |row| {
            end(row, PromiseState::Waived, event)
        }),
        Payload::PromiseVoided { promise, .. } => change(situation, *promise, |row| {
            end(row, PromiseState::Void, event)
        }),
        Payload::PromiseOwnerChanged { promise, owner } => {
            change(situation, *promise, |row| row.owner = *owner)
        }
        Payload::AlertFired {
            promise,
            alert,
            next_at,
            ..
        } => change(situation, *promise, |row| {
            row.alerted.push(*alert);
            row.next_at = *next_at;
        }),
        _ => {}
    }
}

fn change(situation: &mut Situation, id: PromiseId, change: impl FnOnce(&mut Promise)) {
    if let Some(row) = situation.promises.get_mut(&id) {
        change(row);
        situation.changed.promises.insert(id);
    }
}

fn end(row: &mut Promise, state: PromiseState, event: &Event) {
    row.state = state;
    row.ended_at = Some(event.happened_at);
    row.next_at = None;
    if let Some(pause) = row.pauses.last_mut()
        && pause.end.is_none()
    {
        pause.end = Some(event.effective_at);
    }
}
