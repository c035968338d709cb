//! What time brings to a promise: warnings, escalation, and falling due.

use handbook::event::{EventName, Outcome};
use handbook::rule::{Alert, AlertAt};
use worktime::Instant;

use super::clock::{Reckoner, Terms, after_due, alert_instant, late_until, next_instant};
use super::{Promise, PromiseState};
use crate::actors::Scene;
use crate::effect::{EffectKind, Notice};
use crate::follow::Happened;
use crate::ids::{EventId, PersonId, PromiseId};
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::turn::{About, Turn};

impl Turn<'_, '_> {
    /// Does everything that is due for a promise at an instant. A timer that comes twice does nothing the second time.
    pub(crate) fn fire_promise(&mut self, id: PromiseId, at: Instant) -> Result<(), Refusal> {
        let Some(promise) = self
            .situation
            .promises
            .get(&id)
            .filter(|promise| promise.state.is_open())
            .cloned()
        else {
            return Ok(());
        };
        let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
            return Ok(());
        };
        let Some(terms) = Terms::of(&edition, &promise) else {
            return Ok(());
        };
        let reckoner = Reckoner::of(&edition, &promise)?;
        if let Some(due) = promise.due_at.filter(|due| after_due(*due) <= at) {
            self.fall_due(&promise, &terms, &reckoner, due, at)?;
        }
        for (position, alert) in terms.alerts().iter().enumerate() {
            let Some(now) = self
                .situation
                .promises
                .get(&id)
                .filter(|promise| promise.state.is_open())
                .cloned()
            else {
                break;
            };
            let fired = now
                .alerted
                .iter()
                .any(|fired| usize::from(*fired) == position);
            let instant = alert_instant(&reckoner, &now, alert);
            if !fired && instant.is_some_and(|instant| instant <= at) {
                self.alert(&now, &terms, &reckoner, position, alert)?;
            }
        }
        self.let_go(id, &terms, &reckoner, at)
    }

    fn fall_due(
        &mut self,
        promise: &Promise,
        terms: &Terms<'_>,
        reckoner: &Reckoner<'_>,
        due: Instant,
        at: Instant,
    ) -> Result<(), Refusal> {
        let late_entry = terms
            .record_within()
            .map(|within| reckoner.due(due, within, &[]))
            .transpose()?
            .map(|(end, _)| end);
        let still_provable = late_entry.is_some_and(|end| at <= end);
        let about = self.about_promise(promise);
        let mut next = promise.clone();
        if still_provable {
            if promise.state == PromiseState::Running {
                next.state = PromiseState::Unproved;
                let next_at = next_instant(terms, reckoner, &next);
                let unproved = Payload::PromiseUnproved {
                    promise: promise.id,
                    next_at,
                };
                self.emit_from(due, about, unproved);
            }
            return Ok(());
        }
        if matches!(
            promise.state,
            PromiseState::Running | PromiseState::Unproved
        ) {
            next.state = PromiseState::Overdue;
            let next_at = next_instant(terms, reckoner, &next);
            let overdue = Payload::PromiseOverdue {
                promise: promise.id,
                owner: promise.owner,
                next_at,
            };
            let event = self.emit_from(due, about, overdue);
            let name = EventName::Promise {
                rule: promise.rule.clone(),
                outcome: Outcome::Overdue,
            };
            self.follow(&Happened::new(
                vec![name],
                event,
                promise.record,
                promise.client,
            ))?;
        }
        Ok(())
    }

    /// What a clock says holds from due on, even when the machine slept; what follows from it doesn't.
    fn emit_from(&mut self, due: Instant, about: About, payload: Payload) -> EventId {
        let now = std::mem::replace(&mut self.effective_at, due);
        let event = self.emit(about, payload);
        self.effective_at = now;
        event
    }

    /// Lets go of what is overdue and can't be proved any more: its record is done, or its window is over and the next
    /// one has its own.
    fn let_go(
        &mut self,
        id: PromiseId,
        terms: &Terms<'_>,
        reckoner: &Reckoner<'_>,
        at: Instant,
    ) -> Result<(), Refusal> {
        let promise = self.situation.promises.get(&id);
        let Some(overdue) = promise
            .filter(|promise| promise.state == PromiseState::Overdue)
            .cloned()
        else {
            return Ok(());
        };
        let is_over = |promise: &Promise| {
            promise.window.is_some()
                && late_until(terms, reckoner, promise).is_none_or(|end| end <= at)
        };
        if is_over(&overdue) || self.is_lost(&overdue, terms) {
            return self.miss(&overdue);
        }
        Ok(())
    }

    fn alert(
        &mut self,
        promise: &Promise,
        terms: &Terms<'_>,
        reckoner: &Reckoner<'_>,
        position: usize,
        alert: &Alert,
    ) -> Result<(), Refusal> {
        let told = self.told(promise, alert)?;
        let alert_id = u16::try_from(position).unwrap_or(u16::MAX);
        let mut next = promise.clone();
        next.alerted.push(alert_id);
        let next_at = next_instant(terms, reckoner, &next);
        let about = self.about_promise(promise);
        let fired = Payload::AlertFired {
            promise: promise.id,
            alert: alert_id,
            told: told.clone(),
            next_at,
        };
        let event = self.emit(about, fired);
        for to in told {
            let about = Notice::Promise {
                promise: promise.id,
                urgent: alert.urgent,
            };
            self.effect(event, EffectKind::Notice { to, about });
        }
        if let Some(step) = &alert.act {
            let happened = Happened::new(Vec::new(), event, promise.record, promise.client);
            self.do_step(&happened, step)?;
        }
        Ok(())
    }

    /// Whom an alert tells. Once due has passed, never the owner about themselves.
    fn told(&self, promise: &Promise, alert: &Alert) -> Result<Vec<PersonId>, Refusal> {
        let mut told = self.people_around(promise, &alert.tell)?;
        told.retain(|person| !(escalates(alert) && *person == promise.owner));
        Ok(told)
    }

    /// Whoever would hear that the promise is late, and the admins.
    pub(crate) fn superiors(&self, promise: &Promise) -> Result<Vec<PersonId>, Refusal> {
        let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
            return Ok(Vec::new());
        };
        let Some(terms) = Terms::of(&edition, promise) else {
            return Ok(Vec::new());
        };
        let mut superiors = Vec::new();
        for alert in terms.alerts().iter().filter(|alert| escalates(alert)) {
            superiors.extend(self.told(promise, alert)?);
        }
        let admin = handbook::Id::new(crate::people::ADMIN);
        superiors.extend(self.situation.directory.holders_anywhere(&admin));
        superiors.retain(|person| *person != promise.owner);
        superiors.sort_unstable();
        superiors.dedup();
        Ok(superiors)
    }

    fn people_around(
        &self,
        promise: &Promise,
        actors: &[handbook::rule::Actor],
    ) -> Result<Vec<PersonId>, Refusal> {
        let edition = self.edition()?;
        let record = promise
            .record
            .and_then(|record| self.situation.records.get(&record));
        let client = promise
            .client
            .and_then(|client| self.situation.clients.get(&client));
        let scene = Scene {
            edition: &edition,
            situation: self.situation,
            record,
            client,
            actor: self.actor,
            debtor: Some(promise.owner),
        };
        let mut people = Vec::new();
        for actor in actors {
            match actor {
                // The promise may be owed by somebody other than the record's owner.
                handbook::rule::Actor::Owner => people.push(promise.owner),
                other => people.extend(scene.people(other)),
            }
        }
        people.sort_unstable();
        people.dedup();
        Ok(people)
    }
}

/// Whether an alert says that something is late, and doesn't only warn.
fn escalates(alert: &Alert) -> bool {
    matches!(alert.at, AlertAt::Due | AlertAt::After(_))
}
