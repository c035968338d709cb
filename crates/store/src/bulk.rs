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
use crate::machine::{Committed, Machine};
use crate::publish::{NewEdition, PublishError, compiled, publishing};
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
    /// Why commands that were answered with success are gone, if they are. Nothing more is done then.
    lost: Option<StoreError>,
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
            lost: None,
        }
    }

    /// Runs a command after everything that fell due before it. It is durable after [`Self::commit`].
    ///
    /// # Errors
    /// When it is refused or can't be done: then nothing of it is left, and the rest stays. When the database fails,
    /// what came since the last commit is gone, and every later call answers with that failure.
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
    ) -> std::result::Result<Committed, PublishError> {
        let edition = compiled(sources)?;
        let new = NewEdition {
            edition: Arc::clone(&edition),
            sources: sources.into(),
        };
        Ok(self.run(org, &publishing(&edition, by), Some(&new), now)?)
    }

    /// Fires what is due in an org, and answers what that did, in order.
    ///
    /// # Errors
    /// When the database fails, as [`Self::submit`].
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

    /// When the org's next timer is due that a rule knows what to do with.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_timer_at(&mut self, org: OrgId) -> Result<Option<Instant>> {
        self.open()?;
        self.machine
            .next_timer_at(org)
            .map_err(|error| self.fail(error))
    }

    /// The database as the commands so far have left it, for reading in between.
    ///
    /// # Errors
    /// When the database fails.
    pub fn door(&mut self) -> Result<&mut Door> {
        self.open()?;
        match self.machine.store_heads() {
            Ok(()) => Ok(&mut self.machine.door),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Makes everything so far durable.
    ///
    /// # Errors
    /// When the database fails, as [`Self::submit`].
    pub fn commit(&mut self) -> Result<()> {
        self.lost.clone().map_or(Ok(()), Err)?;
        if !self.is_open {
            return Ok(());
        }
        self.is_open = false;
        self.since_commit = 0;
        let done = match self.machine.commit() {
            Ok(done) => done,
            Err(error) => return Err(self.lost.insert(error).clone()),
        };
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
        self.lost.clone().map_or(Ok(()), Err)?;
        if !self.is_open {
            self.machine.begin()?;
            self.is_open = true;
        }
        Ok(())
    }

    /// An error inside of the transaction, which it may have survived.
    fn fail(&mut self, error: StoreError) -> StoreError {
        if self.machine.sound().is_err() {
            self.machine.abandon();
            self.is_open = false;
            self.lost = Some(error.clone());
        }
        error
    }
}
