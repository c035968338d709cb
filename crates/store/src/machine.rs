//! The one path of a command: fire what fell due before it, load, decide, write. Who calls it commits.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use casework::command::Timer;
use casework::event::Event;
use casework::ids::{Entropy, Mint, OrgId, RecordId};
use casework::{Act, Command, Decision, Needs, Refusal, Situation};
use handbook::{Edition, SourceText};
use worktime::Instant;

use crate::door::Door;
use crate::editions::{self, Shelf};
use crate::error::{Result, StoreError};
use crate::keys::Keyring;
use crate::log::{self, Head};
use crate::org_state::OrgState;
use crate::seal::{Making, Seals};
use crate::{load, save};

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

/// A handbook on its way to be published.
#[derive(Clone, Debug)]
pub(crate) struct NewEdition {
    pub(crate) edition: Arc<Edition>,
    pub(crate) sources: Arc<[SourceText]>,
}

/// Loads, decides and writes. There is one, and the writer's thread owns it.
pub(crate) struct Machine {
    pub(crate) door: Door,
    pub(crate) keyring: Keyring,
    pub(crate) entropy: Box<dyn Entropy + Send>,
    pub(crate) shelf: Arc<Shelf>,
    pub(crate) delivery: Delivery,
    orgs: HashMap<OrgId, OrgState>,
    /// Orgs whose state was compared with the database in this transaction.
    fresh: HashSet<OrgId>,
    /// What this transaction did, for whoever listens to commits.
    done: Vec<Committed>,
    /// Why this transaction can't be committed any more. PostgreSQL would take a commit for a rollback and say
    /// nothing; SQLite would go on outside of a transaction.
    broken: Option<StoreError>,
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

    /// Runs a command. A refusal, or an error, leaves nothing of it behind.
    pub(crate) fn run(
        &mut self,
        org: OrgId,
        command: &Command,
        new_edition: Option<&NewEdition>,
        now: Instant,
    ) -> Result<std::result::Result<Committed, Refusal>> {
        self.state(org)?;
        // Nothing is written before it is decided, so a refusal needs no undoing.
        let (mut situation, decision) = match self.decide(org, command, new_edition, now)? {
            Ok(decided) => decided,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.guarded(|machine| machine.door.savepoint())?;
        match self.write(org, &situation, decision, new_edition, now) {
            Ok((committed, head)) => {
                self.guarded(|machine| machine.door.release())?;
                let state = self.state(org)?;
                state.head = head;
                take_in(state, &mut situation, &committed.events);
                self.done.push(committed.clone());
                Ok(Ok(committed))
            }
            Err(error) => self.undo(error),
        }
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

    fn undo<T>(&mut self, error: StoreError) -> Result<T> {
        // Keys that were made for it are gone with it.
        self.keyring.forget();
        self.guarded(|machine| machine.door.undo())?;
        Err(error)
    }

    fn sound(&self) -> Result<()> {
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

    fn decide(
        &mut self,
        org: OrgId,
        command: &Command,
        new_edition: Option<&NewEdition>,
        now: Instant,
    ) -> Result<std::result::Result<(Situation, Decision), Refusal>> {
        let Some(state) = self.orgs.get_mut(&org) else {
            return Err(StoreError::NoSuchOrg);
        };
        let needs = Needs::of(command, state.editions.current.as_deref());
        let door = &mut self.door;
        let loaded = load::situation(door, org, state, &needs, now);
        let mut situation = match loaded {
            Ok(situation) => situation,
            Err(error) => {
                // After its own errors PostgreSQL takes nothing more; a row that can't be read harms nobody else.
                if matches!(error, StoreError::Sqlite(_) | StoreError::Postgres(_)) {
                    self.broken = Some(error.clone());
                }
                return Err(error);
            }
        };
        if let Some(new) = new_edition {
            let known = Arc::make_mut(&mut situation.editions);
            known
                .by_hash
                .insert(new.edition.hash.clone(), Arc::clone(&new.edition));
        }
        let mut mint = Mint::new(now, &mut *self.entropy);
        let decided = casework::decide(org, &mut situation, command, &mut mint);
        Ok(decided.map(|decision| (situation, decision)))
    }

    /// Writes a decision's events and what can't wait, and answers the head after them.
    fn write(
        &mut self,
        org: OrgId,
        situation: &Situation,
        decision: Decision,
        new_edition: Option<&NewEdition>,
        now: Instant,
    ) -> Result<(Committed, Head)> {
        let mut head = self.orgs.get(&org).map_or(Head::START, |state| state.head);
        let mut events = Vec::with_capacity(decision.events.len());
        for event in decision.events {
            let making = Some(Making {
                entropy: &mut *self.entropy,
                now,
            });
            let mut seals = Seals {
                door: &mut self.door,
                keyring: &self.keyring,
                org,
                making,
            };
            head = log::append(&mut seals, head, &event)?;
            events.push((head.seq, event));
        }
        if let Some(new) = new_edition {
            editions::save(&mut self.door, org, &new.edition, &new.sources, now)?;
        }
        save::at_once(&mut self.door, org, situation, &events)?;
        if self.delivery == Delivery::Queue {
            save::outbox(&mut self.door, org, head.seq, &decision.effects)?;
        }
        Ok((
            Committed {
                org,
                events: events.into(),
                record: decision.record,
                head_seq: head.seq,
            },
            head,
        ))
    }
}

/// What the org's state learns from a decision.
fn take_in(state: &mut OrgState, situation: &mut Situation, events: &[(i64, Event)]) {
    state.editions = Arc::clone(&situation.editions);
    state.directory = Arc::clone(&situation.directory);
    state.org = situation.org.take();
    for key in std::mem::take(&mut situation.changed.serials) {
        if let Some(serial) = situation.serials.get(&key) {
            state.serials.insert(key, *serial);
        }
    }
    for id in &situation.changed.promises {
        if let Some(promise) = situation.promises.get(id) {
            state.coming.set(Timer::Promise(*id).key(), promise.next_at);
        }
    }
    for (duty, _, next_at) in std::mem::take(&mut situation.changed.duties) {
        state.coming.set(Timer::Duty(duty).key(), Some(next_at));
    }
    state.held.take_in(situation);
    for (seq, event) in events {
        state.learn(*seq, event);
    }
}

/// The command that publishes an edition.
pub(crate) fn publishing(edition: &Edition, by: casework::event::Doer) -> Command {
    Command {
        by,
        happened_at: None,
        act: Act::Publish {
            hash: edition.hash.clone(),
        },
    }
}
