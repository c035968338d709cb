//! Keeping a promise: evidence, in time or late.

use handbook::event::{EventName, Outcome};

use super::clock::{Reckoner, Terms, lateness_micros};
use super::{Promise, PromiseState};
use crate::event::RuleRef;
use crate::follow::Happened;
use crate::ids::{PromiseId, RecordId};
use crate::payload::Payload;
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::{About, Turn};

/// Whether a happening is what the promise waits for.
pub(crate) fn is_evidence(terms: &Terms<'_>, names: &[EventName]) -> bool {
    names.iter().any(|name| terms.kept_by().contains(name))
}

impl Turn<'_, '_> {
    /// Ends the promises that a happening proves.
    pub(crate) fn keep_promises(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let mut served = Vec::new();
        for promise in self.concerned(happened) {
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            if !self.is_open(promise.id) || !is_evidence(&terms, &happened.names) {
                continue;
            }
            if terms.begins_with_its_event() && self.happened_at < promise.opened_at {
                // What happened before anybody asked is no answer.
                continue;
            }
            if let Terms::Promise(_, terms) = &terms
                && let Some(kept_if) = &terms.kept_if
            {
                // The evidence may be of a record that was opened from the promise's own.
                let evidence = Happened {
                    record: promise.record.or(happened.record),
                    ..happened.clone()
                };
                if !self.with_facts(&evidence, |facts| kept_if.holds(facts))? {
                    continue;
                }
            }
            if let Terms::Duty(_, terms) = &terms {
                // A day off can move what is due into the next window. An act is done once: it counts for the earlier.
                let owed = (promise.rule.clone(), promise.record, promise.client);
                let occurrence = (owed, terms.every);
                if served.contains(&occurrence) {
                    continue;
                }
                served.push(occurrence);
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
            .is_none_or(|(end, _)| self.judged_at <= end);
        let at = if in_time {
            self.happened_at
        } else {
            self.judged_at
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

    /// Open promises that a happening may concern: those of its record and of the record that it was opened from, and
    /// those about no record of its client or of the company. In the order of their rules, of a duty as they are due.
    pub(super) fn concerned(&self, happened: &Happened) -> Vec<Promise> {
        let row = happened
            .record
            .and_then(|record| self.situation.records.get(&record));
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
        let order = |promise: &Promise| {
            let due = promise.due_at.filter(|_| promise.window.is_some());
            (due, promise.id)
        };
        concerned.sort_by(|a, b| (&a.rule, order(a)).cmp(&(&b.rule, order(b))));
        concerned
    }

    /// Whether a promise can still change: what followed from something else may have ended it meanwhile.
    pub(crate) fn is_open(&self, id: PromiseId) -> bool {
        let promise = self.situation.promises.get(&id);
        promise.is_some_and(|promise| promise.state.is_open())
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
