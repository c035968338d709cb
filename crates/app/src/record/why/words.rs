//! The words around the stretches: what was promised to whom, the rule, and what a reader would wonder about.

use maud::html;
use store::desk::record::Audience;
use worktime::{DayKind, Explanation, Instant, OnDayOff};

use super::Answer;
use crate::texts::Argument;
use crate::ui::facts::Fact;
use crate::ui::link::article;
use crate::wording::{Basis, Window};

impl Answer<'_> {
    /// The question that the page answers.
    pub(super) fn title(&self) -> String {
        let promise = &self.owed.promise;
        let name = words_of(self.words.promise_name(promise));
        let Some(due) = promise.due_at else {
            return self.words.say_with("why-title-open", &[("promise", name)]);
        };
        let has_passed = !promise.state.is_open() || due < self.words.now;
        let when = if has_passed { "past" } else { "ahead" };
        let moment = self.words.moment(due);
        let facts = [
            ("promise", name),
            ("moment", moment.into()),
            ("when", when.into()),
        ];
        self.words.say_with("why-title", &facts)
    }

    /// What was promised to whom, from when, how long and until when.
    pub(super) fn sentence(&self) -> String {
        let promise = &self.owed.promise;
        let due = promise.due_at.map(|due| self.words.full_end(due));
        let is_open = due.is_none();
        let mut facts: Vec<(&str, Argument<'_>)> = vec![
            ("what", self.promised().into()),
            ("due", due.unwrap_or_default().into()),
        ];
        let key = match &self.basis {
            Basis::Length(explanation) => {
                facts.push(("start", self.start().into()));
                facts.push(("length", self.words.length(&explanation.length).into()));
                if is_open {
                    "why-length-open"
                } else {
                    "why-length"
                }
            }
            Basis::Field { name, .. } => {
                facts.push(("field", name.clone().into()));
                "why-field"
            }
            Basis::Window(window) => {
                facts.push(("every", window.every.clone().into()));
                "why-window"
            }
            Basis::Lost if is_open => "why-lost-open",
            Basis::Lost => "why-lost",
        };
        self.words.say_with(key, &facts)
    }

    /// The rule and how it counts.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let (words, promise) = (&self.words, &self.owed.promise);
        let version = words.edition_of(promise).version.clone();
        let version = words.say_with("fact-edition", &[("version", version.into())]);
        let cited = words.article(&promise.article);
        // The handbook is a page of the house.
        let cited = cited.map(|cited| match self.audience {
            Audience::House => article(&cited),
            Audience::Client => html! { (cited.label) },
        });
        let mut facts = vec![Fact {
            term: words.say("fact-rule"),
            value: html! { @if let Some(cited) = cited { (cited) " " } (version) },
        }];
        if let Some(counting) = self.counting() {
            facts.push(Fact::words(words.say("why-counting"), counting));
        }
        if let Some(rule) = words.calendar_of(promise) {
            let name = words.label(&rule.meta.name);
            let zone = rule.calendar.zone().name().to_owned();
            let calendar = words.say_with(
                "why-zone",
                &[("calendar", name.into()), ("zone", zone.into())],
            );
            facts.push(Fact::words(words.say("why-calendar"), calendar));
        }
        facts
    }

    /// What doesn't follow from the rule alone.
    pub(super) fn remarks(&self) -> Vec<String> {
        match &self.basis {
            Basis::Length(explanation) => self.remarks_on(explanation),
            Basis::Window(Window {
                occurrence: Some(occurrence),
                ..
            }) => {
                let (due, is_provisional) = (occurrence.due, occurrence.is_provisional);
                let provisional = is_provisional.then(|| self.words.say("why-provisional"));
                let mut remarks = self.remarks_on_difference(due, is_provisional);
                remarks.extend(provisional);
                remarks
            }
            Basis::Field {
                name,
                changed_to: Some(value),
                ..
            } => {
                let facts = [
                    ("field", name.clone().into()),
                    ("value", value.clone().into()),
                ];
                let key = if value.is_empty() {
                    "why-field-emptied"
                } else {
                    "why-field-changed"
                };
                vec![self.words.say_with(key, &facts)]
            }
            _ => Vec::new(),
        }
    }

    fn remarks_on(&self, explanation: &Explanation) -> Vec<String> {
        let (words, promise) = (&self.words, &self.owed.promise);
        let pause = promise.pauses.last();
        match (promise.due_at, explanation.due.at) {
            (_, Some(again)) => self.remarks_on_difference(again, explanation.due.provisional),
            (Some(_), None) => Vec::new(),
            (None, None) if !promise.state.is_open() => vec![words.say("why-ended-while-paused")],
            (None, None) if self.audience == Audience::Client => pause
                .map(|pause| {
                    let state =
                        self.words
                            .state_then(promise, self.owed.record.as_ref(), &pause.reason);
                    let since = self.words.full_moment(pause.start);
                    let facts = [("since", since.into()), ("state", state.into())];
                    words.say_with("why-waits", &facts)
                })
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What a reader would wonder about who counts again: the stored instant holds.
    fn remarks_on_difference(&self, again: Instant, is_provisional: bool) -> Vec<String> {
        let (words, promise) = (&self.words, &self.owed.promise);
        let Some(due) = promise.due_at else {
            return vec![words.say("why-undecided")];
        };
        if due == again {
            return Vec::new();
        }
        let facts = [
            ("again", words.full_end(again).into()),
            ("due", words.full_end(due).into()),
        ];
        let mut remarks = vec![words.say_with("why-differs", &facts)];
        // Days off that were published since may move what was reckoned without them.
        if promise.provisional && !is_provisional {
            remarks.push(words.say("why-published-since"));
        }
        remarks
    }

    /// What was promised, and to whom.
    fn promised(&self) -> String {
        let promise = words_of(self.words.promise_name(&self.owed.promise));
        let client = self.owed.client.as_ref();
        match (self.audience, client) {
            (Audience::Client, _) => self.words.say_with("why-to-you", &[("promise", promise)]),
            (Audience::House, Some(client)) => {
                let client = words_of(self.words.client_name(client));
                let facts = [("promise", promise), ("client", client)];
                self.words.say_with("why-to-client", &facts)
            }
            (Audience::House, None) => self.words.say_with("quoted", &[("words", promise)]),
        }
    }

    /// When it began, and for the house with what.
    fn start(&self) -> String {
        let promise = &self.owed.promise;
        let at = self.words.full_moment(promise.opened_at);
        let from = match self.audience {
            Audience::House => self.words.counts_from(promise, self.owed.record.as_ref()),
            Audience::Client => None,
        };
        match from {
            Some(from) => {
                let facts = [("at", at.into()), ("from", from.into())];
                self.words.say_with("why-start", &facts)
            }
            None => at,
        }
    }

    fn counting(&self) -> Option<String> {
        if let Some(told) = &self.told {
            return Some(told.rule.clone());
        }
        match (&self.basis, self.owed.promise.due_at) {
            (Basis::Window(window), Some(due)) => Some(self.window_end(window, due)),
            (Basis::Field { is_date: true, .. }, Some(due)) => {
                let ends_at_close = self.words.is_close_of_business(&self.owed.promise, due);
                Some(self.words.say(match ends_at_close {
                    true => "why-date-close",
                    false => "why-date-end",
                }))
            }
            _ => None,
        }
    }

    /// Where in its window something ends.
    fn window_end(&self, window: &Window, due: Instant) -> String {
        let (words, promise) = (&self.words, &self.owed.promise);
        let ends_at_close = words.is_close_of_business(promise, due);
        let Some(occurrence) = &window.occurrence else {
            return words.say(match ends_at_close {
                true => "why-period-close",
                false => "why-period-end",
            });
        };
        let is_moved = words.zone.date_of(due.minus(1)) != occurrence.date;
        let key = match window.on_day_off {
            OnDayOff::Earlier if is_moved => "why-day-earlier",
            OnDayOff::Later if is_moved => "why-day-later",
            _ if ends_at_close => "why-day-close",
            _ => "why-day-end",
        };
        let day = words.full_day(occurrence.date);
        let off = words.calendar_of(promise).and_then(|rule| {
            match rule.calendar.day_spans(occurrence.date).kind {
                DayKind::Holiday(name) | DayKind::Closed(name) => Some(words.name(&name)),
                _ => None,
            }
        });
        let off = off.map(|name| words.say_with("why-day-off", &[("name", name.into())]));
        let facts = [("day", day.into()), ("off", off.unwrap_or_default().into())];
        words.say_with(key, &facts)
    }
}

fn words_of(text: String) -> Argument<'static> {
    text.into()
}
