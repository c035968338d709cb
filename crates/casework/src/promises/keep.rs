//! Ending a promise: by evidence, by what voids it, by a waiver, or because nothing can prove it any more.

use handbook::event::{EventName, Outcome};

use super::clock::{Reckoner, Terms, lateness_micros};
use super::{Promise, PromiseState};
use crate::event::RuleRef;
use crate::follow::Happened;
use crate::ids::{PromiseId, RecordId};
use crate::payload::Payload;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::{KeyOwner, Secret};
use crate::turn::{About, Turn};

/// Whether a happening is what the promise waits for.
pub(crate) fn is_evidence(terms: &Terms<'_>, names: &[EventName]) -> bool {
    let kept_by = match terms {
        Terms::Promise(_, terms) => &terms.kept_by,
        Terms::Duty(_, terms) => &terms.kept_by,
    };
    names.iter().any(|name| kept_by.contains(name))
}

impl Turn<'_, '_> {
    /// Ends the promises that a happening proves.
    pub(crate) fn keep_promises(&mut self, happened: &Happened) -> Result<(), Refusal> {
        for promise in self.concerned(happened) {
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            if !is_evidence(&terms, &happened.names) {
                continue;
            }
            if let Terms::Promise(_, terms) = &terms
                && let Some(kept_if) = &terms.kept_if
                && !self.with_facts(happened, |facts| kept_if.holds(facts))?
            {
                continue;
            }
            self.keep(&promise, &terms, happened)?;
        }
        Ok(())
    }

    fn keep(
        &mut self,
        promise: &Promise,
        terms: &Terms<'_>,
        happened: &Happened,
    ) -> Result<(), Refusal> {
        let edition = self.situation.editions.of(&promise.edition).cloned();
        let Some((due, edition)) = promise.due_at.zip(edition) else {
            return Ok(());
        };
        let reckoner = Reckoner::of(&edition, promise)?;
        // An entry made after the time for late entry counts when it was written down.
        let in_time = terms
            .record_within()
            .and_then(|within| reckoner.due(due, within, &[]).ok())
            .is_none_or(|(end, _)| self.situation.now <= end);
        let at = if in_time {
            self.happened_at
        } else {
            self.situation.now
        };
        let owner = promise
            .record
            .and_then(|record| self.situation.records.get(&record))
            .map(|record| record.owner);
        // A thing taken from a queue counts for whoever took it.
        let owner = if promise.role.is_some() {
            owner.or(self.actor).unwrap_or(promise.owner)
        } else {
            promise.owner
        };
        let about = self.about_promise(promise);
        let (payload, outcome) = if at <= due {
            (
                Payload::PromiseKept {
                    promise: promise.id,
                    evidence: happened.event,
                    owner,
                },
                Outcome::Kept,
            )
        } else {
            let lateness_micros = lateness_micros(&reckoner, promise, due, at);
            let evidence = happened.event;
            (
                Payload::PromiseKeptLate {
                    promise: promise.id,
                    evidence,
                    owner,
                    lateness_micros,
                },
                Outcome::KeptLate,
            )
        };
        self.end(promise, about, payload, outcome)
    }

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
            let of_record = promise.record.is_some() && promise.record == happened.record;
            let until = match &terms {
                Terms::Promise(_, terms) => {
                    happened.names.iter().any(|name| terms.until.contains(name))
                }
                Terms::Duty(..) => false,
            };
            let about = self.about_promise(&promise);
            if until || (discarded && of_record) {
                let reason = if discarded { "discarded" } else { "until" };
                self.emit(
                    about,
                    Payload::PromiseVoided {
                        promise: promise.id,
                        reason: reason.to_owned(),
                    },
                );
            } else if closed
                && of_record
                && promise.state == PromiseState::Overdue
                && self.is_lost(&promise, &terms)
            {
                self.end(
                    &promise,
                    about,
                    Payload::PromiseMissed {
                        promise: promise.id,
                    },
                    Outcome::Missed,
                )?;
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
        let kept_by = match terms {
            Terms::Promise(_, terms) => &terms.kept_by,
            Terms::Duty(_, terms) => &terms.kept_by,
        };
        record.is_final
            && kept_by.iter().all(|name| match name {
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
            let about = self.about_promise(&promise);
            self.end(
                &promise,
                about,
                Payload::PromiseMissed { promise: id },
                Outcome::Missed,
            )?;
        }
        Ok(())
    }

    /// Waives a promise. Whoever would hear of its lateness may do so, never whoever owes it.
    pub(crate) fn waive(&mut self, id: PromiseId, reason: &str) -> Result<(), Refusal> {
        let promise = self.open_promise_by(id)?;
        crate::records::entries::check_note(Some(reason))?;
        let could = self.superiors(&promise)?;
        let allowed = self
            .actor
            .is_none_or(|actor| could.contains(&actor) && actor != promise.owner);
        if !allowed {
            return Err(Refusal::because(ReasonKind::NotYours { could }));
        }
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

    fn end(
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

    /// Open promises that a happening may concern: those of its record and of the record that it was opened from, and
    /// those about no record of its client or of the company. In the order of their rules.
    fn concerned(&self, happened: &Happened) -> Vec<Promise> {
        let row = happened.record.and_then(|record| self.situation.records.get(&record));
        let parent = row.and_then(|record| record.parent);
        let mut concerned: Vec<Promise> = self
            .situation
            .promises
            .values()
            .filter(|promise| promise.state.is_open())
            .filter(|promise| match promise.record {
                Some(record) => Some(record) == happened.record || Some(record) == parent,
                None => promise.client.is_none() || promise.client == happened.client,
            })
            .cloned()
            .collect();
        concerned.sort_by(|a, b| (&a.rule, a.id).cmp(&(&b.rule, b.id)));
        concerned
    }

    pub(crate) fn open_promise_by(&self, id: PromiseId) -> Result<Promise, Refusal> {
        self.situation
            .promises
            .get(&id)
            .filter(|promise| promise.state.is_open())
            .cloned()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))
    }

    pub(crate) fn promises_of(&self, record: RecordId, state: PromiseState) -> Vec<PromiseId> {
        self.situation
            .promises
            .values()
            .filter(|promise| promise.record == Some(record) && promise.state == state)
            .map(|promise| promise.id)
            .collect()
    }

    /// What an event about a promise says it is about; the article is the one under which it opened.
    pub(crate) fn about_promise(&self, promise: &Promise) -> About {
        let kind = if promise.window.is_some() {
            "duty"
        } else {
            "promise"
        };
        let rule = RuleRef {
            kind: kind.into(),
            id: promise.rule.as_str().into(),
            article: promise.article.as_str().into(),
        };
        About {
            record: promise.record,
            client: promise.client,
            rule: Some(rule),
        }
    }
}
