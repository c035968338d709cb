//! The one path of a command: load, decide, write. Who calls it fires what fell due before, and commits.

use std::sync::Arc;

use casework::command::Timer;
use casework::event::Event;
use casework::ids::{Mint, OrgId};
use casework::{Command, Decision, Needs, Refusal, Situation};
use worktime::Instant;

use crate::editions;
use crate::error::{Result, StoreError};
use crate::log::{self, Head};
use crate::machine::{Committed, Delivery, Machine};
use crate::org_state::OrgState;
use crate::publish::NewEdition;
use crate::seal::{Making, Seals};
use crate::{load, save};

impl Machine {
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
