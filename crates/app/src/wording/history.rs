//! What happened, one sentence an event.

use casework::event::{Doer, Event, Payload};
use casework::ids::PersonId;
use casework::payload::{PromiseOpened, RecordOpened, StepTaken};
use handbook::Id;
use worktime::micros;

use super::Wording;
use super::length::Measure;
use crate::ui::history::HistoryLine;

/// What is entered later than this after it happened is marked so.
const LATER_MICROS: i64 = 5 * micros::MINUTE;

impl Wording {
    /// An event as a line of a record's history.
    pub(crate) fn history_line(&self, event: &Event, record_type: &Id) -> HistoryLine {
        let is_later = event.recorded_at.since(event.happened_at) > LATER_MICROS
            && event.by.person().is_some();
        HistoryLine {
            at: self.moment(event.happened_at),
            at_iso: Some(event.happened_at.to_string()),
            text: self.event(event, record_type),
            by: self.doer(&event.by),
            mark: is_later.then(|| self.say("history-later")),
        }
    }

    /// What an event says, a sentence.
    pub(crate) fn event(&self, event: &Event, record_type: &Id) -> String {
        match &event.payload {
            Payload::RecordOpened(opened) => self.opened(opened),
            Payload::StepTaken(taken) => self.stepped(taken, record_type),
            Payload::FieldsSet { fields } => {
                let fields = self.list(
                    fields
                        .keys()
                        .map(|field| self.field_name(record_type, field)),
                );
                self.say_with("history-fields-set", &[("fields", fields.into())])
            }
            Payload::HandOverOffered { to, .. } => self.about_person("history-offered", *to),
            Payload::HandOverDeclined { by } => self.about_person("history-declined", *by),
            Payload::OwnerChanged { from, to, .. } => {
                let facts = [
                    ("from", self.person(*from).into()),
                    ("to", self.person(*to).into()),
                ];
                self.say_with("history-owner-changed", &facts)
            }
            Payload::RecordDiscarded { reason } => self.say_with(
                "history-discarded",
                &[("reason", reason.text_or_empty().into())],
            ),
            Payload::MessageReceived(_) => self.say("history-message-received"),
            Payload::MessageSent(_) => self.say("history-message-sent"),
            Payload::NoteAdded(_) => self.say("history-note"),
            Payload::FormFiled { form, .. } => {
                self.say_with("history-filed", &[("form", self.form_name(form).into())])
            }
            Payload::TemplateSent { template, to } => self.template_sent(template, to),
            Payload::PeopleTold { to, text } => {
                let key = if text.is_some() {
                    "history-told-text"
                } else {
                    "history-told"
                };
                let text = text
                    .as_deref()
                    .map(|text| self.voice.own(text))
                    .unwrap_or_default();
                self.say_with(
                    key,
                    &[("people", self.people(to).into()), ("text", text.into())],
                )
            }
            Payload::EffectRefused { effect, reasons } => {
                let reasons = self.list(
                    reasons
                        .iter()
                        .map(|code| self.say(&format!("reason-short-{code}"))),
                );
                let step = self.step_name(effect);
                self.say_with(
                    "history-effect-refused",
                    &[("step", step.into()), ("reasons", reasons.into())],
                )
            }
            other => self.promise_event(event, other),
        }
    }

    fn about_person(&self, key: &str, person: PersonId) -> String {
        self.say_with(key, &[("person", self.person(person).into())])
    }

    /// Who did it; none where the sentence says it already.
    fn doer(&self, by: &Doer) -> Option<String> {
        match by {
            Doer::Person(person) => Some(self.person(*person)),
            Doer::For { person, of } => {
                let facts = [
                    ("person", self.person(*person).into()),
                    ("of", self.person(*of).into()),
                ];
                Some(self.say_with("history-by-for", &facts))
            }
            Doer::Clock | Doer::Rule(_) | Doer::System => None,
        }
    }

    fn opened(&self, opened: &RecordOpened) -> String {
        self.say_with(
            "history-opened",
            &[("record", self.record_type(&opened.record_type).into())],
        )
    }

    fn stepped(&self, taken: &StepTaken, record_type: &Id) -> String {
        let rule = self
            .record_rule(record_type)
            .and_then(|rule| rule.step(taken.step.as_str()));
        let step = rule.map_or_else(
            || taken.step.to_string(),
            |step| self.label(&step.meta.name),
        );
        let to = self.state(record_type, &taken.to);
        let key = if taken.from == taken.to {
            "history-step-stays"
        } else {
            "history-step"
        };
        self.say_with(key, &[("step", step.into()), ("state", to.into())])
    }

    fn template_sent(&self, template: &Id, to: &[PersonId]) -> String {
        let rule = self.edition.templates.get(template);
        let name = rule.map_or_else(|| template.to_string(), |rule| self.label(&rule.meta.name));
        self.say_with(
            "history-template",
            &[
                ("template", name.into()),
                ("people", self.people(to).into()),
            ],
        )
    }

    fn promise_event(&self, event: &Event, payload: &Payload) -> String {
        let name = self.rule_name(event);
        let named = |key: &str| self.say_with(key, &[("promise", name.clone().into())]);
        match payload {
            Payload::PromiseOpened(opened) => self.promise_opened(&name, opened),
            Payload::PromisePaused { .. } => named("history-promise-paused"),
            Payload::PromiseResumed { due_at, .. } => {
                let facts = [
                    ("promise", name.clone().into()),
                    ("due", self.moment(*due_at).into()),
                ];
                self.say_with("history-promise-resumed", &facts)
            }
            Payload::PromiseUnproved { .. } => named("history-promise-unproved"),
            Payload::PromiseOverdue { .. } => named("history-promise-overdue"),
            Payload::PromiseKept { .. } => named("history-promise-kept"),
            Payload::PromiseKeptLate {
                lateness_micros, ..
            } => {
                let amount = self.amount(*lateness_micros, Measure::Clock);
                self.say_with(
                    "history-promise-kept-late",
                    &[("promise", name.clone().into()), ("amount", amount.into())],
                )
            }
            Payload::PromiseMissed { .. } => named("history-promise-missed"),
            Payload::PromiseWaived { reason, .. } => {
                let facts = [
                    ("promise", name.clone().into()),
                    ("reason", reason.text_or_empty().into()),
                ];
                self.say_with("history-promise-waived", &facts)
            }
            Payload::PromiseVoided { .. } => named("history-promise-voided"),
            Payload::PromiseOwnerChanged { owner, .. } => {
                let facts = [
                    ("promise", name.clone().into()),
                    ("person", self.person(*owner).into()),
                ];
                self.say_with("history-promise-owner", &facts)
            }
            Payload::AlertFired { told, .. } => {
                let facts = [
                    ("promise", name.clone().into()),
                    ("people", self.people(told).into()),
                ];
                self.say_with(
                    if told.is_empty() {
                        "history-alert-nobody"
                    } else {
                        "history-alert"
                    },
                    &facts,
                )
            }
            _ => self.say("history-other"),
        }
    }

    fn promise_opened(&self, name: &str, opened: &PromiseOpened) -> String {
        match opened.due_at {
            None => self.say_with("history-promise-opened-paused", &[("promise", name.into())]),
            Some(due) => {
                let facts = [("promise", name.into()), ("due", self.moment(due).into())];
                self.say_with("history-promise-opened", &facts)
            }
        }
    }

    /// The name of the rule behind an event.
    fn rule_name(&self, event: &Event) -> String {
        let Some(rule) = &event.rule else {
            return String::new();
        };
        let id = &*rule.id;
        let promise = self.edition.promises.get(id).map(|rule| &rule.meta.name);
        let named = promise.or_else(|| self.edition.duties.get(id).map(|rule| &rule.meta.name));
        named.map_or_else(|| id.to_owned(), |name| self.label(name))
    }

    pub(super) fn field_name(&self, record_type: &Id, field: &Id) -> String {
        let named = self
            .record_rule(record_type)
            .and_then(|rule| rule.field(field.as_str()));
        named.map_or_else(|| field.to_string(), |field| self.label(&field.name))
    }

    /// The label of a step by its full name, `record.step`.
    fn step_name(&self, full: &str) -> String {
        let found = full
            .split_once('.')
            .and_then(|(record, step)| self.edition.records.get(record)?.step(step));
        found.map_or_else(|| full.to_owned(), |step| self.label(&step.meta.name))
    }
}
