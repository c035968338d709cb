//! What follows from something that happened: clocks, promises, consequences, in one fixed order.
//!
//! Evidence comes before openers, so that an act that both answers and asks anew does both; consequences come
//! last, so that they see the promises. At one instant the order is by event, then by rule id.

use std::collections::{BTreeMap, BTreeSet};

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Effect, EffectKind};

use crate::actors::Scene;
use crate::effect::{EffectKind as Outside, Notice};
use crate::event::Doer;
use crate::facts::Happening;
use crate::ids::{ClientId, EventId, RecordId};
use crate::payload::{Fields, Payload};
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::{About, DEPTH_MAX, Turn, rule_ref};

/// Something that happened, as rules wait for it.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    /// All its names: a step, the state that it enters, the end of its record.
    pub(crate) names: Vec<EventName>,
    pub(crate) event: EventId,
    pub(crate) record: Option<RecordId>,
    pub(crate) client: Option<ClientId>,
    pub(crate) form: Option<Fields>,
    pub(crate) urgent: bool,
}

impl Happened {
    pub(crate) fn new(
        names: Vec<EventName>,
        event: EventId,
        record: Option<RecordId>,
        client: Option<ClientId>,
    ) -> Self {
        Self {
            names,
            event,
            record,
            client,
            form: None,
            urgent: false,
        }
    }

    /// The rules that wait for any of its names, each once: an act with several names is one act.
    pub(crate) fn rules<'r>(&self, waiting: &'r BTreeMap<EventName, Vec<Id>>) -> BTreeSet<&'r Id> {
        let waiting = self.names.iter().filter_map(|name| waiting.get(name));
        waiting.flatten().collect()
    }
}

impl Turn<'_, '_> {
    /// Lets everything follow from a happening.
    pub(crate) fn follow(&mut self, happened: &Happened) -> Result<(), Refusal> {
        if self.depth >= DEPTH_MAX || self.has_emitted_too_much() {
            return Err(Refusal::because(ReasonKind::TooDeep));
        }
        self.depth += 1;
        self.resume_clocks(happened)?;
        self.keep_promises(happened)?;
        self.void_promises(happened)?;
        self.pause_clocks(happened)?;
        self.open_promises(happened)?;
        self.trigger(happened)?;
        self.depth -= 1;
        Ok(())
    }

    /// Facts of a happening, for a formula.
    pub(crate) fn with_facts<T>(
        &self,
        happened: &Happened,
        read: impl FnOnce(&Happening<'_>) -> T,
    ) -> Result<T, Refusal> {
        let edition = self.edition()?;
        let record = happened
            .record
            .and_then(|record| self.situation.records.get(&record));
        let client = happened
            .client
            .and_then(|client| self.situation.clients.get(&client));
        let scene = Scene {
            edition: &edition,
            situation: self.situation,
            record,
            client,
            actor: self.actor,
            debtor: None,
        };
        Ok(read(&Happening {
            scene,
            form: happened.form.as_ref(),
            urgent: happened.urgent,
            now: self.judged_at,
        }))
    }

    fn trigger(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let edition = self.edition()?;
        for id in happened.rules(&edition.index.triggers) {
            let Some(when) = edition.whens.get(id) else {
                continue;
            };
            let meant = when.filter.as_ref();
            if self.with_facts(happened, |facts| {
                meant.is_none_or(|filter| filter.holds(facts))
            })? {
                let rule = rule_ref(&edition, "when", id.as_str(), &when.meta.source);
                let before = std::mem::replace(&mut self.by, Doer::Rule(id.clone()));
                let done = self.effects(
                    happened,
                    &when.then,
                    &About {
                        rule: Some(rule),
                        ..About::default()
                    },
                );
                self.by = before;
                done?;
            }
        }
        Ok(())
    }

    /// Carries out the effects of a step or a consequence.
    pub(crate) fn effects(
        &mut self,
        happened: &Happened,
        effects: &[Effect],
        about: &About,
    ) -> Result<(), Refusal> {
        let about = About {
            record: happened.record,
            client: happened.client,
            rule: about.rule.clone(),
        };
        for effect in effects {
            let condition = effect.condition.as_ref();
            if !self.with_facts(happened, |facts| {
                condition.is_none_or(|formula| formula.holds(facts))
            })? {
                continue;
            }
            match &effect.kind {
                EffectKind::Open { record, with, .. } => self.open_child(happened, record, with)?,
                EffectKind::Do(step) => self.do_step(happened, step)?,
                EffectKind::Set(fields) => self.set_fields(happened, fields, &about)?,
                EffectKind::Send(template) => self.send_template(happened, template, &about)?,
                // A book that says these is told so where it is taken into use, see `beyond`.
                EffectKind::Apply | EffectKind::Print(_) => {}
                EffectKind::Tell { to, text } => {
                    let people = self.with_facts(happened, |facts| {
                        to.iter()
                            .flat_map(|actor| facts.scene.people(actor))
                            .collect::<Vec<_>>()
                    })?;
                    let text = text.as_ref().map(|text| text.own.clone());
                    let told = Payload::PeopleTold {
                        to: people.clone(),
                        text: text.clone(),
                    };
                    let event = self.emit(about.clone(), told);
                    for to in people {
                        let notice = Notice::Told {
                            record: happened.record,
                            text: text.clone(),
                        };
                        self.effect(event, Outside::Notice { to, about: notice });
                    }
                }
            }
        }
        Ok(())
    }
}
