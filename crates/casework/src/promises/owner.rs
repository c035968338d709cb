//! Who owes a promise, found again whenever the facts it rests on change.

use std::collections::BTreeSet;

use super::Promise;
use super::clock::Terms;
use crate::actors::Scene;
use crate::ids::{PersonId, RecordId};
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::turn::Turn;

impl Turn<'_, '_> {
    /// Finds the owners of these open promises about no record again: a role was given or taken, somebody left.
    /// Only what a command loads may be meant, so that loading more changes nothing.
    pub(crate) fn owe_again_outside_records(
        &mut self,
        meant: impl Fn(&Promise) -> bool,
    ) -> Result<(), Refusal> {
        let open: Vec<Promise> = self
            .situation
            .promises
            .values()
            .filter(|promise| promise.record.is_none() && promise.state.is_open())
            .filter(|promise| meant(promise))
            .cloned()
            .collect();
        for promise in open {
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            let client = promise
                .client
                .and_then(|client| self.situation.clients.get(&client));
            let scene = Scene {
                edition: &edition,
                situation: self.situation,
                record: None,
                client,
                actor: None,
                debtor: None,
            };
            let stays = self.situation.directory.active(promise.owner).is_some();
            let owing = match scene.owing(terms.by()) {
                None if !stays => scene.answerable(terms.by()),
                owing => owing,
            };
            let owing = owing.map(|owing| owing.person);
            if let Some(owner) = owing.filter(|owner| *owner != promise.owner) {
                let about = self.about_promise(&promise);
                self.emit(
                    about,
                    Payload::PromiseOwnerChanged {
                        promise: promise.id,
                        owner,
                    },
                );
            }
        }
        Ok(())
    }

    /// Finds owners again for everything that a person owes: they left, or lost a role.
    pub(crate) fn owe_again_after(&mut self, person: PersonId) -> Result<(), Refusal> {
        self.owe_again_outside_records(|promise| promise.owner == person)?;
        let promises = self.situation.promises.values();
        let owed = promises.filter(|promise| promise.owner == person && promise.state.is_open());
        let records: BTreeSet<RecordId> = owed.filter_map(|promise| promise.record).collect();
        for record in records {
            self.owe_again(record)?;
        }
        Ok(())
    }

    /// Finds the owners of a record's open promises again.
    pub(crate) fn owe_again(&mut self, record: RecordId) -> Result<(), Refusal> {
        let open: Vec<Promise> = self
            .situation
            .promises
            .values()
            .filter(|promise| promise.record == Some(record) && promise.state.is_open())
            .cloned()
            .collect();
        for promise in open {
            let Some(edition) = self.situation.editions.of(&promise.edition).cloned() else {
                continue;
            };
            let Some(terms) = Terms::of(&edition, &promise) else {
                continue;
            };
            let Some(row) = self.situation.records.get(&record) else {
                continue;
            };
            let scene = Scene::of_record(&edition, self.situation, row, self.actor);
            let owing = scene
                .answerable(terms.by())
                .map_or(row.owner, |owing| owing.person);
            if owing != promise.owner {
                let about = self.about_promise(&promise);
                self.emit(
                    about,
                    Payload::PromiseOwnerChanged {
                        promise: promise.id,
                        owner: owing,
                    },
                );
            }
        }
        Ok(())
    }
}
