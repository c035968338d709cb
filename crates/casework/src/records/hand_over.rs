//! Handing a record over. It counts when the other side accepts; out of a queue, whoever serves it takes it.

use handbook::rule::{Actor, Step};
use handbook::{Edition, Id};

use super::Record;
use super::entries::check_long_text;
use crate::actors::Scene;
use crate::effect::{EffectKind, Notice};
use crate::ids::{PersonId, RecordId};
use crate::payload::Payload;
use crate::people::Side;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::Secret;
use crate::turn::Turn;

impl Turn<'_, '_> {
    /// Offers a record to a colleague.
    pub(crate) fn offer(
        &mut self,
        id: RecordId,
        to: PersonId,
        note: Option<&str>,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, id)?.clone();
        if record.is_final {
            return Err(Refusal::because(ReasonKind::Done));
        }
        self.owner_only(&edition, &record)?;
        let colleague = self
            .situation
            .directory
            .active(to)
            .is_some_and(|person| person.side == Side::Staff);
        if !colleague {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        self.shut_out(&edition, &record, to)?;
        if let Some(note) = note {
            check_long_text(note)?;
        }
        let note = note.filter(|note| !note.trim().is_empty());
        let note = note.map(|note| Secret::new(self.key_for(record.client), note));
        let about = self.about(id, None);
        let event = self.emit(about, Payload::HandOverOffered { to, note });
        self.effect(
            event,
            EffectKind::Notice {
                to,
                about: Notice::Offered { record: id },
            },
        );
        Ok(())
    }

    /// Accepts what was offered to the actor.
    pub(crate) fn accept(&mut self, id: RecordId) -> Result<(), Refusal> {
        let record = self.record(id)?.clone();
        let actor = self.actor.filter(|actor| record.offered_to == Some(*actor));
        let Some(actor) = actor else {
            return Err(Refusal::because(ReasonKind::NotFound));
        };
        if record.is_final {
            return Err(Refusal::because(ReasonKind::Done));
        }
        self.shut_out(&*self.edition()?, &record, actor)?;
        self.change_owner(&record, actor)
    }

    /// Declines what was offered, or withdraws the offer.
    pub(crate) fn decline(&mut self, id: RecordId) -> Result<(), Refusal> {
        let record = self.record(id)?.clone();
        let concerned = self
            .actor
            .filter(|actor| record.offered_to == Some(*actor) || record.owner == *actor);
        match concerned.filter(|_| record.offered_to.is_some()) {
            None => Err(Refusal::because(ReasonKind::NotFound)),
            Some(by) => {
                let about = self.about(id, None);
                self.emit(about, Payload::HandOverDeclined { by });
                Ok(())
            }
        }
    }

    /// Takes a record out of a queue.
    pub(crate) fn take(&mut self, id: RecordId) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, id)?.clone();
        let scene = Scene::of_record(&edition, self.situation, &record, self.actor);
        let serves = self.actor.filter(|actor| {
            record
                .queue
                .as_ref()
                .is_some_and(|role| scene.holds(*actor, role))
        });
        match serves {
            None => {
                let could = record
                    .queue
                    .as_ref()
                    .map(|role| scene.holders(role))
                    .unwrap_or_default();
                Err(Refusal::because(ReasonKind::NotYours { could }))
            }
            Some(actor) => {
                self.shut_out(&edition, &record, actor)?;
                self.change_owner(&record, actor)
            }
        }
    }

    /// The first step of somebody who serves the queue takes the record out of it.
    pub(crate) fn take_from_queue(
        &mut self,
        edition: &Edition,
        record: &Record,
        step: &Step,
    ) -> Result<(), Refusal> {
        let scene = Scene::of_record(edition, self.situation, record, self.actor);
        let serves = self.actor.filter(|actor| {
            record
                .queue
                .as_ref()
                .is_some_and(|role| scene.holds(*actor, role))
        });
        match serves {
            Some(actor) if !scene.is_among(actor, &step.not_by) => self.change_owner(record, actor),
            _ => Ok(()),
        }
    }

    /// So do the first words to the client.
    pub(crate) fn take_by_words(
        &mut self,
        edition: &Edition,
        record: &Record,
    ) -> Result<(), Refusal> {
        let scene = Scene::of_record(edition, self.situation, record, self.actor);
        let serves = self.actor.filter(|actor| {
            record
                .queue
                .as_ref()
                .is_some_and(|role| scene.holds(*actor, role))
        });
        serves.map_or(Ok(()), |actor| self.change_owner(record, actor))
    }

    /// What a leaver owned goes to whoever owns such a record by the book, else to whoever their roles report to. What
    /// waits in a queue goes on waiting there; who answers for the queue now owns it.
    pub(crate) fn hand_on(&mut self, leaver: PersonId) -> Result<(), Refusal> {
        let Ok(edition) = self.edition() else {
            return Ok(());
        };
        let owned: Vec<Record> = self
            .situation
            .records
            .values()
            .filter(|record| record.owner == leaver && !record.is_final)
            .cloned()
            .collect();
        for record in owned {
            let scene = Scene {
                actor: None,
                ..Scene::of_record(&edition, self.situation, &record, None)
            };
            let queue_head = record.queue.as_ref().and_then(|role| {
                let head = scene.head(role).filter(|head| *head != leaver);
                head.or_else(|| {
                    scene
                        .holders(role)
                        .into_iter()
                        .find(|holder| *holder != leaver)
                })
            });
            if let (Some(head), Some(queue)) = (queue_head, &record.queue) {
                self.own(&record, head, Some(queue.clone()))?;
                continue;
            }
            let by_book = edition
                .records
                .get(&record.record_type)
                .and_then(|rule| scene.owing(&rule.owner));
            let by_book = by_book
                .map(|owing| owing.person)
                .filter(|person| *person != leaver);
            let heir = by_book
                .or_else(|| self.superior(&edition, &scene, leaver))
                .or_else(|| scene.last_resort());
            if let Some(heir) = heir.filter(|heir| *heir != leaver) {
                self.change_owner(&record, heir)?;
            }
        }
        Ok(())
    }

    /// Who stands above a person: a holder of the role that one of theirs reports to.
    fn superior(&self, edition: &Edition, scene: &Scene<'_>, person: PersonId) -> Option<PersonId> {
        let held = self
            .situation
            .directory
            .holders
            .iter()
            .filter(|(_, people)| people.contains(&person));
        held.filter_map(|((role, _), _)| edition.roles.get(role)?.reports_to.as_ref())
            .find_map(|above| {
                scene
                    .holders(above)
                    .into_iter()
                    .find(|holder| *holder != person)
            })
    }

    fn change_owner(&mut self, record: &Record, to: PersonId) -> Result<(), Refusal> {
        self.own(record, to, None)
    }

    fn own(&mut self, record: &Record, to: PersonId, queue: Option<Id>) -> Result<(), Refusal> {
        let about = self.about(record.id, None);
        let from = record.owner;
        self.emit(about, Payload::OwnerChanged { from, to, queue });
        self.owe_again(record.id)
    }

    fn owner_only(&self, edition: &Edition, record: &Record) -> Result<(), Refusal> {
        let scene = Scene::of_record(edition, self.situation, record, self.actor);
        let heads = record.queue.as_ref().and_then(|role| scene.head(role));
        let allowed = self
            .actor
            .is_none_or(|actor| actor == record.owner || heads == Some(actor));
        if allowed {
            Ok(())
        } else {
            Err(Refusal::because(ReasonKind::NotYours {
                could: vec![record.owner],
            }))
        }
    }

    /// A conflict of interest holds for hand-overs too: whom every step shuts out can't own the record.
    fn shut_out(
        &self,
        edition: &Edition,
        record: &Record,
        person: PersonId,
    ) -> Result<(), Refusal> {
        let Some(rule) = edition.records.get(&record.record_type) else {
            return Ok(());
        };
        let scene = Scene::of_record(edition, self.situation, record, Some(person));
        let barring = rule.steps.iter().find(|step| {
            let fields: Vec<Actor> = step
                .not_by
                .iter()
                .filter(|who| matches!(who, Actor::Field(_)))
                .cloned()
                .collect();
            !fields.is_empty() && scene.is_among(person, &fields)
        });
        match barring {
            None => Ok(()),
            Some(step) => Err(Refusal {
                reasons: vec![crate::refusal::Reason {
                    kind: ReasonKind::ShutOut { could: Vec::new() },
                    article: edition.book.citation(&step.meta.source),
                }],
            }),
        }
    }
}
