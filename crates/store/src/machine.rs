//! The transaction at hand, and what the writer knows of the orgs in it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use casework::event::Event;
use casework::ids::{Entropy, OrgId, RecordId};

use crate::door::Door;
use crate::editions::Shelf;
use crate::error::{Result, StoreError};
use crate::keys::Keyring;
use crate::log::Head;
use crate::org_state::OrgState;

/// What a command did, once it is durable.
#[derive(Clone, Debug)]
pub struct Committed {
    /// In which org.
    pub org: OrgId,
    /// What happened, with its place in the chain.
    pub events: Arc<[(i64, Event)]>,
    /// The record that the command made or changed.
    pub record: Option<RecordId>,
    /// The last event of the org's chain afterwards.
    pub head_seq: i64,
}

/// Whether the outside hears of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Mails and notices go into the outbox.
    Queue,
    /// Nothing leaves: imports, simulations, replays.
    Silent,
}

/// Loads, decides and writes. There is one, and the writer's thread owns it.
pub(crate) struct Machine {
    pub(crate) door: Door,
    pub(crate) keyring: Keyring,
    pub(crate) entropy: Box<dyn Entropy + Send>,
    pub(crate) shelf: Arc<Shelf>,
    pub(crate) delivery: Delivery,
    pub(crate) orgs: HashMap<OrgId, OrgState>,
    /// Orgs whose state was compared with the database in this transaction.
    fresh: HashSet<OrgId>,
    /// What this transaction did, for whoever listens to commits.
    pub(crate) done: Vec<Committed>,
    /// Why this transaction can't be committed any more. PostgreSQL would take a commit for a rollback and say
    /// nothing; SQLite would go on outside of a transaction.
    pub(crate) broken: Option<StoreError>,
}

impl Machine {
    pub(crate) fn new(
        door: Door,
        keyring: Keyring,
        entropy: Box<dyn Entropy + Send>,
        shelf: Arc<Shelf>,
    ) -> Self {
        Self {
            door,
            keyring,
            entropy,
            shelf,
            delivery: Delivery::Queue,
            orgs: HashMap::new(),
            fresh: HashSet::new(),
            done: Vec::new(),
            broken: None,
        }
    }

    pub(crate) fn begin(&mut self) -> Result<()> {
        self.fresh.clear();
        self.done.clear();
        self.broken = None;
        self.door.begin()
    }

    /// Makes everything since [`Self::begin`] durable and answers what was done.
    pub(crate) fn commit(&mut self) -> Result<Vec<Committed>> {
        let result = self
            .sound()
            .and_then(|()| self.store_heads())
            .and_then(|()| self.door.commit());
        match result {
            Ok(()) => Ok(std::mem::take(&mut self.done)),
            Err(error) => {
                self.abandon();
                Err(error)
            }
        }
    }

    /// What was done since [`Self::begin`], in order.
    pub(crate) fn done(&self) -> &[Committed] {
        &self.done
    }

    /// Undoes everything since [`Self::begin`] and forgets what was known.
    pub(crate) fn abandon(&mut self) {
        // The connection may be gone; then the database has rolled back by itself.
        let _ = self.door.rollback();
        self.orgs.clear();
        self.fresh.clear();
        self.done.clear();
        self.keyring.forget();
    }

    /// Runs work that isn't a command, such as keeping a session. An error leaves nothing of it behind.
    pub(crate) fn work<T>(&mut self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        self.store_heads()?;
        self.guarded(|machine| machine.door.savepoint())?;
        match work(&mut self.door) {
            Ok(value) => self
                .guarded(|machine| machine.door.release())
                .map(|()| value),
            Err(error) => self.undo(error),
        }
    }

    /// Does something to the transaction itself. If that fails, it can't be committed any more.
    pub(crate) fn guarded<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.sound()?;
        let result = act(self);
        if let Err(error) = &result {
            self.broken = Some(error.clone());
        }
        result
    }

    pub(crate) fn undo<T>(&mut self, error: StoreError) -> Result<T> {
        // Keys that were made for it are gone with it.
        self.keyring.forget();
        self.guarded(|machine| machine.door.undo())?;
        Err(error)
    }

    /// Whether the transaction can still be committed.
    pub(crate) fn sound(&self) -> Result<()> {
        self.broken.clone().map_or(Ok(()), Err)
    }

    /// What is known of an org, compared with the database once a transaction.
    pub(crate) fn state(&mut self, org: OrgId) -> Result<&mut OrgState> {
        self.guarded(|machine| machine.refresh(org))?;
        self.orgs.get_mut(&org).ok_or(StoreError::NoSuchOrg)
    }

    /// Writes the rows of all orgs whose chains grew.
    pub(crate) fn store_heads(&mut self) -> Result<()> {
        self.guarded(|machine| {
            let mut orgs = machine.orgs.iter_mut();
            orgs.try_for_each(|(org, state)| state.store(&mut machine.door, *org))
        })
    }

    /// Forgets what is known of the orgs, whose rows were written by someone else in this transaction.
    pub(crate) fn forget(&mut self) {
        self.orgs.clear();
        self.fresh.clear();
    }

    /// An event of a chain as its head was then.
    pub(crate) fn head_at(&mut self, org: OrgId, seq: i64) -> Result<Option<Head>> {
        let sql = "SELECT hash FROM event WHERE org = $1 AND seq = $2";
        let Some(row) = self.door.first(sql, &[org.into(), seq.into()])? else {
            return Ok(None);
        };
        Ok(row.bytes(0)?.try_into().ok().map(|hash| Head { seq, hash }))
    }

    /// Reads an org's next timers.
    pub(crate) fn read_timers(&mut self, org: OrgId) -> Result<()> {
        let state = self.orgs.get_mut(&org).ok_or(StoreError::NoSuchOrg)?;
        state.coming.read(&mut self.door, org)
    }

    fn refresh(&mut self, org: OrgId) -> Result<()> {
        if self.fresh.insert(org) {
            let known = self.orgs.remove(&org);
            let state = OrgState::refresh(known, &mut self.door, &self.shelf, org)?;
            self.orgs.insert(org, state);
        }
        Ok(())
    }
}
