//! What a duty says, key by key, in words, and the warnings and escalations of both duties and promises.

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Alert, AlertAt, Duty, DutyStart, DutyTerms, OnChange, Window};
use worktime::{OnDayOff, Recurrence};

use super::Wording;
use super::rule::value;

impl Wording {
    pub(super) fn duty_begins(&self, duty: &Duty, record_type: Option<&Id>) -> String {
        let each = |say: &dyn Fn(&DutyTerms) -> Option<String>| {
            self.of_variants(&duty.variants, record_type, say)
        };
        let every = each(&|terms| Some(value(self.rhythm(terms.every))));
        let begins = [
            ("each", self.subject(&duty.for_each).into()),
            ("every", every.unwrap_or_default().into()),
        ];
        let is_alike = duty.variants.windows(2).all(|pair| match pair {
            [one, other] => one.every == other.every,
            _ => true,
        });
        let key = match is_alike {
            true => "rule-duty-begins",
            false => "rule-duty-begins-cases",
        };
        let mut text = self.say_with(key, &begins);
        let mut add = |key: &str, what: Option<String>| {
            if let Some(what) = what {
                text.push_str(&self.say_with(key, &[("what", what.into())]));
            }
        };
        let only = duty.filter.as_ref();
        add(
            "rule-only-if",
            only.map(|filter| self.condition(filter, record_type)),
        );
        add("rule-window", each(&|terms| self.window_part(terms)));
        add("rule-sentence-more", each(&|terms| self.day_off(terms)));
        add("rule-calendar", self.own_calendar(&duty.calendar));
        let opens = duty.opens.as_ref();
        add(
            "rule-opens",
            opens.map(|record| {
                let record_name = self.record_type(record);
                self.with_fields(record_name, Some(record), &duty.with, record_type)
            }),
        );
        text.push_str(&self.say(match duty.start {
            DutyStart::Next => "rule-starts-next",
            DutyStart::This => "rule-starts-this",
        }));
        if duty.variants.len() > 1 {
            text.push_str(&self.say(match duty.on_change {
                OnChange::StricterNext => "rule-change-stricter",
                OnChange::This => "rule-change-this",
                OnChange::Finish => "rule-change-finish",
            }));
        }
        if duty.batch {
            text.push_str(&self.say("rule-batch"));
        }
        text
    }

    pub(super) fn duty_kept(&self, duty: &Duty, record_type: Option<&Id>) -> String {
        let each = |say: &dyn Fn(&DutyTerms) -> Option<String>| {
            self.of_variants(&duty.variants, record_type, say)
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
        add(
            "rule-at-least",
            each(&|terms| (terms.at_least > 1).then(|| value(terms.at_least.to_string()))),
        );
        add(
            "rule-apart",
            each(&|terms| Some(value(self.length(terms.apart.as_ref()?)))),
        );
        add(
            "rule-sentence-more",
            each(&|terms| terms.distinct_days.then(|| self.say("rule-distinct-days"))),
        );
        add(
            "rule-counts-at",
            each(&|terms| self.counts_at(&terms.counts_at, record_type)),
        );
        add(
            "rule-record-within",
            each(&|terms| Some(self.length(terms.record_within.as_ref()?))),
        );
        if duty.shared {
            text.push_str(&self.say("rule-shared"));
        }
        text
    }

    pub(super) fn alert(&self, alert: &Alert, record_type: Option<&Id>) -> String {
        let when = self.alert_time(&alert.at);
        let mut said = Vec::new();
        if !alert.tell.is_empty() {
            let key = match alert.urgent {
                true => "alert-tells-urgently",
                false => "alert-tells",
            };
            said.push((key, self.actors(&alert.tell, record_type)));
        }
        let step = alert.act.as_ref();
        said.extend(
            step.map(|step| ("alert-acts", self.happening(&EventName::Step(step.clone())))),
        );
        let open = alert.open.as_ref();
        said.extend(open.map(|record| ("alert-opens", self.record_type(record))));
        let said = said.into_iter().map(|(key, what)| {
            self.say_with(key, &[("when", when.clone().into()), ("what", what.into())])
        });
        let said: Vec<String> = said.collect();
        said.join(&self.say("list-semicolon"))
    }

    /// When an alert comes: 「時限過50%」.
    pub(super) fn alert_time(&self, at: &AlertAt) -> String {
        match at {
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
        }
    }

    fn window_part(&self, terms: &DutyTerms) -> Option<String> {
        let (key, length) = match terms.window.as_ref()? {
            Window::First(length) => ("rule-window-first", length),
            Window::Last(length) => ("rule-window-last", length),
        };
        Some(self.say_with(key, &[("length", value(self.length(length)).into())]))
    }

    /// What becomes of a day that is off; nothing where the rhythm names no day.
    fn day_off(&self, terms: &DutyTerms) -> Option<String> {
        if matches!(terms.every, Recurrence::Every(_)) {
            return None;
        }
        Some(self.say(match terms.on_day_off {
            OnDayOff::Later => "rule-day-off-later",
            OnDayOff::Earlier => "rule-day-off-earlier",
            OnDayOff::Stays => "rule-day-off-stays",
        }))
    }
}
