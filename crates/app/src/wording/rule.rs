//! A rule in six sentences: when it begins, who owes it, what keeps it, what stops its clock, who is told, what is barred.
//! A rule that says more has more sentences: when it falls away, how it is extended, when it comes again.

use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::formula::Formula;
use handbook::rule::{Duty, DutyTerms, ForEach, GateBefore, Promise, PromiseTerms};
use worktime::{Language, Recurrence};

use super::Wording;
use crate::ui::rule_sheet::Words;

/// Values stand between these in a sentence until it is taken apart; no text of a book holds them.
const VALUE_BEGINS: char = '\u{1}';
const VALUE_ENDS: char = '\u{2}';

/// A sentence with the word that introduces it.
pub(super) type Sentence = (String, Vec<Words>);

impl Wording {
    /// A promise in six sentences, or more where it says more.
    pub(crate) fn promise_sentences(&self, rule: &Promise) -> Vec<Sentence> {
        let record_type = record_of(&rule.on);
        let kept_by = kept_by(rule.variants.iter().map(|terms| &terms.kept_by));
        let sentences = [
            ("begins", self.promise_begins(rule, record_type)),
            ("owed", self.owed_by(&rule.variants, record_type)),
            ("kept", self.promise_kept(&rule.variants, record_type)),
            ("falls", self.promise_falls(&rule.variants, record_type)),
            (
                "extended",
                self.promise_extended(&rule.variants, record_type),
            ),
            ("again", self.promise_again(&rule.variants, record_type)),
            ("paused", self.promise_paused(&rule.variants, record_type)),
            ("told", self.who_is_told(&rule.variants, record_type)),
            ("barred", self.barred(&kept_by)),
        ];
        self.sentences(sentences)
    }

    /// A duty in six sentences.
    pub(crate) fn duty_sentences(&self, duty: &Duty) -> Vec<Sentence> {
        let record_type = subject_of(duty);
        let kept_by = kept_by(duty.variants.iter().map(|terms| &terms.kept_by));
        let sentences = [
            ("begins", self.duty_begins(duty, record_type)),
            ("owed", self.owed_by(&duty.variants, record_type)),
            ("kept", self.duty_kept(duty, record_type)),
            ("paused", self.say("rule-never-paused")),
            ("told", self.who_is_told(&duty.variants, record_type)),
            ("barred", self.barred(&kept_by)),
        ];
        self.sentences(sentences)
    }

    /// How often a duty is owed.
    pub(super) fn rhythm(&self, every: Recurrence) -> String {
        match every {
            Recurrence::Every(period) => self.say(&format!("period-{period}")),
            _ => every.text(Language::parse(self.voice.lang.tag()).unwrap_or_default()),
        }
    }

    /// What a rule is owed for, one by one.
    pub(super) fn subject(&self, each: &ForEach) -> String {
        match each {
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
        }
    }

    /// What all variants of a rule say alike, or what each of them says; none if none of them says anything.
    pub(super) fn of_variants<T: Variant>(
        &self,
        variants: &[T],
        record_type: Option<&Id>,
        say: impl Fn(&T) -> Option<String>,
    ) -> Option<String> {
        let said: Vec<Option<String>> = variants.iter().map(say).collect();
        let first = said.first()?.clone();
        if said.iter().all(|other| *other == first) {
            return first;
        }
        let each = variants.iter().zip(said).map(|(variant, said)| {
            let condition = match variant.filter() {
                Some(filter) => self.condition(filter, record_type),
                None => self.say("rule-otherwise"),
            };
            self.when(
                condition,
                said.unwrap_or_else(|| self.say("rule-says-nothing")),
            )
        });
        let each: Vec<String> = each.collect();
        Some(each.join(&self.say("list-semicolon")))
    }

    pub(super) fn when(&self, condition: String, then: String) -> String {
        self.say_with(
            "rule-when",
            &[("condition", condition.into()), ("then", then.into())],
        )
    }

    fn sentences<const N: usize>(&self, sentences: [(&str, String); N]) -> Vec<Sentence> {
        let said = sentences.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(word, text)| (self.say(&format!("rule-word-{word}")), taken_apart(&text)))
            .collect()
    }

    fn owed_by<T: Variant>(&self, variants: &[T], record_type: Option<&Id>) -> String {
        let who = self.of_variants(variants, record_type, |terms| {
            Some(value(self.actors(terms.by(), record_type)))
        });
        self.say_with("rule-owed-by", &[("who", who.unwrap_or_default().into())])
    }

    fn who_is_told<T: Variant>(&self, variants: &[T], record_type: Option<&Id>) -> String {
        let alerts = self.of_variants(variants, record_type, |terms| {
            let words = terms.alerts().iter();
            let words: Vec<String> = words.map(|alert| self.alert(alert, record_type)).collect();
            (!words.is_empty()).then(|| words.join(&self.say("list-semicolon")))
        });
        match alerts {
            None => self.say("rule-nobody-told"),
            Some(alerts) => self.say_with("rule-told", &[("alerts", alerts.into())]),
        }
    }

    /// Who may not do what keeps the rule, and what must hold before it.
    fn barred(&self, kept_by: &[&EventName]) -> String {
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

/// What every variant of a promise or duty has.
pub(super) trait Variant {
    /// When it is meant.
    fn filter(&self) -> Option<&Formula>;
    /// Who owes it.
    fn by(&self) -> &[handbook::rule::Actor];
    /// Who is told.
    fn alerts(&self) -> &[handbook::rule::Alert];
}

impl Variant for PromiseTerms {
    fn filter(&self) -> Option<&Formula> {
        self.filter.as_ref()
    }

    fn by(&self) -> &[handbook::rule::Actor] {
        &self.by
    }

    fn alerts(&self) -> &[handbook::rule::Alert] {
        &self.alerts
    }
}

impl Variant for DutyTerms {
    fn filter(&self) -> Option<&Formula> {
        self.filter.as_ref()
    }

    fn by(&self) -> &[handbook::rule::Actor] {
        &self.by
    }

    fn alerts(&self) -> &[handbook::rule::Alert] {
        &self.alerts
    }
}

/// The record type that a rule's happenings are about.
pub(super) fn record_of(events: &[EventName]) -> Option<&Id> {
    events.iter().find_map(|event| match event {
        EventName::Opened(record)
        | EventName::Closed(record)
        | EventName::Discarded(record)
        | EventName::Comes { record, .. }
        | EventName::Enters { record, .. } => Some(record),
        EventName::Step(step) => Some(&step.record),
        _ => None,
    })
}

/// The record type that a duty is owed for.
pub(super) fn subject_of(duty: &Duty) -> Option<&Id> {
    match &duty.for_each {
        ForEach::Record(record_type) => Some(record_type),
        _ => None,
    }
}

/// What a sentence says, without the marks around its values.
pub(super) fn plain(words: &[Words]) -> String {
    let words = words.iter().map(|word| match word {
        Words::Plain(text) | Words::Value(text) => text.as_str(),
    });
    words.collect()
}

pub(super) fn value(text: String) -> String {
    format!("{VALUE_BEGINS}{text}{VALUE_ENDS}")
}

fn kept_by<'a>(variants: impl Iterator<Item = &'a Vec<EventName>>) -> Vec<&'a EventName> {
    let mut events: Vec<&EventName> = Vec::new();
    for event in variants.flatten() {
        if !events.contains(&event) {
            events.push(event);
        }
    }
    events
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
