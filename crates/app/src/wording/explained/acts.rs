//! Rules that act: promises, duties, gates, approvals, consequences.

use handbook::Id;
use handbook::event::{ApprovalAnswer, DutyOutcome, EventName, Outcome};
use handbook::rule::{Approval, ApprovalHow, ApprovalTerms, Duty, Gate, Promise, When};

use super::sheet::Sheet;
use crate::wording::Wording;
use crate::wording::rule::{Variant as _, plain, record_of};

impl Sheet<'_> {
    pub(super) fn promise(&mut self, rule: &Promise) {
        for (word, sentence) in self.words.promise_sentences(rule) {
            self.under(word, [plain(&sentence)]);
        }
        self.clock(rule);
        self.promise_days(rule);
        self.causes(&rule.on);
        let mut kept_by: Vec<&EventName> = Vec::new();
        for event in rule.variants.iter().flat_map(|terms| &terms.kept_by) {
            if !kept_by.contains(&event) {
                kept_by.push(event);
            }
        }
        self.keepers(&kept_by);
        let outcomes = Outcome::ALL.iter().map(|outcome| EventName::Promise {
            rule: rule.meta.id.clone(),
            outcome: *outcome,
        });
        let outcomes: Vec<EventName> = outcomes.collect();
        self.follows(&outcomes);
        self.measured(
            |of| matches!(of, handbook::rule::Measured::Promise(id) if *id == rule.meta.id),
        );
    }

    pub(super) fn duty(&mut self, duty: &Duty) {
        for (word, sentence) in self.words.duty_sentences(duty) {
            self.under(word, [plain(&sentence)]);
        }
        let calendar = self.words.calendar_name(&duty.calendar);
        self.say(
            "clock",
            "explain-clock-duty",
            &[("calendar", calendar.into())],
        );
        self.duty_days(duty);
        let mut kept_by: Vec<&EventName> = Vec::new();
        for event in duty.variants.iter().flat_map(|terms| &terms.kept_by) {
            if !kept_by.contains(&event) {
                kept_by.push(event);
            }
        }
        self.keepers(&kept_by);
        let outcomes = DutyOutcome::ALL.iter().map(|outcome| EventName::Duty {
            rule: duty.meta.id.clone(),
            outcome: *outcome,
        });
        let outcomes: Vec<EventName> = outcomes.collect();
        self.follows(&outcomes);
        self.measured(
            |of| matches!(of, handbook::rule::Measured::Duty(Some(id)) if *id == duty.meta.id),
        );
    }

    pub(super) fn gate(&mut self, gate: &Gate) {
        let Gate {
            meta: _,
            before,
            filter,
            require,
            during,
            grace,
            broken,
            waive,
            otherwise,
            help,
        } = gate;
        let words = self.words;
        let record = before.iter().find_map(Wording::act_record);
        let record = record.or_else(|| during.first().map(|(record, _)| record));
        if !before.is_empty() {
            let acts = words.acts(before);
            self.say("before", "gate-before", &[("acts", acts.into())]);
        }
        if !during.is_empty() {
            let states = words.list(during.iter().map(|(record, state)| {
                let facts = [
                    ("record", words.record_type(record).into()),
                    ("state", words.state(record, state).into()),
                ];
                words.say_with("gate-state", &facts)
            }));
            self.say("during", "gate-during", &[("states", states.into())]);
        }
        self.only_if(filter.as_ref(), record);
        let required = require.iter().map(|required| {
            let that = words.condition(&required.that, record);
            match &required.otherwise {
                None => that,
                Some(reason) => words.say_with(
                    "gate-required-else",
                    &[
                        ("that", that.into()),
                        ("reason", words.label(reason).into()),
                    ],
                ),
            }
        });
        self.lines("required", required);
        self.line("otherwise", words.label(otherwise));
        self.maybe("help", help.as_ref().map(|help| words.label(help)));
        if let Some(grace) = grace {
            self.say(
                "grace",
                "gate-grace",
                &[("length", words.length(grace).into())],
            );
        }
        self.lines("broken", words.effects(broken, record));
        if !waive.is_empty() {
            let who = words.roles(waive);
            self.say("waive", "gate-waive", &[("who", who.into())]);
        }
        let takers = before.iter().filter_map(|before| match before {
            handbook::rule::GateBefore::Step(step) => Some(EventName::Step(step.clone())),
            handbook::rule::GateBefore::Open(record) => Some(EventName::Opened(record.clone())),
            _ => None,
        });
        let takers: Vec<EventName> = takers.collect();
        self.causes(&takers);
        self.follows(&takers);
    }

    pub(super) fn approval(&mut self, approval: &Approval) {
        let Approval {
            meta,
            before,
            filter,
            variants,
        } = approval;
        let words = self.words;
        let record = before.iter().find_map(Wording::act_record);
        let acts = words.acts(before);
        self.say("before", "approval-before", &[("acts", acts.into())]);
        self.only_if(filter.as_ref(), record);
        for terms in variants {
            self.approval_terms(terms, record, variants.len() > 1);
        }
        let takers = before.iter().filter_map(|before| match before {
            handbook::rule::GateBefore::Step(step) => Some(EventName::Step(step.clone())),
            handbook::rule::GateBefore::Open(record) => Some(EventName::Opened(record.clone())),
            _ => None,
        });
        let takers: Vec<EventName> = takers.collect();
        self.causes(&takers);
        let answers = ApprovalAnswer::ALL
            .iter()
            .map(|answer| EventName::Approval {
                rule: meta.id.clone(),
                answer: *answer,
            });
        let answers: Vec<EventName> = answers.collect();
        self.follows(&answers);
    }

    pub(super) fn when(&mut self, rule: &When) {
        let When {
            meta: _,
            on,
            filter,
            for_each,
            then,
        } = rule;
        let words = self.words;
        let record = record_of(on);
        let happenings = words.happenings(on);
        self.say("on", "when-on", &[("on", happenings.into())]);
        self.only_if(filter.as_ref(), record);
        if let Some(each) = for_each {
            let facts = [("record", words.record_type(each).into())];
            self.say("each", "when-each", &facts);
        }
        self.lines("then", words.effects(then, record));
        self.causes(on);
        for effect in then {
            match &effect.kind {
                handbook::rule::EffectKind::Open { record, .. } => {
                    self.follows([&EventName::Opened(record.clone())]);
                }
                handbook::rule::EffectKind::Do(step) => {
                    self.follows([&EventName::Step(step.clone())]);
                    self.held_back(&handbook::rule::GateBefore::Step(step.clone()));
                }
                _ => {}
            }
        }
    }

    /// For which ones a rule is meant.
    pub(super) fn only_if(
        &mut self,
        filter: Option<&handbook::formula::Formula>,
        record: Option<&Id>,
    ) {
        if let Some(filter) = filter {
            let what = self.words.condition(filter, record);
            self.say("only", "explain-only", &[("what", what.into())]);
        }
    }

    /// Which measures count a thing.
    pub(super) fn measured(&mut self, is_meant: impl Fn(&handbook::rule::Measured) -> bool) {
        let words = self.words;
        let measures = words.edition.measures.values();
        let measures = measures.filter(|measure| is_meant(&measure.of));
        let rules = self.named("measure", measures.map(|measure| &measure.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-measured", &[("rules", rules.into())]);
        }
    }

    /// Who brings about what keeps a rule, and what holds that back.
    fn keepers(&mut self, kept_by: &[&EventName]) {
        let words = self.words;
        self.lines("keepers", kept_by.iter().map(|event| words.cause(event)));
        for act in kept_by.iter().filter_map(|event| Wording::acts_of(event)) {
            self.held_back(&act);
        }
        let also: Vec<String> = kept_by
            .iter()
            .filter_map(|event| match event {
                EventName::Step(step) => Some((step, words.edition.step(step)?)),
                _ => None,
            })
            .flat_map(|(step, rule)| {
                let effects = words.effects(&rule.then, Some(&step.record));
                let name = words.label(&rule.meta.name);
                effects.into_iter().map(move |what| {
                    let facts = [("step", name.clone().into()), ("what", what.into())];
                    words.say_with("chain-step-then", &facts)
                })
            })
            .collect();
        self.lines("follows", also);
    }

    fn approval_terms(&mut self, terms: &ApprovalTerms, record: Option<&Id>, is_one_of_many: bool) {
        let ApprovalTerms {
            filter,
            by,
            not_by,
            how,
            form,
            back_to,
        } = terms;
        let words = self.words;
        let who = words.actors(by, record);
        let who = match (how, by.len()) {
            (_, 0 | 1) => words.say_with("approval-one", &[("who", who.into())]),
            (ApprovalHow::InTurn, _) => words.say_with("approval-in-turn", &[("who", who.into())]),
            (ApprovalHow::AllTogether, _) => words.say_with("approval-all", &[("who", who.into())]),
            (ApprovalHow::Any, _) => words.say_with("approval-any", &[("who", who.into())]),
            (ApprovalHow::AtLeast(count), _) => words.say_with(
                "approval-at-least",
                &[("who", who.into()), ("count", i64::from(*count).into())],
            ),
        };
        let mut said = vec![who];
        if !not_by.is_empty() {
            let who = words.actors(not_by, record);
            said.push(words.say_with("approval-not-by", &[("who", who.into())]));
        }
        if let Some(form) = form {
            let form = words.form_name(form);
            said.push(words.say_with("approval-form", &[("form", form.into())]));
        }
        said.push(match (back_to, record) {
            (Some(state), Some(record)) => words.say_with(
                "approval-back-to",
                &[("state", words.state(record, state).into())],
            ),
            (Some(state), None) => {
                words.say_with("approval-back-to", &[("state", state.to_string().into())])
            }
            (None, _) => words.say("approval-stays"),
        });
        let said = said.concat();
        let line = match (filter, is_one_of_many) {
            (Some(filter), _) => words.when(words.condition(filter, record), said),
            (None, true) => words.when(words.say("rule-otherwise"), said),
            (None, false) => said,
        };
        self.line("approves", line);
    }

    /// By which calendar a promise counts, and whether working time or the clock.
    fn clock(&mut self, rule: &Promise) {
        let words = self.words;
        let record = record_of(&rule.on);
        let said = words.of_variants(&rule.variants, record, |terms| {
            let calendar = words.calendar_name(&terms.calendar);
            let key = match &terms.time {
                handbook::rule::PromiseTime::Within(timed)
                    if timed.length.counts_working_time() =>
                {
                    "explain-clock-working"
                }
                handbook::rule::PromiseTime::Within(timed)
                    if matches!(timed.length, worktime::Length::Clock(_)) =>
                {
                    "explain-clock-clock"
                }
                handbook::rule::PromiseTime::Within(_) => "explain-clock-days",
                _ => "explain-clock-agreed",
            };
            Some(words.say_with(key, &[("calendar", calendar.into())]))
        });
        self.maybe("clock", said);
        let params = rule.variants.iter().filter_map(|terms| match &terms.time {
            handbook::rule::PromiseTime::Within(timed) => timed.param.as_ref(),
            _ => None,
        });
        let mut params: Vec<&Id> = params.collect();
        params.dedup();
        for param in params {
            let facts = [
                ("param", words.param(param).into()),
                ("id", param.as_str().into()),
            ];
            self.say("clock", "explain-from-param", &facts);
        }
        for terms in rule
            .variants
            .iter()
            .filter(|terms| terms.filter().is_some())
        {
            if terms.decide_within.is_some() {
                self.flag("clock", true, "explain-undecided");
                break;
            }
        }
    }
}
