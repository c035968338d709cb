//! Acts about people and the company itself: founding, editions, joining, leaving, roles, clients.

use handbook::Id;
use worktime::Zone;

use super::{ADMIN, RoleFor, Side};
use crate::clients::Tier;
use crate::command::{Entries, NewPerson};
use crate::effect::{EffectKind, Notice};
use crate::follow::Happened;
use crate::ids::{ClientId, PersonId};
use crate::payload::Payload;
use crate::records::entries::{Entering, check_line};
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::{KeyOwner, Secret};
use crate::turn::{About, Turn};

impl Turn<'_, '_> {
    /// Founds the company with its first person.
    pub(crate) fn found(
        &mut self,
        name: &str,
        zone: &str,
        admin: &NewPerson,
    ) -> Result<(), Refusal> {
        check_line(name)?;
        if self.situation.org.is_some() {
            return Err(Refusal::because(ReasonKind::Taken));
        }
        if Zone::named(zone).is_none() {
            return Err(Refusal::because(ReasonKind::UnknownName {
                word: zone.to_owned(),
            }));
        }
        let founded = Payload::OrgFounded {
            name: name.to_owned(),
            zone: zone.to_owned(),
        };
        self.emit(About::default(), founded);
        let person = self.join(admin)?;
        let granted = Payload::RoleGranted {
            person,
            role: Id::new(ADMIN),
            scope: RoleFor::Company,
        };
        self.emit(About::default(), granted);
        Ok(())
    }

    /// Puts an edition into force. It was compiled and stored before.
    pub(crate) fn publish(&mut self, hash: &str) -> Result<(), Refusal> {
        self.need_people_right()?;
        let editions = &self.situation.editions;
        let before = editions.current.clone();
        let Some(edition) = editions.by_hash.get(hash).cloned() else {
            return Err(Refusal::because(ReasonKind::NotFound));
        };
        let mut published = (**editions).clone();
        published.current = Some(edition.clone());
        self.situation.editions = std::sync::Arc::new(published);
        let payload = Payload::EditionPublished {
            hash: hash.to_owned(),
            title: edition.title.clone(),
            version: edition.version.clone(),
        };
        self.emit(About::default(), payload);
        self.start_duties(before.as_deref())
    }

    /// Adds a person and invites them.
    pub(crate) fn add_person(&mut self, new: &NewPerson) -> Result<(), Refusal> {
        self.need_people_right()?;
        let person = self.join(new)?;
        let event = self.last_event();
        self.effect(
            event,
            EffectKind::Notice {
                to: person,
                about: Notice::Invited,
            },
        );
        Ok(())
    }

    fn join(&mut self, new: &NewPerson) -> Result<PersonId, Refusal> {
        check_line(&new.name)?;
        check_line(&new.mail)?;
        if let Some(salutation) = &new.salutation {
            check_line(salutation)?;
        }
        let mail = new.mail.trim().to_lowercase();
        if !mail.contains('@') {
            return Err(Refusal::because(ReasonKind::UnknownName { word: mail }));
        }
        let taken = self
            .situation
            .directory
            .people
            .values()
            .any(|person| person.mail.text() == Some(&mail));
        if taken {
            return Err(Refusal::because(ReasonKind::Taken));
        }
        let edition = self.situation.editions.current.as_deref();
        if let Some((department, edition)) = new.department.as_ref().zip(edition)
            && !edition.departments.contains_key(department)
        {
            return Err(unknown(department));
        }
        let client = match new.side {
            Side::Client(client) => Some(client),
            Side::Staff => None,
        };
        let person: PersonId = self.id();
        let key = KeyOwner::Person(person);
        let payload = Payload::PersonAdded {
            person,
            name: Secret::new(key, new.name.trim()),
            mail: Secret::new(key, mail),
            salutation: new
                .salutation
                .as_ref()
                .map(|salutation| Secret::new(key, salutation.clone())),
            side: new.side,
            department: new.department.clone(),
            lang: new.lang,
        };
        self.emit(
            About {
                client,
                ..About::default()
            },
            payload,
        );
        Ok(person)
    }

    /// A person leaves: they can't sign in or act any more.
    pub(crate) fn deactivate(&mut self, person: PersonId) -> Result<(), Refusal> {
        self.need_people_right()?;
        self.known(person)?;
        let admin = Id::new(ADMIN);
        let holders: Vec<_> = self
            .situation
            .directory
            .holders_of(&admin, &RoleFor::Company)
            .collect();
        if holders == [person] {
            return Err(Refusal::because(ReasonKind::LastHolder { role: admin }));
        }
        self.emit(About::default(), Payload::PersonDeactivated { person });
        self.hand_on(person)?;
        self.owe_again_after(person)
    }

    /// A person comes back.
    pub(crate) fn reactivate(&mut self, person: PersonId) -> Result<(), Refusal> {
        self.need_people_right()?;
        self.known(person)?;
        self.emit(About::default(), Payload::PersonReactivated { person });
        Ok(())
    }

    /// Adds a client.
    pub(crate) fn add_client(
        &mut self,
        name: &str,
        tier: Option<&Tier>,
        fields: &Entries,
    ) -> Result<(), Refusal> {
        check_line(name)?;
        let edition = self.edition()?;
        if self
            .actor
            .is_some_and(|actor| !self.read_scope(&edition, actor).edit_clients)
        {
            return Err(Refusal::because(ReasonKind::NotYours { could: Vec::new() }));
        }
        let tiers = edition.lists.get("tiers");
        if let Some((tier, tiers)) = tier.zip(tiers)
            && !tiers.rows.iter().any(|row| row.id == *tier)
        {
            return Err(unknown(tier));
        }
        let client: ClientId = self.id();
        let key = KeyOwner::Client(client);
        let mut reasons = Vec::new();
        let entering = Entering {
            edition: &edition,
            situation: self.situation,
            key,
            article: String::new(),
        };
        let declared = edition
            .records
            .get("client")
            .map(|rule| rule.fields.as_slice())
            .unwrap_or_default();
        let fields = entering.check(declared.iter(), fields, &mut reasons);
        if !reasons.is_empty() {
            return Err(Refusal { reasons });
        }
        let about = About {
            client: Some(client),
            ..About::default()
        };
        let name = Secret::new(key, name.trim());
        let event = self.emit(
            about,
            Payload::ClientAdded {
                client,
                name,
                tier: tier.cloned(),
                fields,
            },
        );
        let names = vec![handbook::event::EventName::ClientAdded];
        self.follow(&Happened::new(names, event, None, Some(client)))
    }

    /// People and editions are the business of whoever the book or the founding lets edit people.
    pub(super) fn need_people_right(&self) -> Result<(), Refusal> {
        let Some(actor) = self.actor else {
            return Ok(());
        };
        let admin = Id::new(ADMIN);
        let is_admin = self
            .situation
            .directory
            .holders_anywhere(&admin)
            .any(|holder| holder == actor);
        let granted = self
            .situation
            .editions
            .current
            .as_ref()
            .is_some_and(|edition| self.read_scope(edition, actor).edit_people);
        if is_admin || granted {
            return Ok(());
        }
        let could = self.situation.directory.holders_anywhere(&admin).collect();
        Err(Refusal::because(ReasonKind::NotYours { could }))
    }

    pub(super) fn known(&self, person: PersonId) -> Result<(), Refusal> {
        let known = self.situation.directory.people.contains_key(&person);
        if known {
            Ok(())
        } else {
            Err(Refusal::because(ReasonKind::NotFound))
        }
    }
}

fn unknown(id: &Id) -> Refusal {
    Refusal::because(ReasonKind::UnknownName {
        word: id.to_string(),
    })
}
