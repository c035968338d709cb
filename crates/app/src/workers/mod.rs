//! What runs beside the pages: timers that fall due, mails that leave, old rows that go.
//!
//! A worker takes no input and may run twice: it reads what is stored, does it, and marks it.

pub(crate) mod mailer;
mod outbox;
mod sweep;
mod timers;

use std::time::Duration;

use tokio::task::JoinSet;

use crate::state::AppState;

/// How long a worker rests after a fault.
const AFTER_FAULT: Duration = Duration::from_secs(5);
/// How long a worker sleeps at most: another process may have made work without waking it.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);
/// How long a worker rests at least, so that what can't be done now doesn't keep it busy.
const SHORTEST_REST: Duration = Duration::from_millis(200);
/// Workers get this long to finish what they began.
const END_WITHIN: Duration = Duration::from_secs(10);

/// The workers at work.
#[derive(Debug)]
pub struct Workers(JoinSet<()>);

/// Starts all workers. They end when the state's signal to stop is given.
#[must_use]
pub fn start(state: &AppState) -> Workers {
    let mut workers = JoinSet::new();
    workers.spawn(timers::work(state.clone()));
    workers.spawn(outbox::work(state.clone()));
    workers.spawn(sweep::work(state.clone()));
    Workers(workers)
}

impl Workers {
    /// Waits until all have ended, or for as long as they get.
    pub async fn finish(mut self) {
        let all = async { while self.0.join_next().await.is_some() {} };
        if tokio::time::timeout(END_WITHIN, all).await.is_err() {
            tracing::warn!("workers were broken off");
        }
    }
}
