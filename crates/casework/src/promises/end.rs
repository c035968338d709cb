//! Ending a promise otherwise than by evidence: by what voids it, by a waiver, or because nothing can prove it any more.

use handbook::event::{EventName, Outcome};

use super::clock::Terms;
use super::{Promise, PromiseState};
use crate::follow::Happened;
use crate::ids::PromiseId;
use crate::payload::Payload;
use crate::records::entries::check_note;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::{KeyOwner, Secret};
use crate::turn::{About, Turn};

impl Turn<'_, '_> {
    /// Voids promises whose reason fell away, and lets go of those that nothing can prove any more.
    pub(crate) fn void_promises(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let discarded = happened
            .names
            .iter()
            .any(|name| matches!(name, EventName::Discarded(_)));
        let closed = happened
            .names
            .iter()
            .any(|name| matches!(name, EventName::Closed(_)));
        for promise in self.concerned(happened) {
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            if !self.is_open(promise.id) {
                continue;
            }
            let of_record = promise.record.is_some() && promise.record == happened.record;
            let until = match &terms {
                Terms::Promise(_, terms) => {
                    happened.names.iter().any(|name| terms.until.contains(name))
                }
                // A duty is owed for what is open; its subject is no more.
                Terms::Duty(..) => closed && of_record,
            };
            // What was late before stays late: nothing proves it any more.
            let late = matches!(
                promise.state,
                PromiseState::Overdue | PromiseState::Unproved
            );
            if discarded && of_record {
                self.void(&promise, "discarded");
            } else if until && !late {
                self.void(&promise, "until");
            } else if until
                || (closed
                    && of_record
                    && promise.state == PromiseState::Overdue
                    && self.is_lost(&promise, &terms))
            {
                self.miss(&promise)?;
            }
        }
        Ok(())
    }

    /// Whether nothing can prove the promise any more: its record is done and only its steps would.
    pub(crate) fn is_lost(&self, promise: &Promise, terms: &Terms<'_>) -> bool {
        let Some(record) = promise
            .record
            .and_then(|record| self.situation.records.get(&record))
        else {
            return false;
        };
        record.is_final
            && terms.kept_by().iter().all(|name| match name {
                EventName::Step(step) => step.record == record.record_type,
                EventName::Enters {
                    record: entered, ..
                }
                | EventName::Closed(entered) => *entered == record.record_type,
                _ => false,
            })
    }

    /// Ends a promise because the log that is replayed is over.
    pub(crate) fn end_log(&mut self, id: PromiseId) -> Result<(), Refusal> {
        let promise = self.open_promise_by(id)?;
        if promise.state == PromiseState::Overdue || promise.state == PromiseState::Unproved {
            self.miss(&promise)?;
        }
        Ok(())
    }

    /// Waives a promise. Whoever would hear of its lateness may do so, never whoever owes it.
    pub(crate) fn waive(&mut self, id: PromiseId, reason: &str) -> Result<(), Refusal> {
        let promise = self.open_promise_by(id)?;
        let could = self.superiors(&promise)?;
        let allowed = self.actor.is_none_or(|actor| could.contains(&actor));
        if !allowed {
            if let Some(record) = promise.record {
                self.readable(&*self.edition()?, record)?;
            }
            return Err(Refusal::because(ReasonKind::NotYours { could }));
        }
        check_note(Some(reason))?;
        let key = match (promise.client, self.actor) {
            (Some(client), _) => KeyOwner::Client(client),
            (None, actor) => KeyOwner::Person(actor.unwrap_or(promise.owner)),
        };
        let about = self.about_promise(&promise);
        let payload = Payload::PromiseWaived {
            promise: id,
            reason: Secret::new(key, reason),
        };
        self.end(&promise, about, payload, Outcome::Waived)
    }

    /// Nothing can prove it any more.
    pub(super) fn miss(&mut self, promise: &Promise) -> Result<(), Refusal> {
        let about = self.about_promise(promise);
        let payload = Payload::PromiseMissed {
            promise: promise.id,
        };
        self.end(promise, about, payload, Outcome::Missed)
    }

    fn void(&mut self, promise: &Promise, reason: &str) {
        let about = self.about_promise(promise);
        let payload = Payload::PromiseVoided {
            promise: promise.id,
            reason: reason.to_owned(),
        };
        self.emit(about, payload);
    }

    pub(super) fn end(
        &mut self,
        promise: &Promise,
        about: About,
        payload: Payload,
        outcome: Outcome,
    ) -> Result<(), Refusal> {
        let event = self.emit(about, payload);
        let name = EventName::Promise {
            rule: promise.rule.clone(),
            outcome,
        };
        self.follow(&Happened::new(
            vec![name],
            event,
            promise.record,
            promise.client,
        ))
    }
}
