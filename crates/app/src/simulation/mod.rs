//! A desk in simulated time: commands go in at instants that are handed in, and what time brings by itself comes
//! between them. A replay and the demonstration drive it; it is a store, or for figures of the rules alone it stands
//! in memory.

mod memory;
mod stored;
mod timers;

pub use memory::{MemoryDesk, Watcher};
pub use stored::StoredDesk;

use casework::Command;
use casework::event::Doer;
use handbook::SourceText;
use store::{Committed, PublishError, StoreError, SubmitError};
use worktime::Instant;

/// Where simulated work is done.
pub trait Desk {
    /// Puts a handbook into force.
    ///
    /// # Errors
    /// When it has errors, or the command fails.
    fn publish(
        &mut self,
        sources: &[SourceText],
        by: Doer,
        now: Instant,
    ) -> Result<Committed, PublishError>;

    /// Runs a command. What falls due before it must have been fired.
    ///
    /// # Errors
    /// When it is refused, or the store fails.
    fn submit(&mut self, command: &Command, now: Instant) -> Result<Committed, SubmitError>;

    /// When something will next happen by itself.
    fn next_timer_at(&mut self) -> Option<Instant>;

    /// Does what is due by itself, and answers what that was, in order.
    ///
    /// # Errors
    /// When the store fails.
    fn fire_due(&mut self, now: Instant) -> Result<Vec<Committed>, StoreError>;

    /// Lets time pass up to and with `until`: whatever is due is done at its own instant.
    ///
    /// # Errors
    /// When the store fails.
    fn advance(&mut self, until: Instant) -> Result<Vec<Committed>, StoreError> {
        let mut done = Vec::new();
        while let Some(at) = self.next_timer_at().filter(|at| *at <= until) {
            done.extend(self.fire_due(at)?);
        }
        Ok(done)
    }
}
