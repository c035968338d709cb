//! What a promise says, key by key, in words: each sentence of its six gathers the keys that belong to it.

use handbook::Id;
use handbook::rule::{
    Actor, Anchor, AnchorOf, CountsAt, Each, Promise, PromiseTerms, PromiseTime, TimedLength,
};
use worktime::Length;

use super::Wording;
use super::rule::value;

impl Wording {
    pub(super) fn promise_begins(&self, rule: &Promise, record_type: Option<&Id>) -> String {
        let lengths: Vec<String> = rule
            .variants
            .iter()
            .map(|terms| self.variant(rule, terms, record_type))
            .collect();
        let facts = [
            ("on", self.happenings(&rule.on).into()),
            ("within", lengths.join(&self.say("list-semicolon")).into()),
        ];
        let mut text = self.say_with("rule-begins", &facts);
        let mut add = |key: &str, what: Option<String>| {
            if let Some(what) = what {
                text.push_str(&self.say_with(key, &[("what", what.into())]));
            }
        };
        let only = rule.filter.as_ref();
        add(
            "rule-only-if",
            only.map(|filter| self.condition(filter, record_type)),
        );
        let each = |say: &dyn Fn(&PromiseTerms) -> Option<String>| {
            self.of_variants(&rule.variants, record_type, say)
        };
        add(
            "rule-clock-from",
            each(&|terms| {
                let field = terms.clock_from.clone()?;
                Some(self.actor(&Actor::Field(field), record_type))
            }),
        );
        add(
            "rule-calendar",
            each(&|terms| self.own_calendar(&terms.calendar)),
        );
        add(
            "rule-decide-within",
            each(&|terms| Some(self.length(terms.decide_within.as_ref()?))),
        );
        if let Some(group) = &rule.for_each {
            let of = self.thing(&group.of);
            let by = group
                .by
                .iter()
                .map(|field| self.field_named(&group.of, field));
            let by = self.list(by);
            let key = match group.by.is_empty() {
                true => "rule-one-for-each",
                false => "rule-one-for-group",
            };
            text.push_str(&self.say_with(key, &[("of", of.into()), ("by", by.into())]));
        }
        if rule.each == Each::Event {
            text.push_str(&self.say("rule-each-event"));
        }
        text
    }

    pub(super) fn promise_kept(
        &self,
        variants: &[PromiseTerms],
        record_type: Option<&Id>,
    ) -> String {
        let each = |say: &dyn Fn(&PromiseTerms) -> Option<String>| {
            self.of_variants(variants, record_type, say)
        };
        let what = each(&|terms| Some(value(self.happenings(&terms.kept_by))));
        let mut text = self.say_with("rule-kept-by", &[("what", what.unwrap_or_default().into())]);
        let mut add = |key: &str, what: Option<String>| {
            if let Some(what) = what {
                text.push_str(&self.say_with(key, &[("what", what.into())]));
            }
        };
        add(
            "rule-kept-if",
            each(&|terms| Some(self.condition(terms.kept_if.as_ref()?, record_type))),
        );
        add("rule-stages", each(&|terms| self.stages(terms)));
        add(
            "rule-not-before",
            each(&|terms| Some(self.anchor(terms.not_before.as_ref()?, record_type))),
        );
        add(
            "rule-counts-at",
            each(&|terms| self.counts_at(&terms.counts_at, record_type)),
        );
        add(
            "rule-record-within",
            each(&|terms| Some(self.length(terms.record_within.as_ref()?))),
        );
        text
    }

    pub(super) fn promise_falls(
        &self,
        variants: &[PromiseTerms],
        record_type: Option<&Id>,
    ) -> String {
        let until = self.of_variants(variants, record_type, |terms| {
            (!terms.until.is_empty()).then(|| self.happenings(&terms.until))
        });
        let unless = self.of_variants(variants, record_type, |terms| {
            Some(self.condition(terms.unless.as_ref()?, record_type))
        });
        let said = [("rule-falls-on", until), ("rule-falls-if", unless)];
        let said = said
            .into_iter()
            .filter_map(|(key, what)| Some((key, what?)));
        said.map(|(key, what)| self.say_with(key, &[("what", what.into())]))
            .collect()
    }

    pub(super) fn promise_extended(
        &self,
        variants: &[PromiseTerms],
        record_type: Option<&Id>,
    ) -> String {
        let said = self.of_variants(variants, record_type, |terms| {
            let extension = terms.extend.as_ref()?;
            let who = self.actors(&extension.by, record_type);
            let facts = [
                ("who", value(who).into()),
                ("times", i64::from(extension.times).into()),
                ("most", value(self.timed(&extension.most)).into()),
            ];
            let mut text = self.say_with("rule-extended", &facts);
            if let Some(form) = &extension.form {
                let form = self.form_name(form);
                text.push_str(&self.say_with("rule-extended-form", &[("form", form.into())]));
            }
            if let Some(template) = &extension.send {
                let template = self.template(template);
                let facts = [("template", template.into())];
                text.push_str(&self.say_with("rule-extended-notice", &facts));
            }
            Some(text)
        });
        self.ended(said)
    }

    pub(super) fn promise_again(
        &self,
        variants: &[PromiseTerms],
        record_type: Option<&Id>,
    ) -> String {
        let said = self.of_variants(variants, record_type, |terms| {
            let length = value(self.timed(terms.repeat.as_ref()?));
            Some(self.say_with("rule-again", &[("length", length.into())]))
        });
        self.ended(said)
    }

    pub(super) fn promise_paused(
        &self,
        variants: &[PromiseTerms],
        record_type: Option<&Id>,
    ) -> String {
        let each = |say: &dyn Fn(&PromiseTerms) -> Option<String>| {
            self.of_variants(variants, record_type, say)
        };
        let states = each(&|terms| {
            let states = terms.pause_in.iter().map(|state| match record_type {
                Some(record_type) => self.state(record_type, state),
                None => state.to_string(),
            });
            let states = self.list(states);
            (!states.is_empty()).then(|| value(states))
        });
        let on = each(&|terms| {
            (!terms.pause_on.is_empty()).then(|| value(self.happenings(&terms.pause_on)))
        });
        let resume = each(&|terms| {
            (!terms.resume_on.is_empty()).then(|| value(self.happenings(&terms.resume_on)))
        });
        let limit = each(&|terms| Some(value(self.length(terms.pause_limit.as_ref()?))));
        let said = [
            ("rule-paused-in", "states", states),
            ("rule-paused-on", "what", on),
            ("rule-resumed-on", "what", resume),
            ("rule-pause-limit", "what", limit),
        ];
        let said = said
            .into_iter()
            .filter_map(|(key, name, what)| Some((key, name, what?)));
        let text: String = said
            .map(|(key, name, what)| self.say_with(key, &[(name, what.into())]))
            .collect();
        match text.is_empty() {
            true => self.say("rule-never-paused"),
            false => text,
        }
    }

    /// By which instant evidence counts, unless it is when it happened.
    pub(super) fn counts_at(&self, at: &CountsAt, record_type: Option<&Id>) -> Option<String> {
        match at {
            CountsAt::Happened => None,
            CountsAt::Requested => Some(self.say("rule-counts-requested")),
            CountsAt::Field(field) => {
                let field = self.actor(&Actor::Field(field.clone()), record_type);
                Some(self.say_with("quoted", &[("words", field.into())]))
            }
        }
    }

    /// A length, and the param that it comes from.
    pub(super) fn timed(&self, timed: &TimedLength) -> String {
        self.length(&timed.length)
    }

    /// The calendar of a rule by its name, unless it is the book's own.
    pub(super) fn own_calendar(&self, calendar: &Id) -> Option<String> {
        (*calendar != self.edition.default_calendar).then(|| self.calendar_name(calendar))
    }

    /// A sentence with its full stop; empty where nothing is said.
    fn ended(&self, said: Option<String>) -> String {
        said.map(|what| self.say_with("rule-sentence", &[("what", what.into())]))
            .unwrap_or_default()
    }

    fn stages(&self, terms: &PromiseTerms) -> Option<String> {
        let stages = terms.stages.iter().map(|stage| {
            let facts = [
                ("name", self.label(&stage.name).into()),
                ("length", value(self.timed(&stage.within)).into()),
                ("what", self.happenings(&stage.kept_by).into()),
            ];
            self.say_with("rule-stage", &facts)
        });
        let stages: Vec<String> = stages.collect();
        (!stages.is_empty()).then(|| stages.join(&self.say("list-semicolon")))
    }

    fn anchor(&self, anchor: &Anchor, record_type: Option<&Id>) -> String {
        let built_in = |name: &str| self.field_named(&Id::new(name), &anchor.field);
        let field = match anchor.of {
            AnchorOf::Record => self.actor(&Actor::Field(anchor.field.clone()), record_type),
            AnchorOf::Client => built_in("client"),
            AnchorOf::Person => built_in("person"),
            AnchorOf::Place => built_in("place"),
            AnchorOf::Item => built_in("item"),
        };
        match anchor.before {
            None => self.say_with("quoted", &[("words", field.into())]),
            Some(length) => {
                let facts = [
                    ("length", value(self.length(&length)).into()),
                    ("field", field.into()),
                ];
                self.say_with("rule-before", &facts)
            }
        }
    }

    fn variant(&self, rule: &Promise, terms: &PromiseTerms, record_type: Option<&Id>) -> String {
        let time = match &terms.time {
            PromiseTime::Within(timed) => {
                let key = match timed.length {
                    Length::Clock(_) => "rule-within-clock",
                    _ => "rule-within-working",
                };
                self.say_with(key, &[("length", value(self.timed(timed)).into())])
            }
            PromiseTime::DueField(field) => {
                let field = self.actor(&Actor::Field(field.clone()), record_type);
                self.say_with("rule-due-field", &[("field", value(field).into())])
            }
            PromiseTime::DueBefore(anchor) => {
                let what = self.anchor(anchor, record_type);
                self.say_with("rule-due-before", &[("what", what.into())])
            }
        };
        match &terms.filter {
            Some(filter) => self.when(self.condition(filter, record_type), time),
            None if rule.variants.len() > 1 => self.when(self.say("rule-otherwise"), time),
            None => time,
        }
    }
}
