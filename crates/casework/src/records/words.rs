//! Words on a record: messages to and from the client, and notes that the client doesn't see.

use handbook::event::EventName;
use handbook::rule::GateBefore;

use super::entries::{VALUES_MAX, check_line, check_long_text, check_time};
use crate::actors::Scene;
use crate::command::{UploadedFile, Words};
use crate::effect::EffectKind;
use crate::event::Doer;
use crate::facts::Happening;
use crate::follow::Happened;
use crate::gates;
use crate::ids::ClientId;
use crate::payload::{Attachment, Message, Payload};
use crate::people::Side;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::Secret;
use crate::turn::Turn;

impl Turn<'_, '_> {
    /// A person writes to the client: on a page and by mail.
    pub(crate) fn send(&mut self, words: &Words) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, words.record)?.clone();
        let scene = Scene::of_record(&edition, self.situation, &record, self.actor);
        if self
            .actor
            .is_some_and(|actor| scene.contacts().any(|contact| contact == actor))
        {
            // A contact's words are never the company's.
            return Err(Refusal::because(ReasonKind::NotYours {
                could: vec![record.owner],
            }));
        }
        let reasons = gates::closed(&Happening::plain(scene), &GateBefore::MessageSent);
        if !reasons.is_empty() {
            return Err(Refusal { reasons });
        }
        // The words go to those who may read them on the page, too.
        let contacts: Vec<_> = scene
            .contacts()
            .filter(|contact| self.read_scope(&edition, *contact).may_read(&record))
            .collect();
        self.take_by_words(&edition, &record)?;
        let message = self.message(words)?;
        let about = self.about(record.id, None);
        let event = self.emit(about, Payload::MessageSent(message));
        for to in contacts {
            let subject = record.number.clone().unwrap_or_default();
            let text = words.text.clone();
            self.effect(
                event,
                EffectKind::Mail {
                    to,
                    subject,
                    text,
                    record: Some(record.id),
                },
            );
        }
        self.follow(&Happened::new(
            vec![EventName::MessageSent],
            event,
            Some(record.id),
            record.client,
        ))
    }

    /// The client writes, or staff enter what the client said.
    pub(crate) fn receive(&mut self, words: &Words) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, words.record)?.clone();
        if let Some(contact) = self.spoken_by(&record) {
            let person = self.actor.unwrap_or(contact);
            self.by = if person == contact {
                Doer::Person(contact)
            } else {
                Doer::For {
                    person,
                    of: contact,
                }
            };
        }
        let message = self.message(words)?;
        let about = self.about(record.id, None);
        let event = self.emit(about, Payload::MessageReceived(message));
        let mut happened = Happened::new(
            vec![EventName::MessageReceived],
            event,
            Some(record.id),
            record.client,
        );
        happened.urgent = words.urgent;
        self.follow(&happened)
    }

    /// A note among colleagues.
    pub(crate) fn note(&mut self, words: &Words) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, words.record)?.id;
        let side = self
            .actor
            .and_then(|actor| self.situation.directory.people.get(&actor))
            .map(|person| person.side);
        if matches!(side, Some(Side::Client(_))) {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        let message = self.message(words)?;
        let about = self.about(record, None);
        self.emit(about, Payload::NoteAdded(message));
        Ok(())
    }

    /// Attachments whose bytes are stored already.
    pub(crate) fn attachments(
        &self,
        client: Option<ClientId>,
        files: &[UploadedFile],
    ) -> Result<Vec<Attachment>, Refusal> {
        if files.len() > VALUES_MAX {
            let limit = i64::try_from(VALUES_MAX).unwrap_or(i64::MAX);
            return Err(Refusal::because(ReasonKind::TooLong { limit }));
        }
        files
            .iter()
            .map(|file| {
                check_line(&file.name)?;
                Ok(Attachment {
                    file: file.file,
                    name: Secret::new(self.key_for(client), file.name.clone()),
                    media_type: file.media_type.clone(),
                    size_bytes: file.size_bytes,
                    hash: file.hash.clone(),
                })
            })
            .collect()
    }

    fn message(&mut self, words: &Words) -> Result<Message, Refusal> {
        if words.text.trim().is_empty() {
            return Err(Refusal::because(ReasonKind::Empty));
        }
        check_long_text(&words.text)?;
        let record = self.record(words.record)?;
        if record.is_discarded {
            return Err(Refusal::because(ReasonKind::Done));
        }
        check_time(self.happened_at, record.opened_at, self.situation.now)?;
        let client = record.client;
        Ok(Message {
            message: self.id(),
            text: Secret::new(self.key_for(client), words.text.clone()),
            urgent: words.urgent,
            files: self.attachments(client, &words.files)?,
        })
    }

    /// Whose words they are: the contact's who writes, else the contact who opened the record, else the first.
    fn spoken_by(&self, record: &super::Record) -> Option<crate::ids::PersonId> {
        let client = record.client?;
        let of_client = |person: crate::ids::PersonId| {
            let side = self
                .situation
                .directory
                .people
                .get(&person)
                .map(|person| person.side);
            side == Some(Side::Client(client))
        };
        let contacts = || {
            let mut people = self.situation.directory.people.values();
            people
                .find(|person| person.side == Side::Client(client))
                .map(|person| person.id)
        };
        self.actor
            .filter(|actor| of_client(*actor))
            .or_else(|| record.author.filter(|author| of_client(*author)))
            .or_else(contacts)
    }
}
