//! What became of the promises of a log, read from the events alone, whichever desk made them.

use std::collections::HashMap;
use std::io::Write;

use casework::event::{Event, Payload};
use casework::ids::PromiseId;
use casework::promises::PromiseState;
use handbook::{Edition, Id};
use store::Committed;
use worktime::{Instant, micros};

/// A promise about a case of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Position of its case.
    pub case: u32,
    /// Its rule.
    pub rule: Id,
    /// When its clock started.
    pub opened_at: Instant,
    /// When it is due; none while the clock stands still.
    pub due_at: Option<Instant>,
    /// When evidence came.
    pub ended_at: Option<Instant>,
    /// Its state.
    pub state: PromiseState,
    /// How late the evidence came, in the measure of its length.
    pub lateness_micros: i64,
}

/// All promises, in the order in which they were opened.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<(PromiseId, Entry)>,
    position: HashMap<PromiseId, usize>,
    /// Events that were written.
    pub events: u64,
}

impl Ledger {
    /// Takes in what a command did; promises that it opened are about `case`.
    pub(super) fn note(&mut self, committed: &Committed, case: u32) {
        for (_, event) in committed.events.iter() {
            self.events += 1;
            self.note_event(event, case);
        }
    }

    /// Takes in what time did: a promise that it opened is about the case of whichever promise fell due with it.
    pub(super) fn note_fired(&mut self, committed: &Committed) {
        let known = committed.events.iter().find_map(|(_, event)| {
            let position = self.position.get(&promise_of(&event.payload)?)?;
            self.entries.get(*position).map(|(_, entry)| entry.case)
        });
        match known {
            Some(case) => self.note(committed, case),
            // A duty of the company: it is about no case.
            None => self.events += committed.events.len() as u64,
        }
    }

    /// Promises whose due lay before an instant and that nothing has kept.
    pub(super) fn past_due(&self, at: Instant) -> Vec<PromiseId> {
        let past =
            |entry: &Entry| entry.state.is_open() && entry.due_at.is_some_and(|due| due < at);
        self.entries
            .iter()
            .filter(|(_, entry)| past(entry))
            .map(|(id, _)| *id)
            .collect()
    }

    /// Case of a promise.
    pub(super) fn case_of(&self, promise: PromiseId) -> Option<u32> {
        let (_, entry) = self.entries.get(*self.position.get(&promise)?)?;
        Some(entry.case)
    }

    /// All promises.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|(_, entry)| entry)
    }

    /// Writes a row a promise, by case in the order of the log, then by rule in the order of the book.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write(
        &self,
        cases: &[String],
        edition: &Edition,
        target: impl Write,
    ) -> Result<(), csv::Error> {
        let mut sorted: Vec<&Entry> = self.entries().collect();
        let place = |entry: &Entry| {
            edition
                .promises
                .get(&entry.rule)
                .map(|rule| rule.meta.source.clone())
        };
        sorted.sort_by_key(|entry| (entry.case, place(entry), entry.rule.clone()));
        let mut writer = csv::Writer::from_writer(target);
        writer.write_record([
            "case",
            "rule",
            "opened_at",
            "due_at",
            "ended_at",
            "state",
            "late_seconds",
        ])?;
        let instant = |at: Option<Instant>| at.map(|at| at.to_string()).unwrap_or_default();
        for entry in sorted {
            let case = usize::try_from(entry.case)
                .ok()
                .and_then(|case| cases.get(case));
            writer.write_record([
                case.map_or("", String::as_str),
                entry.rule.as_str(),
                &entry.opened_at.to_string(),
                &instant(entry.due_at),
                &instant(entry.ended_at),
                entry.word(),
                &entry.late_seconds().to_string(),
            ])?;
        }
        writer.flush()?;
        Ok(())
    }

    fn note_event(&mut self, event: &Event, case: u32) {
        if let Payload::PromiseOpened(opened) = &event.payload {
            if opened.window.is_none() {
                let state = if opened.paused.is_some() {
                    PromiseState::Paused
                } else {
                    PromiseState::Running
                };
                let entry = Entry {
                    case,
                    rule: opened.rule.clone(),
                    opened_at: opened.opened_at,
                    due_at: opened.due_at,
                    ended_at: None,
                    state,
                    lateness_micros: 0,
                };
                self.position.insert(opened.promise, self.entries.len());
                self.entries.push((opened.promise, entry));
            }
            return;
        }
        let position = promise_of(&event.payload).and_then(|promise| self.position.get(&promise));
        if let Some((_, entry)) = position.and_then(|position| self.entries.get_mut(*position)) {
            entry.change(event);
        }
    }
}

impl Entry {
    /// How late the evidence came, in seconds, rounded up.
    #[must_use]
    pub fn late_seconds(&self) -> i64 {
        let rest = i64::from(self.lateness_micros % micros::SECOND > 0);
        self.lateness_micros / micros::SECOND + rest
    }

    /// The state as a log's end leaves it: what isn't over is running.
    #[must_use]
    pub fn word(&self) -> &'static str {
        if self.state.is_open() {
            PromiseState::Running.word()
        } else {
            self.state.word()
        }
    }

    fn change(&mut self, event: &Event) {
        match &event.payload {
            Payload::PromisePaused { .. } => {
                self.state = PromiseState::Paused;
                self.due_at = None;
            }
            Payload::PromiseResumed { due_at, .. } => {
                self.state = PromiseState::Running;
                self.due_at = Some(*due_at);
            }
            Payload::PromiseUnproved { .. } => self.state = PromiseState::Unproved,
            Payload::PromiseOverdue { .. } => self.state = PromiseState::Overdue,
            Payload::PromiseKept { .. } => self.end(PromiseState::Kept, event),
            Payload::PromiseKeptLate {
                lateness_micros, ..
            } => {
                self.lateness_micros = *lateness_micros;
                self.end(PromiseState::KeptLate, event);
            }
            Payload::PromiseMissed { .. } => self.state = PromiseState::Missed,
            Payload::PromiseWaived { .. } => self.state = PromiseState::Waived,
            Payload::PromiseVoided { .. } => self.state = PromiseState::Void,
            _ => {}
        }
    }

    fn end(&mut self, state: PromiseState, event: &Event) {
        self.state = state;
        self.ended_at = Some(event.happened_at);
    }
}

fn promise_of(payload: &Payload) -> Option<PromiseId> {
    match payload {
        Payload::PromisePaused { promise, .. }
        | Payload::PromiseResumed { promise, .. }
        | Payload::PromiseUnproved { promise, .. }
        | Payload::PromiseOverdue { promise, .. }
        | Payload::PromiseKept { promise, .. }
        | Payload::PromiseKeptLate { promise, .. }
        | Payload::PromiseMissed { promise }
        | Payload::PromiseWaived { promise, .. }
        | Payload::PromiseVoided { promise, .. }
        | Payload::PromiseOwnerChanged { promise, .. }
        | Payload::AlertFired { promise, .. } => Some(*promise),
        _ => None,
    }
}
