//! Who acts and what happens, as rules name them, in words.

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Actor, Meta};

use super::Wording;

impl Wording {
    /// An actor of a rule. `record_type` names the record whose person fields may be meant.
    pub(crate) fn actor(&self, actor: &Actor, record_type: Option<&Id>) -> String {
        match actor {
            Actor::Role(role) => self.role(role),
            Actor::Owner => self.say("actor-owner"),
            Actor::FirstOwner => self.say("actor-first-owner"),
            Actor::FirstReceiver => self.say("actor-first-receiver"),
            Actor::Author => self.say("actor-author"),
            Actor::ActingPerson => self.say("actor-acting"),
            Actor::Anyone => self.say("actor-anyone"),
            Actor::Client => self.say("actor-client"),
            Actor::Clock => self.say("actor-clock"),
            Actor::Person => self.say("actor-person"),
            Actor::Field(field) => {
                let rule = record_type.and_then(|record_type| self.record_rule(record_type));
                let named = rule.and_then(|rule| rule.field(field.as_str()));
                named.map_or_else(|| field.to_string(), |field| self.label(&field.name))
            }
        }
    }

    /// Several actors in one phrase.
    pub(crate) fn actors(&self, actors: &[Actor], record_type: Option<&Id>) -> String {
        self.list(actors.iter().map(|actor| self.actor(actor, record_type)))
    }

    /// A happening as a rule waits for it: `登記` with the type, `「…」` of a step.
    pub(crate) fn happening(&self, event: &EventName) -> String {
        match event {
            EventName::Opened(record) => self.of_type("happening-opened", record),
            EventName::Closed(record) => self.of_type("happening-closed", record),
            EventName::Discarded(record) => self.of_type("happening-discarded", record),
            EventName::Step(step) => {
                let rule = self.edition.step(step);
                let label =
                    rule.map_or_else(|| step.to_string(), |rule| self.label(&rule.meta.name));
                self.say_with("happening-step", &[("step", label.into())])
            }
            EventName::Enters { record, state } => {
                let state = self.state(record, state);
                self.say_with("happening-enters", &[("state", state.into())])
            }
            EventName::MessageReceived => self.say("happening-message-received"),
            EventName::MessageSent => self.say("happening-message-sent"),
            EventName::Filed(form) => {
                self.say_with("happening-filed", &[("form", self.form_name(form).into())])
            }
            EventName::Promise { rule, outcome } => {
                let named = self.edition.promises.get(rule).map(|rule| &rule.meta);
                let key = format!("happening-promise-{}", outcome.word());
                self.of_rule(&key, "promise", rule, named)
            }
            EventName::Duty { rule, outcome } => {
                let named = self.edition.duties.get(rule).map(|rule| &rule.meta);
                let key = format!("happening-duty-{}", outcome.word());
                self.of_rule(&key, "duty", rule, named)
            }
            EventName::Approval { rule, answer } => {
                let named = self.edition.approvals.get(rule).map(|rule| &rule.meta);
                let key = format!("happening-approval-{}", answer.word());
                self.of_rule(&key, "approval", rule, named)
            }
            EventName::Survey { rule, phase } => {
                let named = self.edition.surveys.get(rule).map(|rule| &rule.meta);
                let key = format!("happening-survey-{}", phase.word());
                self.of_rule(&key, "survey", rule, named)
            }
            EventName::Issued(rule) => {
                let named = self.edition.reports.get(rule).map(|rule| &rule.meta);
                self.of_rule("happening-issued", "report", rule, named)
            }
            EventName::Passed(rule) => {
                let named = self.edition.courses.get(rule).map(|rule| &rule.meta);
                self.of_rule("happening-passed", "course", rule, named)
            }
            EventName::Uncovered(rule) => {
                let named = self.edition.roles.get(rule).map(|rule| &rule.meta);
                self.of_rule("happening-uncovered", "role", rule, named)
            }
            EventName::Anomaly(rule) => {
                let named = self.edition.measures.get(rule).map(|rule| &rule.meta);
                self.of_rule("happening-anomaly", "measure", rule, named)
            }
            EventName::Comes { record, field } => {
                let rule = self.record_rule(record);
                let named = rule.and_then(|rule| rule.field(field.as_str()));
                let name = named.map_or_else(|| field.to_string(), |field| self.label(&field.name));
                self.say_with("happening-comes", &[("field", name.into())])
            }
            EventName::ClientChanged(field) => {
                let rule = self.record_rule(&Id::new("client"));
                let named = rule.and_then(|rule| rule.field(field.as_str()));
                let name =
                    named.map_or_else(|| self.say("client-tier"), |field| self.label(&field.name));
                self.say_with("happening-client-changed", &[("field", name.into())])
            }
            EventName::PeriodEnded(period) => {
                self.say(&format!("happening-ended-{}", period.word()))
            }
            EventName::ClientAdded => self.say("happening-client-added"),
            EventName::PersonJoined => self.say("happening-person-joined"),
            EventName::PersonLeft => self.say("happening-person-left"),
            EventName::FileAdded => self.say("happening-file-added"),
            EventName::BackupVerified => self.say("happening-backup-verified"),
            EventName::AccessRefused => self.say("happening-access-refused"),
        }
    }

    /// Several happenings, any of which is meant.
    pub(crate) fn happenings(&self, events: &[EventName]) -> String {
        let words: Vec<String> = events.iter().map(|event| self.happening(event)).collect();
        words.join(&self.say("list-or"))
    }

    /// A form's name.
    pub(crate) fn form_name(&self, form: &Id) -> String {
        let rule = self.edition.forms.get(form);
        rule.map_or_else(|| form.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A happening that names a rule; its id, where the book has it no more.
    fn of_rule(&self, key: &str, name: &'static str, rule: &Id, meta: Option<&Meta>) -> String {
        let label = meta.map_or_else(|| rule.to_string(), |meta| self.label(&meta.name));
        self.say_with(key, &[(name, label.into())])
    }

    fn of_type(&self, key: &str, record: &Id) -> String {
        self.say_with(key, &[("record", self.record_type(record).into())])
    }
}
