//! Who acts and what happens, as rules name them, in words.

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::Actor;

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
                let named = self.edition.promises.get(rule).map(|rule| &rule.meta.name);
                let name = named.map_or_else(|| rule.to_string(), |name| self.label(name));
                self.say_with(
                    &format!("happening-promise-{}", outcome.word()),
                    &[("promise", name.into())],
                )
            }
            EventName::ClientAdded => self.say("happening-client-added"),
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

    fn of_type(&self, key: &str, record: &Id) -> String {
        self.say_with(key, &[("record", self.record_type(record).into())])
    }
}
