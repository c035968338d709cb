//! What the due instant of a promise rests on: a length that a calendar counts, a field of its record, or a window.

use casework::promises::Promise;
use casework::records::Record;
use casework::secret::FieldValue;
use handbook::formula::Value;
use handbook::rule::{CalendarRule, FieldType, PromiseTerms, PromiseTime};
use worktime::{
    Calendar, Explanation, Instant, Language, Length, Name, Occurrence, OnDayOff, Pause, Recurrence,
};

use super::Wording;
use crate::ui::link::WhyLink;

/// A day off can move what is due on it to a day before its window opens, seldom over more than the next one.
const WINDOWS_MAX: usize = 16;

/// What a due instant rests on.
pub(crate) enum Basis {
    /// A length, counted by the calendar.
    Length(Box<Explanation>),
    /// A field of the record.
    Field {
        /// What the field is called.
        name: String,
        /// Whether it holds a date, on which the day's end is due, and not the instant itself.
        is_date: bool,
        /// What it holds now, where that would give another instant.
        changed_to: Option<String>,
    },
    /// A window in which a duty recurs.
    Window(Window),
    /// Its edition doesn't say any more; only the instant is left.
    Lost,
}

/// A window in which a duty recurs.
pub(crate) struct Window {
    /// How often, in words.
    pub every: String,
    /// The occurrence as the calendar has it now; none where the recurrence names a period and no day of it.
    pub occurrence: Option<Occurrence>,
    /// What becomes of it on a day off.
    pub on_day_off: OnDayOff,
}

impl Wording {
    /// The way to why a promise is due when it is.
    pub(crate) fn why_link(&self, promise: &Promise) -> WhyLink {
        WhyLink {
            label: self.say("why-link"),
            href: format!("/promises/{}/why", promise.id),
        }
    }

    /// The calendar of a promise, in the edition under which it opened.
    pub(crate) fn calendar_of(&self, promise: &Promise) -> Option<&CalendarRule> {
        self.edition_of(promise).calendar(&promise.calendar)
    }

    /// A name of the calendar.
    pub(crate) fn name(&self, name: &Name) -> String {
        self.voice.own(name.text(self.language()))
    }

    /// The reader's language, as calendars know it.
    pub(crate) fn language(&self) -> Language {
        Language::parse(self.voice.lang.tag()).unwrap_or_default()
    }

    /// What the due instant of a promise rests on.
    pub(crate) fn basis(&self, promise: &Promise, record: Option<&Record>) -> Basis {
        let found = if promise.window.is_some() {
            self.window(promise).map(Basis::Window)
        } else if promise.within.is_empty() {
            record.and_then(|record| self.due_field(promise, record))
        } else {
            self.explained(promise, record)
                .map(|explained| Basis::Length(Box::new(explained)))
        };
        found.unwrap_or(Basis::Lost)
    }

    /// From what a promise counts: the field that names the instant, or what happened then.
    pub(crate) fn counts_from(&self, promise: &Promise, record: Option<&Record>) -> Option<String> {
        let terms = self.promise_terms(promise)?;
        let field = terms.clock_from.as_ref().zip(record);
        let at = FieldValue::Open(Value::Instant(promise.opened_at));
        let named = field.filter(|(id, record)| record.fields.get(*id) == Some(&at));
        if let Some((id, record)) = named {
            let name = self.field_name(&record.record_type, id);
            return Some(self.say_with("quoted", &[("words", name.into())]));
        }
        let rule = self.edition_of(promise).promises.get(&promise.rule)?;
        Some(self.happenings(&rule.on))
    }

    /// Whether an instant is the close of business of its day, rather than the midnight behind it.
    pub(crate) fn is_close_of_business(&self, promise: &Promise, due: Instant) -> bool {
        self.calendar_of(promise)
            .is_some_and(|rule| closes_at(&rule.calendar, due))
    }

    fn explained(&self, promise: &Promise, record: Option<&Record>) -> Option<Explanation> {
        let length = Length::parse(&promise.within).ok()?;
        let rule = self.calendar_of(promise)?;
        let pauses = self.worded_pauses(promise, record);
        rule.calendar
            .explain(promise.opened_at, &length, rule.counting, &pauses)
            .ok()
    }

    /// The pauses of a promise, each with the name of the state for its reason.
    fn worded_pauses(&self, promise: &Promise, record: Option<&Record>) -> Vec<Pause> {
        let worded = |pause: &Pause| Pause {
            reason: self.state_then(promise, record, &pause.reason),
            ..pause.clone()
        };
        let mut pauses: Vec<Pause> = promise.pauses.iter().map(worded).collect();
        // What ended while its clock stood still has a pause that is over and no due instant all the same.
        if let Some(last) = pauses.last_mut().filter(|_| promise.due_at.is_none()) {
            last.end = None;
        }
        pauses
    }

    /// A state as the edition called it under which the promise opened.
    pub(crate) fn state_then(
        &self,
        promise: &Promise,
        record: Option<&Record>,
        state: &str,
    ) -> String {
        let rule = record.and_then(|record| {
            self.edition_of(promise)
                .records
                .get(&record.record_type)?
                .state(state)
        });
        rule.map_or_else(|| state.to_owned(), |state| self.label(&state.name))
    }

    fn due_field(&self, promise: &Promise, record: &Record) -> Option<Basis> {
        let PromiseTime::DueField(id) = &self.promise_terms(promise)?.time else {
            return None;
        };
        let due = promise.due_at?;
        let calendar = &self.calendar_of(promise)?.calendar;
        let field = self
            .record_rule(&record.record_type)
            .and_then(|rule| rule.field(id.as_str()));
        let says_the_same = match record.fields.get(id) {
            Some(FieldValue::Open(Value::Instant(at))) => *at == due,
            Some(FieldValue::Open(Value::Date(date))) => {
                let end = calendar.close_of_business(*date);
                let midnight = date
                    .tomorrow()
                    .map(|next| calendar.zone().start_of_day(next));
                end.or(midnight.ok()) == Some(due)
            }
            _ => false,
        };
        let changed_to = (!says_the_same).then(|| {
            let value = field.and_then(|field| Some(self.value(field, record.fields.get(id)?)));
            value.unwrap_or_default()
        });
        Some(Basis::Field {
            name: self.field_name(&record.record_type, id),
            is_date: field.is_some_and(|field| field.kind == FieldType::Date),
            changed_to,
        })
    }

    fn promise_terms(&self, promise: &Promise) -> Option<&PromiseTerms> {
        let rule = self.edition_of(promise).promises.get(&promise.rule)?;
        rule.variants.get(usize::from(promise.variant))
    }

    fn window(&self, promise: &Promise) -> Option<Window> {
        let duty = self.edition_of(promise).duties.get(&promise.rule)?;
        let terms = duty.variants.get(usize::from(promise.variant))?;
        let (every, on_day_off) = (terms.every, terms.on_day_off);
        let names_a_day = !matches!(every, Recurrence::Every(_));
        let occurrence = self
            .calendar_of(promise)
            .filter(|_| names_a_day)
            .and_then(|rule| {
                let calendar = &rule.calendar;
                let from = |date| every.occurrence_from(calendar, on_day_off, date);
                let opened_on = calendar.zone().date_of(promise.opened_at);
                let mut occurrences =
                    std::iter::successors(from(opened_on), |last| from(last.window.1));
                let mut near = occurrences.by_ref().take(WINDOWS_MAX);
                near.find(|found| Some(&found.name) == promise.window.as_ref())
            });
        Some(Window {
            every: self.rhythm(every),
            occurrence,
            on_day_off,
        })
    }
}

/// Whether the hours of a day end then: those of a shift over midnight end on the next date.
fn closes_at(calendar: &Calendar, due: Instant) -> bool {
    let day = calendar.zone().date_of(due.minus(1));
    let days = [Some(day), day.yesterday().ok()];
    let mut closes = days.into_iter().flatten();
    closes.any(|day| calendar.close_of_business(day) == Some(due))
}

#[cfg(test)]
mod tests {
    use worktime::{Calendar, Span, WORKWEEK, Zone};

    use super::closes_at;

    #[test]
    fn days_and_nights_close() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let closes = |hours: &str, at: &str| {
            let hours = Span::parse_list(hours).unwrap();
            let calendar = Calendar::builder(zone.clone()).week(&WORKWEEK, &hours);
            closes_at(
                &calendar.build().unwrap(),
                zone.instant(at.parse().unwrap()),
            )
        };
        // A Friday, and the Saturday and the Sunday after it.
        assert!(closes("09:00-18:00", "2026-07-24 18:00"));
        assert!(!closes("09:00-18:00", "2026-07-25 00:00"));
        assert!(!closes("09:00-18:00", "2026-07-25 18:00"));
        assert!(closes("09:00-24:00", "2026-07-25 00:00"));
        assert!(closes("22:00-06:00", "2026-07-25 06:00"));
        assert!(!closes("22:00-06:00", "2026-07-25 05:00"));
        assert!(!closes("22:00-06:00", "2026-07-26 06:00"));
    }
}
