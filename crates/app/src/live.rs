//! Tells open pages that something changed. Pages read anew; nothing of what changed travels here.

use std::collections::BTreeSet;

use casework::access::ReadScope;
use casework::ids::{ClientId, RecordId};
use store::Committed;
use tokio::sync::broadcast;

/// Changes that a slow page may lag behind before it misses some; it then reads anew once.
const LAG_MAX: usize = 256;

/// Something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The record, if it is about one.
    pub record: Option<RecordId>,
    /// The client, if it is about one.
    pub client: Option<ClientId>,
}

/// The announcer.
#[derive(Clone, Debug)]
pub struct Live(broadcast::Sender<Change>);

impl Live {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(LAG_MAX))
    }

    /// Announces a change to whoever listens.
    pub fn announce(&self, change: Change) {
        // An error means that nobody listens.
        let _ = self.0.send(change);
    }

    /// Announces what a commit changed, each thing once.
    pub(crate) fn announce_commit(&self, committed: &Committed) {
        if self.0.receiver_count() == 0 {
            return;
        }
        let events = committed.events.iter();
        let changes: BTreeSet<Change> = events
            .map(|(_, event)| Change {
                record: event.record,
                client: event.client,
            })
            .collect();
        for change in changes {
            self.announce(change);
        }
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}

impl Change {
    /// Whether a reader may notice. Clients learn of their own matters alone; that others are busy is theirs.
    #[must_use]
    pub fn concerns(&self, scope: &ReadScope) -> bool {
        match scope.portal {
            Some(client) => self.client == Some(client),
            None => true,
        }
    }
}
