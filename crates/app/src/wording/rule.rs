//! A rule in six sentences: when it begins, who owes it, what keeps it, what stops its clock, who is told, what is barred.

use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::rule::{
    Actor, Alert, AlertAt, Duty, ForEach, GateBefore, Promise, PromiseTerms, PromiseTime,
};
use worktime::{Language, Length, Recurrence};

use super::Wording;
use crate::ui::rule_sheet::Words;

/// Values stand between these in a sentence until it is taken apart; no text of a book holds them.
const VALUE_BEGINS: char = '\u{1}';
const VALUE_ENDS: char = '\u{2}';

/// A sentence with the word that introduces it.
type Sentence = (String, Vec<Words>);

impl Wording {
    /// A promise in six sentences.
    pub(crate) fn promise_sentences(&self, rule: &Promise) -> Vec<Sentence> {
        let record_type = record_of(&rule.on);
        let Some(terms) = rule.variants.first() else {
            return Vec::new();
        };
        let pauses = self.list(terms.pause_in.iter().map(|state| match record_type {
            Some(record_type) => self.state(record_type, state),
            None => state.to_string(),
        }));
        let pauses = match pauses.is_empty() {
            true => self.say("rule-never-paused"),
            false => self.say_with("rule-paused-in", &[("states", value(pauses).into())]),
        };
        let mut kept = self.say_with(
            "rule-kept-by",
            &[("what", value(self.happenings(&terms.kept_by)).into())],
        );
        if let Some(kept_if) = &terms.kept_if {
            let what = self.condition(kept_if, record_type);
            kept.push_str(&self.say_with("rule-kept-if", &[("what", what.into())]));
        }
        vec![
            self.sentence("begins", &self.begins(rule, record_type)),
            self.sentence("owed", &self.owed_by(&terms.by, record_type)),
            self.sentence("kept", &kept),
            self.sentence("paused", &pauses),
            self.sentence("told", &self.alerts(&terms.alerts, record_type)),
            self.sentence("barred", &self.barred(&terms.kept_by)),
        ]
    }

    /// A duty in six sentences.
    pub(crate) fn duty_sentences(&self, duty: &Duty) -> Vec<Sentence> {
        let Some(terms) = duty.variants.first() else {
            return Vec::new();
        };
        let record_type = match &duty.for_each {
            ForEach::Record(record_type) => Some(record_type),
            _ => None,
        };
        let each = match &duty.for_each {
            ForEach::Company => self.say("rule-for-company"),
            ForEach::Client => self.say("rule-for-client"),
            ForEach::Person => self.say("rule-for-person"),
            ForEach::Department => self.say("rule-for-department"),
            ForEach::Place => self.say("rule-for-place"),
            ForEach::Item => self.say("rule-for-item"),
            ForEach::Record(record) => self.say_with(
                "rule-for-record",
                &[("record", self.record_type(record).into())],
            ),
        };
        let periods = duty.variants.iter().map(|terms| {
            let every = value(self.rhythm(terms.every));
            match &terms.filter {
                Some(filter) => self.when(self.condition(filter, record_type), every),
                None => every,
            }
        });
        let every: Vec<String> = periods.collect();
        let begins = [
            ("each", each.into()),
            ("every", every.join(&self.say("list-semicolon")).into()),
        ];
        vec![
            self.sentence("begins", &self.say_with("rule-duty-begins", &begins)),
            self.sentence("owed", &self.owed_by(&terms.by, record_type)),
            self.sentence(
                "kept",
                &self.say_with(
                    "rule-kept-by",
                    &[("what", value(self.happenings(&terms.kept_by)).into())],
                ),
            ),
            self.sentence("paused", &self.say("rule-never-paused")),
            self.sentence("told", &self.alerts(&terms.alerts, record_type)),
            self.sentence("barred", &self.barred(&terms.kept_by)),
        ]
    }

    /// How often a duty is owed.
    pub(super) fn rhythm(&self, every: Recurrence) -> String {
        match every {
            Recurrence::Every(period) => self.say(&format!("period-{period}")),
            _ => every.text(Language::parse(self.voice.lang.tag()).unwrap_or_default()),
        }
    }

    fn sentence(&self, word: &str, text: &str) -> Sentence {
        (self.say(&format!("rule-word-{word}")), taken_apart(text))
    }

    fn begins(&self, rule: &Promise, record_type: Option<&Id>) -> String {
        let on = self.happenings(&rule.on);
        let lengths: Vec<String> = rule
            .variants
            .iter()
            .map(|terms| self.variant(rule, terms, record_type))
            .collect();
        let facts = [
            ("on", on.into()),
            ("within", lengths.join(&self.say("list-semicolon")).into()),
        ];
        let mut text = self.say_with("rule-begins", &facts);
        if let Some(filter) = &rule.filter {
            let what = self.condition(filter, record_type);
            text.push_str(&self.say_with("rule-only-if", &[("what", what.into())]));
        }
        if let Some(field) = rule
            .variants
            .first()
            .and_then(|terms| terms.clock_from.as_ref())
        {
            let field = self.actor(&Actor::Field(field.clone()), record_type);
            text.push_str(&self.say_with("rule-clock-from", &[("field", field.into())]));
        }
        text
    }

    fn variant(&self, rule: &Promise, terms: &PromiseTerms, record_type: Option<&Id>) -> String {
        let time = match &terms.time {
            PromiseTime::Within(timed) => {
                let key = match timed.length {
                    Length::Clock(_) => "rule-within-clock",
                    _ => "rule-within-working",
                };
                self.say_with(key, &[("length", value(self.length(&timed.length)).into())])
            }
            PromiseTime::DueField(field) => {
                let field = self.actor(&Actor::Field(field.clone()), record_type);
                self.say_with("rule-due-field", &[("field", value(field).into())])
            }
            PromiseTime::DueBefore(anchor) => {
                let field = self.actor(&Actor::Field(anchor.field.clone()), record_type);
                let length = anchor.before.map(|length| self.length(&length));
                let words = [
                    ("length", value(length.unwrap_or_default()).into()),
                    ("field", value(field).into()),
                ];
                self.say_with("rule-due-before", &words)
            }
        };
        match &terms.filter {
            Some(filter) => self.when(self.condition(filter, record_type), time),
            None if rule.variants.len() > 1 => self.when(self.say("rule-otherwise"), time),
            None => time,
        }
    }

    fn when(&self, condition: String, then: String) -> String {
        self.say_with(
            "rule-when",
            &[("condition", condition.into()), ("then", then.into())],
        )
    }

    fn owed_by(&self, by: &[Actor], record_type: Option<&Id>) -> String {
        self.say_with(
            "rule-owed-by",
            &[("who", value(self.actors(by, record_type)).into())],
        )
    }

    fn alerts(&self, alerts: &[Alert], record_type: Option<&Id>) -> String {
        let words: Vec<String> = alerts
            .iter()
            .map(|alert| self.alert(alert, record_type))
            .collect();
        match words.is_empty() {
            true => self.say("rule-nobody-told"),
            false => self.say_with(
                "rule-told",
                &[("alerts", words.join(&self.say("list-semicolon")).into())],
            ),
        }
    }

    fn alert(&self, alert: &Alert, record_type: Option<&Id>) -> String {
        let when = match &alert.at {
            AlertAt::Percent(percent) => {
                self.say_with("alert-percent", &[("percent", i64::from(*percent).into())])
            }
            AlertAt::Before(length) => self.say_with(
                "alert-before",
                &[("length", value(self.length(length)).into())],
            ),
            AlertAt::Due => self.say("alert-due"),
            AlertAt::After(length) => self.say_with(
                "alert-after",
                &[("length", value(self.length(length)).into())],
            ),
        };
        let act = alert
            .act
            .as_ref()
            .map(|step| self.happening(&EventName::Step(step.clone())));
        let (key, what) = match act {
            Some(step) => ("alert-acts", step),
            None if alert.urgent => (
                "alert-tells-urgently",
                self.actors(&alert.tell, record_type),
            ),
            None => ("alert-tells", self.actors(&alert.tell, record_type)),
        };
        self.say_with(key, &[("when", when.into()), ("what", what.into())])
    }

    /// Who may not do what keeps the rule, and what must hold before it.
    fn barred(&self, kept_by: &[EventName]) -> String {
        let steps = kept_by.iter().filter_map(|event| match event {
            EventName::Step(step) => Some(step),
            _ => None,
        });
        let words: Vec<String> = steps.flat_map(|step| self.barred_from(step)).collect();
        if words.is_empty() {
            self.say("rule-nothing-barred")
        } else {
            words.concat()
        }
    }

    fn barred_from(&self, name: &StepRef) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(step) = self
            .edition
            .step(name)
            .filter(|step| !step.not_by.is_empty())
        {
            let who = value(self.actors(&step.not_by, Some(&name.record)));
            let step = self.label(&step.meta.name);
            words.push(self.say_with("rule-not-by", &[("who", who.into()), ("step", step.into())]));
        }
        let gates = self
            .edition
            .index
            .guards
            .get(&GateBefore::Step(name.clone()));
        let gates = gates
            .into_iter()
            .flatten()
            .filter_map(|gate| self.edition.gates.get(gate));
        words.extend(gates.map(|gate| self.label(&gate.otherwise)));
        words
    }
}

/// The record type that a rule's happenings are about.
fn record_of(events: &[EventName]) -> Option<&Id> {
    events.iter().find_map(|event| match event {
        EventName::Opened(record)
        | EventName::Closed(record)
        | EventName::Discarded(record)
        | EventName::Enters { record, .. } => Some(record),
        EventName::Step(step) => Some(&step.record),
        _ => None,
    })
}

fn value(text: String) -> String {
    format!("{VALUE_BEGINS}{text}{VALUE_ENDS}")
}

fn taken_apart(text: &str) -> Vec<Words> {
    let mut words = Vec::new();
    for (index, piece) in text.split([VALUE_BEGINS, VALUE_ENDS]).enumerate() {
        let piece = piece.to_owned();
        if !piece.is_empty() {
            words.push(if index % 2 == 0 {
                Words::Plain(piece)
            } else {
                Words::Value(piece)
            });
        }
    }
    words
}
