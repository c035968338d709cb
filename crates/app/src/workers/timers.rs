//! Fires timers when they fall due: promises run out, alerts go off, windows of duties open.

use std::time::Duration;

use super::{AFTER_FAULT, LONGEST_SLEEP, SHORTEST_REST};
use crate::error::AppError;
use crate::state::{AppState, blocking};

/// Woken by the next due instant, by every commit, and now and then.
pub(super) async fn work(state: AppState) {
    let mut stop = state.stop();
    loop {
        let rest = match fire(&state).await {
            Ok(rest) => rest,
            Err(error) => {
                tracing::error!(?error, "timers couldn't be fired");
                AFTER_FAULT
            }
        };
        tokio::select! {
            () = stop.wait() => return,
            () = tokio::time::sleep(rest) => {}
            () = state.wake().timers.notified() => tokio::time::sleep(SHORTEST_REST).await,
        }
    }
}

/// Fires what is due and answers how long to rest until the next one.
async fn fire(state: &AppState) -> Result<Duration, AppError> {
    let shared = state.clone();
    let next = blocking(move || {
        shared.store().fire_due(shared.now())?;
        Ok(shared.store().next_timer_at()?)
    });
    let until = next
        .await?
        .map_or(LONGEST_SLEEP, |at| state.clock().until(at));
    Ok(until.clamp(SHORTEST_REST, LONGEST_SLEEP))
}
