//! Empties the outbox: mails and invitations leave, with waits after failures that the store reckons.

use std::time::Duration;

use casework::effect::EffectKind;
use store::desk::outbox::{self, CLAIM_MAX, Claimed};

use super::mailer::Letter;
use super::{AFTER_FAULT, LONGEST_SLEEP, SHORTEST_REST};
use crate::error::AppError;
use crate::sign_in;
use crate::state::AppState;

/// Woken by the next due instant, by every commit, and now and then.
pub(super) async fn work(state: AppState) {
    let mut stop = state.stop();
    loop {
        let rest = match empty(&state).await {
            Ok(rest) => rest,
            Err(error) => {
                tracing::error!(?error, "the outbox couldn't be emptied");
                AFTER_FAULT
            }
        };
        tokio::select! {
            () = stop.wait() => return,
            () = tokio::time::sleep(rest) => {}
            () = state.wake().outbox.notified() => tokio::time::sleep(SHORTEST_REST).await,
        }
    }
}

/// Does what is due and answers how long to rest until the next.
async fn empty(state: &AppState) -> Result<Duration, AppError> {
    loop {
        if state.stop().is_stopping() {
            return Ok(SHORTEST_REST);
        }
        let now = state.now();
        // Looking first keeps a desk at rest from writing.
        let next = state.read(|door, _| outbox::next_at(door)).await?;
        if let Some(at) = next.filter(|at| *at > now) {
            return Ok(state.clock().until(at).clamp(SHORTEST_REST, LONGEST_SLEEP));
        }
        if next.is_none() {
            return Ok(LONGEST_SLEEP);
        }
        let claimed = state
            .write(move |door, org| outbox::claim(door, org, now))
            .await?;
        let is_last = (claimed.len() as i64) < CLAIM_MAX;
        for one in claimed {
            deliver(state, one).await?;
        }
        if is_last {
            return Ok(SHORTEST_REST);
        }
    }
}

async fn deliver(state: &AppState, claimed: Claimed) -> Result<(), AppError> {
    let key = claimed.key.clone();
    let sent = match &claimed.kind {
        EffectKind::Mail { subject, text, .. } => {
            let letter = Letter {
                key: key.clone(),
                to_name: claimed.person.name.text_or_empty().to_owned(),
                to_mail: claimed.person.mail.text_or_empty().to_owned(),
                subject: subject.clone(),
                text: text.clone(),
                at: state.now(),
            };
            state.mailer().send(letter).await
        }
        EffectKind::Notice { .. } => sign_in::send_invitation(state, &claimed.person, &key).await,
    };
    let now = state.now();
    match sent {
        Ok(()) => {
            state
                .write(move |door, org| outbox::done(door, org, &key))
                .await
        }
        Err(AppError::Mail(fault)) => {
            tracing::warn!(
                key,
                fault,
                attempt = claimed.attempt,
                "a mail couldn't be sent"
            );
            state
                .write(move |door, org| outbox::failed(door, org, &key, &fault, now))
                .await
        }
        // A fault of our own: the lease runs out and it is tried again.
        Err(error) => Err(error),
    }
}
