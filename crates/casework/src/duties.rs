//! Duties: for each subject that matches, one occurrence a window, in the same ledger as promises.

pub(crate) mod rhythm;

use handbook::rule::{Duty, DutyStart, DutyTerms, ForEach};
use handbook::{Edition, Id};
use worktime::Instant;

use self::rhythm::{Rhythm, Window};
use crate::follow::Happened;
use crate::ids::{ClientId, EventId, RecordId};
use crate::payload::Payload;
use crate::promises::clock::{Reckoner, Terms};
use crate::promises::open::Opening;
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::{About, Turn, rule_ref};

/// What of a duty goes on at an instant, over all its variants.
struct Windows {
    /// Those that have begun and aren't over.
    begun: Vec<Window>,
    /// The latest of each rhythm, as one name.
    name: String,
    /// When the next one begins; where none is known any more, when the last one is over.
    next_at: Option<Instant>,
}

impl Turn<'_, '_> {
    /// Opens the windows that start at an instant: an occurrence for each subject whose terms have that window, and
    /// the timer of the next one.
    pub(crate) fn open_duty_window(&mut self, duty: &Id, at: Instant) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let Some(rule) = edition.duties.get(duty) else {
            return Ok(());
        };
        let Windows {
            mut begun,
            mut name,
            next_at,
        } = self.windows(&edition, rule, at)?;
        begun.retain(|window| window.start == at);
        let last = &self.situation.duty_subjects.last_window;
        if begun.is_empty() {
            // The day became a day off since the timer was set, or nothing is known beyond it.
            if next_at.is_none_or(|next_at| next_at <= at) {
                return Ok(());
            }
            name = last.clone().unwrap_or(name);
        } else if last.as_ref() == Some(&name) {
            return Ok(());
        }
        let Some(next_at) = next_at else {
            return Ok(());
        };
        let event = self.window_opened(&edition, rule, name, next_at);
        self.open_occurrences(rule, &begun, event)
    }

    /// Starts the windows of a newly published book. What the book before it owed already runs on.
    pub(crate) fn start_duties(&mut self, before: Option<&Edition>) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let now = self.situation.now;
        for rule in edition.duties.values() {
            let Windows {
                mut begun,
                name,
                next_at,
            } = self.windows(&edition, rule, now)?;
            let Some(next_at) = next_at else {
                continue;
            };
            let event = self.window_opened(&edition, rule, name, next_at);
            let is_new = before.is_none_or(|book| !book.duties.contains_key(&rule.meta.id));
            if is_new && rule.start == DutyStart::This {
                begun.retain(|window| window.has_half_left(now));
                self.open_occurrences(rule, &begun, event)?;
            }
        }
        Ok(())
    }

    /// The windows of a duty's variants around an instant, those of each rhythm once.
    fn windows(&self, edition: &Edition, rule: &Duty, at: Instant) -> Result<Windows, Refusal> {
        let org = self
            .situation
            .org
            .as_ref()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))?;
        let calendar = Reckoner::named(edition, &rule.calendar)?.calendar;
        let mut begun: Vec<Window> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let mut next_starts: Vec<Instant> = Vec::new();
        for (number, terms) in rule.variants.iter().enumerate() {
            let earlier = rule.variants.iter().take(number);
            if earlier.into_iter().any(|earlier| is_same(earlier, terms)) {
                continue;
            }
            let around = Rhythm::of(terms, calendar, &org.zone).around(at);
            names.extend(around.begun.last().map(|window| window.name.clone()));
            next_starts.extend(around.next_start);
            begun.extend(around.begun);
        }
        let last_end = begun.iter().map(|window| window.end).max();
        Ok(Windows {
            begun,
            name: names.join("+"),
            next_at: next_starts.into_iter().min().or(last_end),
        })
    }

    fn window_opened(
        &mut self,
        edition: &Edition,
        rule: &Duty,
        window: String,
        next_at: Instant,
    ) -> EventId {
        let rule_ref = rule_ref(edition, "duty", rule.meta.id.as_str(), &rule.meta.source);
        let payload = Payload::DutyWindowOpened {
            duty: rule.meta.id.clone(),
            window,
            next_at,
        };
        let about = About {
            rule: Some(rule_ref),
            ..About::default()
        };
        self.emit(about, payload)
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
            // A book that says these is told so where it is taken into use, see `beyond`.
            ForEach::Person | ForEach::Department | ForEach::Place | ForEach::Item => Vec::new(),
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
            let holds = |terms: &DutyTerms| {
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
        for window in windows.iter().filter(|window| window.is_of(terms)) {
            let opening = Opening {
                terms: Terms::Duty(rule, terms),
                variant,
                record,
                client,
                opened_at: window.start.max(self.happened_at.min(window.end)),
                due_at: window.due,
                within: String::new(),
                calendar: rule.calendar.clone(),
                provisional: window.is_provisional,
                window: Some(window.name.clone()),
            };
            self.open_promise(&edition, opening)?;
        }
        Ok(())
    }
}

/// Whether two variants have the same windows.
fn is_same(one: &DutyTerms, other: &DutyTerms) -> bool {
    (one.every, one.on_day_off) == (other.every, other.on_day_off)
}
