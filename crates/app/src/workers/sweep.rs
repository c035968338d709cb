//! Deletes what has ended: sessions, links, counts of failures, files that no event named, mails long gone.

use std::time::Duration;

use store::desk::{files, notices, outbox, sessions, throttle, tokens};

use crate::error::AppError;
use crate::http::viewer::SESSION_IDLE_MICROS;
use crate::state::AppState;

/// How often.
const EVERY: Duration = Duration::from_secs(3_600);
/// Not at once after the start, when people wait for pages.
const FIRST_AFTER: Duration = Duration::from_secs(60);

pub(super) async fn work(state: AppState) {
    let mut stop = state.stop();
    let mut rest = FIRST_AFTER;
    loop {
        tokio::select! {
            () = stop.wait() => return,
            () = tokio::time::sleep(rest) => {}
        }
        match sweep(&state).await {
            Ok(swept) => tracing::debug!(swept, "swept"),
            Err(error) => tracing::error!(?error, "old rows couldn't be swept"),
        }
        rest = EVERY;
    }
}

async fn sweep(state: &AppState) -> Result<u64, AppError> {
    let now = state.now();
    state
        .write(move |door, org| {
            Ok(sessions::sweep(door, org, now, SESSION_IDLE_MICROS)?
                + tokens::sweep(door, org, now)?
                + throttle::sweep(door, org, now)?
                + files::sweep(door, org, now)?
                + notices::sweep(door, org, now)?
                + outbox::sweep(door, org, now)?)
        })
        .await
}
