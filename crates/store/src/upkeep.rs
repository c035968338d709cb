//! What keeps an installation well: timers, proof, rebuilding, backups, destroyed keys.

use std::path::Path;
use std::sync::PoisonError;

use casework::ids::OrgId;
use casework::secret::KeyOwner;
use worktime::Instant;

use crate::checkpoint::Checkpoints;
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::machine::Machine;
use crate::store::Store;
use crate::verify::Report;
use crate::writer::Job;
use crate::{backup, rebuild, timers, verify};

impl Store {
    /// Fires the timers of all orgs that fell due, and answers how many those were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fire_due(&self, now: Instant) -> Result<usize> {
        let mut sum = 0;
        for org in self.read(|door| timers::orgs_due(door, now))? {
            sum += self.hear(|reply| Job::Fire {
                org,
                now,
                fired: 0,
                reply,
            })?;
        }
        Ok(sum)
    }

    /// When the next timer of any org is due. It may lie in the past, for one that no rule knows any more: whoever
    /// waits for it must not wait less than a moment.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_timer_at(&self) -> Result<Option<Instant>> {
        self.read(timers::first)
    }

    /// Every org, in the order of their ids, which is that of their founding.
    ///
    /// # Errors
    /// When the database fails.
    pub fn orgs(&self) -> Result<Vec<OrgId>> {
        self.read(|door| {
            door.query("SELECT org FROM org ORDER BY org", &[])?
                .iter()
                .map(|row| row.id(0))
                .collect()
        })
    }

    /// Checks an org's chain, the marks outside, and every derived row.
    ///
    /// # Errors
    /// When the database fails. What is wrong with the data stands in the report.
    pub fn verify(&self, org: OrgId) -> Result<Report> {
        self.read(|door| verify::verify(door, &self.keyring(), org, self.checkpoints()))
    }

    /// Makes an org's derived rows again from its events, and answers how many events those are.
    ///
    /// # Errors
    /// When the database fails, or an event can't be read; then nothing was changed.
    pub fn rebuild(&self, org: OrgId) -> Result<i64> {
        let keyring = self.keyring();
        self.change_behind(move |door| rebuild::rebuild(door, &keyring, org))
    }

    /// Writes a consistent backup into a folder that is empty or not there yet, while work goes on.
    ///
    /// # Errors
    /// When the folder isn't empty, or the database fails.
    pub fn backup(&self, folder: &Path) -> Result<()> {
        self.read(|door| backup::write(door, folder))
    }

    /// Destroys somebody's key, so that everything sealed about them in the events can never be read again.
    ///
    /// # Errors
    /// When the database fails, or the list of destroyed keys can't be written.
    pub fn destroy_key(&self, org: OrgId, owner: KeyOwner, now: Instant) -> Result<()> {
        if let Some(checkpoints) = self.checkpoints() {
            backup::note_erased(checkpoints.folder(), org, owner)?;
        }
        let keyring = self.keyring();
        self.change_behind(move |door| keyring.destroy(door, org, owner, now))
    }

    /// The daily marks, if the store keeps them.
    #[must_use]
    pub fn checkpoints(&self) -> Option<&Checkpoints> {
        self.0.checkpoints.as_ref()
    }

    /// Why the last daily mark couldn't be written, if it couldn't.
    #[must_use]
    pub fn checkpoint_fault(&self) -> Option<StoreError> {
        let fault = &self.0.checkpoints.as_ref()?.fault;
        fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes behind the back of what the writer knows of the orgs; it forgets all of it.
    fn change_behind<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Door) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.hear(|tell| {
            Job::Work(Box::new(move |machine: Result<&mut Machine>| {
                let result = machine.and_then(|machine| {
                    let result = machine.work(work);
                    machine.forget();
                    result
                });
                Box::new(move |committed: Result<()>| tell(committed.and(result)))
            }))
        })
    }
}
