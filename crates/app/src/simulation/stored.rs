//! The desk of a store: the same path as live work, many commands to a commit.

use casework::Command;
use casework::event::Doer;
use casework::ids::OrgId;
use handbook::SourceText;
use store::{Bulk, Committed, PublishError, StoreError, SubmitError};
use worktime::Instant;

use super::Desk;
use super::timers::Timers;

/// One org of a store, while the writer does nothing else.
pub struct StoredDesk<'a, 'b> {
    bulk: &'a mut Bulk<'b>,
    org: OrgId,
    /// Mirrors the store's own timers, so that nobody has to ask for them between any two commands.
    timers: Timers,
}

impl<'a, 'b> StoredDesk<'a, 'b> {
    /// A desk for an org that is new.
    pub fn new(bulk: &'a mut Bulk<'b>, org: OrgId) -> Self {
        Self {
            bulk,
            org,
            timers: Timers::default(),
        }
    }

    fn note(&mut self, committed: &Committed) {
        for (_, event) in committed.events.iter() {
            self.timers.note(&event.payload);
        }
    }
}

impl Desk for StoredDesk<'_, '_> {
    fn publish(
        &mut self,
        sources: &[SourceText],
        by: Doer,
        now: Instant,
    ) -> Result<Committed, PublishError> {
        let committed = self.bulk.publish(self.org, sources, by, now)?;
        self.note(&committed);
        Ok(committed)
    }

    fn submit(&mut self, command: &Command, now: Instant) -> Result<Committed, SubmitError> {
        let committed = self.bulk.submit(self.org, command, now)?;
        self.note(&committed);
        Ok(committed)
    }

    fn next_timer_at(&mut self) -> Option<Instant> {
        self.timers.next_at()
    }

    fn fire_due(&mut self, now: Instant) -> Result<Vec<Committed>, StoreError> {
        while self.timers.pop_due(now).is_some() {}
        let fired = self.bulk.fire_due(self.org, now)?;
        for committed in &fired {
            self.note(committed);
        }
        Ok(fired)
    }
}
