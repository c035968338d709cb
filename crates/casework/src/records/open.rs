//! Opening a record: its number, its owner, its first message, and what follows.

use handbook::event::EventName;
use handbook::rule::{GateBefore, NumberPart, Record as RecordRule};
use handbook::{Edition, Id};

use super::entries::{Entering, check_long_text};
use crate::actors::Scene;
use crate::command::Open;
use crate::event::Doer;
use crate::facts::Happening;
use crate::follow::Happened;
use crate::gates;
use crate::ids::{ClientId, EventId, PersonId, RecordId};
use crate::payload::{Fields, Message, Number, Payload, RecordOpened};
use crate::people::Side;
use crate::refusal::{Reason, ReasonKind, Refusal};
use crate::secret::{KeyOwner, Secret};
use crate::turn::{About, Turn, rule_ref};

impl Turn<'_, '_> {
    /// Opens a record that somebody asked for.
    pub(crate) fn open(&mut self, open: &Open) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let unknown = || {
            Refusal::because(ReasonKind::UnknownName {
                word: open.record_type.to_string(),
            })
        };
        let rule = edition.records.get(&open.record_type).ok_or_else(unknown)?;
        if let (Some(person), Some(of)) = (self.actor, open.on_behalf_of)
            && person != of
        {
            self.by = Doer::For { person, of };
        }
        self.check_client(rule, open)?;
        let mut reasons = self.may_open(&edition, rule, open);
        let entering = Entering {
            edition: &edition,
            situation: self.situation,
            key: self.key_for(open.client),
            article: edition.book.citation(&rule.meta.source),
        };
        let fields = entering.check(rule.fields.iter(), &open.fields, &mut reasons);
        if !reasons.is_empty() {
            return Err(Refusal { reasons });
        }
        if let Some(text) = &open.message {
            check_long_text(text)?;
        }
        let (record, event) = self.open_record(&edition, rule, open.client, None, fields)?;
        self.set_record(record);
        let words = self.first_message(open, record)?;
        self.follow_opening(rule, record, event)?;
        self.follow_first_message(words, record)
    }

    /// Opens a record as the child of another, as a consequence.
    pub(crate) fn open_child_record(
        &mut self,
        rule: &RecordRule,
        client: Option<ClientId>,
        parent: Option<RecordId>,
        fields: Fields,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let (record, event) = self.open_record(&edition, rule, client, parent, fields)?;
        self.follow_opening(rule, record, event)
    }

    /// Whose key seals texts about a client; without one, the actor's own.
    pub(crate) fn key_for(&self, client: Option<ClientId>) -> KeyOwner {
        match (client, self.actor) {
            (Some(client), _) => KeyOwner::Client(client),
            (None, Some(actor)) => KeyOwner::Person(actor),
            // Nobody in particular: the company's first person answers for it.
            (None, None) => KeyOwner::Person(PersonId::from_u128(0)),
        }
    }

    fn check_client(&self, rule: &RecordRule, open: &Open) -> Result<(), Refusal> {
        let known = open
            .client
            .is_none_or(|client| self.situation.clients.contains_key(&client));
        let own = match self
            .actor
            .and_then(|actor| self.situation.directory.people.get(&actor))
            .map(|person| person.side)
        {
            Some(Side::Client(client)) => open.client == Some(client),
            _ => true,
        };
        // Staff enter it for a contact of that very client; a contact speaks for nobody else.
        let by_contact = own && self.actor.is_some_and(|actor| self.is_contact(actor));
        let spoken = open.on_behalf_of.is_none_or(|contact| {
            let side = self
                .situation
                .directory
                .active(contact)
                .map(|person| person.side);
            let of_client = open
                .client
                .is_some_and(|client| side == Some(Side::Client(client)));
            of_client && (!by_contact || self.actor == Some(contact))
        });
        if !known || !own || !spoken {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        if rule.of_client && open.client.is_none() {
            let field = Id::new("client");
            let name = handbook::Label::default();
            return Err(Refusal::because(ReasonKind::Missing { field, name }));
        }
        Ok(())
    }

    fn is_contact(&self, person: PersonId) -> bool {
        let person = self.situation.directory.people.get(&person);
        person.is_some_and(|person| matches!(person.side, Side::Client(_)))
    }

    fn may_open(&self, edition: &Edition, rule: &RecordRule, open: &Open) -> Vec<Reason> {
        let client = open
            .client
            .and_then(|client| self.situation.clients.get(&client));
        let scene = Scene {
            edition,
            situation: self.situation,
            record: None,
            client,
            actor: self.actor,
            debtor: None,
        };
        let mut reasons = gates::closed(
            &Happening::plain(scene),
            &GateBefore::Open(rule.meta.id.clone()),
        );
        let article = edition.book.citation(&rule.meta.source);
        if let Some(actor) = self.actor {
            let side = self
                .situation
                .directory
                .people
                .get(&actor)
                .map(|person| person.side);
            let allowed = match side {
                Some(Side::Client(_)) => rule.portal,
                _ => scene.is_among(actor, &rule.opened_by),
            };
            if !allowed {
                let could = rule
                    .opened_by
                    .iter()
                    .flat_map(|who| scene.people(who))
                    .collect();
                reasons.push(Reason {
                    kind: ReasonKind::NotYours { could },
                    article,
                });
            }
        }
        reasons
    }

    fn open_record(
        &mut self,
        edition: &Edition,
        rule: &RecordRule,
        client: Option<ClientId>,
        parent: Option<RecordId>,
        fields: Fields,
    ) -> Result<(RecordId, EventId), Refusal> {
        let receiving = self.receiving(edition, rule, client)?;
        let number = self.number(rule)?;
        let state = rule
            .first_state()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))?
            .id
            .clone();
        let record: RecordId = self.id();
        let opened = RecordOpened {
            record,
            record_type: rule.meta.id.clone(),
            number,
            state,
            owner: receiving.owner,
            queue: receiving.queue,
            first_receiver: receiving.first_receiver,
            parent,
            fields,
        };
        let rule = rule_ref(edition, "record", rule.meta.id.as_str(), &rule.meta.source);
        let about = About {
            record: Some(record),
            client,
            rule: Some(rule),
        };
        let event = self.emit(about, Payload::RecordOpened(Box::new(opened)));
        Ok((record, event))
    }

    fn follow_opening(
        &mut self,
        rule: &RecordRule,
        record: RecordId,
        event: EventId,
    ) -> Result<(), Refusal> {
        let row = self.record(record)?;
        let (client, state) = (row.client, row.state.clone());
        let names = vec![
            EventName::Opened(rule.meta.id.clone()),
            EventName::Enters {
                record: rule.meta.id.clone(),
                state,
            },
        ];
        self.follow(&Happened::new(names, event, Some(record), client))
    }

    /// The next number of a type, in the org's year.
    fn number(&self, rule: &RecordRule) -> Result<Option<Number>, Refusal> {
        if rule.number.is_empty() {
            return Ok(None);
        }
        let org = self
            .situation
            .org
            .as_ref()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))?;
        let today = org.zone.date_of(self.situation.now);
        // Without the year in it, a number must never begin anew.
        let yearly = rule.number.contains(&NumberPart::Year);
        let year = if yearly { today.year() } else { 0 };
        let key = (rule.meta.id.clone(), year);
        let serial = self
            .situation
            .serials
            .get(&key)
            .copied()
            .unwrap_or_default()
            + 1;
        let text = rule
            .number
            .iter()
            .map(|part| match part {
                NumberPart::Text(text) => text.clone(),
                NumberPart::Year => format!("{:04}", today.year()),
                NumberPart::Month => format!("{:02}", today.month()),
                NumberPart::Serial { digits } => {
                    format!("{serial:0width$}", width = *digits as usize)
                }
            })
            .collect();
        Ok(Some(Number { text, year, serial }))
    }

    /// The message that a record comes with opens its conversation.
    fn first_message(&mut self, open: &Open, record: RecordId) -> Result<Option<EventId>, Refusal> {
        let text = open.message.as_deref().unwrap_or_default();
        if text.trim().is_empty() && open.files.is_empty() {
            return Ok(None);
        }
        let message = Message {
            message: self.id(),
            text: Secret::new(self.key_for(open.client), text),
            urgent: false,
            files: self.attachments(open.client, &open.files)?,
        };
        let about = self.about(record, None);
        Ok(Some(self.emit(about, Payload::MessageReceived(message))))
    }

    /// What a record says of itself is answered by what its opening promised. Where that is nothing, its words wait
    /// for an answer like any other message.
    fn follow_first_message(
        &mut self,
        words: Option<EventId>,
        record: RecordId,
    ) -> Result<(), Refusal> {
        let promised = self
            .situation
            .promises
            .values()
            .any(|promise| promise.record == Some(record));
        let Some(event) = words.filter(|_| !promised) else {
            return Ok(());
        };
        let client = self.record(record)?.client;
        let names = vec![EventName::MessageReceived];
        self.follow(&Happened::new(names, event, Some(record), client))
    }
}
