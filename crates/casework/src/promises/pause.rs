//! Clocks that stand still while the record waits, and run again when it doesn't.

use super::PromiseState;
use super::clock::{Reckoner, Terms, length_of, next_instant};
use crate::follow::Happened;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::turn::Turn;

impl Turn<'_, '_> {
    /// Lets clocks run again that stood still in a state that the record has left, and for evidence.
    pub(crate) fn resume_clocks(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let Some(record) = happened.record else {
            return Ok(());
        };
        let state = self.record(record)?.state.clone();
        for id in self.promises_of(record, PromiseState::Paused) {
            let Some(promise) = self.situation.promises.get(&id).cloned() else {
                continue;
            };
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            let evidence = super::keep::is_evidence(&terms, &happened.names);
            if terms.pauses_in(state.as_str()) && !evidence {
                continue;
            }
            let reckoner = Reckoner::of(&edition, &promise)?;
            let mut resumed = promise.clone();
            if let Some(pause) = resumed.pauses.last_mut() {
                pause.end = Some(self.effective_at);
            }
            let Some(length) = length_of(&promise) else {
                continue;
            };
            let (due, _) = reckoner.due(promise.opened_at, &length, &resumed.pauses)?;
            resumed.due_at = Some(due);
            resumed.state = PromiseState::Running;
            let next_at = next_instant(&terms, &reckoner, &resumed);
            let about = self.about_promise(&promise);
            self.emit(
                about,
                Payload::PromiseResumed {
                    promise: id,
                    due_at: due,
                    next_at,
                },
            );
        }
        Ok(())
    }

    /// Lets clocks stand still in the state that the record has entered.
    pub(crate) fn pause_clocks(&mut self, happened: &Happened) -> Result<(), Refusal> {
        let Some(record) = happened.record else {
            return Ok(());
        };
        let state = self.record(record)?.state.clone();
        for id in self.promises_of(record, PromiseState::Running) {
            let Some(promise) = self.situation.promises.get(&id).cloned() else {
                continue;
            };
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            // A clock that has run out can't be stopped any more.
            let in_time = promise.due_at.is_some_and(|due| self.effective_at < due);
            if terms.pauses_in(state.as_str()) && in_time {
                let about = self.about_promise(&promise);
                self.emit(
                    about,
                    Payload::PromisePaused {
                        promise: id,
                        reason: state.to_string(),
                    },
                );
            }
        }
        Ok(())
    }
}
