//! Many commands in one go: simulations, replays, imports. The same path, fewer commits.

use std::sync::{Arc, RwLock};

use casework::Command;
use casework::event::Doer;
use casework::ids::OrgId;
use handbook::SourceText;
use worktime::Instant;

use crate::checkpoint::Checkpoints;
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::machine::{Committed, Machine, NewEdition, publishing};
use crate::timers::{FIRED_MOST, Fired};
use crate::writer::{Listener, SubmitError, Submitted, announce};

/// Commands between two commits. What was answered before a fall of the machine may have to be done again.
const COMMANDS_PER_COMMIT: usize = 500;

/// The writer for as long as one bulk of commands takes; everyone else waits.
pub struct Bulk<'a> {
    machine: &'a mut Machine,
    listeners: &'a RwLock<Vec<Listener>>,
    checkpoints: Option<&'a mut Checkpoints>,
    is_open: bool,
    since_commit: usize,
}

impl<'a> Bulk<'a> {
    pub(crate) fn new(
        machine: &'a mut Machine,
        listeners: &'a RwLock<Vec<Listener>>,
        checkpoints: Option<&'a mut Checkpoints>,
    ) -> Self {
        Self {
            machine,
            listeners,
            checkpoints,
            is_open: false,
            since_commit: 0,
        }
    }

    /// Runs a command after everything that fell due before it. It is durable after [`Self::commit`].
    ///
    /// # Errors
    /// When it is refused, or the database fails; then what came since the last commit is gone.
    pub fn submit(&mut self, org: OrgId, command: &Command, now: Instant) -> Submitted {
        self.run(org, command, None, now)
    }

    /// Publishes a handbook that was read without errors.
    ///
    /// # Errors
    /// As [`Self::submit`].
    pub fn publish(
        &mut self,
        org: OrgId,
        sources: &[SourceText],
        by: Doer,
        now: Instant,
    ) -> std::result::Result<Committed, crate::PublishError> {
        let edition = crate::store::compiled(sources)?;
        let new = NewEdition {
            edition: Arc::clone(&edition),
            sources: sources.into(),
        };
        Ok(self.run(org, &publishing(&edition, by), Some(&new), now)?)
    }

    /// Fires what is due in an org, and answers what that did, in order.
    ///
    /// # Errors
    /// When the database fails; then what came since the last commit is gone.
    pub fn fire_due(&mut self, org: OrgId, now: Instant) -> Result<Vec<Committed>> {
        let mut fired = Vec::new();
        loop {
            self.open()?;
            let before = self.machine.done().len();
            let mut budget = FIRED_MOST;
            let result = self.machine.fire_due(org, now, &mut budget);
            fired.extend(self.machine.done().iter().skip(before).cloned());
            match result {
                Ok(Fired::All) => return Ok(fired),
                Ok(Fired::More) => self.commit()?,
                Err(error) => return Err(self.fail(error)),
            }
        }
    }

    /// When the org's next timer is due, at the earliest.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_timer_at(&mut self, org: OrgId) -> Result<Option<Instant>> {
        let sql = "SELECT min(at) FROM timer WHERE org = $1";
        self.door()?
            .first(sql, &[org.into()])?
            .map_or(Ok(None), |row| row.maybe_instant(0))
    }

    /// The database as the commands so far have left it, for reading in between.
    ///
    /// # Errors
    /// When the database fails.
    pub fn door(&mut self) -> Result<&mut Door> {
        self.open()?;
        self.machine.store_heads()?;
        Ok(&mut self.machine.door)
    }

    /// Makes everything so far durable.
    ///
    /// # Errors
    /// When the database fails; then what came since the last commit is gone.
    pub fn commit(&mut self) -> Result<()> {
        if !self.is_open {
            return Ok(());
        }
        self.is_open = false;
        self.since_commit = 0;
        let done = self.machine.commit()?;
        if let Some(checkpoints) = &mut self.checkpoints {
            checkpoints.after_commit(self.machine, &done);
        }
        announce(self.listeners, &done);
        Ok(())
    }

    fn run(
        &mut self,
        org: OrgId,
        command: &Command,
        edition: Option<&NewEdition>,
        now: Instant,
    ) -> Submitted {
        self.fire_due(org, now)?;
        self.open()?;
        let committed = match self.machine.run(org, command, edition, now) {
            Ok(Ok(committed)) => committed,
            Ok(Err(refusal)) => return Err(SubmitError::Refused(refusal)),
            Err(error) => return Err(self.fail(error).into()),
        };
        self.since_commit += 1;
        if self.since_commit >= COMMANDS_PER_COMMIT {
            self.commit()?;
        }
        Ok(committed)
    }

    fn open(&mut self) -> Result<()> {
        if !self.is_open {
            self.machine.begin()?;
            self.is_open = true;
        }
        Ok(())
    }

    fn fail(&mut self, error: StoreError) -> StoreError {
        self.machine.abandon();
        self.is_open = false;
        self.since_commit = 0;
        error
    }
}
