//! The company is founded, its handbook published, and the cast taken on, by commands like any.

use casework::command::NewPerson;
use casework::event::{Doer, Payload};
use casework::ids::{ClientId, PersonId};
use casework::people::{RoleFor, Side as PersonSide};
use casework::{Act, Command};
use handbook::rule::{RoleScope, Side, Subject};
use handbook::{Edition, Id, SourceText};
use store::{Committed, PublishError, SubmitError};
use worktime::{Instant, Zone};

use super::cast::{Cast, ClientEntry, ContactEntry, PersonEntry, SignInEntry};
use super::chance::Share;
use super::fault::DemoFault;
use super::shifts::{Habit, Season};
use super::speech;
use super::stage::{House, Member, Stage};
use crate::error::AppError;
use crate::simulation::Desk;

/// The first day of a company.
pub(super) struct Casting<'a, D> {
    pub(super) desk: &'a mut D,
    pub(super) cast: &'a Cast,
    pub(super) edition: &'a Edition,
    pub(super) sources: &'a [SourceText],
    pub(super) season: &'a Season<'a>,
    pub(super) now: Instant,
}

impl<'a, D: Desk> Casting<'a, D> {
    /// Takes everybody on.
    pub(super) fn run(&mut self, zone: &Zone) -> Result<Stage, DemoFault> {
        let mut stage = Stage::default();
        let first = self.first_person().ok_or(AppError::NotFound)?;
        let act = Act::Found {
            name: self.cast.org.clone(),
            zone: zone.name().to_owned(),
            admin: self.staff(first),
        };
        let founded = self.submit(Doer::System, act)?;
        let admin = person_of(&founded)?;
        let by = Doer::Person(admin);
        self.desk
            .publish(self.sources, by.clone(), self.now)
            .map_err(unpublished)?;
        let cast = self.cast;
        for entry in &cast.person {
            let person = if entry.id == first.id {
                admin
            } else {
                person_of(&self.submit(by.clone(), Act::AddPerson(self.staff(entry)))?)?
            };
            self.grant_own_roles(&by, person, entry)?;
            stage.members.push(self.member(person, entry));
        }
        for entry in &cast.client {
            self.client(&by, &mut stage, entry)?;
        }
        Ok(stage)
    }

    /// Whoever the book lets edit people, else the first of the cast.
    fn first_person(&self) -> Option<&'a PersonEntry> {
        let grants = self
            .edition
            .grants
            .values()
            .filter(|grant| grant.edit.contains(&Subject::People));
        let roles: Vec<&Id> = grants.flat_map(|grant| &grant.by).collect();
        let cast = self.cast;
        let may = |person: &&PersonEntry| {
            person
                .roles
                .iter()
                .any(|role| roles.iter().any(|known| **known == **role))
        };
        cast.person.iter().find(may).or(cast.person.first())
    }

    fn staff(&self, entry: &PersonEntry) -> NewPerson {
        NewPerson {
            name: entry.name.clone(),
            mail: entry.mail.clone(),
            salutation: None,
            side: PersonSide::Staff,
            department: entry.department.as_deref().map(Id::new),
            lang: self.edition.lang,
        }
    }

    fn grant_own_roles(
        &mut self,
        by: &Doer,
        person: PersonId,
        entry: &PersonEntry,
    ) -> Result<(), DemoFault> {
        for role in &entry.roles {
            let scope = match (
                self.edition
                    .roles
                    .get(role.as_str())
                    .map(|role| &role.scope),
                &entry.department,
            ) {
                // Given at each client.
                (Some(RoleScope::Client), _) => continue,
                (Some(RoleScope::Department), Some(department)) => {
                    RoleFor::Department(Id::new(department))
                }
                _ => RoleFor::Company,
            };
            self.grant(by, person, Id::new(role), scope)?;
        }
        Ok(())
    }

    fn grant(
        &mut self,
        by: &Doer,
        person: PersonId,
        role: Id,
        scope: RoleFor,
    ) -> Result<(), DemoFault> {
        self.submit(
            by.clone(),
            Act::GrantRole {
                person,
                role,
                scope,
            },
        )
        .map(drop)
    }

    fn member(&self, person: PersonId, entry: &PersonEntry) -> Member {
        let habit = Habit {
            hours: entry.hours.as_deref(),
            days: entry.days.as_deref(),
            away: &entry.away,
        };
        Member {
            key: entry.id.clone(),
            person,
            name: entry.name.clone(),
            salutation: entry.name.clone(),
            shifts: self.season.shifts(&habit),
            pace: entry.pace,
            client: None,
            roles: entry.roles.iter().map(|role| Id::new(role)).collect(),
            mail: entry.mail.clone(),
            sign_in: entry.sign_in.as_ref().map(SignInEntry::label),
        }
    }

    fn client(
        &mut self,
        by: &Doer,
        stage: &mut Stage,
        entry: &ClientEntry,
    ) -> Result<(), DemoFault> {
        let fields = entry
            .fields
            .iter()
            .filter_map(|(id, value)| Some((Id::new(id), speech::literal(value)?)))
            .collect();
        let tier = entry.tier.as_deref().map(Id::new);
        let added = self.submit(
            by.clone(),
            Act::AddClient {
                name: entry.name.clone(),
                tier,
                fields,
            },
        )?;
        let client = client_of(&added)?;
        let mut house = House {
            client,
            name: entry.name.clone(),
            weight: entry.weight,
            holders: Default::default(),
            contacts: Vec::new(),
        };
        for (role, holder) in &entry.roles {
            let position = stage.by_key(holder);
            if let Some((position, member)) =
                position.and_then(|at| Some((at, stage.members.get(at)?)))
            {
                self.grant(by, member.person, Id::new(role), RoleFor::Client(client))?;
                house.holders.insert(Id::new(role), position);
            }
        }
        for contact in &entry.contacts {
            house.contacts.push(stage.members.len());
            stage
                .members
                .push(self.contact(by, client, stage.houses.len(), contact)?);
        }
        stage.houses.push(house);
        Ok(())
    }

    /// A contact holds every role that the book has for the client's side.
    fn contact(
        &mut self,
        by: &Doer,
        client: ClientId,
        house: usize,
        entry: &ContactEntry,
    ) -> Result<Member, DemoFault> {
        let new = NewPerson {
            name: entry.name.clone(),
            mail: entry.mail.clone(),
            salutation: entry.salutation.clone(),
            side: PersonSide::Client(client),
            department: None,
            lang: self.edition.lang,
        };
        let person = person_of(&self.submit(by.clone(), Act::AddPerson(new))?)?;
        let edition = self.edition;
        let roles = edition
            .roles
            .values()
            .filter(|role| role.side == Side::Client && role.scope == RoleScope::Client);
        let roles: Vec<Id> = roles.map(|role| role.meta.id.clone()).collect();
        for role in &roles {
            self.grant(by, person, role.clone(), RoleFor::Client(client))?;
        }
        let habit = &self.cast.client_habit;
        let habit = Habit {
            hours: habit.hours.as_deref(),
            days: habit.days.as_deref(),
            away: &[],
        };
        Ok(Member {
            key: entry.id.clone(),
            person,
            name: entry.name.clone(),
            salutation: entry
                .salutation
                .clone()
                .unwrap_or_else(|| entry.name.clone()),
            shifts: self.season.shifts(&habit),
            pace: Share::WHOLE,
            client: Some(house),
            roles,
            mail: entry.mail.clone(),
            sign_in: entry.sign_in.as_ref().map(SignInEntry::label),
        })
    }

    fn submit(&mut self, by: Doer, act: Act) -> Result<Committed, DemoFault> {
        let command = Command {
            by,
            happened_at: None,
            act,
        };
        self.desk
            .submit(&command, self.now)
            .map_err(|error: SubmitError| DemoFault::Desk(error.into()))
    }
}

fn unpublished(error: PublishError) -> DemoFault {
    match error {
        PublishError::Problems(problems) => DemoFault::BadHandbook(problems.len()),
        PublishError::Submit(error) => DemoFault::Desk(error.into()),
    }
}

fn person_of(committed: &Committed) -> Result<PersonId, DemoFault> {
    let person = committed
        .events
        .iter()
        .find_map(|(_, event)| match &event.payload {
            Payload::PersonAdded { person, .. } => Some(*person),
            _ => None,
        });
    person.ok_or(DemoFault::Desk(AppError::NotFound))
}

fn client_of(committed: &Committed) -> Result<ClientId, DemoFault> {
    let client = committed
        .events
        .iter()
        .find_map(|(_, event)| match &event.payload {
            Payload::ClientAdded { client, .. } => Some(*client),
            _ => None,
        });
    client.ok_or(DemoFault::Desk(AppError::NotFound))
}
