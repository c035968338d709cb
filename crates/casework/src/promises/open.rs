//! Opening promises when their event occurs.

use handbook::rule::{Each, Promise as PromiseRule, PromiseTerms, PromiseTime};
use handbook::{Edition, Id};
use worktime::Instant;

use super::Promise;
use super::clock::{Reckoner, Terms, next_instant};
use crate::actors::{Owing, Scene};
use crate::follow::Happened;
use crate::ids::{ClientId, PromiseId, RecordId};
use crate::payload::{Payload, PromiseOpened};
use crate::refusal::Refusal;
use crate::secret::FieldValue;
use crate::turn::{About, Turn, rule_ref};
use handbook::formula::Value;

/// A promise that is about to open.
pub(crate) struct Opening<'a> {
    pub(crate) terms: Terms<'a>,
    pub(crate) variant: usize,
    pub(crate) record: Option<RecordId>,
    pub(crate) client: Option<ClientId>,
    pub(crate) opened_at: Instant,
    pub(crate) due_at: Instant,
    pub(crate) within: String,
    pub(crate) calendar: Id,
    pub(crate) provisional: bool,
    pub(crate) window: Option<String>,
}

impl Turn<'_, '_> {
    /// Opens the promises that wait for a happening.
    pub(crate) fn open_promises(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let edition = self.edition()?;
        for id in happened.rules(&edition.index.opens) {
            let Some(rule) = edition.promises.get(id) else {
                continue;
            };
            if self.runs_already(rule, happened) {
                continue;
            }
            let Some(variant) = self.variant(rule, happened)? else {
                continue;
            };
            let Some(terms) = rule.variants.get(variant) else {
                continue;
            };
            let Some(opening) = self.reckon(&edition, rule, terms, variant, happened)? else {
                continue;
            };
            self.open_promise(&edition, opening)?;
        }
        Ok(())
    }

    /// Several like events while one runs keep the one that runs.
    fn runs_already(&self, rule: &PromiseRule, happened: &Happened) -> bool {
        rule.each == Each::Record
            && self.situation.promises.values().any(|promise| {
                promise.state.is_open()
                    && promise.rule == rule.meta.id
                    && promise.record == happened.record
                    && promise.client == happened.client
            })
    }

    /// The first variant that holds, if the rule is meant at all.
    fn variant(&self, rule: &PromiseRule, happened: &Happened) -> Result<Option<usize>, Refusal> {
        self.with_facts(happened, |facts| {
            let meant = rule
                .filter
                .as_ref()
                .is_none_or(|filter| filter.holds(facts));
            meant
                .then(|| {
                    rule.variants.iter().position(|terms| {
                        terms
                            .filter
                            .as_ref()
                            .is_none_or(|filter| filter.holds(facts))
                    })
                })
                .flatten()
        })
    }

    fn reckon<'e>(
        &self,
        edition: &'e Edition,
        rule: &'e PromiseRule,
        terms: &'e PromiseTerms,
        variant: usize,
        happened: &Happened,
    ) -> Result<Option<Opening<'e>>, Refusal> {
        let reckoner = Reckoner::named(edition, &terms.calendar)?;
        let record = happened
            .record
            .and_then(|record| self.situation.records.get(&record));
        let field = |id: &Id| match record.and_then(|record| record.fields.get(id)) {
            Some(FieldValue::Open(value)) => value.clone(),
            _ => Value::Unset,
        };
        let opened_at = match terms.clock_from.as_ref().map(field) {
            Some(Value::Instant(at)) => at,
            _ => self.happened_at,
        };
        let (due_at, provisional, within) = match &terms.time {
            PromiseTime::Within(timed) => {
                let (due, provisional) = reckoner.due(opened_at, &timed.length, &[])?;
                (due, provisional, timed.length.to_string())
            }
            PromiseTime::DueField(id) => match field(id) {
                Value::Instant(at) => (at, false, String::new()),
                Value::Date(date) => {
                    let end = reckoner.calendar.close_of_business(date);
                    let midnight = date
                        .tomorrow()
                        .map(|next| reckoner.calendar.zone().start_of_day(next));
                    let Some(due) = end.or(midnight.ok()) else {
                        return Ok(None);
                    };
                    let provisional = reckoner.calendar.is_provisional(due);
                    (due, provisional, String::new())
                }
                _ => return Ok(None),
            },
            // A book that says this is told so where it is taken into use, see `beyond`.
            PromiseTime::DueBefore(_) => return Ok(None),
        };
        Ok(Some(Opening {
            terms: Terms::Promise(rule, terms),
            variant,
            record: happened.record,
            client: happened.client,
            opened_at,
            due_at,
            within,
            calendar: terms.calendar.clone(),
            provisional,
            window: None,
        }))
    }

    /// Opens one promise or occurrence.
    pub(crate) fn open_promise(
        &mut self,
        edition: &Edition,
        opening: Opening<'_>,
    ) -> Result<(), Refusal> {
        let (kind, meta) = match opening.terms {
            Terms::Promise(rule, _) => ("promise", &rule.meta),
            Terms::Duty(duty, _) => ("duty", &duty.meta),
        };
        let state = opening
            .record
            .and_then(|record| self.situation.records.get(&record))
            .map(|record| &record.state);
        let paused = state
            .filter(|state| opening.terms.pauses_in(state.as_str()))
            .map(ToString::to_string);
        let Some(owing) = self.owing(edition, &opening) else {
            return Ok(());
        };
        let id: PromiseId = self.id();
        let mut opened = PromiseOpened {
            promise: id,
            rule: meta.id.clone(),
            variant: u16::try_from(opening.variant).unwrap_or(u16::MAX),
            window: opening.window.clone(),
            owner: owing.person,
            role: owing.role,
            opened_at: opening.opened_at,
            due_at: paused.is_none().then_some(opening.due_at),
            within: opening.within.clone(),
            calendar: opening.calendar.clone(),
            provisional: opening.provisional,
            paused,
            next_at: None,
        };
        let reckoner = Reckoner::named(edition, &opening.calendar)?;
        opened.next_at = next_instant(&opening.terms, &reckoner, &Promise::of(&opened));
        let rule = rule_ref(edition, kind, meta.id.as_str(), &meta.source);
        let about = About {
            record: opening.record,
            client: opening.client,
            rule: Some(rule),
        };
        self.emit(about, Payload::PromiseOpened(Box::new(opened)));
        Ok(())
    }

    fn owing(&self, edition: &Edition, opening: &Opening<'_>) -> Option<Owing> {
        let record = opening
            .record
            .and_then(|record| self.situation.records.get(&record));
        let client = opening
            .client
            .and_then(|client| self.situation.clients.get(&client));
        let scene = Scene {
            edition,
            situation: self.situation,
            record,
            client,
            actor: self.actor,
            debtor: None,
        };
        scene.answerable(opening.terms.by())
    }
}
