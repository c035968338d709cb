//! Duties: for each subject that matches, one occurrence a window, in the same ledger as promises.

use handbook::rule::{Duty, DutyStart, ForEach};
use handbook::{Edition, Id};
use worktime::{Date, Instant, Period};

use crate::follow::Happened;
use crate::ids::{ClientId, EventId, RecordId};
use crate::payload::Payload;
use crate::promises::clock::{Reckoner, Terms};
use crate::promises::open::Opening;
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::{About, Turn, rule_ref};

/// A calendar period in the org's zone.
struct Window {
    every: Period,
    name: String,
    start: Instant,
    end: Instant,
}

impl Turn<'_, '_> {
    /// Opens the windows that start at an instant: an occurrence for each subject whose terms have that window, and
    /// the timer of the next one.
    pub(crate) fn open_duty_window(&mut self, duty: &Id, at: Instant) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let Some(rule) = edition.duties.get(duty) else {
            return Ok(());
        };
        let starting: Vec<Window> = self
            .windows(rule, at)?
            .into_iter()
            .filter(|window| window.start == at)
            .collect();
        let name = names(&starting);
        if self.situation.duty_subjects.last_window.as_ref() == Some(&name) {
            return Ok(());
        }
        let event = self.window_opened(rule, name, at)?;
        self.open_occurrences(rule, &starting, event)
    }

    /// Starts the windows of a newly published book. What the book before it owed already runs on.
    pub(crate) fn start_duties(&mut self, before: Option<&Edition>) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let now = self.situation.now;
        for rule in edition.duties.values() {
            let mut windows = self.windows(rule, now)?;
            let event = self.window_opened(rule, names(&windows), now)?;
            let is_new = before.is_none_or(|book| !book.duties.contains_key(&rule.meta.id));
            if is_new && rule.start == DutyStart::This {
                windows.retain(|window| window.end.since(now) >= now.since(window.start));
                self.open_occurrences(rule, &windows, event)?;
            }
        }
        Ok(())
    }

    /// The windows of a duty's variants that hold an instant, each once.
    fn windows(&self, rule: &Duty, at: Instant) -> Result<Vec<Window>, Refusal> {
        let org = self
            .situation
            .org
            .as_ref()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))?;
        let day: Date = org.zone.date_of(at);
        let mut windows: Vec<Window> = Vec::new();
        for terms in &rule.variants {
            if windows.iter().any(|window| window.every == terms.every) {
                continue;
            }
            let (first, end) = terms.every.window_of(day);
            windows.push(Window {
                every: terms.every,
                name: terms.every.name(first),
                start: org.zone.start_of_day(first),
                end: org.zone.start_of_day(end),
            });
        }
        Ok(windows)
    }

    fn window_opened(
        &mut self,
        rule: &Duty,
        window: String,
        at: Instant,
    ) -> Result<EventId, Refusal> {
        let edition = self.edition()?;
        let rule_ref = rule_ref(&edition, "duty", rule.meta.id.as_str(), &rule.meta.source);
        let ends = self.windows(rule, at)?.into_iter().map(|window| window.end);
        let next_at = ends
            .min()
            .ok_or_else(|| Refusal::because(ReasonKind::Undatable))?;
        let payload = Payload::DutyWindowOpened {
            duty: rule.meta.id.clone(),
            window,
            next_at,
        };
        Ok(self.emit(
            About {
                rule: Some(rule_ref),
                ..About::default()
            },
            payload,
        ))
    }

    fn open_occurrences(
        &mut self,
        rule: &Duty,
        windows: &[Window],
        event: EventId,
    ) -> Result<(), Refusal> {
        for (record, client) in self.subjects(rule) {
            self.open_occurrence(rule, windows, record, client, event)?;
        }
        Ok(())
    }

    fn subjects(&self, rule: &Duty) -> Vec<(Option<RecordId>, Option<ClientId>)> {
        match rule.for_each {
            ForEach::Company => vec![(None, None)],
            ForEach::Client => {
                let clients = &self.situation.duty_subjects.clients;
                clients.iter().map(|client| (None, Some(*client))).collect()
            }
            ForEach::Record(_) => {
                let records = &self.situation.duty_subjects.records;
                let client = |record: &RecordId| {
                    self.situation
                        .records
                        .get(record)
                        .and_then(|record| record.client)
                };
                records
                    .iter()
                    .map(|record| (Some(*record), client(record)))
                    .collect()
            }
        }
    }

    fn open_occurrence(
        &mut self,
        rule: &Duty,
        windows: &[Window],
        record: Option<RecordId>,
        client: Option<ClientId>,
        event: EventId,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let happened = Happened::new(Vec::new(), event, record, client);
        let variant = self.with_facts(&happened, |facts| {
            let meant = rule
                .filter
                .as_ref()
                .is_none_or(|filter| filter.holds(facts));
            let holds = |terms: &handbook::rule::DutyTerms| {
                terms
                    .filter
                    .as_ref()
                    .is_none_or(|filter| filter.holds(facts))
            };
            meant
                .then(|| rule.variants.iter().position(holds))
                .flatten()
        })?;
        let Some((variant, terms)) =
            variant.and_then(|variant| rule.variants.get(variant).map(|terms| (variant, terms)))
        else {
            return Ok(());
        };
        let Some(window) = windows.iter().find(|window| window.every == terms.every) else {
            return Ok(());
        };
        let reckoner = Reckoner::named(&edition, &rule.calendar)?;
        // The last day of a window ends at close of business, where the company works on it.
        let last_day = reckoner.calendar.zone().date_of(window.end.minus(1));
        let due_at = reckoner
            .calendar
            .close_of_business(last_day)
            .unwrap_or(window.end);
        let opening = Opening {
            terms: Terms::Duty(rule, terms),
            variant,
            record,
            client,
            opened_at: window.start.max(self.happened_at.min(window.end)),
            due_at,
            within: String::new(),
            calendar: rule.calendar.clone(),
            provisional: false,
            window: Some(window.name.clone()),
        };
        self.open_promise(&edition, opening)
    }
}

/// Windows that open together, as one name.
fn names(windows: &[Window]) -> String {
    let names: Vec<&str> = windows.iter().map(|window| window.name.as_str()).collect();
    names.join("+")
}
